import { columnLetters, type CellValue } from "../values/cell";
import { UnusableFile, type FileProblem } from "./problem";
import { scanPart, textOfItem, withoutEscapes, type SheetPart, type WorkbookParts } from "./xlsx-parts";
import { serialOfNumber } from "./xlsx-read";
import { attributeOf, type XmlHandler } from "./xml-scan";

/** What cells of all sheets of a workbook are read by. */
export interface CellReading {
  readonly strings: readonly string[];
  /** Styles that show a number as a date or a time. */
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
}

/** A row of a sheet, with its position from 0. Rows that hold nothing need not come. */
export interface SheetRow {
  readonly index: number;
  readonly values: readonly CellValue[];
}

/** Rows of a sheet, as far as a piece of its XML holds them, and how many of its bytes are done. */
export interface SheetPiece {
  readonly rows: readonly SheetRow[];
  readonly done: number;
}

/** Excel has no cells beyond. */
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/**
 * The rows of a sheet, piece by piece: it is never in memory as a whole. Values are those that `readWorkbook` reads.
 * @throws UnusableFile where the sheet is damaged, ends before it should, or is larger than a sheet can be
 */
export async function* sheetRows(
  workbook: WorkbookParts,
  { name, part }: SheetPart,
  reading: CellReading,
): AsyncGenerator<SheetPiece, void> {
  const { file } = workbook.archive;
  const rows: SheetRow[] = [];
  let last = -1;
  const handler = rowHandler(reading, {
    row(row) {
      const { index, values } = row;
      if (index > LAST_ROW || values.length > LAST_COLUMN + 1) throw tooLarge(file, name);
      if (!(index > last)) throw damagedAt(file, name, { row: last + 2 }, "the rows are out of order");
      last = index;
      rows.push(row);
    },
    missing(row, column) {
      const at = { row: row + 1, column: columnLetters(column) };
      throw damagedAt(file, name, at, "the cell points to a text that the workbook does not hold");
    },
  });
  try {
    for await (const done of scanPart(workbook, part, handler)) {
      yield { rows: rows.splice(0), done };
    }
  } catch (error) {
    if (!(error instanceof UnusableFile) || error.problem.sheet !== undefined) throw error;
    throw new UnusableFile({ ...error.problem, sheet: name, row: last + 2 });
  }
  if (rows.length > 0) yield { rows, done: part.unpacked };
}

const damagedAt = (file: string, sheet: string, at: Pick<FileProblem, "row" | "column">, what: string): UnusableFile =>
  new UnusableFile({
    file,
    sheet,
    ...at,
    message: `${what}: the workbook is damaged. Open it in Excel and save it anew`,
  });

export const tooLarge = (file: string, sheet: string): UnusableFile =>
  new UnusableFile({
    file,
    sheet,
    message:
      "a sheet is larger than can be read: a cell stands far outside the data. Delete the empty rows and columns beyond it, or save the sheet as CSV (UTF-8)",
  });

/** Told what a sheet's XML holds. Rows and columns are counted from 0. */
interface SheetListener {
  row(row: SheetRow): void;
  /** A cell points to a shared text that is not there. */
  missing(row: number, column: number): never;
}

/** Makes rows of what stands in a sheet's XML. */
function rowHandler(reading: CellReading, listener: SheetListener): XmlHandler {
  const inline = textOfItem();
  let index = -1;
  let values: CellValue[] = [];
  let isData = false;
  let isRow = false;
  let isCell = false;
  let isValue = false;
  let isInline = false;
  let column = 0;
  let type = "";
  let style = "";
  let value = "";
  const cell = (): void => {
    const read = type === "inlineStr" ? inline.text() : valueOf(type, style, value, reading);
    if (read === undefined) listener.missing(index, column);
    while (values.length < column && values.length <= LAST_COLUMN) values.push(null);
    // A column beyond the last is told as the row's width.
    if (values.length === column) values.push(read);
    else if (column < values.length) values[column] = read;
    else values.push(read);
    column++;
  };
  return {
    open(name, tag) {
      switch (name) {
        case "sheetData":
          isData = true;
          break;
        case "row":
          if (!isData) break;
          isRow = true;
          index = Number(attributeOf(tag, "r") ?? index + 2) - 1;
          values = [];
          column = 0;
          break;
        case "c":
          if (!isRow) break;
          isCell = true;
          column = columnOf(attributeOf(tag, "r")) ?? column;
          type = attributeOf(tag, "t") ?? "";
          style = attributeOf(tag, "s") ?? "";
          value = "";
          inline.begin();
          break;
        case "v":
          isValue = isCell;
          break;
        case "is":
          isInline = isCell;
          break;
        default:
          if (isInline) inline.open(name);
      }
    },
    close(name) {
      switch (name) {
        case "sheetData":
          isData = false;
          break;
        case "row":
          if (isRow) listener.row({ index, values });
          isRow = false;
          break;
        case "c":
          if (isCell) cell();
          isCell = false;
          break;
        case "v":
          isValue = false;
          break;
        case "is":
          isInline = false;
          break;
        default:
          if (isInline) inline.close(name);
      }
    },
    text(text) {
      if (isValue) value += text;
      else if (isInline) inline.add(text);
    },
  };
}

/** A cell's column, from 0, by the letters of its name; `null` where it has no name. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > LAST_COLUMN + 1) break;
  }
  return column === 0 ? null : column - 1;
}

/**
 * What a cell holds. Errors such as `#N/A` are text; a formula that was never calculated is blank.
 * @returns `undefined` where it points to a shared text that is not there
 */
function valueOf(
  type: string,
  style: string,
  text: string,
  { strings, dateStyles, is1904 }: CellReading,
): CellValue | undefined {
  switch (type) {
    case "s":
      return text === "" ? null : strings[Number(text)];
    case "str":
      return withoutEscapes(text);
    case "b":
      return text === "1" || text.toLowerCase() === "true";
    case "e":
      return text;
    default: {
      if (text === "") return null;
      const number = Number(text);
      if (!Number.isFinite(number)) return text;
      return dateStyles.has(Number(style)) && style !== "" ? serialOfNumber(number, is1904) : number;
    }
  }
}
