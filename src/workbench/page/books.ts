/** The workbook that is open: shown, replaced by another file, saved. */
import { LocaleType } from "@univerjs/core";
import type { IWorkbookData } from "@univerjs/core";
import { createGridWorkbook } from "../grid/grid-workbook";
import type { BookExtras, GridWorkbook } from "../grid/grid-workbook";
import { createKeyedValues, entriesOf } from "../grid/keyed-values";
import { NEW_SHEET } from "../grid/sheets";
import { takeSnapshot } from "../grid/snapshot";
import { dressTables } from "../grid/tables";
import { showWorkbook } from "../grid/univer";
import type { GridBook, Univers } from "../grid/univer";
import { fromResourceList } from "../xlsx/grid-file";
import type { GridFile, KeptParts } from "../xlsx/grid-file";
import { openXlsx } from "../xlsx/open";
import { saveXlsx } from "../xlsx/save";

export interface Books {
  readonly grid: GridWorkbook;
  /** The open file's name. */
  name(): string;
  /** Shows a file in place of the open workbook. @throws UnusableFile; the open workbook then stays as it is */
  open(bytes: Uint8Array, name: string): Promise<void>;
  /** The open workbook as an .xlsx file. */
  save(): Promise<Uint8Array>;
}

const NOTHING_KEPT: KeptParts = { properties: {}, sheets: new Map() };

/** @param first the file with which to begin; null: an empty workbook */
export function createBooks(univers: Univers, first: GridFile | null): Books {
  let count = 0;
  let extras: BookExtras;
  let kept: KeptParts;
  let book: GridBook;

  function show(file: GridFile) {
    extras = {
      name: file.data.name,
      settings: createKeyedValues(file.settings),
      properties: createKeyedValues(file.properties),
    };
    kept = file.kept;
    const sheets = Object.fromEntries(
      Object.entries(file.data.sheets).map(([id, sheet]) => [id, { ...NEW_SHEET, ...sheet }]),
    );
    const data: IWorkbookData = { ...file.data, sheets, locale: LocaleType.EN_US };
    book = showWorkbook(univers.api, data);
    book.setActiveSheet(file.activeSheet);
  }

  /** What the grid does not take from a file by itself. */
  function complete(file: GridFile) {
    const tables = Object.values(fromResourceList(file.data.resources).tables).flatMap((sheet) => sheet.tables);
    dressTables(grid.context, new Map(tables.map(({ id, options }) => [id, options.tableStyleId])));
  }

  const nextId = () => `book${++count}`;
  const begin = first ?? emptyFile(nextId());
  show(begin);
  const grid = createGridWorkbook(
    univers,
    () => book,
    () => extras,
  );
  complete(begin);
  return {
    grid,
    name: () => extras.name,
    async open(bytes, name) {
      const file = await openXlsx(bytes, name, nextId());
      show(file);
      complete(file);
    },
    save() {
      const { data, spills } = takeSnapshot(grid.context);
      return saveXlsx(
        {
          data,
          activeSheet: book.getActiveSheet().getSheetId(),
          settings: entriesOf(extras.settings),
          properties: entriesOf(extras.properties),
          kept,
        },
        spills,
      );
    },
  };
}

function emptyFile(id: string): GridFile {
  return {
    data: {
      id,
      name: "Book1.xlsx",
      appVersion: "",
      styles: {},
      sheetOrder: ["sheet1"],
      sheets: { sheet1: { id: "sheet1", name: "Sheet1" } },
      resources: [],
    },
    activeSheet: "sheet1",
    settings: {},
    properties: {},
    kept: NOTHING_KEPT,
  };
}
