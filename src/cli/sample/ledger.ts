import type { Matrix } from "../../matrix/matrix";
import type { CellValue } from "../../values/cell";
import { textOf } from "../../values/cell";
import { splitList } from "../../values/lists";
import { normalDiagnosis } from "../../codes/shapes";
import { dayAt, type SampleDay, type SampleLine } from "./days";

/** A row of the table `Authorizations`, by header. */
export type AuthorizationRow = Readonly<Record<string, CellValue>>;

/** Sample days with their authorisation numbers, and the ledger that gave them. */
export interface Authorised {
  readonly days: readonly SampleDay[];
  readonly ledger: readonly AuthorizationRow[];
}

/** Authorisations begin this many days before the first service, and run well beyond the sheet. */
const DAYS_BEFORE = 10;
const LAST_DAY_OF_AUTHORISATIONS = "2027-06-30";
/** Approved for so many times what the sheet uses: nothing runs out. */
const APPROVED_TIMES = 4;

/** Whether the matrix wants an authorisation for a line. */
function needsNumber(matrix: Matrix, line: SampleLine): boolean {
  const payer = matrix.payers.find(textOf(line.Payer));
  if (!payer) return false;
  const decision = matrix.tables.PriorAuth.decide({
    payer,
    code: textOf(line.CPT),
    diagnoses: splitList(textOf(line.Dx)).map(normalDiagnosis),
    place: textOf(line.POS),
    date: Number(line.DOS),
  });
  return decision.kind === "decided" && decision.rule.requirement === "Required";
}

/** The authorisation number of a patient. @example numberFor("P-1003") //=> "A-71003" */
export function numberFor(patient: string): string {
  return patient.replace("P-", "A-7");
}

/**
 * Puts the patient's authorisation number on every line for which the matrix wants one, and writes the ledger: a row for each code, because
 * units differ by code.
 */
export function authorise(days: readonly SampleDay[], matrix: Matrix): Authorised {
  const used = new Map<string, { patient: string; payer: string; code: string; from: number; units: number }>();
  const numbered = days.map((day) => ({
    ...day,
    lines: day.lines.map((line): SampleLine => {
      if (!needsNumber(matrix, line)) return line;
      const code = textOf(line.CPT);
      const key = `${day.patient}|${code}`;
      const known = used.get(key);
      const units = Number(line.Units);
      if (known) known.units += units;
      else {
        const payer = matrix.payers.find(textOf(line.Payer))?.id ?? "";
        used.set(key, { patient: day.patient, payer, code, from: day.day - DAYS_BEFORE, units });
      }
      return { ...line, Auth: numberFor(day.patient) };
    }),
  }));
  const ledger = [...used.values()].map(({ patient, payer, code, from, units }) => ({
    "Auth Number": numberFor(patient),
    Payer: payer,
    Patient: patient,
    Codes: code,
    From: from,
    To: dayAt(LAST_DAY_OF_AUTHORISATIONS),
    "Units Approved": units * APPROVED_TIMES,
    "Units Used": 0,
  }));
  return { days: numbered, ledger };
}
