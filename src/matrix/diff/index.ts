import { textOf, type CellValue } from "../../values/cell";
import { groupBy } from "../../values/lists";
import type { RowValues } from "../edit/edit";
import { typedCell } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { dayInCell } from "../read-rows";
import { schemaOf, TABLES_WITHOUT_PATIENTS, type TableName } from "../tables";
import { matchRows, type RowPair } from "./match";
import { payerMeaning } from "./meaning";
import { comparedColumns, standingRows, type ComparedRow } from "./rows";

/** `ended`: an open or later To became an earlier one, and nothing else changed that decides. */
export type RowDiffKind = "added" | "changed" | "ended" | "removed";

/** A cell that means something else. Dates are days, codes text, blanks "". */
export interface ColumnDiff {
  readonly column: string;
  readonly from: CellValue;
  readonly to: CellValue;
}

/** A row of one matrix and where it stands there. */
export interface RowAt {
  /** Row in its sheet or file, 1-based. */
  readonly row: number;
  /** Cells that are not blank, by header. */
  readonly values: RowValues;
}

/** A row that is not the same in two matrices. */
export interface RowDiff {
  readonly kind: RowDiffKind;
  readonly table: TableName;
  /** Whom it speaks of, as the row says it; "" in tables that speak of no payer. */
  readonly payer: string;
  /** Rule ID, "" where there is none. */
  readonly rule: string;
  readonly before: RowAt | null;
  readonly after: RowAt | null;
  /** What changed or ended; of a row that was added or removed, nothing. */
  readonly columns: readonly ColumnDiff[];
  /** Only Source, Source Date, Reviewed or Note changed: the row decides as before. */
  readonly upkeep: boolean;
}

/** How two matrices differ in what they mean. */
export interface MatrixDiff {
  /** In the order of tables, then of payers, then of rows. */
  readonly rows: readonly RowDiff[];
  readonly counts: Readonly<Record<RowDiffKind, number>>;
  /** Tables with rows before that are not there after: they are not compared, for a table that is missing says nothing. */
  readonly missing: readonly TableName[];
}

/**
 * Compares two matrices by what they mean: the order and spacing of a list, a diagnosis's dot, a code as number or text, how a date is
 * written, the order of rows and columns and the case of choices make no difference. Rows are known by their Rule ID, else by what they
 * speak of and from when; rows of the other tables by their code, id or name. Tables that may hold patient data are left out.
 * @example diffMatrices(starterTables(), starterTables()).rows //=> []
 */
export function diffMatrices(before: MatrixCells, after: MatrixCells): MatrixDiff {
  const missing = TABLES_WITHOUT_PATIENTS.filter(
    (name) => after[name] === undefined && standingRows(name, before[name]).length > 0,
  );
  const rows = TABLES_WITHOUT_PATIENTS.filter((name) => after[name] !== undefined).flatMap((name) =>
    matchRows(name, before[name], after[name])
      .flatMap((pair) => rowDiff(name, pair))
      .sort(inOrder),
  );
  const counts = { added: 0, changed: 0, ended: 0, removed: 0 };
  for (const row of rows) counts[row.kind]++;
  return { rows, counts, missing };
}

/** Whether two matrices mean the same. */
export function isSame({ rows, missing }: MatrixDiff): boolean {
  return rows.length === 0 && missing.length === 0;
}

/** The rows that differ, by whom they speak of, in any spelling; "" for the tables that speak of no payer. */
export function diffByPayer({ rows }: MatrixDiff): { readonly payer: string; readonly rows: readonly RowDiff[] }[] {
  return [...groupBy(rows, (row) => payerMeaning(row.payer)).values()].map((own) => ({
    payer: own[0]?.payer ?? "",
    rows: own,
  }));
}

/** The columns in which two rows mean something else. */
export function changedColumns(name: TableName, before: ComparedRow, after: ComparedRow): ColumnDiff[] {
  return comparedColumns(name)
    .filter((column) => before.meaning(column) !== after.meaning(column))
    .map((column) => ({
      column: column.header,
      from: typedCell(column, before.cell(column.header)),
      to: typedCell(column, after.cell(column.header)),
    }));
}

const UPKEEP: ReadonlySet<string> = new Set(["Source", "Source Date", "Reviewed", "Note"]);

function rowDiff(table: TableName, { before, after }: RowPair): RowDiff[] {
  const columns = before && after ? changedColumns(table, before, after) : [];
  if (before && after && columns.length === 0) return [];
  const row = after ?? before;
  return [
    {
      kind: !before ? "added" : !after ? "removed" : endsEarlier(columns) ? "ended" : "changed",
      table,
      payer: textOf(row?.cell(table === "Payers" ? "Payer ID" : "Payer")),
      rule: after?.ruleId || before?.ruleId || "",
      before: rowAt(before),
      after: rowAt(after),
      columns,
      upkeep: columns.length > 0 && schemaOf(table).isRules && columns.every(({ column }) => UPKEEP.has(column)),
    },
  ];
}

const rowAt = (row: ComparedRow | null): RowAt | null => row && { row: row.row, values: row.values() };

function endsEarlier(columns: readonly ColumnDiff[]): boolean {
  const to = columns.find(({ column }) => column === "To");
  if (!to || columns.some(({ column }) => column !== "To" && !UPKEEP.has(column))) return false;
  const [before, after] = [dayInCell(to.from), dayInCell(to.to)];
  return typeof after === "number" && before !== undefined && (before === null || after < before);
}

function inOrder(a: RowDiff, b: RowDiff): number {
  const [one, other] = [payerMeaning(a.payer), payerMeaning(b.payer)];
  if (one !== other) return one < other ? -1 : 1;
  return place(a) - place(b);
}

const place = ({ before, after }: RowDiff): number => after?.row ?? before?.row ?? 0;
