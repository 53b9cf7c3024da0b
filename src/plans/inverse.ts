import type { CellValue, Cells } from "../values/cell";
import type {
  AddTableRows,
  CellRun,
  Operation,
  Plan,
  RemoveSheet,
  RemoveTableRows,
  RowCells,
  SetTableRow,
  TableRowKey,
} from "./operations";
import { idColumn, idOf } from "./row-identity";

/**
 * The plan that takes a plan back: the last operation first, each expecting what the plan left behind. Applied like any
 * other, it is refused with both values where somebody changed the cells meanwhile. The inverse of an inverse is the plan.
 * @param made how many of the plan's operations were made; all where not said
 * @example inversePlan({ title: "Hide", operations: [{ kind: "setSheetVisibility", sheet: "Log", expected: "Visible", visibility: "Hidden" }] })
 * //=> { title: "Undo: Hide", operations: [{ kind: "setSheetVisibility", sheet: "Log", expected: "Hidden", visibility: "Visible" }] }
 */
export function inversePlan(plan: Plan, made = plan.operations.length): Plan {
  const done = plan.operations.slice(0, made);
  return { title: inverseTitle(plan.title), operations: done.map((each) => inverseOf(each, done)).reverse() };
}

const UNDO = "Undo: ";

function inverseTitle(title: string): string {
  return title.startsWith(UNDO) ? title.slice(UNDO.length) : `${UNDO}${title}`;
}

/** @param done the plan's operations, which say what stands on a sheet that is to be deleted */
function inverseOf(operation: Operation, done: readonly Operation[]): Operation {
  switch (operation.kind) {
    case "addSheet":
    case "addReportSheet":
    case "addDataSheet":
      return { kind: "removeSheet", made: operation, ...leftOn(operation.sheet, done) };
    case "removeSheet":
    case "removeTable":
    case "removeTableColumns":
    case "removeName":
      return operation.made;
    case "addTable":
      return { kind: "removeTable", made: operation };
    case "addTableColumns":
      return { kind: "removeTableColumns", made: operation };
    case "addName":
      return { kind: "removeName", made: operation };
    case "setTableRow":
      return inverseOfSet(operation);
    case "addTableRows":
      return inverseOfAdd(operation);
    case "removeTableRows":
      return inverseOfRemove(operation);
    case "setCells":
      return { ...operation, expected: operation.values, values: operation.expected };
    case "setColumnCells":
      return { ...operation, runs: operation.runs.map(inverseRun) };
    case "setFormula":
      return { ...operation, expected: operation.formula, formula: operation.expected };
    case "freezeCells":
      return { ...operation, to: operation.to === "values" ? "formulas" : "values" };
    case "setSheetVisibility":
      return { ...operation, expected: operation.visibility, visibility: operation.expected };
    case "setDocumentProperty":
      return { ...operation, expected: operation.value, value: operation.expected };
  }
}

const inverseRun = ({ row, expected, values, formats }: CellRun): CellRun => ({
  row,
  expected: values,
  values: expected,
  ...(formats ? { formats: { expected: formats.values, values: formats.expected } } : {}),
});

/** The row is found by what it is after the change: its Rule ID and its cells may be among what changed. */
function inverseOfSet(operation: SetTableRow): SetTableRow {
  const written: RowCells = Object.fromEntries(operation.cells.map(({ column, value }) => [column, value]));
  const { row, table } = operation;
  const column = idColumn(table);
  const key: TableRowKey = {
    ...row,
    ruleId: column !== null && column in written ? idOf(table, written) : row.ruleId,
    ...(row.whole ? { whole: { ...row.whole, ...written } } : {}),
  };
  const cells = operation.cells.map(({ column, expected, value }) => ({ column, expected: value, value: expected }));
  return { ...operation, row: key, cells };
}

function inverseOfAdd({ table, rows, at, formats }: AddTableRows): RemoveTableRows {
  return {
    kind: "removeTableRows",
    table,
    rows: rows.map((expected, i) => ({
      row: { index: at?.[i] ?? null, ruleId: idOf(table, expected), whole: expected },
      expected,
    })),
    ...(formats ? { formats } : {}),
  };
}

/** The rows come back to where they stood, which only a plan that did not know leaves open. */
function inverseOfRemove({ table, rows, formats }: RemoveTableRows): AddTableRows {
  const ordered = [...rows].sort((a, b) => (a.row.index ?? Infinity) - (b.row.index ?? Infinity));
  const at = ordered.flatMap(({ row }) => row.index ?? []);
  return {
    kind: "addTableRows",
    table,
    rows: ordered.map(({ expected }) => expected),
    ...(at.length === rows.length ? { at } : {}),
    ...(formats ? { formats } : {}),
  };
}

/** What operations leave on a sheet that one of them adds, from A1 on; tables are taken away by themselves. */
function leftOn(sheet: string, operations: readonly Operation[]): Pick<RemoveSheet, "expected" | "formulas"> {
  const cells: CellValue[][] = [];
  const formulas: { row: number; column: number }[] = [];
  const put = (row: number, column: number, values: Cells): void =>
    values.forEach((line, r) =>
      line.forEach((value, c) => {
        while (cells.length <= row + r) cells.push([]);
        const into = cells[row + r] ?? [];
        while (into.length <= column + c) into.push("");
        into[column + c] = value;
      }),
    );
  for (const operation of operations) {
    switch (operation.kind) {
      case "addReportSheet":
      case "addDataSheet":
        if (operation.sheet === sheet) put(0, 0, operation.cells);
        break;
      case "setCells":
        if (operation.area.sheet === sheet) put(operation.area.row, operation.area.column, operation.values);
        break;
      case "setFormula":
        if (operation.cell.sheet === sheet) formulas.push({ row: operation.cell.row, column: operation.cell.column });
        break;
      default:
        break;
    }
  }
  return { expected: cells, formulas };
}
