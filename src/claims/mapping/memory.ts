import { FIELDS, type Field } from "../fields";
import { NO_PICKS, type FieldSlot, type LayoutPicks, type SheetMapping } from "./mapping";

/**
 * What was picked for a layout, by the fingerprint of its headers. It holds no text of the sheet: positions and fields are enough, since
 * the fingerprint is that of the same headers in the same order. What holds for all rows, such as the payer, is asked anew each time: the
 * next file of the same layout may be another payer's.
 */
export interface RememberedLayout {
  readonly fingerprint: string;
  /** For each column its field, part and service; `null` where it is not read. */
  readonly columns: readonly (readonly [field: Field, part: number, service: number] | null)[];
  readonly pointersFrom: 0 | 1 | null;
}

/** Layouts that are kept; the one that was used longest ago goes first. */
const KEPT = 50;

/** Remembers a layout, as the newest. */
export function remember(known: readonly RememberedLayout[], mapping: SheetMapping): readonly RememberedLayout[] {
  const { fingerprint, pointersFrom } = mapping;
  const columns = mapping.columns.map(({ slot }) => slot && ([slot.field, slot.part, slot.service] as const));
  const others = known.filter((each) => each.fingerprint !== fingerprint);
  return [{ fingerprint, columns, pointersFrom }, ...others].slice(0, KEPT);
}

/** What is remembered of the layout with this fingerprint. */
export function recall(known: readonly RememberedLayout[], fingerprint: string): LayoutPicks | null {
  const found = known.find((each) => each.fingerprint === fingerprint);
  if (!found) return null;
  const columns = found.columns.map((slot, column) => ({
    column,
    slot: slot && { field: slot[0], part: slot[1], service: slot[2] },
  }));
  return { ...NO_PICKS, columns, pointersFrom: found.pointersFrom };
}

/** Reads what a workbook keeps; what is not as it should be is left out. @param kept as `JSON.stringify` wrote it */
export function rememberedLayouts(kept: string): readonly RememberedLayout[] {
  let content: unknown;
  try {
    content = JSON.parse(kept);
  } catch {
    return [];
  }
  return Array.isArray(content) ? content.flatMap((each: unknown) => layoutOf(each) ?? []).slice(0, KEPT) : [];
}

function layoutOf(value: unknown): RememberedLayout | null {
  if (typeof value !== "object" || value === null) return null;
  const { fingerprint, columns, pointersFrom }: Readonly<Record<string, unknown>> = { ...value };
  if (typeof fingerprint !== "string" || !Array.isArray(columns)) return null;
  const slots = columns.map(slotOf);
  if (slots.some((slot) => slot === undefined)) return null;
  return {
    fingerprint,
    columns: slots.map((slot) => slot ?? null),
    pointersFrom: pointersFrom === 0 || pointersFrom === 1 ? pointersFrom : null,
  };
}

function slotOf(value: unknown): RememberedLayout["columns"][number] | undefined {
  if (value === null) return null;
  if (!Array.isArray(value)) return undefined;
  const [name, part, service]: unknown[] = value;
  const field = FIELDS.find((each) => each === name);
  return field && typeof part === "number" && typeof service === "number" ? [field, part, service] : undefined;
}

/** The picks that give a layout as somebody sees it, column by column. */
export function picksOfSlots(
  slots: readonly (FieldSlot | null)[],
  more: Partial<Omit<LayoutPicks, "columns">> = {},
): LayoutPicks {
  return { ...NO_PICKS, ...more, columns: slots.map((slot, column) => ({ column, slot })) };
}
