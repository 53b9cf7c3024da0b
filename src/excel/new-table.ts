import type { AddTable, AddTableColumns, NewColumn } from "../plans/operations";
import { points, preparedArea, rangeOf, tableArea, writable } from "./plan-ranges";
import { asOnePart, callsPart, type Part } from "./request-size";
import { asItIs, rowParts, textParts } from "./text-cells";

/** The parts of a table that is added: its formats, its rows as many as a request takes, and then the table over them. */
export function newTableParts(operation: AddTable): readonly Part[] {
  const { at, columns, rows } = operation;
  const area = tableArea(operation);
  const values = rowParts(rows, (context, from, block) => {
    const written = block.map((row) => row.map((value, i) => (columns[i]?.keepsText ? asItIs(value) : value)));
    rangeOf(context, { ...area, row: at.row + 1 + from, rows: block.length }).values = writable(written);
  });
  return asOnePart([
    // Formats first: a code that is written into a text cell keeps its zeros.
    callsPart(columns.length, (context) => formatColumns(context, operation)),
    ...values,
    callsPart(columns.length * CALLS_PER_COLUMN, (context) => finishTable(context, operation)),
  ]);
}

/** Width, help, choices and wrapping of a column of a new table, each on a range that has to be found. */
const CALLS_PER_COLUMN = 7;

/** Neighbours that look alike are one range, and a range has one format: Office.js takes it, its types do not say so. */
function formatColumns(context: Excel.RequestContext, operation: AddTable): void {
  const prepared = preparedArea(operation);
  const formats = operation.columns.map((column) => column.format);
  for (let from = 0, to = 0; from < formats.length; from = to) {
    while (to < formats.length && formats[to] === formats[from]) to++;
    const range = rangeOf(context, { ...prepared, column: prepared.column + from, columns: to - from });
    Object.assign(range, { numberFormat: formats[from] });
  }
}

function finishTable(context: Excel.RequestContext, operation: AddTable): void {
  const area = tableArea(operation);
  const prepared = preparedArea(operation);
  rangeOf(context, { ...area, rows: 1 }).values = [operation.columns.map((column) => column.header)];
  const sheet = context.workbook.worksheets.getItem(operation.at.sheet);
  const table = sheet.tables.add(rangeOf(context, area), true);
  table.name = operation.name;
  operation.columns.forEach((column, i) => {
    const header = rangeOf(context, { ...area, column: area.column + i, rows: 1, columns: 1 });
    dressColumn(header, rangeOf(context, { ...prepared, column: area.column + i, columns: 1 }), column);
  });
  if (area.row === 0) sheet.freezePanes.freezeRows(1);
  if (operation.columns.some(({ wraps }) => wraps)) wrap(context, operation);
}

/** Columns have their widths by now, in which the rows are as high as their texts. */
function wrap(context: Excel.RequestContext, { columns, ...operation }: AddTable): void {
  const area = tableArea({ ...operation, columns });
  const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
  columns.forEach(({ wraps }, i) => {
    if (wraps) rangeOf(context, { ...body, column: area.column + i, columns: 1 }).format.wrapText = true;
  });
  const { format } = rangeOf(context, body);
  format.verticalAlignment = "Top";
  format.autofitRows();
}

/** The parts of columns at a table's right end: the columns, then what their cells hold, as many as a request takes. */
export function newColumnParts(operation: AddTableColumns): Part[] {
  const { table, columns } = operation;
  const values = columns.flatMap(({ header, values: cells = [] }) =>
    textParts(
      cells.map((value) => [value]),
      (context, from, block) => {
        const body = context.workbook.tables.getItem(table).columns.getItem(header).getDataBodyRange();
        const range = body.getCell(from, 0).getResizedRange(block.length - 1, 0);
        range.values = block;
      },
    ),
  );
  return [callsPart(columns.length * CALLS_PER_COLUMN, (context) => addColumns(context, operation)), ...values];
}

function addColumns(context: Excel.RequestContext, { table: name, columns }: AddTableColumns): void {
  const table = context.workbook.tables.getItem(name);
  for (const column of columns) {
    const added = table.columns.add(undefined, undefined, column.header);
    const cells = added.getDataBodyRange();
    // One format, and one formula, for all cells: Office.js takes it, its types do not say so.
    Object.assign(cells, { numberFormat: column.format });
    dressColumn(added.getHeaderRowRange(), cells, column);
    if (column.formula !== undefined) Object.assign(cells, { formulas: column.formula });
  }
}

function dressColumn(header: Excel.Range, cells: Excel.Range, column: NewColumn): void {
  header.format.columnWidth = points(column.width);
  showHelp(header, column);
  offerChoices(cells, column);
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
