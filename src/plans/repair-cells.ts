import type { CellValue } from "../values/cell";
import type { CellRun, Plan, SetColumnCells } from "./operations";

/** A cell that is to be written, as it is in the workbook now. Rows and columns count from 0. */
export interface CellRepair {
  readonly row: number;
  readonly column: number;
  readonly from: CellValue;
  readonly to: CellValue;
  /** Excel's number format now. */
  readonly format: string;
  /** Whether its column holds dates. */
  readonly isDate: boolean;
}

const TEXT = "@";
const GENERAL = "General";

/**
 * Plans that cells of a sheet get other values. Codes get text cells, so that zeros stay; numbers and dates leave text cells.
 * @example repairPlan("Repair 1 cell", "Claims", [{ row: 1, column: 3, from: 2, to: "02", format: "General", isDate: false }])
 */
export function repairPlan(title: string, sheet: string, repairs: readonly CellRepair[]): Plan {
  const columns = new Map<number, CellRepair[]>();
  for (const repair of repairs) {
    const own = columns.get(repair.column);
    if (own) own.push(repair);
    else columns.set(repair.column, [repair]);
  }
  return {
    title,
    operations: [...columns].map(([column, own]): SetColumnCells => ({
      kind: "setColumnCells",
      sheet,
      column,
      runs: runsOf([...own].sort((a, b) => a.row - b.row)).map(runOf),
    })),
  };
}

function runsOf(repairs: readonly CellRepair[]): CellRepair[][] {
  const runs: CellRepair[][] = [];
  for (const repair of repairs) {
    const last = runs.at(-1);
    if (last?.at(-1)?.row === repair.row - 1) last.push(repair);
    else runs.push([repair]);
  }
  return runs;
}

function runOf(repairs: readonly CellRepair[]): CellRun {
  const expected = repairs.map(({ format }) => format);
  const values = repairs.map(formatFor);
  return {
    row: repairs[0]?.row ?? 0,
    expected: repairs.map(({ from }) => from),
    values: repairs.map(({ to }) => to),
    ...(values.every((format, i) => format === expected[i]) ? {} : { formats: { expected, values } }),
  };
}

/** A date in a cell of another format would be shown as a number. */
const isDateFormat = (format: string): boolean => /[ymd]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|General/gi, ""));

function formatFor({ to, format, isDate }: CellRepair): string {
  if (typeof to === "number") {
    if (isDate) return isDateFormat(format) ? format : "mm/dd/yyyy";
    return format === TEXT ? GENERAL : format;
  }
  return typeof to === "string" && /\d/.test(to) ? TEXT : format;
}
