import { textOf, type CellValue } from "../../values/cell";

/** One thing that the add-in relies on, tried in the Excel at hand. */
export interface Probe {
  /** What is relied on, in a few words. */
  readonly name: string;
  /**
   * Tries it on the scratch sheets.
   * @returns what was seen, for the report
   * @throws where Excel does otherwise, with what it does
   */
  run(scratch: Scratch): Promise<string>;
}

/** Sheets that the self-test adds and removes again. Each probe keeps to rows of its own, so that none disturbs another. */
export interface Scratch {
  readonly visible: string;
  readonly hidden: string;
  /** How long calculation and events may take, in milliseconds. */
  readonly patience: number;
}

/** What a probe saw is not what the add-in relies on. */
export function mustBe(what: string, found: CellValue, wanted: CellValue): void {
  if (found !== wanted) throw new Error(`${what}: expected "${textOf(wanted)}", found "${textOf(found)}"`);
}

const LOOK_EVERY_MS = 100;

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Looks at a cell again and again until it is as wanted.
 * @throws with what was found last, when patience ends
 */
export async function eventually(
  what: string,
  cell: { readonly sheet: string; readonly address: string; readonly patience: number },
  wanted: (found: CellValue) => boolean,
): Promise<CellValue> {
  const ends = Date.now() + cell.patience;
  for (;;) {
    const found = await valueAt(cell.sheet, cell.address);
    if (wanted(found)) return found;
    if (Date.now() > ends) throw new Error(`${what}: after ${cell.patience / 1000} s it is "${textOf(found)}"`);
    await wait(LOOK_EVERY_MS);
  }
}

/** The value of one cell. */
export async function valueAt(sheet: string, address: string): Promise<CellValue> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load("values");
    await context.sync();
    return range.values[0]?.[0];
  });
}

/** Writes formulas or values as if typed. */
export async function type(sheet: string, address: string, formulas: (string | number)[][]): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).formulas = formulas;
    await context.sync();
  });
}
