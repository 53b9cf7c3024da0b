import { fail } from "../errors";

/**
 * A colour as Excel keeps it. The names of HTML colours, which Excel also takes, are refused: write the number.
 *
 * @example readColor("#ffee00") //=> "#FFEE00"
 */
export function readColor(text: string): string {
  return /^#[0-9a-f]{6}$/i.test(text) ? text.toUpperCase() : fail("InvalidArgument", `"${text}" is no #RRGGBB colour.`);
}
