import { newSheetName } from "../matrix/hand-over/sheet-names";
import { REPORT_NAME } from "./names";
import type { AddReportSheet, Operation, Plan } from "./operations";
import { addNameOf, freeName, type ReportLook, type WorkbookNames, type WrittenReport } from "./written";

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

/** Plans a sheet to be read that is found again by a name, wherever it is moved and whatever it is called then. */
export function reportPlan(title: string, made: AddReportSheet, names: WorkbookNames): Plan {
  const cell = { sheet: made.sheet, row: 0, column: 0 };
  return { title, operations: [{ ...made, leads: true }, addNameOf(freeName(REPORT_NAME, names), cell, names)] };
}

/** What takes such a sheet away as it is now. */
export function removeReport({ name, cell, rows, formulas, look }: WrittenReport): Operation[] {
  const made: AddReportSheet = {
    kind: "addReportSheet",
    sheet: cell.sheet,
    visibility: "Visible",
    cells: rows,
    headings: [],
    widths: [],
    print: null,
    ...look,
  };
  return [
    { kind: "removeName", made: { kind: "addName", name, expected: null, cell } },
    { kind: "removeSheet", made, expected: rows, formulas },
  ];
}

/** How a sheet looks, for it to be made again. */
export const lookOf = ({ headings, widths, formats = [], print }: AddReportSheet): ReportLook => ({
  headings,
  widths,
  formats,
  print,
});
