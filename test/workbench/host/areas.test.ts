import fc from "fast-check";
import {
  type Area,
  bounding,
  formatA1,
  intersection,
  parseA1,
  quoteSheet,
  SHEET_COLUMNS,
  SHEET_ROWS,
  splitSheet,
} from "../../../src/workbench/host/areas";

const area: fc.Arbitrary<Area> = fc
  .record({
    row: fc.nat(60),
    column: fc.nat(60),
    rows: fc.integer({ min: 1, max: 30 }),
    columns: fc.integer({ min: 1, max: 30 }),
  })
  .map((rectangle) => ({ sheet: "1", ...rectangle }));

test("an address names the cells that it was made from", () => {
  fc.assert(fc.property(area, ({ sheet: _, ...rectangle }) => expect(parseA1(formatA1(rectangle))).toEqual(rectangle)));
});

test.each([
  ["B2", { row: 1, column: 1, rows: 1, columns: 1 }],
  ["$C$4:A1", { row: 0, column: 0, rows: 4, columns: 3 }],
  ["xfd1048576", { row: SHEET_ROWS - 1, column: SHEET_COLUMNS - 1, rows: 1, columns: 1 }],
  ["AA:AB", { row: 0, column: 26, rows: SHEET_ROWS, columns: 2 }],
  ["3:3", { row: 2, column: 0, rows: 1, columns: SHEET_COLUMNS }],
])("%s is an address", (address, rectangle) => {
  expect(parseA1(address)).toEqual(rectangle);
});

test.each(["", "A0", "XFE1", "A1048577", "Payer", "A1:B", "A 1"])("%j is none", (text) => {
  expect(parseA1(text)).toBeNull();
});

test("whole columns and rows keep their short name", () => {
  expect(formatA1({ row: 0, column: 2, rows: SHEET_ROWS, columns: 1 })).toBe("C:C");
  expect(formatA1({ row: 1, column: 0, rows: 4, columns: SHEET_COLUMNS })).toBe("2:5");
});

test("a sheet's name survives quoting, whatever is in it", () => {
  const names = fc.string({ minLength: 1 }).filter((name) => !name.includes("!"));
  fc.assert(
    fc.property(names, (name) => expect(splitSheet(`${quoteSheet(name)}!A1`)).toEqual({ sheet: name, rest: "A1" })),
  );
  expect([quoteSheet("Claims"), quoteSheet("Claims Oct"), quoteSheet("Q1")]).toEqual([
    "Claims",
    "'Claims Oct'",
    "'Q1'",
  ]);
});

test("two areas share what both contain, and the area around them contains both", () => {
  fc.assert(
    fc.property(area, area, (a, b) => {
      const around = bounding(a, b);
      expect(intersection(around, a)).toEqual(a);
      expect(intersection(a, b)).toEqual(intersection(b, a));
      expect(intersection(a, { ...b, sheet: "2" })).toBeNull();
    }),
  );
});
