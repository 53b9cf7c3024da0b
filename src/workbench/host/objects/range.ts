import { type Area, bounding, intersection, SHEET_COLUMNS, SHEET_ROWS } from "../areas";
import { fail, WRONG_SHAPE } from "../errors";
import type { Grid, WorkbookModel } from "../model";
import { limitCells, readInputs } from "./cell-input";
import type { Given } from "./given";
import type { HostObject, ObjectContext, Property } from "./object";
import { addressOf, readAddress, sheetById, tablePart } from "./references";

/** An area that may have left the sheet: Excel calls that an invalid argument. */
function onSheet(area: Area): Area {
  const { row, column, rows, columns } = area;
  const inside = row >= 0 && column >= 0 && row + rows <= SHEET_ROWS && column + columns <= SHEET_COLUMNS;
  return inside && rows > 0 && columns > 0 ? area : fail("InvalidArgument", "The range would leave the sheet.");
}

export function createRange(context: ObjectContext, area: Area): HostObject {
  const { model, objects } = context;
  const { row, column, rows, columns } = area;
  const range = (change: Partial<Area>) => objects.range(onSheet({ ...area, ...change }));
  const other = (given: Given) => given.area(0) ?? readAddress(model, given.text(0), area.sheet);
  const shared = (with_: Area | null) => with_ && intersection(area, with_);
  const orNull = (found: Area | null) => found && objects.range(found);
  const sameSheet = (found: Area) => (found.sheet === area.sheet ? found : fail("InvalidArgument"));
  const used = (given: Given) => {
    const valuesOnly = given.has(0) && given.flag(0);
    const within = shared(model.usedArea(area.sheet, valuesOnly));
    return valuesOnly && within ? filledPart(model, within) : within;
  };
  /** Excel answers for one cell alone. */
  const spillAround = () =>
    rows === 1 && columns === 1 ? model.spill(area) : fail("InvalidArgument", "Ask one cell what spills.");
  /** Of the cell that holds the formula. */
  const spillFrom = () => {
    const spill = spillAround();
    return spill && spill.anchor.row === row && spill.anchor.column === column ? spill.area : null;
  };
  return {
    type: "Range",
    keepsReference: true,
    area,
    properties: rangeProperties(context, area),
    objects: {
      worksheet: () => objects.worksheet(sheetById(model, area.sheet).id),
      format: () => objects.rangeFormat(area),
      dataValidation: () => objects.dataValidation(area),
      conditionalFormats: () => objects.conditionalFormats(area),
    },
    methods: {
      // Rows and columns may be negative here, and reach beyond the range, as in Excel.
      getCell: (given) => range({ row: row + given.number(0), column: column + given.number(1), rows: 1, columns: 1 }),
      getRow: (given) => range({ row: row + given.number(0), rows: 1 }),
      getColumn: (given) => range({ column: column + given.number(0), columns: 1 }),
      getOffsetRange: (given) => range({ row: row + given.number(0), column: column + given.number(1) }),
      getResizedRange: (given) => range({ rows: rows + given.number(0), columns: columns + given.number(1) }),
      getAbsoluteResizedRange: (given) => range({ rows: given.index(0), columns: given.index(1) }),
      getLastRow: () => range({ row: row + rows - 1, rows: 1 }),
      getLastColumn: () => range({ column: column + columns - 1, columns: 1 }),
      getLastCell: () => range({ row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
      getEntireColumn: () => range({ row: 0, rows: SHEET_ROWS }),
      getEntireRow: () => range({ column: 0, columns: SHEET_COLUMNS }),
      getIntersection: (given) => objects.range(shared(other(given)) ?? fail("ItemNotFound")),
      getIntersectionOrNullObject: (given) => orNull(shared(other(given))),
      getBoundingRect: (given) => objects.range(bounding(area, sameSheet(other(given)))),
      getUsedRange: (given) => objects.range(used(given) ?? { ...area, rows: 1, columns: 1 }),
      getUsedRangeOrNullObject: (given) => orNull(used(given)),
      getSpillingToRangeOrNullObject: () => orNull(spillFrom()),
      getSpillParentOrNullObject: () => orNull(spillAround()?.anchor ?? null),
      getTables: (given) => objects.tables({ kind: "area", area, whole: given.has(0) && given.flag(0) }),
      select: () => model.select(area),
      clear: (given) => model.clear(area, given.has(0) ? given.choice(0, ["All", "Contents", "Formats"]) : "All"),
      delete(given) {
        const shift = given.choice(0, ["Up", "Left"]);
        const rowsOf = shift === "Up" ? tableOfRows(model, area) : null;
        if (!rowsOf) return model.deleteCells(area, shift);
        return model.deleteTableRows(rowsOf.table, rowsOf.index, rows);
      },
      async insert(given) {
        await model.insertCells(area, given.choice(0, ["Down", "Right"]));
        return objects.range(area);
      },
      async merge(given) {
        const across = given.has(0) && given.flag(0);
        if (!across) return model.merge(area);
        for (let each = row; each < row + rows; each++) await model.merge({ ...area, row: each, rows: 1 });
      },
      unmerge: () => model.unmerge(area),
      getMergedAreasOrNullObject() {
        const merged = model.merges(area.sheet).filter((each) => shared(each));
        return merged.length === 0 ? null : objects.rangeAreas(merged);
      },
      // The client asks this before it splits a large write into blocks.
      _ValidateArraySize(given) {
        if (given.index(0) !== rows || given.index(1) !== columns) fail("InvalidArgument", WRONG_SHAPE);
      },
    },
  };
}

/** The smallest area with content inside of another; null where all of it is empty. */
function filledPart(model: WorkbookModel, within: Area): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  model.formulas(within).forEach((line, row) =>
    line.forEach((content, column) => {
      if (content === "") return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }),
  );
  if (bottom < 0) return null;
  const { sheet, row, column } = within;
  return { sheet, row: row + top, column: column + left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** The table whose rows an area is, in their whole width: Excel deletes such cells as rows of the table. */
function tableOfRows(model: WorkbookModel, area: Area): { readonly table: string; readonly index: number } | null {
  for (const table of model.tables()) {
    const body = tablePart(table, "body");
    if (!body || body.column !== area.column || body.columns !== area.columns) continue;
    const shared = intersection(body, area);
    if (shared?.rows === area.rows) return { table: table.id, index: area.row - body.row };
  }
  return null;
}

function rangeProperties({ model }: ObjectContext, area: Area): Record<string, Property> {
  const { rows, columns } = area;
  const cells = <T>(read: (area: Area) => Grid<T>) => {
    limitCells(rows, columns);
    return read(area);
  };
  const write = (given: Given) => model.write(area, readInputs(given.any(0), rows, columns));
  return {
    address: { get: () => addressOf(model, area) },
    rowIndex: { get: () => area.row },
    columnIndex: { get: () => area.column },
    rowCount: { get: () => rows },
    columnCount: { get: () => columns },
    // Excel says -1 where the number of cells exceeds 2^31-1.
    cellCount: { get: () => (rows * columns > 2 ** 31 - 1 ? -1 : rows * columns) },
    values: { get: () => cells((each) => model.values(each)), set: write },
    formulas: { get: () => cells((each) => model.formulas(each)), set: write },
    text: { get: () => cells((each) => model.text(each)) },
    valueTypes: { get: () => cells((each) => model.valueTypes(each)) },
    numberFormat: {
      get: () => cells((each) => model.numberFormats(each)),
      set: (given) => model.setNumberFormats(area, readNumberFormats(given.any(0), rows, columns)),
    },
  };
}

function readNumberFormats(value: unknown, rows: number, columns: number): string | Grid<string | null> {
  if (typeof value === "string") return value;
  return readInputs(value, rows, columns).map((line) =>
    line.map((format) =>
      format === null || typeof format === "string" ? format : fail("InvalidArgument", "A number format is text."),
    ),
  );
}
