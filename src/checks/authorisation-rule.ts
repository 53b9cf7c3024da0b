import type { ClaimLine } from "../claims/line";
import type { Matrix } from "../matrix/matrix";
import type { PriorAuthRule } from "../matrix/rules";

/**
 * The row of PriorAuth that decides for a line, whether the line has a number or not: AUTH-01 asks for it only where there is none.
 * `null` where no row, or more than one that differ, decides.
 */
export function authorisationRule(matrix: Matrix, line: ClaimLine): PriorAuthRule | null {
  const payer = matrix.payers.find(line.payer);
  if (!payer) return null;
  const { code, dx, pos, dos } = line;
  const decided = matrix.tables.PriorAuth.decide({ payer, code, diagnoses: dx, place: pos, date: dos });
  return decided.kind === "decided" ? decided.rule : null;
}
