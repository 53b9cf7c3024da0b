import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { fieldOfHeader, REQUIRED_FIELDS, type Field } from "./fields";
import type { ClaimLine, InputProblem, UnusableLine } from "./line";
import { readLine, type ColumnsOf } from "./read-line";

/** A claim sheet as it was read. Every row is accounted for: a line, an unusable line, or blank. */
export interface ClaimSheet {
  readonly name: string;
  /** Row of the headers, 1-based. */
  readonly headerRow: number;
  /** Field to the sheet's own header. */
  readonly mapping: { readonly [F in Field]?: string };
  /** 0-based column of each field's first column, for jumps and fixes. */
  readonly columns: ColumnsOf;
  readonly lines: readonly ClaimLine[];
  readonly unusable: readonly UnusableLine[];
  readonly problems: readonly InputProblem[];
  /** Whether the sheet has a column for the field. */
  has(field: Field): boolean;
}

/** Why a sheet cannot be read as claims. */
export interface NoClaimSheet {
  readonly reason: "empty" | "no header";
  readonly message: string;
}

/** Headers are looked for in this many rows. */
const HEADER_SEARCH_ROWS = 30;

/** A header row and what its columns hold. */
export interface HeaderRow {
  /** 0-based. */
  readonly at: number;
  readonly columns: ColumnsOf;
  readonly missing: readonly Field[];
}

/**
 * Finds the header row: the first of the top rows that names the most fields, all four required ones if any does.
 * @param map a header to its field, in place of the canonical names
 */
export function findHeader(
  cells: Cells,
  map: (header: string) => ReturnType<typeof fieldOfHeader> = fieldOfHeader,
): HeaderRow | null {
  let best: (HeaderRow & { readonly score: number }) | null = null;
  for (let at = 0; at < Math.min(cells.length, HEADER_SEARCH_ROWS); at++) {
    const columns = columnsOf(cells[at] ?? [], map);
    const missing = REQUIRED_FIELDS.filter((field) => !columns.has(field));
    const score = columns.size + (missing.length === 0 ? 100 : 0);
    if (columns.size >= 2 && (!best || score > best.score)) best = { at, columns, missing, score };
  }
  return best;
}

function columnsOf(
  headers: readonly CellValue[],
  map: (header: string) => ReturnType<typeof fieldOfHeader>,
): ColumnsOf {
  const found = new Map<Field, { index: number; header: string; part: number }[]>();
  headers.forEach((cell, index) => {
    const header = textOf(cell);
    const mapped = header === "" ? null : map(header);
    if (!mapped) return;
    const columns = found.get(mapped.field) ?? [];
    if (columns.some((column) => column.part === mapped.part)) return;
    columns.push({ index, header, part: mapped.part });
    found.set(mapped.field, columns);
  });
  for (const columns of found.values()) columns.sort((a, b) => a.part - b.part);
  return found;
}

/** What reading a claim sheet needs to know. */
export interface ReadClaimsOptions {
  readonly name: string;
  /** Row of `cells[0]` in its sheet, 1-based; 1 where not said. */
  readonly firstRow?: number;
  /** Whether a code is a visit: the bare Minutes of a visit line are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** A sheet's header to a canonical field, before the canonical names. */
  readonly map?: ReadonlyMap<string, Field>;
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

/** Rows between two steps of a sliced reading: about a millisecond or two. */
const ROWS_PER_STEP = 200;

/** The same in steps, so that a screen stays alive: each step yields how many rows are read, of all. */
export function* readClaimsInSteps(
  cells: Cells,
  options: ReadClaimsOptions,
): Generator<{ readonly done: number; readonly of: number }, ClaimSheet | NoClaimSheet> {
  const { name, firstRow = 1, isVisit, map } = options;
  if (cells.every((row) => row.every(isBlank))) {
    return {
      reason: "empty",
      message: `The sheet "${name}" is empty. Open the sheet with the claim lines and check again`,
    };
  }
  const mapped = map
    ? (header: string) => {
        const field = map.get(header.trim());
        return field ? { field, part: 0 } : fieldOfHeader(header);
      }
    : fieldOfHeader;
  const header = findHeader(cells, mapped);
  if (!header || header.missing.length > 0) {
    const lacks = header ? header.missing : REQUIRED_FIELDS;
    const where = header
      ? `row ${header.at + firstRow} of the sheet "${name}" has headers, but not ${lacks.join(", ")}`
      : `the sheet "${name}" has no header row in its first ${HEADER_SEARCH_ROWS} rows`;
    return {
      reason: "no header",
      message: `No claim lines: ${where}. Name the columns ${REQUIRED_FIELDS.join(", ")} in one row above the lines`,
    };
  }
  const headerRow = header.at + firstRow;
  const lines: ClaimLine[] = [];
  const unusable: UnusableLine[] = [];
  const problems: InputProblem[] = [];
  // Only the columns of claim fields count: a big sheet is read without the others.
  const fields = [...header.columns.values()].flat();
  for (let i = header.at + 1; i < cells.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield { done: i, of: cells.length };
    const row = cells[i] ?? [];
    if (fields.every((column) => isBlank(row[column.index]))) continue;
    const line = readLine(row, header.columns, i - header.at, i + firstRow, isVisit);
    for (const { column, message } of line.bad) problems.push({ row: line.row, column, message });
    if (!("missing" in line)) {
      lines.push(line);
      continue;
    }
    unusable.push(line);
    for (const field of line.missing) {
      problems.push({
        row: line.row,
        column: header.columns.get(field)?.[0]?.header ?? field,
        message: `${field} is blank, so the row is not checked. Fill it in`,
      });
    }
  }
  const mapping: { [F in Field]?: string } = {};
  for (const [field, columns] of header.columns) mapping[field] = columns.map((column) => column.header).join(", ");
  return {
    name,
    headerRow,
    mapping,
    columns: header.columns,
    lines,
    unusable,
    problems,
    has: (field) => header.columns.has(field),
  };
}

/** Whether reading gave a claim sheet. */
export function isClaimSheet(read: ClaimSheet | NoClaimSheet): read is ClaimSheet {
  return "lines" in read;
}
