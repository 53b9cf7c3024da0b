import { newSheetName } from "../matrix/hand-over/sheet-names";
import type { AddDataSheet, Plan } from "./operations";

/**
 * Plans a new sheet with the cells of an export; a name that is taken gets a number.
 * @param taken names of the workbook's sheets
 * @example openExportPlan({ name: "Claims Oct", cells: [["CPT"]], formats: [] }, ["claims oct"]).sheet //=> "Claims Oct 2"
 */
export function openExportPlan(
  { name, cells, formats }: { readonly name: string } & Pick<AddDataSheet, "cells" | "formats">,
  taken: readonly string[],
): { readonly sheet: string; readonly plan: Plan } {
  const sheet = newSheetName(name.trim() === "" ? "Export" : name, taken);
  const until = newSheetName(`Not whole ${sheet}`, [...taken, sheet]);
  return {
    sheet,
    plan: { title: `Open ${name} as a sheet`, operations: [{ kind: "addDataSheet", sheet, until, cells, formats }] },
  };
}
