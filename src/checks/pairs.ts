import { inFamily } from "../codes/families";
import { hasRole, modifiersOf } from "../codes/modifiers";
import { openPair, type PtpSet } from "../codes/reference/reference";
import { providerRelation, type ProviderRelation } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { parseDay } from "../values/day";
import type { EncounterContext } from "./context";
import { isRedefined } from "./facts";
import { analysis } from "./reads";
import { ownPairs, type PairRow } from "./payer-pairs";
import type { NotCheckedDraft } from "./report";

/**
 * The pairs of an encounter: every two lines of which one is bundled into the other, from the payer's Bundling rules or the national table.
 * Found once per encounter; NCCI-PTP and the named pairs (EM-02, INF-11 …) tell them, each pair once.
 */
export interface PairHit {
  readonly column1: ClaimLine;
  /** The line that denies. */
  readonly column2: ClaimLine;
  /** 0 no modifier helps, 1 a modifier may. */
  readonly indicator: 0 | 1;
  /** The modifier that keeps the lines apart, and where it stands. */
  readonly bypass: { readonly line: ClaimLine; readonly modifier: string } | null;
  /** Where a modifier would have to stand, and which. */
  readonly wanted: { readonly line: ClaimLine; readonly modifiers: readonly string[] };
  readonly by: { readonly kind: "national"; readonly set: PtpSet } | ({ readonly kind: "rule" } & PairRow);
  readonly relation: Exclude<ProviderRelation, "different">;
  /** The payer's edits are Medicaid's own: the practitioner table only suggests. */
  readonly onlyLikely: boolean;
}

export interface PairAnalysis {
  readonly hits: readonly PairHit[];
  /** Rows by which the payer keeps lines apart that the national table may bundle. */
  readonly apart: readonly PairRow[];
  readonly undecided: readonly NotCheckedDraft[];
}

/** Since this date a distinct-service modifier counts on either line of a pair (CR 11168). */
const EITHER_LINE_FROM = parseDay("2019-07-01") ?? 0;

/** The pairs of an encounter. */
export const pairsOf = analysis(analyse);

const NOTHING: PairAnalysis = { hits: [], apart: [], undecided: [] };

function analyse(context: EncounterContext): PairAnalysis {
  const { lines, payer, reference, missingSets } = context;
  if (lines.length < 2 || lines.every((line) => line.code === lines[0]?.code)) return NOTHING;
  if (!payer)
    return {
      ...NOTHING,
      undecided: [{ lines, reason: "payer", because: `the payer "${context.payerText}" is not in the matrix` }],
    };

  const undecided: NotCheckedDraft[] = [];
  const hits: PairHit[] = [];
  const apart: PairRow[] = [];
  const national = nationalTable();

  function nationalTable(): PtpSet | null {
    const missing = missingSets.get("PTP");
    const because =
      payer?.edits === null
        ? `Payers does not say which Edits ${context.payerName} applies`
        : payer?.edits === "None"
          ? null
          : context.institutional
            ? "the loaded pairs are the practitioner table, and these lines are institutional"
            : missing !== undefined
              ? `the pairs of edition ${missing}, which the workbook names, are not on this computer`
              : reference.ptp === null
                ? "no table of pairs is loaded"
                : "";
    if (because === "") return reference.ptp;
    if (because !== null) undecided.push({ lines, reason: payer?.edits === null ? "rule" : "reference", because });
    return null;
  }

  const usable = (line: ClaimLine): boolean => {
    if (!national) return false;
    if (!national.covers(line.code)) {
      undecided.push(
        referenceGap(line, `the pairs of edition ${national.edition} (${national.origin}) do not hold ${line.code}`),
      );
      return false;
    }
    if (isRedefined(context, line, national.editionDay)) {
      undecided.push(
        referenceGap(line, `${line.code} is new or was redefined after edition ${national.edition} of the pairs`),
      );
      return false;
    }
    return true;
  };
  const usableLines = lines.map(usable);
  const ownPair = ownPairs(context);

  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const a = lines[i] as ClaimLine;
      const b = lines[j] as ClaimLine;
      if (a.code === b.code) continue;
      const relation = providerRelation(a, b);
      if (relation === "different") continue;
      const own = ownPair(a, b);
      if (own.kind === "undecided") undecided.push(own.draft);
      if (own.kind === "apart") apart.push(own.by);
      if (own.kind === "undecided" || own.kind === "apart") continue;
      const pair = national && usableLines[i] && usableLines[j] ? openPair(national, a.code, b.code, a.dos) : null;
      if (own.kind === "bundled" && !(own.afterNational && pair?.kind === "pair")) {
        hits.push(
          hitOf(
            context,
            own.column1,
            own.column2,
            own.indicator,
            { kind: "rule", rule: own.by.rule, nearMisses: own.by.nearMisses },
            relation,
          ),
        );
      } else if (national && pair?.kind === "pair") {
        const [column1, column2] = pair.column1 === a.code ? [a, b] : [b, a];
        hits.push(hitOf(context, column1, column2, pair.indicator, { kind: "national", set: national }, relation));
      }
    }
  }
  return { hits: withoutMoot(hits), apart, undecided };
}

/** A line that no modifier can save is removed: what a modifier would do for it beside another line does not matter. */
function withoutMoot(hits: readonly PairHit[]): PairHit[] {
  const certain = ({ relation, onlyLikely }: PairHit): number => Number(relation === "same") + Number(!onlyLikely);
  const lost = new Map<ClaimLine, number>();
  for (const hit of hits)
    if (hit.indicator === 0) lost.set(hit.column2, Math.max(lost.get(hit.column2) ?? 0, certain(hit)));
  return hits.filter((hit) => hit.indicator === 0 || (lost.get(hit.column2) ?? -1) < certain(hit));
}

function referenceGap(line: ClaimLine, because: string): NotCheckedDraft {
  return { lines: [line], reason: "reference", because };
}

function hitOf(
  context: EncounterContext,
  column1: ClaimLine,
  column2: ClaimLine,
  indicator: 0 | 1,
  by: PairHit["by"],
  relation: PairHit["relation"],
): PairHit {
  const said = by.kind === "rule" && by.rule.table === "Bundling" ? by.rule.modifiers : [];
  const accepted = said.length > 0 ? said : null;
  const wanted = wantedModifiers(column1, column2, accepted);
  return {
    column1,
    column2,
    indicator,
    bypass: indicator === 1 ? bypassOf(column1, column2, accepted) : null,
    wanted,
    by,
    relation,
    onlyLikely: by.kind === "national" && context.payer?.edits !== "NCCI",
  };
}

const isVisit = (line: ClaimLine): boolean => inFamily(line.code, "evaluation", line.dos);

function wantedModifiers(
  column1: ClaimLine,
  column2: ClaimLine,
  accepted: readonly string[] | null,
): PairHit["wanted"] {
  const visit = isVisit(column2) ? column2 : isVisit(column1) ? column1 : null;
  if (accepted) return { line: column2, modifiers: accepted };
  if (visit) return { line: visit, modifiers: ["25"] };
  if (inFamily(column2.code, "lab", column2.dos))
    return { line: column2, modifiers: ["59", ...modifiersOf("xSubset"), "91"] };
  return { line: column2, modifiers: ["59", ...modifiersOf("xSubset")] };
}

/**
 * The modifier that keeps a pair apart. A visit's modifier (25, 24, 57 …) counts on the visit alone; another counts on either line
 * since July 2019, before that on the column 2 line. Where the denied line is a visit, only its own modifier helps.
 */
function bypassOf(column1: ClaimLine, column2: ClaimLine, accepted: readonly string[] | null): PairHit["bypass"] {
  for (const line of [column2, column1]) {
    const counts = accepted ? (modifier: string) => accepted.includes(modifier) : modifierTest(line, column1, column2);
    const modifier = line.mods.find(counts);
    if (modifier !== undefined) return { line, modifier };
  }
  return null;
}

function modifierTest(line: ClaimLine, column1: ClaimLine, column2: ClaimLine): (modifier: string) => boolean {
  if (isVisit(line)) return (modifier) => hasRole(modifier, "ncciBypass") && hasRole(modifier, "visitOnly");
  if (isVisit(column2)) return () => false;
  if (line === column1 && line.dos < EITHER_LINE_FROM) return () => false;
  return (modifier) => hasRole(modifier, "ncciBypass") && !hasRole(modifier, "visitOnly");
}
