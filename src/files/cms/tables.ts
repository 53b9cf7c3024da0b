import { isCodeShape, normalCode, normalNdc } from "../../codes/shapes";
import type { PairBuilder } from "../../codes/reference/pair-builder";
import type { AddOnRow, MueRow, NdcRow } from "../../codes/reference/sets";
import { isBlank, numberOf, textOf, type CellValue, type Cells } from "../../values/cell";
import { dayOf, parseDay, type Day } from "../../values/day";
import { UnusableFile } from "../problem";
import type { Layout } from "./layouts";

/** Reads the cells of a table by field, and names row and column where one is wrong. */
interface TableRow {
  cell(field: string): CellValue;
  refuse(field: string, what: string): UnusableFile;
}

/** Reads every row that is not blank; a row that cannot be read refuses the file, because a table with holes would answer wrongly in silence. */
function readTable<T>(cells: Cells, layout: Layout, file: string, read: (row: TableRow) => T | null): T[] {
  const headers = cells[layout.headerRow] ?? [];
  const out: T[] = [];
  for (let at = layout.headerRow + 1; at < cells.length; at++) {
    const row = cells[at] ?? [];
    if (row.every(isBlank)) continue;
    const value = read({
      cell: (field) => row[layout.columns.get(field) ?? -1],
      refuse(field, what) {
        const column = layout.columns.get(field) ?? 0;
        return new UnusableFile({
          file,
          row: at + 1,
          column: textOf(headers[column]).replace(/\s+/g, " "),
          message: `"${textOf(row[column]).slice(0, 40)}" is not ${what}. The file was cut off or damaged: download it from CMS again`,
        });
      },
    });
    if (value !== null) out.push(value);
  }
  if (out.length === 0) {
    throw new UnusableFile({
      file,
      row: layout.headerRow + 2,
      message: `no rows stand below the header. The file was cut off: download it from CMS again`,
    });
  }
  return out;
}

function codeIn(row: TableRow, field: string): string {
  const code = normalCode(textOf(row.cell(field)));
  if (!isCodeShape(code)) throw row.refuse(field, "a code of five characters");
  return code;
}

/** Unit limits: the adjudication indicator reads `2 Date of Service Edit: Policy`, or is the bare digit. */
export function mueRows(cells: Cells, layout: Layout, file: string): MueRow[] {
  return readTable(cells, layout, file, (row): MueRow => {
    const code = codeIn(row, "code");
    const units = numberOf(row.cell("units"));
    if (units === null || !Number.isInteger(units) || units < 0) throw row.refuse("units", "a whole number of units");
    const mai = /^([123])\b/.exec(textOf(row.cell("mai")))?.[1];
    if (mai === undefined) throw row.refuse("mai", "an adjudication indicator that begins with 1, 2 or 3");
    return [code, units, mai === "1" ? 1 : mai === "2" ? 2 : 3];
  });
}

/** Stands for "the contractor decides which primaries": such an add-on has none in the table. */
const CONTRACTOR_DECIDES = "CCCCC";

/** Add-on codes with the primaries that are in force when the edition begins; an edit deleted before it is left out. */
export function addOnRows(cells: Cells, layout: Layout, file: string, editionDay: Day): AddOnRow[] {
  const rows = readTable(cells, layout, file, (row): AddOnRow | "left out" => {
    const addOn = codeIn(row, "addOn");
    const deleted = dayIn(row, "deleted");
    if (normalCode(textOf(row.cell("primary"))) === CONTRACTOR_DECIDES) return "left out";
    const primary = codeIn(row, "primary");
    return deleted !== null && deleted < editionDay ? "left out" : [addOn, primary];
  });
  return rows.filter((row) => row !== "left out");
}

/** A date as YYYYDDD (day of the year), which only this table has, or as any other date. */
function dayIn(row: TableRow, field: string): Day | null {
  const text = textOf(row.cell(field));
  if (text === "" || text === "0") return null;
  const ordinal = /^(\d{4})(\d{3})$/.exec(text);
  const newYear = ordinal ? dayOf(Number(ordinal[1]), 1, 1) : null;
  if (newYear !== null) return newYear + Number(ordinal?.[2]) - 1;
  const serial = row.cell(field);
  const day = parseDay(text) ?? (typeof serial === "number" ? Math.floor(serial) : null);
  if (day === null) throw row.refuse(field, "a date");
  return day;
}

/** The crosswalk of NDCs to codes; CMS writes NDCs as 5-4-2. */
export function ndcRows(cells: Cells, layout: Layout, file: string): NdcRow[] {
  return readTable(cells, layout, file, (row): NdcRow => {
    const ndc = normalNdc(textOf(row.cell("ndc")));
    if (ndc === null) throw row.refuse("ndc", "an NDC of 11 digits");
    return [ndc, codeIn(row, "code")];
  });
}

/** One row of a pair table that came as a workbook; rows of the header are passed over until the first pair. */
export function pairFromCells(
  cells: readonly CellValue[],
  file: string,
  row: number,
  add: PairBuilder["add"],
): boolean {
  const [column1, column2] = [normalCode(textOf(cells[0])), normalCode(textOf(cells[1]))];
  if (!isCodeShape(column1) || !isCodeShape(column2)) return false;
  const day = (at: number, column: string): Day | null => {
    const text = textOf(cells[at]);
    if (text === "" || text === "*") return null;
    const found = parseDay(text);
    if (found === null) throw new UnusableFile({ file, row, column, message: `"${text}" is not a date (YYYYMMDD)` });
    return found;
  };
  const indicator = Number(textOf(cells[5]));
  if (indicator !== 0 && indicator !== 1 && indicator !== 9) {
    throw new UnusableFile({ file, row, column: "Modifier", message: `"${textOf(cells[5])}" is not 0, 1 or 9` });
  }
  add(column1, column2, day(3, "Effective Date"), day(4, "Deletion Date"), indicator);
  return true;
}
