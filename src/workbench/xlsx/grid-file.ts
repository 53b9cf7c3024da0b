/** A workbook between its file and the grid. */
import type { IRange, IWorkbookData } from "@univerjs/core";
import type { Sheet, WorkbookProperties } from "hucre/xlsx";
import type { Json } from "../host/model";
import type { StoredConditional } from "../grid/stored-conditional";
import type { StoredValidation } from "../grid/stored-validation";

/** Univer's form of a workbook; the page adds the language. */
export type GridData = Omit<IWorkbookData, "locale">;

export interface GridFile {
  readonly data: GridData;
  /** The id of the sheet that is shown first. */
  readonly activeSheet: string;
  /** Settings that the add-in stored in the workbook. */
  readonly settings: Readonly<Record<string, Json>>;
  /** Custom document properties. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly kept: KeptParts;
}

/** What a file holds that the grid does not show, kept to be saved again. */
export interface KeptParts {
  readonly properties: Omit<WorkbookProperties, "custom">;
  /** By the sheet's id. */
  readonly sheets: ReadonlyMap<string, KeptSheet>;
}

export type KeptSheet = Pick<
  Sheet,
  | "images"
  | "protection"
  | "pageSetup"
  | "headerFooter"
  | "rowBreaks"
  | "colBreaks"
  | "outlineProperties"
  | "sparklines"
  | "textBoxes"
  | "conditionalRules"
  | "view"
>;

/** The parts of a workbook that Univer's plugins keep, by the name under which each stores its own as JSON. */
export const RESOURCE = {
  tables: "SHEET_TABLE_PLUGIN",
  names: "SHEET_DEFINED_NAME_PLUGIN",
  validations: "SHEET_DATA_VALIDATION_PLUGIN",
  conditionals: "SHEET_CONDITIONAL_FORMATTING_PLUGIN",
  notes: "SHEET_NOTE_PLUGIN",
  filters: "SHEET_FILTER_PLUGIN",
} as const;

export interface StoredTable {
  readonly id: string;
  readonly name: string;
  readonly range: IRange;
  readonly options: { readonly showHeader: boolean; readonly showFooter: boolean; readonly tableStyleId: string };
  readonly filters: { readonly tableColumnFilterList: readonly unknown[] };
  readonly columns: readonly { readonly displayName: string }[];
  /** Univer keeps this as it is; here the total row's labels and functions wait to be saved. */
  readonly meta: { readonly totals?: readonly TotalCell[]; readonly stripes?: boolean };
}

/** A column's part of a table's total row. */
export interface TotalCell {
  readonly label?: string;
  readonly function?: string;
  readonly formula?: string;
}

export interface StoredName {
  readonly id: string;
  readonly name: string;
  readonly formulaOrRefString: string;
  readonly comment?: string;
  readonly localSheetId?: string;
  readonly hidden?: boolean;
}

export interface StoredNote {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly width: number;
  readonly height: number;
  readonly note: string;
}

/** What each resource holds; all but names are by the sheet's id. */
export interface Resources {
  readonly tables: Readonly<Record<string, { readonly tables: readonly StoredTable[] }>>;
  readonly names: Readonly<Record<string, StoredName>>;
  readonly validations: Readonly<Record<string, readonly StoredValidation[]>>;
  readonly conditionals: Readonly<Record<string, readonly StoredConditional[]>>;
  readonly notes: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, StoredNote>>>>>>;
  readonly filters: Readonly<Record<string, { readonly ref: IRange }>>;
}

/** What Univer writes where a name belongs to the whole workbook. */
export const WORKBOOK_SCOPE = "AllDefaultWorkbook";

/** The resources as Univer's snapshot carries them. */
export function toResourceList(resources: Resources): NonNullable<GridData["resources"]> {
  return resourceKeys().map((key) => ({ name: RESOURCE[key], data: JSON.stringify(resources[key]) }));
}

/** The resources of a snapshot; one that is missing is empty. */
export function fromResourceList(list: GridData["resources"]): Resources {
  // Univer wrote this JSON from what toResourceList gave it, or in the same form.
  const read = (key: keyof Resources) => JSON.parse(list?.find(({ name }) => name === RESOURCE[key])?.data || "{}");
  return {
    tables: read("tables"),
    names: read("names"),
    validations: read("validations"),
    conditionals: read("conditionals"),
    notes: read("notes"),
    filters: read("filters"),
  };
}

function resourceKeys(): readonly (keyof Resources)[] {
  return ["tables", "names", "validations", "conditionals", "notes", "filters"];
}
