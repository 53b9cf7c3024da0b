// Where areas go when cells are inserted or deleted.

import { type Area, intersection, SHEET_COLUMNS, SHEET_ROWS } from "../areas";

/** Cells of an area inserted (what was there moves away) or deleted (what was behind moves up). */
export interface Shift {
  readonly kind: "insert" | "delete";
  readonly area: Area;
  /** Whether cells move along their column (down, up) or along their row (right, left). */
  readonly along: "column" | "row";
  /** Whose formats and rules inserted cells get: those before them (the default) or those behind. */
  readonly like?: "before" | "behind";
}

/** Whether cells that are inserted at the edge of an area belong to it. */
export type Inherits = "before" | "behind" | "no";

/** An area seen along the direction of a shift: from `start`, `size` long, `crossStart` and `crossSize` wide. */
interface Span {
  readonly start: number;
  readonly size: number;
  readonly crossStart: number;
  readonly crossSize: number;
}

function spanOf(area: Area, along: Shift["along"]): Span {
  const { row, column, rows, columns } = area;
  return along === "column"
    ? { start: row, size: rows, crossStart: column, crossSize: columns }
    : { start: column, size: columns, crossStart: row, crossSize: rows };
}

function withSpan(area: Area, along: Shift["along"], start: number, size: number): Area {
  return along === "column" ? { ...area, row: start, rows: size } : { ...area, column: start, columns: size };
}

/** Everything that a shift may move: the area and all that lies behind it. */
export function shiftedBand({ area, along }: Shift): Area {
  const { start } = spanOf(area, along);
  const end = along === "column" ? SHEET_ROWS : SHEET_COLUMNS;
  return withSpan(area, along, start, end - start);
}

/** Whether an area is moved as a whole, or lies beside the band; otherwise the shift would tear it. */
export function staysWhole(area: Area, shift: Shift): boolean {
  if (area.sheet !== shift.area.sheet) return true;
  const span = spanOf(area, shift.along);
  const by = spanOf(shift.area, shift.along);
  const beside = span.crossStart + span.crossSize <= by.crossStart || by.crossStart + by.crossSize <= span.crossStart;
  const inside = by.crossStart <= span.crossStart && span.crossStart + span.crossSize <= by.crossStart + by.crossSize;
  return beside || inside || span.start + span.size <= by.start;
}

/** Whether cells moved through an area that itself stayed: a part of it, or a whole column. */
export function isDisturbed(area: Area, shift: Shift): boolean {
  const isWholeLine = area.rows >= SHEET_ROWS || area.columns >= SHEET_COLUMNS;
  return intersection(area, shiftedBand(shift)) !== null && (isWholeLine || !staysWhole(area, shift));
}

/**
 * Where an area is after a shift; null: all of it was deleted. An area that reaches beyond the band stays.
 *
 * @param inherits formats and rules take in cells inserted at their end (before) or at their start (behind)
 */
export function shiftArea(area: Area, shift: Shift, inherits: Inherits): Area | null {
  if (area.sheet !== shift.area.sheet) return area;
  const span = spanOf(area, shift.along);
  const by = spanOf(shift.area, shift.along);
  if (span.crossStart < by.crossStart || span.crossStart + span.crossSize > by.crossStart + by.crossSize) return area;
  const end = span.start + span.size;
  // A whole column stays a whole column.
  if (span.start === 0 && end >= (shift.along === "column" ? SHEET_ROWS : SHEET_COLUMNS)) return area;
  if (shift.kind === "insert") {
    const grown = withSpan(area, shift.along, span.start, span.size + by.size);
    if (span.start === by.start && inherits === "behind") return grown;
    if (span.start >= by.start) return withSpan(area, shift.along, span.start + by.size, span.size);
    return by.start < end || (by.start === end && inherits === "before") ? grown : area;
  }
  const byEnd = by.start + by.size;
  const lost = Math.max(0, Math.min(end, byEnd) - Math.max(span.start, by.start));
  const before = Math.max(0, Math.min(span.start, byEnd) - by.start);
  return lost === span.size ? null : withSpan(area, shift.along, span.start - before, span.size - lost);
}
