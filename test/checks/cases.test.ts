import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledReference } from "../../src/codes/reference/bundled";
import { runChecks } from "../../src/checks/engine";
import { isVisitCode } from "../../src/codes/families";
import { CHECKS } from "../../src/checks/catalogue";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { parseDay } from "../../src/values/day";
import { parseCases, withRows, type Case } from "./case-file";

const FOLDER = join(__dirname, "cases");
const folders = readdirSync(FOLDER);

function run(given: Case) {
  const matrix = compileMatrix(withRows(starterTables(), given.matrix));
  const sheet = readClaims([given.headers, ...given.rows], { name: given.file, isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(`${given.file}, case "${given.title}": ${sheet.message}`);
  expect(matrix.issues.map(({ table, row, column, message }) => `${table} ${row} ${column}: ${message}`)).toEqual([]);
  return runChecks({ sheet, matrix, reference: bundledReference(), asOf: parseDay(given.asOf) });
}

describe.each(folders)("%s", (folder) => {
  const cases = readdirSync(join(FOLDER, folder)).flatMap((name) =>
    parseCases(readFileSync(join(FOLDER, folder, name), "utf8"), `${folder}/${name}`),
  );
  test.each(cases.map((given) => [given.title, given] as const))("%s", (_, given) => {
    const { findings, notChecked } = run(given);
    const told = findings.map((f) => `${f.check} ${f.severity} line ${f.lines[0]} "${f.message}"`);
    for (const { check, severity, line, says } of given.expect) {
      const found = findings.some(
        (f) =>
          f.check === check &&
          f.severity === severity &&
          (line === null || f.lines[0] === line) &&
          f.message.toLowerCase().includes(says.toLowerCase()),
      );
      expect({ expected: `${check} ${severity} line ${line} "${says}"`, found, told }).toEqual({
        expected: `${check} ${severity} line ${line} "${says}"`,
        found: true,
        told,
      });
    }
    expect(told.filter((text) => given.none.some((check) => text.startsWith(`${check} `)))).toEqual([]);
    for (const check of given.notChecked) {
      expect(notChecked.map((entry) => entry.check)).toContain(check);
    }
  });
});

test("every check has a folder of cases, with one that finds and one that must not", () => {
  const lacking = CHECKS.map(({ id }) => id).filter((id) => {
    if (!folders.includes(id)) return true;
    const cases = readdirSync(join(FOLDER, id)).flatMap((name) =>
      parseCases(readFileSync(join(FOLDER, id, name), "utf8"), `${id}/${name}`),
    );
    return (
      !cases.some((given) => given.expect.some(({ check }) => check === id)) ||
      !cases.some((given) => given.none.includes(id))
    );
  });
  expect(lacking).toEqual([]);
});

test("every folder of cases is a check of the catalogue", () => {
  const ids: readonly string[] = CHECKS.map(({ id }) => id);
  expect(folders.filter((folder) => !ids.includes(folder))).toEqual([]);
});
