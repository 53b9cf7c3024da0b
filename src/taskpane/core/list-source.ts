import { readSelection } from "../../excel/read-selection";
import { isBlank, type Cells } from "../../values/cell";
import { loadFiles } from "./load-files";

/** Rows of a list that somebody pasted, chose or selected. */
export interface ListSource {
  /** Where they come from, as messages name it. */
  readonly name: string;
  readonly cells: Cells;
  /** Row of `cells[0]` in its file or sheet, 1-based, so that a message names the row that people see. */
  readonly firstRow: number;
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
}

/** The name of what was pasted. */
export const PASTED = "What you pasted";

/** Reads pasted text: what Excel puts on the clipboard, or comma separated text. @throws UnusableFile where a quote is never closed */
export async function pastedList(text: string): Promise<ListSource> {
  const { parseCsvText } = await loadFiles();
  return { name: PASTED, cells: parseCsvText(text, PASTED), firstRow: 1, firstColumn: 0 };
}

/**
 * Reads a file of comma separated text, or the sheets of a workbook that hold something: the visible ones, or the hidden ones where no
 * other does.
 * @throws UnusableFile where the file is neither, or damaged
 */
export async function listsOfFile(file: File): Promise<ListSource[]> {
  const { decodeText, kindOfFile, parseCsvText, readWorkbook } = await loadFiles();
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kindOfFile(bytes) === "text" || kindOfFile(bytes) === "empty") {
    return [
      { name: file.name, cells: parseCsvText(decodeText(bytes, file.name), file.name), firstRow: 1, firstColumn: 0 },
    ];
  }
  const { sheets } = await readWorkbook(bytes, file.name);
  const filled = sheets.filter(({ cells }) => cells.some((row) => !row.every(isBlank)));
  const visible = filled.filter(({ hidden }) => !hidden);
  return (visible.length > 0 ? visible : filled).map(({ name, cells }) => ({
    name: `${file.name}, sheet "${name}"`,
    cells,
    firstRow: 1,
    firstColumn: 0,
  }));
}

/** Reads the cells that are selected in the sheet. @returns `null` when the signal stopped it */
export async function selectedList(
  signal: AbortSignal,
  onProgress: (rows: number, of: number) => Promise<void>,
): Promise<ListSource | null> {
  const read = await readSelection({ signal, onProgress });
  return (
    read && {
      name: `Sheet "${read.sheet.name}"`,
      cells: read.cells,
      firstRow: read.firstRow,
      firstColumn: read.firstColumn,
    }
  );
}
