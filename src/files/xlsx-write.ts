import type { Cell, ColumnDef, DataValidation, WriteSheet } from "hucre/xlsx";
import { columnLetters, type CellValue, type Cells } from "../values/cell";
import { storedFormula } from "./custom-functions";

/** Number format of a cell that holds text, whatever it looks like: codes keep their zeros, and `=` in front makes no formula. */
export const TEXT_FORMAT = "@";
export const DATE_FORMAT = "yyyy-mm-dd";
export const MONEY_FORMAT = "#,##0.00";

/** What a column's cells offer in a drop-down: words (255 characters together at most), or what stands in other cells. */
export type ChoicesToWrite =
  | { readonly words: readonly string[] }
  /** Such as `=Payers!$A$2:$A$9`; `only` refuses anything else when typed. */
  | { readonly source: string; readonly only: boolean };

/** A column of a sheet that is written. */
export interface ColumnToWrite {
  /** Excel's number format; General where not said. */
  readonly format?: string;
  /** In characters of the standard font. */
  readonly width?: number;
  /** A note on the header cell. */
  readonly help?: string;
  readonly choices?: ChoicesToWrite;
  /** Long text is broken into lines. */
  readonly wrap?: boolean;
}

/** A sheet that is written, from row 1 and column A on. */
export interface SheetToWrite {
  readonly name: string;
  readonly hidden?: boolean;
  /** The header row first, where there is one. */
  readonly rows: Cells;
  readonly columns: readonly ColumnToWrite[];
  /** Makes the rows an Excel table of this name: the first row holds its headers. */
  readonly table?: string;
  /** The first row stays in sight and is set in bold. */
  readonly header?: boolean;
  /** Where the headers stand, from 0, when rows to be read stand above a table. They are then set in bold, and nothing stays in sight. */
  readonly headerRow?: number;
  /** By row and column, 0-based, as Excel shows them: `=PAYER.MATRIX(B2:B18)`; one that `spills` answers with many cells. */
  readonly formulas?: readonly {
    readonly row: number;
    readonly column: number;
    readonly formula: string;
    readonly spills?: boolean;
  }[];
  /** Rows that are set in bold, from 0; a title and the heading of a section are larger. */
  readonly headings?: readonly { readonly row: number; readonly level: "title" | "section" | "header" }[];
  /** Printed in landscape across one page's width, with so many rows repeated on top of each page. */
  readonly print?: { readonly repeatRows: number };
  /** Number formats of single cells, over that of their column. */
  readonly formats?: readonly { readonly row: number; readonly column: number; readonly format: string }[];
}

/** A workbook that is written. */
export interface WorkbookToWrite {
  readonly sheets: readonly SheetToWrite[];
  /** Defined names, such as `PolicyMatrix` for `PolicyMatrixCells!$B$1`. */
  readonly names?: readonly { readonly name: string; readonly refersTo: string }[];
  /** Custom document properties. */
  readonly properties?: Readonly<Record<string, string | number>>;
  /** Position of the sheet that is shown first. */
  readonly active?: number;
  /** When it was written, for the document properties: the same content at the same time gives the same file. */
  readonly written?: Date;
}

const HEADER_FONT = { name: "Calibri", size: 11, bold: true };
const HEADING_SIZES = { title: 16, section: 13, header: 11 } as const;
/** Drop-downs reach down to this row, so that rows added later have them too. */
const CHOICES_TO_ROW = 5000;
/** Excel takes this much text into a cell. */
const LONGEST_TEXT = 32_767;

/**
 * Writes an .xlsx workbook. Text is written as text, whatever it begins with.
 * @returns the file's bytes
 */
export async function writeWorkbook(workbook: WorkbookToWrite): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  return writeXlsx({
    sheets: workbook.sheets.map(writeSheet),
    ...(workbook.names ? { namedRanges: workbook.names.map(({ name, refersTo }) => ({ name, range: refersTo })) } : {}),
    ...(workbook.active === undefined ? {} : { activeSheet: workbook.active }),
    properties: {
      title: "Payer Policy Matrix",
      ...(workbook.properties ? { custom: { ...workbook.properties } } : {}),
      ...(workbook.written ? { created: workbook.written, modified: workbook.written } : {}),
    },
  });
}

function writeSheet(sheet: SheetToWrite): WriteSheet {
  const { columns, table } = sheet;
  // A table without a row under its headers is no table to Excel.
  const rows = table !== undefined && sheet.rows.length < 2 ? [...sheet.rows, columns.map(() => null)] : sheet.rows;
  const top = sheet.headerRow ?? 0;
  const headers = rows[top] ?? [];
  const width = Math.max(columns.length, headers.length);
  return {
    name: sheet.name,
    columns: columns.map(columnStyle),
    // Every row is as wide as the columns, so that blank cells have their format too.
    rows: rows.map((row) => Array.from({ length: Math.max(width, row.length) }, (_, i) => writtenValue(row[i]))),
    cells: cellsOf(sheet),
    dataValidations: columns.flatMap((column, i) => (column.choices ? [dropDown(column.choices, i, top)] : [])),
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(sheet.print ? { pageSetup: pageSetup(sheet.print.repeatRows) } : {}),
    ...(sheet.header && top === 0 ? { freezePane: { rows: 1 } } : {}),
    ...(table === undefined
      ? {}
      : {
          tables: [
            {
              name: table,
              range: `A${top + 1}:${columnLetters(width - 1)}${rows.length}`,
              columns: headers.map((header) => ({ name: String(header) })),
            },
          ],
        }),
  };
}

/** As wide as one page, as many pages long as it takes. */
const pageSetup = (repeatRows: number): NonNullable<WriteSheet["pageSetup"]> => ({
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  ...(repeatRows > 0 ? { printTitlesRow: `$1:$${repeatRows}` } : {}),
});

function columnStyle({ format, width, wrap }: ColumnToWrite): ColumnDef {
  return {
    ...(width === undefined ? {} : { width }),
    style: {
      ...(format === undefined ? {} : { numFmt: format }),
      ...(wrap ? { alignment: { wrapText: true, vertical: "top" } } : {}),
    },
  };
}

/** Text such as `_x0041_` is a character code in a sheet's XML; its underscore is written as one. */
const CODE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

function writtenValue(value: CellValue): string | number | boolean | null {
  if (value === undefined || value === "") return null;
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT).replace(CODE_LIKE, "_x005F_") : value;
}

function cellsOf(sheet: SheetToWrite): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const top = sheet.headerRow ?? 0;
  // What stands above a table runs over its neighbours, whatever their columns do with long text.
  sheet.rows
    .slice(0, top)
    .forEach((row, r) => row.forEach((_, i) => cells.set(`${r},${i}`, { style: { numFmt: TEXT_FORMAT } })));
  if (sheet.header) {
    sheet.rows[top]?.forEach((_, i) => {
      const help = sheet.columns[i]?.help;
      cells.set(`${top},${i}`, {
        style: { font: HEADER_FONT, numFmt: TEXT_FORMAT },
        ...(help === undefined ? {} : { comment: { text: help } }),
      });
    });
  }
  for (const { row, level } of sheet.headings ?? []) {
    const font = { ...HEADER_FONT, size: HEADING_SIZES[level] };
    sheet.rows[row]?.forEach((_, i) => cells.set(`${row},${i}`, { style: { font, numFmt: TEXT_FORMAT } }));
  }
  for (const { row, column, format } of sheet.formats ?? [])
    cells.set(`${row},${column}`, { style: { numFmt: format } });
  for (const { row, column, formula, spills } of sheet.formulas ?? []) {
    const at = `${columnLetters(column)}${row + 1}`;
    cells.set(`${row},${column}`, {
      formula: storedFormula(formula).replace(/^=/, ""),
      type: "formula",
      // Without it Excel reads the formula as of old, and shows its first cell alone.
      ...(spills ? { formulaType: "array", formulaRef: at, formulaDynamic: true } : {}),
    });
  }
  return cells;
}

function dropDown(choices: ChoicesToWrite, column: number, headerRow: number): DataValidation {
  const letters = columnLetters(column);
  const range = `${letters}${headerRow + 2}:${letters}${CHOICES_TO_ROW}`;
  const base = { type: "list", range, allowBlank: true } as const;
  if ("words" in choices) return { ...base, values: [...choices.words], showErrorMessage: true, errorStyle: "stop" };
  return { ...base, formula1: choices.source.replace(/^=/, ""), showErrorMessage: choices.only, errorStyle: "stop" };
}
