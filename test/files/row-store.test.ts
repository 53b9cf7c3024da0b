import fc from "fast-check";
import { rowStore } from "../../src/files/row-store";

const value = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.boolean(),
  fc.constant(null),
);

describe("rows that are kept as text", () => {
  it("are read as they were added, all of them or some", () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 20 }), (rows) => {
        const store = rowStore();
        for (const row of rows) store.add(row);
        expect([...store.all()]).toEqual(rows);
        const odd = rows.flatMap((_, i) => (i % 2 === 1 ? [i] : []));
        expect([...store.at(Uint32Array.from(odd))]).toEqual(odd.map((i) => rows[i]));
      }),
    );
  });

  it("are read from any of their blocks", () => {
    const store = rowStore();
    for (let i = 0; i < 5_000; i++) store.add([i, `é${i}`]);
    expect(store.length).toBe(5_000);
    const wanted = [0, 1_023, 1_024, 2_047, 2_048, 4_999];
    expect([...store.at(Uint32Array.from(wanted))]).toEqual(wanted.map((i) => [i, `é${i}`]));
  });

  it("need no room for blank cells", () => {
    const store = rowStore(200);
    const row = ["a", ...new Array<null>(500).fill(null), 7, null];
    for (let i = 0; i < 9; i++) expect(store.add(row)).toBe(true);
    expect([...store.all()][8]).toEqual(row);
  });

  it("are refused where they need too much", () => {
    const store = rowStore(100);
    expect(store.add(["a".repeat(50)])).toBe(true);
    expect(store.add(["a".repeat(50)])).toBe(false);
  });
});
