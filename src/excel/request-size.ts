import { isBlank, type CellValue } from "../values/cell";
import type { Look } from "./look-again";

/** Cells that one request writes at most where requests are quick: so few that nobody feels one. On the web bytes alone count. */
export const CELLS_PER_REQUEST = 20_000;
/** Bytes of such a request, and of a part of any request. */
export const BYTES_PER_REQUEST = 500_000;
/** On the web a request takes long and may hold 5 MB: as much goes into one as may, with room for what is estimated. */
export const BYTES_ON_THE_WEB = 4_500_000;
/** Cells of a sheet that is made in one request wherever that is: so many that nobody waits long, and few sheets have more. */
const CELLS_OF_A_SHEET = 100_000;
/** One call in a request: what is called, and the path from the workbook to the object that it is called on. */
export const CALL_BYTES = 600;

/** What Excel on the web says of a request above 5 MB, none of which it has carried out then. */
export const REQUEST_TOO_LARGE = "RequestPayloadSizeLimitExceeded";

/** A part of an operation: what goes into one request together. */
export interface Part {
  readonly cells: number;
  /** About how much of the request it takes. */
  readonly bytes: number;
  make(context: Excel.RequestContext): void;
  /** Nothing by itself: it goes in one request with the part behind it, so that a pane that is closed between two leaves nothing half. */
  readonly leads?: true;
  /** Reads, right before it is made, what it writes over; nothing where it writes over nothing. */
  look?(context: Excel.RequestContext): Look | undefined;
}

/** A number with its digits and its comma. */
const NUMBER_BYTES = 10;

/**
 * About how many bytes a cell takes in a request: a byte a character, quotes, a comma and the sign that keeps text what it is. Text of
 * other alphabets takes more; where the whole is too much then, it is sent in halves.
 * @example cellBytes("J9271") //=> 9
 */
export const cellBytes = (value: CellValue): number =>
  typeof value === "string" ? value.length + 4 : isBlank(value) ? 3 : NUMBER_BYTES;

/** Bytes of a row of cells in a request. @example rowBytes(["J9271", 1]) //=> 22 */
export function rowBytes(row: readonly CellValue[]): number {
  let bytes = 3;
  for (const value of row) bytes += cellBytes(value);
  return bytes;
}

/** Bytes of rows of cells in a request, with the call that writes them. */
export function rowsBytes(rows: readonly (readonly CellValue[])[]): number {
  let bytes = CALL_BYTES;
  for (const row of rows) bytes += rowBytes(row);
  return bytes;
}

/** A part that is so many calls and writes few cells. */
export const callsPart = (calls: number, make: Part["make"]): Part => ({
  cells: calls,
  bytes: calls * CALL_BYTES,
  make,
});

/** Parts of a sheet as one where one request takes them, so that they are made all or none; as they are where it does not. */
export function asOnePart(parts: readonly Part[]): readonly Part[] {
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const [cells, bytes] = [sum((part) => part.cells), sum((part) => part.bytes)];
  if (cells > CELLS_OF_A_SHEET || bytes > BYTES_ON_THE_WEB) return parts;
  const make = (context: Excel.RequestContext): void => parts.forEach((part) => part.make(context));
  return [{ cells, bytes, make }];
}

/** Whether requests are few and large here. */
export const isOnTheWeb = (): boolean => Office.context.platform === Office.PlatformType.OfficeOnline;
