import { numberOf, type CellValue } from "./cell";
import { grouped } from "./lists";

/** Money in whole cents. */
export type Cents = number;

/** Money from a cell, in cents; `null` where the cell is no amount, or one that no account holds. @example centsOf("$1,250.50") //=> 125050 */
export function centsOf(value: CellValue): Cents | null {
  const n = numberOf(value);
  if (n === null) return null;
  const cents = Math.round(n * 100);
  return Number.isSafeInteger(cents) ? cents : null;
}

/** Money as people read it: without cents above 100. @example moneyText(125050) //=> "$1,251" */
export function moneyText(cents: Cents): string {
  const sign = cents < 0 ? "-" : "";
  const value = Math.abs(cents) / 100;
  const text = value >= 100 ? Math.round(value).toString() : value.toFixed(2);
  const [whole = "0", part] = text.split(".");
  return `${sign}$${grouped(Number(whole))}${part ? `.${part}` : ""}`;
}
