import type { ClaimSheet } from "../../claims/sheet";
import type { PayerBook } from "../../matrix/payers";
import { folded } from "../../values/cell";
import type { Cents } from "../../values/money";
import { atOnce, eachInSteps, type Steps } from "../../values/steps";
import { linesToFix, type Finding, type NotChecked } from "../finding";
import { claimsInSteps, type SheetClaim } from "./claims";

/**
 * What is done with a claim: it is sent, it waits for an error, somebody looks at it first, or it takes an earlier claim back and is sent apart
 * from the new services.
 */
export type ReleaseState = "released" | "look" | "hold" | "void";

export const RELEASE_STATES = ["released", "look", "hold", "void"] as const satisfies readonly ReleaseState[];

/** A claim with what is done with it, and everything that says so. */
export interface ReleaseClaim extends SheetClaim {
  readonly state: ReleaseState;
  /** Findings whose lines to fix are of this claim, the gravest first. */
  readonly findings: readonly Finding[];
  /** What could not be checked on its lines. */
  readonly notChecked: readonly NotChecked[];
  /** Findings that somebody dismissed with a reason: they do not hold the claim. */
  readonly dismissed: readonly Finding[];
  /** A replacement of the claim stands on the sheet too. */
  readonly isReplaced: boolean;
}

/** How many claims, and their money. */
export interface ReleaseTotal {
  readonly claims: number;
  readonly lines: number;
  readonly amount: Cents;
  /** Rows whose charge is blank or cannot be read: the amount lacks them. */
  readonly withoutCharge: number;
  /** Claims that a dismissed error or warning would have kept back. */
  readonly withReason: number;
}

/** The claims of a sheet by what is done with them. */
export interface Release {
  /** In the order of their first rows. */
  readonly claims: readonly ReleaseClaim[];
  readonly totals: Readonly<Record<ReleaseState, ReleaseTotal>>;
}

/** What was checked, as far as it says what is done with a claim. */
export interface ReleaseInput {
  readonly sheet: Pick<ClaimSheet, "lines" | "unusable">;
  readonly payers: Pick<PayerBook, "find">;
  /** What is open: without findings that were dismissed. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly dismissed?: readonly Finding[];
}

/**
 * Releases or holds the claims of a sheet. An error holds the claim of the lines that it would deny. A warning, a check that could not be made,
 * a row that cannot be read, a frequency that is none and a replacement on the same sheet ask for a look. Everything else is released.
 * A finding that was dismissed neither holds nor asks.
 * @example releaseOf({ sheet, payers: matrix.payers, ...result }).totals.hold.claims
 */
export function releaseOf(input: ReleaseInput): Release {
  return atOnce(releaseInSteps(input));
}

/** The same in steps, so that a screen stays alive. */
export function* releaseInSteps({ sheet, payers, findings, notChecked, dismissed = [] }: ReleaseInput): Steps<Release> {
  const claims = yield* claimsInSteps(sheet, payers);
  const claimOf = new Map<number, number>();
  yield* eachInSteps(claims.entries(), ([at, { lines }]) => {
    for (const line of lines) claimOf.set(line, at);
  });
  const findingsOf = yield* byClaim(findings, linesToFix, claimOf);
  const uncheckedOf = yield* byClaim(notChecked, ({ lines }) => lines, claimOf);
  const dismissedOf = yield* byClaim(dismissed, linesToFix, claimOf);
  const replacements = new Set(claims.filter(({ sending }) => sending === "replacement").map(nameOf));
  const decided: ReleaseClaim[] = [];
  yield* eachInSteps(claims.entries(), ([at, claim]) => {
    const parts = {
      findings: [...(findingsOf.get(at) ?? [])].sort((a, b) => RANK[a.severity] - RANK[b.severity]),
      notChecked: uncheckedOf.get(at) ?? [],
      dismissed: dismissedOf.get(at) ?? [],
      isReplaced: claim.claim !== "" && claim.sending === "original" && replacements.has(nameOf(claim)),
    };
    decided.push({ ...claim, ...parts, state: stateOf({ ...claim, ...parts }) });
  });
  return { claims: decided, totals: totalsOf(decided) };
}

/** What is said of lines, by the claim of each; of one claim each is said once. */
function* byClaim<T>(
  items: readonly T[],
  linesOf: (item: T) => readonly number[],
  claimOf: ReadonlyMap<number, number>,
): Steps<ReadonlyMap<number, readonly T[]>> {
  const of = new Map<number, T[]>();
  for (const item of items) {
    yield* eachInSteps(linesOf(item), (line) => {
      const at = claimOf.get(line) ?? -1;
      const known = of.get(at);
      if (!known) of.set(at, [item]);
      else if (known[known.length - 1] !== item) known.push(item);
    });
    yield;
  }
  return of;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

const nameOf = ({ claim, payer, patient, turn }: SheetClaim): string =>
  [folded(claim), folded(payer), folded(patient), turn].join("\u0000");

function stateOf(claim: Omit<ReleaseClaim, "state">): ReleaseState {
  if (claim.sending === "void") return "void";
  if (claim.findings.some(({ severity }) => severity === "error")) return "hold";
  const asks =
    claim.findings.some(({ severity }) => severity === "warning") ||
    claim.notChecked.length > 0 ||
    claim.unusable.length > 0 ||
    claim.doubtful.length > 0 ||
    claim.frequency !== "" ||
    claim.isReplaced;
  return asks ? "look" : "released";
}

/** Whether a claim would be kept back, had nobody dismissed a finding of it. */
export function isWithReason({ state, dismissed }: Pick<ReleaseClaim, "state" | "dismissed">): boolean {
  return state === "released" && dismissed.some(({ severity }) => severity !== "info");
}

function totalsOf(claims: readonly ReleaseClaim[]): Record<ReleaseState, ReleaseTotal> {
  const of = (state: ReleaseState): ReleaseTotal => {
    const own = claims.filter((claim) => claim.state === state);
    const sum = (count: (claim: ReleaseClaim) => number): number =>
      own.reduce((total, claim) => total + count(claim), 0);
    return {
      claims: own.length,
      lines: sum(({ lines }) => lines.length),
      amount: sum(({ amount }) => amount),
      withoutCharge: sum(({ withoutCharge }) => withoutCharge),
      withReason: own.filter(isWithReason).length,
    };
  };
  return { released: of("released"), look: of("look"), hold: of("hold"), void: of("void") };
}
