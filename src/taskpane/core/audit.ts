import type { Audit, AuditOrigin } from "../../audits/audit";
import type { ReadAudit } from "../../audits/read-answers";
import type { SamplePlan } from "../../audits/sample";
import type { AuditScore } from "../../audits/score";
import { openWorkbook } from "../../excel/open-workbook";
import { findForms, readForm } from "../../excel/read-forms";
import type { SheetRef } from "../../excel/read-sheet";
import { formSheetPlan } from "../../plans/form-sheet";
import { inversePlan } from "../../plans/inverse";
import { reportSheet } from "../../plans/report";
import type { CellValue, Cells } from "../../values/cell";
import { isoOf } from "../../values/day";
import { runInSlices } from "../../values/slices";
import { AUDIT_WORDS } from "../words-audit";
import { base64Of } from "./hand-over";
import { jobsOf } from "./job";
import { loadAnswers } from "./load-answers";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";
import type { CheckedSheet } from "./state";
import { writeReport, removeReportSheet } from "./write-report";

/** A sample that was drawn of a checked sheet; `audit` is `null` where its population is empty. */
export interface DrawnAudit {
  readonly audit: Audit | null;
  /** Encounters that were drawn, and of how many. */
  readonly counts: { readonly drawn: number; readonly population: number };
  readonly checked: CheckedSheet;
}

/** The sample of a pane that is being drawn. */
export const auditOf = jobsOf<Pane, undefined, DrawnAudit>();

const sourceOf = ({ sheet, loaded }: CheckedSheet) => ({ lines: sheet.lines, payers: loaded.matrix.payers });
const originOf = ({ ref, loaded }: CheckedSheet): AuditOrigin => ({
  claims: ref.name,
  revision: loaded.matrix.revision,
});

const NOTHING_DRAWN = { drawn: 0, population: 0 };

/** Draws a sample, as the terminal does by the same words. */
export async function drawOf(pane: Pane, checked: CheckedSheet, plan: SamplePlan): Promise<void> {
  await auditOf(pane).start(async (onProgress, signal) => {
    const { drawAuditInSteps, drawnOf } = await loadAnswers();
    const steps = drawAuditInSteps(sourceOf(checked), plan);
    const done = await runInSlices(
      (function* () {
        const audit = yield* steps;
        return { audit, counts: audit ? drawnOf(audit.sample) : NOTHING_DRAWN };
      })(),
      { pace: pane.parts.pace, signal, onProgress },
    );
    return done && { ...done, checked };
  });
}

/** Adds the worksheet to the workbook. @returns its sheet and what takes it away; `null` where nothing was written: a notice says why */
export async function writeWorksheet(
  pane: Pane,
  audit: Audit,
  checked: CheckedSheet,
): Promise<{ readonly sheet: string; readonly undo: () => Promise<void> } | null> {
  const { auditWorksheet } = await loadAnswers();
  const form = auditWorksheet(audit, originOf(checked));
  const name = AUDIT_WORDS.sheetName(isoOf(pane.parts.today()));
  const state = await pane.parts.host.readWorkbookState();
  const { sheet, plan } = formSheetPlan(name, form, AUDIT_WORDS.planTitle, state);
  if (!(await pane.apply(plan, "save"))) return null;
  return { sheet, undo: takingBack(pane, () => pane.apply(inversePlan(plan), "undo")) };
}

/** Takes something back and says so; where it was refused, a notice says why already. */
const takingBack = (pane: Pane, work: () => Promise<boolean>) => async (): Promise<void> => {
  if (await work()) pane.store.dispatch({ type: "noticed", notice: { kind: "info", text: AUDIT_WORDS.undone } });
};

/** The worksheet as the bytes of an .xlsx file, and its name. */
export async function worksheetFile(
  pane: Pane,
  audit: Audit,
  checked: CheckedSheet,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [{ auditWorksheet }, { formBytes }] = await Promise.all([loadAnswers(), loadFiles()]);
  const bytes = await formBytes(auditWorksheet(audit, originOf(checked)), "Audit");
  return { name: `audit-${isoOf(pane.parts.today())}.xlsx`, bytes };
}

/** Opens the worksheet as a new workbook, which is saved from Excel like any other. */
export async function openWorksheet(pane: Pane, audit: Audit, checked: CheckedSheet): Promise<void> {
  await openWorkbook(base64Of((await worksheetFile(pane, audit, checked)).bytes));
}

/** Worksheets that stand in the workbook. */
export const worksheetsOf = findForms;

/** An answered worksheet, scored. */
export interface ScoredAudit {
  readonly read: ReadAudit;
  readonly score: AuditScore;
  /** What it came to, in rows of two cells. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly checked: CheckedSheet;
}

/** The answered worksheet of a pane that is being scored. A sheet that is none is refused in words. */
export const scoreJobOf = jobsOf<Pane, undefined, ScoredAudit>();

export const scoreSheet = (pane: Pane, checked: CheckedSheet, sheet: SheetRef): Promise<void> =>
  scoreJobOf(pane).start(async () => scored(pane, checked, sheet.name, await readForm(sheet)));

export const scoreFile = (pane: Pane, checked: CheckedSheet, file: File): Promise<void> =>
  scoreJobOf(pane).start(async () => {
    const { readFormFile } = await loadFiles();
    const bytes = new Uint8Array(await file.arrayBuffer());
    return scored(pane, checked, file.name, await readFormFile(bytes, file.name, ["Question", "Answer"]));
  });

async function scored(pane: Pane, checked: CheckedSheet, name: string, cells: Cells): Promise<ScoredAudit> {
  const { auditRows, readAudit, scoreOf } = await loadAnswers();
  const read = readAudit(cells, sourceOf(checked), checked.loaded.matrix.revision);
  if ("fault" in read) throw new UnreadWorksheet(AUDIT_WORDS.unread(name, read.fault));
  const { size } = read.sample.plan;
  const score = scoreOf(read.sample, read.questions, read, "confidence" in size ? size.confidence : 0.95);
  return { read, score, rows: auditRows(read.sample, score, pane.parts.today()), checked };
}

/** A sheet or file that is no worksheet, or of other claims: its message begins with its name, as it is written. */
class UnreadWorksheet extends Error {
  override readonly name = "UnusableFile";
}

/** Adds the record of an audit as a sheet. @returns what takes it away; `null` where nothing was written: a notice says why */
export async function writeAuditRecord(
  pane: Pane,
  { read, score, checked }: ScoredAudit,
): Promise<{ readonly sheet: string; readonly undo: () => Promise<void> } | null> {
  const { auditRecordCells } = await loadAnswers();
  const today = pane.parts.today();
  const cells = auditRecordCells(read, score, today, originOf(checked));
  const name = AUDIT_WORDS.recordName(isoOf(today));
  const made = await writeReport(
    pane,
    AUDIT_WORDS.recordTitle,
    (taken) => reportSheet(name, cells, 1, taken),
    pane.apply,
  );
  return made && { sheet: made.sheet, undo: takingBack(pane, () => removeReportSheet(made, pane.apply)) };
}
