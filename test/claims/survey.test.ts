import fc from "fast-check";
import { mapByNames } from "../../src/claims/sheet";
import { surveyor } from "../../src/claims/survey";
import type { Cells } from "../../src/values/cell";

const HEADERS = ["Claim", "Payer", "Patient", "DOS", "CPT"];

function surveyOf(rows: Cells) {
  const mapping = mapByNames([HEADERS]);
  if (!mapping) throw new Error("the headers are known");
  const survey = surveyor(mapping, [[], HEADERS]);
  for (const row of [HEADERS, ...rows]) survey.add(row);
  return survey.done();
}

const rowOf = (patient: string, claim: string): Cells[number] => [claim, "Medicare", patient, "2026-10-14", "99214"];
const rows = fc.array(
  fc
    .record({
      patient: fc.constantFrom("P1", " p1", "P2", "P3", "P4", "P5", ""),
      claim: fc.constantFrom("", "A", "B", "C"),
    })
    .map(({ patient, claim }) => rowOf(patient, claim)),
  { minLength: 1, maxLength: 50 },
);

describe("the parts of a sheet", () => {
  it("hold every row once, in order, and all rows of a patient together", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 10 }), (all, perPart) => {
        const parts = surveyOf(all).parts(perPart);
        expect(parts.flatMap((part) => [...part]).sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
        for (const part of parts) expect([...part]).toEqual([...part].sort((a, b) => a - b));
        const partsOf = new Map<string, Set<number>>();
        parts.forEach((part, at) => {
          for (const position of part) {
            const patient = String(all[position - 1]?.[2])
              .trim()
              .toLowerCase();
            if (patient !== "") partsOf.set(patient, (partsOf.get(patient) ?? new Set()).add(at));
          }
        });
        expect([...partsOf.values()].filter((own) => own.size > 1)).toEqual([]);
      }),
    );
  });

  it("put a row without patient to all patients of the claim that it names", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const parts = surveyOf([...all, rowOf("", "A")]).parts(1);
        const ofClaim = parts.filter((part) => part.some((at) => (at > all.length ? "A" : all[at - 1]?.[0]) === "A"));
        expect(ofClaim.length).toBe(1);
      }),
    );
  });

  it("hold about as many rows as wanted, so that so many lines are in memory at once", () => {
    const all = Array.from({ length: 60_000 }, (_, i) => rowOf(`MRN-${Math.floor(i / 6)}`, ""));
    const sizes = surveyOf(all)
      .parts(2000)
      .map((part) => part.length);
    expect(sizes.length).toBe(30);
    expect(Math.max(...sizes)).toBeLessThan(3000);
  });

  it("leave out blank rows, totals and repeated headers, and say so", () => {
    const survey = surveyOf([rowOf("P1", "A"), [], HEADERS, ["Total"], rowOf("P2", "B")]);
    expect([survey.rows, survey.skipped]).toEqual([
      2,
      [
        { row: 4, kind: "headers" },
        { row: 5, kind: "total" },
      ],
    ]);
    expect(survey.parts(100).map((part) => [...part])).toEqual([[1, 5]]);
  });
});
