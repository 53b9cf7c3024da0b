import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { randomHex, saltedHash } from "../values/hash";
import { atOnce, eachInSteps, type Steps } from "../values/steps";
import { placeText, type AddName, type AddReportSheet, type CellPlace, type SetTexts } from "./operations";
import { sameName, type WorkbookState } from "./workbook";

/*
 * What the add-in wrote beside the user's data stands in cells that people sort, fill and type over. It is found by a name, which moves
 * with its cell, and known by hashes of what was written, so that it can be told from what somebody wrote there since: a sorted column is
 * still the add-in's, and a note in one of its cells is not.
 */

/** A column of status as it is in the workbook. */
export interface WrittenStatus {
  readonly kind: "status";
  readonly sheetId: string;
  /** The name by which it is found. */
  readonly name: string;
  /** Its header. */
  readonly cell: CellPlace;
  readonly table: string | null;
  readonly header: string;
  /** Below the header, as formulas where there are some. */
  readonly values: readonly CellValue[];
  readonly hasFormats: boolean;
  /** In points; `null` where the columns differ. */
  readonly width: number | null;
  /** The width that the column had before. */
  readonly widthBefore: number | null;
  readonly known: KnownTexts | null;
}

/** A table of findings as it is in the workbook. */
export interface WrittenFindings {
  readonly kind: "findings";
  readonly sheetId: string;
  readonly name: string;
  /** The first cell of the table. */
  readonly cell: CellPlace;
  readonly table: string;
  readonly headers: readonly string[];
  readonly rows: Cells;
  /** Filled cells of the sheet outside of the table. */
  readonly beside: readonly (CellPlace & { readonly value: CellValue })[];
  readonly hasFormats: boolean;
  readonly known: KnownTexts | null;
}

/** How a sheet to be read looks. */
export type ReportLook = Required<Pick<AddReportSheet, "headings" | "widths" | "formats" | "print">>;

/** A sheet to be read, such as the record of a check, as it is in the workbook. */
export interface WrittenReport {
  readonly kind: "report";
  readonly sheetId: string;
  readonly name: string;
  /** Its first cell. */
  readonly cell: CellPlace;
  /** Everything on it, from A1 on. */
  readonly rows: Cells;
  /** Cells in which somebody put formulas, from 0. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
  readonly known: KnownTexts | null;
  /** `null` where the workbook does not say it any more. */
  readonly look: ReportLook | null;
}

export type Written = WrittenStatus | WrittenFindings | WrittenReport;

/** Texts that the add-in wrote, known by the first hex digits of their hashes with a salt: nothing of a cell can be read from it. */
export interface KnownTexts {
  readonly salt: string;
  readonly hashes: ReadonlySet<string>;
  /** Of what was written last; the others were written before, and are there again after an undo. */
  readonly last: ReadonlySet<string>;
}

/** Hex digits of a hash: among 100,000 texts, one in two hundred strange ones would be taken for one of them. */
const DIGITS = 6;

/** @param before what was known of the same place, so that an undo finds its texts known */
export function knownTexts(texts: Iterable<string>, before: KnownTexts | null): KnownTexts {
  return atOnce(knownTextsInSteps(texts, before));
}

/** The same in steps: a hash takes its time, and a sheet may have 100,000 texts. */
export function* knownTextsInSteps(texts: Iterable<string>, before: KnownTexts | null): Steps<KnownTexts> {
  const salt = before?.salt ?? randomHex(8);
  const last = new Set<string>();
  yield* eachInSteps(new Set(texts), (text) => last.add(saltedHash(salt, text, DIGITS)));
  return { salt, last, hashes: new Set([...last, ...(before?.last ?? [])]) };
}

const isKnown = ({ salt, hashes }: KnownTexts, text: string): boolean => hashes.has(saltedHash(salt, text, DIGITS));

/** How what was written looks, as far as it cannot be seen afterwards. */
export interface SavedLook {
  /** The width that the column had before, in points. */
  readonly width?: number | null;
  /** Of a sheet to be read. */
  readonly report?: ReportLook;
}

type Nullable<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> | null };

/** As the workbook keeps it. */
export function savedTexts({ salt, hashes, last }: KnownTexts, { width = null, report }: SavedLook): string {
  const earlier = [...hashes].filter((hash) => !last.has(hash));
  return JSON.stringify({ salt, last: [...last].join(""), earlier: earlier.join(""), width, report });
}

/** What the workbook keeps, read again; `null` where it is none. */
export function readTexts(saved: unknown): ({ readonly known: KnownTexts } & Nullable<SavedLook>) | null {
  if (typeof saved !== "string") return null;
  let value: unknown;
  try {
    value = JSON.parse(saved);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { salt, last, earlier, width, report }: Readonly<Record<string, unknown>> = { ...value };
  if (typeof salt !== "string" || typeof last !== "string" || typeof earlier !== "string") return null;
  const own = new Set(last.match(/.{6}/g) ?? []);
  const hashes = new Set([...own, ...(earlier.match(/.{6}/g) ?? [])]);
  return {
    known: { salt, last: own, hashes },
    width: typeof width === "number" ? width : null,
    report: isReportLook(report) ? report : null,
  };
}

/** Nobody but the add-in writes it: its parts are looked at, not every number of them. */
function isReportLook(value: unknown): value is ReportLook {
  if (typeof value !== "object" || value === null) return false;
  const { headings, widths, formats, print }: Readonly<Record<string, unknown>> = { ...value };
  return [headings, widths, formats].every(Array.isArray) && typeof print === "object";
}

/** One text of a row of a table, by which the row is known. */
export const rowText = (row: readonly CellValue[]): string => JSON.stringify(row.map(textOf));

/** The same of a row of a sheet: blank cells at its end are none. */
export function reportRowText(row: readonly CellValue[]): string {
  return rowText(row.slice(0, row.findLastIndex((cell) => !isBlank(cell)) + 1));
}

/** A cell in which something else stands than the add-in wrote. */
export interface ChangedCell extends CellPlace {
  readonly sheetId: string;
  readonly found: string;
}

/** Where somebody wrote over what the add-in wrote, or beside it on its sheet; blank cells are none. */
export function changedCells(written: Written): ChangedCell[] {
  const { cell, known, sheetId } = written;
  const at = (row: number, column: number, found: CellValue): ChangedCell => ({
    sheet: cell.sheet,
    sheetId,
    row,
    column,
    found: textOf(found),
  });
  if (written.kind === "status") {
    const cells = [written.header, ...written.values];
    const seen = new Map<CellValue, boolean>();
    const isOwn = (value: CellValue): boolean => {
      let own = seen.get(value);
      if (own === undefined) seen.set(value, (own = known !== null && isKnown(known, textOf(value))));
      return own;
    };
    return cells.flatMap((value, i) => (isBlank(value) || isOwn(value) ? [] : [at(cell.row + i, cell.column, value)]));
  }
  const isOwnRow = (row: readonly CellValue[], text = rowText): boolean =>
    row.every(isBlank) || (known !== null && isKnown(known, text(row)));
  if (written.kind === "report")
    return written.rows.flatMap((row, i) =>
      isOwnRow(row, reportRowText)
        ? []
        : [
            at(
              i,
              Math.max(
                0,
                row.findIndex((cell) => !isBlank(cell)),
              ),
              row.map(textOf).filter(Boolean).join(" · "),
            ),
          ],
    );
  const { headers, rows, beside } = written;
  return [
    ...[headers, ...rows].flatMap((row, i) =>
      isOwnRow(row) ? [] : [at(cell.row + i, cell.column, row.map(textOf).filter(Boolean).join(" · "))],
    ),
    ...beside.map(({ row, column, value }) => at(row, column, value)),
  ];
}

/** Cells beside a table on the sheet that the add-in added, which go with the sheet. */
export function clearBeside(beside: WrittenFindings["beside"]): SetTexts[] {
  return beside.map(({ sheet, row, column, value }) => ({
    kind: "setTexts",
    area: { sheet, row, column, rows: 1, columns: 1 },
    expected: [[value]],
    values: [[""]],
  }));
}

export type WorkbookNames = WorkbookState["names"];

/** The first name with this beginning that nothing in the workbook has, or whose cells were deleted. */
export function freeName(beginning: string, names: WorkbookNames): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? beginning : `${beginning}${number}`;
    const taken = names.find((each) => sameName(each.name, name));
    if (!taken || taken.formula.includes("#REF!")) return name;
  }
}

/** Gives a cell a name that is free. */
export function addNameOf(name: string, cell: CellPlace, names: WorkbookNames): AddName {
  const expected = names.find((each) => sameName(each.name, name))?.formula ?? null;
  return { kind: "addName", name, expected, cell };
}

/** A changed cell as people read it. @example changedText({ sheet: "Claims", row: 4, column: 2, … }) //=> "Claims!C5" */
export const changedText = (cell: ChangedCell): string => placeText(cell);
