// The rules of a matrix and the national tables as plain rows, for peers that know nothing of either: every scope of payers and every list
// of codes is written out. That is done before anything is measured, which is to the peers' advantage.
import { referenceDrugOf } from "../../../src/codes/biosimilars";
import { narrownessOf, type CodeList } from "../../../src/codes/code-list";
import type { DiagnosisList, DiagnosisTerm } from "../../../src/codes/diagnosis-list";
import { everInFamily } from "../../../src/codes/families";
import { allModifiers, hasRole } from "../../../src/codes/modifiers";
import type { Reference } from "../../../src/codes/reference/reference";
import type { Matrix } from "../../../src/matrix/matrix";
import { payerKey, payerNarrowness } from "../../../src/matrix/payers";
import type { Payer, Rule } from "../../../src/matrix/rules";
import type { Day } from "../../../src/values/day";

/** A rule for one payer and one code. `rank` is the narrowness of payer and code: the greater decides. */
export interface FlatRule {
  readonly payer: string;
  readonly code: string;
  readonly rank: number;
  readonly from: Day;
  readonly to: Day;
}
/** Diagnoses from `low` on and before `high`, as texts are compared. `rank`: how narrow the term is. */
export interface FlatDiagnoses {
  readonly low: string;
  readonly high: string;
  readonly rank: number;
}
export interface FlatAuth extends FlatRule {
  /** `null`: of every diagnosis. */
  readonly diagnoses: readonly FlatDiagnoses[] | null;
  readonly need: "always" | "above" | "never";
  readonly maxUnits: number;
}
export interface FlatLimit extends FlatRule {
  readonly units: number;
  readonly mai: number;
}
export interface FlatCoverage extends FlatRule {
  readonly covered: readonly FlatDiagnoses[];
}
export interface FlatWaste extends FlatRule {
  readonly wantsJz: boolean;
}
export interface FlatDrug {
  readonly code: string;
  readonly container: "Single" | "Multi" | "";
  readonly isHydration: boolean;
}

/** Everything that the five checks ask, but the pairs themselves. */
export interface FlatRules {
  /** Payer by the words of a name or alias, in lower case. */
  readonly payers: ReadonlyMap<string, { readonly id: string; readonly kind: string }>;
  readonly auth: readonly FlatAuth[];
  readonly limits: readonly FlatLimit[];
  readonly coverage: readonly FlatCoverage[];
  readonly waste: readonly FlatWaste[];
  readonly drugs: readonly FlatDrug[];
  readonly visits: ReadonlySet<string>;
  /** Modifiers that keep a pair apart: on a visit, and on any other line. */
  readonly bypassOnVisit: ReadonlySet<string>;
  readonly bypassElsewhere: ReadonlySet<string>;
  /** Codes that mean something else, or are new, since the edition of the pairs: from that day on they are not compared. */
  readonly newSince: ReadonlyMap<string, Day>;
}

const OPEN: Day = 999_999;
const ALWAYS: Day = 0;
const BOUND_BY_ZERO = ["Medicare", "Medicare Advantage"];

/** @param used codes that stand on claims: those that a `*`, a range or a prefix is written out for */
export function flatRules(matrix: Matrix, reference: Reference, used: ReadonlySet<string>): FlatRules {
  const payers = new Map<string, { readonly id: string; readonly kind: string }>();
  for (const payer of matrix.payers.all)
    for (const name of [payer.id, payer.name, ...payer.aliases])
      payers.set(payerKey(name), { id: payer.id, kind: payer.kind });
  const flat = <R extends Rule, F>(rules: readonly R[], make: (rule: R, at: FlatRule) => F): F[] =>
    rules.flatMap((rule) => placesOf(rule, matrix.payers.all, used).map((at) => make(rule, at)));
  const { PriorAuth, UnitLimits, Wastage } = matrix.tables;
  return {
    payers,
    auth: flat(PriorAuth.rules, (rule, at) => ({
      ...at,
      diagnoses: rule.diagnoses && termsOf(rule.diagnoses),
      need:
        rule.requirement === "Required"
          ? "always"
          : rule.requirement === "Not required" && rule.maxUnits !== null
            ? "above"
            : "never",
      maxUnits: rule.maxUnits ?? 0,
    })),
    limits: [
      ...flat(UnitLimits.rules, (rule, at) => ({ ...at, units: rule.maxUnits, mai: Number(rule.mai ?? 2) })),
      ...nationalLimits(matrix.payers.all, reference, used),
    ],
    coverage: coverageOf(matrix, used),
    waste: flat(Wastage.rules, (rule, at) => ({ ...at, wantsJz: rule.jz === "Required" })),
    drugs: drugsOf(matrix, used),
    visits: new Set([...used].filter((code) => everInFamily(code, "evaluation"))),
    bypassOnVisit: modifiersThat((modifier) => hasRole(modifier, "visitOnly")),
    bypassElsewhere: modifiersThat((modifier) => !hasRole(modifier, "visitOnly")),
    newSince: newSince(matrix, reference, used),
  };
}

const modifiersThat = (fits: (modifier: string) => boolean): ReadonlySet<string> =>
  new Set(
    allModifiers()
      .map(({ code }) => code)
      .filter((code) => hasRole(code, "ncciBypass") && fits(code)),
  );

/** A rule for each payer and code that it speaks of. */
function placesOf(rule: Rule, payers: readonly Payer[], used: ReadonlySet<string>): FlatRule[] {
  if (rule.places !== null) throw new Error(`${rule.id} names places of service, which the peers do not know`);
  const codes = codesOf(rule.codes, used);
  return payers.flatMap((payer) => {
    const narrow = payerNarrowness(rule.payer, payer, payer.mac);
    if (narrow === 0) return [];
    return codes.map((code): FlatRule => ({
      payer: payer.id,
      code,
      rank: narrow * 10 + narrownessOf(rule.codes, code),
      from: rule.from ?? ALWAYS,
      to: rule.to ?? OPEN,
    }));
  });
}

function codesOf(list: CodeList, used: ReadonlySet<string>): string[] {
  const single = list.terms.flatMap((term) => (term.kind === "code" ? [term.code] : []));
  return [...new Set([...single, ...used])].filter((code) => narrownessOf(list, code) > 0);
}

/** Only lists without exclusions: a peer would need more than a range for others. */
function termsOf(list: DiagnosisList): FlatDiagnoses[] {
  if (list.excluded.length > 0) throw new Error(`"${list.text}" excludes diagnoses, which the peers do not know`);
  return list.terms.map((term) => ({ low: term.low, high: after(term), rank: rankOf(term) }));
}
const rankOf = ({ low, high }: DiagnosisTerm): number => 1 + low.length * 2 + (low === high ? 1 : 0);
/** The first text behind all that begin as a term's end does. */
const after = ({ high }: DiagnosisTerm): string =>
  high === "" ? "\uffff" : high.slice(0, -1) + String.fromCharCode(high.charCodeAt(high.length - 1) + 1);

function nationalLimits(payers: readonly Payer[], { mue }: Reference, used: ReadonlySet<string>): FlatLimit[] {
  return [...used].flatMap((code) => {
    const sets = mue.filter((set) => set.covers(code));
    return sets.flatMap((set, i) => {
      const limit = set.limit(code);
      const from = i === 0 ? ALWAYS : set.editionDay;
      const to = (sets[i + 1]?.editionDay ?? OPEN + 1) - 1;
      if (!limit) return [];
      return payers
        .filter(
          ({ edits, kind }) => edits !== null && edits !== "None" && (limit.units > 0 || BOUND_BY_ZERO.includes(kind)),
        )
        .map(({ id }): FlatLimit => ({ payer: id, code, rank: 0, from, to, units: limit.units, mai: limit.mai }));
    });
  });
}

/** Rows of the drug itself, and behind them those of its reference drug. */
function coverageOf(matrix: Matrix, used: ReadonlySet<string>): FlatCoverage[] {
  const isDrug = (code: string): boolean => matrix.drugs.has(code) && !everInFamily(code, "lab");
  const drugs = new Set([...used, ...matrix.drugs.keys()].filter(isDrug));
  return matrix.tables.DrugCoverage.rules.flatMap((rule) => {
    const own = placesOf(rule, matrix.payers.all, drugs).filter(({ code }) => !everInFamily(code, "lab"));
    if (own.length === 0) return [];
    if (rule.covered === null || rule.excluded !== null)
      throw new Error(`${rule.id} excludes diagnoses, which the peers do not know`);
    const covered = termsOf(rule.covered);
    const inherited = own.flatMap((at) =>
      [...drugs]
        .filter((code) => referenceDrugOf(code) === at.code)
        .map((code) => ({ ...at, code, rank: at.rank - 100 })),
    );
    return [...own.filter(({ code }) => isDrug(code) || !used.has(code)), ...inherited].map((at) => ({
      ...at,
      covered,
    }));
  });
}

function drugsOf(matrix: Matrix, used: ReadonlySet<string>): FlatDrug[] {
  const codes = new Set([...matrix.drugs.keys(), ...[...used].filter((code) => everInFamily(code, "drug_code"))]);
  return [...codes]
    .filter((code) => !everInFamily(code, "unclassified_drug"))
    .map((code) => {
      const rows = matrix.drugs.get(code) ?? [];
      const [first] = rows;
      const one = rows.every(({ container }) => container === first?.container) ? first?.container : null;
      return { code, container: one ?? "", isHydration: first?.drugClass === "Hydration" };
    });
}

function newSince(matrix: Matrix, { ptp }: Reference, used: ReadonlySet<string>): Map<string, Day> {
  const found = new Map<string, Day>();
  for (const code of used)
    for (const { from } of matrix.codeLives.get(code) ?? [])
      if (ptp && from !== null && from >= ptp.editionDay) found.set(code, Math.min(found.get(code) ?? OPEN, from));
  return found;
}
