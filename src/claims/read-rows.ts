import { isBlank, numberOf, type CellValue, type Cells } from "../values/cell";
import { indexOfService, type ClaimLine, type InputProblem, type UnusableLine } from "./line";
import { lineReader, type LineReader, type LineReading } from "./read-line";
import type { ReadingPlan, ServiceColumns } from "./reading-plan";
import { repeatsHeaders, saysTotal, type SkippedRow } from "./skipped";

/** What rows were read into, in their order. */
export interface ReadRows {
  readonly lines: ClaimLine[];
  readonly unusable: UnusableLine[];
  readonly problems: InputProblem[];
}

/** Reads the rows below the headers, one at a time and in any order. Positions count from 0 at the first row of the cells. */
export interface RowReader {
  /** Whether no field stands in a row: only the columns of claim fields count. */
  isBlank(row: readonly CellValue[]): boolean;
  /** Why a row is passed over; `null` where it holds lines. */
  skips(row: readonly CellValue[]): SkippedRow["kind"] | null;
  /** @returns what it was read into */
  read(row: readonly CellValue[], at: number, into: ReadRows): ReadRows;
}

/** What rows are read by, besides their plan. */
export interface RowReaderOptions extends Pick<LineReading, "isVisit" | "pointersFrom"> {
  /** The row of the headers, and the one above it. */
  readonly headers: Cells;
  /** Row of the first cells in their sheet, 1-based. */
  readonly firstRow: number;
}

export function rowReader(
  plan: ReadingPlan,
  { headers, firstRow, isVisit, pointersFrom }: RowReaderOptions,
): RowReader {
  const { headerAt, columns, fields } = plan;
  const reading = { isVisit, pointersFrom };
  return {
    isBlank: (row) => fields.every(({ index }) => isBlank(row[index])),
    skips(row) {
      if (headers.some((header) => repeatsHeaders(row, header, fields))) return "headers";
      return saysTotal(row, columns) ? "total" : null;
    },
    read(row, at, into) {
      readInto(row, { position: at - headerAt, row: at + firstRow }, plan, reading, into);
      return into;
    },
  };
}

/** Where a row stands: its position among the claim rows, and its row in the sheet, both from 1. */
export interface RowPlace {
  readonly position: number;
  readonly row: number;
}

/** Reads one row, which is neither blank nor a total nor the headers again: one line, or one for each service that it holds. */
export function readRow(
  row: readonly CellValue[],
  place: RowPlace,
  plan: Pick<ReadingPlan, "services" | "complete">,
  reading: Omit<LineReading, "columns">,
): ReadRows {
  const into: ReadRows = { lines: [], unusable: [], problems: [] };
  readInto(row, place, plan, reading, into);
  return into;
}

function readInto(
  row: readonly CellValue[],
  place: RowPlace,
  { services, complete }: Pick<ReadingPlan, "services" | "complete">,
  reading: Omit<LineReading, "columns">,
  { lines, unusable, problems }: ReadRows,
): void {
  const whole = complete(row);
  const readers = readersOf(services, reading);
  for (const { service, columns, read } of readers.length > 1 ? servicesIn(row, readers) : readers) {
    const line = read(whole, { index: indexOfService(place.position, service), row: place.row });
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
}

/** The services of a row: those that have something, the first where none has. Systems write 0 where a service is not there. */
function servicesIn(row: readonly CellValue[], services: readonly ServiceReader[]): readonly ServiceReader[] {
  const used = services.filter(({ own }) =>
    own.some(({ index }) => !isBlank(row[index]) && numberOf(row[index]) !== 0),
  );
  return used.length > 0 ? used : services.slice(0, 1);
}

interface ServiceReader extends ServiceColumns {
  readonly read: LineReader;
}

/** The last readers of each plan: rows come one after another, and formulas read each by itself. */
const known = new WeakMap<
  ReadingPlan["services"],
  { readonly reading: Omit<LineReading, "columns">; readonly readers: readonly ServiceReader[] }
>();

function readersOf(services: ReadingPlan["services"], reading: Omit<LineReading, "columns">): readonly ServiceReader[] {
  let last = known.get(services);
  if (last?.reading.isVisit !== reading.isVisit || last.reading.pointersFrom !== reading.pointersFrom) {
    const { isVisit, pointersFrom } = reading;
    const readers = services.map((service) => ({
      ...service,
      read: lineReader({ columns: service.columns, isVisit, pointersFrom }),
    }));
    known.set(services, (last = { reading, readers }));
  }
  return last.readers;
}

/** The rows of the headers among the cells: that of the headers, and the one above it. */
export function headersOf(cells: Cells, headerAt: number): Cells {
  return [cells[headerAt - 1] ?? [], cells[headerAt] ?? []];
}

/** Columns of the widest row. */
export function widthOf(cells: Cells): number {
  return cells.reduce((most, row) => Math.max(most, row.length), 0);
}
