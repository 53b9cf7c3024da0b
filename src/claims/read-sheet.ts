import { isBlank, type Cells } from "../values/cell";
import type { SheetMapping } from "./mapping/mapping";
import { headersOf, rowReader, widthOf, type ReadRows } from "./read-rows";
import { planOf, pointersFromCells } from "./reading-plan";
import { mapByNames, noClaimSheet, sheetFacts, type ClaimSheet, type NoClaimSheet } from "./sheet";
import { onlyAmounts, sumsOf, type SkippedRow } from "./skipped";

/** What reading a claim sheet needs to know. */
export interface ReadClaimsOptions {
  readonly name: string;
  /** Row of `cells[0]` in its sheet, 1-based; 1 where not said. */
  readonly firstRow?: number;
  /** Whether a code is a visit: the bare Minutes of a visit line are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** Which column holds which field; by the fields' own names where not said. */
  readonly mapping?: SheetMapping;
}

/**
 * Reads a claim sheet. Bad cells never stop the reading: they are named in `problems`, and the other rows are read.
 * @example readClaims([["Payer", "Patient", "DOS", "CPT"], ["Medicare", "P1", 46309, 96413]], { name: "Claims", isVisit: () => false })
 */
export function readClaims(cells: Cells, options: ReadClaimsOptions): ClaimSheet | NoClaimSheet {
  const reading = readClaimsInSteps(cells, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** Rows between two steps of a sliced reading: some tenths of a millisecond, the first ones more. */
const ROWS_PER_STEP = 50;

/** The same in steps, so that a screen stays alive: each step yields how many rows are read, of all. */
export function* readClaimsInSteps(
  cells: Cells,
  options: ReadClaimsOptions,
): Generator<{ readonly done: number; readonly of: number }, ClaimSheet | NoClaimSheet> {
  const { name, firstRow = 1, isVisit } = options;
  const mapping = options.mapping ?? mapByNames(cells);
  const isEmpty = cells.every((row) => row.every(isBlank));
  if (isEmpty || !mapping || mapping.missing.length > 0) return noClaimSheet(name, mapping, isEmpty, firstRow);
  const plan = planOf(mapping, widthOf(cells));
  const { headerAt, columns } = plan;
  const pointersFrom = mapping.pointersFrom ?? pointersFromCells(cells, headerAt + 1, columns);
  const rows = rowReader(plan, { headers: headersOf(cells, headerAt), firstRow, isVisit, pointersFrom });
  const read: ReadRows = { lines: [], unusable: [], problems: [] };
  const skipped: SkippedRow[] = [];
  const sums = sumsOf(columns);
  const last = cells.findLastIndex((row) => !rows.isBlank(row));
  for (let i = headerAt + 1; i < cells.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield { done: i, of: cells.length };
    const row = cells[i] ?? [];
    if (rows.isBlank(row)) continue;
    const kind = rows.skips(row) ?? (i === last && onlyAmounts(row, columns) && sums.are(row) ? "total" : null);
    if (kind) {
      skipped.push({ row: i + firstRow, kind });
      continue;
    }
    sums.add(row);
    rows.read(row, i, read);
  }
  return { ...sheetFacts(name, mapping, { columns, pointersFrom }, firstRow), ...read, skipped };
}
