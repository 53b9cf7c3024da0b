import {
  placeText,
  type AddTable,
  type CellArea,
  type Operation,
  type Plan,
  type SetFormula,
} from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import { tableChanges, type TableChanges } from "../plans/table-changes";
import type { Difference } from "../plans/table-now";
import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { columnCellDifferences } from "./column-cells";
import { freezeDifferences } from "./freeze-cells";
import { nameFormula, unquoted } from "./make-operation";
import { tableArea } from "./plan-ranges";
import { columnDifferences, readPlanTables, type PlanTable } from "./plan-tables";
import { sheetDifferences } from "./removed-sheet";
import { textDifferences } from "./text-cells";
import { textFormatsNow } from "./text-formats";

export type { Difference } from "../plans/table-now";

/** Asks Excel for something now, and answers when the request is back. */
type Expectation = () => readonly Difference[];

/** A workbook compared with what a plan expects of it. */
export interface Comparison extends TableChanges {
  /** The tables that the plan is about, by their names in small letters. */
  readonly tables: ReadonlyMap<string, PlanTable>;
  /** The conditional formats that operations take away, or that there are before they add some, by their ids. */
  readonly formats: ReadonlyMap<Operation, readonly string[]>;
}

/**
 * Compares a workbook with what a plan expects of it. Nothing is changed.
 * @returns where they differ, nothing where the plan may be applied; and what is to be done to rows of tables, by position
 */
export async function comparePlan(context: Excel.RequestContext, plan: Plan): Promise<Comparison> {
  const { operations } = plan;
  const added = new Set(operations.flatMap(sheetsAdded));
  const existing = await existingSheets(context, plan, added);
  const lost = [...existing].filter(([, sheet]) => sheet === null).map(([name]) => name);
  if (lost.length > 0)
    return refusal(lost.map((name) => ({ where: `the sheet ${name}`, expected: "there", found: "" })));
  const sheetOf = (name: string): Excel.Worksheet | null => (added.has(name) ? null : (existing.get(name) ?? null));
  const expectations = operations.map((operation) => expectationOf(context, operation, sheetOf));
  await context.sync();
  const tables = await readPlanTables(context, operations);
  const changes = tableChanges(operations, tables);
  const ofSheets = await sheetDifferences(context, operations, tables);
  const formats = await textFormatsNow(context, operations, (name) => !added.has(name));
  const differences = [
    ...expectations.flatMap((compare) => compare()),
    ...changes.differences,
    ...ofSheets,
    ...(await freezeDifferences(context, operations)),
    ...(await columnCellDifferences(context, operations)),
    ...(await textDifferences(context, operations, (name) => !added.has(name))),
    ...(await columnDifferences(context, operations, tables)),
    ...formats.differences,
  ];
  return { differences, steps: changes.steps, tables, formats: formats.found };
}

const refusal = (differences: readonly Difference[]): Comparison => ({
  differences,
  steps: new Map(),
  tables: new Map(),
  formats: new Map(),
});

function sheetsAdded(operation: Operation): string[] {
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet":
    case "addDataSheet":
      return [operation.sheet];
    default:
      return [];
  }
}

/** The sheets that a plan writes to and does not add itself; `null` for one that is not there. */
async function existingSheets(
  context: Excel.RequestContext,
  plan: Plan,
  added: ReadonlySet<string>,
): Promise<Map<string, Excel.Worksheet | null>> {
  const names = new Set(plan.operations.flatMap(sheetsOf).filter((name) => !added.has(name)));
  if (names.size === 0) return new Map();
  const sheets = [...names].map((name) => ({ name, sheet: context.workbook.worksheets.getItemOrNullObject(name) }));
  await context.sync();
  return new Map(sheets.map(({ name, sheet }) => [name, sheet.isNullObject ? null : sheet]));
}

function sheetsOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case "addTable":
      return [operation.at.sheet];
    case "setCells":
    case "setTexts":
    case "freezeCells":
    case "addTextFormats":
      return [operation.area.sheet];
    case "removeTextFormats":
      return [operation.made.area.sheet];
    case "setFormula":
    case "addName":
      return [operation.cell.sheet];
    case "setColumnCells":
      return [operation.sheet];
    case "setSheetVisibility":
      return [operation.sheet];
    case "removeSheet":
      return [operation.made.sheet];
    default:
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
    case "addReportSheet":
      return absentSheet(workbook, operation.sheet);
    case "addDataSheet": {
      const both = [operation.sheet, operation.until].map((name) => absentSheet(workbook, name));
      return () => both.flatMap((each) => each());
    }
    case "addTable":
      return tableExpectation(operation, sheetOf);
    case "setCells": {
      const { area, expected, formats } = operation;
      return cellsExpectation(sheetOf(area.sheet), area, expected, formats ? "formulas" : "values");
    }
    case "setFormula": {
      const area = { ...operation.cell, rows: 1, columns: 1 };
      const sheet = sheetOf(operation.cell.sheet);
      const own = cellsExpectation(sheet, area, [[operation.expected]], "formulas");
      const room = roomExpectation(sheet, operation);
      return () => [...own(), ...room()];
    }
    case "addName": {
      const named = workbook.names.getItemOrNullObject(operation.name).load("formula");
      return () =>
        difference(`the name ${operation.name}`, operation.expected, named.isNullObject ? null : named.formula);
    }
    case "removeName": {
      const named = workbook.names.getItemOrNullObject(operation.made.name).load("formula");
      return () =>
        difference(
          `the name ${operation.made.name}`,
          unquoted(nameFormula(operation.made)),
          named.isNullObject ? null : unquoted(named.formula),
        );
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
    default:
      // Tables and whole sheets are compared by themselves.
      return () => [];
  }
}

function tableExpectation(operation: AddTable, sheetOf: (name: string) => Excel.Worksheet | null): Expectation {
  const area = tableArea(operation);
  const blank = Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill(""));
  return cellsExpectation(sheetOf(operation.at.sheet), area, blank, "formulas");
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

/** That the cells are empty which the answer of a formula will take; Excel would say `#SPILL!`. */
function roomExpectation(sheet: Excel.Worksheet | null, { cell, spill, expected }: SetFormula): Expectation {
  if (!sheet || !spill || !isBlank(expected)) return () => [];
  const room = sheet.getRangeByIndexes(cell.row, cell.column, spill.rows, spill.columns);
  const filled = room.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex");
  return () =>
    filled.isNullObject
      ? []
      : [
          {
            where: placeText({ ...cell, row: filled.rowIndex, column: filled.columnIndex }),
            expected: "",
            found: "filled",
          },
        ];
}

function difference(where: string, expected: CellValue, found: CellValue): readonly Difference[] {
  if (sameCell(expected, found)) return [];
  return [{ where, expected: textOf(expected), found: textOf(found) }];
}

/** That there is no such object yet. */
const absentSheet = ({ worksheets }: Excel.Workbook, name: string): Expectation =>
  absence(worksheets.getItemOrNullObject(name), `the sheet ${name}`);

function absence(object: { readonly isNullObject: boolean }, where: string): Expectation {
  return () => (object.isNullObject ? [] : [{ where, expected: "", found: "there" }]);
}
