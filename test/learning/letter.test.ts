// The facts of an appeal: of a line that the matrix says was right, with everything that can be cited; of any other, why there is nothing to cite.
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { appealOf, type Appeal } from "../../src/learning/letter";
import { judgeInSteps } from "../../src/learning/outcomes";
import { readRemittance } from "../../src/remittances/from-835";
import { joinAnswers, outcomesOf } from "../../src/remittances/join";
import { atOnce } from "../../src/values/steps";
import { day } from "../day";
import { ACME, matrixOf } from "../matrix/matrix-of";
import { file835 } from "../remittances/write-835";

const DOS = day("2026-10-05");
const MATRIX = matrixOf({
  Payers: [ACME],
  Drugs: [{ Code: "J9299", Name: "nivolumab", Container: "Single" }],
  PriorAuth: [
    {
      "Rule ID": "PA-0001",
      Payer: "ACME",
      Codes: "J9299",
      Requirement: "Required",
      From: "2026-01-01",
      Source: "Bulletin 26-117",
      "Source Date": "2025-12-01",
    },
  ],
  Authorizations: [
    {
      "Auth Number": "A-7",
      Payer: "ACME",
      Patient: "P1",
      Codes: "J9299",
      From: "2026-09-01",
      To: "2026-12-31",
      "Units Approved": 960,
    },
    { "Auth Number": "A-7", Payer: "ACME", Patient: "P2", Codes: "J9299", From: "2026-09-01", To: "2026-12-31" },
  ],
});

/** The appeal of one denied line. */
function appeal(auth: string, [reason, ...remarks]: readonly [string, ...string[]]): Appeal {
  const sheet = readClaims(
    [
      ["Payer", "Patient", "DOS", "CPT", "Claim", "Line", "Units", "Charge", "Dx", "Auth"],
      ["ACME", "P1", DOS, "J9299", "C1", "1", 240, 8160, "C43.59", auth],
    ],
    { name: "Claims", isVisit: isVisitCode },
  );
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const services = [
    {
      code: "J9299",
      charge: 816_000,
      paid: 0,
      units: 240,
      dos: DOS,
      line: "1",
      adjustments: [["CO", reason, 816_000]] as const,
      remarks,
    },
  ];
  const claims = [{ claim: "C1", status: "4", patient: "P1", received: DOS + 4, services }];
  const file = file835([{ payer: "ACME", paidOn: day("2026-11-06"), number: "EFT-1", claims }]);
  const outcomes = outcomesOf(joinAnswers(sheet.lines, readRemittance(file, "a.835").answers));
  const input = { sheet, matrix: MATRIX, reference: bundledReference(), asOf: null };
  const [judged] = atOnce(judgeInSteps({ ...input, outcomes }));
  if (!judged) throw new Error("no line was judged");
  return appealOf(judged, input);
}

test("of a line that was right: rule with row, dates and source, the authorisation of this patient, and the checks that passed", () => {
  const { kind, text } = appeal("A-7", ["197"]);
  expect(kind).toBe("right");
  const lines = text.split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "Claim C1, line 1, P1",
      "Service: J9299, 5 Oct 2026, 240 units, $8,160",
      "Received by the payer: 9 Oct 2026, 4 days after the service",
      "Denied: CO-197 (no authorisation), 6 Nov 2026, payment EFT-1",
      "- Authorisation A-7, row 2 of Authorizations: J9299, in force 1 Sep 2026 to 31 Dec 2026, 960 units approved",
      "- PA-0001 of PriorAuth (J9299): Required, in force from 1 Jan 2026. Source: Bulletin 26-117, 1 Dec 2025",
      expect.stringMatching(/^- AUTH-01 \(authorisation missing\) was checked and found nothing\. Source: /),
      "To be added from the record: what was ordered, given and documented.",
    ]),
  );
  // What the ledger has of another patient is no fact of this one.
  expect(text).not.toContain("row 3 of Authorizations");
});

test("of a line that the checks found too, or of which the matrix cannot say it, there is no letter but the reason", () => {
  expect(appeal("", ["197"])).toMatchObject({
    kind: "found",
    text: expect.stringMatching(
      /^The checks found it too: AUTH-01, .*There is nothing to appeal before that is put right\.$/s,
    ),
  });
  expect(appeal("A-7", ["50"])).toMatchObject({
    kind: "not checked",
    text: expect.stringMatching(/COV-01 could not be checked\. Add what it lacks first/),
  });
  expect(appeal("A-7", ["22"])).toEqual({
    kind: "not checked",
    text: "No check speaks of CO-22: the matrix cannot say whether the line was right.",
  });
});
