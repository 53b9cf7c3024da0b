import { inversePlan } from "../plans/inverse";
import type {
  AddDataSheet,
  AddTable,
  AddTableColumns,
  CellArea,
  NewColumn,
  Operation,
  Plan,
} from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Cells } from "../values/cell";
import { ExcelFailure, failureOf } from "./failure";
import { isColumnAsBefore } from "./column-cells";
import { freezeDifferences } from "./freeze-cells";
import { nameFormula, partsOf, unquoted } from "./make-operation";
import { newColumnParts } from "./new-table";
import { rangeOf, SPARE_ROWS, tableArea } from "./plan-ranges";
import type { Part } from "./request-size";
import { textDifferences } from "./text-cells";
import { addTextFormats, formatsSince, removeTextFormats, textFormatIds } from "./text-formats";

/** A plan's title inside a sentence. @example lowerFirst("Create the matrix") //=> "create the matrix" */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Something of a plan that was sent, whether it was made or not. */
export interface Sent {
  /** As messages say it. */
  readonly name: string;
  takeBack(context: Excel.RequestContext): Promise<void>;
}

/**
 * Takes back what was made of a plan, last first, after Excel failed.
 * @throws ExcelFailure always: what happened, and what is left to remove by hand, if anything
 */
export async function takeBack(
  context: Excel.RequestContext,
  plan: Plan,
  sent: readonly Sent[],
  cause: unknown,
): Promise<never> {
  const { message } = failureOf(cause, lowerFirst(plan.title));
  const left = new Set<string>();
  for (const deed of [...sent].reverse()) {
    // Excel may fail here too: what was taken back already is as before, so that it can be tried once more.
    if (!(await succeeds(() => deed.takeBack(context))) && !(await succeeds(() => deed.takeBack(context))))
      left.add(deed.name);
  }
  if (left.size === 0) throw new ExcelFailure(`${message} Nothing was changed.`, { cause });
  const names = [...left].join(", ");
  throw new ExcelFailure(`${message} This could not be taken back: ${names}. Remove it by hand.`, { cause });
}

const succeeds = (action: () => Promise<void>): Promise<boolean> =>
  action().then(
    () => true,
    () => false,
  );

/** What an operation is about, as messages say it. */
export function describe(operation: Operation): string {
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet":
    case "addDataSheet":
    case "setSheetVisibility":
      return `the sheet ${operation.sheet}`;
    case "removeSheet":
      return `the sheet ${operation.made.sheet}`;
    case "addTable":
      return `the table ${operation.name}`;
    case "removeTable":
      return `the table ${operation.made.name}`;
    case "addTableColumns":
      return `columns of ${operation.table}`;
    case "removeTableColumns":
      return `columns of ${operation.made.table}`;
    case "setTableRow":
    case "addTableRows":
    case "removeTableRows":
      return `rows of ${operation.table}`;
    case "setCells":
    case "setTexts":
      return `cells of ${operation.area.sheet}`;
    case "setColumnCells":
      return `cells of ${operation.sheet}`;
    case "addTextFormats":
      return `conditional formats of ${operation.area.sheet}`;
    case "removeTextFormats":
      return `conditional formats of ${operation.made.area.sheet}`;
    case "freezeCells":
      return `formulas of ${operation.area.sheet}`;
    case "setFormula":
      return `a formula in ${operation.cell.sheet}`;
    case "addName":
      return `the name ${operation.name}`;
    case "removeName":
      return `the name ${operation.made.name}`;
    case "setDocumentProperty":
      return `the property ${operation.key}`;
  }
}

/** What was there before an operation was made. */
export interface Before {
  /** Ids of conditional formats: those that there were before it added some, or those that it takes away. */
  readonly formats: readonly string[];
  /** Whether the table that it is about was in the workbook. */
  readonly hadTable: boolean;
}

/**
 * Takes one operation back, other than a change of table rows; one that was not made, or went with its sheet, is taken back
 * already.
 */
export async function takeOperationBack(
  context: Excel.RequestContext,
  operation: Operation,
  before: Before,
): Promise<void> {
  if (await isAsBefore(context, operation, before)) return;
  switch (operation.kind) {
    case "addTable":
      await removeTable(context, operation);
      break;
    case "addDataSheet":
      // Half of it has another name.
      for (const sheet of await dataSheets(context, operation)) if (!sheet.isNullObject) sheet.delete();
      break;
    case "addTableColumns":
      await removeColumns(context, operation);
      break;
    case "removeTableColumns":
      await addMissingColumns(context, operation.made);
      break;
    case "addTextFormats":
      removeTextFormats(context, operation, await formatsSince(context, operation, before.formats));
      break;
    case "removeTextFormats":
      // Those that are left would come twice.
      removeTextFormats(context, operation.made, await textFormatIds(context, operation.made));
      addTextFormats(context, operation.made);
      break;
    default:
      for (const inverse of inversePlan({ title: "", operations: [operation] }).operations)
        await makeAll(context, partsOf(inverse));
  }
  await context.sync();
}

/** One request a part: together they may be more than Excel takes. */
async function makeAll(context: Excel.RequestContext, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    part.make(context);
    await send(context);
  }
}

async function send(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}

/** The table, where it was made already, and the cells that were prepared for it. */
async function removeTable(context: Excel.RequestContext, operation: AddTable): Promise<void> {
  const table = context.workbook.tables.getItemOrNullObject(operation.name);
  await context.sync();
  if (!table.isNullObject) table.delete();
  const area = tableArea(operation);
  rangeOf(context, { ...area, rows: area.rows + SPARE_ROWS }).clear();
}

/** The sheet of a file under the names that it has one after the other. */
async function dataSheets(
  context: Excel.RequestContext,
  { sheet, until }: AddDataSheet,
): Promise<readonly Excel.Worksheet[]> {
  const { worksheets } = context.workbook;
  const found = [worksheets.getItemOrNullObject(sheet), worksheets.getItemOrNullObject(until)];
  await context.sync();
  return found;
}

async function removeColumns(context: Excel.RequestContext, operation: AddTableColumns): Promise<void> {
  // From the right, so that the places of the others stay.
  for (const [, column] of (await columnsOf(context, operation)).reverse()) if (!column.isNullObject) column.delete();
}

async function addMissingColumns(context: Excel.RequestContext, operation: AddTableColumns): Promise<void> {
  const found = await columnsOf(context, operation);
  const columns = found.flatMap(([column, there]) => (there.isNullObject ? [column] : []));
  await makeAll(context, newColumnParts({ ...operation, columns }));
}

async function columnsOf(
  context: Excel.RequestContext,
  { table, columns }: AddTableColumns,
): Promise<(readonly [NewColumn, Excel.TableColumn])[]> {
  const found = context.workbook.tables.getItem(table).columns;
  const pairs = columns.map((column) => [column, found.getItemOrNullObject(column.header)] as const);
  await context.sync();
  return pairs;
}

/** Whether an operation left no trace, so that a protected sheet need not be written to. */
async function isAsBefore(
  context: Excel.RequestContext,
  operation: Operation,
  { formats, hadTable }: Before,
): Promise<boolean> {
  const { worksheets, tables, names, properties } = context.workbook;
  const isAbsent = async (object: { readonly isNullObject: boolean }): Promise<boolean> => {
    await context.sync();
    return object.isNullObject;
  };
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet":
      return isAbsent(worksheets.getItemOrNullObject(operation.sheet));
    case "addDataSheet":
      return (await dataSheets(context, operation)).every(({ isNullObject }) => isNullObject);
    case "removeSheet":
      return !(await isAbsent(worksheets.getItemOrNullObject(operation.made.sheet)));
    case "addTable": {
      // A protected sheet took nothing, and would not take the way back either.
      const sheet = worksheets.getItemOrNullObject(operation.at.sheet);
      if (await isAbsent(sheet)) return true;
      sheet.protection.load("protected");
      await context.sync();
      return sheet.protection.protected;
    }
    case "removeTable":
      return !(await isAbsent(tables.getItemOrNullObject(operation.made.name)));
    // Where somebody deleted the table meanwhile, its cells may be there still: the way back fails, and that is told.
    case "addTableColumns":
      return !hadTable && isAbsent(tables.getItemOrNullObject(operation.table));
    case "removeTableColumns":
      return !hadTable && isAbsent(tables.getItemOrNullObject(operation.made.table));
    case "setCells":
      return holds(context, operation.area, operation.expected, "values");
    case "setTexts":
      return (
        (await isAbsent(worksheets.getItemOrNullObject(operation.area.sheet))) ||
        (await textDifferences(context, [operation], () => true)).length === 0
      );
    case "addTextFormats":
    case "removeTextFormats": {
      const made = operation.kind === "addTextFormats" ? operation : operation.made;
      if (await isAbsent(worksheets.getItemOrNullObject(made.area.sheet))) return true;
      return operation.kind === "addTextFormats"
        ? (await formatsSince(context, made, formats)).length === 0
        : (await textFormatIds(context, made)).length === formats.length;
    }
    case "setFormula":
      return holds(context, { ...operation.cell, rows: 1, columns: 1 }, [[operation.expected]], "formulas");
    case "setColumnCells":
      return isColumnAsBefore(context, operation);
    case "freezeCells":
      return (await freezeDifferences(context, [operation])).length === 0;
    case "addName":
    case "removeName": {
      const made = operation.kind === "addName" ? operation : operation.made;
      const name = names.getItemOrNullObject(made.name).load("formula");
      await context.sync();
      const before = operation.kind === "addName" ? made.expected : nameFormula(made);
      return name.isNullObject ? before === null : before !== null && unquoted(name.formula) === unquoted(before);
    }
    case "setSheetVisibility": {
      const sheet = worksheets.getItemOrNullObject(operation.sheet).load("visibility");
      return (await isAbsent(sheet)) || sheet.visibility === operation.expected;
    }
    case "setDocumentProperty": {
      const property = properties.custom.getItemOrNullObject(operation.key).load("value");
      await context.sync();
      return property.isNullObject ? operation.expected === null : property.value === operation.expected;
    }
    default:
      return true;
  }
}

/** Whether cells say what they said before; cells whose sheet went need no going back. */
async function holds(
  context: Excel.RequestContext,
  { sheet: name, row, column, rows, columns }: CellArea,
  expected: Cells,
  property: "values" | "formulas",
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  if (sheet.isNullObject) return true;
  const range = sheet.getRangeByIndexes(row, column, rows, columns).load(property);
  await context.sync();
  const found: Cells = range[property];
  return expected.every((line, r) => line.every((value, c) => sameCell(value, found[r]?.[c])));
}
