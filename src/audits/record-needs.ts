import type { CheckId } from "../checks/ids";
import { inFamily, type FamilyName } from "../codes/families";
import { anyWithRole } from "../codes/modifiers";
import type { ClaimLine } from "../claims/line";

/** What the record must hold for a kind of line. */
export interface NeedRule {
  readonly id: string;
  /** What must be in the record, as a checklist says it. */
  readonly need: string;
  /** The same as an auditor's question, answered Yes where the record holds it. */
  readonly question: string;
  /** Checks whose rule asks for it; where it is read stands with them. */
  readonly checks: readonly CheckId[];
  readonly when: (line: ClaimLine) => boolean;
}

const isOf =
  (...families: readonly FamilyName[]) =>
  ({ code, dos }: ClaimLine): boolean =>
    families.some((family) => inFamily(code, family, dos));
const isDrug = ({ code }: ClaimLine): boolean => /^[JQ]\d{4}$/.test(code);
const has =
  (...mods: readonly string[]) =>
  (line: ClaimLine): boolean =>
    line.mods.some((mod) => mods.includes(mod));
const isCode =
  (...codes: readonly string[]) =>
  ({ code }: ClaimLine): boolean =>
    codes.includes(code);
const isCarT = isOf("cart");
const isAdministered = isOf("drug_administration");

const need = (
  id: string,
  text: string,
  question: string,
  checks: readonly CheckId[],
  when: NeedRule["when"],
): NeedRule => ({ id, need: text, question, checks, when });

/** In the order in which a record is read. */
export const NEEDS: readonly NeedRule[] = [
  need(
    "order",
    "A signed order: drug, dose, route, rate and frequency, dated before it was given",
    "Is there a signed order with drug, dose and route, dated before it was given?",
    ["DRUG-01"],
    (line) => isDrug(line) || isAdministered(line),
  ),
  need(
    "times",
    "Start and stop time of this infusion, or the volume and rate that prove its length",
    "Are start and stop times recorded, or volume and rate?",
    ["INF-16", "INF-03"],
    isOf("infusion"),
  ),
  need(
    "hours",
    "Times that reach minute 91 for the first additional hour, and 60 more for each further one",
    "Do the times reach the minutes that the additional hours need?",
    ["INF-04"],
    isOf("infusion_added_hour"),
  ),
  need(
    "push",
    "That it lasted 15 minutes at most, or that the clinician was present throughout",
    "Was it 15 minutes at most, or was the clinician present throughout?",
    ["INF-03"],
    isOf("push"),
  ),
  need(
    "hydration",
    "Its own order and reason, and 31 minutes in which no drug ran",
    "Is there an own order and reason, and 31 minutes apart from any drug?",
    ["INF-05", "INF-06"],
    isOf("hydration"),
  ),
  need(
    "site",
    "Which line or port it was given through; a second initial code needs a second one",
    "Is the access site recorded?",
    ["INF-01"],
    isOf("infusion_initial"),
  ),
  need(
    "pump",
    "When the pump was started and disconnected, and the hours between: more than eight",
    "Are the start and the disconnection of the pump recorded, over eight hours apart?",
    ["INF-10"],
    isOf("pump"),
  ),
  need(
    "dose",
    "The dose that was given, in its unit, and the weight or surface that it was worked out by",
    "Does the dose given match the units billed?",
    ["DRUG-08"],
    isDrug,
  ),
  need(
    "discarded",
    "The amount that was discarded, when, and why: the wastage log",
    "Does the wastage log show the amount that was discarded?",
    ["DRUG-03", "DRUG-07"],
    has("JW"),
  ),
  need(
    "nothing-discarded",
    "That nothing was left in the vials that were opened",
    "Does the record show that nothing was discarded?",
    ["DRUG-03"],
    has("JZ"),
  ),
  need(
    "ndc",
    "The NDC of the vial that was used",
    "Is the NDC on the claim that of the vial used?",
    ["DRUG-09", "DRUG-12"],
    (line) => isDrug(line) && line.ndc !== "",
  ),
  need(
    "unclassified",
    "Name, dose and invoice of the drug",
    "Are name, dose and invoice there?",
    ["DRUG-14"],
    isOf("unclassified_drug"),
  ),
  need(
    "supervision",
    "Who supervised, and how: in the suite, or by live audio and video",
    "Is the supervising practitioner recorded for the day?",
    ["INC-02", "INC-05"],
    (line) => isOf("chemo_administration")(line) || incidentTo(line),
  ),
  need(
    "plan",
    "The physician's plan for this problem, begun before, and continued here",
    "Did the physician begin the plan for this problem?",
    ["INC-01"],
    incidentTo,
  ),
  need(
    "mdm",
    "Two of three of the decision making's elements: problems, data, risk; or the practitioner's minutes where time chose the level",
    "Do two of three MDM elements, or the minutes, reach the level billed?",
    ["EM-01"],
    isOf("office_visit"),
  ),
  need(
    "separate-visit",
    "A visit that stands apart from the treatment of the day: its own history and decisions",
    "Does the visit stand apart from the treatment of the day?",
    ["EM-02"],
    has("25"),
  ),
  need(
    "new-patient",
    "That nobody of the group and specialty saw the patient for three years",
    "Is the patient new to the group and specialty?",
    ["EM-09"],
    isOf("new_patient_visit"),
  ),
  need(
    "distinct",
    "What made it distinct: another site, another session, another drug or order",
    "Does the record show what the modifier says was distinct?",
    ["NCCI-DOC"],
    ({ mods }) => anyWithRole(mods, "ncciBypass") && !mods.includes("25"),
  ),
  need("lab-order", "The order of the test, and its result", "Are order and result there?", ["ADM-07"], isOf("lab")),
  need(
    "panel",
    "The treating practitioner's order, the report, and why this test now: stage, earlier testing",
    "Are the treating practitioner's order, the stage and earlier testing recorded?",
    ["MOL-03"],
    isOf("molecular_panel", "single_gene"),
  ),
  need(
    "imaging",
    "The order, and whether the scan serves the first treatment or a later one",
    "Does the order say first or subsequent treatment strategy?",
    ["PET-01"],
    isOf("pet"),
  ),
  need(
    "haemoglobin",
    "The haemoglobin or haematocrit before this dose, with its date",
    "Is the haemoglobin before this dose recorded?",
    ["ESA-01"],
    isOf("esa"),
  ),
  need(
    "fractions",
    "The prescription, and the treatment record of this fraction",
    "Is this fraction in the treatment record, within the prescription?",
    ["RT-04"],
    isOf("radiation_delivery"),
  ),
  need(
    "management",
    "The physician's weekly evaluation, and the five fractions that it covers: the course count",
    "Does the course count show five fractions, and the week's evaluation?",
    ["RT-04", "RT-05"],
    isCode("77427"),
  ),
  need(
    "physics",
    "The physicist's weekly check of these five fractions",
    "Is the physicist's check of these fractions there?",
    ["RT-09"],
    isOf("radiation_physics"),
  ),
  need(
    "planning",
    "The signed plan, once in the course, with its intent and volumes",
    "Is the plan signed, and the first of the course?",
    ["RT-02"],
    isOf("radiation_clinical_planning", "radiation_planning", "radiation_simulation"),
  ),
  need(
    "trial",
    "The consent, the trial's number and the arm",
    "Are consent and trial number there?",
    ["TRIAL-01"],
    ({ nct, mods }) => nct !== "" || mods.includes("Q0") || mods.includes("Q1"),
  ),
  need(
    "cart-diagnosis",
    "CAR-T: the diagnosis with stage and pathology, as the product's label names it",
    "Does the diagnosis, with pathology, match the product's label?",
    ["CART-03"],
    isCarT,
  ),
  need(
    "cart-before",
    "CAR-T: earlier lines of treatment, with dates and response",
    "Are earlier treatments recorded with dates and response?",
    ["CART-04"],
    isCarT,
  ),
  need(
    "cart-tests",
    "CAR-T: test results: organ function, infection, antigen where the label asks for it",
    "Are the test results there?",
    ["CART-04"],
    isCarT,
  ),
  need(
    "cart-rationale",
    "CAR-T: why this treatment, and why now, by the treating physician",
    "Is the rationale of the treating physician there?",
    ["CART-04"],
    isCarT,
  ),
  need(
    "cart-authorisation",
    "CAR-T: an authorisation that names this phase",
    "Does an authorisation name this phase?",
    ["CART-04", "AUTH-01"],
    isCarT,
  ),
  need(
    "cart-collected",
    "CAR-T, collection: date, amount, and the chain of identity that begins here",
    "Are collection and chain of identity recorded?",
    ["CART-01"],
    isCode("38225", "0537T"),
  ),
  need(
    "cart-prepared",
    "CAR-T, preparation for transport: what was done with the cells, when they left",
    "Is the preparation for transport recorded?",
    ["CART-01"],
    isCode("38226", "0538T"),
  ),
  need(
    "cart-received",
    "CAR-T, receipt: identity checked, thawed and prepared, when",
    "Is the receipt recorded, with identity checked?",
    ["CART-01"],
    isCode("38227", "0539T"),
  ),
  need(
    "cart-infused",
    "CAR-T, infusion: dose, start, stop, who watched the patient, and where",
    "Are dose, times and monitoring recorded?",
    ["CART-01"],
    isCode("38228", "0540T"),
  ),
];

function incidentTo({ performedBy, billedAs }: ClaimLine): boolean {
  return performedBy !== "" && billedAs !== "" && performedBy !== billedAs;
}
