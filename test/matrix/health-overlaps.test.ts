import * as fc from "fast-check";
import { overlaps } from "../../src/matrix/health/overlaps";
import {
  codesTie,
  daysMeet,
  diagnosesTie,
  firstDay,
  pairsTie,
  placesTie,
  subjectKey,
} from "../../src/matrix/health/terms";
import type { Rule } from "../../src/matrix/rules";
import type { Fields } from "../../src/matrix/starter/row";
import { atOnce } from "../../src/values/steps";
import { day } from "../day";
import { ACME, matrixOf } from "./matrix-of";

/** Whether two rules speak of some code, diagnosis and place on some day, as comparing any two of them tells it. */
function meet(a: Rule, b: Rule): boolean {
  if (!daysMeet(a, b) || !diagnosesTie(a.diagnoses, b.diagnoses) || !placesTie(a.places, b.places)) return false;
  return a.table === "Bundling" && b.table === "Bundling"
    ? pairsTie([a.codes, a.column2], [b.codes, b.column2])
    : codesTie(a.codes, b.codes);
}

/** Rows that health must tell, found by comparing every two rows. */
function expected(rules: readonly Rule[]): string[] {
  const told = new Set<string>();
  for (const a of rules) {
    for (const b of rules) {
      const isFirst = firstDay(a) < firstDay(b) || (firstDay(a) === firstDay(b) && a.row < b.row);
      if (!isFirst) continue;
      if (a.says === b.says) {
        // Two rows that are the same are one too many, whether or not they name any code.
        if (daysMeet(a, b) && subjectKey(a) === subjectKey(b)) told.add(`duplicate ${b.row}`);
      } else if (!meet(a, b)) continue;
      else if (firstDay(a) === firstDay(b)) told.add(`error ${b.row}`);
      else told.add(`warning ${a.row}`);
    }
  }
  return [...told].sort();
}

const found = (rules: readonly Rule[]): string[] =>
  atOnce(overlaps(rules))
    .map(({ kind, severity, row }) => `${kind === "duplicate" ? kind : severity} ${row}`)
    .sort();

const dates = {
  From: fc.constantFrom<number | "">("", day("2026-01-01"), day("2026-07-01")),
  To: fc.constantFrom<number | "">("", day("2026-06-30"), day("2026-12-31")),
};
const codes = fc.constantFrom(
  "J9271",
  "J9271;J9299",
  "J9270-J9299",
  "J9*",
  "J92*;J9271",
  "*",
  "!J9271",
  "J9271;!J9271",
);
const isRightWayRound = ({ From, To }: { From: number | ""; To: number | "" }): boolean =>
  From === "" || To === "" || From <= To;

const authorisation = fc
  .record({
    Codes: codes,
    Diagnoses: fc.constantFrom("", "", "", "C34", "C34;C50", "C34.11", "C30-C39", "C34-C36;C50", "*"),
    "Place of Service": fc.constantFrom("", "", "", "11", "11;22"),
    Requirement: fc.constantFrom("Required", "Not required", "Notification"),
    ...dates,
  })
  .filter(isRightWayRound);
const pair = fc
  .record({
    "Column 1": codes,
    "Column 2": fc.constantFrom("96523", "96523;96521", "9652*", "96520-96529", "*"),
    "Modifier Indicator": fc.constantFrom("0", "9"),
    ...dates,
  })
  .filter(isRightWayRound);

test.each<["PriorAuth" | "Bundling", fc.Arbitrary<Fields>]>([
  ["PriorAuth", authorisation],
  ["Bundling", pair],
])("one sweep over %s tells what comparing every two rows tells", (table, row) => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 9, size: "max" }), (rows) => {
      const matrix = matrixOf({ Payers: [ACME], [table]: rows.map((fields) => ({ Payer: "ACME", ...fields })) });
      const rules: readonly Rule[] = matrix.tables[table].rules;
      expect(rules.length).toBe(rows.length);
      expect(found(rules)).toEqual(expected(rules));
      told += rules.length === 0 ? 0 : found(rules).length;
    }),
    { numRuns: 600 },
  );
  expect(told).toBeGreaterThan(100);
});

test("of rows that take over, the one that begins first is named", () => {
  const row = (requirement: string, iso: string): Fields => ({
    Payer: "ACME",
    Codes: "J9271",
    Requirement: requirement,
    From: iso === "" ? "" : day(iso),
  });
  const rows = [row("Required", ""), row("Notification", "2026-09-01"), row("Not required", "2026-03-01")];
  const { rules } = matrixOf({ Payers: [ACME], PriorAuth: rows }).tables.PriorAuth;
  const items = atOnce(overlaps(rules));
  expect(items.map(({ row: at, fix }) => [at, fix])).toEqual([
    [2, "Set To of row 2 to 28 Feb 2026"],
    [4, "Set To of row 4 to 31 Aug 2026"],
  ]);
});
