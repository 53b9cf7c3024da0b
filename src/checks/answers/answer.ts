import type { Reference } from "../../codes/reference/reference";
import { lineOf, type ClaimLine } from "../../claims/line";
import type { NearMiss } from "../../matrix/decide";
import type { Matrix } from "../../matrix/matrix";
import type { RuleTableName } from "../../matrix/tables";
import { wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { ask, type Asked, type AskOptions, type Undecided } from "../ask";
import type { EncounterContext } from "../context";
import type { DecidedBy } from "../finding";
import { missingSetsOf } from "../missing-sets";
import { decidedByRule } from "../report";

/**
 * The answer to one question of a coder: what a formula shows, and what Ask shows with it.
 * `none`: nothing decides; the message says why and what nearly did.
 */
export type Answer =
  | {
      readonly kind: "answer";
      readonly text: string;
      /** The same as a number, where the answer is one. */
      readonly value?: number;
      readonly decidedBy: DecidedBy | null;
      readonly nearMisses: readonly NearMiss[];
      /** The question does not arise for this code: the text says why. */
      readonly applies?: false;
    }
  | { readonly kind: "none"; readonly message: string; readonly nearMisses: readonly NearMiss[] };

/** What every question is asked against. */
export interface Knowledge {
  readonly matrix: Matrix;
  readonly reference: Reference;
  readonly asOf: Day | null;
}

/** A question of one payer and date. */
export interface PayerQuestion {
  readonly payer: string;
  readonly code: string;
  readonly dos: Day;
  /** Normalised. */
  readonly diagnoses?: readonly string[];
  readonly place?: string;
}

/** The question as a line of a claim. */
export function questionLine(question: PayerQuestion, more: Partial<ClaimLine> = {}): ClaimLine {
  return lineOf({
    code: question.code,
    dos: question.dos,
    payer: question.payer,
    dx: question.diagnoses ?? [],
    pos: question.place ?? "",
    ...more,
  });
}

/** A question says all that it needs. */
const hasEveryField = (): boolean => true;

/** A context for lines that no sheet holds: what a check would see. */
export function contextOf(knowledge: Knowledge, lines: readonly ClaimLine[]): EncounterContext {
  const [first] = lines as [ClaimLine, ...ClaimLine[]];
  const { matrix, reference, asOf } = knowledge;
  const payer = matrix.payers.find(first.payer);
  return {
    matrix,
    reference,
    asOf,
    has: hasEveryField,
    missingSets: missingSetsOf(matrix, reference),
    payer,
    payerText: first.payer,
    payerName: payer?.name ?? first.payer,
    analyses: [],
    patient: "",
    dos: first.dos,
    institutional: false,
    isVoid: false,
    lines,
    unreadable: [],
  };
}

/** Asks a rule table; a rule becomes an answer, anything else says why there is none. */
export function answerFrom<T extends RuleTableName>(
  context: EncounterContext,
  table: T,
  line: ClaimLine,
  options: AskOptions,
  words: (asked: Extract<Asked<T>, { kind: "rule" }>) => string,
): Answer {
  return answerOf(context, table, line, ask(context, table, line, options), words);
}

/** Something that holds without asking a rule table. */
export function fact(text: string, decidedBy: DecidedBy | null): Answer {
  return { kind: "answer", text, decidedBy, nearMisses: [] };
}

/** Nothing decides, and why. */
export function none(message: string, nearMisses: readonly NearMiss[] = []): Extract<Answer, { kind: "none" }> {
  return { kind: "none", message, nearMisses };
}

/** The question does not arise for this code, and why. */
export function notApplicable(text: string): Answer {
  return { kind: "answer", text, decidedBy: null, nearMisses: [], applies: false };
}

/**
 * The answer of a rule table that was asked; a rule becomes an answer, anything else says why there is none.
 * @param where the table as a message names it, with its topic
 */
export function answerOf<T extends RuleTableName>(
  context: EncounterContext,
  table: T,
  line: ClaimLine,
  asked: Asked<T>,
  words: (asked: Extract<Asked<T>, { kind: "rule" }>) => string,
  where: string = table,
): Answer {
  if (asked.kind !== "rule") return undecided(context, where, line, asked);
  const { rule } = asked;
  return {
    kind: "answer",
    text: words(asked),
    decidedBy: decidedByRule(rule),
    // Only who asks why looks at them, and they cost more than the answer.
    get nearMisses() {
      return asked.nearMisses();
    },
  };
}

/** That no single rule decides, and why. */
export function undecided<T extends RuleTableName>(
  context: EncounterContext,
  where: string,
  line: ClaimLine,
  asked: Undecided<T>,
): Extract<Answer, { kind: "none" }> {
  const nearMisses = asked.kind === "none" ? asked.nearMisses() : [];
  return { kind: "none", message: noneMessage(context, where, line, asked, nearMisses), nearMisses };
}

function noneMessage<T extends RuleTableName>(
  context: EncounterContext,
  where: string,
  line: ClaimLine,
  asked: Undecided<T>,
  nearMisses: readonly NearMiss[],
): string {
  if (asked.kind === "unknown payer") return unknownPayer(context);
  if (asked.kind === "no date") return `${context.payerName} decides by the processing date: give an as-of date`;
  if (asked.kind === "conflict") {
    return `${where} rules ${joinWords(
      asked.rules.map((rule) => rule.id),
      "and",
    )} contradict each other: correct one of them`;
  }
  return `no ${where} rule of ${context.payerName} decides for ${line.code || "this"} on ${wordsOf(line.dos)}${nearlyText(nearMisses)}`;
}

/** What nearly decided, as the end of a sentence that nothing does; "" where nothing did. */
export function nearlyText([near]: readonly NearMiss[]): string {
  return near ? `. ${near.rule.id} nearly did, but ${near.why}` : "";
}

/** What is said of a payer that the matrix does not know. */
export function unknownPayer(context: EncounterContext): string {
  return `the payer "${context.payerText}" is not in the matrix: add it to Payers, or to the Aliases of the payer it is`;
}
