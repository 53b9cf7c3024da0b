import fc from "fast-check";
import { findDelimiter, readCsv, writeCsv } from "../../src/files/csv";
import { UnusableFile } from "../../src/files/problem";
import { utf8 } from "./archive";

/** Any text but what tells a file's encoding: a byte order mark, and the zero that only other files have. */
const cell = fc.string({ unit: "binary" }).filter((text) => !/[\0\ufeff]/.test(text));
/** Rows of two cells and more: a row of one blank cell is a blank line. */
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

describe("comma separated text", () => {
  it("reads back what it wrote, whatever stands in the cells", () => {
    fc.assert(fc.property(table, (rows) => expect(readCsv(utf8(writeCsv(rows)), "a.csv")).toEqual(rows)));
  });

  it("keeps codes as text, with their zeros", () => {
    expect(readCsv(utf8("CPT,Units\r\n00100,1\r\n"), "a.csv")).toEqual([
      ["CPT", "Units"],
      ["00100", "1"],
    ]);
  });

  it("keeps blank rows, so that positions are those of the file", () => {
    expect(readCsv(utf8("a,b\n\n1,2"), "a.csv")).toEqual([["a", "b"], [""], ["1", "2"]]);
  });

  it.each([
    ["commas", "Payer,DOS\nA,2026-10-14", ","],
    ["semicolons beside decimal commas", "Payer;Charge\nA;1,50\nB;2,75\nC;10,00", ";"],
    ["tabs", "Payer\tDOS\nA\t2026-10-14", "\t"],
    ["a title row with a comma above", "Report, October\nPayer;DOS;CPT\nA;2026-10-14;96413\nB;2026-10-14;96415", ";"],
    ["lists inside the last column", "Payer,CPT,Dx\nA,96413,C34.11;Z51.11\nB,96415,C34.11;Z51.11", ","],
    ["quoted commas in every row", 'Name;CPT\n"Alder, J";96413\n"Birch, K";96415', ";"],
    ["no delimiter at all", "Payer\nA\nB", ","],
  ])("finds %s", (_, text, delimiter) => expect(findDelimiter(text)).toBe(delimiter));

  it("takes the delimiter that Excel's first line names, and keeps the row", () => {
    expect(readCsv(utf8("sep=;\r\na,1;b,2\r\n"), "a.csv")).toEqual([[], ["a,1", "b,2"]]);
  });

  it.each([
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8("é,1")])],
    ["windows-1252", new Uint8Array([0xe9, 0x2c, 0x31])],
    ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, 0xe9, 0, 0x2c, 0, 0x31, 0])],
  ])("reads %s", (_, bytes) => expect(readCsv(bytes, "a.csv")).toEqual([["é", "1"]]));

  it("names the row of a quote that is never closed", () => {
    const read = () => readCsv(utf8('Payer,Note\nA,fine\nB,"cut off\nC,more\n'), "claims.csv");
    expect(read).toThrow(UnusableFile);
    expect(read).toThrow(/claims\.csv, row 3: a quote/);
  });

  it("says that a file of bytes is no text", () => {
    expect(() => readCsv(new Uint8Array([1, 0, 2, 0]), "photo.csv")).toThrow(/photo\.csv: holds no text/);
  });

  it("keeps texts of a report from becoming formulas, and leaves tables as they are", () => {
    const rows = [["=1+1", "-5", "@a", "a=b", -5]];
    expect(writeCsv(rows, { guardFormulas: true })).toBe("'=1+1,'-5,'@a,a=b,-5\r\n");
    expect(writeCsv(rows)).toBe("=1+1,-5,@a,a=b,-5\r\n");
  });

  it("puts a mark in front only where Excel needs one", () => {
    expect(writeCsv([["a"]])).toBe("a\r\n");
    expect(writeCsv([["é"]])).toBe("\ufeffé\r\n");
  });
});
