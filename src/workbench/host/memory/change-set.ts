// Which cells changed, for formulas to ask whether they are concerned.

import { type Area, intersection } from "../areas";

/** Whether an area has at most so many cells. */
export const isSmall = (area: Area, than: number): boolean => area.rows * area.columns <= than;

/** Many changed cells at once, asked about quickly. */
export interface ChangeSet {
  add(area: Area): void;
  isEmpty(): boolean;
  touches(area: Area): boolean;
}

export function createChangeSet(): ChangeSet {
  const areas: Area[] = [];
  const cells = new Map<string, Area>();
  const keyOf = (sheet: string, row: number, column: number) => `${sheet} ${row} ${column}`;
  return {
    add(area) {
      if (isSmall(area, 1)) cells.set(keyOf(area.sheet, area.row, area.column), area);
      else areas.push(area);
    },
    isEmpty: () => areas.length === 0 && cells.size === 0,
    touches(area) {
      if (areas.some((each) => intersection(each, area))) return true;
      if (!isSmall(area, cells.size)) return [...cells.values()].some((cell) => intersection(cell, area));
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          if (cells.has(keyOf(area.sheet, row, column))) return true;
        }
      }
      return false;
    },
  };
}
