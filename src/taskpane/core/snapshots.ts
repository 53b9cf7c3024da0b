import { readSnapshots } from "../../excel/read-snapshots";
import { matrixOfSnapshot, snapshotCells, type Restored } from "../../matrix/snapshot";
import { deleteSnapshotPlan, snapshotName, snapshotPlan, type SnapshotSheet } from "../../plans/snapshot";
import { isoOf } from "../../values/day";
import { SETUP } from "../words-setup";
import type { Pane } from "./pane";

/** A snapshot of the workbook: the matrix that it keeps, or why it cannot be read. */
export interface Snapshot {
  readonly sheet: SnapshotSheet;
  readonly restored: Restored;
}

/** The snapshots of the workbook, the latest first. */
export async function listSnapshots(): Promise<readonly Snapshot[]> {
  return (await readSnapshots()).map((sheet) => ({ sheet, restored: matrixOfSnapshot(sheet.cells) }));
}

/**
 * Keeps the whole matrix on a hidden sheet, without the tables that may hold patient data.
 * @returns the sheet's name; `null` where nothing was written: a notice says why
 */
export async function takeSnapshot(
  { store, parts, apply }: Pane,
  doing: "save" | "import" = "save",
): Promise<string | null> {
  const { loaded } = store.state();
  if (loaded?.origin !== "workbook") return null;
  const taken = (await parts.host.readWorkbookState()).sheets.map(({ name }) => name);
  const now = new Date(parts.clock());
  const name = snapshotName(isoOf(parts.today()), now.getHours() * 60 + now.getMinutes(), taken);
  return (await apply(snapshotPlan(snapshotCells(loaded.cells), name), doing)) ? name : null;
}

/** Deletes a snapshot; one that somebody changed is refused. */
export async function deleteSnapshot({ apply, store }: Pane, { sheet }: Snapshot): Promise<boolean> {
  const isDone = await apply(deleteSnapshotPlan(sheet), "save");
  if (isDone)
    store.dispatch({ type: "noticed", notice: { kind: "success", text: SETUP.compare.deleted(sheet.sheet) } });
  return isDone;
}
