import type { CellArea, NewColumn, Operation, Plan } from "./operations";

/** Where a column of answers goes. */
export type AnswerPlace =
  /** As a column of the table, one formula in each row: a table holds no spill. */
  | { readonly kind: "table"; readonly table: string }
  /** One formula that spills below the header. */
  | { readonly kind: "cells"; readonly header: CellArea; readonly rows: number };

/** In characters: wide enough for a short answer, and narrow enough to stand beside others. */
const WIDTH = 22;

/**
 * Plans a column of answers. Nothing is overwritten: a table grows by a column, and cells must be empty.
 * @param help shown when the header of a table's column is selected
 */
export function answerColumnPlan(place: AnswerPlace, header: string, formula: string, help: string): Plan {
  const title = `Insert the column ${header}`;
  if (place.kind === "table") {
    const column: NewColumn = { header, format: "General", width: WIDTH, help, choices: null, formula };
    return { title, operations: [{ kind: "addTableColumns", table: place.table, columns: [column] }] };
  }
  const { sheet, row, column } = place.header;
  const operations: Operation[] = [
    { kind: "setCells", area: place.header, expected: [[""]], values: [[header]] },
    {
      kind: "setFormula",
      cell: { sheet, row: row + 1, column },
      expected: "",
      formula,
      spill: { rows: place.rows, columns: 1 },
    },
  ];
  return { title, operations };
}
