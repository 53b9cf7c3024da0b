// Cells that somebody wrote by mistake or in bad faith.
import fc from "fast-check";
import type { CellValue } from "../../src/values/cell";

/** What stands in files and sheets and is no ordinary text. */
export const HOSTILE: readonly CellValue[] = [
  "=1+1",
  '=HYPERLINK("http://example.com","x")',
  "+1-800-555-0100",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "<script>alert(1)</script>",
  "<b>&amp;</b>",
  "\u0000\u0001\u001f",
  "a\r\nb",
  "A".repeat(32_767),
  "\u202eabc\u202c",
  "\u200b\u200d\ufeff",
  "\ud800",
  "e\u0301",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e309",
  "0x1F",
  "1.234,56",
  "31.12.2026",
  "2026-02-30",
  "99/99/9999",
  "12:99",
  "#N/A",
  "#VALUE!",
  "96413;96415",
  "A1:XFD1048576",
  "C34.11-C00",
  "!",
  "*",
  "''",
  '"',
  "\u00a0",
  "",
  NaN,
  Infinity,
  -0,
  1e308,
  -1e-9,
  0.3798,
  2_958_466,
  true,
  false,
  null,
  undefined,
];

/** A hostile cell, or any text or number. */
export const hostileCell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40, unit: "binary" }) },
  { weight: 1, arbitrary: fc.double() },
);

/** Rows of which some cells are replaced by hostile ones. */
export function spoiled(rows: readonly (readonly CellValue[])[], share = 0.2): fc.Arbitrary<CellValue[][]> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const one = fc.tuple(fc.nat(Math.max(0, rows.length - 1)), fc.nat(Math.max(0, width)), hostileCell);
  const most = Math.max(1, Math.ceil(rows.length * width * share));
  return fc.array(one, { maxLength: most }).map((changes) => {
    const all = rows.map((row) => [...row]);
    for (const [row, column, value] of changes) {
      const own = all[row];
      if (own) own[column] = value;
    }
    return all;
  });
}
