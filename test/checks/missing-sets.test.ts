import { runChecks } from "../../src/checks/engine";
import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { parseDay } from "../../src/values/day";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dx", "POS"];
const ROWS = [
  ["MEDICARE", "P1", "2026-10-14", "96415", "", 1, "C50.911", "11"],
  ["MEDICARE", "P1", "2026-10-14", "96417", "", 9, "C50.911", "11"],
];

/** What the checks say when the workbook names, for one kind, a set that this computer does not have. */
function checkedNaming(set: string): readonly string[] {
  const cells = starterTables();
  const sheet = readClaims([HEADERS, ...ROWS], { name: "lines", isVisit: isVisitCode });
  const named = cells.ReferenceSets;
  if (!isClaimSheet(sheet) || !named) throw new Error("no sheet, or no table");
  const row = [set, "2027-01", 1, "0123456789abcdef", "2026-11-25"];
  const matrix = compileMatrix({
    ...cells,
    ReferenceSets: { ...named, rows: [...named.rows.filter(([kind]) => kind !== set), row] },
  });
  const { findings, notChecked } = runChecks({
    sheet,
    matrix,
    reference: bundledReference(),
    asOf: parseDay("2026-11-23"),
  });
  return [...findings, ...notChecked]
    .filter(({ check }) => ["INF-13", "NCCI-MUE", "NCCI-PTP"].includes(check))
    .map((told) => `${told.check} ${"severity" in told ? "found" : told.message}`);
}

test.each([
  ["Add-on", "INF-13", "the add-on codes of edition 2027-01, which the workbook names, are not on this computer"],
  ["MUE", "NCCI-MUE", "the limits of edition 2027-01, which the workbook names, are not on this computer"],
  ["PTP", "NCCI-PTP", "the pairs of edition 2027-01, which the workbook names, are not on this computer"],
])("a %s table that this computer lacks leaves its check not made", (set, check, because) => {
  const told = checkedNaming(set);
  expect(told.filter((each) => each.startsWith(check))).toEqual([expect.stringContaining(because)]);
  expect(checkedNaming("NDC")).not.toContainEqual(expect.stringContaining(because));
});

test("an add-on without its primary is found where its table is there", () => {
  expect(checkedNaming("NDC")).toContain("INF-13 found");
});
