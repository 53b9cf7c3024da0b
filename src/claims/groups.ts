import type { Day } from "../values/day";
import { folded } from "../values/cell";
import { groupBy } from "../values/lists";
import { isInstitutional, type ClaimLine } from "./line";

/**
 * The lines of one patient, one payer, one date of service and one billing group, of one type of claim:
 * professional and institutional lines never meet (checks.md A10).
 */
export interface Encounter {
  readonly payerText: string;
  readonly patient: string;
  readonly dos: Day;
  readonly institutional: boolean;
  /** In sheet order. */
  readonly lines: readonly ClaimLine[];
}

/** All lines of one patient with one payer, in date order: what counts over time (authorised units, courses, history). */
export interface PatientLines {
  readonly payerText: string;
  readonly patient: string;
  readonly lines: readonly ClaimLine[];
}

/** Two names of one payer are one payer: the matrix knows its aliases. */
export type PayerKeyOf = (payerText: string) => string;

const patientKey = (line: ClaimLine, payerKeyOf: PayerKeyOf): string =>
  `${payerKeyOf(line.payer)}\u0000${folded(line.patient)}`;

/** Groups lines into encounters, in the order of their first lines. */
export function encountersOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): Encounter[] {
  const groups = groupBy(
    lines,
    (line) =>
      `${patientKey(line, payerKeyOf)}\u0000${line.dos}\u0000${line.billingNpi}\u0000${isInstitutional(line) ? "I" : "P"}`,
  );
  return [...groups.values()].map((own) => {
    const [first] = own as [ClaimLine, ...ClaimLine[]];
    return {
      payerText: first.payer,
      patient: first.patient,
      dos: first.dos,
      institutional: isInstitutional(first),
      lines: own,
    };
  });
}

/** Groups lines by patient and payer, each in date order. */
export function patientsOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): PatientLines[] {
  return [...groupBy(lines, (line) => patientKey(line, payerKeyOf)).values()].map((own) => {
    const [first] = own as [ClaimLine, ...ClaimLine[]];
    const sorted = [...own].sort((a, b) => a.dos - b.dos || a.index - b.index);
    return { payerText: first.payer, patient: first.patient, lines: sorted };
  });
}

/** How two lines' practitioners relate: A10 compares lines of the same one, or of the same group and specialty. */
export type ProviderRelation = "same" | "unknown specialty" | "different";

/**
 * Relation of the rendering providers of two lines: no NPI on one of them, an equal NPI or an equal specialty is the same.
 * @example providerRelation({ renderingNpi: "" }, { renderingNpi: "1234567893" }) //=> "same"
 */
export function providerRelation(
  a: Pick<ClaimLine, "renderingNpi" | "specialty">,
  b: Pick<ClaimLine, "renderingNpi" | "specialty">,
): ProviderRelation {
  if (a.renderingNpi === "" || b.renderingNpi === "" || a.renderingNpi === b.renderingNpi) return "same";
  if (a.specialty === "" || b.specialty === "") return "unknown specialty";
  return folded(a.specialty) === folded(b.specialty) ? "same" : "different";
}
