import { runChecks, type CheckResult } from "../../../src/checks/engine";
import { releaseOf, type Release } from "../../../src/checks/release";
import { isVisitCode } from "../../../src/codes/families";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../../src/claims/sheet";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { CHECK_IDS, type CheckId } from "../../../src/checks/ids";
import { headersOf } from "../../../src/matrix/tables";
import type { CellValue } from "../../../src/values/cell";
import { day } from "../../day";

export const AS_OF = day("2026-11-23");
export const DOS = day("2026-10-14");

/** Only these checks are on, so that what is released is not the other checks' matter. */
const ON: readonly CheckId[] = ["ADM-04", "ADM-06", "AUTH-01", "EM-02"];

export const CELLS = {
  ...starterTables(),
  CheckSettings: {
    headers: headersOf("CheckSettings"),
    rows: CHECK_IDS.filter((id) => !ON.includes(id)).map((id) => [id, "*", "off", ""]),
    firstRow: 2,
  },
};
export const MATRIX = compileMatrix(CELLS);

export function sheetOf(headers: readonly string[], rows: readonly (readonly CellValue[])[]): ClaimSheet {
  const sheet = readClaims([headers, ...rows], { name: "Claims", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

export function checkOf(sheet: ClaimSheet): CheckResult {
  return runChecks({ sheet, matrix: MATRIX, reference: bundledReference(), asOf: AS_OF });
}

export function released(headers: readonly string[], rows: readonly (readonly CellValue[])[]): Release {
  const sheet = sheetOf(headers, rows);
  const { findings, notChecked } = checkOf(sheet);
  return releaseOf({ sheet, payers: MATRIX.payers, findings, notChecked });
}

/** Claims as `state claim lines`. */
export function told({ claims }: Release): string[] {
  return claims.map(({ state, claim, lines }) => `${state} ${claim} ${lines.join("+")}`);
}
