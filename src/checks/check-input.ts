import type { Reference } from "../codes/reference/reference";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import type { Matrix } from "../matrix/matrix";
import type { Rule } from "../matrix/rules";
import type { Day } from "../values/day";
import type { Check } from "./check";

/** What is checked, and against what. */
export interface CheckInput {
  readonly sheet: ClaimSheet;
  readonly matrix: Matrix;
  readonly reference: Reference;
  /** The day of the check; `null` leaves filing and expiry unchecked. */
  readonly asOf: Day | null;
  /** False where only one line of an encounter was given: checks that compare lines are then not checked. */
  readonly complete?: boolean;
  /** Findings are only compared with others: what nearly decided is left out of them, and a fix may be. */
  readonly brief?: boolean;
  /** Told of every check that ran over a line's encounter or patient, and of the rules that it asked: for an explanation. */
  readonly trace?: Trace;
}

/** Listens to a run. */
export interface Trace {
  ran(check: Check): void;
  decided(check: Check, line: ClaimLine, rule: Rule): void;
}

/** How far a run is: encounters done of all. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}
