import { textOf, type Cells } from "../values/cell";
import { fieldOfHeader, REQUIRED_FIELDS, type Field } from "./fields";
import type { ClaimLine, InputProblem, UnusableLine } from "./line";
import type { ColumnMapping, SheetMapping } from "./mapping/mapping";
import type { SheetColumns } from "./reading-plan";
import type { SkippedRow } from "./skipped";

/** A claim sheet as it was read. Every row is accounted for: a line or several, an unusable line, skipped for a reason, or blank. */
export interface ClaimSheet {
  readonly name: string;
  /** Row of the headers, 1-based; of the lower one where there are two, and the one above the first row where there is none. */
  readonly headerRow: number;
  /** Field to the sheet's own header. */
  readonly mapping: { readonly [F in Field]?: string };
  /** How the mapping was found, and what holds for all rows. */
  readonly layout: SheetMapping;
  /** 0-based columns of each field, for jumps and fixes. */
  readonly columns: SheetColumns;
  /** Where diagnosis pointers begin to count. */
  readonly pointersFrom: 0 | 1;
  readonly lines: readonly ClaimLine[];
  readonly unusable: readonly UnusableLine[];
  /** Totals and repeated headers. */
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly InputProblem[];
  /** Whether the sheet says the field of its lines, in a column or for all. */
  has(field: Field): boolean;
}

/** Why a sheet cannot be read as claims. */
export interface NoClaimSheet {
  readonly reason: "empty" | "no header";
  readonly message: string;
}

/** Headers are looked for in this many rows. */
const HEADER_SEARCH_ROWS = 30;

/**
 * Finds the header row by the fields' own names: the first of the top rows that names the most fields, all four required ones if any does.
 * It knows no other names: a sheet from elsewhere is mapped before it is read.
 */
export function mapByNames(cells: Cells): SheetMapping | null {
  let best: { readonly mapping: SheetMapping; readonly score: number } | null = null;
  for (let at = 0; at < Math.min(cells.length, HEADER_SEARCH_ROWS); at++) {
    const columns = namedColumns(cells[at] ?? []);
    const held = new Set(columns.map(({ slot }) => slot?.field));
    const missing = REQUIRED_FIELDS.filter((field) => !held.has(field));
    const score = held.size + (missing.length === 0 ? 100 : 0);
    if (held.size < 2 || (best && score <= best.score)) continue;
    best = {
      score,
      mapping: {
        kind: "mapping",
        headerAt: at,
        columns,
        fixed: new Map(),
        pointersFrom: null,
        missing,
        fingerprint: "",
      },
    };
  }
  return best && best.mapping;
}

function namedColumns(headers: Cells[number]): ColumnMapping[] {
  const taken = new Set<string>();
  return headers.flatMap((cell, index): ColumnMapping[] => {
    const header = textOf(cell);
    const slot = header === "" ? null : fieldOfHeader(header);
    const place = `${slot?.field}\u0000${slot?.part}`;
    if (!slot || taken.has(place)) return [];
    taken.add(place);
    return [{ index, header, slot: { ...slot, service: 0 }, confidence: "certain", by: "name", why: "", second: null }];
  });
}

/** What is known of a claim sheet once its columns are mapped. */
export type SheetFacts = Pick<
  ClaimSheet,
  "name" | "headerRow" | "mapping" | "layout" | "columns" | "pointersFrom" | "has"
>;

/** @param firstRow row in the sheet, 1-based, that the mapping counts from */
export function sheetFacts(
  name: string,
  mapping: SheetMapping,
  { columns, pointersFrom }: Pick<ClaimSheet, "columns" | "pointersFrom">,
  firstRow = 1,
): SheetFacts {
  return {
    name,
    headerRow: mapping.headerAt + firstRow,
    mapping: headersByField(columns),
    layout: mapping,
    columns,
    pointersFrom,
    has: (field) => columns.has(field) || mapping.fixed.has(field),
  };
}

/** By the columns of a plan: formulas read row after row by one. */
const knownHeaders = new WeakMap<SheetColumns, ClaimSheet["mapping"]>();

function headersByField(columns: SheetColumns): ClaimSheet["mapping"] {
  let named = knownHeaders.get(columns);
  if (!named) {
    named = Object.fromEntries([...columns].map(([field, own]) => [field, own.map(({ header }) => header).join(", ")]));
    knownHeaders.set(columns, named);
  }
  return named;
}

/** Why there are no lines, in words. */
export function noClaimSheet(name: string, mapping: SheetMapping | null, isEmpty: boolean, firstRow = 1): NoClaimSheet {
  if (isEmpty) {
    return {
      reason: "empty",
      message: `The sheet "${name}" is empty. Open the sheet with the claim lines and check again`,
    };
  }
  const where = mapping
    ? `row ${mapping.headerAt + firstRow} of the sheet "${name}" has headers, but not ${mapping.missing.join(", ")}`
    : `the sheet "${name}" has no header row in its first ${HEADER_SEARCH_ROWS} rows`;
  return {
    reason: "no header",
    message: `No claim lines: ${where}. Name the columns ${REQUIRED_FIELDS.join(", ")} in one row above the lines`,
  };
}

/** Whether reading gave a claim sheet. */
export function isClaimSheet(read: ClaimSheet | NoClaimSheet): read is ClaimSheet {
  return "lines" in read;
}
