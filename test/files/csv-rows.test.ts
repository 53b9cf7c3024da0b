import fc from "fast-check";
import { readCsv } from "../../src/files/csv";
import { openCsvRows, type ByteSource } from "../../src/files/csv-rows";
import { UnusableFile } from "../../src/files/problem";
import { utf8 } from "./archive";

/** Bytes of which the longest piece that was asked for is known. */
function sourceOf(bytes: Uint8Array): ByteSource & { longest(): number } {
  let longest = 0;
  return {
    size: bytes.length,
    read(from, to) {
      longest = Math.max(longest, to - from);
      return bytes.slice(from, to);
    },
    longest: () => longest,
  };
}

const outcomeOf = <T>(act: () => T): T | string => {
  try {
    return act();
  } catch (error) {
    if (error instanceof UnusableFile) return error.message;
    throw error;
  }
};

/** Text in which everything that matters to separated text stands often, and characters of which half looks like it. */
const awkward = fc
  .array(
    fc.constantFrom('"', ",", ";", "\n", "\r", "\r\n", "a", "é", "😀", " ", '""', "12", "\u0a2c", "\u220d", "\u2c0a"),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** UTF-16 with its mark. */
function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return Uint8Array.from(isBigEndian ? bytes.swap16() : bytes);
}

const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
  ["UTF-8", utf8],
  ["UTF-16, low byte first", (text) => utf16(text, false)],
  ["UTF-16, high byte first", (text) => utf16(text, true)],
];
const chunks = fc.integer({ min: 5, max: 40 });

describe.each(ENCODINGS)("separated text in %s that is read row by row", (_, encode) => {
  it("has the rows that it has when it is read whole, wherever it is cut into pieces, or off", () => {
    fc.assert(
      fc.property(awkward, chunks, fc.nat(3), (text, size, off) => {
        const bytes = encode(text).slice(0, -off || undefined);
        const streamed = outcomeOf(() => [...(openCsvRows(sourceOf(bytes), "a.csv", size)?.all() ?? [])]);
        expect(streamed).toEqual(outcomeOf(() => readCsv(bytes, "a.csv")));
      }),
      { numRuns: 500 },
    );
  });

  it("gives any of its rows again, in the order of the file", () => {
    const closed = awkward.map((text) => `${text.replaceAll('"', "")}\n"a\n""b",1\n`);
    fc.assert(
      fc.property(closed, chunks, fc.infiniteStream(fc.boolean()), (text, size, wanted) => {
        const rows = openCsvRows(sourceOf(encode(text)), "a.csv", size);
        const all = [...(rows?.all() ?? [])];
        const positions = Uint32Array.from(all.keys()).filter(() => wanted.next().value === true);
        expect([...(rows?.at(positions) ?? [])]).toEqual(Array.from(positions, (at) => all[at]));
      }),
    );
  });

  it("finds rows again far into a file, beyond what is counted together", () => {
    const text = Array.from({ length: 5000 }, (_, i) => `${i},${"x".repeat(i % 7)}\r\n`).join("");
    const rows = openCsvRows(sourceOf(encode(text)), "a.csv");
    expect([...(rows?.all() ?? [])]).toHaveLength(5000);
    const positions = Uint32Array.of(0, 1, 1023, 1024, 1025, 3000, 4096, 4999);
    expect([...(rows?.at(positions) ?? [])].map(([first]) => Number(first))).toEqual([...positions]);
  });

  it("has no more of the file in memory than a piece and the row that goes on", () => {
    const source = sourceOf(encode("Medicare,P1,2026-10-14,99214\n".repeat(20_000)));
    const rows = openCsvRows(source, "a.csv", 4096);
    expect([...(rows?.all() ?? [])]).toHaveLength(20_000);
    // The sample in which the delimiter is looked for is the longest.
    expect(source.longest()).toBeLessThanOrEqual(256 << 10);
  });

  it("takes off a byte order mark and keeps the row that names the delimiter", () => {
    const bytes = encode("sep=;\r\na,1;b\r\n");
    expect([...(openCsvRows(sourceOf(bytes), "a.csv")?.all() ?? [])]).toEqual([[], ["a,1", "b"]]);
  });
});

describe("separated text that is read row by row", () => {
  it("reads windows-1252 as such, wherever the byte stands that tells it", () => {
    const bytes = Uint8Array.from([...utf8(`a,b\n${"x,y\n".repeat(200)}M`), 0xfc, ...utf8("ller,1\n")]);
    const rows = [...(openCsvRows(sourceOf(bytes), "a.csv", 16)?.all() ?? [])];
    expect(rows.at(-1)).toEqual(["Müller", "1"]);
    expect(rows).toEqual(readCsv(bytes, "a.csv"));
  });

  it("takes off a byte order mark and keeps the row that names the delimiter", () => {
    const bytes = utf8("\ufeffsep=;\r\na,1;b\r\n");
    expect([...(openCsvRows(sourceOf(bytes), "a.csv")?.all() ?? [])]).toEqual([[], ["a,1", "b"]]);
  });

  it("leaves a delimiter that is no single byte to be read whole, and takes it in UTF-16", () => {
    const text = "sep=\u00a7\na\u00a7b\n";
    expect(openCsvRows(sourceOf(utf8(text)), "a.csv")).toBeNull();
    const rows = openCsvRows(sourceOf(utf16(text, false)), "a.csv");
    expect([...(rows?.all() ?? [])]).toEqual([[], ["a", "b"]]);
  });

  it.each([
    ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0), /a\.csv: is a workbook or an archive/],
    ["another file", Uint8Array.of(1, 0, 2, 0), /a\.csv: holds no text/],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => openCsvRows(sourceOf(bytes), "a.csv")).toThrow(message);
  });
});
