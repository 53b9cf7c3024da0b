/** Opens an .xlsx file for the grid. */
import type { ICellData, IColumnData, IRange, IRowData, IStyleData, IWorksheetData } from "@univerjs/core";
import type { Cell, Sheet, TableDefinition, Workbook } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { kindOfFile } from "../../files/bytes";
import { UnusableFile } from "../../files/problem";
import { guardZip } from "../../files/zip-guard";
import { NO_TABLE_STYLE } from "../grid/table-styles";
import type { Json } from "../host/model";
import { PIXELS_PER_POINT } from "../units";
import { contentOf, linkOf, spilledCells } from "./file-cells";
import { toResourceList, WORKBOOK_SCOPE } from "./grid-file";
import type { GridFile, KeptSheet, Resources, StoredNote, StoredTable } from "./grid-file";
import { rangesOf, toGridConditional, toGridValidation } from "./rules";
import { readSettings } from "./settings";
import { columnPixels, toGridColor, toGridStyle } from "./styles";
import { LAYOUT_KEY } from "../grid/page-layout";
import { layoutOf } from "./page-setup";

/** What every sheet of the grid has at least. */
export const SMALLEST_SHEET = { rows: 200, columns: 26 };
/** Empty rows and columns after the last cell. */
const SPARE = { rows: 100, columns: 6 };

/**
 * Reads a workbook. Dates come as serial numbers with their format, codes that are text stay text.
 * @param file the file's name, for messages
 * @param id the id that the workbook shall have in the grid
 * @throws UnusableFile where the file is no workbook or cannot be read
 */
export async function openXlsx(bytes: Uint8Array, file: string, id: string): Promise<GridFile> {
  return toGridFile(await readFile(bytes, file), file, id);
}

async function readFile(bytes: Uint8Array, file: string): Promise<Workbook> {
  const kind = kindOfFile(bytes);
  const advice = "Choose an Excel workbook, or open the file in Excel and save it as Excel Workbook (.xlsx)";
  if (kind === "ole") {
    const message = `is an old .xls workbook or protected by a password. Save it as .xlsx without a password`;
    throw new UnusableFile({ file, message });
  }
  if (kind !== "zip") {
    const message = kind === "empty" ? `the file is empty. ${advice}` : `is no Excel workbook. ${advice}`;
    throw new UnusableFile({ file, message });
  }
  guardZip(bytes, file);
  try {
    return await readXlsx(bytes, { readStyles: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UnusableFile({ file, message: `cannot be read as an Excel workbook (${said}). ${advice}` });
  }
}

/** A workbook as read, for the grid. */
export function toGridFile(workbook: Workbook, file: string, id: string): GridFile {
  const styles: Record<string, IStyleData> = {};
  const styleIds = new Map<string, string>();
  const styleId = (style: IStyleData): string => {
    const key = JSON.stringify(style);
    const known = styleIds.get(key) ?? `s${styleIds.size + 1}`;
    styleIds.set(key, known);
    styles[known] = style;
    return known;
  };
  const themeColors = workbook.themeColors ?? [];
  const ids = workbook.sheets.map((_, index) => `sheet${index + 1}`);
  const sheetId = (name: string | undefined) => ids[workbook.sheets.findIndex((sheet) => sheet.name === name)];
  const sheets = workbook.sheets.map((sheet, index) => toGridSheet(sheet, ids[index] ?? "", themeColors, styleId));
  const bySheet = <T>(part: (sheet: Sheet, id: string) => T): Record<string, T> =>
    Object.fromEntries(workbook.sheets.map((sheet, index) => [ids[index] ?? "", part(sheet, ids[index] ?? "")]));
  const resources: Resources = {
    tables: bySheet((sheet) => ({ tables: (sheet.tables ?? []).flatMap((table) => toGridTable(table, sheet)) })),
    names: Object.fromEntries(
      (workbook.namedRanges ?? [])
        .filter(({ name }) => !name.startsWith("_xlnm."))
        .map(({ name, range, scope, comment }, index) => {
          const localSheetId = sheetId(scope) ?? WORKBOOK_SCOPE;
          const formulaOrRefString = rangesOf(range.split("!").at(-1) ?? "").length > 0 ? range : `=${range}`;
          const more = comment === undefined ? {} : { comment };
          return [`name${index}`, { id: `name${index}`, name, formulaOrRefString, localSheetId, ...more }];
        }),
    ),
    validations: bySheet((sheet, own) =>
      (sheet.dataValidations ?? []).map((rule, index) => toGridValidation(rule, `${own}-v${index}`)),
    ),
    conditionals: bySheet((sheet, own) =>
      [...(sheet.conditionalRules ?? [])]
        .sort((a, b) => a.priority - b.priority)
        .map((rule, index) => toGridConditional(rule, `${own}-c${index}`, own, themeColors))
        .filter((rule) => rule !== null),
    ),
    notes: bySheet(toGridNotes),
    filters: Object.fromEntries(
      workbook.sheets.flatMap((sheet, index) => {
        const [ref] = rangesOf(sheet.autoFilter?.range ?? "");
        return ref ? [[ids[index] ?? "", { ref }]] : [];
      }),
    ),
  };
  const { custom, ...properties } = workbook.properties ?? {};
  const { settings, rest } = readSettings(toJson(custom ?? {}));
  const firstVisible = workbook.sheets.findIndex((sheet) => !sheet.hidden && !sheet.veryHidden);
  return {
    data: {
      id,
      name: file,
      appVersion: "",
      styles,
      sheetOrder: ids,
      sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id ?? "", sheet])),
      resources: toResourceList(resources),
    },
    activeSheet: ids[workbook.activeSheet ?? Math.max(0, firstVisible)] ?? ids[0] ?? "",
    settings,
    properties: rest,
    kept: {
      properties,
      sheets: new Map(workbook.sheets.map((sheet, index) => [ids[index] ?? "", keptOf(sheet, themeColors)])),
    },
  };
}

function toJson(custom: Readonly<Record<string, string | number | boolean | Date>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(custom).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}

function toGridSheet(
  sheet: Sheet,
  id: string,
  themeColors: readonly string[],
  styleId: (style: IStyleData) => string,
): Partial<IWorksheetData> {
  const known = new Map<unknown, string | null>();
  const idOf = (cell: Cell | undefined): string | null => {
    if (!cell?.style) return null;
    // hucre gives cells of one style the same parts, not the same object.
    const key = JSON.stringify(cell.style);
    const found = known.get(key);
    if (found !== undefined) return found;
    const style = toGridStyle(cell.style, themeColors);
    const result = style ? styleId(style) : null;
    known.set(key, result);
    return result;
  };
  const spilled = spilledCells(sheet);
  const cellData: Record<number, Record<number, ICellData>> = {};
  let lastColumn = 0;
  sheet.rows.forEach((row, r) => {
    const line: Record<number, ICellData> = {};
    row.forEach((value, c) => {
      const key = `${r},${c}`;
      const cell = sheet.cells?.get(key);
      const style = idOf(cell);
      const content = spilled.has(key) ? {} : contentOf(cell, cell?.value ?? value, id);
      const data: ICellData = { ...content, ...(style === null ? {} : { s: style }), ...linkOf(cell) };
      if (Object.keys(data).length > 0) line[c] = data;
    });
    if (Object.keys(line).length > 0) cellData[r] = line;
    lastColumn = Math.max(lastColumn, row.length);
  });
  const hidden = sheet.hidden || sheet.veryHidden;
  const tabColor = toGridColor(sheet.view?.tabColor, themeColors);
  const { rows = 0, columns = 0 } = sheet.freezePane ?? {};
  return {
    id,
    name: sheet.name,
    hidden: hidden ? 1 : 0,
    custom: {
      ...(sheet.veryHidden ? { veryHidden: true } : {}),
      ...(sheet.pageSetup ? { [LAYOUT_KEY]: layoutOf(sheet.pageSetup) } : {}),
    },
    ...(tabColor ? { tabColor } : {}),
    rowCount: Math.max(SMALLEST_SHEET.rows, sheet.rows.length + SPARE.rows),
    columnCount: Math.max(SMALLEST_SHEET.columns, lastColumn + SPARE.columns),
    freeze: {
      xSplit: columns,
      ySplit: rows,
      startColumn: columns > 0 ? columns : -1,
      startRow: rows > 0 ? rows : -1,
    },
    mergeData: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    showGridlines: sheet.view?.showGridLines === false ? 0 : 1,
    cellData,
    columnData: toGridColumns(sheet),
    rowData: toGridRows(sheet),
  };
}

function toGridColumns(sheet: Sheet): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  sheet.columns?.forEach(({ width, hidden }, index) => {
    if (width === undefined && !hidden) return;
    columns[index] = { ...(width === undefined ? {} : { w: columnPixels(width) }), ...(hidden ? { hd: 1 } : {}) };
  });
  return columns;
}

function toGridRows(sheet: Sheet): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  sheet.rowDefs?.forEach(({ height, hidden }, index) => {
    if (height === undefined && !hidden) return;
    const h = height === undefined ? {} : { h: Math.round(height * PIXELS_PER_POINT), ia: 0 as const };
    rows[index] = { ...h, ...(hidden ? { hd: 1 } : {}) };
  });
  return rows;
}

function toGridTable(table: TableDefinition, sheet: Sheet): StoredTable[] {
  const [range] = rangesOf(table.range ?? "");
  if (!range) return [];
  const totals = table.showTotalRow
    ? table.columns.map(({ totalLabel, totalFunction, totalFormula }) => ({
        ...(totalLabel === undefined ? {} : { label: totalLabel }),
        ...(totalFunction === undefined ? {} : { function: totalFunction }),
        ...(totalFormula === undefined ? {} : { formula: totalFormula }),
      }))
    : undefined;
  // The grid's tables have no total row: it stays in the cells below.
  const area: IRange = totals ? { ...range, endRow: range.endRow - 1 } : range;
  const name = table.displayName ?? table.name;
  const id = `${sheet.name}-${name}`;
  return [
    {
      id,
      name,
      range: area,
      options: { showHeader: true, showFooter: false, tableStyleId: table.style ?? NO_TABLE_STYLE },
      filters: { tableColumnFilterList: [] },
      columns: table.columns.map((column, index) => ({
        id: `${id}-${index}`,
        displayName: column.name,
        dataType: "string",
        formula: "",
        meta: {},
        style: {},
      })),
      meta: { ...(totals ? { totals } : {}), ...(table.showRowStripes === false ? { stripes: false } : {}) },
    },
  ];
}

/** Pixels that a note takes on the screen. */
const NOTE_SIZE = { width: 220, height: 90 };

function toGridNotes(sheet: Sheet, id: string): Record<string, Record<string, StoredNote>> {
  const notes: Record<string, Record<string, StoredNote>> = {};
  sheet.cells?.forEach(({ comment }, key) => {
    if (!comment) return;
    const [row = 0, col = 0] = key.split(",").map(Number);
    (notes[row] ??= {})[col] = { id: `${id}-n${key}`, row, col, ...NOTE_SIZE, note: comment.text };
  });
  return notes;
}

function keptOf(sheet: Sheet, themeColors: readonly string[]): KeptSheet {
  const { images, protection, pageSetup, headerFooter, rowBreaks, colBreaks } = sheet;
  const { outlineProperties, sparklines, textBoxes, view } = sheet;
  const conditionalRules = (sheet.conditionalRules ?? []).filter(
    (rule) => toGridConditional(rule, "", "", themeColors) === null,
  );
  const all = {
    images,
    protection,
    pageSetup,
    headerFooter,
    rowBreaks,
    colBreaks,
    outlineProperties,
    sparklines,
    textBoxes,
    view,
    conditionalRules,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
