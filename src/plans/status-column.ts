import { STATUS_HEADER, STATUS_WORDS } from "../claims/own-status";
import type { CellValue } from "../values/cell";
import { STATUS_NAME } from "./names";
import type { AddTextFormats, CellArea, NewColumn, Operation, Plan, RemoveTableColumns, TextLook } from "./operations";
import { addNameOf, freeName, type WorkbookNames, type WrittenStatus } from "./written";

/** Where a column of status goes: the cell of its header, beside the claims. */
export interface StatusPlace {
  readonly sheet: string;
  /** The table that grows by the column; `null` where the claims are plain cells. */
  readonly table: string | null;
  /** Row of the headers and column of the status, from 0. */
  readonly row: number;
  readonly column: number;
  /** The headers that are taken. */
  readonly headers: readonly string[];
  /** Of the column, in points. */
  readonly width: number;
}

/** In characters: wide enough to begin a sentence. */
const WIDTH = 44;
const WIDTH_IN_POINTS = 234.75;

/** How a status looks: Excel's own light colours, dark on light. The word comes first, and says the same. */
export const STATUS_LOOKS: readonly TextLook[] = [
  { begins: STATUS_WORDS.error, fill: "#FFC7CE", color: "#9C0006" },
  { begins: STATUS_WORDS.warning, fill: "#FFEB9C", color: "#7F4A00" },
  { begins: STATUS_WORDS.notChecked, fill: "#E7E6E6", color: "#3B3838" },
  { begins: STATUS_WORDS.ok, fill: "#C6EFCE", color: "#006100" },
];

/** What the header's cell says when it is selected, in a table. */
const HELP = "What the checks say of the line, as it was when this was written. The pane removes the column again.";

/** Title of what a plan does. */
const TITLE = "Write the status of each line";

/**
 * Plans a column of status beside claims. Nothing is overwritten: a table grows by a column, and cells must be empty.
 * @param texts by row below the header; "" where a row is no line
 */
export function statusColumnPlan(place: StatusPlace, texts: readonly string[], names: WorkbookNames): Plan {
  const { sheet, row, column, table } = place;
  const header = freeHeader(place.headers);
  const body: CellArea = { sheet, row: row + 1, column, rows: Math.max(1, texts.length), columns: 1 };
  const name = addNameOf(freeName(STATUS_NAME, names), { sheet, row, column }, names);
  if (table !== null) {
    const added: NewColumn = { header, format: "General", width: WIDTH, help: HELP, choices: null, values: texts };
    return {
      title: TITLE,
      operations: [{ kind: "addTableColumns", leads: true, table, columns: [added] }, name, formatsOf(body, null)],
    };
  }
  const values = [header, ...texts].map((text) => [text]);
  // The name first: a pane that is closed in the middle leaves nothing that the next one does not know.
  const operations: Operation[] = [
    { ...name, leads: true },
    {
      kind: "setTexts",
      area: { ...body, row, rows: values.length },
      expected: values.map(() => [""]),
      values,
    },
    formatsOf(body, { before: place.width, after: Math.max(place.width, WIDTH_IN_POINTS) }),
  ];
  return { title: TITLE, operations };
}

/** Plans that a column of status says something new, where it stands: what points to it goes on to do so. */
export function statusAgainPlan(written: WrittenStatus, texts: readonly string[]): Plan {
  const { cell, values } = written;
  const rows = Math.max(1, values.length, texts.length);
  const area: CellArea = { sheet: cell.sheet, row: cell.row + 1, column: cell.column, rows, columns: 1 };
  const column = (cells: readonly CellValue[]): CellValue[][] =>
    Array.from({ length: rows }, (_, row) => [cells[row] ?? ""]);
  return {
    title: TITLE,
    operations: [
      { kind: "removeTextFormats", made: formatsOf(bodyOf(written), null) },
      { kind: "setTexts", area, expected: column(values), values: column(texts) },
      formatsOf(area, null),
    ],
  };
}

/** What takes a column of status away as it is now, with its formats. The name goes first: it points to the column. */
export function removeStatus(written: WrittenStatus): Operation[] {
  const { cell, table, header, values, name, hasFormats, width, widthBefore } = written;
  const back = table === null && width !== null && widthBefore !== null ? { before: widthBefore, after: width } : null;
  return [
    { kind: "removeName", made: { kind: "addName", name, expected: null, cell } },
    ...(hasFormats ? [{ kind: "removeTextFormats" as const, made: formatsOf(bodyOf(written), back) }] : []),
    table === null
      ? {
          kind: "setTexts" as const,
          area: { ...cell, rows: values.length + 1, columns: 1 },
          expected: [[header], ...values.map((value) => [value])],
          values: [[""], ...values.map(() => [""])],
        }
      : removeColumn(table, header, values),
  ];
}

function removeColumn(table: string, header: string, values: readonly CellValue[]): RemoveTableColumns {
  const column: NewColumn = { header, format: "General", width: WIDTH, help: HELP, choices: null, values };
  return { kind: "removeTableColumns", made: { kind: "addTableColumns", table, columns: [column] } };
}

const bodyOf = ({ cell, values }: WrittenStatus): CellArea => ({
  ...cell,
  row: cell.row + 1,
  rows: Math.max(1, values.length),
  columns: 1,
});

const formatsOf = (area: CellArea, width: AddTextFormats["width"]): AddTextFormats => ({
  kind: "addTextFormats",
  area,
  looks: STATUS_LOOKS,
  width,
});

/** The header of the column: numbered where an export has a status of its own. */
function freeHeader(taken: readonly string[]): string {
  const known = new Set(taken.map((header) => header.trim().toLowerCase()));
  for (let number = 1; ; number++) {
    const header = number === 1 ? STATUS_HEADER : `${STATUS_HEADER} ${number}`;
    if (!known.has(header.toLowerCase())) return header;
  }
}
