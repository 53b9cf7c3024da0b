/** A sheet that comes to the front tells the selection that it had; it tells it within this time, and more than once. */
const TELLS_MS = 400;

/** Knows when a selection is no choice of anybody's: a sheet that is come back to tells the one that it had before. */
export interface SheetReturn {
  sheetOpened(sheetId: string): void;
  /** Notes a selection. @returns whether it is only told again by a sheet that came to the front */
  isOld(sheetId: string, row: number): boolean;
}

/** @param clock milliseconds since 1970 */
export function createSheetReturn(clock: () => number): SheetReturn {
  const rows = new Map<string, number>();
  let opened = { sheetId: "", at: -Infinity };
  return {
    sheetOpened(sheetId) {
      opened = { sheetId, at: clock() };
    },
    isOld(sheetId, row) {
      const isSame = rows.get(sheetId) === row;
      rows.set(sheetId, row);
      return isSame && opened.sheetId === sheetId && clock() - opened.at < TELLS_MS;
    },
  };
}
