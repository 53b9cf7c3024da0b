import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { BundlingRule, CodingPolicyRule } from "../matrix/rules";
import { ask } from "./ask";
import type { EncounterContext } from "./context";
import { hasBundlingRows } from "./facts";
import type { NotCheckedDraft } from "./report";

/** A row of the matrix that decides a pair: of `Bundling`, or of `CodingPolicy` for a port flush beside a visit. */
export interface PairRow {
  readonly rule: BundlingRule | CodingPolicyRule;
  nearMisses(): readonly NearMiss[];
}

/** What the payer's own rows say of two lines, before the national table is asked. */
export type OwnPair =
  | {
      readonly kind: "bundled";
      readonly column1: ClaimLine;
      readonly column2: ClaimLine;
      readonly indicator: 0 | 1;
      readonly by: PairRow;
      /** The row only repeats the national pair: where there is one, that is told. */
      readonly afterNational: boolean;
    }
  /** A row says that the lines stand apart. */
  | { readonly kind: "apart"; readonly by: PairRow }
  | { readonly kind: "undecided"; readonly draft: NotCheckedDraft }
  | { readonly kind: "none" };

const NONE: OwnPair = { kind: "none" };

/** What the payer's rows say of two lines of one day. */
export function ownPair(context: EncounterContext, a: ClaimLine, b: ClaimLine): OwnPair {
  return ownPairs(context)(a, b);
}

/** The same for every two lines of an encounter: whether some row may speak of them is looked up once. */
export function ownPairs(context: EncounterContext): (a: ClaimLine, b: ClaimLine) => OwnPair {
  const bundled = hasBundlingRows(context);
  const flushed = context.lines.some(isFlush);
  return (a, b) => {
    const bundling = bundled ? bundlingPair(context, a, b) : NONE;
    return bundling.kind === "none" && flushed ? portFlushPair(context, a, b) : bundling;
  };
}

function bundlingPair(context: EncounterContext, a: ClaimLine, b: ClaimLine): OwnPair {
  for (const [column1, column2] of [
    [a, b],
    [b, a],
  ] as const) {
    const asked = ask(context, "Bundling", column1, { column2: column2.code });
    if (asked.kind === "conflict") return conflict(context, "Bundling", [column1, column2], asked.rules);
    if (asked.kind !== "rule") continue;
    const { indicator } = asked.rule;
    if (indicator === "9") return { kind: "apart", by: asked };
    return {
      kind: "bundled",
      column1,
      column2,
      indicator: indicator === "0" ? 0 : 1,
      by: asked,
      afterNational: false,
    };
  }
  return NONE;
}

const isFlush = (line: ClaimLine): boolean => inFamily(line.code, "port_flush", line.dos);

/** Some plans pay a port flush beside a visit (topic port_flush_with_visit); beside anything else it stays a pair. */
function portFlushPair(context: EncounterContext, a: ClaimLine, b: ClaimLine): OwnPair {
  const [flush, visit] = isFlush(b) ? [b, a] : [a, b];
  if (!isFlush(flush) || !inFamily(visit.code, "visit", visit.dos)) return NONE;
  const asked = ask(context, "CodingPolicy", flush, { topic: "port_flush_with_visit" });
  if (asked.kind === "conflict")
    return conflict(context, "CodingPolicy (port_flush_with_visit)", [visit, flush], asked.rules);
  if (asked.kind !== "rule") return NONE;
  if (asked.rule.value === "paid") return { kind: "apart", by: asked };
  return { kind: "bundled", column1: visit, column2: flush, indicator: 0, by: asked, afterNational: true };
}

function conflict(
  context: EncounterContext,
  where: string,
  lines: readonly ClaimLine[],
  rules: NonNullable<NotCheckedDraft["rules"]>,
): OwnPair {
  const because = `${where} rules for ${context.payerName} contradict each other`;
  return { kind: "undecided", draft: { lines, reason: "conflict", rules, because } };
}
