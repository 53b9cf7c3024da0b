import { inFamily, type FamilyName } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import { groupBy, joinWords } from "../values/lists";
import type { Severity } from "./check";
import type { EncounterContext } from "./context";
import type { DecidedBy, Fix } from "./finding";
import type { CheckId } from "./ids";
import { pairsOf, type PairHit } from "./pairs";
import { decidedByRule, type Report } from "./report";

const is = (line: ClaimLine, family: FamilyName): boolean => inFamily(line.code, family, line.dos);

/** The named checks that explain pairs, narrowest first: a pair is told by the first that claims it, else by NCCI-PTP. */
const OWNERS: readonly { readonly check: CheckId; claims(hit: PairHit): boolean }[] = [
  { check: "INF-11", claims: ({ column1: a, column2: b }) => is(a, "port_flush") || is(b, "port_flush") },
  { check: "INF-12", claims: ({ column1: a, column2: b }) => is(a, "port_blood_draw") || is(b, "port_blood_draw") },
  { check: "EM-03", claims: ({ column1: a, column2: b }) => is(b, "nurse_visit") && is(a, "drug_administration") },
  { check: "EM-02", claims: ({ column1: a, column2: b }) => is(b, "visit") && is(a, "drug_administration") },
  { check: "EM-08", claims: ({ column1: a, column2: b }) => is(a, "visit") && is(b, "visit") },
  { check: "RT-05", claims: ({ column1: a, column2: b }) => is(a, "radiation_management") && is(b, "visit") },
  { check: "INF-18", claims: ({ column1: a, column2: b }) => b.code === "96372" && is(a, "drug_administration") },
  {
    check: "INF-10",
    claims: ({ column1: a, column2: b }) =>
      [a.code, b.code].some((code) => code === "G0498" || code === "96416") &&
      (is(a, "pump") || is(a, "pump_disconnect")) &&
      (is(b, "pump") || is(b, "pump_disconnect")),
  },
  { check: "INF-01", claims: ({ column1: a, column2: b }) => is(a, "infusion_initial") && is(b, "infusion_initial") },
  {
    check: "INF-17",
    claims: ({ column1: a, column2: b }) => is(a, "drug_administration") && ["36000", "36410"].includes(b.code),
  },
  {
    check: "MOL-04",
    claims: ({ column1: a, column2: b }) =>
      is(a, "molecular_panel") && (is(b, "molecular_panel") || is(b, "single_gene")),
  },
  {
    check: "LAB-06",
    claims: ({ column1: a, column2: b }) => [a.code, b.code].includes("G0103") && [a.code, b.code].includes("84153"),
  },
  { check: "LAB-03", claims: ({ column1: a, column2: b }) => is(a, "blood_count") && is(b, "blood_count") },
  { check: "LAB-01", claims: ({ column1: a, column2: b }) => is(a, "lab_panel") && is(b, "lab") },
];

const owners = new WeakMap<PairHit, CheckId>();

/** The check that tells a pair. */
export function ownerOf(hit: PairHit): CheckId {
  let owner = owners.get(hit);
  if (owner === undefined) owners.set(hit, (owner = OWNERS.find(({ claims }) => claims(hit))?.check ?? "NCCI-PTP"));
  return owner;
}

/** Tells the open pairs that belong to a check: one finding per denied line, with all the lines it is bundled into. */
export function tellPairs(context: EncounterContext, report: Report, check: CheckId): void {
  const { hits: all } = pairsOf(context);
  if (all.length === 0) return;
  const open = all.filter((hit) => hit.bypass === null && ownerOf(hit) === check);
  for (const hits of groupBy(
    open,
    (hit) => `${hit.column2.index} ${hit.indicator === 0 ? 0 : hit.wanted.line.index} ${sourceKey(hit)}`,
  ).values()) {
    const [first] = hits as [PairHit, ...PairHit[]];
    const others = hits.map((hit) => hit.column1);
    report.find({
      lines: [first.column2, ...others],
      ...(first.indicator === 0 ? {} : { lacking: ["Mods"] }),
      severity: severityOf(first),
      message: messageOf(hits, first),
      fix: fixOf(hits, first),
      decidedBy: pairDecision(first),
      nearMisses: first.by.kind === "rule" ? first.by.nearMisses() : [],
    });
  }
}

const sourceKey = ({ by }: PairHit): string => (by.kind === "rule" ? by.rule.id : by.set.edition);

function severityOf(hit: PairHit): Severity {
  return hit.onlyLikely || hit.relation === "unknown specialty" ? "warning" : "error";
}

/** "pair table 2024-07, indicator 0", or the payer's rule. */
export function pairSource(hit: PairHit): string {
  return hit.by.kind === "rule"
    ? `${hit.by.rule.id}, indicator ${hit.indicator}`
    : `pair table ${hit.by.set.edition}, indicator ${hit.indicator}`;
}

function messageOf(hits: readonly PairHit[], first: PairHit): string {
  const { column2, wanted, indicator } = first;
  const into = joinWords([...new Set(hits.map((hit) => hit.column1.code))], "and");
  const only = first.relation === "unknown specialty" ? ", if both practitioners have the same specialty" : "";
  const likely = first.onlyLikely ? "; this payer has edits of its own" : "";
  const source = pairSource(first);
  if (indicator === 0)
    return `${column2.code} is bundled into ${into} the same day (${source})${only}: no modifier fixes this${likely}`;
  const where = wanted.line === column2 ? "" : ` on ${wanted.line.code}`;
  const misplaced = misplacedModifier(hits);
  return `${column2.code} is bundled into ${into} the same day (${source})${only === "" ? "" : `${only},`} unless ${modifiersText(wanted.modifiers)} stands${where || ` on ${column2.code}`}${misplaced}${likely}`;
}

/** A visit's 59, or a procedure's 25, that does not count. */
function misplacedModifier(hits: readonly PairHit[]): string {
  for (const { column1, column2, wanted } of hits) {
    const other = wanted.line === column2 ? column1 : column2;
    const found = other.mods.find((modifier) => wanted.modifiers.includes(modifier));
    if (found) return `; ${found} on ${other.code} does not count`;
  }
  return "";
}

const modifiersText = (modifiers: readonly string[]): string => joinWords(modifiers, "or");

function fixOf(hits: readonly PairHit[], first: PairHit): Fix {
  const { column2, wanted, indicator } = first;
  if (indicator === 0) {
    return {
      text: `No modifier fixes this: remove line ${column2.index}`,
      changes: [{ line: column2.index, field: "Line", from: column2.code, to: "" }],
    };
  }
  const others = joinWords([...new Set(hits.map((hit) => hit.column1.code))], "and");
  const record =
    wanted.modifiers.length === 1 && wanted.modifiers[0] === "25"
      ? `Add 25 to line ${wanted.line.index} if the record shows a significant visit of its own beside ${others}; else remove line ${column2.index}`
      : `Add ${modifiersText(wanted.modifiers)} to line ${wanted.line.index} only if the record shows a service apart from ${others}; else remove line ${column2.index}`;
  return { text: record, changes: [] };
}

/** What decided a pair: the payer's rule, or the national table. */
export function pairDecision(hit: PairHit): DecidedBy {
  if (hit.by.kind === "rule") return decidedByRule(hit.by.rule);
  const { set } = hit.by;
  return {
    kind: "public",
    title: `NCCI pair ${hit.column1.code}/${hit.column2.code}, indicator ${hit.indicator}, edition ${set.edition} (${set.origin})`,
    from: null,
  };
}
