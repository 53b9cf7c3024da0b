import type { CellArea } from "../plans/operations";
import type { FormulaBlock } from "../plans/freeze";
import { textOf, type CellValue } from "../values/cell";
import { counted } from "../values/lists";
import { ExcelFailure, inExcel } from "./failure";
import { readArea, type ReadProgress, type SheetArea } from "./read-area";
import type { SheetRef } from "./read-sheet";

/** The formulas of a sheet that ask the add-in's functions. */
export interface FoundFormulas {
  readonly sheet: SheetRef;
  readonly blocks: readonly FormulaBlock[];
  /** How many formulas hold the matrix itself, which stay as they are. */
  readonly ofMatrix: number;
}

export interface ReadFormulasOptions {
  /** The whole sheet that is open, or the cells that are selected there. */
  readonly within: "sheet" | "selection";
  readonly onProgress?: ReadProgress;
  readonly signal?: AbortSignal;
}

/** A call of one of the add-in's functions, outside of a text. */
const OURS = /(?:^|[^\w.])PAYER\.[A-Z]+\(/i;
/** Calls that hold the matrix: without them every other formula of the workbook would be lost. */
const OF_MATRIX = /(?:^|[^\w.])PAYER\.(?:TABLE|MATRIX)\(/i;
/** What a formula shows that has not answered yet. */
const WAITING: ReadonlySet<string> = new Set(["#BUSY!", "#GETTING_DATA", "#CONNECT!"]);
/** Cells that are asked in one request what they spill into. */
const CELLS_ASKED = 1_000;

interface At {
  readonly row: number;
  readonly column: number;
}

/**
 * Finds the formulas that ask the add-in's functions, and what they answer; what spills is taken as a whole. Nothing is changed.
 * @returns `null` when the signal stopped it
 * @throws ExcelFailure where the sheet is protected, or a formula has not answered yet
 */
export async function readFormulas({ within, onProgress, signal }: ReadFormulasOptions): Promise<FoundFormulas | null> {
  return inExcel("look for formulas", async (context) => {
    const selected = within === "selection" ? context.workbook.getSelectedRange() : null;
    const worksheet = selected?.worksheet ?? context.workbook.worksheets.getActiveWorksheet();
    worksheet.load("id,name").protection.load("protected");
    const used = (selected ?? worksheet)
      .getUsedRangeOrNullObject(true)
      .load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (worksheet.protection.protected) {
      throw new ExcelFailure(
        `The sheet "${sheet.name}" is protected. Unprotect it on the Review tab, then try again. Nothing was changed.`,
      );
    }
    if (used.isNullObject) return { sheet, blocks: [], ofMatrix: 0 };
    const area = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    const stop = signal ? { signal } : {};
    const formulas = await readArea(context, worksheet, area, {
      ...stop,
      property: "formulas",
      ...(onProgress ? { onProgress } : {}),
    });
    const like = formulas && formulasIn(formulas, area);
    if (!like) return null;
    const wanted = [...new Set(like.map(({ column }) => column - area.column))];
    const values = await readArea(context, worksheet, area, { ...stop, wanted });
    const formats = await readArea(context, worksheet, area, { ...stop, wanted, property: "numberFormat" });
    if (!values || !formats) return null;
    const valueAt = ({ row, column }: At): CellValue => values[row - area.row]?.[column - area.column];
    const formatAt = ({ row, column }: At): CellValue => formats[row - area.row]?.[column - area.column];
    // A text that begins with "=" is its own formula, as Excel tells it.
    const found = like.filter((cell) => cell.formula !== valueAt(cell));
    const asking = found.filter(({ formula }) => !OF_MATRIX.test(formula));
    const { spills, single } = await spilledAreas(context, worksheet, asking);
    const blocks: FormulaBlock[] = runsOf(single).map((run) => ({
      area: { sheet: sheet.name, row: run[0]?.row ?? 0, column: run[0]?.column ?? 0, rows: run.length, columns: 1 },
      formulas: run.map(({ formula }) => [formula]),
      values: run.map((cell) => [valueAt(cell)]),
      formats: run.map((cell) => [formatAt(cell)]),
    }));
    for (const each of spills) {
      if (signal?.aborted) return null;
      blocks.push(await readSpill(context, worksheet, { sheet: sheet.name, ...each }));
    }
    refuseWaiting(blocks, sheet.name);
    return { sheet, blocks, ofMatrix: found.length - asking.length };
  });
}

interface FoundFormula extends At {
  readonly formula: string;
}

function formulasIn(cells: readonly (readonly CellValue[])[], { row, column }: SheetArea): FoundFormula[] {
  return cells.flatMap((line, r) =>
    line.flatMap((cell, c) => {
      const formula = typeof cell === "string" && cell.startsWith("=") ? cell : "";
      const code = formula.replace(/"(?:[^"]|"")*"/g, '""');
      return OURS.test(code) ? [{ formula, row: row + r, column: column + c }] : [];
    }),
  );
}

interface Asked {
  readonly spills: readonly SheetArea[];
  /** Formulas that fill no more than their own cell. */
  readonly single: readonly FoundFormula[];
}

/**
 * What each formula fills. Excel may tell of a cell that another one spills into that other one's formula, and a selection may hold
 * no more than such cells: the formula is then frozen with all that it spills into.
 */
async function spilledAreas(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  found: readonly FoundFormula[],
): Promise<Asked> {
  const spills = new Map<string, SheetArea>();
  const single: FoundFormula[] = [];
  for (let from = 0; from < found.length; from += CELLS_ASKED) {
    const asked = found.slice(from, from + CELLS_ASKED).map((cell) => {
      const range = worksheet.getRangeByIndexes(cell.row, cell.column, 1, 1);
      const parent = range.getSpillParentOrNullObject();
      const ofParent = parent.getSpillingToRangeOrNullObject();
      const own = range.getSpillingToRangeOrNullObject();
      for (const each of [ofParent, own]) each.load("rowIndex,columnIndex,rowCount,columnCount");
      return { cell, ofParent, own };
    });
    await answered(context);
    for (const { cell, ofParent, own } of asked) {
      const whole = own.isNullObject ? ofParent : own;
      if (whole.isNullObject) single.push(cell);
      else {
        spills.set(`${whole.rowIndex} ${whole.columnIndex}`, {
          row: whole.rowIndex,
          column: whole.columnIndex,
          rows: whole.rowCount,
          columns: whole.columnCount,
        });
      }
    }
  }
  return { spills: [...spills.values()], single };
}

/** So many cells are asked at once as a request takes. */
const answered = (context: Excel.RequestContext): Promise<void> => context.sync();

/** Formulas that stand one under the other, together. */
function runsOf(cells: readonly FoundFormula[]): FoundFormula[][] {
  const runs: FoundFormula[][] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = runs.at(-1);
    const above = last?.at(-1);
    if (last && above && above.column === cell.column && above.row + 1 === cell.row) last.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** A formula with all that it spills into. */
async function readSpill(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  area: CellArea,
): Promise<FormulaBlock> {
  const first = { ...area, rows: 1, columns: 1 };
  const [[formula] = []] = (await readArea(context, worksheet, first, { property: "formulas" })) ?? [];
  const values = (await readArea(context, worksheet, area)) ?? [];
  const formats = (await readArea(context, worksheet, area, { property: "numberFormat" })) ?? [];
  const formulas = values.map((row, r) => row.map((_, c) => (r === 0 && c === 0 ? textOf(formula) : null)));
  return { area, values, formats, formulas };
}

function refuseWaiting(blocks: readonly FormulaBlock[], sheet: string): void {
  const waiting = blocks.flatMap(({ values }) => values.flat()).filter((cell) => WAITING.has(textOf(cell))).length;
  if (waiting === 0) return;
  throw new ExcelFailure(
    `${counted(waiting, "answer")} of the sheet "${sheet}" are still being worked out. Wait until Excel has calculated, then try again. Nothing was changed.`,
  );
}
