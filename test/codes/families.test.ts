import { FAMILY_ROWS } from "../../src/codes/data/families";
import { dayIn } from "../../src/codes/data/dates";
import { everInFamily, familyOn, inFamily, type FamilyName } from "../../src/codes/families";
import { listOf } from "../../src/codes/code-list";
import { day } from "../day";

const on2026 = day("2026-10-14");

describe("families of codes", () => {
  test.each<[string, FamilyName, string, boolean]>([
    ["99214", "visit", "2026-10-14", true],
    ["99201", "visit", "2020-12-31", true],
    ["99201", "visit", "2021-01-01", false],
    ["99241", "consult", "2022-12-31", true],
    ["99241", "consult", "2023-01-01", false],
    ["99211", "office_visit", "2026-10-14", true],
    ["99211", "office_visit_by_time", "2026-10-14", false],
    ["77385", "radiation_delivery", "2025-12-31", true],
    ["77385", "radiation_delivery", "2026-01-01", false],
    ["77438", "radiation_delivery", "2025-12-31", false],
    ["77438", "radiation_delivery", "2026-01-01", true],
    ["77014", "radiation_guidance", "2026-01-01", false],
    ["96416", "infusion_initial", "2026-10-14", false],
    ["96413", "infusion_initial", "2026-10-14", true],
    ["96523", "chemo_administration", "2026-10-14", false],
    ["96523", "drug_administration", "2026-10-14", true],
    ["96360", "administration_without_drug", "2026-10-14", true],
    ["0540T", "cart", "2024-12-31", true],
    ["38228", "cart", "2024-12-31", false],
    ["38228", "other_drug_administration", "2025-01-01", true],
    ["81457", "molecular_panel", "2023-12-31", false],
    ["G2211", "evaluation", "2026-10-14", true],
    ["J9271", "evaluation", "2026-10-14", false],
  ])("%s in %s on %s: %s", (code, family, date, expected) => {
    expect(inFamily(code, family, day(date))).toBe(expected);
  });

  test("an ended code is still told apart by what it was", () => {
    expect(inFamily("99354", "prolonged", on2026)).toBe(false);
    expect(everInFamily("99354", "prolonged")).toBe(true);
  });

  test("every visit is something on which 25 may stand", () => {
    const visits = FAMILY_ROWS.filter((row) => row.family === "visit");
    const missing = visits.flatMap((row) =>
      listOf(row.codes)
        .terms.flatMap((term) =>
          term.kind === "code" ? [term.code] : term.kind === "range" ? [term.low, term.high] : [],
        )
        .filter((code) => !inFamily(code, "evaluation", dayIn(row.to) ?? on2026)),
    );
    expect(missing).toEqual([]);
  });

  test("every row has codes that can be read, dates in order and a source", () => {
    for (const row of FAMILY_ROWS) {
      expect(listOf(row.codes).terms.length).toBeGreaterThan(0);
      const [from, to] = [dayIn(row.from), dayIn(row.to)];
      expect(from === null || to === null || from <= to).toBe(true);
      expect(row.source).not.toBe("");
    }
  });

  test("a family names its codes and their source on a date", () => {
    expect(familyOn("esa", on2026)).toEqual([{ codes: "J0881;J0885;Q5106", source: "NCD 110.21" }]);
    expect(familyOn("cart", day("2018-12-31"))).toEqual([]);
  });
});
