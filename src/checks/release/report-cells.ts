import type { CellValue, Cells } from "../../values/cell";

/** A sheet to be read or printed, as the plan `addReportSheet` and a file take it. */
export interface ReportCells {
  readonly cells: Cells;
  /** Rows of `cells` that are set in bold, from 0. */
  readonly headings: readonly { readonly row: number; readonly level: "title" | "section" | "header" }[];
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** Number formats of so many cells from one down. */
  readonly formats: readonly {
    readonly row: number;
    readonly column: number;
    readonly format: string;
    readonly rows: number;
  }[];
}

/** Money in a cell: dollars with their cents. */
export const MONEY_CELL = "#,##0.00";

type Row = readonly CellValue[];

/** Lays a sheet out from top to bottom. */
export interface Layout {
  title(text: string): void;
  /** A blank row, then the heading. */
  section(text: string): void;
  /**
   * Headers and rows; without any row a sentence says so.
   * @param money columns that hold money, from 0
   */
  table(headers: Row, rows: Cells, money?: readonly number[], none?: string): void;
  rows(rows: Cells, money?: readonly number[]): void;
  done(widths: readonly number[]): ReportCells;
}

export function layout(): Layout {
  const cells: Row[] = [];
  const headings: ReportCells["headings"][number][] = [];
  const formats: ReportCells["formats"][number][] = [];
  const heading = (level: "title" | "section" | "header", row: Row): void => {
    headings.push({ row: cells.length, level });
    cells.push(row);
  };
  const put: Layout["rows"] = (rows, money = []) => {
    for (const column of rows.length === 0 ? [] : money) {
      formats.push({ row: cells.length, column, format: MONEY_CELL, rows: rows.length });
    }
    for (const row of rows) cells.push(row);
  };
  return {
    title: (text) => heading("title", [text]),
    section(text) {
      cells.push([]);
      heading("section", [text]);
    },
    table(headers, rows, money = [], none = "None.") {
      if (rows.length === 0) return put([[none]]);
      heading("header", headers);
      put(rows, money);
    },
    rows: put,
    done: (widths) => ({ cells, headings, widths, formats }),
  };
}
