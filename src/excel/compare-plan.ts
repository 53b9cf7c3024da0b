import { placeText, type AddTable, type CellArea, type Operation, type Plan } from "../plans/operations";
import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { tableArea } from "./plan-ranges";

/** A place that is not as the plan expects. */
export interface Difference {
  /** `Claims!B5`, `the sheet Drugs`, `the name PolicyMatrix`. */
  readonly where: string;
  /** What the plan expects there; "" for nothing. */
  readonly expected: string;
  /** What is there; "" for nothing. */
  readonly found: string;
}

/** Asks Excel for something now, and answers when the request is back. */
type Expectation = () => readonly Difference[];

/**
 * Compares a workbook with what a plan expects of it, in one request.
 * @returns where they differ; nothing where the plan may be applied
 */
export async function differencesFrom(context: Excel.RequestContext, plan: Plan): Promise<Difference[]> {
  const added = new Set(plan.operations.flatMap((each) => (each.kind === "addSheet" ? [each.sheet] : [])));
  const existing = await existingSheets(context, plan, added);
  const lost = [...existing].filter(([, sheet]) => sheet === null).map(([name]) => name);
  if (lost.length > 0) return lost.map((name) => ({ where: `the sheet ${name}`, expected: "there", found: "" }));
  const sheetOf = (name: string): Excel.Worksheet | null => (added.has(name) ? null : (existing.get(name) ?? null));
  const expectations = plan.operations.map((operation) => expectationOf(context, operation, sheetOf));
  await context.sync();
  return expectations.flatMap((compare) => compare());
}

/** The sheets that a plan writes to and does not add itself; `null` for one that is not there. */
async function existingSheets(
  context: Excel.RequestContext,
  plan: Plan,
  added: ReadonlySet<string>,
): Promise<Map<string, Excel.Worksheet | null>> {
  const names = new Set(plan.operations.flatMap(sheetsOf).filter((name) => !added.has(name)));
  const sheets = [...names].map((name) => ({ name, sheet: context.workbook.worksheets.getItemOrNullObject(name) }));
  await context.sync();
  return new Map(sheets.map(({ name, sheet }) => [name, sheet.isNullObject ? null : sheet]));
}

function sheetsOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case "addTable":
      return [operation.at.sheet];
    case "setCells":
      return [operation.area.sheet];
    case "setFormula":
    case "addName":
      return [operation.cell.sheet];
    case "setSheetVisibility":
      return [operation.sheet];
    case "addSheet":
    case "setDocumentProperty":
      return [];
  }
}

/**
 * @param sheetOf the sheet of that name; `null` where the plan adds it, so that it is empty
 */
function expectationOf(
  context: Excel.RequestContext,
  operation: Operation,
  sheetOf: (name: string) => Excel.Worksheet | null,
): Expectation {
  const { workbook } = context;
  switch (operation.kind) {
    case "addSheet":
      return absence(workbook.worksheets.getItemOrNullObject(operation.sheet), `the sheet ${operation.sheet}`);
    case "addTable":
      return tableExpectation(context, operation, sheetOf);
    case "setCells":
      return cellsExpectation(sheetOf(operation.area.sheet), operation.area, operation.expected, "values");
    case "setFormula": {
      const area = { ...operation.cell, rows: 1, columns: 1 };
      return cellsExpectation(sheetOf(operation.cell.sheet), area, [[operation.expected]], "formulas");
    }
    case "addName": {
      const named = workbook.names.getItemOrNullObject(operation.name).load("formula");
      return () =>
        difference(`the name ${operation.name}`, operation.expected, named.isNullObject ? null : named.formula);
    }
    case "setSheetVisibility": {
      const sheet = sheetOf(operation.sheet)?.load("visibility");
      return () =>
        sheet ? difference(`the visibility of the sheet ${operation.sheet}`, operation.expected, sheet.visibility) : [];
    }
    case "setDocumentProperty": {
      const property = workbook.properties.custom.getItemOrNullObject(operation.key).load("value");
      return () =>
        difference(`the property ${operation.key}`, operation.expected, property.isNullObject ? null : property.value);
    }
  }
}

function tableExpectation(
  context: Excel.RequestContext,
  operation: AddTable,
  sheetOf: (name: string) => Excel.Worksheet | null,
): Expectation {
  const absent = absence(context.workbook.tables.getItemOrNullObject(operation.name), `the table ${operation.name}`);
  const area = tableArea(operation);
  const blank = Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill(""));
  const cells = cellsExpectation(sheetOf(operation.at.sheet), area, blank, "formulas");
  return () => [...absent(), ...cells()];
}

function cellsExpectation(
  sheet: Excel.Worksheet | null,
  area: CellArea,
  expected: Cells,
  property: "values" | "formulas",
): Expectation {
  if (!sheet) return () => [];
  const range = sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).load(property);
  return () => {
    const found: Cells = range[property];
    return expected.flatMap((row, r) =>
      row.flatMap((value, c) => {
        const where = placeText({ sheet: area.sheet, row: area.row + r, column: area.column + c });
        return difference(where, value, found[r]?.[c]);
      }),
    );
  };
}

function difference(where: string, expected: CellValue, found: CellValue): readonly Difference[] {
  if (expected === found || (isBlank(expected) && isBlank(found)) || textOf(expected) === textOf(found)) return [];
  return [{ where, expected: textOf(expected), found: textOf(found) }];
}

/** That there is no such object yet. */
function absence(object: { readonly isNullObject: boolean }, where: string): Expectation {
  return () => (object.isNullObject ? [] : [{ where, expected: "", found: "there" }]);
}
