import type { CellValue, Cells } from "../values/cell";
import type { AddReportSheet, Plan } from "./operations";

/** A sheet that keeps the matrix as it was. */
export interface SnapshotSheet {
  readonly sheet: string;
  readonly cells: Cells;
}

const SNAPSHOT_NAME = /^Snapshot \d{4}-\d{2}-\d{2} \d{4}( \(\d+\))?$/;

/** Whether a sheet of that name keeps a snapshot. @example isSnapshotName("Snapshot 2026-11-25 1640") //=> true */
export function isSnapshotName(sheet: string): boolean {
  return SNAPSHOT_NAME.test(sheet);
}

/**
 * A free name for a snapshot, by day and minute; a second of the same minute is numbered.
 * @param day as `isoOf` writes it
 * @param minutes since midnight
 * @example snapshotName("2026-11-25", 1000, []) //=> "Snapshot 2026-11-25 1640"
 */
export function snapshotName(day: string, minutes: number, taken: readonly string[]): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const wanted = `Snapshot ${day} ${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let i = 2; lower.has(name.toLowerCase()); i++) name = `${wanted} (${i})`;
  return name;
}

/**
 * Plans a hidden sheet that keeps the matrix as it is.
 * @param cells as src/matrix/snapshot.ts makes and reads them
 * @param name a sheet's name by `snapshotName`; anything else would not be found again
 */
export function snapshotPlan(cells: Cells, name: string): Plan {
  if (!isSnapshotName(name)) throw new Error(`"${name}" is no name of a snapshot`);
  return { title: `Keep a ${lowerFirst(name)}`, operations: [snapshotSheet({ sheet: name, cells })] };
}

/** Plans the deletion of a snapshot; one that was changed by hand meanwhile is refused. Its inverse brings it back. */
export function deleteSnapshotPlan(snapshot: SnapshotSheet): Plan {
  return {
    title: `Delete the ${lowerFirst(snapshot.sheet)}`,
    operations: [{ kind: "removeSheet", made: snapshotSheet(snapshot), expected: snapshot.cells, formulas: [] }],
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function snapshotSheet({ sheet, cells }: SnapshotSheet): AddReportSheet {
  return {
    kind: "addReportSheet",
    sheet,
    visibility: "Hidden",
    cells: cells.map((row) => row.map((value): CellValue => value ?? "")),
    headings: [],
    widths: [],
    print: null,
  };
}
