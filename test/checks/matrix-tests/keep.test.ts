import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { runChecks } from "../../../src/checks/engine";
import { testOfFinding } from "../../../src/checks/matrix-tests/keep";
import { runMatrixTests } from "../../../src/checks/matrix-tests/run";
import { isVisitCode } from "../../../src/codes/families";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../../src/claims/sheet";
import { compileMatrix, type Matrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf } from "../../../src/matrix/starter/row";
import type { Cells } from "../../../src/values/cell";
import { day } from "../../day";
import { parseCases, withRows, type Case } from "../case-file";

const FOLDER = join(__dirname, "..", "cases");
const reference = bundledReference();
const matrix = compileMatrix(starterTables());

function sheetOf(cells: Cells): ClaimSheet {
  const sheet = readClaims(cells, { name: "lines", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

function keepAll(sheet: ClaimSheet, matrix: Matrix, asOf: number) {
  const input = { matrix, reference, asOf };
  return runChecks({ sheet, ...input }).findings.map((finding) => {
    const kept = testOfFinding(finding, sheet, input);
    const rows = kept.kind === "test" ? [kept.values] : [];
    return { finding, kept, results: runMatrixTests(tableOf("MatrixTests", rows), input) };
  });
}

describe.each(readdirSync(FOLDER))("findings of the cases of %s", (folder) => {
  const cases = readdirSync(join(FOLDER, folder)).flatMap((name) =>
    parseCases(readFileSync(join(FOLDER, folder, name), "utf8"), `${folder}/${name}`).filter(
      (given) => given.expect.length > 0,
    ),
  );
  test.each(cases.map((given) => [given.title, given] as const))("%s", (_, given: Case) => {
    const sheet = sheetOf([given.headers, ...given.rows]);
    const known = given.matrix.length === 0 ? matrix : compileMatrix(withRows(starterTables(), given.matrix));
    const unreadable = new Set(sheet.unusable.map((line) => line.index));
    for (const { finding, kept, results } of keepAll(sheet, known, day(given.asOf))) {
      const told = { check: finding.check, message: finding.message, kept };
      if (finding.lines.some((line) => unreadable.has(line))) continue;
      const byPatient = /authorisation or a course of this patient/.test(kept.kind === "fault" ? kept.message : "");
      if (byPatient && given.matrix.some(({ table }) => table === "Authorizations" || table === "Courses")) continue;
      expect({ ...told, outcome: results.map(({ outcome }) => outcome) }).toEqual({
        ...told,
        kept: expect.objectContaining({ kind: "test" }),
        outcome: [{ kind: "passed" }],
      });
    }
  });
});

const HEADERS = [
  "Claim",
  "Payer",
  "Patient",
  "DOS",
  "CPT",
  "Units",
  "Dx",
  "POS",
  "Auth",
  "Rendering NPI",
  "NDC",
  "Hgb",
  "Mods",
];
const VISIT = [
  "C77",
  "Example Commercial Plan",
  "Doe, Jane",
  "2026-10-14",
  "99214",
  1,
  "C50.911",
  "11",
  "A-123",
  "1234567893",
  "",
  "",
  "",
];
const INFUSION = [...VISIT.slice(0, 4), "96413", ...VISIT.slice(5)];

test("a finding beside a cell that cannot be read is kept without that cell", () => {
  const sheet = sheetOf([HEADERS, [...VISIT.slice(0, 5), "two", ...VISIT.slice(6)], INFUSION]);
  const kept = keepAll(sheet, matrix, day("2026-11-25"));
  const visit = kept.find(({ finding }) => finding.check === "EM-02");
  expect(visit?.results.map(({ outcome }) => outcome)).toEqual([{ kind: "passed" }]);
  const slip = kept.find(({ finding }) => finding.check === "ADM-04");
  expect(slip?.kept.kind === "test" && slip.kept.values["Lines"]).toMatch(/Units two/);
  expect(slip?.results.map(({ outcome }) => outcome)).toEqual([{ kind: "passed" }]);
});

test("nothing of a person, a claim or an authorisation is kept where it does not decide, and it is said what was left out", () => {
  const sheet = sheetOf([HEADERS, VISIT, INFUSION, ["C78", ...VISIT.slice(1, 2), "Roe", ...VISIT.slice(3)]]);
  const kept = keepAll(sheet, matrix, day("2026-11-25")).find(({ finding }) => finding.check === "EM-02")?.kept;
  if (kept?.kind !== "test") throw new Error("the finding is kept");
  expect(kept.values).toEqual({
    Test: "EM-02 Visit with drug administration: 99214",
    Payer: "EXAMPLE-COMMERCIAL",
    Lines:
      "DOS 2026-10-14; CPT 99214; Units 1; Dx C50.911; POS 11\nDOS 2026-10-14; CPT 96413; Units 1; Dx C50.911; POS 11",
    Expect: "EM-02 on line 1",
    Note: "Kept from a finding. The patient is P1; left out, since it does not decide: Auth, Claim, Rendering NPI",
  });
  expect(kept.leftOut).toEqual(["Auth", "Claim", "Rendering NPI"]);
});

test("a column that is blank stays where the finding depends on it", () => {
  const rules = [
    { table: "PriorAuth" as const, cells: { Payer: "EXAMPLE-COMMERCIAL", Codes: "99214", Requirement: "Required" } },
  ];
  const sheet = sheetOf([HEADERS, [...VISIT.slice(0, 8), "", ...VISIT.slice(9)]]);
  const kept = keepAll(sheet, compileMatrix(withRows(starterTables(), rules)), day("2026-11-25")).find(
    ({ finding }) => finding.check === "AUTH-01",
  )?.kept;
  expect(kept?.kind === "test" && kept.values["Lines"]).toBe(
    "DOS 2026-10-14; CPT 99214; Units 1; Dx C50.911; POS 11; Auth",
  );
});

test("a finding that counts days keeps the day of the check", () => {
  const sheet = sheetOf([
    HEADERS,
    ["C1", "Medicare", "Doe", "2025-10-01", "99214", 1, "C50.911", "11", "", "", "", ""],
  ]);
  const kept = keepAll(sheet, matrix, day("2026-11-25")).find(({ finding }) => finding.check === "FILE-01")?.kept;
  expect(kept?.kind === "test" && kept.values["Lines"]).toMatch(/As of 2026-11-25/);
});

test("a finding that depends on the patient's authorisation cannot be kept, and it is said why", () => {
  const rules = [
    { table: "PriorAuth" as const, cells: { Payer: "EXAMPLE-COMMERCIAL", Codes: "99214", Requirement: "Required" } },
    {
      table: "Authorizations" as const,
      cells: {
        "Auth Number": "A-123",
        Payer: "EXAMPLE-COMMERCIAL",
        Patient: "Doe, Jane",
        Codes: "99214",
        "Units Approved": "1",
        "Units Used": "1",
      },
    },
  ];
  const kept = keepAll(sheetOf([HEADERS, VISIT]), compileMatrix(withRows(starterTables(), rules)), day("2026-11-25"));
  const used = kept.find(({ finding }) => finding.check === "AUTH-04");
  expect(used?.kept).toMatchObject({
    kind: "fault",
    message: expect.stringMatching(/an authorisation or a course of this patient/),
  });
});
