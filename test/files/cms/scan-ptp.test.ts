import fc from "fast-check";
import { scanPtp } from "../../../src/files/cms/scan-ptp";
import { dayOf } from "../../../src/values/day";
import { utf8 } from "../archive";

/** The six header lines as CMS writes them. */
const HEADER = [
  "CPT only copyright 2023 American Medical Association.  All rights reserved.\t\t\t\t\t\t",
  "Column1/Column2 Edits\t\t\t\t\t\t",
  "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
  "\t\tprior to 1996\tDate\tDate\t0=not allowed\t",
  "\t\t\t\t*=no data\t1=allowed\t",
  "\t\t\t\t\t9=not applicable\t",
];
const ROWS = [
  "0001U\t0029U\t\t20180701\t20260630\t1\tMisuse of Column Two code with Column One code",
  "96413\t99214\t\t20200101\t*\t1\tCPT Manual or CMS manual coding instruction",
  "96413\t99211\t*\t19960101\t*\t0\tCPT Manual or CMS manual coding instruction",
  "96413\t99211\t\t20200101\t20200101\t9\tanything, with commas",
];
const READ = [
  ["0001U", "0029U", dayOf(2018, 7, 1), dayOf(2026, 6, 30), 1],
  ["96413", "99214", dayOf(2020, 1, 1), null, 1],
  ["96413", "99211", dayOf(1996, 1, 1), null, 0],
  ["96413", "99211", dayOf(2020, 1, 1), dayOf(2020, 1, 1), 9],
];

function scanned(chunks: readonly Uint8Array[]): unknown[][] {
  const rows: unknown[][] = [];
  scanPtp(chunks, "ccipra-v302r0-f1.TXT", (...row) => rows.push(row));
  return rows;
}
const scannedText = (lines: readonly string[], end = "\r\n"): unknown[][] => scanned([utf8(lines.join(end) + end)]);

describe("CMS's table of pairs", () => {
  it("is read from its own layout, with either line end", () => {
    expect(scannedText([...HEADER, ...ROWS])).toEqual(READ);
    expect(scannedText([...HEADER, ...ROWS], "\n")).toEqual(READ);
  });

  it("is read with commas and quotes", () => {
    const rows = ROWS.map((row) =>
      row
        .split("\t")
        .map((cell) => `"${cell}"`)
        .join(","),
    );
    expect(scannedText(["Column 1,Column 2", ...rows])).toEqual(READ);
  });

  it("is read the same however the file comes in pieces", () => {
    const whole = utf8([...HEADER, ...ROWS].map((row) => `${row}\r\n`).join(""));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        expect(scanned(at.slice(1).map((end, i) => whole.slice(at[i], end)))).toEqual(READ);
      }),
    );
  });

  it.each([
    ["a row that was cut off", "96413\t99214\t\t2020", /row 8: the row has 4 columns and needs 6/],
    ["a code that is none", "96413\t9921\t\t20200101\t*\t1\tx", /row 8, column "Column 2": "9921" is not a code/],
    [
      "a day that is none",
      "96413\t99214\t\t20200231\t*\t1\tx",
      /row 8, column "Effective Date": "20200231" is not a date/,
    ],
    ["a deletion date that is none", "96413\t99214\t\t20200101\t2020010\t1\tx", /row 8, column "Deletion Date"/],
    [
      "an indicator that is none",
      "96413\t99214\t\t20200101\t*\t2\tx",
      /row 8, column "Modifier": "2" is not 0, 1 or 9/,
    ],
    ["bytes of something else", "96413\t99214\u0000\t\t20200101\t*\t1\tx", /row 8, column "Column 2"/],
  ])("is refused with %s", (_, row, message) => {
    expect(() => scannedText([...HEADER, ROWS[0] ?? "", row])).toThrow(message);
  });

  it("is refused where it ends in the middle of a rationale, and read where only its last line break is missing", () => {
    const whole = [...HEADER, ...ROWS, ROWS[1] ?? ""].join("\r\n");
    expect(scanned([utf8(whole)])).toHaveLength(ROWS.length + 1);
    for (const cut of [1, 10, 40]) {
      expect(() => scanned([utf8(whole.slice(0, -cut))])).toThrow(
        /ccipra-v302r0-f1\.TXT, row 11, column "PTP Edit Rationale": the file ends in the middle of the row/,
      );
    }
  });

  it("is refused where no row of it stands below the header", () => {
    expect(() => scannedText(HEADER)).toThrow(/holds no row of a pair table/);
    expect(() => scannedText(Array.from({ length: 30 }, () => "some\ttext"))).toThrow(/row 21: no row of a pair table/);
  });
});
