import type { Minutes } from "../values/clock";
import type { Day } from "../values/day";
import type { Cents } from "../values/money";
import type { Field, FIELD_CHOICES } from "./fields";

/** A cell that cannot be what its field is. The line is checked without it. */
export interface BadCell {
  readonly field: Field;
  /** The sheet's own header of the column. */
  readonly column: string;
  readonly text: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** An amount given with its unit; `unit` is "" for a bare number, which is in the drug's dose unit. */
export interface Dose {
  readonly amount: number;
  readonly unit: string;
}

/**
 * One service on a claim: a row of the sheet. A field that is blank, missing or unreadable is `null` (texts: "", lists: empty);
 * whether the sheet has the column at all is the sheet's knowledge.
 */
export interface ClaimLine {
  /**
   * 1-based position among the claim rows: sheet row minus header row. Names the line in findings. Where rows hold several services it has the
   * service behind the point: 3.02 is the second of the third row.
   */
  readonly index: number;
  /** Row in the sheet, 1-based. */
  readonly row: number;
  readonly payer: string;
  readonly patient: string;
  readonly dos: Day;
  readonly dosTo: Day | null;
  /** Upper case. */
  readonly code: string;
  readonly claim: string;
  readonly line: string;
  /** Upper case, in the order of the claim. */
  readonly mods: readonly string[];
  readonly units: number | null;
  readonly charge: Cents | null;
  /** Normalised, without dots, those that the pointer names where there is one, else all in order. */
  readonly dx: readonly string[];
  readonly pos: string;
  readonly renderingNpi: string;
  readonly billingNpi: string;
  readonly referringNpi: string;
  readonly orderingNpi: string;
  /** Names of providers, to be shown beside their NPIs. */
  readonly renderingName: string;
  readonly billingName: string;
  readonly performedBy: string;
  readonly billedAs: string;
  readonly auth: string;
  readonly ndc: string;
  readonly ndcUnit: string;
  readonly ndcQty: number | null;
  /** The drug code that this administration gave. */
  readonly drug: string;
  readonly dose: Dose | null;
  readonly container: (typeof FIELD_CHOICES)["Container"][number] | null;
  readonly vialUnits: readonly number[];
  readonly drugSource: (typeof FIELD_CHOICES)["Drug Source"][number] | null;
  readonly start: Minutes | null;
  readonly stop: Minutes | null;
  /** Infusion minutes: the sheet's Minutes, else stop minus start. Never of a visit line. */
  readonly minutes: Minutes | null;
  readonly accessSite: string;
  readonly route: (typeof FIELD_CHOICES)["Route"][number] | null;
  readonly pumpHours: number | null;
  readonly visitMinutes: Minutes | null;
  readonly levelBasis: (typeof FIELD_CHOICES)["Level Basis"][number] | null;
  readonly newPatient: boolean | null;
  readonly newProblem: boolean | null;
  readonly physicianPlan: boolean | null;
  readonly supervision: (typeof FIELD_CHOICES)["Supervision"][number] | null;
  readonly lastVisit: Day | null;
  readonly hydrationReason: string;
  readonly zCode: string;
  readonly advancedCancer: boolean | null;
  readonly courseId: string;
  readonly fractions: number | null;
  readonly claimType: (typeof FIELD_CHOICES)["Claim Type"][number] | null;
  readonly specialty: string;
  readonly lineNote: string;
  readonly nct: string;
  readonly entity340b: boolean | null;
  readonly hgb: string;
  readonly state: string;
  readonly payerOrder: string;
  /** 1 original, 7 replacement, 8 void. */
  readonly frequency: string;
  readonly bad: readonly BadCell[];
}

/** A row that is no claim line because one of the four required fields is blank or unreadable. */
export interface UnusableLine {
  readonly index: number;
  readonly row: number;
  readonly claim: string;
  readonly payer: string;
  readonly patient: string;
  readonly dos: Day | null;
  /** Required fields that are blank. */
  readonly missing: readonly Field[];
  readonly bad: readonly BadCell[];
}

/** A place in the input that is not as it should be: what happened, where, what to do. */
export interface InputProblem {
  /** Row in the sheet, 1-based; 0 for the sheet as a whole. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** Services that a row may hold: two digits behind the point name them. */
export const MOST_SERVICES = 99;

/** The name of a service in a row that holds several. @example indexOfService(3, 2) //=> 3.02 */
export function indexOfService(position: number, service: number): number {
  return service === 0 ? position : (position * 100 + service) / 100;
}

/** The row that a line's index names, counted from the headers. @example positionOf(3.02) //=> 3 */
export function positionOf(index: number): number {
  return Math.floor(index);
}

/** Which service of its row a line's index names; 0 where rows hold one. @example serviceOf(3.02) //=> 2 */
export function serviceOf(index: number): number {
  return Math.round((index - Math.floor(index)) * 100);
}

/** Whether a line belongs to an institutional claim; without a Claim Type the sheet is professional. */
export function isInstitutional(line: ClaimLine): boolean {
  return line.claimType === "Institutional";
}

/** A line with nothing but what is said: for a question that has no sheet behind it. */
export function lineOf(said: Partial<ClaimLine> & Pick<ClaimLine, "code" | "dos">): ClaimLine {
  return Object.assign(blankLine(), said);
}

const NONE: readonly never[] = [];

/** A blank line, made anew: every cell of a formula asks with one, and spreading so many fields into another costs ten times as much. */
const blankLine = (): ClaimLine => ({
  code: "",
  dos: 0,
  index: 1,
  row: 1,
  payer: "",
  patient: "",
  dosTo: null,
  claim: "",
  line: "",
  mods: NONE,
  units: null,
  charge: null,
  dx: NONE,
  pos: "",
  renderingNpi: "",
  billingNpi: "",
  referringNpi: "",
  orderingNpi: "",
  renderingName: "",
  billingName: "",
  performedBy: "",
  billedAs: "",
  auth: "",
  ndc: "",
  ndcUnit: "",
  ndcQty: null,
  drug: "",
  dose: null,
  container: null,
  vialUnits: NONE,
  drugSource: null,
  start: null,
  stop: null,
  minutes: null,
  accessSite: "",
  route: null,
  pumpHours: null,
  visitMinutes: null,
  levelBasis: null,
  newPatient: null,
  newProblem: null,
  physicianPlan: null,
  supervision: null,
  lastVisit: null,
  hydrationReason: "",
  zCode: "",
  advancedCancer: null,
  courseId: "",
  fractions: null,
  claimType: null,
  specialty: "",
  lineNote: "",
  nct: "",
  entity340b: null,
  hgb: "",
  state: "",
  payerOrder: "",
  frequency: "",
  bad: NONE,
});
