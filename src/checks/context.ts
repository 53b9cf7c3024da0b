import type { Reference } from "../codes/reference/reference";
import type { Field } from "../claims/fields";
import type { Encounter, PatientLines } from "../claims/groups";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { Matrix } from "../matrix/matrix";
import type { Payer, Rule } from "../matrix/rules";
import type { Day } from "../values/day";
import type { Analyses, Reads } from "./reads";
import { withoutColumns, type Report } from "./report";

/** What is the same for the whole run. */
export interface RunContext {
  readonly matrix: Matrix;
  readonly reference: Reference;
  /** The day of the check; `null` in a formula without it: filing and expiry are then not checked. */
  readonly asOf: Day | null;
  /** Whether the sheet has a column for the field. */
  readonly has: (field: Field) => boolean;
  /** Reference sets that the matrix names and this computer does not have, by set. */
  readonly missingSets: ReadonlyMap<"PTP" | "MUE" | "Add-on" | "NDC", string>;
  /** Told of every rule that decided a question of a line: for an explanation. */
  readonly decided?: ((line: ClaimLine, rule: Rule) => void) | undefined;
  /** Findings are only compared: what nearly decided is not looked up for them, and a fix may be left out. */
  readonly brief?: boolean | undefined;
  /** Told of everything that the checks look at in the matrix: for knowing what an edit touches. */
  readonly reads?: Reads | undefined;
}

/** What is the same for all lines of a payer. */
export interface PayerContext extends RunContext {
  /** `undefined`: the payer is not in the matrix. */
  readonly payer: Payer | undefined;
  readonly payerText: string;
  /** The payer's name as the matrix has it, else as the sheet says it. */
  readonly payerName: string;
  /** What checks worked out of these lines together. */
  readonly analyses: Analyses;
}

/** What a check of an encounter sees. */
export interface EncounterContext extends PayerContext, Encounter {
  /** Rows of this patient and date that cannot be read: what is missing here may stand there. */
  readonly unreadable: readonly UnusableLine[];
}

/** What a check of a patient sees. */
export interface PatientContext extends PayerContext, PatientLines {}

/*
 * Contexts are made field by field and always in the same order: there is one for every group of lines, and objects that are spread into
 * one another cost more than most checks.
 */

/** An encounter as its checks see it. */
export function encounterContext(
  run: RunContext,
  { payerText, patient, dos, institutional, isVoid, lines }: Encounter,
  payer: Payer | undefined,
  unreadable: readonly UnusableLine[],
): EncounterContext {
  return {
    matrix: run.matrix,
    reference: run.reference,
    asOf: run.asOf,
    has: run.has,
    missingSets: run.missingSets,
    decided: run.decided,
    brief: run.brief,
    reads: run.reads,
    payer,
    payerText,
    payerName: payer?.name ?? payerText,
    analyses: [],
    patient,
    dos,
    institutional,
    isVoid,
    lines,
    unreadable,
  };
}

/** A patient's lines as their checks see them. */
export function patientContext(
  run: RunContext,
  { payerText, patient, lines, first }: PatientLines,
  payer: Payer | undefined,
): PatientContext {
  return {
    matrix: run.matrix,
    reference: run.reference,
    asOf: run.asOf,
    has: run.has,
    missingSets: run.missingSets,
    decided: run.decided,
    brief: run.brief,
    reads: run.reads,
    payer,
    payerText,
    payerName: payer?.name ?? payerText,
    analyses: [],
    patient,
    first,
    lines,
  };
}

/** One day of a patient's lines, for a check that goes through them day by day. */
export const dayOfPatient = (context: PatientContext, encounter: Encounter): EncounterContext =>
  encounterContext(context, encounter, context.payer, NONE_UNREADABLE);

const NONE_UNREADABLE: readonly UnusableLine[] = [];

/** Reports *not checked* where the sheet has no column for some of the fields. @returns whether all columns are there */
export function hasFields(
  context: RunContext,
  report: Report,
  lines: readonly ClaimLine[],
  fields: readonly Field[],
): boolean {
  const missing = fields.filter((field) => !context.has(field));
  if (missing.length > 0) {
    report.notChecked({ lines, ...withoutColumns(missing) });
  }
  return missing.length === 0;
}

/**
 * Reports *not checked* where another row of the encounter cannot be read: what lines seem to lack may stand there.
 * @returns whether every row could be read
 */
export function allReadable(context: EncounterContext, report: Report, lines: readonly ClaimLine[]): boolean {
  if (context.unreadable.length === 0) return true;
  report.notChecked({ lines, reason: "field", because: "another row of this patient and date cannot be read" });
  return false;
}
