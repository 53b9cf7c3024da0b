import type { MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { TABLE_NAMES, type TableName } from "../matrix/tables";
import { sameName } from "../plans/workbook";
import { textOf, type CellValue } from "../values/cell";
import { inExcel } from "./failure";
import { readArea, type SheetArea } from "./read-area";
import type { SheetRef } from "./read-sheet";

/** Where a table of the matrix stands. */
export interface TablePlace {
  readonly sheet: SheetRef;
  /** Row of the headers, 1-based. */
  readonly headerRow: number;
  /** Column of the first header, from 0. */
  readonly firstColumn: number;
  readonly headers: readonly string[];
}

/** The tables of the matrix as the workbook has them, wherever they stand. */
export interface MatrixInWorkbook {
  readonly cells: MatrixCells;
  readonly places: ReadonlyMap<TableName, TablePlace>;
}

/** Tables together up to this many cells are read in one request. */
const CELLS_PER_REQUEST = 30_000;

/** Reads all tables of the matrix that the workbook has. Nothing is changed. */
export async function readMatrix(): Promise<MatrixInWorkbook> {
  return inExcel("read the matrix", async (context) => {
    const found = await findTables(context);
    const values = new Map<FoundTable, CellValue[][]>();
    for (const batch of batchesOf(found)) await readBatch(context, batch, values);
    const cells: { [T in TableName]?: TableCells } = {};
    const places = new Map<TableName, TablePlace>();
    for (const [table, rows] of values) {
      const [headers = [], ...body] = rows;
      const headerRow = table.area.row + 1;
      cells[table.name] = { headers, rows: body, firstRow: headerRow + 1 };
      places.set(table.name, {
        sheet: { id: table.sheet.id, name: table.sheet.name },
        headerRow,
        firstColumn: table.area.column,
        headers: headers.map(textOf),
      });
    }
    return { cells, places };
  });
}

interface FoundTable {
  readonly name: TableName;
  readonly sheet: Excel.Worksheet;
  /** Headers and data, without a totals row. */
  readonly area: SheetArea;
}

async function findTables(context: Excel.RequestContext): Promise<FoundTable[]> {
  const tables = context.workbook.tables.load("items/name,items/showTotals");
  await context.sync();
  const ours = tables.items.flatMap((table) => {
    const name = TABLE_NAMES.find((each) => sameName(each, table.name));
    if (!name) return [];
    const sheet = table.worksheet.load("id,name");
    const range = table.getRange().load("rowIndex,columnIndex,rowCount,columnCount");
    return [{ name, sheet, range, totals: table.showTotals ? 1 : 0 }];
  });
  await context.sync();
  return ours.map(({ name, sheet, range, totals }) => ({
    name,
    sheet,
    area: {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount - totals,
      columns: range.columnCount,
    },
  }));
}

const sizeOf = ({ area }: FoundTable): number => area.rows * area.columns;

/** Small tables together, each large one alone. */
function batchesOf(tables: readonly FoundTable[]): FoundTable[][] {
  const batches: FoundTable[][] = [];
  let size = Infinity;
  for (const table of tables) {
    if (size + sizeOf(table) > CELLS_PER_REQUEST) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(table);
    size += sizeOf(table);
  }
  return batches;
}

async function readBatch(
  context: Excel.RequestContext,
  batch: readonly FoundTable[],
  values: Map<FoundTable, CellValue[][]>,
): Promise<void> {
  const [first] = batch;
  if (first && batch.length === 1 && sizeOf(first) > CELLS_PER_REQUEST) {
    values.set(first, (await readArea(context, first.sheet, first.area)) ?? []);
    return;
  }
  const ranges = batch.map(({ sheet, area }) =>
    sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).load("values"),
  );
  await context.sync();
  batch.forEach((table, i) => values.set(table, ranges[i]?.values ?? []));
}
