// A property of cells kept by area, the latest winning: formats, widths, validation. Whole columns cost one entry.

import { type Area, intersection, SHEET_COLUMNS, SHEET_ROWS } from "../areas";
import type { Grid } from "../model";

/** The answer where cells differ. */
export const MIXED = Symbol("mixed");

/** Above this many cells `uniform` compares entries instead of cells, and may call equal cells mixed. */
const EXACT_CELLS = 100_000;

export interface Overlay<T> {
  set(area: Area, value: T): void;
  /** Sets every cell on its own, joining equal neighbours of a column; undefined leaves a cell as it is. */
  setGrid(area: Area, values: Grid<T | undefined>): void;
  grid(area: Area): T[][];
  uniform(area: Area): T | typeof MIXED;
  /** Back to how it was in the beginning. */
  erase(area: Area): void;
  /** Follows cells that move; null: they are gone. */
  move(to: (area: Area) => Area | null): void;
  /** The areas of a sheet that were set, without whole rows and columns. */
  areas(sheet: string): readonly Area[];
}

/** An overlay in which every cell has `initial`. Values are compared by their JSON. */
export function createOverlay<T>(initial: T): Overlay<T> {
  let entries: { readonly area: Area; readonly value: T }[] = [];
  const covers = (outer: Area, inner: Area) => {
    const shared = intersection(outer, inner);
    return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
  };
  const same = (a: T, b: T) => a === b || JSON.stringify(a) === JSON.stringify(b);

  const overlay: Overlay<T> = {
    set(area, value) {
      entries = entries.filter((entry) => !covers(area, entry.area));
      entries.push({ area, value });
    },
    setGrid(area, values) {
      for (let column = 0; column < area.columns; column++) {
        let from = 0;
        for (let row = 1; row <= area.rows; row++) {
          const value = values[from]?.[column];
          if (row < area.rows && values[row]?.[column] === value) continue;
          const run = { ...area, row: area.row + from, rows: row - from, column: area.column + column, columns: 1 };
          if (value !== undefined) overlay.set(run, value);
          from = row;
        }
      }
    },
    grid(area) {
      const grid = Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => initial));
      for (const entry of entries) {
        const shared = intersection(entry.area, area);
        if (!shared) continue;
        for (let row = 0; row < shared.rows; row++) {
          const start = shared.column - area.column;
          grid[shared.row - area.row + row]?.fill(entry.value, start, start + shared.columns);
        }
      }
      return grid;
    },
    uniform(area) {
      const [first = initial, ...others] =
        area.rows * area.columns <= EXACT_CELLS ? new Set(overlay.grid(area).flat()) : possibleValues(area);
      return others.every((other) => same(first, other)) ? first : MIXED;
    },
    erase(area) {
      entries = entries.filter((entry) => !covers(area, entry.area));
      if (entries.some((entry) => intersection(entry.area, area))) entries.push({ area, value: initial });
    },
    move(to) {
      entries = entries.flatMap(({ area, value }) => {
        const moved = to(area);
        return moved ? [{ area: moved, value }] : [];
      });
    },
    areas: (sheet) =>
      entries
        .filter(({ value }) => !same(value, initial))
        .map(({ area }) => area)
        .filter((area) => area.sheet === sheet && area.rows < SHEET_ROWS && area.columns < SHEET_COLUMNS),
  };

  /** The values that cells of a large area may have: those set since one value was set for all of it. */
  function possibleValues(area: Area): T[] {
    const whole = entries.findLastIndex((entry) => covers(entry.area, area));
    const since = entries.slice(Math.max(0, whole)).filter((entry) => intersection(entry.area, area));
    return [...(whole < 0 ? [initial] : []), ...since.map((entry) => entry.value)];
  }

  return overlay;
}
