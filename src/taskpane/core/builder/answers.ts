import { callFunction, type CellAnswer } from "../../../excel/page-functions";
import type { SheetColumns } from "../../../excel/read-columns";
import type { Matrix } from "../../../matrix/matrix";
import { argumentValues, type Sources } from "./formula";
import type { Question } from "./questions";

/** Rows that a preview shows. */
export const PREVIEW_ROWS = 5;

/** An answer of the preview, with the row of the sheet (1-based) that it stands in. */
export interface PreviewRow {
  readonly row: number;
  readonly answer: CellAnswer;
}

export interface AnswerPreview {
  readonly rows: readonly PreviewRow[];
  /** Rows that were asked about together; more stand below them where `isAll` is false. */
  readonly asked: number;
  readonly isAll: boolean;
}

/**
 * What the formula will answer in the first rows: the function is called as the formula calls it. What asks of all rows together is
 * asked of as many as were read.
 */
export async function previewAnswers(
  question: Question,
  columns: SheetColumns,
  sources: Sources,
  { revision }: Pick<Matrix, "revision">,
): Promise<AnswerPreview> {
  const rows = question.asks === "lines" ? columns.first : columns.first.slice(0, PREVIEW_ROWS);
  const args = argumentValues(question, columns, sources, rows);
  const answers = await callFunction(question.name, [`Matrix ${revision}`, ...args]);
  const failed = answers.length === 1 ? answers[0]?.[0] : undefined;
  const shown = rows.slice(0, PREVIEW_ROWS).flatMap((_, i): PreviewRow[] => {
    // A function that fails as a whole fails in one cell; a question without columns has one answer for all rows.
    const answer = answers[i]?.[0] ?? failed;
    return answer ? [{ row: columns.area.row + 2 + i, answer }] : [];
  });
  return { rows: shown, asked: rows.length, isAll: columns.area.rows - 1 === rows.length };
}
