import { isOfEachService, mayBeOfService, SEVERAL_COLUMNS } from "../../claims/mapping/claims-on-fields";
import {
  mappedColumns,
  NO_PICKS,
  type ColumnPick,
  type FieldSlot,
  type LayoutPicks,
  type SheetMapping,
} from "../../claims/mapping/mapping";
import { isDateField, type Field } from "../../claims/fields";
import { MOST_SERVICES } from "../../claims/line";
import { isBlank, textOf, type Cells } from "../../values/cell";
import { isoOf, LAST_DAY } from "../../values/day";

/** Samples of a column that are shown. */
const SAMPLES = 3;

/** A column that holds a field, and of which service of its row; 0 for the whole row. */
interface Holder {
  readonly index: number;
  readonly service: number;
}

/** The picks after a column was given a field, or none. A field of one column leaves the one that had it. */
export function withField(picks: LayoutPicks, mapping: SheetMapping, index: number, field: Field | null): LayoutPicks {
  if (field === null) {
    const others = picks.columns.filter(({ column }) => column !== index);
    return { ...picks, columns: [...others, { column: index, slot: null }] };
  }
  const held = holdersOf(mapping, field).filter((holder) => holder.index !== index);
  const service = serviceFor(mapping, index, field, held);
  const stays = ({ service: own }: Holder): boolean => SEVERAL_COLUMNS.has(field) || own !== service;
  return holding(picks, field, [...held.filter(stays), { index, service }]);
}

/** Of which service a column is that is given a field: of the next without one, where rows hold several. */
function serviceFor(mapping: SheetMapping, index: number, field: Field, held: readonly Holder[]): number {
  if (!hasServices(mapping) || !mayBeOfService(field)) return 0;
  if (SEVERAL_COLUMNS.has(field)) {
    const codes = holdersOf(mapping, "CPT").filter((holder) => holder.index <= index);
    return isOfEachService(field) ? (codes.at(-1)?.service ?? 0) : 0;
  }
  const taken = new Set(held.map(({ service }) => service));
  if (taken.has(0) || (taken.size === 0 && !isOfEachService(field))) return 0;
  for (let service = 1; service <= MOST_SERVICES; service++) if (!taken.has(service)) return service;
  return 0;
}

/** Whether rows hold several services. */
export function hasServices(mapping: SheetMapping): boolean {
  return mapping.columns.some(({ slot }) => slot !== null && slot.service > 0);
}

/** The picks after rows were said to hold several services, of which the columns that are there are the first; or to hold one. */
export function withServices(picks: LayoutPicks, mapping: SheetMapping, several: boolean): LayoutPicks {
  const slots = mapping.columns.map(({ slot }): FieldSlot | null => {
    if (!slot) return null;
    if (several) return slot.service === 0 && isOfEachService(slot.field) ? { ...slot, service: 1 } : slot;
    return slot.service > 1 ? null : { ...slot, service: 0 };
  });
  const changed = mapping.columns.flatMap(({ index, slot: before }): ColumnPick[] => {
    const slot = slots[index] ?? null;
    return before && slot?.service !== before.service ? [{ column: index, slot }] : [];
  });
  // A field of which one column is picked is picked in all its columns.
  const fields = new Set(changed.flatMap(({ column }) => mapping.columns[Number(column)]?.slot?.field ?? []));
  const whole = mapping.columns.flatMap(({ index, slot }): ColumnPick[] =>
    slot && fields.has(slot.field) ? [{ column: index, slot: slots[index] ?? null }] : [],
  );
  const taken = new Set(whole.map(({ column }) => column));
  return { ...picks, columns: [...picks.columns.filter(({ column }) => !taken.has(column)), ...whole] };
}

/** The services that a column may be of, the last of them a new one; 0 stands for the whole row. */
export function servicesToChoose(mapping: SheetMapping): readonly number[] {
  const most = Math.max(0, ...mapping.columns.map(({ slot }) => slot?.service ?? 0));
  return Array.from({ length: Math.min(most + 1, MOST_SERVICES) + 1 }, (_, service) => service);
}

/** The picks after a column was said to be of another service. The column that was of it takes the place that this one leaves. */
export function withService(picks: LayoutPicks, mapping: SheetMapping, index: number, service: number): LayoutPicks {
  const slot = mapping.columns[index]?.slot;
  if (!slot) return picks;
  const moved = holdersOf(mapping, slot.field).map((holder): Holder => {
    if (holder.index === index) return { index, service };
    const makesRoom = holder.service === service && !SEVERAL_COLUMNS.has(slot.field);
    return makesRoom ? { ...holder, service: slot.service } : holder;
  });
  return holding(picks, slot.field, moved);
}

const holdersOf = (mapping: SheetMapping, field: Field): readonly Holder[] =>
  mappedColumns(mapping).flatMap(({ index, slot }) => (slot.field === field ? [{ index, service: slot.service }] : []));

/** The picks by which a field stands in these columns and no other, in the order of the sheet. */
function holding(picks: LayoutPicks, field: Field, holders: readonly Holder[]): LayoutPicks {
  const parts = new Map<number, number>();
  const partOf = ({ service }: Holder): number => {
    const part = (parts.get(service) ?? 0) + 1;
    parts.set(service, part);
    return part;
  };
  const alone = (holder: Holder): boolean =>
    !SEVERAL_COLUMNS.has(field) || holders.every((each) => each === holder || each.service !== holder.service);
  const own = [...holders]
    .sort((a, b) => a.index - b.index)
    .map((holder): ColumnPick => {
      const part = alone(holder) ? 0 : partOf(holder);
      return { column: holder.index, slot: { field, part, service: holder.service } };
    });
  const taken = new Set<ColumnPick["column"]>(own.map(({ column }) => column));
  const others = picks.columns.filter(({ column, slot }) => slot?.field !== field && !taken.has(column));
  const fixed = new Map([...picks.fixed].filter(([each]) => each !== field));
  return { ...picks, fixed, columns: [...others, ...own] };
}

/** The picks after somebody said where diagnosis pointers begin to count; `null` leaves it to the cells. */
export function withPointers(picks: LayoutPicks, pointersFrom: 0 | 1 | null): LayoutPicks {
  return { ...picks, pointersFrom };
}

/** Whether a column holds diagnosis pointers. */
export function hasPointers(mapping: SheetMapping): boolean {
  return holdersOf(mapping, "Dx Pointer").length > 0;
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
      typeof cell === "number" && field !== null && isDateField(field) && cell >= 1 && cell <= LAST_DAY
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
