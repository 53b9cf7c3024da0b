import { findForms } from "../../excel/read-forms";
import { findWritten, readClaimArea, readWritten, writtenKey, type WrittenPlace } from "../../excel/read-written";
import { readSetting, writeSetting } from "../../excel/workbook-settings";
import { findingsRows } from "../../checks/findings-rows";
import { findingsTablePlan, removeFindings } from "../../plans/findings-table";
import { inversePlan } from "../../plans/inverse";
import type { Operation, Plan } from "../../plans/operations";
import { removeStatus, statusAgainPlan, statusColumnPlan } from "../../plans/status-column";
import { removeReport } from "../../plans/report";
import {
  changedCells,
  knownTextsInSteps,
  rowText,
  savedTexts,
  type ChangedCell,
  type KnownTexts,
  type Written,
} from "../../plans/written";
import { runInSlices } from "../../values/slices";
import type { Pane } from "./pane-api";
import type { CheckedSheet } from "./state";
import { statusInSteps } from "./status-by-row";

/** What became of writing to the sheet, or of taking away what was written. */
export type WriteOutcome =
  /** `sheet`: where something is now; "" where it was taken away. */
  | { readonly kind: "done"; readonly sheet: string; readonly undo: () => Promise<boolean> }
  /** Somebody changed what was written: it is not touched unless somebody says so. */
  | { readonly kind: "changed"; readonly cells: readonly ChangedCell[] }
  /** The workbook is not as it was: a notice says where. */
  | { readonly kind: "refused" };

const REFUSED: WriteOutcome = { kind: "refused" };
const UNSTOPPED = { signal: new AbortController().signal, onProgress: () => undefined };

/** What was written to the workbook, wherever it stands now. */
export const lookAtWritten = findWritten;

/** Worksheets that stay whatever is removed: somebody's answers are not the add-in's to take away. */
export const lookAtKept = findForms;

/**
 * Writes the status of each row beside the claims; an earlier one of the sheet says the new one where it stands.
 * @param over also where somebody changed what was written
 */
export async function writeStatus(pane: Pane, checked: CheckedSheet, over = false): Promise<WriteOutcome> {
  const { sheet, ref, firstColumn } = checked;
  const texts = await runInSlices(statusInSteps(checked), { pace: pane.parts.pace, ...UNSTOPPED });
  if (!texts) return REFUSED;
  const place = (await findWritten()).find(({ kind, sheetId }) => kind === "status" && sheetId === ref.id);
  const before = place && (await readWritten(place));
  if (before?.kind === "status") {
    const cells = changedCells(before);
    if (cells.length > 0 && !over) return { kind: "changed", cells };
    const plan = statusAgainPlan(before, texts);
    if (!(await pane.apply(plan, "save"))) return REFUSED;
    await remember(pane, before.name, [before.header, ...texts], before.known, before.widthBefore);
    return done(pane, before.cell.sheet, [plan]);
  }
  const { names } = await pane.parts.host.readWorkbookState();
  const [first] = [...sheet.columns.values()].flat();
  const rows = { headers: sheet.headerRow, last: sheet.headerRow + texts.length };
  const area = await readClaimArea(ref.id, rows, firstColumn + (first?.index ?? 0));
  const plan = statusColumnPlan({ ...area, row: sheet.headerRow - 1 }, texts, names);
  if (!(await pane.apply(plan, "save"))) return REFUSED;
  await remember(pane, nameIn(plan), [...headersIn(plan), ...texts], null, area.width);
  return done(pane, area.sheet, [plan]);
}

/** Writes the findings as a table on a sheet of its own; an earlier one gives way. */
export async function writeFindings(pane: Pane, checked: CheckedSheet, over = false): Promise<WriteOutcome> {
  const rows = findingsRows(checked);
  const earlier = await allWritten("findings");
  const cells = earlier.flatMap(changedCells);
  if (cells.length > 0 && !over) return { kind: "changed", cells };
  const away: Plan = { title: "Remove the earlier findings", operations: earlier.flatMap(removal) };
  const gone = away.operations.length > 0;
  if (gone && !(await pane.apply(away, "save"))) return REFUSED;
  let plan: Plan | null = null;
  try {
    const next = findingsTablePlan(rows, await pane.parts.host.readWorkbookState());
    if (await pane.apply(next, "save")) plan = next;
  } finally {
    // The earlier table gave way for nothing.
    if (!plan && gone) await pane.apply(inversePlan(away), "undo");
  }
  if (!plan) return REFUSED;
  const known = earlier[0]?.known ?? null;
  await remember(pane, nameIn(plan), [...headersIn(plan), ...rows.map(rowText)], known, null);
  const [sheet] = plan.operations.flatMap((each) => (each.kind === "addSheet" ? [each.sheet] : []));
  return done(pane, sheet ?? "", gone ? [away, plan] : [plan]);
}

/**
 * Takes away all that was written: columns of status with their formats, tables of findings with their sheets, and sheets to be read, such as
 * the record; nothing of it stays in the workbook.
 */
export async function removeAllWritten(pane: Pane, over = false): Promise<WriteOutcome> {
  const written = await allWritten();
  const cells = written.flatMap(changedCells);
  if (cells.length > 0 && !over) return { kind: "changed", cells };
  const plan: Plan = { title: "Remove what was written", operations: written.flatMap(removal) };
  if (plan.operations.length === 0 || !(await pane.apply(plan, "undo"))) return REFUSED;
  const keys = written.map(({ name }) => writtenKey(name));
  const settings = await Promise.all(keys.map(async (key) => ({ key, value: await readSetting(key) })));
  for (const key of keys) await writeSetting(key, null);
  const { undo, ...outcome } = done(pane, "", [plan]);
  return {
    ...outcome,
    async undo() {
      if (!(await undo())) return false;
      for (const { key, value } of settings) if (typeof value === "string") await writeSetting(key, value);
      return true;
    },
  };
}

async function allWritten(kind?: Written["kind"]): Promise<Written[]> {
  const places = (await findWritten()).filter((place) => kind === undefined || place.kind === kind);
  const written: Written[] = [];
  for (const place of places) {
    const read = await readWritten(place);
    if (read) written.push(read);
  }
  return written;
}

function removal(written: Written): Operation[] {
  switch (written.kind) {
    case "status":
      return removeStatus(written);
    case "findings":
      return removeFindings(written);
    case "report":
      return removeReport(written);
  }
}

/** The last plan is taken back first. */
function done(pane: Pane, sheet: string, plans: readonly Plan[]): Extract<WriteOutcome, { kind: "done" }> {
  return {
    kind: "done",
    sheet,
    async undo() {
      for (const plan of [...plans].reverse()) if (!(await pane.apply(inversePlan(plan), "undo"))) return false;
      return true;
    },
  };
}

/** Keeps by what the texts are known, in the workbook. */
async function remember(
  { parts }: Pane,
  name: string,
  texts: Iterable<string>,
  before: KnownTexts | null,
  width: number | null,
): Promise<void> {
  const known = await runInSlices(knownTextsInSteps(texts, before), { pace: parts.pace, ...UNSTOPPED });
  if (known) await writeSetting(writtenKey(name), savedTexts(known, { width }));
}

function nameIn({ operations }: Plan): string {
  const [name = ""] = operations.flatMap((each) => (each.kind === "addName" ? [each.name] : []));
  return name;
}

/** The headers that a plan writes, as they are known. */
function headersIn({ operations }: Plan): string[] {
  return operations.flatMap((each) => {
    if (each.kind === "addTable") return [rowText(each.columns.map(({ header }) => header))];
    if (each.kind === "addTableColumns") return each.columns.map(({ header }) => header);
    return each.kind === "setTexts" ? [String(each.values[0]?.[0] ?? "")] : [];
  });
}

export type { WrittenPlace };
