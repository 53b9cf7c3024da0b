/** Entering something into a cell as a person does, without the keyboard; and waiting for one who uses it. */
import { IEditorBridgeService, SetRangeValuesCommand, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import type { Area } from "../host/areas";
import { storedInput, styleReader } from "./cells";
import { run, sheetOf, workbookOf } from "./context";
import type { GridContext } from "./context";

/** Goes the way of the grid's own editor: the entry is read, may be changed by who watches entries, and can be undone. */
export function typeInto(context: GridContext, area: Area, text: string): void {
  const { row, column } = area;
  const format = styleReader(context, area.sheet)(row, column)?.n?.pattern ?? "General";
  const cell = storedInput(text, format) ?? {};
  const interceptors = context.univers.injector.get(SheetInterceptorService);
  const value = interceptors.onWriteCell(workbookOf(context), sheetOf(context, area.sheet), row, column, cell);
  const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
  run(context, SetRangeValuesCommand.id, area.sheet, { range, value });
}

/** Resolves when no cell is being edited and what was typed has been written. */
export async function typingDone(context: GridContext): Promise<void> {
  const editor = context.univers.injector.get(IEditorBridgeService);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  do await turn();
  while (editor.isVisible().visible);
  // The editor closes first and writes then, before the next turn.
  await turn();
}
