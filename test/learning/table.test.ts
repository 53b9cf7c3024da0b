// Prediction against outcome: every way in which a check's word and a payer's answer can meet, in numbers and money, and month by month.
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { judgeInSteps } from "../../src/learning/outcomes";
import { countsOf, outcomeTable, trendOf, type Meeting } from "../../src/learning/table";
import { readRemittance } from "../../src/remittances/from-835";
import { joinAnswers, outcomesOf } from "../../src/remittances/join";
import { atOnce } from "../../src/values/steps";
import { day } from "../day";
import { ACME, matrixOf } from "../matrix/matrix-of";
import { file835 } from "../remittances/write-835";

/** Day, charge in dollars, number on the claim, and what the payer denies it for; "" where it pays. */
const LINES: readonly (readonly [string, number, string, string])[] = [
  ["2026-08-03", 1000, "", "197"],
  ["2026-08-04", 2000, "", ""],
  ["2026-09-01", 3000, "A-1", "197"],
  ["2026-09-02", 4000, "A-2", ""],
  ["2026-09-03", 5000, "A-3", "50"],
  ["2026-10-05", 6000, "", "197"],
  ["2026-10-06", 7000, "A-4", "22"],
];
const SHEET = readClaims(
  [
    ["Payer", "Patient", "DOS", "CPT", "Claim", "Line", "Units", "Charge", "Dx", "Auth"],
    ...LINES.map(([dos, charge, auth], i) => [
      "ACME",
      `P${i}`,
      day(dos),
      "J9299",
      `C${i}`,
      "1",
      240,
      charge,
      "C43.59",
      auth,
    ]),
  ],
  { name: "Claims", isVisit: isVisitCode },
);
const FILE = file835([
  {
    payer: "ACME",
    paidOn: day("2026-11-06"),
    number: "EFT-1",
    claims: LINES.map(([dos, charge, , reason], i) => ({
      claim: `C${i}`,
      status: "1",
      patient: `P${i}`,
      services: [
        {
          code: "J9299",
          charge: charge * 100,
          paid: reason === "" ? charge * 60 : 0,
          dos: day(dos),
          line: "1",
          adjustments: [["CO", reason || "45", reason === "" ? charge * 40 : charge * 100]] as const,
        },
      ],
    })),
  },
]);

const judged = (() => {
  if (!isClaimSheet(SHEET)) throw new Error(SHEET.message);
  const matrix = matrixOf({
    Payers: [ACME],
    PriorAuth: [{ "Rule ID": "PA-0001", Payer: "ACME", Codes: "J9299", Requirement: "Required" }],
    CheckSettings: [{ Check: "DRUG-02", Payer: "*", Severity: "off" }],
  });
  const outcomes = outcomesOf(joinAnswers(SHEET.lines, readRemittance(FILE, "a.835").answers));
  return atOnce(judgeInSteps({ sheet: SHEET, matrix, reference: bundledReference(), outcomes }));
})();

test("for each check and payer: predicted and denied, predicted and paid, denied and not predicted, clean and paid, in lines and money", () => {
  const rows = outcomeTable(judged);
  const authorisation = rows.find(({ check }) => check === "AUTH-01");
  expect(authorisation?.payer).toBe("ACME");
  const cell = (kind: Meeting): readonly [number[], number] | undefined =>
    authorisation && [
      authorisation.cells[kind].lines.map(({ line }) => line.index),
      authorisation.cells[kind].billed / 100,
    ];
  expect(cell("hit")).toEqual([[1, 6], 7000]);
  expect(cell("false alarm")).toEqual([[2], 2000]);
  expect(cell("hole")).toEqual([[3], 3000]);
  expect(cell("clean")).toEqual([[4], 4000]);
  expect(cell("other")).toEqual([[5, 7], 12_000]);
  // A reason of which another check speaks is that check's hole; one of which none speaks stands by itself.
  expect(rows.find(({ check }) => check === "COV-01")?.cells.hole.lines.map(({ line }) => line.index)).toEqual([5]);
  expect(rows.find(({ reason }) => reason === "CO-22")?.cells.hole.lines.map(({ line }) => line.index)).toEqual([7]);
});

test("every answered line stands in one cell of each row of a check, and the trend adds up to the whole", () => {
  for (const { check, cells } of outcomeTable(judged))
    if (check) expect(Object.values(cells).flatMap(({ lines }) => lines)).toHaveLength(LINES.length);
  const months = trendOf(judged);
  expect(
    months.map(({ month, answered, denied, predicted, falseAlarms, deniedBilled, predictedBilled }) => [
      month,
      answered,
      denied,
      predicted,
      falseAlarms,
      deniedBilled / 100,
      predictedBilled / 100,
    ]),
  ).toEqual([
    ["2026-08", 2, 1, 1, 1, 1000, 1000],
    ["2026-09", 3, 2, 0, 0, 8000, 0],
    ["2026-10", 2, 2, 1, 0, 13_000, 6000],
  ]);
  const whole = countsOf("", judged);
  expect(months.reduce((sum, { denied }) => sum + denied, 0)).toBe(whole.denied);
  expect(months.reduce((sum, { deniedBilled }) => sum + deniedBilled, 0)).toBe(whole.deniedBilled);
});
