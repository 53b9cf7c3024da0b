import { isBlank, textOf, type Cells } from "../values/cell";
import { fieldOfHeader, REQUIRED_FIELDS, type Field } from "./fields";
import type { ClaimLine, InputProblem, UnusableLine } from "./line";
import type { ColumnMapping, SheetMapping } from "./mapping/mapping";
import { headersOf, rowReader, widthOf, type ReadRows } from "./read-rows";
import { planOf, pointersFromCells, type SheetColumns } from "./reading-plan";
import { onlyAmounts, sumsOf, type SkippedRow } from "./skipped";

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

/** What reading a claim sheet needs to know. */
export interface ReadClaimsOptions {
  readonly name: string;
  /** Row of `cells[0]` in its sheet, 1-based; 1 where not said. */
  readonly firstRow?: number;
  /** Whether a code is a visit: the bare Minutes of a visit line are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** Which column holds which field; by the fields' own names where not said. */
  readonly mapping?: SheetMapping;
}

/**
 * Reads a claim sheet. Bad cells never stop the reading: they are named in `problems`, and the other rows are read.
 * @example readClaims([["Payer", "Patient", "DOS", "CPT"], ["Medicare", "P1", 46309, 96413]], { name: "Claims", isVisit: () => false })
 */
export function readClaims(cells: Cells, options: ReadClaimsOptions): ClaimSheet | NoClaimSheet {
  const reading = readClaimsInSteps(cells, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** Rows between two steps of a sliced reading: some tenths of a millisecond, the first ones more. */
const ROWS_PER_STEP = 50;

/** The same in steps, so that a screen stays alive: each step yields how many rows are read, of all. */
export function* readClaimsInSteps(
  cells: Cells,
  options: ReadClaimsOptions,
): Generator<{ readonly done: number; readonly of: number }, ClaimSheet | NoClaimSheet> {
  const { name, firstRow = 1, isVisit } = options;
  const mapping = options.mapping ?? mapByNames(cells);
  const isEmpty = cells.every((row) => row.every(isBlank));
  if (isEmpty || !mapping || mapping.missing.length > 0) return noClaimSheet(name, mapping, isEmpty, firstRow);
  const plan = planOf(mapping, widthOf(cells));
  const { headerAt, columns } = plan;
  const pointersFrom = mapping.pointersFrom ?? pointersFromCells(cells, headerAt + 1, columns);
  const rows = rowReader(plan, { headers: headersOf(cells, headerAt), firstRow, isVisit, pointersFrom });
  const read: ReadRows = { lines: [], unusable: [], problems: [] };
  const skipped: SkippedRow[] = [];
  const sums = sumsOf(columns);
  const last = cells.findLastIndex((row) => !rows.isBlank(row));
  for (let i = headerAt + 1; i < cells.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield { done: i, of: cells.length };
    const row = cells[i] ?? [];
    if (rows.isBlank(row)) continue;
    const kind = rows.skips(row) ?? (i === last && onlyAmounts(row, columns) && sums.are(row) ? "total" : null);
    if (kind) {
      skipped.push({ row: i + firstRow, kind });
      continue;
    }
    sums.add(row);
    rows.read(row, i, read);
  }
  return { ...sheetFacts(name, mapping, { columns, pointersFrom }, firstRow), ...read, skipped };
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
