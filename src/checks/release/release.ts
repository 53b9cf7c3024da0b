import type { ClaimSheet } from "../../claims/sheet";
import type { PayerBook } from "../../matrix/payers";
import { folded } from "../../values/cell";
import type { Cents } from "../../values/money";
import { linesToFix, type Finding, type NotChecked } from "../finding";
import { claimsOf, type SheetClaim } from "./claims";

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
export function releaseOf({ sheet, payers, findings, notChecked, dismissed = [] }: ReleaseInput): Release {
  const claims = claimsOf(sheet, payers);
  const claimOf = new Map<number, number>();
  claims.forEach(({ lines }, at) => {
    for (const line of lines) claimOf.set(line, at);
  });
  const own = <T>(items: readonly T[], linesOf: (item: T) => readonly number[]): ((at: number) => readonly T[]) => {
    const of = new Map<number, T[]>();
    for (const item of items) {
      for (const line of linesOf(item)) {
        const at = claimOf.get(line) ?? -1;
        const known = of.get(at);
        if (!known) of.set(at, [item]);
        else if (known[known.length - 1] !== item) known.push(item);
      }
    }
    return (at) => of.get(at) ?? [];
  };
  const [findingsOf, uncheckedOf, dismissedOf] = [
    own(findings, linesToFix),
    own(notChecked, ({ lines }) => lines),
    own(dismissed, linesToFix),
  ];
  const replacements = new Set(claims.filter(({ sending }) => sending === "replacement").map(nameOf));
  const decided = claims.map((claim, at): ReleaseClaim => {
    const parts = {
      findings: [...findingsOf(at)].sort((a, b) => RANK[a.severity] - RANK[b.severity]),
      notChecked: uncheckedOf(at),
      dismissed: dismissedOf(at),
      isReplaced: claim.claim !== "" && claim.sending === "original" && replacements.has(nameOf(claim)),
    };
    return { ...claim, ...parts, state: stateOf({ ...claim, ...parts }) };
  });
  return { claims: decided, totals: totalsOf(decided) };
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
