import type { CellValue, Cells } from "../../values/cell";
import type { HandOver } from "./index";

/** A hand-over as the cells of one sheet, with what makes it readable on paper. */
export interface HandOverCells {
  readonly cells: Cells;
  /** Rows of `cells` that are set in bold, from 0. */
  readonly headings: readonly { readonly row: number; readonly level: "title" | "section" | "header" }[];
  /** In characters of the standard font. */
  readonly widths: readonly number[];
}

/** Widths of a rule's columns; the sections with fewer columns fit into them. */
const WIDTHS = [30, 42, 18, 18, 20, 34, 13, 13, 30, 14, 14];
/** The title stays on every printed page. */
export const REPEATED_ROWS = 1;

/** Lays a hand-over out: the title, the notes, and each section under its heading with a blank row before. */
export function handOverCells({ title, notes, sections }: HandOver): HandOverCells {
  const cells: (readonly CellValue[])[] = [[title], ...notes];
  const headings: HandOverCells["headings"][number][] = [{ row: 0, level: "title" }];
  for (const { heading, headers, rows } of sections) {
    cells.push([]);
    headings.push({ row: cells.length, level: "section" });
    cells.push([heading]);
    if (headers.some((header) => header !== "")) {
      headings.push({ row: cells.length, level: "header" });
      cells.push(headers);
    }
    cells.push(...rows);
  }
  const width = cells.reduce((most, row) => Math.max(most, row.length), 1);
  return { cells, headings, widths: WIDTHS.slice(0, width) };
}
