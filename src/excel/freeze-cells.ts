import { placeText, type FreezeCells, type Operation } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { textOf, type CellValue, type Cells } from "../values/cell";
import { rangeOf, writable } from "./plan-ranges";
import { readArea } from "./read-area";
import type { Part } from "./request-size";
import { rowParts } from "./text-cells";

/** The parts of formulas that give way to their answers, or come back; the first cell of a spill goes first. */
export function freezeParts(operation: FreezeCells): Part[] {
  if (operation.to === "values") return cellParts(operation, operation.written, "values");
  const spills = operation.formulas.some((row) => row.includes(null));
  if (!spills) return cellParts(operation, operation.formulas, "formulas");
  const blank = operation.formulas.map((row) => row.map(() => ""));
  return [
    ...cellParts(operation, blank, "values"),
    ...cellParts(operation, [[operation.formulas[0]?.[0]]], "formulas"),
  ];
}

/** So many rows in a part as a request takes. */
function cellParts({ area }: FreezeCells, cells: Cells, as: "values" | "formulas"): Part[] {
  return rowParts(cells, (context, from, block) => {
    const columns = block[0]?.length ?? 1;
    rangeOf(context, { ...area, row: area.row + from, rows: block.length, columns })[as] = writable(block);
  });
}

/**
 * Where cells are not as a plan expects that freezes them: the formulas and what they answer, or the values that were left of them.
 */
export async function freezeDifferences(
  context: Excel.RequestContext,
  operations: readonly Operation[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const operation of operations) {
    if (operation.kind !== "freezeCells") continue;
    const { area, formulas, values, to } = operation;
    const sheet = context.workbook.worksheets.getItem(area.sheet);
    const now = (await readArea(context, sheet, area, { property: "formulas" })) ?? [];
    // Of a cell without a formula, its formula is its value.
    const shown = to === "formulas" ? now : ((await readArea(context, sheet, area)) ?? []);
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        const where = placeText({ sheet: area.sheet, row: area.row + r, column: area.column + c });
        const formula = formulas[r]?.[c];
        const expects = to === "values" && formula !== null && formula !== undefined;
        if (expects && !sameCell(formula, now[r]?.[c])) differences.push(told(where, formula, now[r]?.[c]));
        else if (!sameCell(value, shown[r]?.[c])) differences.push(told(where, value, shown[r]?.[c]));
      }),
    );
  }
  return differences;
}

const told = (where: string, expected: CellValue, found: CellValue): Difference => ({
  where,
  expected: textOf(expected),
  found: textOf(found),
});
