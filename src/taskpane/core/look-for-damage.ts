import type { Known } from "../../claims/damage/damage";
import { damageInSteps } from "../../claims/damage/damage-of";
import type { ColumnOrder } from "../../claims/damage/date-orders";
import { countDamage } from "../../claims/damage/damage-words";
import type { SheetCells } from "../../excel/read-sheet";
import type { Matrix } from "../../matrix/matrix";
import type { Day } from "../../values/day";
import type { SheetDamage } from "./state";

/**
 * Looks for damage in a sheet that was read, in steps. A sheet whose columns are not known has none to be told.
 * @param orders what is known of the order of its dates from columns that were repaired
 */
export function* lookForDamage(
  { sheet, cells, mapping, firstRow, firstColumn }: SheetCells,
  matrix: Matrix,
  asOf: Day,
  orders: readonly ColumnOrder[],
): Generator<{ readonly done: number; readonly of: number }, SheetDamage> {
  const damage =
    mapping.kind === "mapping"
      ? yield* damageInSteps(cells, mapping, { firstRow, asOf, known: knownOf(matrix), orders })
      : [];
  return { ref: sheet, firstColumn, damage, count: countDamage(damage) };
}

function knownOf({ drugs, codeLives }: Matrix): Known {
  return {
    ndcs: new Set([...drugs.values()].flat().flatMap(({ ndcs }) => ndcs)),
    isCode: (code) => drugs.has(code) || codeLives.has(code),
  };
}
