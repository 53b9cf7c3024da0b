/** What the cells of a file hold, for the grid. */
import type { ICellData } from "@univerjs/core";
import type { Cell, Sheet } from "hucre";
import { shownFormula } from "../../files/custom-functions";
import { rangesOf } from "./rules";

/** The grid's numbers for the kinds of values. */
const TYPE = { text: 1, number: 2, truth: 3, keptText: 4 } as const;

/** The cells that an array formula of the file filled: the grid fills them again, and would not over values. */
export function spilledCells(sheet: Sheet): ReadonlySet<string> {
  const spilled = new Set<string>();
  sheet.cells?.forEach(({ formulaType, formulaRef }, key) => {
    if (formulaType !== "array" || !formulaRef) return;
    for (const { startRow, endRow, startColumn, endColumn } of rangesOf(formulaRef)) {
      for (let row = startRow; row <= endRow; row++) {
        for (let column = startColumn; column <= endColumn; column++) spilled.add(`${row},${column}`);
      }
    }
    spilled.delete(key);
  });
  return spilled;
}

/** What a cell holds: its formula as people see it, and its value. */
export function contentOf(cell: Cell | undefined, value: Cell["value"], sheet: string): ICellData {
  if (cell?.formula === undefined) return valueOf(value);
  const { formula, formulaType, formulaSharedIndex } = cell;
  const shared = formulaType === "shared" && formulaSharedIndex !== undefined;
  // Univer, like the file, writes a shared formula once and names it in the other cells.
  const reference = shared ? { si: `${sheet}-f${formulaSharedIndex}` } : {};
  const own = formula === "" ? {} : { f: `=${shownFormula(formula).replace(/_xlfn\.|_xlws\./g, "")}` };
  return { ...valueOf(cell.formulaResult ?? value), ...own, ...reference };
}

function valueOf(value: Cell["value"]): ICellData {
  if (value === null || value === "") return {};
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: TYPE.truth };
  if (typeof value === "number") return { v: value, t: TYPE.number };
  if (value instanceof Date) return { v: serialOf(value), t: TYPE.number };
  const plain = Number.isNaN(Number(value)) && !/^(true|false)$/i.test(value);
  return { v: value, t: plain ? TYPE.text : TYPE.keptText };
}

const MS_PER_DAY = 86_400_000;
/** 1 March 1900 in milliseconds: until the day before, Excel counts a 29 February that never was. */
const FIRST_OF_MARCH = Date.UTC(1900, 2, 1);

/** The serial number of the date that hucre made of a cell, in UTC. hucre's own way back keeps ten decimals only. */
function serialOf(date: Date): number {
  const time = date.getTime();
  const dayZero = time < FIRST_OF_MARCH ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  // Divided once: a time of day keeps every digit.
  return (time - dayZero) / MS_PER_DAY;
}

/** A link goes along with its cell. */
export function linkOf(cell: Cell | undefined): ICellData {
  return cell?.hyperlink ? { custom: { hyperlink: cell.hyperlink } } : {};
}
