import type { PaneStore } from "./store";

/** Something that was repaired in a claim sheet, for the record of a check. */
export interface RepairRecord {
  readonly sheetId: string;
  /** Which cells, such as `NDC, rows 2 to 5: lost zeros`. */
  readonly what: string;
  readonly old: string;
  readonly new: string;
  /** By this computer's clock, as fixes have it. */
  readonly when: string;
}

const logs = new WeakMap<PaneStore, readonly RepairRecord[]>();

/** What was repaired since the pane was opened, and not taken back. */
export const repairsOf = (store: PaneStore): readonly RepairRecord[] => logs.get(store) ?? [];

export function logRepairs(store: PaneStore, records: readonly RepairRecord[]): void {
  logs.set(store, [...repairsOf(store), ...records]);
}

/** Forgets what was taken back. */
export function unlogRepairs(store: PaneStore, records: readonly RepairRecord[]): void {
  logs.set(
    store,
    repairsOf(store).filter((each) => !records.includes(each)),
  );
}
