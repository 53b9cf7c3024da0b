import type { HandOver } from "../matrix/hand-over";
import { handOverCells, REPEATED_ROWS } from "../matrix/hand-over/layout";
import { newSheetName } from "../matrix/hand-over/sheet-names";
import type { AddReportSheet } from "./operations";

/**
 * The operation that adds a payer's hand-over to the workbook, as a sheet that prints across one page.
 * @param taken names of the workbook's sheets
 * @example handOverSheet(handOver(matrix, payer, asOf), ["Claims"]).sheet //=> "MEDICARE wants"
 */
export function handOverSheet(told: HandOver, taken: readonly string[]): AddReportSheet {
  return {
    kind: "addReportSheet",
    sheet: newSheetName(`${told.payer} wants`, taken),
    visibility: "Visible",
    ...handOverCells(told),
    print: { repeatRows: REPEATED_ROWS },
  };
}
