import type { CellRepair } from "../plans/repair-cells";
import { holdsFormula, textOf, type CellValue } from "../values/cell";
import { parseDay } from "../values/day";
import { ExcelFailure, inExcel } from "./failure";
import { readArea } from "./read-area";

/** A cell that is to be written. Rows and columns count from 0. */
export interface WantedCell {
  readonly row: number;
  readonly column: number;
  readonly from: CellValue;
  readonly to: CellValue;
  /** Whether its column holds dates. */
  readonly isDate: boolean;
}

/** Cells as they are, without those that are never written to. */
export interface CellsNow {
  readonly sheet: string;
  readonly repairs: readonly CellRepair[];
  /** How many hold a formula. */
  readonly formulas: number;
  /** How many hold another value than was read. */
  readonly changed: number;
}

/** Days between the two date systems of Excel. */
const DAYS_1904 = 1462;

/**
 * Reads the cells that are to be repaired, with their formats. Cells with a formula, and cells that changed meanwhile, are left out and
 * counted. Nothing is changed.
 * @throws ExcelFailure where the workbook itself counts its dates from 1904 and dates are to be written
 */
export async function readCellsNow(sheetId: string, wanted: readonly WantedCell[]): Promise<CellsNow> {
  return inExcel("read the cells to repair", async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheetId).load("name");
    await context.sync();
    const repairs: CellRepair[] = [];
    let [formulas, changed] = [0, 0];
    for (const column of new Set(wanted.map((cell) => cell.column))) {
      const own = wanted.filter((cell) => cell.column === column);
      const rows = own.map(({ row }) => row);
      const first = rows.reduce((a, b) => Math.min(a, b), Infinity);
      const area = { row: first, column, rows: rows.reduce((a, b) => Math.max(a, b), 0) - first + 1, columns: 1 };
      const values = (await readArea(context, worksheet, area)) ?? [];
      const ownFormulas = (await readArea(context, worksheet, area, { property: "formulas" })) ?? [];
      const formats = (await readArea(context, worksheet, area, { property: "numberFormat" })) ?? [];
      for (const { row, from, to, isDate } of own) {
        const value = values[row - first]?.[0];
        const formula = ownFormulas[row - first]?.[0];
        if (holdsFormula(formula, value)) formulas++;
        else if (value !== from) changed++;
        else repairs.push({ row, column, from, to, format: textOf(formats[row - first]?.[0]), isDate });
      }
      await refuse1904(
        context,
        worksheet,
        repairs.find((repair) => repair.column === column && repair.isDate && typeof repair.from === "number"),
      );
    }
    return { sheet: worksheet.name, repairs, formulas, changed };
  });
}

/** A date that is shown four years later than it counts tells that the workbook itself counts from 1904. */
async function refuse1904(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  cell: CellRepair | undefined,
): Promise<void> {
  if (!cell) return;
  const range = worksheet.getRangeByIndexes(cell.row, cell.column, 1, 1).load("text");
  await context.sync();
  const shown = parseDay(textOf(range.text[0]?.[0]));
  if (shown === null || typeof cell.from !== "number" || shown - Math.floor(cell.from) !== DAYS_1904) return;
  throw new ExcelFailure(
    "This workbook counts its dates from 1904 itself, so that they are shown right and read wrong. Turn that off first (File > Options > Advanced > Use 1904 date system), then repair. Nothing was changed.",
  );
}
