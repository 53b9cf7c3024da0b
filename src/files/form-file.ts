import { folded, textOf, type Cells } from "../values/cell";
import { formCells, type FormSheet } from "../values/form-sheet";
import { isWorkbookFile } from "./claims-file";
import { readRowsOfText } from "./text-rows";
import { readWorkbook } from "./xlsx-read";
import { TEXT_FORMAT, writeWorkbook, type WorkbookToWrite } from "./xlsx-write";

/** A sheet to be filled in as a workbook, with a drop-down where a column has choices. All of it is text. */
export function formWorkbook(form: FormSheet, name: string): WorkbookToWrite {
  return {
    sheets: [
      {
        name,
        header: true,
        headerRow: form.head.length,
        table: name.replace(/\W/g, ""),
        rows: formCells(form),
        headings: [{ row: 0, level: "title" }],
        columns: form.columns.map(({ width, help, choices }) => ({
          width,
          help,
          format: TEXT_FORMAT,
          wrap: true,
          ...(choices ? { choices: { words: choices } } : {}),
        })),
        print: { repeatRows: 0 },
      },
    ],
  };
}

/** The same as the bytes of an .xlsx file. @example await formBytes(form, "Audit") */
export const formBytes = (form: FormSheet, name: string): Promise<Uint8Array> =>
  writeWorkbook(formWorkbook(form, name));

/**
 * The cells of a file that was filled in: of a workbook the sheet with a row of these headers, or else separated text.
 * @throws UnusableFile where the file cannot be read
 */
export async function readFormFile(bytes: Uint8Array, file: string, headers: readonly string[]): Promise<Cells> {
  if (!isWorkbookFile(bytes, file)) return readRowsOfText(bytes, file);
  const { sheets } = await readWorkbook(bytes, file);
  const wanted = headers.map(folded);
  const hasThem = ({ cells }: { readonly cells: Cells }): boolean =>
    cells.some((row) => {
      const words = new Set(row.map((cell) => folded(textOf(cell))));
      return wanted.every((word) => words.has(word));
    });
  return (sheets.find(hasThem) ?? sheets[0])?.cells ?? [];
}
