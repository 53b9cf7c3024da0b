import { checkWithBaselineInSteps } from "../../src/checks/recheck";
import { isVisitCode } from "../../src/codes/families";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../src/claims/sheet";
import { bundledReference } from "../../src/codes/reference/bundled";
import { CHECK_IDS, type CheckId } from "../../src/checks/ids";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { headersOf } from "../../src/matrix/tables";
import type { CheckedSheet, LoadedMatrix } from "../../src/taskpane/core/state";
import { dayOf, type Day } from "../../src/values/day";

export const TODAY: Day = dayOf(2026, 11, 23) ?? 0;
const OCT_14 = dayOf(2026, 10, 14) ?? 0;

export const HEADERS = ["Claim", "Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Dx", "POS", "Auth"];

/**
 * A small claim sheet with something of everything: a visit without 25 beside an infusion (EM-02), a drug that wants an
 * authorisation (AUTH-01), a payer that the matrix does not know (ADM-06, not checked), a code that lost its zero, a date
 * that is none, an #N/A, and a clean line.
 */
export const CLAIMS: readonly (readonly (string | number)[])[] = [
  HEADERS,
  ["C1", "Medicare", "Smith R", OCT_14, "99214", "", 1, 240, "C34.11", "11", ""],
  ["C1", "Medicare", "Smith R", OCT_14, "96413", "", 1, 410, "C34.11", "11", ""],
  ["C2", "Example Commercial Plan", "Jones A", OCT_14, "J9271", "", 200, 9800, "C34.11", "11", ""],
  ["C3", "Acme Mutual", "Lee K", OCT_14, "99213", "", 1, 150, "C34.11", "11", ""],
  ["C4", "Medicare", "Brown T", OCT_14, "9921", "", 1, 150, "C34.11", "11", ""],
  ["C5", "Medicare", "Green P", "13/45/2026", "99213", "", 1, 150, "C34.11", "11", ""],
  ["C6", "Medicare", "White S", OCT_14, "#N/A", "", 1, 150, "C34.11", "11", ""],
  ["C7", "Medicare", "Black V", OCT_14, "80053", "", 1, 30, "C34.11", "11", ""],
];

/** The checks that these tests speak of; the others are switched off, so that the pane's tests are not theirs. */
const CHECKS_ON: readonly CheckId[] = ["ADM-04", "ADM-06", "AUTH-01", "EM-02", "MOD-01", "NCCI-PTP", "NCCI-MUE"];

/** The starter matrix with only those checks on. */
export function testTables(): MatrixCells {
  const off = CHECK_IDS.filter((id) => !CHECKS_ON.includes(id)).map((id) => [id, "*", "off", ""]);
  return { ...starterTables(), CheckSettings: { headers: headersOf("CheckSettings"), rows: off, firstRow: 2 } };
}

const cells = testTables();
const matrix = compileMatrix(cells);

export const STARTER: LoadedMatrix = { origin: "starter", matrix, cells, places: new Map() };

/** The same content as it would be in a workbook. */
export const IN_WORKBOOK: LoadedMatrix = {
  origin: "workbook",
  matrix,
  cells,
  places: new Map([
    [
      "PriorAuth",
      { sheet: { id: "rules", name: "PriorAuth" }, headerRow: 1, firstColumn: 0, headers: ["Rule ID", "Payer"] },
    ],
  ]),
};

/** Claim rows as the pane reads them. */
export function claimSheet(rows: readonly (readonly (string | number)[])[] = CLAIMS): ClaimSheet {
  const sheet = readClaims(rows, { name: "Claims", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

/** A check that was made, by the real engine. */
export function checkedSheet(loaded: LoadedMatrix = STARTER, rows = CLAIMS): CheckedSheet {
  const sheet = claimSheet(rows);
  return {
    ref: { id: "claims", name: "Claims" },
    sheet,
    scope: null,
    firstColumn: 0,
    columnCount: HEADERS.length,
    ...run(checkWithBaselineInSteps({ sheet, matrix: loaded.matrix, reference: bundledReference(), asOf: TODAY })),
    loaded,
    asOf: TODAY,
    madeAt: Date.UTC(2026, 10, 23, 15, 41),
  };
}

function run<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
