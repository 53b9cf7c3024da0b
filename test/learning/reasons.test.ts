import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasonsPage } from "../../build/reasons-page";
import { CHECK_IDS } from "../../src/checks/ids";
import { checksOfDenial, reasonRow, REASON_SOURCES, REASONS } from "../../src/learning/reasons";

const denied = (reason: string, ...remarks: string[]) =>
  checksOfDenial([{ group: "CO", reason, amount: 1 }], remarks)[0];

test("every row names checks that there are, what it means and where that was read", () => {
  for (const row of REASONS) {
    expect(row.checks.length).toBeGreaterThan(0);
    expect(row.checks.filter((check) => !CHECK_IDS.includes(check))).toEqual([]);
    expect(row.means.length).toBeGreaterThan(5);
    expect(Object.keys(REASON_SOURCES)).toContain(row.source);
  }
});

test("no reason with the same remark stands twice", () => {
  const keys = REASONS.flatMap(({ reason, remarks }) =>
    remarks.length === 0 ? [reason] : remarks.map((remark) => `${reason} ${remark}`),
  );
  expect(keys.length).toBe(new Set(keys).size);
});

test("a remark says what the reason leaves open", () => {
  expect(denied("197")).toBe("AUTH-01");
  expect(denied("16", "M119")).toBe("DRUG-09");
  expect(denied("16", "N822")).toBe("DRUG-03");
  expect(denied("97")).toBe("NCCI-PTP");
  expect(reasonRow({ reason: "16" }, [])).toBeNull();
  expect(reasonRow({ reason: "22" }, [])).toBeNull();
});

test("docs/reasons.md says what the table says: run `npm run docs` where it does not", () => {
  expect(readFileSync(join(__dirname, "../../docs/reasons.md"), "utf8")).toBe(reasonsPage());
});

test("every source is that of a row, and of one row alone no source was found", () => {
  const used = new Set(REASONS.map(({ source }) => source));
  expect(Object.keys(REASON_SOURCES).filter((source) => !used.has(source as never))).toEqual([]);
  expect(
    REASONS.filter(({ source }) => source === "knowledge").map(({ reason, remarks }) => [reason, remarks]),
  ).toEqual([["96", ["N425"]]]);
});

test("a session's remark makes a missing service one of a pair", () => {
  expect(denied("B15", "M80")).toBe("NCCI-PTP");
  expect(denied("B15")).toBe("INF-13");
});
