import { inExcel } from "./failure";

/** Cells of one sheet: rows count from 1, columns from 0. */
export interface CellsOfSheet extends CellSpan {
  readonly sheetId: string;
}

/** The rows and columns of an address; whole rows have every column, and whole columns every row. */
export interface CellSpan {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What happened in the workbook. */
export interface WorkbookWatcher {
  /** Cells were edited; `byAddIn` where this add-in wrote them. Rows that were inserted or deleted are edited cells too. */
  onEdited(edit: CellsOfSheet & { readonly byAddIn: boolean }): void;
  /** Cells were selected. */
  onSelected(selection: CellsOfSheet): void;
  /** Another sheet came to the front. */
  onSheetOpened(sheetId: string): void;
  /** A sheet was removed. */
  onSheetDeleted(sheetId: string): void;
}

/**
 * Listens to the workbook: edits and selections of all sheets, and which sheet is open.
 * @returns what stops it
 */
export async function watchWorkbook(watcher: WorkbookWatcher): Promise<() => Promise<void>> {
  return inExcel("follow what happens in the workbook", async (context) => {
    const { worksheets } = context.workbook;
    const handlers: OfficeExtension.EventHandlerResult<unknown>[] = [
      worksheets.onChanged.add(async ({ worksheetId, triggerSource, address }) =>
        watcher.onEdited({ sheetId: worksheetId, ...spanOf(address), byAddIn: triggerSource === "ThisLocalAddin" }),
      ),
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) =>
        watcher.onSelected({ sheetId: worksheetId, ...spanOf(address) }),
      ),
      worksheets.onActivated.add(async ({ worksheetId }) => watcher.onSheetOpened(worksheetId)),
      worksheets.onDeleted.add(async ({ worksheetId }) => watcher.onSheetDeleted(worksheetId)),
    ];
    await context.sync();
    return () => stop(handlers);
  });
}

async function stop(handlers: readonly OfficeExtension.EventHandlerResult<unknown>[]): Promise<void> {
  const [first] = handlers;
  if (!first) return;
  await Excel.run(first.context, async (context) => {
    for (const handler of handlers) handler.remove();
    await context.sync();
  });
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

/**
 * The rows and columns of an address; several areas count by their first.
 * @example spanOf("B3:D8") //=> { firstRow: 3, lastRow: 8, firstColumn: 1, lastColumn: 3 }
 */
export function spanOf(address: string): CellSpan {
  const [area = ""] = address.slice(address.lastIndexOf("!") + 1).split(",");
  const corners = area.replaceAll("$", "").split(":");
  const rows = corners.map((corner) => Number(/\d+/.exec(corner)?.[0] ?? 0)).filter((row) => row > 0);
  const columns = corners
    .map((corner) => columnIndex(/[A-Z]+/i.exec(corner)?.[0] ?? ""))
    .filter((column) => column >= 0);
  return {
    firstRow: rows.length > 0 ? Math.min(...rows) : 1,
    lastRow: rows.length > 0 ? Math.max(...rows) : LAST_ROW,
    firstColumn: columns.length > 0 ? Math.min(...columns) : 0,
    lastColumn: columns.length > 0 ? Math.max(...columns) : LAST_COLUMN,
  };
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
