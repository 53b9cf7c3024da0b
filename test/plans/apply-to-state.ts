import { absoluteArea, type CellPlace, type Operation } from "../../src/plans/operations";
import { STAMP_ROWS } from "../../src/plans/names";
import type { WorkbookState } from "../../src/plans/workbook";
import { textOf, type CellValue } from "../../src/values/cell";

export const EMPTY: WorkbookState = {
  sheets: [{ name: "Claims", visibility: "Visible" }],
  tables: [],
  names: [],
  stamps: null,
  grid: null,
  format: null,
};

/** What a workbook would be after operations, as far as plans look at it; refuses what Excel would refuse. */
export function after(state: WorkbookState, operations: readonly Operation[]): WorkbookState {
  return operations.reduce(applyOne, state);
}

function applyOne(state: WorkbookState, operation: Operation): WorkbookState {
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet":
      refuse(
        state.sheets.some((sheet) => sheet.name.toLowerCase() === operation.sheet.toLowerCase()),
        `a second sheet ${operation.sheet}`,
      );
      return { ...state, sheets: withSheet(state.sheets, operation) };
    case "addTable": {
      refuse(
        [...state.tables, ...state.names].some((each) => each.name.toLowerCase() === operation.name.toLowerCase()),
        `a second ${operation.name}`,
      );
      const area = { ...operation.at, rows: 1 + Math.max(1, operation.rows.length), columns: operation.columns.length };
      return { ...state, tables: [...state.tables, { name: operation.name, area }] };
    }
    case "setCells":
      return operation.values.reduce<WorkbookState>(
        (now, row, i) => withStamp(now, operation.area.sheet, operation.area.row + i, operation.area.column, row[0]),
        state,
      );
    case "setFormula": {
      const { sheet, row, column } = operation.cell;
      if (textOf(operation.formula).includes("PAYER.GRID(")) return withGrid(state, operation.cell, operation.formula);
      return withStamp(state, sheet, row, column, operation.formula);
    }
    case "addName":
      refuse(
        operation.expected === null && state.names.some((name) => name.name === operation.name),
        `a second name ${operation.name}`,
      );
      return {
        ...state,
        names: [
          ...state.names.filter((name) => name.name !== operation.name),
          { name: operation.name, formula: `=${absoluteArea({ ...operation.cell, rows: 1, columns: 1 })}` },
        ],
      };
    case "setSheetVisibility":
      return state;
    case "setDocumentProperty":
      return { ...state, format: operation.value };
    default:
      throw new Error(`the plan makes a ${operation.kind}`);
  }
}

function withSheet(
  sheets: WorkbookState["sheets"],
  operation: Extract<Operation, { kind: "addSheet" | "addReportSheet" }>,
): WorkbookState["sheets"] {
  const at = (operation.kind === "addReportSheet" ? operation.position : undefined) ?? sheets.length;
  refuse(at > sheets.length, `the sheet ${operation.sheet} at a place that there is not`);
  return [...sheets.slice(0, at), { name: operation.sheet, visibility: operation.visibility }, ...sheets.slice(at)];
}

function withGrid(state: WorkbookState, cell: CellPlace, formula: CellValue): WorkbookState {
  return { ...state, grid: { sheetId: `id of ${cell.sheet}`, cell, formula } };
}

function withStamp(state: WorkbookState, sheet: string, row: number, column: number, value: CellValue): WorkbookState {
  if (column > 1) return state;
  const cells = state.stamps?.cells ?? Array.from({ length: STAMP_ROWS }, () => ["", ""]);
  return {
    ...state,
    stamps: {
      sheet,
      cells: cells.map((line, r) => (r === row ? line.map((old, c) => (c === column ? value : old)) : line)),
    },
  };
}

function refuse(wrong: boolean, what: string): void {
  if (wrong) throw new Error(`the plan makes ${what}`);
}
