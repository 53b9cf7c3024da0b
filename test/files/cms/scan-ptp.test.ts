import fc from "fast-check";
import { pairBuilder } from "../../../src/codes/reference/pair-builder";
import { ptpSet } from "../../../src/codes/reference/ptp";
import { ptpScanner } from "../../../src/files/cms/scan-ptp";
import { UnusableFile } from "../../../src/files/problem";
import { dayOf, isoOf } from "../../../src/values/day";
import { utf8 } from "../archive";
import { splitAndMap, type PlainPairs, type PlainPeriod, type PlainRefusal } from "./split-and-map";

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

const FILE = "ccipra-v302r0-f1.TXT";

/** The rows of a table, in its order. */
function scanned(chunks: readonly Uint8Array[]): unknown[][] {
  const codes: string[] = [];
  const periods: unknown[][] = [];
  const rows: unknown[][] = [];
  const scanner = ptpScanner(FILE, {
    codeNumber: (code) => codes.push(code) - 1,
    periodNumber: (...period) => periods.push(period) - 1,
    addNumbers: (column1, column2, period) => rows.push([codes[column1], codes[column2], ...(periods[period] ?? [])]),
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
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

/** What a table says: each pair's periods in an order of their own, or where it was refused. */
function saidBy(text: string, cuts: readonly number[]): Record<string, string[]> | PlainRefusal {
  const bytes = utf8(text);
  const builder = pairBuilder();
  const scanner = ptpScanner(FILE, builder);
  const at = [0, ...[...cuts].sort((a, b) => a - b).map((cut) => Math.min(cut, bytes.length)), bytes.length];
  try {
    for (const [i, end] of at.slice(1).entries()) {
      const chunk = bytes.slice(at[i], end);
      scanner.push(chunk);
      // Its memory is used again.
      chunk.fill(0);
    }
    scanner.end();
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    const { row, column } = error.problem;
    return { row: row ?? 0, ...(column === undefined ? {} : { column }) };
  }
  const pairs = builder.build();
  const set = ptpSet(pairs, { edition: "2024-07", editionDay: 1, origin: FILE });
  const map: PlainPairs = new Map();
  for (const first of pairs.codes) {
    set.eachOf(first, (second) => map.set(`${first} ${second}`, [...set.periods(first, second)]));
  }
  return inOrder(map);
}

const inOrder = (pairs: PlainPairs): Record<string, string[]> =>
  Object.fromEntries([...pairs].sort().map(([key, periods]) => [key, periods.map(wordsOf).sort()]));
const wordsOf = ({ from, to, indicator }: PlainPeriod): string => `${from} ${to} ${indicator}`;

const plainlySaidBy = (text: string): Record<string, string[]> | PlainRefusal => {
  const said = splitAndMap(text);
  return said instanceof Map ? inOrder(said) : said;
};

const code = fc.constantFrom("10021", "36415", "96413", "99214", "0540T", "0001U", "J9271", "G2212", "9999A");
const date = fc.integer({ min: 2, max: 60_000 }).map((day) => isoOf(day).replaceAll("-", ""));
const row = fc
  .tuple(
    code,
    code,
    fc.constantFrom("", "", "*"),
    fc.oneof(date, fc.constantFrom("20200101", "20240701", "", "*")),
    fc.oneof(fc.constant("*"), date, fc.constantFrom("20200101", "")),
    fc.constantFrom("0", "1", "9"),
    fc.constantFrom("", "More extensive procedure", "anything, with commas", "ä 8-bit rationale"),
  )
  .map((fields) => fields.join("\t"));
const end = fc.constantFrom("\r\n", "\n");
const cuts = fc.array(fc.nat(4_000), { maxLength: 8 });

describe("a table of any rows", () => {
  const quirk = fc.constantFrom<(line: string) => string>(
    (line) => line,
    (line) => line,
    (line) => line.replaceAll("\t", ","),
    (line) =>
      line
        .split("\t")
        .map((cell) => `"${cell}"`)
        .join("\t"),
    (line) => line.replaceAll("\t", " \t "),
    (line) => line.split("\t").slice(0, 6).join("\t"),
    () => "",
  );
  const lines = fc.array(fc.tuple(row, quirk, end), { minLength: 1, maxLength: 40 });

  it("says of every pair what splitting it into texts says, however it is written and comes in pieces", () => {
    fc.assert(
      fc.property(lines, cuts, (given, cut) => {
        const text = [...HEADER, ROWS[0]].join("\n") + "\n" + given.map(([line, how, br]) => how(line) + br).join("");
        expect(saidBy(text, cut)).toEqual(plainlySaidBy(text));
      }),
      { numRuns: 300 },
    );
  });

  it("says it of periods that want the same place among those that are kept at hand", () => {
    // Of as many days apart as there are places.
    const dates = [0, 1, 2, 3].map((i) => isoOf(30_000 + i * 4096).replaceAll("-", ""));
    const rows = dates.flatMap((a) =>
      dates.flatMap((b) => [`${a}\t${b}`, `${b}\t${a}`, `${b}\t${a}`].map((both) => `96413\t99214\t\t${both}\t1\tx`)),
    );
    const text = [...HEADER, ...rows, ...rows].map((each) => `${each}\n`).join("");
    expect(saidBy(text, [])).toEqual(plainlySaidBy(text));
  });

  it("has each broken line named with its row and column, wherever it breaks and however", () => {
    // At every byte before the rationale one is put in, put instead or left out, or the row is cut off; the words of the row were met before.
    const bytes = ["\t", "\n", "\0", "*", " ", '"', ",", "0", "3", "9", "A", "ä"];
    const broken = (line: string, at: number): string[] => [
      ...bytes.flatMap((byte) => [
        line.slice(0, at) + byte + line.slice(at + 1),
        line.slice(0, at) + byte + line.slice(at),
      ]),
      line.slice(0, at) + line.slice(at + 1),
      line.slice(0, at),
    ];
    const wrong: unknown[] = [];
    let [refused, read] = [0, 0];
    for (const line of ROWS) {
      for (let at = 0; at < 34; at++) {
        for (const one of broken(line, at)) {
          const text = [...HEADER, ...ROWS, one, ...ROWS].map((each) => `${each}\r\n`).join("");
          const [said, plainly] = [saidBy(text, []), plainlySaidBy(text)].map((each) => JSON.stringify(each));
          if (said !== plainly) wrong.push([one, said, plainly]);
          if (plainly?.startsWith('{"row"')) refused++;
          else read++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([refused > 2_000, read > 500]).toEqual([true, true]);
  });

  it("has a broken line named the same where the file comes in pieces", () => {
    const table = Array.from({ length: 30 }, (_, i) => ROWS[i % ROWS.length] ?? "");
    fc.assert(
      fc.property(fc.nat(29), fc.nat(40), end, cuts, (where, at, br, cut) => {
        const lines = table.map((line, i) => (i === where ? `${line.slice(0, at)}\t${line.slice(at)}` : line));
        const text = [...HEADER, ...lines].map((line) => line + br).join("");
        expect(saidBy(text, cut)).toEqual(plainlySaidBy(text));
      }),
      { numRuns: 300 },
    );
  });

  it("is refused where a line has no end, and not kept in memory until the file's", () => {
    const endless = new Uint8Array(1 << 20).fill(65);
    expect(() => scanned([utf8(`${HEADER.join("\n")}\n${ROWS[0]}\n`), endless])).toThrow(/row 8: the line has no end/);
  });
});
