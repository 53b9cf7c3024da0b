import type { ClaimSheet } from "../../claims/sheet";
import type { SheetCells } from "../../excel/read-sheet";
import type { CheckedSheet } from "./state";

/** A check that was made, with where the lines of its sheet stand. */
export function checkedOf(
  { sheet: ref, firstColumn, cells }: SheetCells,
  sheet: ClaimSheet,
  made: Omit<CheckedSheet, "ref" | "sheet" | "firstColumn" | "columnCount">,
): CheckedSheet {
  return { ref, sheet, firstColumn, columnCount: cells[0]?.length ?? 1, ...made };
}
