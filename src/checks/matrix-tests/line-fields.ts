import type { Field } from "../../claims/fields";
import type { ClaimLine } from "../../claims/line";
import { diagnosisText } from "../../codes/shapes";
import { clockText, minutesBetween } from "../../values/clock";
import { isoOf, type Day } from "../../values/day";

/**
 * Fields that tests never name: the test has its payer and patient, diagnoses are those that the pointer names, and names of providers decide
 * nothing.
 */
export type TestField = Exclude<Field, "Payer" | "Patient" | "Dx Pointer" | "Rendering Name" | "Billing Name">;

/** The fields of a test's line, in the order in which people read them. */
export const TEST_FIELDS = [
  ...([
    "DOS",
    "DOS To",
    "CPT",
    "Mods",
    "Units",
    "Charge",
    "Dx",
    "POS",
    "Drug",
    "Dose",
    "Container",
    "Vial Units",
  ] as const),
  ...(["Drug Source", "NDC", "NDC Unit", "NDC Qty", "Route", "Start", "Stop", "Minutes", "Access Site"] as const),
  ...(["Pump Hours", "Visit Minutes", "Level Basis", "New Patient", "New Problem", "Physician Plan"] as const),
  ...(["Performed By", "Billed As", "Supervision", "Last Visit", "Hydration Reason", "Z-Code"] as const),
  ...(["Advanced Cancer", "Course ID", "Fractions", "Claim Type", "340B", "Hgb", "State", "Payer Order"] as const),
  ...(["Frequency", "Auth", "Claim", "Line", "Rendering NPI", "Billing NPI", "Referring NPI", "Ordering NPI"] as const),
  ...(["Specialty", "NCT", "Line Note"] as const),
] as const satisfies readonly TestField[];

/** What names a person, a claim or a study: left out of a test where it does not decide. */
export const NAMING_FIELDS: ReadonlySet<TestField> = new Set([
  ...(["Claim", "Line", "Auth", "Course ID", "Rendering NPI", "Billing NPI", "Referring NPI", "Ordering NPI"] as const),
  ...(["NCT", "Line Note"] as const),
]);

const VALUES: { readonly [F in TestField]: (line: ClaimLine) => string } = {
  DOS: (line) => isoOf(line.dos),
  "DOS To": (line) => dayText(line.dosTo),
  CPT: (line) => line.code,
  Mods: (line) => line.mods.join(" "),
  Units: (line) => numberText(line.units),
  Charge: (line) => (line.charge === null ? "" : (line.charge / 100).toFixed(2)),
  Dx: (line) => line.dx.map(diagnosisText).join(" "),
  POS: (line) => line.pos,
  Drug: (line) => line.drug,
  Dose: ({ dose }) => (dose === null ? "" : `${dose.amount} ${dose.unit}`.trim()),
  Container: (line) => line.container ?? "",
  "Vial Units": (line) => line.vialUnits.join(" "),
  "Drug Source": (line) => line.drugSource ?? "",
  NDC: (line) => line.ndc,
  "NDC Unit": (line) => line.ndcUnit,
  "NDC Qty": (line) => numberText(line.ndcQty),
  Route: (line) => line.route ?? "",
  Start: (line) => (line.start === null ? "" : clockText(line.start)),
  Stop: (line) => (line.stop === null ? "" : clockText(line.stop)),
  Minutes: ({ minutes, start, stop }) =>
    minutes === null || (start !== null && stop !== null && minutesBetween(start, stop) === minutes)
      ? ""
      : `${minutes}`,
  "Access Site": (line) => line.accessSite,
  "Pump Hours": (line) => numberText(line.pumpHours),
  "Visit Minutes": (line) => numberText(line.visitMinutes),
  "Level Basis": (line) => line.levelBasis ?? "",
  "New Patient": (line) => yesNo(line.newPatient),
  "New Problem": (line) => yesNo(line.newProblem),
  "Physician Plan": (line) => yesNo(line.physicianPlan),
  "Performed By": (line) => line.performedBy,
  "Billed As": (line) => line.billedAs,
  Supervision: (line) => line.supervision ?? "",
  "Last Visit": (line) => dayText(line.lastVisit),
  "Hydration Reason": (line) => line.hydrationReason,
  "Z-Code": (line) => line.zCode,
  "Advanced Cancer": (line) => yesNo(line.advancedCancer),
  "Course ID": (line) => line.courseId,
  Fractions: (line) => numberText(line.fractions),
  "Claim Type": (line) => line.claimType ?? "",
  "340B": (line) => yesNo(line.entity340b),
  Hgb: (line) => line.hgb,
  State: (line) => line.state,
  "Payer Order": (line) => line.payerOrder,
  Frequency: (line) => line.frequency,
  Auth: (line) => line.auth,
  Claim: (line) => line.claim,
  Line: (line) => line.line,
  "Rendering NPI": (line) => line.renderingNpi,
  "Billing NPI": (line) => line.billingNpi,
  "Referring NPI": (line) => line.referringNpi,
  "Ordering NPI": (line) => line.orderingNpi,
  Specialty: (line) => line.specialty,
  NCT: (line) => line.nct,
  "Line Note": (line) => line.lineNote,
};

const numberText = (n: number | null): string => (n === null ? "" : String(n));
const dayText = (day: Day | null): string => (day === null ? "" : isoOf(day));
const yesNo = (said: boolean | null): string => (said === null ? "" : said ? "Yes" : "No");

/** Fields that hold several values, of which those that can be read are used. */
const LISTS: ReadonlySet<TestField> = new Set(["Mods", "Dx"] as const);

/**
 * What a line says in a field, as a test's line says it.
 * @param withBad a cell that could not be read stands as it stood; else it is blank, as the checks saw it
 */
export function fieldText(line: ClaimLine, field: TestField, withBad: boolean): string {
  const bad = line.bad.filter((cell) => cell.field === field).map((cell) => cell.text);
  if (bad.length === 0 || LISTS.has(field)) {
    return [VALUES[field](line), ...(withBad ? bad : [])].filter((text) => text !== "").join(" ");
  }
  return withBad ? (bad[0] ?? "") : "";
}
