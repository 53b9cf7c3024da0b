// What the benchmark compares says the same: the version with Maps of strings and the product find the same lines, check by check.
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { compileMatrix } from "../../src/matrix/matrix";
import { FIVE, fiveChecksOnly, productFinds } from "./five-checks";
import { ownPractice } from "./made/own-practice";
import { pairRows } from "./made/pair-rows";
import { flatRules } from "./peers/flat-rules";
import { mapChecks, pairMap } from "./peers/map-of-strings";

const reference = bundledReference();
const practice = ownPractice({ lines: 5_000, payers: 3, rules: 1_500 });
const matrix = compileMatrix(fiveChecksOnly(practice.matrix));
const sheet = readClaims(practice.cells, { name: "made", isVisit: isVisitCode });
if (!isClaimSheet(sheet)) throw new Error(sheet.message);
const used = new Set(sheet.lines.map(({ code }) => code));
const pairs = pairMap(reference.ptp ? pairRows(reference.ptp, used) : []);
const byMaps = mapChecks(flatRules(matrix, reference, used), pairs).run(practice.cells);
const byProduct = productFinds(sheet, matrix, reference);

test.each(FIVE)("%s: the same lines, and some", (kind) => {
  expect([...byMaps[kind]].sort((a, b) => a - b)).toEqual([...byProduct[kind]].sort((a, b) => a - b));
  expect(byProduct[kind].size).toBeGreaterThan(0);
});
