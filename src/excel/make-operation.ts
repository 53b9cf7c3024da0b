import { keptText } from "../plans/freeze";
import { absoluteArea, type AddName, type Operation, type SetCells } from "../plans/operations";
import type { Cells } from "../values/cell";
import { columnCellParts } from "./column-cells";
import { dataSheetParts } from "./data-sheet";
import { freezeParts } from "./freeze-cells";
import { lookAt, type Look } from "./look-again";
import { newColumnParts, newTableParts } from "./new-table";
import { cellOf, rangeOf, SPARE_ROWS, tableArea, writable } from "./plan-ranges";
import { reportSheetParts } from "./report-sheet";
import { CALL_BYTES, callsPart, rowsBytes, type Part } from "./request-size";
import { setTextParts } from "./text-cells";
import { addTextFormats, removeTextFormats } from "./text-formats";

/**
 * The requests that make an operation which is no change of table rows: one for most, several where it writes many cells.
 * @param formats ids of the conditional formats that it takes away
 */
export function partsOf(operation: Operation, formats: readonly string[] = []): readonly Part[] {
  const parts = ownParts(operation, formats);
  const last = parts.at(-1);
  return last && leads(operation) ? [...parts.slice(0, -1), { ...last, leads: true }] : parts;
}

/** A sheet without anything on it is nothing by itself; of other operations their plan says so. */
const leads = (operation: Operation): boolean =>
  operation.kind === "addSheet" || ("leads" in operation && operation.leads === true);

function ownParts(operation: Operation, formats: readonly string[]): readonly Part[] {
  switch (operation.kind) {
    case "addTable":
      return newTableParts(operation);
    case "addReportSheet":
      return reportSheetParts(operation);
    case "addDataSheet":
      return dataSheetParts(operation);
    case "addTableColumns":
      return newColumnParts(operation);
    case "freezeCells":
      return freezeParts(operation);
    case "setColumnCells":
      return columnCellParts(operation);
    case "setTexts":
      return setTextParts(operation);
    case "removeTextFormats":
      return [callsPart(formats.length + 1, (context) => removeTextFormats(context, operation.made, formats))];
    case "addTextFormats":
      return [callsPart(CALLS_PER_LOOK * operation.looks.length + 1, (context) => make(context, operation))];
    case "setCells": {
      const { area, values } = operation;
      const cells = area.rows * area.columns;
      return [
        {
          cells,
          bytes: rowsBytes(values) + CALL_BYTES,
          make: (context) => make(context, operation),
          look: (context) => lookAtCells(context, operation),
        },
      ];
    }
    default:
      return [callsPart(1, (context) => make(context, operation))];
  }
}

const CALLS_PER_LOOK = 4;

const lookAtCells = (context: Excel.RequestContext, { area, expected, values, formats }: SetCells): Look =>
  lookAt(rangeOf(context, area), { expected, written: values }, formats ? "formulas" : "values");

function make(context: Excel.RequestContext, operation: Operation): void {
  const { worksheets, tables, names, properties } = context.workbook;
  switch (operation.kind) {
    case "addSheet": {
      const sheet = worksheets.add(operation.sheet);
      if (operation.visibility === "Hidden") sheet.visibility = "Hidden";
      break;
    }
    case "removeSheet":
      worksheets.getItem(operation.made.sheet).delete();
      break;
    case "removeTable": {
      const area = tableArea(operation.made);
      tables.getItem(operation.made.name).delete();
      rangeOf(context, { ...area, rows: area.rows + SPARE_ROWS }).clear();
      break;
    }
    case "addTextFormats":
      addTextFormats(context, operation);
      break;
    case "removeTableColumns": {
      const { columns } = tables.getItem(operation.made.table);
      // From the right: where Excel stops, what is put back stands in its old place.
      for (const { header } of [...operation.made.columns].reverse()) columns.getItem(header).delete();
      break;
    }
    case "setCells":
      rangeOf(context, operation.area).values = writable(typedCells(operation));
      break;
    case "setFormula":
      cellOf(context, operation.cell).formulas = writable([[operation.formula]]);
      break;
    case "addName":
      if (operation.expected === null) names.add(operation.name, cellOf(context, operation.cell));
      else names.getItem(operation.name).formula = nameFormula(operation);
      break;
    case "removeName": {
      const name = names.getItem(operation.made.name);
      if (operation.made.expected === null) name.delete();
      else name.formula = operation.made.expected;
      break;
    }
    case "setSheetVisibility":
      worksheets.getItem(operation.sheet).visibility = operation.visibility;
      break;
    case "setDocumentProperty":
      if (operation.value === null) properties.custom.getItem(operation.key).delete();
      else properties.custom.add(operation.key, operation.value);
      break;
    case "addTable":
    case "addReportSheet":
    case "addDataSheet":
    case "addTableColumns":
    case "freezeCells":
    case "setColumnCells":
    case "setTexts":
    case "removeTextFormats":
      throw new Error(`${operation.kind} is made in parts`);
    case "setTableRow":
    case "addTableRows":
    case "removeTableRows":
      throw new Error(`${operation.kind} is made in steps`);
  }
}

/** Values as they are written: into cells of known formats so that text stays text. */
function typedCells({ values, formats }: SetCells): Cells {
  return formats ? values.map((row, r) => row.map((value, c) => keptText(value, formats[r]?.[c]))) : values;
}

/** What a name stands for once a plan has given it. @example nameFormula(addName) //=> "=PolicyMatrixCells!$B$1" */
export function nameFormula({ cell }: AddName): string {
  return `=${absoluteArea({ ...cell, rows: 1, columns: 1 })}`;
}

/** A reference without the quotes of its sheet's name: Excel leaves them out of names that it can tell without. @example unquoted("='Sheet1'!$A$1") //=> "=Sheet1!$A$1" */
export const unquoted = (formula: string): string => formula.replaceAll("'", "");
