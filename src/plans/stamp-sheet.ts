import { TABLE_NAMES, type TableName } from "../matrix/tables";
import { textOf, type Cells } from "../values/cell";
import { STAMP_ROWS } from "./names";
import { absoluteArea, type CellPlace, type Operation, type SetCells } from "./operations";
import { TOPIC_CELLS } from "./matrix-tables";
import { stampCell, type StampSheet } from "./workbook";

/**
 * The hidden sheet through which Excel itself sees that a formula depends on the matrix (docs/architecture.md): one cell
 * per table reads that table whole, and the cell named `PolicyMatrix` combines them.
 *
 *     A            B                                       D
 *     Matrix       =PAYER.MATRIX(B2:B18)                   Topics
 *     Payers       =PAYER.TABLE("Payers",Payers[#All])     consult_codes
 */

export const MATRIX_LABEL = "Matrix";

const NAME_COLUMN = 0;
const STAMP_COLUMN = 1;
const TOPIC_COLUMN = 3;

/** The formula that reads one table. @example tableFormula("PriorAuth") //=> '=PAYER.TABLE("PriorAuth",PriorAuth[#All])' */
export function tableFormula(name: TableName): string {
  return `=PAYER.TABLE("${name}",${name}[#All])`;
}

const matrixFormula = (lastRow: number): string => `=PAYER.MATRIX(B2:B${lastRow})`;
const MATRIX_FORMULA = matrixFormula(STAMP_ROWS);

/** The cell that `PolicyMatrix` names. */
export function matrixCell(sheet: string): CellPlace {
  return { sheet, row: 0, column: STAMP_COLUMN };
}

/** Where the drop-down of topics finds its words. */
export function topicSource(sheet: string): string {
  return `=${absoluteArea({ sheet, row: 1, column: TOPIC_COLUMN, rows: TOPIC_CELLS.length, columns: 1 })}`;
}

/** Fills a stamp sheet that was just added: topics and labels with it, and the formulas last, when their tables are there. */
export function newStampCells(sheet: string): Operation[] {
  const labels = [[MATRIX_LABEL], ...TABLE_NAMES.map((name) => [name])];
  return [
    { ...newColumn(sheet, TOPIC_COLUMN, topicCells()), leads: true },
    newColumn(sheet, NAME_COLUMN, labels),
    ...stampFormulas({ sheet, cells: labels }, TABLE_NAMES),
  ];
}

/**
 * The formulas that a stamp sheet lacks or that broke: one that reads a table deleted and made anew says `#REF!`.
 * @param tables the tables that are in the workbook, or will be when the formulas are written
 */
export function stampFormulas(stamps: StampSheet, tables: readonly TableName[]): Operation[] {
  const repair = (row: number, formula: string): Operation[] => {
    const found = stampCell(stamps, row, STAMP_COLUMN);
    const text = textOf(found);
    if (text !== "" && !text.includes("#REF!")) return [];
    return [{ kind: "setFormula", cell: { sheet: stamps.sheet, row, column: STAMP_COLUMN }, expected: found, formula }];
  };
  const ofTables = TABLE_NAMES.flatMap((name) => {
    const row = stamps.cells.findIndex((_, at) => textOf(stampCell(stamps, at, NAME_COLUMN)) === name);
    return row > 0 && tables.includes(name) ? repair(row, tableFormula(name)) : [];
  });
  return [...ofTables, ...repair(0, MATRIX_FORMULA)];
}

/**
 * The rows of tables that a stamp sheet does not watch yet, as one of an older build: below those that are there, whose stamps
 * stay where they are.
 */
export function missingStamps(stamps: StampSheet): Operation[] {
  const { sheet, cells } = stamps;
  const labels = cells.map((_, row) => textOf(stampCell(stamps, row, NAME_COLUMN)));
  const missing = TABLE_NAMES.filter((name) => !labels.includes(name));
  if (missing.length === 0) return [];
  const last = labels.findLastIndex((label) => label !== "");
  const rows = missing.flatMap((name, i): Operation[] => {
    const row = last + 1 + i;
    const area = { sheet, row, column: NAME_COLUMN, rows: 1, columns: 1 };
    return [
      { kind: "setCells", area, expected: [[""]], values: [[name]] },
      { kind: "setFormula", cell: { sheet, row, column: STAMP_COLUMN }, expected: "", formula: tableFormula(name) },
    ];
  });
  const expected = stampCell(stamps, 0, STAMP_COLUMN);
  const formula = matrixFormula(last + 1 + missing.length);
  // A workbook whose formulas answered from the practice's matrix (practice-cell.ts) has no topics yet.
  const topics = missing.length === TABLE_NAMES.length ? [newColumn(sheet, TOPIC_COLUMN, topicCells())] : [];
  return [...topics, ...rows, { kind: "setFormula", cell: matrixCell(sheet), expected, formula }];
}

const topicCells = (): Cells => [["Topics"], ...TOPIC_CELLS];

function newColumn(sheet: string, at: number, values: Cells): SetCells {
  const expected = values.map(() => [""]);
  return { kind: "setCells", area: { sheet, row: 0, column: at, rows: values.length, columns: 1 }, expected, values };
}

/** Whether a sheet of that name is one of ours, and not a sheet that a user happened to name so. */
export function isStampSheet(stamps: StampSheet): boolean {
  return textOf(stampCell(stamps, 0, NAME_COLUMN)) === MATRIX_LABEL;
}
