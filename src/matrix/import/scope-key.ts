import { normalCode, normalDiagnosis } from "../../codes/shapes";
import { textOf, type CellValue } from "../../values/cell";
import { splitList } from "../../values/lists";
import type { RowValues } from "../edit/edit";

/**
 * Whom a row decides apart from its payer, as it is compared: codes, diagnoses and places, in any order and spelling. What is covered or
 * excluded in a coverage table is what its rows say, not whom they decide.
 * @example scopeKey({ Codes: "j9271", Diagnoses: "c34.11; C50" }) //=> "J9271|C3411;C50|"
 */
export function scopeKey(values: RowValues): string {
  return [
    sorted(values["Codes"], normalCode),
    sorted(values["Diagnoses"], normalDiagnosis),
    sorted(values["Place of Service"], (place) => place.padStart(2, "0")),
  ].join("|");
}

function sorted(cell: CellValue, normal: (text: string) => string): string {
  return [...new Set(splitList(textOf(cell)).map((part) => normal(part.replaceAll(/\s+/g, ""))))].sort().join(";");
}
