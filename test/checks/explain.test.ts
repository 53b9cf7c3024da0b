import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { explainLine } from "../../src/checks/explain";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { parseDay } from "../../src/values/day";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dx", "POS", "Auth"];
const ROWS = [
  ["EXAMPLE-COMMERCIAL", "P1", "2026-10-14", "99214", "", 1, "C50.911", "11", ""],
  ["EXAMPLE-COMMERCIAL", "P1", "2026-10-14", "96413", "", 1, "Z51.11;C50.911", "11", ""],
  ["EXAMPLE-COMMERCIAL", "P2", "2026-10-14", "99214", "", 1, "C50.911", "11", ""],
];

function input() {
  const sheet = readClaims([HEADERS, ...ROWS], { name: "lines", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return {
    sheet,
    matrix: compileMatrix(starterTables()),
    reference: bundledReference(),
    asOf: parseDay("2026-11-23"),
  };
}

const outcomes = (index: number) =>
  new Map(explainLine(input(), index)?.checks.map(({ check, outcome }) => [check.id, outcome.kind]));

test("a line with a finding: the check that found it, and those that passed", () => {
  const told = outcomes(1);
  expect(told.get("EM-02")).toBe("found");
  expect(told.get("MOD-01")).toBe("passed");
  expect(told.get("AUTH-01")).toBe("passed");
});

test("a clean line says on which row: this payer's row for everything else", () => {
  const explained = explainLine(input(), 3);
  const auth = explained?.checks.find(({ check }) => check.id === "AUTH-01");
  expect(auth?.outcome.kind).toBe("passed");
  expect(auth?.rules.map(({ id }) => id)).toEqual(["PA-0002"]);
  expect(explained?.rules.map(({ id }) => id)).toContain("PA-0002");
});

test("another patient's lines take no part", () => {
  expect(outcomes(3).get("EM-02")).toBe("passed");
});

test("a line that the sheet has not is no explanation", () => {
  expect(explainLine(input(), 9)).toBeNull();
});
