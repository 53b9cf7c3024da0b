import { keptText } from "../plans/freeze";
import { placeText, type CellRun, type Operation, type SetColumnCells } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { holdsFormula, isBlank, textOf, type CellValue } from "../values/cell";
import { allOf, lookAt } from "./look-again";
import { writable } from "./plan-ranges";
import { readArea } from "./read-area";
import { CALL_BYTES, cellBytes, CELLS_PER_REQUEST, type Part } from "./request-size";

/** Runs that one request writes: each is a range of its own, and Excel is slow with many. */
const RUNS_PER_REQUEST = 500;

/** The parts of cells that stand apart in a column: so many runs as a request takes, a long run in several. */
export function columnCellParts({ sheet, column, runs }: SetColumnCells): Part[] {
  const parts: CellRun[][] = [];
  let [cells, count] = [Infinity, 0];
  for (const run of runs.flatMap(shorter)) {
    if (cells + run.values.length > CELLS_PER_REQUEST || count >= RUNS_PER_REQUEST) {
      parts.push([]);
      [cells, count] = [0, 0];
    }
    parts.at(-1)?.push(run);
    cells += run.values.length;
    count++;
  }
  return parts.map((own) => ({
    // A full part is a request of its own.
    cells: own.length >= RUNS_PER_REQUEST ? CELLS_PER_REQUEST : own.reduce((sum, { values }) => sum + values.length, 0),
    bytes: own.reduce((sum, run) => sum + runBytes(run), 0),
    look(context) {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      return allOf(
        own.map(({ row, expected, values }) =>
          lookAt(worksheet.getRangeByIndexes(row, column, expected.length, 1), {
            expected: expected.map((value) => [value]),
            written: values.map((value) => [value]),
          }),
        ),
      );
    },
    make(context) {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      for (const { row, values, formats } of own) {
        const range = worksheet.getRangeByIndexes(row, column, values.length, 1);
        if (formats) range.numberFormat = formats.values.map((format) => [format]);
        range.values = writable(values.map((value, i) => [written(value, formats?.values[i])]));
      }
    },
  }));
}

function runBytes({ values, formats }: CellRun): number {
  const cells = [...values, ...(formats?.values ?? [])];
  return CALL_BYTES * (formats ? 3 : 2) + cells.reduce<number>((sum, value) => sum + cellBytes(value) + 3, 0);
}

/** A format that nobody knows is taken for one in which text would become a number. */
const written = (value: CellValue, format = ""): CellValue => keptText(value, format);

function shorter(run: CellRun): CellRun[] {
  const { row, expected, values, formats } = run;
  if (values.length <= CELLS_PER_REQUEST) return [run];
  const runs: CellRun[] = [];
  for (let from = 0; from < values.length; from += CELLS_PER_REQUEST) {
    const to = from + CELLS_PER_REQUEST;
    runs.push({
      row: row + from,
      expected: expected.slice(from, to),
      values: values.slice(from, to),
      ...(formats
        ? { formats: { expected: formats.expected.slice(from, to), values: formats.values.slice(from, to) } }
        : {}),
    });
  }
  return runs;
}

/** Where cells are not as a plan expects that writes cells of a column. */
export async function columnCellDifferences(
  context: Excel.RequestContext,
  operations: readonly Operation[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const operation of operations) {
    if (operation.kind !== "setColumnCells") continue;
    const { sheet, column } = operation;
    const values = await columnNow(context, operation, "values");
    const formulas = await columnNow(context, operation, "formulas");
    for (const { row, expected } of operation.runs) {
      expected.forEach((value, i) => {
        const [now, formula] = [values(row + i), formulas(row + i)];
        const isFormula = holdsFormula(formula, now);
        // To the letter: a space at the end is what a repair is about.
        if (!isFormula && sameLetters(value, now)) return;
        differences.push({
          where: placeText({ sheet, row: row + i, column }),
          expected: shown(value),
          found: shown(isFormula ? formula : now),
        });
      });
    }
  }
  return differences;
}

const shown = (value: CellValue): string => (typeof value === "string" ? value : textOf(value));

/** Whether two cells hold the same: text to the letter, and a number or a truth value by what it says. */
const sameLetters = (a: CellValue, b: CellValue): boolean =>
  typeof a === "string" && typeof b === "string" ? a === b || (isBlank(a) && isBlank(b)) : sameCell(a, b);

/** Whether the cells of a column that was to be written hold and look like what they did before. */
export async function isColumnAsBefore(context: Excel.RequestContext, operation: SetColumnCells): Promise<boolean> {
  if ((await columnCellDifferences(context, [operation])).length > 0) return false;
  const formats = await columnNow(context, operation, "numberFormat");
  return operation.runs.every(
    ({ row, formats: own }) => own?.expected.every((format, i) => format === formats(row + i)) ?? true,
  );
}

/** The column from the first cell of a plan to the last; a cell is asked for by its row. */
async function columnNow(
  context: Excel.RequestContext,
  { sheet, column, runs }: SetColumnCells,
  property: "values" | "formulas" | "numberFormat",
): Promise<(row: number) => CellValue> {
  const first = runs[0]?.row ?? 0;
  const last = runs.reduce((most, { row, values }) => Math.max(most, row + values.length), first);
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const area = { row: first, column, rows: last - first, columns: 1 };
  const cells = (await readArea(context, worksheet, area, { property })) ?? [];
  return (row) => cells[row - first]?.[0];
}
