/** Saves the grid's workbook as an .xlsx file. */
import type { ICellData, IRange, IStyleData, IWorksheetData, Nullable } from "@univerjs/core";
import type { Cell, ColumnDef, NamedRange, RowDef, TableDefinition } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import type { CellValue, WriteOptions, WriteSheet } from "hucre/xlsx";
import { storedFormula } from "../../files/custom-functions";
import { PIXELS_PER_POINT } from "../units";
import { storedLayout } from "../grid/page-layout";
import { pageSetupOf } from "./page-setup";
import { fromResourceList, WORKBOOK_SCOPE } from "./grid-file";
import type { GridFile, Resources, StoredTable } from "./grid-file";
import { addressOf, fromGridConditional, fromGridValidation } from "./rules";
import { writeSettings } from "./settings";
import { columnCharacters, fromGridStyle } from "./styles";

/** What formulas filled beyond their own cell; by the sheet's id, then by "row,column" of the formula. */
export type Spills = ReadonlyMap<string, ReadonlyMap<string, Spill>>;

export interface Spill {
  readonly range: IRange;
  /** The values, row by row, the formula's own cell included. */
  readonly values: readonly (readonly ICellData[])[];
}

/** @returns the file's bytes */
export function saveXlsx(file: GridFile, spills: Spills): Promise<Uint8Array> {
  return writeXlsx(toFile(file, spills));
}

/** A grid's workbook as hucre writes it. */
export function toFile(file: GridFile, spills: Spills): WriteOptions {
  const { data, kept } = file;
  const resources = fromResourceList(data.resources);
  const sheets = data.sheetOrder.map((id) => toFileSheet(file, resources, id, spills.get(id) ?? new Map()));
  const custom: Record<string, string | number | boolean> = writeSettings(file.settings);
  for (const [key, value] of Object.entries(file.properties)) {
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    custom[key] = plain ? value : JSON.stringify(value);
  }
  return {
    sheets,
    namedRanges: Object.values(resources.names).map((name): NamedRange => {
      const scope = data.sheets[name.localSheetId ?? WORKBOOK_SCOPE]?.name;
      return {
        name: name.name,
        range: name.formulaOrRefString.replace(/^=/, ""),
        ...(scope === undefined ? {} : { scope }),
        ...(name.comment ? { comment: name.comment } : {}),
      };
    }),
    activeSheet: Math.max(0, data.sheetOrder.indexOf(file.activeSheet)),
    properties: { ...kept.properties, custom },
  };
}

function toFileSheet(
  { data, kept }: GridFile,
  resources: Resources,
  id: string,
  spills: ReadonlyMap<string, Spill>,
): WriteSheet {
  const sheet = data.sheets[id] ?? {};
  const { conditionalRules = [], view, ...rest } = kept.sheets.get(id) ?? {};
  const { cells, rows } = toFileCells(sheet, data.styles, resources.notes[id] ?? {}, spills);
  const conditionals = (resources.conditionals[id] ?? [])
    .map((rule, index) => fromGridConditional(rule, index + 1))
    .filter((rule) => rule !== null);
  const tables = (resources.tables[id]?.tables ?? []).map((table) => toFileTable(table, rows));
  const filter = resources.filters[id];
  const columns = toFileColumns(sheet);
  const rowDefs = toFileRows(sheet);
  const { xSplit = 0, ySplit = 0 } = sheet.freeze ?? {};
  const veryHidden = sheet.custom?.["veryHidden"] === true;
  const layout = storedLayout(sheet.custom);
  return {
    ...rest,
    ...(layout ? { pageSetup: { ...rest.pageSetup, ...pageSetupOf(layout) } } : {}),
    name: sheet.name ?? id,
    rows,
    cells,
    ...(columns.length > 0 ? { columns } : {}),
    ...(rowDefs.size > 0 ? { rowDefs } : {}),
    merges: (sheet.mergeData ?? []).map(({ startRow, startColumn, endRow, endColumn }) => ({
      startRow,
      startCol: startColumn,
      endRow,
      endCol: endColumn,
    })),
    tables,
    dataValidations: (resources.validations[id] ?? []).map(fromGridValidation).filter(({ range }) => range !== ""),
    conditionalRules: [
      ...conditionals,
      ...conditionalRules.map((rule, index) => ({ ...rule, priority: conditionals.length + index + 1 })),
    ],
    ...(filter ? { autoFilter: { range: addressOf(filter.ref) } } : {}),
    ...(xSplit > 0 || ySplit > 0 ? { freezePane: { rows: ySplit, columns: xSplit } } : {}),
    ...(sheet.hidden === 1 ? (veryHidden ? { veryHidden: true } : { hidden: true }) : {}),
    view: {
      ...view,
      showGridLines: sheet.showGridlines !== 0,
      ...(sheet.tabColor ? { tabColor: { rgb: sheet.tabColor.replace("#", "").toUpperCase() } } : {}),
    },
  };
}

type Notes = Resources["notes"][string];

function toFileCells(
  sheet: Partial<IWorksheetData>,
  styles: GridFile["data"]["styles"],
  notes: Notes,
  spills: ReadonlyMap<string, Spill>,
) {
  const cells = new Map<string, Partial<Cell>>();
  const rows: CellValue[][] = [];
  const put = (row: number, column: number, value: CellValue) => {
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = value;
  };
  const styleOf = styleReader(sheet, styles);
  for (const [rowKey, line] of Object.entries(sheet.cellData ?? {})) {
    for (const [columnKey, data] of Object.entries<Nullable<ICellData>>(line ?? {})) {
      if (!data) continue;
      const row = Number(rowKey);
      const column = Number(columnKey);
      const value = fileValue(data);
      const style = styleOf(data, column);
      if (value === null && !data.f && !style) continue;
      put(row, column, value);
      const key = `${row},${column}`;
      const formula = data.f ? fileFormula(data.f, value, spills.get(key)) : {};
      const link = data.custom?.["hyperlink"];
      const hyperlink: Partial<Cell> = isLink(link) ? { hyperlink: link } : {};
      const detail: Partial<Cell> = { ...formula, ...(style ? { style } : {}), ...hyperlink };
      if (Object.keys(detail).length > 0) cells.set(key, detail);
    }
  }
  for (const { range, values } of spills.values()) {
    values.forEach((line, r) =>
      line.forEach((data, c) => {
        if (r > 0 || c > 0) put(range.startRow + r, range.startColumn + c, fileValue(data));
      }),
    );
  }
  for (const line of Object.values(notes)) {
    for (const { row, col, note } of Object.values(line)) {
      const key = `${row},${col}`;
      put(row, col, rows[row]?.[col] ?? null);
      cells.set(key, { ...cells.get(key), comment: { text: note } });
    }
  }
  return { cells, rows };
}

/** A column's format counts for its cells that have none of their own: a file has it in the cells. */
function styleReader(sheet: Partial<IWorksheetData>, styles: GridFile["data"]["styles"]) {
  const resolve = (style: ICellData["s"]): IStyleData | null =>
    typeof style === "string" ? (styles[style] ?? null) : (style ?? null);
  const known = new Map<string, Cell["style"] | null>();
  return (data: ICellData, column: number): Cell["style"] | null => {
    const below = resolve(sheet.columnData?.[column]?.s);
    const own = resolve(data.s);
    if (!own && !below) return null;
    const key = `${typeof data.s === "string" ? data.s : JSON.stringify(own)} ${below ? column : ""}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const style = fromGridStyle({ ...below, ...own });
    known.set(key, style);
    return style;
  };
}

function isLink(value: unknown): value is NonNullable<Cell["hyperlink"]> {
  return typeof value === "object" && value !== null && "target" in value && typeof value.target === "string";
}

/** In a sheet's XML `_x0041_` is the code of a character; the underscore of a text that looks so is written as one. */
const LIKE_A_CODE = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** The grid's numbers for the kinds of values. */
const TRUTH = 3;

function fileValue({ v, t }: ICellData): CellValue {
  if (v === undefined || v === null || v === "") return null;
  if (t === TRUTH) return v === true || v === 1 || v === "1" || v === "TRUE";
  return typeof v === "string" ? v.replace(LIKE_A_CODE, "_x005F_") : v;
}

function fileFormula(formula: string, result: CellValue, spill: Spill | undefined): Partial<Cell> {
  return {
    type: "formula",
    formula: storedFormula(formula).replace(/^=/, ""),
    ...(result === null ? {} : { formulaResult: result }),
    ...(spill ? { formulaType: "array", formulaRef: addressOf(spill.range), formulaDynamic: true } : {}),
  };
}

function toFileColumns({ columnData }: Partial<IWorksheetData>): ColumnDef[] {
  const columns: ColumnDef[] = [];
  for (const [key, column] of Object.entries(columnData ?? {})) {
    const index = Number(key);
    while (columns.length <= index) columns.push({});
    columns[index] = {
      ...(column?.w === undefined ? {} : { width: columnCharacters(column.w) }),
      ...(column?.hd === 1 ? { hidden: true } : {}),
    };
  }
  return columns;
}

function toFileRows({ rowData }: Partial<IWorksheetData>): Map<number, RowDef> {
  const rows = new Map<number, RowDef>();
  for (const [key, row] of Object.entries(rowData ?? {})) {
    // A height that the grid chose for wrapped text is Excel's to choose again.
    const own = row?.h !== undefined && row.ia !== 1;
    const def = { ...(own ? { height: row.h / PIXELS_PER_POINT } : {}), ...(row?.hd === 1 ? { hidden: true } : {}) };
    if (Object.keys(def).length > 0) rows.set(Number(key), def);
  }
  return rows;
}

function toFileTable(table: StoredTable, rows: readonly (readonly CellValue[])[]): TableDefinition {
  const { totals, stripes } = table.meta ?? {};
  const range = totals ? { ...table.range, endRow: table.range.endRow + 1 } : table.range;
  const header = rows[range.startRow] ?? [];
  return {
    name: table.name,
    displayName: table.name,
    range: addressOf(range),
    columns: table.columns.map(({ displayName }, index) => {
      const total = totals?.[index];
      return {
        // Excel repairs a file whose column is named otherwise than its header cell.
        name: String(header[range.startColumn + index] ?? displayName),
        ...(total?.label === undefined ? {} : { totalLabel: total.label }),
        ...(total?.function === undefined ? {} : { totalFunction: total.function }),
        ...(total?.formula === undefined ? {} : { totalFormula: total.formula }),
      };
    }),
    style: table.options.tableStyleId,
    showTotalRow: totals !== undefined,
    ...(stripes === false ? { showRowStripes: false } : {}),
  };
}
