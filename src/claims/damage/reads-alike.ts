import { textOf, type CellValue } from "../../values/cell";
import type { Field } from "../fields";
import type { ClaimLine, UnusableLine } from "../line";
import { lineReader } from "../read-line";

/** A line that can be read, in which one cell is exchanged. */
const WHOLE: readonly (readonly [Field, CellValue])[] = [
  ["Payer", "Payer"],
  ["Patient", "Patient"],
  ["DOS", 46_023],
  ["CPT", "96413"],
];

function lineWith(field: Field, value: CellValue): ClaimLine | UnusableLine {
  const others = WHOLE.filter(([each]) => each !== field);
  const said = [...others, [field, value] as const];
  const columns = new Map(said.map(([each], index) => [each, [{ index, header: each }]]));
  const read = lineReader({ columns, isVisit: () => false, pointersFrom: 1 });
  return read(
    said.map(([, each]) => each),
    { index: 1, row: 1 },
  );
}

/**
 * Whether two cells of a field are read as the same: asked of what reads the lines, so that it cannot be forgotten there.
 * @example isReadAlike("CPT", " j9271 ", "J9271") //=> true
 */
export function isReadAlike(field: Field, a: CellValue, b: CellValue): boolean {
  // Reading begins with the text of a cell: what has the same need not be read, of which a large sheet has a hundred thousand.
  if (textOf(a) === textOf(b)) return true;
  return JSON.stringify(lineWith(field, a)) === JSON.stringify(lineWith(field, b));
}

/** Whether a cell of a field is read at all. */
export function isReadWhole(field: Field, value: CellValue): boolean {
  return lineWith(field, value).bad.length === 0;
}
