import type { Finding } from "../../checks/finding";
import type { CheckId } from "../../checks/ids";
import { isVisitCode } from "../../codes/families";
import { readRows } from "../../excel/read-rows";
import { fixListSheet } from "../../plans/fix-list";
import { fixPlan, rowsOfFixes, unfixableWhy, type FixDraft, type Fixing } from "../../plans/fixes";
import { inversePlan } from "../../plans/inverse";
import type { Plan } from "../../plans/operations";
import { isoOf } from "../../values/day";
import { FIX_WORDS } from "../words-fixes";
import { rememberedName, stamp } from "./desk-log";
import type { Pane } from "./pane";
import { refreshRows } from "./refresh";
import { visibleFindings } from "./select";
import type { CheckedSheet, LoggedFix } from "./state";
import { writePlan } from "./write-plan";
import { removeReportSheet, writeReport } from "./write-report";

export { refreshEdited } from "./refresh";
export { readSelectedRows } from "../../excel/read-rows";

export type FindingFixes = FixDraft<Finding>;

/** A kind of finding that can be fixed in the sheet, with its findings. */
export interface FixKind {
  readonly check: CheckId;
  readonly name: string;
  readonly findings: readonly Finding[];
}

const kindsOfSheets = new WeakMap<CheckedSheet, readonly FixKind[]>();

/** Why the fix of a finding is not offered; `null` where it is, or where the record decides. */
export function notOffered(checked: CheckedSheet, { fix }: Finding): string | null {
  return unfixableWhy(fix?.changes ?? [], checked.sheet);
}

/** What can be fixed in the sheet without the record: the checks say what to change, and the sheet has the columns. The most first. */
export function safeFixes(checked: CheckedSheet): readonly FixKind[] {
  let kinds = kindsOfSheets.get(checked);
  if (!kinds) {
    const found = new Map<CheckId, Finding[]>();
    for (const finding of checked.result.findings) {
      const { fix } = finding;
      if (!fix || fix.doubtful || fix.changes.length === 0 || notOffered(checked, finding) !== null) continue;
      const own = found.get(finding.check);
      if (own) own.push(finding);
      else found.set(finding.check, [finding]);
    }
    kinds = [...found]
      .map(([check, findings]) => ({ check, name: findings[0]?.name ?? "", findings }))
      .sort((a, b) => b.findings.length - a.findings.length);
    kindsOfSheets.set(checked, kinds);
  }
  return kinds;
}

/** What fixing findings writes, by the cells as they stand now. Nothing is changed. */
export async function draftFixes(checked: CheckedSheet, findings: readonly Finding[]): Promise<FindingFixes> {
  const { ref, sheet, firstColumn, columnCount: columns } = checked;
  const fixes = findings.flatMap((of): Fixing<Finding>[] =>
    of.fix ? [{ of, lines: of.lines, changes: of.fix.changes }] : [],
  );
  const rows = rowsOfFixes(fixes, sheet);
  if (rows.length === 0) return { plan: null, fixed: [], unfixed: [], waiting: [], isFiltered: false };
  const now = await readRows({ sheetId: ref.id, rows, firstColumn, columns });
  return fixPlan(fixes, { sheet, firstColumn, isVisit: isVisitCode }, now);
}

let batches = 0;

/**
 * Writes fixes after the cells were compared, notes them, and checks again what was touched. The notice offers Undo; a finding that is open
 * gives way to the next one that is left.
 * @returns false where nothing was written: a notice says why
 */
export async function applyFixes(pane: Pane, { plan, fixed }: FindingFixes): Promise<boolean> {
  const { store, parts } = pane;
  const { checked } = store.state().check;
  if (!checked || !plan || !(await write(pane, plan, "save"))) return false;
  const next = nextAfter(pane);
  const batch = ++batches;
  const rows = fixed.flatMap(({ fields }) => fields.map(({ row }) => row));
  const { who, when } = stamp(rememberedName(), parts.clock());
  const fixes = fixed.flatMap(({ of, fields }) =>
    fields.map(({ line, what, old, new: to }): LoggedFix => {
      const { check, name } = of;
      return { sheetId: checked.ref.id, batch, check, name, what: FIX_WORDS.what(line, what), old, new: to, who, when };
    }),
  );
  store.dispatch({ type: "fixes logged", fixes });
  store.dispatch({ type: "fixes opened", fixing: null });
  await refreshRows(pane, rows);
  await openNext(pane, next);
  const left = store.state().check.checked?.result.findings.length ?? 0;
  const text = FIX_WORDS.done(fixed.length, left);
  store.dispatch({
    type: "noticed",
    notice: { kind: "success", text, undo: () => undoFixes(pane, { plan, rows, batch, count: fixed.length }) },
  });
  return true;
}

interface Written {
  readonly plan: Plan;
  readonly rows: readonly number[];
  readonly batch: number;
  readonly count: number;
}

async function undoFixes(pane: Pane, { plan, rows, batch, count }: Written): Promise<void> {
  const { dispatch } = pane.store;
  if (!(await write(pane, inversePlan(plan), "undo"))) return;
  dispatch({ type: "fixes taken back", batch });
  await refreshRows(pane, rows);
  dispatch({ type: "noticed", notice: { kind: "success", text: FIX_WORDS.undone(count) } });
}

/** What was said before is about other fixes. */
function write(pane: Pane, plan: Plan, doing: "save" | "undo"): Promise<boolean> {
  if (!pane.store.state().busy) pane.store.dispatch({ type: "noticed", notice: null });
  return writePlan(pane, plan, doing);
}

/** The findings behind the one that is open, as the list has them, and those before it; `null` where none is open. */
function nextAfter({ store }: Pane): readonly Finding[] | null {
  const { checked, opened, filter } = store.state().check;
  if (!checked || opened === null) return null;
  const all = visibleFindings(checked, filter);
  const at = all.indexOf(opened);
  return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at)).reverse()].flatMap(
    (position) => checked.result.findings[position] ?? [],
  );
}

async function openNext(pane: Pane, next: readonly Finding[] | null): Promise<void> {
  const { checked, filter } = pane.store.state().check;
  if (!checked) return;
  const shown = visibleFindings(checked, filter);
  if (next === null) {
    pane.store.dispatch({ type: "row active", finding: shown[0] ?? null });
    return;
  }
  const at = new Map(shown.map((position) => [keyOf(checked.result.findings[position]), position]));
  const found = next.map((finding) => at.get(keyOf(finding))).find((position) => position !== undefined);
  if (found === undefined) pane.store.dispatch({ type: "finding closed" });
  else await pane.openFinding(found);
}

const keyOf = (finding: Finding | undefined): string =>
  finding ? `${finding.check}\u0000${finding.lines[0]}\u0000${finding.message}` : "";

/** Adds a sheet with what was fixed in the checked sheet since the pane was opened. */
export async function writeFixList(pane: Pane): Promise<void> {
  const { store, parts } = pane;
  const { check, fixLog } = store.state();
  const { checked } = check;
  if (!checked) return;
  const own = fixLog.filter(({ sheetId }) => sheetId === checked.ref.id);
  await pane.attempt(async () => {
    const of = { day: isoOf(parts.today()), sheet: checked.ref.name };
    const apply = (plan: Plan, doing: "save" | "undo"): Promise<boolean> => write(pane, plan, doing);
    const made = await writeReport(pane, FIX_WORDS.listTitle, (taken) => fixListSheet(own, { ...of, taken }), apply);
    if (!made) return;
    const undo = async (): Promise<void> => void (await removeReportSheet(made, apply));
    store.dispatch({ type: "noticed", notice: { kind: "success", text: FIX_WORDS.listed(made.sheet), undo } });
  });
}
