import type { Field } from "../fields";

/** How sure it is that a column holds its field. */
export type Confidence = "certain" | "likely" | "guess";

/** What said that a column holds its field. */
export type MappedBy = "name" | "synonym" | "content" | "remembered" | "picked";

/** Which field a column holds. */
export interface FieldSlot {
  readonly field: Field;
  /** Orders the columns of one field: `Mod 1`..`Mod 4`; 0 where it stands in one column. */
  readonly part: number;
  /** In rows that hold several services, which of them; 0 where the column is about the whole row. */
  readonly service: number;
}

/** One column of a sheet: which field it holds, how sure that is, and why. */
export interface ColumnMapping {
  /** 0-based in the cells that were read. */
  readonly index: number;
  /** The sheet's own header; "" where there is none. */
  readonly header: string;
  /** `null`: the column is not read. */
  readonly slot: FieldSlot | null;
  readonly confidence: Confidence;
  readonly by: MappedBy | null;
  /** Why it is so, in a sentence. */
  readonly why: string;
  /** What the column could hold as well, where another column holds it. */
  readonly second: Field | null;
}

/** Which column of a sheet holds which field. */
export interface SheetMapping {
  readonly kind: "mapping";
  /** 0-based in the cells that were read: the last row of the headers; -1 where somebody said that there is none. */
  readonly headerAt: number;
  /** One entry a column, in the order of the sheet. */
  readonly columns: readonly ColumnMapping[];
  /** Fields with one value for all rows, such as the payer of a file that is all one payer's. */
  readonly fixed: ReadonlyMap<Field, string>;
  /** Whether diagnosis pointers count from 0; `null` where the cells tell it. */
  readonly pointersFrom: 0 | 1 | null;
  /** Required fields that no column holds. */
  readonly missing: readonly Field[];
  /** The same for the same headers in the same order. It tells nothing of what the sheet holds. */
  readonly fingerprint: string;
}

/** No row of the head names two fields of a claim line. */
export interface NoHeader {
  readonly kind: "no header";
}

/** What was picked for one column, or `slot: null` where the column is not to be read. */
export interface ColumnPick {
  /** 0-based position, or the header. */
  readonly column: number | string;
  readonly slot: FieldSlot | null;
}

/** What somebody says about a layout: in the pane, in a small file, or the last time that these headers were there. */
export interface LayoutPicks {
  /** 0-based in the cells; -1 where there is no header row; `null` where it is to be found. */
  readonly headerAt: number | null;
  readonly columns: readonly ColumnPick[];
  readonly fixed: ReadonlyMap<Field, string>;
  readonly pointersFrom: 0 | 1 | null;
}

/** Nothing said. */
export const NO_PICKS: LayoutPicks = { headerAt: null, columns: [], fixed: new Map(), pointersFrom: null };

/** Columns that hold a field, with what they hold. */
export function mappedColumns(mapping: SheetMapping): readonly (ColumnMapping & { readonly slot: FieldSlot })[] {
  return mapping.columns.flatMap((column) => (column.slot ? [{ ...column, slot: column.slot }] : []));
}

/** Columns whose field is a guess: somebody should look. */
export function guessedColumns(mapping: SheetMapping): readonly ColumnMapping[] {
  return mapping.columns.filter((column) => column.slot !== null && column.confidence === "guess");
}
