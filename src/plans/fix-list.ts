import { newSheetName } from "../matrix/hand-over/sheet-names";
import { counted } from "../values/lists";
import type { AddReportSheet } from "./operations";

/** A row of the list of fixes. */
export interface ListedFix {
  readonly check: string;
  readonly name: string;
  readonly what: string;
  readonly old: string;
  readonly new: string;
  readonly when: string;
  readonly who: string;
}

const HEADERS = ["When", "Who", "Check", "Finding", "What", "Old", "New"];

/**
 * The operation that adds what was fixed to the workbook, as a sheet of its own.
 * @param taken names of the workbook's sheets
 * @example fixListSheet(fixes, { day: "2026-11-26", sheet: "Claims", taken: ["Claims"] }).sheet //=> "Fixes 2026-11-26"
 */
export function fixListSheet(
  fixes: readonly ListedFix[],
  { day, sheet, taken }: { readonly day: string; readonly sheet: string; readonly taken: readonly string[] },
): AddReportSheet {
  return {
    kind: "addReportSheet",
    sheet: newSheetName(`Fixes ${day}`, taken),
    visibility: "Visible",
    cells: [
      [`${counted(fixes.length, "cell")} fixed in ${sheet}`],
      [],
      HEADERS,
      ...fixes.map(({ when, who, check, name, what, old, new: to }) => [when, who, check, name, what, old, to]),
    ],
    headings: [
      { row: 0, level: "title" },
      { row: 2, level: "header" },
    ],
    widths: [20, 18, 11, 34, 18, 24, 24],
    print: { repeatRows: 3 },
  };
}
