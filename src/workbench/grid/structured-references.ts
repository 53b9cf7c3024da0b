/** Excel's short ways to name a table's column, in the one long form that the grid's formulas know. */

/**
 * Writes `[@Col]`, `Table[@Col]` and their like as `Table[[#This Row],[Col]]`, which means the same.
 * @param formula with its "="
 * @param table the table in which the formula's cell lies, for references that name none; null: it lies in none
 * @example expandThisRow("=[@Units]*2", "Claims") //=> "=Claims[[#This Row],[Units]]*2"
 * @example expandThisRow("=Claims[@[Place of Service]]", null) //=> "=Claims[[#This Row],[Place of Service]]"
 */
export function expandThisRow(formula: string, table: string | null): string {
  if (!formula.includes("[@")) return formula;
  let result = "";
  let index = 0;
  while (index < formula.length) {
    const quoted = /^"(?:[^"]|"")*"?|^'(?:[^']|'')*'?/.exec(formula.slice(index))?.[0];
    if (quoted) {
      result += quoted;
      index += quoted.length;
      continue;
    }
    const inner = formula.startsWith("[@", index) ? bracketed(formula, index) : null;
    if (inner === null) {
      result += formula[index];
      index++;
      continue;
    }
    const named = /[\p{L}\p{N}_.\\]$/u.test(result);
    const owner = named ? "" : table;
    result += owner === null ? inner : `${owner}${thisRow(inner)}`;
    index += inner.length;
  }
  return result;
}

/** The text from an opening bracket to the one that closes it; null where none does. */
function bracketed(text: string, start: number): string | null {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === "'") index++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return text.slice(start, index + 1);
  }
  return null;
}

/** `[@Col]`, `[@[Col]]`, `[@[A]:[B]]` or `[@]` in the long form. */
function thisRow(reference: string): string {
  const columns = reference.slice(2, -1).trim();
  if (columns === "") return "[#This Row]";
  return columns.startsWith("[") ? `[[#This Row],${columns}]` : `[[#This Row],[${columns}]]`;
}
