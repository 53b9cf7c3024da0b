import { inExcel } from "./failure";

/** What happened in the workbook. */
export interface WorkbookWatcher {
  /** Cells were edited; `byAddIn` where this add-in wrote them. */
  onEdited(edit: { readonly sheetId: string; readonly byAddIn: boolean }): void;
  /** Cells were selected; rows count from 1, columns from 0. */
  onSelected(selection: {
    readonly sheetId: string;
    readonly firstRow: number;
    readonly lastRow: number;
    readonly firstColumn: number;
  }): void;
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
      worksheets.onChanged.add(async ({ worksheetId, triggerSource }) =>
        watcher.onEdited({ sheetId: worksheetId, byAddIn: triggerSource === "ThisLocalAddin" }),
      ),
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) =>
        watcher.onSelected({ sheetId: worksheetId, ...rowsOf(address), firstColumn: firstColumnOf(address) }),
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

/**
 * The rows of an address, 1-based; whole columns and several areas count by their first row.
 * @example rowsOf("B3:D8") //=> { firstRow: 3, lastRow: 8 }
 */
export function rowsOf(address: string): { readonly firstRow: number; readonly lastRow: number } {
  const [area = ""] = address.slice(address.lastIndexOf("!") + 1).split(",");
  const [first, last] = [...area.matchAll(/\d+/g)].map((match) => Number(match[0]));
  return { firstRow: first ?? 1, lastRow: last ?? first ?? 1 };
}

/** The first column of an address, from 0; of whole rows the first. @example firstColumnOf("B3:D8") //=> 1 */
export function firstColumnOf(address: string): number {
  const letters = /^\$?([A-Z]+)/i.exec(address.slice(address.lastIndexOf("!") + 1))?.[1] ?? "A";
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
