import { isErrorCell, numberOf, textOf, type CellValue } from "../values/cell";
import { dateAndTime, timeOfDay, type Minutes } from "../values/clock";
import type { Day } from "../values/day";
import { counted } from "../values/lists";
import { pooled } from "../values/pool";
import {
  codeIn,
  dayIn,
  diagnosisEntries,
  isUsualDay,
  modifierEntries,
  placeIn,
  pointersIn,
  type Entries,
  type SaidCode,
} from "./cell-texts";
import { FIELD_CHOICES, type ChoiceField, type Field } from "./fields";
import type { BadCell } from "./line";

/** A column that holds a field. */
export interface FieldColumn {
  readonly index: number;
  readonly header: string;
}

/** The columns of a sheet, by field; several where a field stands in several columns. */
export type ColumnsOf = ReadonlyMap<Field, readonly FieldColumn[]>;

/** A row while it is read, and what was found wrong in it so far. */
export interface RowNow {
  readonly cells: readonly CellValue[];
  bad: readonly BadCell[];
}

/** Reads a field of a row. */
export type Reads<T> = (row: RowNow) => T;

type Choice<F extends ChoiceField> = (typeof FIELD_CHOICES)[F][number];

/**
 * Makes readers of fields: which cell a field is, and what it may hold, is looked at once and not again for every row. What cannot be what
 * its field is, is noted in the row's `bad` and read as blank; a field without a column is blank.
 */
export interface CellReaders {
  /** Notes what is wrong in a row. @param header the column's; the field's first one where not said */
  note(row: RowNow, field: Field, text: string, message: string, header?: string): void;
  /** The cell as it stands; several columns of one name, or of one list of pointers, as one text. */
  raw(field: Field): Reads<CellValue>;
  text(field: Field): Reads<string>;
  /** A text that is kept once for all lines that say it. */
  common(field: Field): Reads<string>;
  /** The same in upper case. */
  upper(field: Field): Reads<string>;
  /** A text that decides nothing: an error in it is nobody's trouble. */
  shown(field: Field): Reads<string>;
  /** @param what the cell should be: it is told that it is not */
  parsed<T>(field: Field, parse: (value: CellValue) => T | null, what: string): Reads<T | null>;
  /** A number of 0 or more. */
  number(field: Field): Reads<number | null>;
  time(field: Field): Reads<Minutes | null>;
  choice<F extends ChoiceField>(field: F): Reads<Choice<F> | null>;
  yesNo(field: Field): Reads<boolean | null>;
  day(field: Field): Reads<Day | null>;
  /** The code, with what modifiers stand behind it in the same cell. */
  code(): Reads<SaidCode>;
  place(): Reads<string>;
  modifiers(): Reads<readonly string[]>;
  /** The diagnoses that the pointer names, where there is one, else all. @param from where pointers begin to count */
  diagnoses(from: 0 | 1): Reads<readonly string[]>;
}

/** Makes readers for some columns. @example cellReaders(columns).text("Auth")({ cells, bad: [] }) //=> "A-1" */
export function cellReaders(columns: ColumnsOf): CellReaders {
  const note = (row: RowNow, field: Field, text: string, message: string, header?: string): void => {
    const column = header ?? columns.get(field)?.[0]?.header ?? field;
    row.bad = [...row.bad, { field, column, text, message }];
  };
  /** A cell's text, "" where it holds an Excel error, which is noted. */
  const said = (row: RowNow, field: Field, value: CellValue, header?: string): string => {
    if (!isErrorCell(value)) return textOf(value);
    const name = header ?? field;
    note(row, field, value, `${name} holds the error ${value}. Correct the cell's formula, or type the value`, header);
    return "";
  };
  const raw = (field: Field): Reads<CellValue> => {
    const own = columns.get(field);
    const [first] = own ?? [];
    if (!own || !first) return () => "";
    // A name in two columns is one patient, and pointers in four columns are one list.
    if (own.length > 1 && (field === "Patient" || field === "Dx Pointer")) return ({ cells }) => joinedCell(cells, own);
    const { index } = first;
    return ({ cells }) => cells[index];
  };
  /** What is read of a cell that holds something. */
  const filled = <T>(field: Field, blank: T, read: (value: CellValue, row: RowNow) => T): Reads<T> => {
    const [first, ...more] = columns.get(field) ?? [];
    if (!first) return () => blank;
    if (more.length > 0) {
      const cell = raw(field);
      return (row) => {
        const value = cell(row);
        return isNothing(value) ? blank : read(value, row);
      };
    }
    // Nearly every field has one column, and is read in every row: a call fewer.
    const { index } = first;
    return (row) => {
      const value = row.cells[index];
      return isNothing(value) ? blank : read(value, row);
    };
  };
  /** What is read of a cell's text, where it has one. */
  const worded = <T>(field: Field, blank: T, read: (text: string, row: RowNow) => T): Reads<T> =>
    filled(field, blank, (value, row) => {
      const text = said(row, field, value);
      return text === "" ? blank : read(text, row);
    });
  const text = (field: Field): Reads<string> => worded(field, "", (own) => own);
  const parsed = <T>(field: Field, parse: (value: CellValue) => T | null, what: string): Reads<T | null> =>
    filled<T | null>(field, null, (value, row) => {
      const found = parse(value);
      if (found !== null) return found;
      const own = said(row, field, value);
      if (own !== "") note(row, field, own, `${field} "${own}" is not ${what}`);
      return null;
    });
  /** The entries of the columns of a list, those of each column. */
  const listed = (field: Field, entriesOf: (text: string) => Entries): Reads<Entries>[] =>
    (columns.get(field) ?? []).map(({ index, header }) => (row) => {
      const value = row.cells[index];
      const own = isNothing(value) ? "" : said(row, field, value, header);
      if (own === "") return NO_ENTRIES;
      const entries = entriesOf(own);
      for (const { entry, fault } of entries.faults) note(row, field, entry, `${header} "${entry}" ${fault}`, header);
      return entries;
    });
  return {
    note,
    raw,
    text,
    parsed,
    common: (field) => worded(field, "", pooled),
    upper: (field) => worded(field, "", (own) => pooled(own.toUpperCase())),
    shown: (field) => filled(field, "", (value) => (isErrorCell(value) ? "" : textOf(value))),
    number: (field) => parsed(field, positive, "a number of 0 or more"),
    time: (field) => parsed(field, timeWithDate, "a time of day. Write it as 9:05 or 2:30 PM"),
    yesNo: (field) => parsed(field, yesOrNo, "Yes or No"),
    choice<F extends ChoiceField>(field: F) {
      const words: readonly Choice<F>[] = FIELD_CHOICES[field];
      const byWord = new Map(words.flatMap((word) => [[word, word] as const, [word.toLowerCase(), word] as const]));
      return worded<Choice<F> | null>(field, null, (own, row) => {
        const found = byWord.get(own) ?? byWord.get(own.toLowerCase());
        if (found === undefined) note(row, field, own, `${field} "${own}" is not one of: ${words.join(", ")}`);
        return found ?? null;
      });
    },
    day: (field) =>
      filled<Day | null>(field, null, (value, row) => {
        if (isUsualDay(value)) return Math.floor(value);
        const own = said(row, field, value);
        if (own === "") return null;
        const { day, fault } = dayIn(value, own);
        if (fault !== undefined) note(row, field, own, `${field} ${fault}`);
        return day;
      }),
    code: () =>
      worded("CPT", NO_CODE, (own, row) => {
        const read = codeIn(own);
        if (read.fault !== undefined) note(row, "CPT", own, read.fault);
        return read;
      }),
    place: () =>
      worded("POS", "", (own, row) => {
        const { place, fault } = placeIn(own);
        if (fault !== undefined) note(row, "POS", own, fault);
        return place;
      }),
    modifiers() {
      const own = listed("Mods", modifierEntries);
      const [only = (): Entries => NO_ENTRIES] = own;
      return own.length > 1 ? (row) => joined(own.map((read) => read(row).good)) : (row) => only(row).good;
    },
    diagnoses(from) {
      const own = listed("Dx", diagnosisEntries);
      const [only = (): Entries => NO_ENTRIES] = own;
      const pointer = text("Dx Pointer");
      return (row) => {
        const pointed = pointersIn(pointer(row), from);
        if (!pointed && own.length < 2) return only(row).good;
        const all = own.map((read) => read(row));
        if (!pointed) return joined(all.map(({ good }) => good));
        // A blank column of several is a place too.
        const places = all.flatMap((entries) => (own.length > 1 && entries.all.length === 0 ? [""] : entries.all));
        const known = places.filter((dx) => dx !== "").length;
        if (known > 0 && pointed.some((at) => places[at] === undefined || places[at] === "")) {
          const beyond = pointer(row);
          const there = counted(known, "diagnosis", "diagnoses");
          note(row, "Dx Pointer", beyond, `Dx Pointer "${beyond}" points beyond the ${there} of the row`);
        }
        return pointed.map((at) => places[at] ?? "").filter((dx) => dx !== "");
      };
    },
  };
}

const NO_ENTRIES: Entries = { all: [], good: [], faults: [] };
const NO_CODE: SaidCode = { code: null, mods: [] };

const isNothing = (value: CellValue): boolean => value === "" || value === undefined || value === null;

/** Lists one behind the other: the only one that has something, itself. */
function joined(lists: readonly (readonly string[])[]): readonly string[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length > 1 ? filled.flat() : (filled[0] ?? NO_ENTRIES.good);
}

/** Several cells as one text; an error in one of them is told as the whole. */
function joinedCell(cells: readonly CellValue[], columns: readonly FieldColumn[]): CellValue {
  const values = columns.map(({ index }) => cells[index]);
  return (
    values.find(isErrorCell) ??
    values
      .map(textOf)
      .filter((text) => text !== "")
      .join(", ")
  );
}

/** A time of day; a date in front of it is the date of service's matter. */
const timeWithDate = (value: CellValue): Minutes | null =>
  timeOfDay(value) ?? dateAndTime(textOf(value))?.clock ?? null;

function positive(value: CellValue): number | null {
  const n = numberOf(value);
  return n === null || n < 0 ? null : n;
}

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ...["yes", "y", "true", "1"].map((word) => [word, true] as const),
  ...["no", "n", "false", "0"].map((word) => [word, false] as const),
]);

const yesOrNo = (value: CellValue): boolean | null => YES_NO.get(textOf(value).toLowerCase()) ?? null;
