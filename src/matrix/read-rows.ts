import { ALL_CODES, parseCodeList, type CodeList } from "../codes/code-list";
import { parseDiagnosisList, type DiagnosisList } from "../codes/diagnosis-list";
import { isPlaceShape } from "../codes/shapes";
import { folded, isBlank, isErrorCell, numberOf, textOf, type CellValue, type Cells } from "../values/cell";
import { LAST_DAY, parseDay, type Day } from "../values/day";
import { splitList } from "../values/lists";
import type { MatrixIssue, PayerScope } from "./rules";
import { MACS, PAYER_KINDS, schemaOf, type Column, type TableName } from "./tables";

/** One table as it was found: its header cells and the rows under them. */
export interface TableCells {
  readonly headers: readonly CellValue[];
  readonly rows: Cells;
  /** Row of the first of `rows` in its sheet or file, 1-based. */
  readonly firstRow: number;
}

/** Reads the cells of one row by header, noting every fault with its place. */
export interface RowReader {
  readonly row: number;
  /** Rule ID of the row, or the table's name and row. */
  readonly id: string;
  text(header: string): string;
  choice<T extends string>(header: string, choices: readonly T[]): T | null;
  yesNo(header: string): boolean | null;
  number(header: string): number | null;
  date(header: string): Day | null;
  list(header: string): string[];
  codes(header: string): CodeList;
  diagnoses(header: string): DiagnosisList | null;
  places(header: string): string[] | null;
  payer(header: string): PayerScope;
  fault(header: string, message: string, severity?: MatrixIssue["severity"]): void;
  /** Whether a fault was noted that makes the row unusable. */
  failed(): boolean;
}

/** What a row was read as, and its issues. */
interface ReadRow<T> {
  readonly headers: readonly CellValue[];
  readonly row: number;
  readonly value: T | null;
  readonly issues: readonly MatrixIssue[];
}

/** Rows of one table that were read already. Cells never change, so a row is read once for as long as it stands where it stands. */
export type RowsRead<T> = WeakMap<readonly CellValue[], ReadRow<T>>;

/**
 * Reads every row of a table. Rows that are blank altogether are passed over; a row with a fault is reported and left out.
 * Missing columns are one issue of the table. Columns that a practice added are ignored.
 * @param build makes the row's value, or `null` where the row says something that cannot be used (the fault is noted)
 * @param read rows that are known from a reading before, so that an edit of one row costs the reading of one row
 */
export function readRows<T>(
  name: TableName,
  table: TableCells,
  issues: MatrixIssue[],
  build: (reader: RowReader) => T | null,
  read: RowsRead<T> = new WeakMap(),
): T[] {
  const schema = schemaOf(name);
  const at = headerIndexes(table.headers);
  const missing = schema.columns.filter((column) => !at.has(folded(column.header)));
  for (const column of missing) {
    issues.push({
      table: name,
      row: 0,
      column: column.header,
      rule: "",
      severity: column.required ? "error" : "warning",
      message: `the table ${name} has no column "${column.header}"${column.required ? ", so none of its rows can be used" : "; it is read as blank"}. Add a column with exactly this header`,
    });
  }
  if (missing.some((column) => column.required)) return [];
  const columns = schema.columns
    .filter((column) => !missing.includes(column))
    .map((column) => ({ column, index: at.get(folded(column.header)) as number }));
  const out: T[] = [];
  const readRow = (cells: readonly CellValue[], row: number): ReadRow<T> => {
    const found: MatrixIssue[] = [];
    const reader = rowReader(name, cells, row, columns, found);
    const built = build(reader);
    return { headers: table.headers, row, value: reader.failed() ? null : built, issues: found };
  };
  table.rows.forEach((cells, i) => {
    const row = table.firstRow + i;
    let known = read.get(cells);
    if (known?.row !== row || known.headers !== table.headers) {
      if (columns.every(({ index }) => isBlank(cells[index]))) return;
      read.set(cells, (known = readRow(cells, row)));
    }
    issues.push(...known.issues);
    if (known.value !== null) out.push(known.value);
  });
  return out;
}

/** Where each header stands, by its text as it is compared; of two that are the same the first counts. */
export function headerIndexes(headers: readonly CellValue[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  headers.forEach((header, i) => {
    const key = folded(textOf(header));
    if (key !== "" && !at.has(key)) at.set(key, i);
  });
  return at;
}

/**
 * The date in a cell: Excel's serial number with or without a time, or a text that is a date. `null` where the cell is blank,
 * `undefined` where it holds something else.
 * @example dayInCell("11/23/2026") //=> 46349
 */
export function dayInCell(value: CellValue): Day | null | undefined {
  if (typeof value === "number") {
    if (value === 0) return null;
    if (Number.isInteger(value) && value > 0 && value <= LAST_DAY) return value;
    const compact = parseDay(String(value));
    if (compact !== null) return compact;
    return value > 0 && value <= LAST_DAY ? Math.floor(value) : undefined;
  }
  const said = textOf(value);
  // A serial number as text is the same content, with the same revision, as the number: it must read the same.
  if (SERIAL_TEXT.test(said)) return dayInCell(Number(said));
  return said === "" ? null : (parseDay(said) ?? undefined);
}

/** Serial numbers of the years 1927 to 2173. */
const SERIAL_TEXT = /^\d{5}(\.\d+)?$/;

/** What is wrong with a cell that must not be blank. */
export const blankFault = (header: string): string => `${header} is blank`;

/** How an issue says that its row decides nothing. */
export const LEFT_OUT = ". The row is left out until it is corrected";

interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

function rowReader(
  table: TableName,
  cells: readonly CellValue[],
  row: number,
  columns: readonly PlacedColumn[],
  issues: MatrixIssue[],
): RowReader {
  const cellOf = (header: string): CellValue => {
    const found = columns.find((c) => c.column.header === header);
    return found ? cells[found.index] : "";
  };
  const id = textOf(cellOf("Rule ID")) || `${table}!${row}`;
  let failed = false;
  const fault: RowReader["fault"] = (column, message, severity = "error") => {
    if (severity === "error") failed = true;
    const left = severity === "error" ? LEFT_OUT : "";
    issues.push({ table, row, column, rule: id, severity, message: `${message}${left}` });
  };
  const quoted = (header: string): string => `"${textOf(cellOf(header))}"`;
  const text = (header: string): string => {
    const value = cellOf(header);
    if (isErrorCell(value)) {
      fault(header, `the cell holds the error ${value}`);
      return "";
    }
    return textOf(value);
  };
  const choice = <T extends string>(header: string, choices: readonly T[]): T | null => {
    const said = text(header);
    if (said === "") return null;
    const found = choices.find((word) => word.toLowerCase() === said.toLowerCase());
    if (found === undefined) fault(header, `"${said}" is not one of: ${choices.join(", ")}`);
    return found ?? null;
  };
  for (const { column } of columns) {
    if (column.required && isBlank(cellOf(column.header))) fault(column.header, blankFault(column.header));
  }
  return {
    row,
    id,
    text,
    choice,
    fault,
    failed: () => failed,
    yesNo(header) {
      const word = choice(header, ["Yes", "No"]);
      return word === null ? null : word === "Yes";
    },
    number(header) {
      if (text(header) === "") return null;
      const n = numberOf(cellOf(header));
      if (n === null || n < 0) fault(header, `${quoted(header)} is not a number of 0 or more`);
      return n;
    },
    date(header) {
      const value = cellOf(header);
      const day = dayInCell(value);
      if (day !== undefined) return day;
      if (typeof value === "number" || text(header) !== "")
        fault(header, `${quoted(header)} is not a date. Write it as 2026-11-23 or 11/23/2026`);
      return null;
    },
    list: (header) => splitList(text(header)),
    codes(header) {
      const said = text(header);
      if (said === "") return ALL_CODES;
      const parsed = parseCodeList(said);
      if ("list" in parsed) return parsed.list;
      for (const message of parsed.faults) fault(header, message);
      return ALL_CODES;
    },
    diagnoses(header) {
      const said = text(header);
      if (said === "") return null;
      const parsed = parseDiagnosisList(said);
      if ("list" in parsed) return parsed.list;
      for (const message of parsed.faults) fault(header, message);
      return null;
    },
    places(header) {
      const list = splitList(text(header)).map((place) => place.padStart(2, "0"));
      for (const place of list) if (!isPlaceShape(place)) fault(header, `"${place}" is not a place of service`);
      return list.length === 0 ? null : list;
    },
    payer(header) {
      const said = text(header);
      const scope = parsePayerScope(said);
      if (typeof scope !== "string") return scope;
      fault(header, scope);
      return { kind: "all" };
    },
  };
}

/**
 * Whom a Payer cell speaks of, or what is wrong with it.
 * @example parsePayerScope("MAC:Noridian JE") //=> { kind: "mac", mac: "Noridian JE" }
 */
export function parsePayerScope(said: string): PayerScope | string {
  if (said === "*" || said === "") return { kind: "all" };
  const scoped = /^(kind|mac)\s*:\s*(.+)$/i.exec(said);
  if (!scoped) return { kind: "payer", id: said };
  const word = scoped[2]?.toLowerCase();
  if (scoped[1]?.toLowerCase() === "kind") {
    const payerKind = PAYER_KINDS.find((kind) => kind.toLowerCase() === word);
    return payerKind ? { kind: "kind", payerKind } : `"${said}" is not a kind of payer: ${PAYER_KINDS.join(", ")}`;
  }
  const mac = MACS.find((name) => name.toLowerCase() === word);
  return mac ? { kind: "mac", mac } : `"${said}" is not a Medicare contractor: ${MACS.join(", ")}`;
}
