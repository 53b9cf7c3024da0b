import { macOfState } from "../codes/macs";
import type { Reference } from "../codes/reference/reference";
import type { Field } from "../claims/fields";
import type { Encounter, PatientLines } from "../claims/groups";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { Decision, NearMiss, Question } from "../matrix/decide";
import type { Matrix } from "../matrix/matrix";
import type { Payer, Rule, RuleOf } from "../matrix/rules";
import type { Mac, RuleTableName } from "../matrix/tables";
import type { TopicName } from "../matrix/topics";
import type { Day } from "../values/day";
import { remembered } from "../values/remembered";
import type { Reads } from "./reads";
import type { NotCheckedDraft, Report } from "./report";

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

interface PayerContext extends RunContext {
  /** `undefined`: the payer is not in the matrix. */
  readonly payer: Payer | undefined;
  readonly payerText: string;
  /** The payer's name as the matrix has it, else as the sheet says it. */
  readonly payerName: string;
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
    patient,
    first,
    lines,
  };
}

/** One day of a patient's lines, for a check that goes through them day by day. */
export const dayOfPatient = (context: PatientContext, encounter: Encounter): EncounterContext =>
  encounterContext(context, encounter, context.payer, NONE_UNREADABLE);

const NONE_UNREADABLE: readonly UnusableLine[] = [];

/** A question to the matrix that a line asks, apart from payer, code, diagnoses, place and date. */
export interface AskOptions {
  readonly code?: string;
  readonly column2?: string;
  readonly topic?: TopicName;
}

const NO_OPTIONS: AskOptions = {};

/** The contractor for a line: the payer row's, else that of the performing state; only Medicare has one. */
export function macOf(payer: Payer, line: Pick<ClaimLine, "state" | "dos">): Mac | null {
  if (payer.kind !== "Medicare") return null;
  return payer.mac ?? macOfState(line.state);
}

/** The question that a line asks; `null` where the payer goes by the processing date and no as-of date is given. */
export function questionOf(context: PayerContext, line: ClaimLine, options = NO_OPTIONS): Question | null {
  const { payer } = context;
  const date = payer?.dateBasis === "Processing" ? context.asOf : line.dos;
  if (!payer || date === null) return null;
  return {
    payer,
    mac: macOf(payer, line),
    code: options.code ?? line.code,
    diagnoses: line.dx,
    place: line.pos,
    date,
    column2: options.column2,
    topic: options.topic,
  };
}

/** The answer of the matrix to a line: the rule with what nearly decided, or why there is none. */
export type Asked<T extends RuleTableName> =
  | { readonly kind: "rule"; readonly rule: RuleOf<T>; nearMisses(): readonly NearMiss[] }
  | { readonly kind: "none"; nearMisses(): readonly NearMiss[] }
  | { readonly kind: "unknown payer" | "no date" | "conflict"; readonly rules: readonly RuleOf<T>[] };

/** A question that no single rule decides. */
export type Undecided<T extends RuleTableName> = Exclude<Asked<T>, { readonly kind: "rule" }>;

/** Asks a rule table for a line. */
export function ask<T extends RuleTableName>(
  context: PayerContext,
  table: T,
  line: ClaimLine,
  options: AskOptions = NO_OPTIONS,
): Asked<T> {
  const question = questionOf(context, line, options);
  if (!question) return { kind: context.payer ? "no date" : "unknown payer", rules: [] };
  const { reads } = context;
  const decision: Decision<RuleOf<T>> = (reads ?? context).matrix.tables[table].decide(question);
  reads?.asked(table, question, line, decision);
  if (decision.kind === "conflict") return { kind: "conflict", rules: decision.rules };
  if (decision.kind === "none") return new NoneDecided(context, table, line, question);
  context.decided?.(line, decision.rule);
  return new RuleDecided(context, table, line, question, decision.rule);
}

/* What nearly decided is mostly not wanted: a function for it is made where somebody asks, and not for every answer. */

class NoneDecided {
  readonly kind = "none";

  constructor(
    private readonly context: PayerContext,
    private readonly table: RuleTableName,
    private readonly line: ClaimLine,
    private readonly question: Question,
  ) {}

  get nearMisses(): () => readonly NearMiss[] {
    return () => nearMissesOf(this.context, this.table, this.line, this.question);
  }
}

class RuleDecided<R extends Rule> {
  readonly kind = "rule";

  constructor(
    private readonly context: PayerContext,
    private readonly table: RuleTableName,
    private readonly line: ClaimLine,
    private readonly question: Question,
    readonly rule: R,
  ) {}

  get nearMisses(): () => readonly NearMiss[] {
    return () => nearMissesOf(this.context, this.table, this.line, this.question, this.rule);
  }
}

function nearMissesOf(
  { reads, brief, matrix }: PayerContext,
  table: RuleTableName,
  line: ClaimLine,
  question: Question,
  decided?: Rule,
): readonly NearMiss[] {
  if (brief) return [];
  reads?.nearMisses(table, question, line);
  return (reads?.matrix ?? matrix).tables[table].nearMisses(question, decided);
}

/**
 * Asks a rule table for a line and reports *not checked* where no single rule decides.
 * @returns the rule with its near misses, or `null` after reporting
 */
export function ruleFor<T extends RuleTableName>(
  context: PayerContext,
  report: Report,
  table: T,
  line: ClaimLine,
  options: AskOptions = {},
): { readonly rule: RuleOf<T>; nearMisses(): readonly NearMiss[] } | null {
  const asked = ask(context, table, line, options);
  if (asked.kind === "rule") return asked;
  tellUndecided(context, report, table, line, asked, options.topic);
  return null;
}

/** Reports *not checked* for a question that no single rule decides. */
export function tellUndecided<T extends RuleTableName>(
  context: PayerContext,
  report: Report,
  table: T,
  line: ClaimLine,
  asked: Undecided<T>,
  topic?: TopicName,
): void {
  const why = whyUndecided(context, table, asked.kind, topic);
  report.notChecked("rules" in asked ? { lines: [line], ...why, rules: asked.rules } : { lines: [line], ...why });
}

type Why = Pick<NotCheckedDraft, "reason" | "because" | "undecided">;

/** Why no single rule decides, as a reason and in words: the same for all lines of which it is said. */
export function whyUndecided(
  context: PayerContext,
  table: RuleTableName,
  kind: "none" | "unknown payer" | "no date" | "conflict",
  topic: TopicName | undefined,
): Why {
  switch (kind) {
    case "unknown payer":
      return unknownPayer(context.payerText);
    case "no date":
      return noDate(context.payerName);
    case "conflict":
      return contradiction(table)(topic)(context.payerName);
    case "none":
      return noRule(table)(topic)(context.payerName);
  }
}

/* The words are made once: line after line says the same. */

const tableText = (table: RuleTableName, topic: TopicName | undefined): string =>
  topic ? `${table} (${topic})` : table;

const unknownPayer = remembered((payer: string): Why => ({
  reason: "payer",
  because: `the payer "${payer}" is not in the matrix`,
}));

const noDate = remembered((payer: string): Why => ({
  reason: "field",
  because: `${payer} decides by the processing date, and no as-of date is given`,
}));

const contradiction = remembered((table: RuleTableName) =>
  remembered((topic: TopicName | undefined) =>
    remembered((payer: string): Why => ({
      reason: "conflict",
      because: `rules of ${tableText(table, topic)} for ${payer} contradict each other`,
    })),
  ),
);

const noRule = remembered((table: RuleTableName) =>
  remembered((topic: TopicName | undefined) =>
    remembered((payer: string): Why => ({
      reason: "rule",
      because: `no rule of ${tableText(table, topic)} decides for ${payer}`,
      undecided: table,
    })),
  ),
);

/** Reports *not checked* where the sheet has no column for some of the fields. @returns whether all columns are there */
export function hasFields(
  context: RunContext,
  report: Report,
  lines: readonly ClaimLine[],
  fields: readonly Field[],
): boolean {
  const missing = fields.filter((field) => !context.has(field));
  if (missing.length > 0) {
    report.notChecked({ lines, reason: "field", missing, because: `the sheet has no column ${missing.join(", ")}` });
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
