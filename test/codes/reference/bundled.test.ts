import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { PAIRS_HASH, PAIRS_ROWS, PAIRS_TEXT } from "../../../src/codes/reference/bundled/pairs";
import { pairsFromText } from "../../../src/codes/reference/pair-text";
import { pairsHash } from "../../../src/codes/reference/packed-pairs";
import { mueFor, openPair, type PtpSet } from "../../../src/codes/reference/reference";
import { starterTables } from "../../../src/matrix/starter";
import { compileMatrix } from "../../../src/matrix/matrix";
import { parseDay } from "../../../src/values/day";
import { day } from "../../day";

const reference = bundledReference();
const ptp = reference.ptp as PtpSet;
const on = day("2026-10-14");
const fixture = (name: string): string[][] =>
  readFileSync(join(__dirname, "../../fixtures/reference", name), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

describe("the bundled pairs", () => {
  test("have every row of a sample of CMS's table, and no other row of those pairs", () => {
    const sample = new Map<string, string[]>();
    for (const [a = "", b = "", deleted = "", indicator = ""] of fixture("pairs-2024-07.csv")) {
      const key = `${a} ${b}`;
      sample.set(key, [...(sample.get(key) ?? []), `${deleted === "" ? null : parseDay(deleted)} ${indicator}`]);
    }
    expect(sample.size).toBeGreaterThan(40);
    for (const [key, rows] of sample) {
      const [a = "", b = ""] = key.split(" ");
      expect([
        key,
        ...ptp
          .periods(a, b)
          .map(({ to, indicator }) => `${to} ${indicator}`)
          .sort(),
      ]).toEqual([key, ...rows.sort()]);
    }
  });

  test.each([
    ["96413", "99214", 1],
    ["96413", "99211", 0],
    ["77301", "77280", 0],
    ["77301", "77412", 1],
    ["80053", "80048", 0],
    ["85025", "85027", 1],
    ["36415", "36591", 0],
    ["81455", "81445", 0],
    ["96416", "96521", 0],
    ["G2212", "99417", 0],
    ["77435", "77427", 0],
  ] as const)("%s with %s has the indicator that the catalogue names: %s", (a, b, indicator) => {
    expect(openPair(ptp, a, b, day("2025-06-02"))).toMatchObject({ kind: "pair", indicator });
  });

  test.each([
    ["96413", "36415"],
    ["36591", "80053"],
    ["85027", "85007"],
    ["77295", "77290"],
    ["96401", "96374"],
  ])("%s with %s has no open pair", (a, b) => {
    expect(ptp.covers(a) && ptp.covers(b)).toBe(true);
    expect(openPair(ptp, a, b, on)).toEqual({ kind: "none" });
  });

  test("name their content and count their rows rightly", () => {
    const { pairs } = pairsFromText(PAIRS_TEXT);
    expect([pairsHash(pairs), pairs.column2.length]).toEqual([PAIRS_HASH, PAIRS_ROWS]);
  });

  test("cover the codes that they were cut for, and no code that may be younger", () => {
    expect([ptp.covers("96413"), ptp.covers("99354"), ptp.covers("J9271")]).toEqual([true, true, true]);
    expect([ptp.covers("38228"), ptp.covers("77438"), ptp.covers("J9277"), ptp.covers("27447")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("the bundled unit limits", () => {
  test("are those of CMS's table of April 2024", () => {
    const older = reference.mue.find((set) => set.edition === "2024-04");
    for (const [code = "", units, mai] of fixture("limits-2024-04.csv")) {
      expect([code, older?.limit(code)]).toEqual([code, { units: Number(units), mai: Number(mai) }]);
    }
  });

  test.each([
    ["96413", "2026-10-14", "2026-10", 1],
    ["96413", "2026-09-30", "2024-04", 1],
    ["J9271", "2026-10-14", "2026-10", 400],
    ["85025", "2026-10-14", "2024-04", 2],
    ["77438", "2026-10-14", "2026-10", 1],
    ["99244", "2023-05-01", "2024-04", 0],
  ])("%s on %s: edition %s, %s units", (code, date, edition, units) => {
    const set = mueFor(reference, code, day(date));
    expect([set?.edition, set?.limit(code)?.units]).toEqual([edition, units]);
  });

  test("no edition speaks for a code outside the cut", () => {
    expect(mueFor(reference, "27447", on)).toBeNull();
  });
});

describe("the other bundled sets", () => {
  test("know add-ons and NDCs", () => {
    expect(reference.addOns?.primaries("96417")).toEqual(["96413"]);
    expect(reference.ndc?.codeOf("00006302602")).toBe("J9271");
    expect(reference.ndc?.codeOf("00000000000")).toBeUndefined();
  });

  test("are named in the starter as they are", () => {
    const rows = compileMatrix(starterTables()).referenceSets.map(({ set, edition, hash }) => [set, edition, hash]);
    const sets = [ptp, ...reference.mue, reference.addOns, reference.ndc];
    expect(rows).toEqual(sets.map((set) => [set?.kind, set?.edition, set?.hash]));
  });
});
