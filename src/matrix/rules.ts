import type { CodeList } from "../codes/code-list";
import type { DiagnosisList } from "../codes/diagnosis-list";
import type { Day } from "../values/day";
import type { Mac, PayerKind, Requirement, RuleTableName, TableName } from "./tables";
import type { TopicName } from "./topics";

/** Whom a rule speaks of, from the narrowest to the widest. */
export type PayerScope =
  | { readonly kind: "payer"; readonly id: string }
  | { readonly kind: "mac"; readonly mac: Mac }
  | { readonly kind: "kind"; readonly payerKind: PayerKind }
  | { readonly kind: "all" };

/** What every rule has: one dated row of a matrix table. */
export interface RuleBase {
  readonly table: RuleTableName;
  /** `PriorAuth!12` where the row has no Rule ID yet. */
  readonly id: string;
  /** Row in its sheet or file, 1-based. */
  readonly row: number;
  readonly payer: PayerScope;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly source: string;
  readonly sourceDate: Day | null;
  readonly reviewed: Day | null;
  readonly note: string;
  /** The codes it decides; every code where the table or the row names none. */
  readonly codes: CodeList;
  /** `null`: every diagnosis. */
  readonly diagnoses: DiagnosisList | null;
  /** `null`: every place of service. */
  readonly places: readonly string[] | null;
  /** What the row says, apart from whom and when, for comparing two rows. */
  readonly says: string;
}

export interface PriorAuthRule extends RuleBase {
  readonly table: "PriorAuth";
  readonly requirement: Requirement;
  readonly maxUnits: number | null;
}
export interface BundlingRule extends RuleBase {
  readonly table: "Bundling";
  /** Column 1 stands in `codes`. */
  readonly column2: CodeList;
  readonly indicator: "0" | "1" | "9";
  readonly modifiers: readonly string[];
}
export interface UnitLimitRule extends RuleBase {
  readonly table: "UnitLimits";
  readonly maxUnits: number;
  readonly mai: "1" | "2" | "3" | null;
}
export interface IncidentToRule extends RuleBase {
  readonly table: "IncidentTo";
  readonly allowed: boolean;
  readonly billUnder: "Supervising" | "Own NPI" | null;
  readonly modifier: string;
  readonly supervision: "In suite" | "Video" | "Audio" | "General" | null;
  readonly newPatient: boolean | null;
  readonly newProblem: boolean | null;
  readonly excludedPlaces: readonly string[];
  readonly ratePercent: number | null;
}
export interface WastageRule extends RuleBase {
  readonly table: "Wastage";
  readonly jw: "Required" | "Paid" | "Not paid" | null;
  readonly jz: "Required" | "Accepted" | "Not used" | null;
  readonly containers: "Single" | "All";
}
export interface GenomicRule extends RuleBase {
  readonly table: "GenomicLCD";
  readonly covered: DiagnosisList | null;
  readonly excluded: DiagnosisList | null;
  readonly zCode: "Required" | "No" | null;
  readonly article: string;
  readonly perLifetime: number | null;
}
export interface DrugCoverageRule extends RuleBase {
  readonly table: "DrugCoverage";
  readonly covered: DiagnosisList | null;
  readonly excluded: DiagnosisList | null;
  readonly article: string;
  readonly daysBetween: number | null;
}
export interface CodingPolicyRule extends RuleBase {
  readonly table: "CodingPolicy";
  readonly topic: TopicName;
  readonly value: string;
}

/** The rules of each rule table. */
export interface RulesByTable {
  readonly PriorAuth: readonly PriorAuthRule[];
  readonly Bundling: readonly BundlingRule[];
  readonly UnitLimits: readonly UnitLimitRule[];
  readonly IncidentTo: readonly IncidentToRule[];
  readonly Wastage: readonly WastageRule[];
  readonly GenomicLCD: readonly GenomicRule[];
  readonly DrugCoverage: readonly DrugCoverageRule[];
  readonly CodingPolicy: readonly CodingPolicyRule[];
}
export type RuleOf<T extends RuleTableName> = RulesByTable[T][number];
export type Rule = RuleOf<RuleTableName>;

export interface Payer {
  readonly id: string;
  readonly name: string;
  readonly kind: PayerKind;
  readonly mac: Mac | null;
  /** `null`: not said, so national pairs and limits are not checked. */
  readonly edits: "NCCI" | "NCCI Medicaid" | "None" | null;
  readonly dateBasis: "Service" | "Processing";
  readonly filingDays: number | null;
  readonly aliases: readonly string[];
  readonly row: number;
}

export interface Drug {
  readonly code: string;
  readonly name: string;
  readonly dosePerUnit: number | null;
  readonly doseUnit: string;
  readonly container: "Single" | "Multi" | null;
  readonly vialUnits: readonly number[];
  readonly drugClass: "Antineoplastic" | "Hormonal" | "Biologic" | "Supportive" | "Hydration" | null;
  readonly routes: readonly string[];
  readonly ndcs: readonly string[];
  readonly from: Day | null;
  readonly to: Day | null;
  readonly row: number;
}

/** One life of a code; a code may have several, as when it was redefined. */
export interface CodeLife {
  readonly code: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly replacement: readonly string[];
  readonly family: string;
  readonly note: string;
  readonly row: number;
}

export interface Authorization {
  readonly number: string;
  readonly payerText: string;
  readonly patient: string;
  readonly codes: CodeList;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly unitsApproved: number | null;
  readonly unitsUsed: number;
  readonly row: number;
}

export interface Course {
  readonly id: string;
  readonly patient: string;
  readonly kind: "Radiation" | "SBRT" | "SRS" | "CAR-T" | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly fractionsDelivered: number | null;
  readonly complete: boolean | null;
  readonly managementBilled: number | null;
  readonly planningBilled: readonly string[];
  readonly sessionsBefore: number | null;
  readonly row: number;
}

export interface CheckSetting {
  readonly check: string;
  readonly payer: PayerScope;
  readonly severity: "error" | "warning" | "info" | "off";
  readonly row: number;
}

export interface ReferenceSetRow {
  readonly set: "PTP" | "MUE" | "Add-on" | "NDC";
  readonly edition: string;
  readonly hash: string;
  readonly row: number;
}

/**
 * Something of the matrix that cannot be used as it stands: which cell, and what to do.
 * A row with an issue that matters is left out, never guessed.
 */
export interface MatrixIssue {
  readonly table: TableName;
  /** Row in its sheet or file, 1-based; 0 for the table as a whole. */
  readonly row: number;
  /** Header of the column; "" for the row or table as a whole. */
  readonly column: string;
  readonly rule: string;
  readonly message: string;
  /** `error`: the row is left out; `warning`: it is used. */
  readonly severity: "error" | "warning";
}
