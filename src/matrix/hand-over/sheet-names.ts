/** Excel takes this many characters into the name of a sheet. */
const LONGEST_NAME = 31;

/**
 * A name that a sheet can have and no other has: without the characters that Excel refuses, short enough, and numbered where it is taken.
 * @param taken names in use, in any case
 * @example newSheetName("A/B wants", ["a b wants"]) //=> "A B wants 2"
 */
export function newSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  // Excel keeps "History" for itself.
  used.add("history");
  const plain = wanted
    .replace(/[\\/?*[\]:]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` ${n}`;
    const name = `${(plain || "Payer").slice(0, LONGEST_NAME - end.length).trim()}${end}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}
