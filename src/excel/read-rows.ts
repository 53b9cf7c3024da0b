import type { RowNow, RowsNow } from "../plans/fixes";
import { spansOf } from "./read-area";
import { inExcel } from "./failure";

/** Which rows of which columns are read. */
export interface WantedRows {
  readonly sheetId: string;
  /** Rows in the sheet, 1-based. */
  readonly rows: readonly number[];
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
  readonly columns: number;
}

/** Rows that stand together are one request; so many cells are asked for at once. */
const CELLS_AT_ONCE = 20_000;
/** Rows that stand apart are many ranges: Office.js takes its time for each. */
const BLOCKS_AT_ONCE = 500;

/** Reads rows with what they say, how they are formatted, and where formulas fill them. Nothing is changed. */
export async function readRows(wanted: WantedRows): Promise<RowsNow> {
  const { rows, columns } = wanted;
  const about = await readAbout(wanted);
  const found = new Map<number, RowNow>();
  let blocks: Block[] = [];
  let cells = 0;
  const most = Math.max(1, Math.floor(CELLS_AT_ONCE / columns));
  for (const { at, columns: count } of spansOf(rows, 0)) {
    for (let from = at; from < at + count; from += most) {
      const height = Math.min(most, at + count - from);
      blocks.push({ first: from, rows: height });
      cells += height * columns;
      if (cells < CELLS_AT_ONCE && blocks.length < BLOCKS_AT_ONCE) continue;
      await readBlocks(wanted, blocks, found);
      blocks = [];
      cells = 0;
    }
  }
  if (blocks.length > 0) await readBlocks(wanted, blocks, found);
  return { ...about, rows: found };
}

/** Rows that stand together, 1-based. */
interface Block {
  readonly first: number;
  readonly rows: number;
}

/** Reads blocks in one request. Each request is a run of its own: what Office.js keeps of a range costs more the more there are. */
async function readBlocks(
  { sheetId, firstColumn, columns }: WantedRows,
  blocks: readonly Block[],
  found: Map<number, RowNow>,
): Promise<void> {
  await inExcel("read the rows", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const ranges = blocks.map(({ first, rows }) => {
      const range = sheet.getRangeByIndexes(first - 1, firstColumn, rows, columns);
      return { first, range: range.load("values,formulas,numberFormat") };
    });
    await context.sync();
    for (const { first, range } of ranges)
      range.values.forEach((values, i) =>
        found.set(first + i, {
          row: first + i,
          values,
          formulas: range.formulas[i] ?? [],
          formats: range.numberFormat[i] ?? [],
        }),
      );
  });
}

/** What is known of the sheet beside its cells. */
function readAbout({ sheetId, rows, firstColumn, columns }: WantedRows): Promise<Omit<RowsNow, "rows">> {
  return inExcel("read the rows", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId).load("name");
    sheet.autoFilter.load("isDataFiltered");
    const tables = sheet.tables.load("items/name");
    // A formula that spills down a column fills it from its first row on: two rows tell.
    const probed = [rows[0], rows.at(-1)].flatMap((row) => row ?? []);
    const probes = Array.from({ length: columns }, (_, column) =>
      probed.map((row) => sheet.getRangeByIndexes(row - 1, firstColumn + column, 1, 1).getSpillParentOrNullObject()),
    );
    await context.sync();
    for (const table of tables.items) table.autoFilter.load("isDataFiltered");
    await context.sync();
    return {
      sheet: sheet.name,
      spilled: new Set(probes.flatMap((cells, i) => (cells.some((cell) => !cell.isNullObject) ? [i] : []))),
      isFiltered: sheet.autoFilter.isDataFiltered || tables.items.some((table) => table.autoFilter.isDataFiltered),
    };
  });
}

/** Rows of a sheet that stand together, 1-based. */
export interface SelectedRows {
  readonly sheetId: string;
  readonly first: number;
  readonly last: number;
}

/** The rows that are selected. @throws ExcelFailure where several blocks are */
export async function readSelectedRows(): Promise<SelectedRows> {
  return inExcel("see which rows are selected", async (context) => {
    const range = context.workbook.getSelectedRange().load("rowIndex,rowCount");
    range.worksheet.load("id");
    await context.sync();
    return { sheetId: range.worksheet.id, first: range.rowIndex + 1, last: range.rowIndex + range.rowCount };
  });
}
