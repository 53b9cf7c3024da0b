import { writtenKey } from "../../excel/read-written";
import { writeSetting } from "../../excel/workbook-settings";
import { inversePlan } from "../../plans/inverse";
import type { AddReportSheet, Plan } from "../../plans/operations";
import { lookOf, reportPlan } from "../../plans/report";
import { knownTexts, reportRowText, savedTexts } from "../../plans/written";
import type { Pane } from "./pane-api";

/** A sheet that was added, and what takes it away again. */
export interface WrittenSheet {
  readonly sheet: string;
  readonly plan: Plan;
}

/** How a plan is carried out. @returns false where it was not: a notice says why */
type Apply = (plan: Plan, doing: "save" | "undo") => Promise<boolean>;

/**
 * Adds a sheet to be read, so that it is found and taken away with everything else that was written, in another session too.
 * @param make the sheet; its argument are the names that are taken
 * @returns `null` where nothing was written: a notice says why
 */
export async function writeReport(
  { parts }: Pick<Pane, "parts">,
  title: string,
  make: (taken: readonly string[]) => AddReportSheet,
  apply: Apply,
): Promise<WrittenSheet | null> {
  const { sheets, names } = await parts.host.readWorkbookState();
  const made = make(sheets.map(({ name }) => name));
  const plan = reportPlan(title, made, names);
  if (!(await apply(plan, "save"))) return null;
  const known = knownTexts(made.cells.map(reportRowText), null);
  for (const key of keysOf(plan)) await writeSetting(key, savedTexts(known, { report: lookOf(made) }));
  return { sheet: made.sheet, plan };
}

/** Takes a sheet away again; one that somebody changed is refused. */
export async function removeReportSheet({ plan }: WrittenSheet, apply: Apply): Promise<boolean> {
  if (!(await apply(inversePlan(plan), "undo"))) return false;
  for (const key of keysOf(plan)) await writeSetting(key, null);
  return true;
}

const keysOf = ({ operations }: Plan): string[] =>
  operations.flatMap((each) => (each.kind === "addName" ? [writtenKey(each.name)] : []));
