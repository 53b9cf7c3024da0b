import { damageCounter } from "../claims/damage/count-damage";
import { ordersOfUnread } from "../claims/damage/date-orders";
import { damageText } from "../claims/damage/damage-words";
import { HEAD_ROWS } from "../claims/mapping/header-row";
import { mapSheet } from "../claims/mapping/map-sheet";
import { headersOf, rowReader, type ReadRows } from "../claims/read-rows";
import { planOf } from "../claims/reading-plan";
import { mapByNames, noClaimSheet, sheetFacts, type SheetFacts } from "../claims/sheet";
import type { SkippedRow } from "../claims/skipped";
import { surveyor } from "../claims/survey";
import { isBlank, type CellValue } from "../values/cell";
import { notesOf, unusable, type ReadClaimsFileOptions } from "./claims-file";
import type { FileRows } from "./row-store";

/** A claim file whose lines are read part by part, the lines of a patient together. */
export interface ClaimParts {
  readonly facts: SheetFacts;
  readonly skipped: readonly SkippedRow[];
  /** Rows that hold lines. */
  readonly rows: number;
  /** The positions of rows, in parts of about as many. */
  parts(rowsPerPart: number): readonly Uint32Array[];
  /** The lines of a part, in the order of the sheet. */
  read(part: Uint32Array): ReadRows;
}

/** Rows between two steps of going through a file. */
const ROWS_PER_STEP = 500;

/** The rows of a file, and what they are called. */
export interface RowsOfFile {
  readonly file: string;
  /** The sheet that they are of; of separated text none. */
  readonly sheet?: string;
  readonly rows: FileRows;
}

/**
 * Goes through the rows of a file once: its columns are mapped, and what must be known of all rows is found. It yields now and then.
 * @throws UnusableFile where no lines can be read of it, or a quote is never closed
 */
export function* claimParts(
  { file, sheet, rows }: RowsOfFile,
  options: Omit<ReadClaimsFileOptions, "sheet">,
): Generator<void, ClaimParts> {
  const name = sheet ?? file;
  const all = rows.all();
  const head: (readonly CellValue[])[] = [];
  const take = (count: number): void => {
    while (head.length < count) {
      const next = all.next();
      if (next.done) return;
      head.push(next.value);
    }
  };
  take(HEAD_ROWS);
  const found = mapSheet(head, options);
  const mapping = found.kind === "mapping" ? found : mapByNames(head);
  if (!mapping || mapping.missing.length > 0) {
    let isEmpty = head.every((row) => row.every(isBlank));
    // A quote that is never closed comes before all else.
    for (const row of all) isEmpty &&= row.every(isBlank);
    throw unusable(noClaimSheet(name, mapping, isEmpty), found, sheet, file);
  }
  take(mapping.headerAt + 1);
  const headers = headersOf(head, mapping.headerAt);
  const { isVisit, note, asOf } = options;
  const damage =
    note && asOf !== undefined
      ? damageCounter(planOf(mapping, 0).columns, {
          asOf,
          isTyped: sheet !== undefined,
          orders: ordersOfUnread(head, mapping, asOf),
        })
      : undefined;
  const survey = surveyor(mapping, headers, damage?.add);
  for (const row of head) survey.add(row);
  let count = 0;
  for (const row of all) {
    survey.add(row);
    if (++count % ROWS_PER_STEP === 0) yield;
  }
  const { width, pointersFrom, skipped, isEmpty, rows: held, parts } = survey.done();
  if (isEmpty) throw unusable(noClaimSheet(name, mapping, true), found, sheet, file);
  const plan = planOf(mapping, width);
  const reader = rowReader(plan, { headers, firstRow: 1, isVisit, pointersFrom });
  for (const text of notesOf({ layout: mapping, skipped }, options)) note?.(`${file}: ${text}`);
  const damaged = damageText(damage?.done() ?? []);
  if (damaged !== "") note?.(`${file}: ${damaged}`);
  return {
    facts: sheetFacts(name, mapping, { columns: plan.columns, pointersFrom }),
    skipped,
    rows: held,
    parts,
    read(part) {
      const into: ReadRows = { lines: [], unusable: [], problems: [] };
      let i = 0;
      for (const row of rows.at(part)) reader.read(row, part[i++] ?? 0, into);
      return into;
    },
  };
}
