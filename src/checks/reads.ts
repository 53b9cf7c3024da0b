import type { ClaimLine } from "../claims/line";
import type { Decision, Question } from "../matrix/decide";
import type { Matrix } from "../matrix/matrix";
import type { Drug } from "../matrix/rules";
import type { RuleTableName } from "../matrix/tables";
import type { CheckId } from "./ids";

/** What a row of `Drugs` says beside its code and its days. */
export type DrugColumn = Exclude<keyof Drug, "code" | "from" | "to" | "row">;

/** What a payer's row says that few checks ask for; what else it says concerns every line of the payer. */
export type PayerColumn = "edits" | "filingDays";

/** What is looked up in the matrix by a key of its own: a code, an authorisation's number, a patient. */
export type FactKind =
  /** Which rows of `Drugs` a code has on a line's day. */
  | "drugs"
  /** What such a row says in a column. */
  | `drugs: ${DrugColumn}`
  /** Whether `Drugs` lists a code at all. */
  | "listed drugs"
  | "drugs of an NDC"
  | "names of drugs"
  /** What `CodeStatus` says of a code on a line's day. */
  | "life of a code"
  /** Whether a line's day has another code under the name than a table's edition. */
  | "redefined codes"
  | "authorisations"
  | "authorisations of a patient"
  | "courses of a patient"
  | "preferred products"
  | "bundling rows of a payer"
  | `payers: ${PayerColumn}`
  /** A table as a whole: what looks so is touched by every change of it. */
  | `all ${RuleTableName}`;

/** What was looked at while something was worked out that several checks share. */
export type Notes = readonly ((check: CheckId) => void)[];

/** Listens to everything that checks look at in the matrix, so that an edit rechecks what it touches and nothing else. */
export interface Reads {
  /** The matrix itself. The one in a check's context tells whatever is looked up in it. */
  readonly matrix: Matrix;
  /** The check that looks from now on. */
  begin(check: CheckId): void;
  asked(table: RuleTableName, question: Question, line: ClaimLine, decision: Decision): void;
  nearMisses(table: RuleTableName, question: Question, line: ClaimLine): void;
  fact(kind: FactKind, key: string): void;
  /** Works something out, and says what was looked at meanwhile. */
  noting<V>(make: () => V): { readonly value: V; readonly notes: Notes };
  /** The check that looks now has seen what was worked out before. */
  again(notes: Notes): void;
}

/** A listener with the matrix that tells it what is looked up. */
export interface Listened extends Reads {
  readonly told: Matrix;
}

/** What was worked out of a group of lines, by the number of the analysis, and of which context: a copy of a context may have other lines. */
export type Analyses = ({ readonly of: object; readonly value: unknown; readonly notes?: Notes } | undefined)[];

let analyses = 0;

/**
 * What is worked out once for a group of lines and shared by several checks: whoever takes it has looked at what it was worked out from.
 * It is kept with the group's context.
 * @param make may look at the matrix through the context alone
 */
export function analysis<C extends { readonly reads?: Reads | undefined; readonly analyses: Analyses }, V>(
  make: (context: C) => V,
): (context: C) => V {
  const number = analyses++;
  return (context) => {
    const { reads } = context;
    const known = context.analyses[number];
    if (known?.of === context) {
      if (known.notes) reads?.again(known.notes);
      return known.value as V;
    }
    const made = reads ? reads.noting(() => make(context)) : { value: make(context) };
    context.analyses[number] = { of: context, ...made };
    return made.value;
  };
}
