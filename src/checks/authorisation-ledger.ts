import type { ClaimLine } from "../claims/line";
import type { Authorization } from "../matrix/rules";
import type { PublicSource } from "./check";
import type { EncounterContext, PatientContext } from "./context";
import type { DecidedBy } from "./finding";
import type { Report } from "./report";
import { folded } from "../values/cell";

/** What the checks of authorisations go by. */
export const AUTHORISATION_SOURCE: PublicSource = { title: "CMS-1500 box 23, REF G1; CARC 197, 198 and 15", mark: "K" };

/** The row of `Authorizations` that decided. */
export function decidedByLedger(auth: Authorization): DecidedBy {
  return {
    kind: "matrix",
    table: "Authorizations",
    rule: auth.number,
    row: auth.row,
    from: auth.from,
    to: auth.to,
    source: `authorisation ${auth.number}`,
  };
}

/** The rows of the ledger under a line's number; `undefined` where the ledger does not know it. */
export function ledgerRows(
  context: Pick<EncounterContext, "matrix">,
  line: ClaimLine,
): readonly Authorization[] | undefined {
  return context.matrix.authorizations.get(line.auth.toUpperCase());
}

/** Whether an authorisation is this patient's. */
export const isPatient = (auth: Authorization, patient: string): boolean => folded(auth.patient) === folded(patient);

/** Whether an authorisation is this payer's, by any of its names. */
export function isPayer(
  context: Pick<EncounterContext, "matrix" | "payer" | "payerText">,
  auth: Authorization,
): boolean {
  const payer = context.matrix.payers.find(auth.payerText);
  return payer && context.payer ? payer.id === context.payer.id : folded(auth.payerText) === folded(context.payerText);
}

/** Whether a line's date lies in the authorisation, both ends included. */
export const coversDate = (auth: Authorization, line: ClaimLine): boolean =>
  (auth.from === null || auth.from <= line.dos) && (auth.to === null || line.dos <= auth.to);

/** Lines with a number, after saying what of them cannot be looked up. */
export function lookedUp(context: EncounterContext | PatientContext, report: Report): ClaimLine[] {
  if (!context.has("Auth")) return [];
  const known: ClaimLine[] = [];
  const unknown: ClaimLine[] = [];
  for (const line of context.lines) if (line.auth !== "") (ledgerRows(context, line) ? known : unknown).push(line);
  if (unknown.length > 0) {
    report.notChecked({
      lines: unknown,
      reason: "rule",
      because: "the authorisation number is not in the table Authorizations",
    });
  }
  return known;
}
