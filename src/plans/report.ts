import { newSheetName } from "../matrix/hand-over/sheet-names";
import type { AddReportSheet } from "./operations";

/**
 * The operation that adds a sheet to be read or printed, across one page.
 * @param wanted its name, numbered where it is taken
 * @param repeatRows rows that stand on top of each printed page
 * @param taken names of the workbook's sheets
 * @example reportSheet("Check 2026-11-26", cells, 1, ["Claims"]).sheet //=> "Check 2026-11-26"
 */
export function reportSheet(
  wanted: string,
  { cells, headings, widths, formats }: Pick<AddReportSheet, "cells" | "headings" | "widths" | "formats">,
  repeatRows: number,
  taken: readonly string[],
): AddReportSheet {
  return {
    kind: "addReportSheet",
    sheet: newSheetName(wanted, taken),
    visibility: "Visible",
    cells,
    headings,
    widths,
    print: { repeatRows },
    ...(formats ? { formats } : {}),
  };
}
