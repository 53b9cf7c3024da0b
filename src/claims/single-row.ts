import type { CellValue } from "../values/cell";
import type { ClaimLine } from "./line";
import type { SheetMapping } from "./mapping/mapping";
import { headersOf, rowReader, type ReadRows } from "./read-rows";
import { planOf, pointsAtZero } from "./reading-plan";
import { sheetFacts, type SheetFacts } from "./sheet";
import { onlyAmounts } from "./skipped";

/** Reads rows each by itself, as formulas of one row each do: what their headers say is looked at once. */
export interface SingleRows {
  readonly facts: SheetFacts;
  /** The line of a row; `null` where the row is not one line and nothing else: blank, a total, unusable, or several services. */
  lineOf(row: readonly CellValue[]): ClaimLine | null;
}

/**
 * Makes ready to read single rows below some headers. A line is read as `readClaims` reads a sheet of the headers and this row.
 * @param mapping of the row of headers alone
 * @example singleRows(headers, mapping, isVisitCode).lineOf(["Medicare", "P1", 46309, "96413"])
 */
export function singleRows(
  headers: readonly CellValue[],
  mapping: SheetMapping,
  isVisit: (code: string) => boolean,
): SingleRows {
  const plan = planOf(mapping, headers.length);
  const { headerAt, columns } = plan;
  const readers = ([0, 1] as const).map((pointersFrom) =>
    rowReader(plan, { headers: headersOf([headers], headerAt), firstRow: 1, isVisit, pointersFrom }),
  );
  return {
    facts: sheetFacts("lines", mapping, { columns, pointersFrom: 1 }),
    lineOf(row) {
      const reader = readers[mapping.pointersFrom ?? (pointsAtZero(row, columns) ? 0 : 1)];
      if (!reader || reader.isBlank(row) || reader.skips(row) || onlyAmounts(row, columns)) return null;
      const { lines, unusable }: ReadRows = reader.read(row, headerAt + 1, { lines: [], unusable: [], problems: [] });
      return lines.length === 1 && unusable.length === 0 ? (lines[0] ?? null) : null;
    },
  };
}
