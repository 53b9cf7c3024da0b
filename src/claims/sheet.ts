import { isBlank, numberOf, textOf, type CellValue, type Cells } from "../values/cell";
import { fieldOfHeader, REQUIRED_FIELDS, type Field } from "./fields";
import { indexOfService, type ClaimLine, type InputProblem, type UnusableLine } from "./line";
import type { ColumnMapping, SheetMapping } from "./mapping/mapping";
import { readLine, type LineReading } from "./read-line";
import { planOf, pointersFromCells, type ReadingPlan, type SheetColumns } from "./reading-plan";
import { onlyAmounts, repeatsHeaders, saysTotal, sumsOf, type SkippedRow } from "./skipped";

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

/** Rows between two steps of a sliced reading: about a millisecond or two. */
const ROWS_PER_STEP = 200;

/** The same in steps, so that a screen stays alive: each step yields how many rows are read, of all. */
export function* readClaimsInSteps(
  cells: Cells,
  options: ReadClaimsOptions,
): Generator<{ readonly done: number; readonly of: number }, ClaimSheet | NoClaimSheet> {
  const { name, firstRow = 1, isVisit } = options;
  if (cells.every((row) => row.every(isBlank))) {
    return {
      reason: "empty",
      message: `The sheet "${name}" is empty. Open the sheet with the claim lines and check again`,
    };
  }
  const mapping = options.mapping ?? mapByNames(cells);
  if (!mapping || mapping.missing.length > 0) {
    const where = mapping
      ? `row ${mapping.headerAt + firstRow} of the sheet "${name}" has headers, but not ${mapping.missing.join(", ")}`
      : `the sheet "${name}" has no header row in its first ${HEADER_SEARCH_ROWS} rows`;
    return {
      reason: "no header",
      message: `No claim lines: ${where}. Name the columns ${REQUIRED_FIELDS.join(", ")} in one row above the lines`,
    };
  }
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const plan = planOf(mapping, width);
  const { headerAt, columns } = plan;
  const headers = [cells[headerAt - 1] ?? [], cells[headerAt] ?? []];
  const pointersFrom = mapping.pointersFrom ?? pointersFromCells(cells, headerAt + 1, columns);
  const lines: ClaimLine[] = [];
  const unusable: UnusableLine[] = [];
  const skipped: SkippedRow[] = [];
  const problems: InputProblem[] = [];
  // Only the columns of claim fields count: a big sheet is read without the others.
  const fields = [...columns.values()].flat();
  const sums = sumsOf(columns);
  const last = lastRowOf(cells, fields);
  for (let i = headerAt + 1; i < cells.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield { done: i, of: cells.length };
    const row = cells[i] ?? [];
    if (fields.every((column) => isBlank(row[column.index]))) continue;
    if (headers.some((header) => repeatsHeaders(row, header, fields))) {
      skipped.push({ row: i + firstRow, kind: "headers" });
      continue;
    }
    if (saysTotal(row, columns) || (i === last && onlyAmounts(row, columns) && sums.are(row))) {
      skipped.push({ row: i + firstRow, kind: "total" });
      continue;
    }
    sums.add(row);
    const place = { position: i - headerAt, row: i + firstRow };
    const read = readRow(row, place, plan, { isVisit, pointersFrom });
    lines.push(...read.lines);
    unusable.push(...read.unusable);
    problems.push(...read.problems);
  }
  const named: { [F in Field]?: string } = {};
  for (const [field, own] of columns) named[field] = own.map((column) => column.header).join(", ");
  return {
    name,
    headerRow: headerAt + firstRow,
    mapping: named,
    layout: mapping,
    columns,
    pointersFrom,
    lines,
    unusable,
    skipped,
    problems,
    has: (field) => columns.has(field) || mapping.fixed.has(field),
  };
}

/** What a row of claims says. */
export interface ReadRow {
  readonly lines: readonly ClaimLine[];
  readonly unusable: readonly UnusableLine[];
  readonly problems: readonly InputProblem[];
}

/** Reads one row, which is neither blank nor a total nor the headers again: one line, or one for each service that it holds. */
export function readRow(
  row: readonly CellValue[],
  place: { readonly position: number; readonly row: number },
  { services, complete }: Pick<ReadingPlan, "services" | "complete">,
  { isVisit, pointersFrom }: Omit<LineReading, "columns">,
): ReadRow {
  const lines: ClaimLine[] = [];
  const unusable: UnusableLine[] = [];
  const problems: InputProblem[] = [];
  const whole = complete(row);
  // Systems write 0 where a service is not there.
  const used = services.filter(({ own }) =>
    own.some(({ index }) => !isBlank(row[index]) && numberOf(row[index]) !== 0),
  );
  for (const { service, columns } of used.length > 0 ? used : services.slice(0, 1)) {
    const at = { index: indexOfService(place.position, service), row: place.row };
    const line = readLine(whole, at, { columns, isVisit, pointersFrom });
    for (const { column, message } of line.bad) problems.push({ row: line.row, column, message });
    if (!("missing" in line)) {
      lines.push(line);
      continue;
    }
    unusable.push(line);
    for (const field of line.missing) {
      problems.push({
        row: line.row,
        column: columns.get(field)?.[0]?.header ?? field,
        message: `${field} is blank, so the row is not checked. Fill it in`,
      });
    }
  }
  return { lines, unusable, problems };
}

/** The last row in which a field stands. */
function lastRowOf(cells: Cells, fields: readonly { readonly index: number }[]): number {
  return cells.findLastIndex((row) => fields.some(({ index }) => !isBlank(row[index])));
}

/** Whether reading gave a claim sheet. */
export function isClaimSheet(read: ClaimSheet | NoClaimSheet): read is ClaimSheet {
  return "lines" in read;
}
