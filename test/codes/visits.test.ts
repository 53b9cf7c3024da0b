import fc from "fast-check";
import { referenceDrugOf } from "../../src/codes/biosimilars";
import {
  consultVisits,
  keepsComplexity,
  levelReached,
  prolongedRow,
  prolongedUnits,
  visitMinutesOf,
} from "../../src/codes/visits";
import { day } from "../day";

const TODAY = day("2026-10-14");

describe("what the minutes of a visit reach", () => {
  it("gives every level its minutes since 2021, and a nurse visit none", () => {
    expect(["99202", "99203", "99204", "99205"].map((code) => visitMinutesOf(code, TODAY))).toEqual([15, 30, 45, 60]);
    expect(["99212", "99213", "99214", "99215"].map((code) => visitMinutesOf(code, TODAY))).toEqual([10, 20, 30, 40]);
    expect(visitMinutesOf("99211", TODAY)).toBeUndefined();
    expect(visitMinutesOf("99215", day("2020-12-31"))).toBeUndefined();
  });

  it("finds the highest level that is reached, of the same kind of patient", () => {
    expect(levelReached("99215", 32, TODAY)).toBe("99214");
    expect(levelReached("99205", 32, TODAY)).toBe("99203");
    expect(levelReached("99215", 9, TODAY)).toBeUndefined();
  });

  it("never reaches a level that needs more minutes", () => {
    fc.assert(
      fc.property(fc.constantFrom("99205", "99215"), fc.integer({ min: 0, max: 300 }), (code, minutes) => {
        const reached = levelReached(code, minutes, TODAY);
        expect(reached === undefined ? 0 : visitMinutesOf(reached, TODAY)).toBeLessThanOrEqual(minutes);
      }),
    );
  });
});

describe("prolonged visits", () => {
  const row = (code: string, visit: string) => {
    const found = prolongedRow(code, visit, TODAY);
    if (!found) throw new Error(`${code} does not go with ${visit}`);
    return found;
  };

  it("begins with 69 and 89 minutes for Medicare's code, with 55 and 75 for CPT's", () => {
    expect([row("G2212", "99215").first, row("G2212", "99205").first]).toEqual([69, 89]);
    expect([row("99417", "99215").first, row("99417", "99205").first]).toEqual([55, 75]);
    expect(prolongedRow("G2212", "99214", TODAY)).toBeUndefined();
    expect(prolongedRow("99417", "99245", day("2022-12-31"))).toBeUndefined();
  });

  it("earns a unit with the first minute and one more every 15", () => {
    const medicare = row("G2212", "99215");
    expect([68, 69, 83, 84, 98, 99].map((minutes) => prolongedUnits(medicare, minutes))).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it("needs for its last unit no more minutes than there were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (minutes) => {
        const { first, step } = row("G2212", "99205");
        const units = prolongedUnits({ first, step }, minutes);
        if (units > 0) expect(first + (units - 1) * step).toBeLessThanOrEqual(minutes);
        expect(first + units * step).toBeGreaterThan(minutes);
      }),
    );
  });
});

describe("other facts about visits", () => {
  it("knows the visits that stand for a consultation", () => {
    expect(consultVisits("99244")).toMatchObject({ newPatient: "99204", established: "99214" });
    expect(consultVisits("99214")).toBeUndefined();
  });

  it("keeps G2211 payable beside prevention since 2025", () => {
    expect(keepsComplexity("G0439", day("2024-12-31"))).toBe(false);
    expect(keepsComplexity("G0439", day("2025-01-01"))).toBe(true);
    expect(keepsComplexity("G0008", TODAY)).toBe(true);
    expect(keepsComplexity("96413", TODAY)).toBe(false);
  });

  it("knows the reference drug of a biosimilar", () => {
    expect(referenceDrugOf("Q5117")).toBe("J9355");
    expect(referenceDrugOf("J9355")).toBeUndefined();
  });
});
