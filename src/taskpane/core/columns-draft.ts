import { SEVERAL_COLUMNS } from "../../claims/mapping/claims-on-fields";
import {
  mappedColumns,
  NO_PICKS,
  type ColumnPick,
  type FieldSlot,
  type LayoutPicks,
  type SheetMapping,
} from "../../claims/mapping/mapping";
import type { Field } from "../../claims/fields";
import { isBlank, textOf, type Cells } from "../../values/cell";
import { isoOf, LAST_DAY } from "../../values/day";

/** Samples of a column that are shown. */
const SAMPLES = 3;
const DATES: ReadonlySet<Field> = new Set(["DOS", "DOS To", "Last Visit"]);

/** The picks after a column was given a field, or none. A field of one column leaves the one that had it. */
export function withField(picks: LayoutPicks, mapping: SheetMapping, index: number, field: Field | null): LayoutPicks {
  const others = picks.columns.filter(
    ({ column, slot }) => column !== index && (field === null || SEVERAL_COLUMNS.has(field) || slot?.field !== field),
  );
  if (field === null) return { ...picks, columns: [...others, { column: index, slot: null }] };
  const fixed = new Map([...picks.fixed].filter(([each]) => each !== field));
  const slot: FieldSlot = { field, part: 0, service: 0 };
  if (!SEVERAL_COLUMNS.has(field)) return { ...picks, fixed, columns: [...others, { column: index, slot }] };
  // The columns that hold it already stay, in the order of the sheet.
  const held = mappedColumns(mapping).filter((column) => column.slot.field === field && column.index !== index);
  const all = [...held.map((column) => column.index), index].sort((a, b) => a - b);
  const own = all.map((column, i): ColumnPick => ({ column, slot: { ...slot, part: all.length === 1 ? 0 : i + 1 } }));
  return { ...picks, fixed, columns: [...others.filter(({ column }) => !all.some((at) => at === column)), ...own] };
}

/** The picks after a field was given one value for all rows. */
export function withValue(picks: LayoutPicks, field: Field, value: string): LayoutPicks {
  const columns = picks.columns.filter(({ slot }) => slot?.field !== field);
  return { ...picks, columns, fixed: new Map([...picks.fixed, [field, value]]) };
}

/** Another row of headers makes everything else that was picked worthless. @param headerAt -1 for none */
export function withHeaderRow(headerAt: number): LayoutPicks {
  return { ...NO_PICKS, headerAt };
}

/** The first cells of a column that differ, as text. */
export function samplesOf(head: Cells, { headerAt }: SheetMapping, index: number, field: Field | null): string[] {
  const cells = head.slice(headerAt + 1).map((row) => row[index]);
  const shown = cells
    .filter((cell) => !isBlank(cell))
    .map((cell) =>
      typeof cell === "number" && field !== null && DATES.has(field) && cell >= 1 && cell <= LAST_DAY
        ? isoOf(Math.floor(cell))
        : textOf(cell),
    );
  return [...new Set(shown)].slice(0, SAMPLES);
}

/** Rows of the head that may hold headers: at least two texts in them. */
export function headerRows(head: Cells): { readonly at: number; readonly text: string }[] {
  return head.flatMap((row, at) => {
    const texts = row.map(textOf).filter((text) => text !== "");
    return texts.length < 2 ? [] : [{ at, text: texts.slice(0, 6).join(", ") }];
  });
}
