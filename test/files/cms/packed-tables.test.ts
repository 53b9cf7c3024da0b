import fc from "fast-check";
import { infoOfRows, setOf, type SetContent } from "../../../src/codes/reference/content";
import { pairsHash } from "../../../src/codes/reference/packed-pairs";
import { pairBuilder } from "../../../src/codes/reference/pair-builder";
import type { ImportedContents } from "../../../src/files/cms/imported";
import { isPackedTables, packedTables, readPackedTables } from "../../../src/files/cms/packed-tables";
import { utf8 } from "../archive";

const source = { edition: "2026-10", editionDay: 46_296, origin: "cms.zip" };
const code = fc.constantFrom("10021", "36415", "96413", "99214", "0540T", "J9271");
const day = fc.option(fc.integer({ min: 1, max: 60_000 }));

const pairs = fc
  .array(fc.tuple(code, code, day, day, fc.constantFrom<0 | 1 | 9>(0, 1, 9)), { minLength: 1, maxLength: 80 })
  .map((rows): SetContent => {
    const builder = pairBuilder();
    for (const row of rows) builder.add(...row);
    const packed = builder.build();
    return { kind: "PTP", info: { ...source, rows: rows.length, hash: pairsHash(packed) }, pairs: packed };
  });
const limits = fc
  .array(fc.tuple(code, fc.nat(500), fc.constantFrom<1 | 2 | 3>(1, 2, 3)), { minLength: 1, maxLength: 80 })
  .map((rows): SetContent => ({ kind: "MUE", info: infoOfRows(rows, source), rows }));
const addOns = fc
  .array(fc.tuple(code, code), { minLength: 1, maxLength: 40 })
  .map((rows): SetContent => ({ kind: "Add-on", info: infoOfRows(rows, source), rows }));
const tables = fc
  .tuple(fc.subarray([0, 1, 2], { minLength: 1 }), pairs, limits, addOns, fc.boolean())
  .map(([which, ...rest]): ImportedContents => {
    const [one, two, three, whole] = rest;
    const incomplete = whole ? [] : ["PTP 2026-10: f4 is not there"];
    return { contents: which.map((i) => [one, two, three][i] as SetContent), incomplete, notes: [] };
  });

describe("packed tables", () => {
  it("hold what was read from CMS's files, and what was not whole of it", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (imported) => {
        const file = await packedTables(imported);
        expect(isPackedTables(file)).toBe(true);
        const read = await readPackedTables(file, "cms.tables");
        expect(read.contents).toEqual(imported.contents);
        expect(read.contents.map((content) => setOf(content).hash)).toEqual(
          imported.contents.map(({ info }) => info.hash),
        );
        expect(read.incomplete).toEqual(imported.incomplete);
        expect(read.notes.slice(0, imported.incomplete.length)).toEqual(imported.incomplete);
        expect(read.notes).toHaveLength(imported.incomplete.length + imported.contents.length);
      }),
      { numRuns: 40 },
    );
  });

  it("are refused where any bit was changed, and wherever they were cut off", async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.nat(), fc.nat(7), async (imported, at, bit) => {
        const file = await packedTables(imported);
        const place = at % file.length;
        const changed = file.map((byte, i) => (i === place ? byte ^ (1 << bit) : byte));
        for (const wrong of [changed, file.slice(0, place), new Uint8Array([...file, 0])]) {
          await expect(readPackedTables(wrong, "cms.tables")).rejects.toThrow(
            /^cms\.tables: the packed tables are damaged \(.+\)\. Pack CMS's files again$/,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are told from other files", () => {
    expect(isPackedTables(utf8("Column1/Column2 Edits"))).toBe(false);
    expect(isPackedTables(new Uint8Array())).toBe(false);
  });
});
