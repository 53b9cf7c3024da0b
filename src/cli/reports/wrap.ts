/** A terminal of this width shows every line whole. */
const WIDTH = 90;

/**
 * Breaks a text between words into lines of 90 characters. A word longer than a line stays whole.
 * @param first put before the first line
 * @param next put before the others
 * @example wrapped("no more", "  - ") //=> ["  - no more"]
 */
export function wrapped(text: string, first = "", next = first.replace(/\S/g, " ")): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/[ \r\n\t]+/)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
