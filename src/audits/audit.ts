import type { ClaimLine } from "../claims/line";
import type { PayerBook } from "../matrix/payers";
import type { CellValue } from "../values/cell";
import type { FormSheet } from "../values/form-sheet";
import { contentHash } from "../values/hash";
import { atOnce, type Steps } from "../values/steps";
import { planRows } from "./plan-rows";
import { drawnOf, drawSample, populationInSteps, type Sample, type SamplePlan } from "./sample";
import { questionsOf, WORKSHEET_COLUMNS, worksheetRows, type Question } from "./worksheet";

/** A sample that was drawn, and what is asked of it. */
export interface Audit {
  readonly sample: Sample;
  readonly questions: readonly Question[];
}

/** What an audit is drawn of. */
export interface AuditSource {
  readonly lines: readonly ClaimLine[];
  readonly payers: Pick<PayerBook, "find">;
}

/**
 * Draws an audit: the same claims, plan and payers give the same, in the pane as in the terminal.
 * @returns `null` where the population has no encounter
 */
export function drawAudit(source: AuditSource, plan: SamplePlan): Audit | null {
  return atOnce(drawAuditInSteps(source, plan));
}

/** The same in steps. */
export function* drawAuditInSteps({ lines, payers }: AuditSource, plan: SamplePlan): Steps<Audit | null> {
  const population = yield* populationInSteps(lines, plan.population, payers);
  if (population.length === 0) return null;
  const sample = drawSample(population, plan, payers);
  yield;
  return { sample, questions: questionsOf(sample) };
}

/** The name of a sample: another one has another, whatever order it is in. */
export const sampleName = (questions: readonly Pick<Question, "code">[]): string =>
  contentHash([...new Set(questions.map(({ code }) => code))].sort().join(" "));

/** What a worksheet says of where it comes from. */
export interface AuditOrigin {
  /** The name of the claim sheet. */
  readonly claims: string;
  /** The revision of the matrix. */
  readonly revision: string;
}

/** The label of the row by which a worksheet tells its sample. */
export const SAMPLE_LABEL = "Sample";
export const MATRIX_LABEL = "Matrix";
export const CLAIMS_LABEL = "Claims";

/** Makes the worksheet of an audit: what was drawn, then a table of the questions with drop-downs for the answers. */
export function auditWorksheet({ sample, questions }: Audit, { claims, revision }: AuditOrigin): FormSheet {
  const { drawn, population } = drawnOf(sample);
  const head: (readonly CellValue[])[] = [
    ["Audit worksheet"],
    [CLAIMS_LABEL, claims],
    ...planRows(sample.plan),
    ["Drawn", `${drawn} of ${population} encounters`],
    [MATRIX_LABEL, revision],
    [SAMPLE_LABEL, sampleName(questions)],
    ["To answer", "Yes, No or NA, by the record. An encounter counts once all of its questions are answered."],
    [],
  ];
  return { head, columns: WORKSHEET_COLUMNS, rows: worksheetRows(questions) };
}
