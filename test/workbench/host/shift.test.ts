import fc from "fast-check";
import type { Area } from "../../../src/workbench/host/areas";
import { isDisturbed, type Shift, shiftArea, staysWhole } from "../../../src/workbench/host/memory/shift";

const size = fc.integer({ min: 1, max: 4 });
const area: fc.Arbitrary<Area> = fc
  .record({ row: fc.nat(6), column: fc.nat(6), rows: size, columns: size })
  .map((rectangle) => ({ sheet: "1", ...rectangle }));
const shift: fc.Arbitrary<Shift> = fc.record({
  kind: fc.constantFrom("insert" as const, "delete" as const),
  along: fc.constantFrom("column" as const, "row" as const),
  area,
});

/** Where one cell goes: its new place, or null where it is deleted. */
function moveCell(row: number, column: number, { kind, area: by, along }: Shift): string | null {
  const [at, cross, start, length, crossStart, crossLength] =
    along === "column"
      ? [row, column, by.row, by.rows, by.column, by.columns]
      : [column, row, by.column, by.columns, by.row, by.rows];
  const place = (position: number) => (along === "column" ? `${position},${cross}` : `${cross},${position}`);
  if (cross < crossStart || cross >= crossStart + crossLength || at < start) return place(at);
  if (kind === "insert") return place(at + length);
  return at < start + length ? null : place(at - length);
}

function cellsOf({ row, column, rows, columns }: Area): [number, number][] {
  return Array.from({ length: rows * columns }, (_, index) => [
    row + Math.floor(index / columns),
    column + (index % columns),
  ]);
}

test("an area that stays whole holds its cells, where they went, and nothing but what was inserted", () => {
  fc.assert(
    fc.property(area, shift, (before, by) => {
      fc.pre(staysWhole(before, by));
      const after = shiftArea(before, by, "no");
      const moved = cellsOf(before).flatMap(([row, column]) => moveCell(row, column, by) ?? []);
      const covered = new Set(after ? cellsOf(after).map(String) : []);
      expect(moved.filter((cell) => !covered.has(cell))).toEqual([]);
      const inserted = new Set(by.kind === "insert" ? cellsOf(by.area).map(String) : []);
      const others = [...covered].filter((cell) => !moved.includes(cell) && !inserted.has(cell));
      expect(others).toEqual([]);
    }),
  );
});

test("an area that would be torn stays, and counts as disturbed", () => {
  fc.assert(
    fc.property(area, shift, (before, by) => {
      fc.pre(!staysWhole(before, by));
      expect([shiftArea(before, by, "no"), isDisturbed(before, by)]).toEqual([before, true]);
    }),
  );
});

test("what is inserted right below belongs to a format, not to a table", () => {
  const column = { sheet: "1", row: 0, column: 0, rows: 3, columns: 1 };
  const below: Shift = { kind: "insert", along: "column", area: { ...column, row: 3, rows: 2 } };
  expect([shiftArea(column, below, "before")?.rows, shiftArea(column, below, "no")?.rows]).toEqual([5, 3]);
});
