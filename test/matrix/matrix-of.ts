import { compileMatrix, type Matrix } from "../../src/matrix/matrix";
import { tableOf, type Fields } from "../../src/matrix/starter/row";
import { TABLE_NAMES, type TableName } from "../../src/matrix/tables";

/** Rows of a matrix by header, as a test writes them; tables that are not named are empty. */
export type Rows = { readonly [T in TableName]?: readonly Fields[] };

export const ACME: Fields = { "Payer ID": "ACME", Name: "Acme Health", Kind: "Commercial", Edits: "NCCI" };
export const MEDICARE: Fields = {
  "Payer ID": "MEDICARE",
  Name: "Medicare Part B",
  Kind: "Medicare",
  MAC: "NGS",
  Edits: "NCCI",
  Aliases: "Medicare;MCR",
};

/** A compiled matrix of these rows. */
export function matrixOf(rows: Rows): Matrix {
  return compileMatrix(Object.fromEntries(TABLE_NAMES.map((name) => [name, tableOf(name, rows[name] ?? [])])));
}
