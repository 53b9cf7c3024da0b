import type { Operation, Plan } from "../plans/operations";
import { ExcelFailure, failureOf } from "./failure";
import { cellOf, rangeOf, SPARE_ROWS, tableArea, writable } from "./plan-ranges";

/** A plan's title inside a sentence. @example lowerFirst("Create the matrix") //=> "create the matrix" */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Takes back what was made of a plan, last first, after Excel failed.
 * @param made operations that were sent, whether they were made or not
 * @throws ExcelFailure always: what happened, and what is left to remove by hand, if anything
 */
export async function takeBack(
  context: Excel.RequestContext,
  plan: Plan,
  made: readonly Operation[],
  cause: unknown,
): Promise<never> {
  const { message } = failureOf(cause, lowerFirst(plan.title));
  const left: string[] = [];
  for (const operation of [...made].reverse()) {
    try {
      await undo(context, operation);
    } catch {
      left.push(describe(operation));
    }
  }
  if (left.length === 0) throw new ExcelFailure(`${message} Nothing was changed.`, { cause });
  throw new ExcelFailure(`${message} This could not be taken back: ${left.join(", ")}. Remove it by hand.`, { cause });
}

function describe(operation: Operation): string {
  switch (operation.kind) {
    case "addSheet":
    case "setSheetVisibility":
      return `the sheet ${operation.sheet}`;
    case "addTable":
      return `the table ${operation.name}`;
    case "setCells":
      return `cells of ${operation.area.sheet}`;
    case "setFormula":
      return `a formula in ${operation.cell.sheet}`;
    case "addName":
      return `the name ${operation.name}`;
    case "setDocumentProperty":
      return `the property ${operation.key}`;
  }
}

/** Takes one operation back; one that was not made, or went with its sheet, is taken back already. */
async function undo(context: Excel.RequestContext, operation: Operation): Promise<void> {
  const { workbook } = context;
  const sheet = workbook.worksheets.getItemOrNullObject(sheetNameOf(operation));
  const table = operation.kind === "addTable" ? workbook.tables.getItemOrNullObject(operation.name) : null;
  const name = operation.kind === "addName" ? workbook.names.getItemOrNullObject(operation.name) : null;
  const property =
    operation.kind === "setDocumentProperty" ? workbook.properties.custom.getItemOrNullObject(operation.key) : null;
  await context.sync();
  switch (operation.kind) {
    case "addSheet":
      if (!sheet.isNullObject) sheet.delete();
      break;
    case "addTable": {
      if (table && !table.isNullObject) table.delete();
      const area = tableArea(operation);
      if (!sheet.isNullObject) rangeOf(context, { ...area, rows: area.rows + SPARE_ROWS }).clear();
      break;
    }
    case "setCells":
      if (!sheet.isNullObject) rangeOf(context, operation.area).values = writable(operation.expected);
      break;
    case "setFormula":
      if (!sheet.isNullObject) cellOf(context, operation.cell).formulas = writable([[operation.expected]]);
      break;
    case "addName":
      if (!name || name.isNullObject) break;
      if (operation.expected === null) name.delete();
      else name.formula = operation.expected;
      break;
    case "setSheetVisibility":
      if (!sheet.isNullObject) sheet.visibility = operation.expected;
      break;
    case "setDocumentProperty":
      if (operation.expected !== null) workbook.properties.custom.add(operation.key, operation.expected);
      else if (property && !property.isNullObject) property.delete();
      break;
  }
  await context.sync();
}

function sheetNameOf(operation: Operation): string {
  switch (operation.kind) {
    case "addSheet":
    case "setSheetVisibility":
      return operation.sheet;
    case "addTable":
      return operation.at.sheet;
    case "setCells":
      return operation.area.sheet;
    case "setFormula":
    case "addName":
      return operation.cell.sheet;
    case "setDocumentProperty":
      return "";
  }
}
