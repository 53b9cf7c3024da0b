import { macOfState } from "../codes/macs";
import type { ClaimLine } from "../claims/line";
import type { Decision, NearMiss, Question } from "../matrix/decide";
import type { Payer, Rule, RuleOf } from "../matrix/rules";
import type { Mac, RuleTableName } from "../matrix/tables";
import type { TopicName } from "../matrix/topics";
import { remembered } from "../values/remembered";
import type { PayerContext } from "./context";
import type { NotCheckedDraft, Report } from "./report";

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
