import { absoluteArea, type AddTable, type NewColumn, type Operation, type Plan } from "../plans/operations";
import { differencesFrom, type Difference } from "./compare-plan";
import { inExcel } from "./failure";
import { cellOf, preparedArea, rangeOf, SPARE_ROWS, tableArea, writable } from "./plan-ranges";
import { lowerFirst, takeBack } from "./take-back";

/** What became of a plan: made whole, or refused whole because the workbook is not as it expects. */
export type Applied =
  { readonly kind: "done" } | { readonly kind: "refused"; readonly differences: readonly Difference[] };

/** Told how many of a plan's operations are made. */
export type ApplyProgress = (done: number, of: number) => void;

/**
 * The one place that writes to a workbook. Compares what the plan expects with what is there, and writes only where they
 * agree. When Excel fails half-way, everything that was made is taken back.
 * @throws ExcelFailure in words, with the workbook as it was before
 */
export async function applyPlan(plan: Plan, onProgress?: ApplyProgress): Promise<Applied> {
  return inExcel(lowerFirst(plan.title), async (context) => {
    const differences = await differencesFrom(context, plan);
    if (differences.length > 0) return { kind: "refused", differences };
    let done = 0;
    try {
      for (const batch of batchesOf(plan.operations)) {
        done += batch.length;
        for (const operation of batch) make(context, operation);
        await send(context);
        onProgress?.(done, plan.operations.length);
      }
    } catch (error) {
      await takeBack(context, plan, plan.operations.slice(0, done), error);
    }
    return { kind: "done" };
  });
}

/** Cells that one request may write: far below Excel's 5 MB, and few enough for the screen to follow. */
const CELLS_PER_REQUEST = 20_000;

function batchesOf(operations: readonly Operation[]): Operation[][] {
  const batches: Operation[][] = [];
  let cells = Infinity;
  for (const operation of operations) {
    cells += sizeOf(operation);
    if (cells > CELLS_PER_REQUEST) {
      batches.push([]);
      cells = sizeOf(operation);
    }
    batches.at(-1)?.push(operation);
  }
  return batches;
}

function sizeOf(operation: Operation): number {
  if (operation.kind === "addTable") return (operation.rows.length + SPARE_ROWS) * operation.columns.length;
  return operation.kind === "setCells" ? operation.area.rows * operation.area.columns : 1;
}

async function send(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}

/** Puts one operation into the next request. */
function make(context: Excel.RequestContext, operation: Operation): void {
  const { workbook } = context;
  switch (operation.kind) {
    case "addSheet": {
      const sheet = workbook.worksheets.add(operation.sheet);
      if (operation.visibility === "Hidden") sheet.visibility = "Hidden";
      break;
    }
    case "addTable":
      addTable(context, operation);
      break;
    case "setCells":
      rangeOf(context, operation.area).values = writable(operation.values);
      break;
    case "setFormula":
      cellOf(context, operation.cell).formulas = [[operation.formula]];
      break;
    case "addName": {
      if (operation.expected === null) workbook.names.add(operation.name, cellOf(context, operation.cell));
      else
        workbook.names.getItem(operation.name).formula = `=${absoluteArea({ ...operation.cell, rows: 1, columns: 1 })}`;
      break;
    }
    case "setSheetVisibility":
      workbook.worksheets.getItem(operation.sheet).visibility = operation.visibility;
      break;
    case "setDocumentProperty":
      workbook.properties.custom.add(operation.key, operation.value);
      break;
  }
}

function addTable(context: Excel.RequestContext, operation: AddTable): void {
  const sheet = context.workbook.worksheets.getItem(operation.at.sheet);
  const area = tableArea(operation);
  const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
  const prepared = preparedArea(operation);
  // Formats first: a code that is written into a text cell keeps its zeros.
  const formats = operation.columns.map((column) => column.format);
  rangeOf(context, prepared).numberFormat = Array.from({ length: prepared.rows }, () => formats);
  rangeOf(context, { ...area, rows: 1 }).values = [operation.columns.map((column) => column.header)];
  if (operation.rows.length > 0) rangeOf(context, body).values = writable(operation.rows);
  const table = sheet.tables.add(rangeOf(context, area), true);
  table.name = operation.name;
  operation.columns.forEach((column, i) => {
    const header = rangeOf(context, { ...area, column: area.column + i, rows: 1, columns: 1 });
    header.format.columnWidth = points(column.width);
    showHelp(header, column);
    offerChoices(rangeOf(context, { ...prepared, column: area.column + i, columns: 1 }), column);
  });
  if (area.row === 0) sheet.freezePanes.freezeRows(1);
}

/** The width of so many characters of the standard font, in points: 7 pixels each and 5 of margin, at 96 pixels an inch. */
function points(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

/** A header's help appears when its cell is selected. Excel shows such a prompt only with a rule, so the rule accepts all. */
function showHelp(header: Excel.Range, column: NewColumn): void {
  header.dataValidation.rule = { custom: { formula: "=TRUE" } };
  header.dataValidation.prompt = {
    showPrompt: true,
    title: column.header.slice(0, LONGEST_TITLE),
    message: column.help.slice(0, LONGEST_MESSAGE),
  };
}

function offerChoices(cells: Excel.Range, { header, choices }: NewColumn): void {
  if (!choices) return;
  const source = choices.kind === "words" ? choices.words.join(",") : choices.source;
  const only = choices.kind === "words" || choices.only;
  cells.dataValidation.rule = { list: { inCellDropDown: true, source } };
  cells.dataValidation.errorAlert = {
    showAlert: only,
    style: "Stop",
    title: header.slice(0, LONGEST_TITLE),
    message: "Choose one of the values in the list.",
  };
}
