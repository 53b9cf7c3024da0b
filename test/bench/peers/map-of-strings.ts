// The five checks as one would write them on a first day: objects in Maps, found by texts put together.
import type { Cells } from "../../../src/values/cell";
import type { FoundLines } from "../five-checks";
import type { FlatAuth, FlatCoverage, FlatDiagnoses, FlatDrug, FlatLimit, FlatRule, FlatRules } from "./flat-rules";
import { encounterKey, plainLines, type PlainLine } from "./plain-lines";

/** One row of the national pairs. Days; 0 and a great one where it has none. */
export type FlatPair = readonly [column1: string, column2: string, from: number, to: number, indicator: number];

interface Period {
  readonly from: number;
  readonly to: number;
  readonly indicator: number;
}

/** Places of service that are paid by the encounter, so that JW and JZ are not theirs. */
const ENCOUNTER_RATE = ["50", "72"];
/** Since this day a modifier of distinct services counts on either line of a pair. */
const EITHER_LINE_FROM = 43_647;

/** The rules and tables in Maps, ready to be asked. */
export interface MapChecks {
  /** Reads rows and checks them. */
  run(cells: Cells): FoundLines;
  read(cells: Cells): PlainLine[];
  check(lines: readonly PlainLine[]): FoundLines;
}

export function pairMap(pairs: Iterable<FlatPair>): Map<string, Period[]> {
  const map = new Map<string, Period[]>();
  for (const [column1, column2, from, to, indicator] of pairs) {
    const key = `${column1}|${column2}`;
    const known = map.get(key);
    if (known) known.push({ from, to, indicator });
    else map.set(key, [{ from, to, indicator }]);
  }
  return map;
}

export function mapChecks(rules: FlatRules, pairs: ReadonlyMap<string, readonly Period[]>): MapChecks {
  const auth = byPayerAndCode(rules.auth);
  const limits = byPayerAndCode(rules.limits);
  const coverage = byPayerAndCode(rules.coverage);
  const waste = byPayerAndCode(rules.waste);
  const drugs = new Map(rules.drugs.map((drug) => [drug.code, drug]));

  const read = (cells: Cells): PlainLine[] => plainLines(cells, rules.payers);

  function check(lines: readonly PlainLine[]): FoundLines {
    const found = { auth: new Set<number>(), pairs: new Set<number>(), units: new Set<number>() };
    const more = { coverage: new Set<number>(), waste: new Set<number>() };
    const encounters = new Map<string, PlainLine[]>();
    for (const line of lines) {
      const key = encounterKey(line);
      const known = encounters.get(key);
      if (known) known.push(line);
      else encounters.set(key, [line]);
      if (needsAuth(line, auth)) found.auth.add(line.index);
      if (notCovered(line, coverage)) more.coverage.add(line.index);
    }
    for (const own of encounters.values()) {
      findPairs(own, found.pairs);
      findUnits(own, limits, found.units);
      findWaste(own, more.waste);
    }
    return { ...found, ...more };
  }

  function findPairs(own: readonly PlainLine[], into: Set<number>): void {
    for (let i = 0; i < own.length; i++) {
      for (let j = i + 1; j < own.length; j++) {
        const [a, b] = [own[i], own[j]] as [PlainLine, PlainLine];
        if (a.payer === "" || a.code === b.code || !sameProvider(a, b) || isNew(a) || isNew(b)) continue;
        const denied = deniedOf(a, b) ?? deniedOf(b, a);
        if (denied !== null && denied !== "kept apart") into.add(denied);
      }
    }
  }

  /** The line that denies, where the pair is open in this order. */
  function deniedOf(column1: PlainLine, column2: PlainLine): number | "kept apart" | null {
    for (const { from, to, indicator } of pairs.get(`${column1.code}|${column2.code}`) ?? []) {
      if (indicator === 9 || column1.dos < from || column1.dos > to) continue;
      return indicator === 1 && isKeptApart(column1, column2) ? "kept apart" : column2.index;
    }
    return null;
  }

  function isKeptApart(column1: PlainLine, column2: PlainLine): boolean {
    return [column2, column1].some((line) => {
      if (rules.visits.has(line.code)) return line.mods.some((mod) => rules.bypassOnVisit.has(mod));
      if (rules.visits.has(column2.code)) return false;
      if (line === column1 && line.dos < EITHER_LINE_FROM) return false;
      return line.mods.some((mod) => rules.bypassElsewhere.has(mod));
    });
  }

  const isNew = ({ code, dos }: PlainLine): boolean => dos >= (rules.newSince.get(code) ?? Infinity);

  function findWaste(own: readonly PlainLine[], into: Set<number>): void {
    const groups = new Map<
      string,
      { readonly drug: FlatDrug; readonly container: string; readonly lines: PlainLine[] }
    >();
    for (const line of own) {
      const drug = drugs.get(line.code);
      if (!drug) continue;
      const container = line.container || drug.container;
      const key = `${line.code}|${container}`;
      const known = groups.get(key);
      if (known) known.lines.push(line);
      else groups.set(key, { drug, container, lines: [line] });
    }
    for (const { drug, container, lines } of groups.values()) {
      const [first] = lines as [PlainLine, ...PlainLine[]];
      if (first.source !== "" && first.source !== "Purchased") continue;
      if (drug.isHydration || container !== "Single" || lines.some(({ mods }) => mods.includes("JW"))) continue;
      if (first.payerKind === "Medicare" && ENCOUNTER_RATE.includes(first.place)) continue;
      if (best(waste.get(`${first.payer}|${first.code}`), first.dos)?.wantsJz !== true) continue;
      for (const line of lines) if (!line.mods.includes("JZ")) into.add(line.index);
    }
  }

  return { run: (cells) => check(read(cells)), read, check };
}

function byPayerAndCode<R extends FlatRule>(rules: readonly R[]): Map<string, R[]> {
  const map = new Map<string, R[]>();
  for (const rule of rules) {
    const key = `${rule.payer}|${rule.code}`;
    const known = map.get(key);
    if (known) known.push(rule);
    else map.set(key, [rule]);
  }
  return map;
}

/** The rule that decides: the narrowest in force, of these the one that began last. */
function best<R extends FlatRule>(
  rules: readonly R[] | undefined,
  dos: number,
  narrower: (rule: R) => number = () => 0,
): R | null {
  let found: R | null = null;
  let rank = -1;
  for (const rule of rules ?? []) {
    if (dos < rule.from || dos > rule.to) continue;
    const by = narrower(rule);
    if (by < 0) continue;
    const own = (rule.rank + 200) * 100 + by;
    if (found === null || own > rank || (own === rank && rule.from > found.from)) {
      found = rule;
      rank = own;
    }
  }
  return found;
}

const matches = (terms: readonly FlatDiagnoses[], dx: readonly string[]): number =>
  dx.reduce(
    (most, one) =>
      terms.reduce((rank, { low, high, rank: own }) => (one >= low && one < high ? Math.max(rank, own) : rank), most),
    -1,
  );

function needsAuth(line: PlainLine, auth: ReadonlyMap<string, readonly FlatAuth[]>): boolean {
  if (line.auth !== "") return false;
  const rule = best(auth.get(`${line.payer}|${line.code}`), line.dos, ({ diagnoses }) =>
    diagnoses === null ? 0 : matches(diagnoses, line.dx),
  );
  return rule?.need === "always" || (rule?.need === "above" && (line.units ?? 0) > rule.maxUnits);
}

function notCovered(line: PlainLine, coverage: ReadonlyMap<string, readonly FlatCoverage[]>): boolean {
  const rule = best(coverage.get(`${line.payer}|${line.code}`), line.dos);
  return rule !== null && line.dx.length > 0 && matches(rule.covered, line.dx) < 0;
}

function findUnits(
  own: readonly PlainLine[],
  limits: ReadonlyMap<string, readonly FlatLimit[]>,
  into: Set<number>,
): void {
  const byCode = new Map<string, PlainLine[]>();
  for (const line of own) {
    if (line.units === null) continue;
    const known = byCode.get(line.code);
    if (known) known.push(line);
    else byCode.set(line.code, [line]);
  }
  for (const all of byCode.values())
    for (const lines of byProvider(all)) {
      const [first] = lines as [PlainLine, ...PlainLine[]];
      const limit = best(limits.get(`${first.payer}|${first.code}`), first.dos);
      if (!limit) continue;
      const total = lines.reduce((sum, { units }) => sum + (units ?? 0), 0);
      for (const line of lines) if ((limit.mai === 1 ? (line.units ?? 0) : total) > limit.units) into.add(line.index);
    }
}

function byProvider(lines: readonly PlainLine[]): PlainLine[][] {
  const groups: [PlainLine, ...PlainLine[]][] = [];
  for (const line of lines) {
    const group = groups.find(
      ([{ npi, specialty }]) =>
        npi === "" || line.npi === "" || npi === line.npi || (specialty !== "" && specialty === line.specialty),
    );
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

const sameProvider = (a: PlainLine, b: PlainLine): boolean =>
  a.npi === "" ||
  b.npi === "" ||
  a.npi === b.npi ||
  a.specialty === "" ||
  b.specialty === "" ||
  a.specialty === b.specialty;
