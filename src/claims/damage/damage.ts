import type { CellValue } from "../../values/cell";
import type { Field } from "../fields";
import type { DateOrder } from "./date-text";

/** What happened to cells on their way into a sheet. The first is the gravest: a cell that several happened to is told under it. */
export const DAMAGE_KINDS = [
  "scientific",
  "lost zeros",
  "1904",
  "date order",
  "date text",
  "look-alike",
  "decimal comma",
  "point zero",
  "quotes",
  "full width",
  "lower case",
  "text number",
  "spaces",
] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** A damaged cell, what it holds, and what it held before it was damaged. */
export interface DamagedCell {
  /** Row in the sheet, 1-based. */
  readonly row: number;
  /** 0-based in the cells that were read. */
  readonly column: number;
  readonly from: CellValue;
  /** `null` where the true value cannot be known. */
  readonly to: CellValue;
  /** What is known of this cell alone, such as what it may have been; "" for nothing. */
  readonly note: string;
}

/** One of several ways to read a column, of which only somebody who knows the sheet can say which is right. */
export interface DamageChoice {
  /** As a button says it. */
  readonly name: string;
  readonly cells: readonly DamagedCell[];
  /** The order of dates that it is; `null` where it is about no order. */
  readonly order: DateOrder | null;
}

/** One kind of damage in one column. */
export interface Damage {
  readonly kind: DamageKind;
  readonly field: Field;
  readonly header: string;
  /** 0-based in the cells that were read. */
  readonly column: number;
  /** How many cells. */
  readonly count: number;
  readonly cells: readonly DamagedCell[];
  /** The check reads the cells as if they were whole: they are said, and are no urgency. */
  readonly isRead: boolean;
  /** What happened, in a sentence. */
  readonly why: string;
  /** What to do about the cells whose true value cannot be known; "" where there are none. */
  readonly advice: string;
  /** Where nothing in the column decides: each way to read it. */
  readonly choices: readonly DamageChoice[];
  /** In which order its dates are read; `null` where that is open, or they are no dates. */
  readonly order: DateOrder | null;
}

/** Damage by its number, where the cells are not at hand. */
export type CountedDamage = Pick<Damage, "kind" | "field" | "header" | "column" | "count" | "isRead">;

/** What is said of one value of a column. */
export interface Verdict {
  readonly kind: DamageKind;
  /** `null` where it cannot be known. */
  readonly to: CellValue;
  readonly note: string;
  /** Values in the order of the column's choices, where nothing decides. */
  readonly choices: readonly CellValue[];
}

/** Says what is wrong with a value of a column; `null` where nothing is. */
export type Judge = (value: CellValue) => Verdict | null;

/** What is known besides the cells. */
export interface Known {
  /** NDCs in 11 digits, of the drugs of the matrix. */
  readonly ndcs: ReadonlySet<string>;
  /** Whether a code is known. */
  readonly isCode: (code: string) => boolean;
}

/** Nothing known. */
export const NOTHING_KNOWN: Known = { ndcs: new Set(), isCode: () => false };

/** A verdict without a note or choices. */
export const found = (kind: DamageKind, to: CellValue, note = ""): Verdict => ({ kind, to, note, choices: [] });

/** The graver of two kinds. @example graver("spaces", "quotes") //=> "quotes" */
export function graver(a: DamageKind | null, b: DamageKind | null): DamageKind | null {
  if (a === null || b === null) return a ?? b;
  return DAMAGE_KINDS.indexOf(a) <= DAMAGE_KINDS.indexOf(b) ? a : b;
}

/** Cells of which the repair is known. */
export const repairable = (cells: readonly DamagedCell[]): readonly DamagedCell[] =>
  cells.filter(({ to }) => to !== null);
