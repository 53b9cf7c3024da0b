// WASTAGE and the checks agree: lines made of its answer draw no finding, and a unit or a modifier more or less draws one.
import fc from "fast-check";
import { runChecks } from "../../../src/checks/engine";
import { answerDrugBill, type DrugBillQuestion, type DrugBillRow } from "../../../src/checks/answers/drug-bill";
import { readVials } from "../../../src/checks/drugs/vials-said";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet } from "../../../src/claims/sheet";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { isoOf, type Day } from "../../../src/values/day";
import { day } from "../../day";

const matrix = compileMatrix(starterTables());
const DOS = day("2026-10-14");

function ask(question: Partial<DrugBillQuestion>): readonly DrugBillRow[] | string {
  const answer = answerDrugBill(
    { matrix, reference: bundledReference(), asOf: null },
    { payer: "MEDICARE", drug: "J9355", dose: "418 mg", dos: DOS, vials: "", ...question },
  );
  return answer.kind === "lines"
    ? answer.lines
    : answer.kind === "fault"
      ? `${answer.argument}: ${answer.message}`
      : answer.message;
}
const brief = (question: Partial<DrugBillQuestion>): string[] | string => {
  const answer = ask(question);
  return typeof answer === "string"
    ? answer
    : answer.map(({ mods, units, amount }) => `${[...mods, units].join(" ")}: ${amount}`);
};
const reason = (question: Partial<DrugBillQuestion>): string => {
  const answer = ask(question);
  return typeof answer === "string" ? answer : (answer[0]?.reason ?? "");
};

/** Findings of the checks of doses and waste on the lines of an answer. */
function wasteFaults(
  lines: readonly Pick<DrugBillRow, "code" | "mods" | "units">[],
  { payer, dose, dos, sizes }: { payer: string; dose: string; dos: Day; sizes: string },
): string[] {
  const headers = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dose", "Vial Units", "POS"];
  const rows = lines.map(({ code, mods, units }) => [
    payer,
    "P1",
    isoOf(dos),
    code,
    mods.join(","),
    units,
    mods.includes("JW") ? "" : dose,
    sizes,
    "11",
  ]);
  const sheet = readClaims([headers, ...rows], { name: "made", isVisit: () => false });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return runChecks({ sheet, matrix, reference: bundledReference(), asOf: day("2026-11-23") })
    .findings.filter(({ check }) => /^(DRUG-0[3-8]|DRUG-10|REV-01)$/.test(check))
    .map(({ check, severity, message }) => `${check} ${severity} ${message}`);
}

const SINGLE = [...matrix.drugs.values()].flatMap(([drug]) =>
  drug && drug.container === "Single" && drug.vialUnits.length > 0 && drug.drugClass !== "Hydration" ? [drug] : [],
);
const MULTI = [...matrix.drugs.values()].flatMap(([drug]) => (drug && drug.container === "Multi" ? [drug] : []));
const payers = fc.constantFrom("MEDICARE", "EXAMPLE-COMMERCIAL", "EXAMPLE-MEDICAID", "EXAMPLE-ADVANTAGE");
const dates = fc.constantFrom(
  day("2019-05-06"),
  day("2022-12-31"),
  day("2023-06-30"),
  day("2023-07-01"),
  day("2025-05-01"),
  DOS,
);

const given = fc.record({
  drug: fc.constantFrom(...SINGLE, ...MULTI),
  tenths: fc.integer({ min: 1, max: 4000 }),
  payer: payers,
  dos: dates,
});

test("what WASTAGE gives draws no finding, for every payer, before and after JZ", () => {
  let answered = 0;
  fc.assert(
    fc.property(given, ({ drug, tenths, payer, dos }) => {
      const dose = `${Math.round((tenths / 10) * (drug.dosePerUnit ?? 1) * 1e6) / 1e6} ${drug.doseUnit}`;
      const lines = ask({ drug: drug.code, dose, payer, dos });
      // The examples have no rule before 2025 for some payers: no rule decides, and nothing is billed.
      if (typeof lines === "string") return expect(lines).toMatch(/^no Wastage rule of /);
      answered++;
      expect(wasteFaults(lines, { payer, dose, dos, sizes: "" })).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(answered).toBeGreaterThan(100);
});

test("a unit more, or JW and JZ the other way, is found", () => {
  const known = fc.record({ drug: fc.constantFrom(...SINGLE), tenths: fc.integer({ min: 30, max: 4000 }) });
  fc.assert(
    fc.property(known, fc.constantFrom("units", "JZ", "JW"), ({ drug, tenths }, change) => {
      const dose = `${Math.round((tenths / 10) * (drug.dosePerUnit ?? 1) * 1e6) / 1e6} ${drug.doseUnit}`;
      const lines = ask({ drug: drug.code, dose });
      if (typeof lines === "string") throw new Error(lines);
      const [first, wasted] = lines as [DrugBillRow, DrugBillRow?];
      fc.pre(change !== "JW" || wasted !== undefined);
      // Rounding a dose to whole vials is common practice, and no finding.
      const more = { ...first, units: first.units + 2 + Math.ceil(first.units / 5) };
      const changed =
        change === "units"
          ? [more, ...(wasted ? [wasted] : [])]
          : change === "JW"
            ? [first, { ...(wasted as DrugBillRow), units: (wasted?.units ?? 0) + 2 }]
            : wasted
              ? [{ ...first, mods: ["JZ"] }, wasted]
              : [{ ...first, mods: [] }];
      expect(wasteFaults(changed, { payer: "MEDICARE", dose, dos: DOS, sizes: "" })).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe("a dose and the vials", () => {
  test("whole vials with the least waste, by code and by name", () => {
    expect(brief({})).toEqual(["42: 418 mg given", "JW 3: 32 mg left, rounded down to 30 mg"]);
    expect(brief({ drug: "Nivolumab", dose: 480 })).toEqual(["JZ 480: 480 mg given"]);
    expect(reason({ drug: "Nivolumab", dose: 480 })).toBe(
      "2 x 240 mg opened: the least waste; JZ required from 1 Jul 2023, JW required (WA-0003); nothing to discard",
    );
    expect(brief({ drug: "J9035", dose: "0.375 g" })).toEqual([
      "38: 375 mg given",
      "JW 2: 25 mg left, rounded down to 20 mg",
    ]);
  });

  test("out of what is on hand", () => {
    const nivolumab = { drug: "J9299", dose: "480 mg" };
    expect(reason({ ...nivolumab, vials: "100 mg; 40 mg x3" })).toMatch(
      /^4 x 100 mg and 2 x 40 mg opened: the least waste/,
    );
    expect(brief({ ...nivolumab, vials: "100 mg x 4; 40 mg x1; 120" })).toEqual(["JZ 480: 480 mg given"]);
    expect(brief({ ...nivolumab, vials: "100 mg x 5; 40 mg x1" })).toEqual([
      "480: 480 mg given",
      "JW 20: 20 mg discarded",
    ]);
    expect(reason({ ...nivolumab, vials: "100 mg x 5; 40 mg x1" })).toContain(
      "vials that are not on hand: let the record say it",
    );
    expect(brief({ ...nivolumab, vials: "3 x 40 mg" })).toBe("vials: 3 x 40 mg do not make the dose of 480 mg");
  });

  test("JZ before and after 1 Jul 2023, by the rows of the matrix", () => {
    const full = { drug: "J9271", dose: "200 mg" };
    expect(brief({ ...full, dos: day("2022-12-31") })).toEqual(["200: 200 mg given"]);
    expect(brief({ ...full, dos: day("2023-06-30") })).toEqual(["200: 200 mg given"]);
    expect(reason({ ...full, dos: day("2023-06-30") })).toContain("JZ may be added");
    expect(brief({ ...full, dos: day("2023-07-01") })).toEqual(["JZ 200: 200 mg given"]);
    expect(brief({ dos: day("2016-12-31") })).toMatch(
      /^no Wastage rule of Medicare Part B decides for J9355 on 31 Dec 2016/,
    );
  });

  test("multi-dose, fluids, and a container that Drugs leaves open", () => {
    expect([brief({ drug: "J9034", dose: 90 }), reason({ drug: "J9034", dose: 90 })]).toEqual([
      ["90: 90 mg given"],
      "Multi-dose: neither JW nor JZ",
    ]);
    expect(reason({ drug: "J7030", dose: "1 L" })).toBe("Hydration: neither JW nor JZ");
    const open = { drug: "J9045", dose: "430 mg" };
    expect(brief(open)).toEqual(["9: 430 mg given"]);
    expect(reason(open)).toContain("write Single or Multi with the vials. Single-dose would be JZ 9");
    expect(brief({ ...open, vials: "Single" })).toEqual(["JZ 9: 430 mg given"]);
    expect(reason({ ...open, vials: "multi-dose" })).toBe("Multi-dose: neither JW nor JZ");
  });

  test.each([
    [{ drug: "J1234" }, "Drugs does not list J1234: add it to Drugs"],
    [{ drug: "wonderdrug" }, 'Drugs has no "wonderdrug": write the code, or add it to Drugs'],
    [{ drug: "99213" }, "drug: 99213 is no drug"],
    [{ drug: "leuprolide depot" }, "drug: leuprolide depot may be J1950 or J9217: write the code"],
    [
      { payer: "Nobody" },
      'the payer "Nobody" is not in the matrix: add it to Payers, or to the Aliases of the payer it is',
    ],
    [{ dose: "much" }, 'dose: "much" is no dose: write it as 480 mg'],
    [{ dose: "5 mL" }, 'dose: "5 mL" cannot be compared with mg, the dose unit of J9355 in Drugs'],
    [{ vials: "big" }, 'vials: "big" is no vial size: write sizes such as 100 mg; 40 mg x3'],
    [{ vials: "3 x 40" }, 'vials: "3 x 40": write the size with its unit, such as 40 mg x3'],
    [{ vials: "1,000 mg" }, 'vials: "1,000 mg" may be one size or two: write ; between sizes'],
    [{ vials: "5 mL" }, 'vials: "5 mL" cannot be compared with mg, the dose unit of Drugs'],
    [
      { drug: "J2060", dose: 4, vials: "Single" },
      "Drugs does not say the Vial Units of J2060: fill them in, or write the vials on hand, such as 100 mg",
    ],
  ])("%p is said, not guessed", (question, message) => expect(brief(question)).toBe(message));

  test.each([
    ["150", [{ size: 15, count: null }]],
    [
      "40 mg x3; 2 x 150 mg",
      [
        { size: 4, count: 3 },
        { size: 15, count: 2 },
      ],
    ],
    [
      "100 mg, 40mg",
      [
        { size: 10, count: null },
        { size: 4, count: null },
      ],
    ],
    [
      "100+40",
      [
        { size: 10, count: null },
        { size: 4, count: null },
      ],
    ],
    ["", []],
    [0, []],
  ])("vials %p", (said, onHand) =>
    expect(readVials(said, { dosePerUnit: 10, doseUnit: "mg" })).toEqual({ onHand, container: null }),
  );
});
