import { isErrorCell, type CellValue, type Cells } from "../values/cell";
import type { CellArea, FreezeCells, Plan } from "./operations";

/** Formulas that stand together, as a workbook has them: one that spills with all that it spills into, or single ones of a column. */
export interface FormulaBlock {
  readonly area: CellArea;
  /** By cell; `null` where the formula of the first cell spills to. */
  readonly formulas: FreezeCells["formulas"];
  readonly values: Cells;
  /** Excel's number formats. */
  readonly formats: Cells;
}

/** Plans that answers take the place of the formulas that give them. */
export function freezePlan(blocks: readonly FormulaBlock[]): Plan {
  return {
    title: "Freeze answers to values",
    operations: blocks.map(({ area, formulas, values, formats }): FreezeCells => ({
      kind: "freezeCells",
      area,
      formulas,
      values,
      written: values.map((row, r) => row.map((value, c) => keptText(value, formats[r]?.[c]))),
      to: "values",
    })),
  };
}

/** Text that Excel would read as something else: as a number or a date, a formula, a truth value or an error. */
const READ_OTHERWISE = /\d|^[=+\-@'#]|^(true|false)$/i;

/**
 * A value as it is written so that it stays what it is. An error is kept as its text, for a value that is an error is none that
 * anybody could read the reason of.
 * @example keptText("=1+1", "General") //=> "'=1+1"
 * @example keptText(400, "General") //=> 400
 */
export function keptText(value: CellValue, format: CellValue): CellValue {
  if (typeof value !== "string" || format === "@") return value;
  return READ_OTHERWISE.test(value.trim()) ? `'${value}` : value;
}

/** How many answers are errors. */
export function errorsIn(blocks: readonly FormulaBlock[]): number {
  return blocks.reduce((sum, { values }) => sum + values.flat().filter(isErrorCell).length, 0);
}
