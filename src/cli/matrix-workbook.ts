import { writeWorkbook, type ColumnToWrite, type SheetToWrite, type WorkbookToWrite } from "../files/xlsx-write";
import type { MatrixCells } from "../matrix/matrix";
import { createMatrixPlan } from "../plans/create-matrix";
import { absoluteArea, type AddReportSheet, type AddTable, type NewColumn, type Operation } from "../plans/operations";
import type { WorkbookState } from "../plans/workbook";
import { textOf, type CellValue } from "../values/cell";
import type { Day } from "../values/day";

const EMPTY_WORKBOOK: WorkbookState = {
  sheets: [],
  tables: [],
  names: [],
  stamps: null,
  grid: null,
  format: null,
};

/** A sheet while a plan is carried out on it. */
interface Draft {
  readonly name: string;
  hidden: boolean;
  table: AddTable | null;
  readonly report: AddReportSheet | null;
  readonly rows: CellValue[][];
  readonly formulas: { row: number; column: number; formula: string; spills?: boolean }[];
}

/**
 * A matrix as a workbook: exactly what "Create the matrix" makes in Excel, because it is the same plan, carried out on an empty workbook.
 * @param today the day that it is shown as of
 * @throws where the plan holds an operation that an empty workbook cannot need
 */
export function matrixWorkbook(cells: MatrixCells, today: Day): WorkbookToWrite {
  const created = createMatrixPlan(EMPTY_WORKBOOK, cells, today);
  if (created.kind !== "plan") throw new Error(`an empty workbook takes every matrix, but the plan is ${created.kind}`);
  const sheets: Draft[] = [];
  const names: { name: string; refersTo: string }[] = [];
  const properties: Record<string, string | number> = {};
  for (const operation of created.plan.operations) carryOut(operation, sheets, names, properties);
  return { sheets: sheets.map(finished), names, properties };
}

/** A matrix as the bytes of an .xlsx file. */
export function matrixWorkbookBytes(cells: MatrixCells, today: Day): Promise<Uint8Array> {
  return writeWorkbook(matrixWorkbook(cells, today));
}

function carryOut(
  operation: Operation,
  sheets: Draft[],
  names: { name: string; refersTo: string }[],
  properties: Record<string, string | number>,
): void {
  const draft = (name: string): Draft => {
    const found = sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`the plan uses the sheet ${name} before it adds it`);
    return found;
  };
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet": {
      const report = operation.kind === "addReportSheet" ? operation : null;
      sheets.splice(report?.position ?? sheets.length, 0, {
        name: operation.sheet,
        hidden: operation.visibility === "Hidden",
        table: null,
        report,
        rows: report ? report.cells.map((row) => [...row]) : [],
        formulas: [],
      });
      return;
    }
    case "addTable":
      draft(operation.at.sheet).table = operation;
      return;
    case "setCells": {
      const { rows } = draft(operation.area.sheet);
      operation.values.forEach((values, i) => {
        const at = operation.area.row + i;
        while (rows.length <= at) rows.push([]);
        values.forEach((value, j) => ((rows[at] as CellValue[])[operation.area.column + j] = value));
      });
      return;
    }
    case "setFormula": {
      const { sheet, row, column } = operation.cell;
      const { formulas, report } = draft(sheet);
      // On a sheet to be read a formula answers with many cells, on the hidden one with a stamp.
      formulas.push({ row, column, formula: textOf(operation.formula), ...(report ? { spills: true } : {}) });
      return;
    }
    case "addName":
      names.push({ name: operation.name, refersTo: absoluteArea({ ...operation.cell, rows: 1, columns: 1 }) });
      return;
    case "setDocumentProperty":
      if (operation.value !== null) properties[operation.key] = operation.value;
      return;
    case "setSheetVisibility":
      draft(operation.sheet).hidden = operation.visibility === "Hidden";
      return;
    default:
      throw new Error(`an empty workbook needs no ${operation.kind}`);
  }
}

function finished({ name, hidden, table, report, rows, formulas }: Draft): SheetToWrite {
  if (table) {
    const headers = table.columns.map((column) => column.header);
    return {
      name,
      hidden,
      header: true,
      table: table.name,
      rows: [headers, ...table.rows],
      columns: table.columns.map(columnOf),
      formulas,
    };
  }
  const cells = rows.map((row) => Array.from(row, (value) => value ?? null));
  if (!report) return { name, hidden, rows: cells, columns: [], formulas };
  return {
    name,
    hidden,
    rows: cells,
    columns: report.widths.map((width) => ({ width })),
    formulas,
    headings: report.headings,
    ...(report.formats ? { formats: report.formats } : {}),
    ...(report.print ? { print: report.print } : {}),
  };
}

function columnOf({ format, width, help, choices }: NewColumn): ColumnToWrite {
  return {
    format,
    width,
    help,
    ...(choices === null
      ? {}
      : {
          choices: choices.kind === "words" ? { words: choices.words } : { source: choices.source, only: choices.only },
        }),
  };
}
