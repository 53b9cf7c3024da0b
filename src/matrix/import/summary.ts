import type { SetContent, SetKind } from "../../codes/reference/content";
import { setOf } from "../../codes/reference/content";
import {
  mueFor,
  type AddOnSet,
  type MueLimit,
  type MueSet,
  type NdcSet,
  type PairPeriod,
  type PtpSet,
  type Reference,
} from "../../codes/reference/reference";
import { inForce, wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";

export const SUMMARY_CHANGES = [
  "new pair",
  "pair ended",
  "indicator changed",
  "new limit",
  "limit changed",
  "limit gone",
  "new add-on",
  "primaries changed",
  "add-on gone",
  "new NDC",
  "NDC moved",
  "NDC gone",
] as const;
export type SummaryChange = (typeof SUMMARY_CHANGES)[number];

/** What an edition says of the practice's codes and the one before it did not. */
export interface CodeChange {
  readonly what: SummaryChange;
  /** The code, or both codes of a pair with column 1 first; of an NDC its code. */
  readonly codes: readonly string[];
  /** In a sentence, such as `96413/99214: a modifier may now keep them apart`. */
  readonly text: string;
}

/** What an imported table comes to for one practice. */
export interface SetSummary {
  readonly kind: SetKind;
  readonly edition: string;
  readonly rows: number;
  readonly origin: string;
  /** The edition it is compared with; `null` where there is none before it. */
  readonly against: string | null;
  /** The content is the very one that is in use. */
  readonly same: boolean;
  readonly changes: readonly CodeChange[];
  /** Codes of the practice that the edition before did not hold, so that nothing can be said of what is new for them. */
  readonly uncompared: readonly string[];
}

/** How often each kind of change occurs, in their order; those that do not are left out. */
export function changeCounts(summary: Pick<SetSummary, "changes">): ReadonlyMap<SummaryChange, number> {
  const counts = new Map<SummaryChange, number>();
  for (const what of SUMMARY_CHANGES) {
    const n = summary.changes.filter((change) => change.what === what).length;
    if (n > 0) counts.set(what, n);
  }
  return counts;
}

/**
 * What imported tables come to against the sets in use, for the codes that a practice uses: new, changed and gone.
 * @param practiceCodes codes of the open claim sheet, else those that the matrix names
 */
export function importSummary(
  before: Reference,
  after: { readonly contents: readonly SetContent[] },
  practiceCodes: ReadonlySet<string>,
): SetSummary[] {
  const codes = [...practiceCodes].sort();
  const sets = after.contents.map((content) => ({ info: content.info, set: setOf(content) }));
  // Of unit limits each edition is compared with the one before it, which may be among the imported.
  const imported = sets.flatMap(({ set }) => (set.kind === "MUE" ? [set] : []));
  return sets
    .sort((a, b) => a.info.editionDay - b.info.editionDay)
    .map(({ info, set }) => {
      const { edition, rows, origin, hash } = info;
      const compared = ((): Comparison => {
        switch (set.kind) {
          case "PTP":
            return comparePairs(before.ptp, set, practiceCodes);
          case "MUE":
            return compareLimits(earlierLimits([...before.mue, ...imported], set), set, codes);
          case "Add-on":
            return compareAddOns(before.addOns, set, codes);
          case "NDC":
            return compareNdcs(before.ndc, set, codes);
        }
      })();
      return { kind: set.kind, edition, rows, origin, ...compared, same: compared.beforeHash === hash };
    })
    .map(({ beforeHash: _, ...summary }) => summary);
}

interface Comparison extends Pick<SetSummary, "against" | "changes" | "uncompared"> {
  readonly beforeHash: string | null;
}

/** What is built in of add-on codes and NDCs is a sample: a code that it does not list says nothing. */
const BUILT_IN = "bundled";

function comparePairs(before: PtpSet | null, after: PtpSet, practice: ReadonlySet<string>): Comparison {
  const uncompared = [...practice].filter((code) => before !== null && !before.covers(code)).sort();
  const changes: CodeChange[] = [];
  const on = after.editionDay;
  if (before) {
    const comparable = new Set([...practice].filter((code) => before.covers(code)));
    for (const column1 of [...comparable].sort()) {
      const [was, is] = [before, after].map((set) => periodsOf(set, column1, comparable));
      if (!was || !is) continue;
      for (const column2 of [...new Set([...was.keys(), ...is.keys()])].sort()) {
        const change = pairChange([column1, column2], was.get(column2) ?? [], is.get(column2) ?? [], on);
        if (change) changes.push(change);
      }
    }
  }
  return { against: before?.edition ?? null, beforeHash: before?.hash ?? null, changes, uncompared };
}

function periodsOf(set: PtpSet, column1: string, wanted: ReadonlySet<string>): Map<string, PairPeriod[]> {
  const found = new Map<string, PairPeriod[]>();
  set.eachOf(column1, (column2, period) => {
    if (!wanted.has(column2)) return;
    const known = found.get(column2);
    if (known) known.push(period);
    else found.set(column2, [period]);
  });
  return found;
}

const HELP = {
  0: "no modifier keeps them apart",
  1: "a modifier may keep them apart",
} as const;

/** What is new of one pair on the first day of the new edition. */
function pairChange(
  codes: readonly [string, string],
  before: readonly PairPeriod[],
  after: readonly PairPeriod[],
  on: Day,
): CodeChange | null {
  const [was, is] = [indicatorOn(before, on), indicatorOn(after, on)];
  if (was === is) return null;
  const pair = codes.join("/");
  if (was === null && is !== null) {
    const from = after.find(({ indicator, ...days }) => indicator === is && inForce(days.from, days.to, on))?.from;
    const since = from == null ? "" : ` from ${wordsOf(from)}`;
    return { what: "new pair", codes, text: `${pair} are bundled${since}: ${HELP[is]}` };
  }
  if (is !== null) return { what: "indicator changed", codes, text: `${pair}: ${HELP[is]} now` };
  const ended = Math.max(...after.filter(({ indicator }) => indicator !== 9).map(({ to }) => to ?? 0), 0);
  const when = ended > 0 ? `since ${wordsOf(ended + 1)}` : "any more: the edition does not list the pair";
  return { what: "pair ended", codes, text: `${pair} are not bundled ${when}` };
}

function indicatorOn(periods: readonly PairPeriod[], on: Day): 0 | 1 | null {
  for (const { from, to, indicator } of periods) if (indicator !== 9 && inForce(from, to, on)) return indicator;
  return null;
}

/** The editions of unit limits before one, and one of the same quarter that it replaces. */
function earlierLimits(all: readonly MueSet[], set: MueSet): readonly MueSet[] {
  return all
    .filter((each) => each !== set && each.editionDay <= set.editionDay)
    .sort((a, b) => a.editionDay - b.editionDay);
}

const LIMIT = { 1: "a line", 2: "a day, by policy", 3: "a day" } as const;
const limitText = ({ units, mai }: MueLimit): string => `${units} ${LIMIT[mai]}`;

function compareLimits(before: readonly MueSet[], after: MueSet, codes: readonly string[]): Comparison {
  const changes: CodeChange[] = [];
  const uncompared: string[] = [];
  const newest = before.at(-1);
  for (const code of newest ? codes : []) {
    const earlier = mueFor({ mue: before }, code, after.editionDay);
    if (!earlier) {
      uncompared.push(code);
      continue;
    }
    const [was, is] = [earlier.limit(code), after.limit(code)];
    if (was?.units === is?.units && was?.mai === is?.mai) continue;
    if (!was && is) changes.push({ what: "new limit", codes: [code], text: `${code}: at most ${limitText(is)}` });
    else if (was && is) {
      const text = `${code}: at most ${limitText(is)}, before ${limitText(was)}`;
      changes.push({ what: "limit changed", codes: [code], text });
    } else if (was) {
      changes.push({ what: "limit gone", codes: [code], text: `${code}: no limit any more, before ${limitText(was)}` });
    }
  }
  return { against: newest?.edition ?? null, beforeHash: newest?.hash ?? null, changes, uncompared };
}

function compareAddOns(before: AddOnSet | null, after: AddOnSet, codes: readonly string[]): Comparison {
  const changes: CodeChange[] = [];
  const uncompared: string[] = [];
  for (const code of before ? codes : []) {
    const [was, is] = [before?.primaries(code), after.primaries(code)].map((each) => each && [...each].sort());
    if (was?.join() === is?.join()) continue;
    if (!was && is) {
      if (before?.origin === BUILT_IN) uncompared.push(code);
      else changes.push({ what: "new add-on", codes: [code], text: `${code} needs ${joinWords(is, "or")} beside it` });
    } else if (was && is) {
      const added = is.filter((each) => !was.includes(each));
      const gone = was.filter((each) => !is.includes(each));
      const parts = [
        ...(added.length > 0 ? [`${joinWords(added, "and")} may now stand beside it`] : []),
        ...(gone.length > 0 ? [`${joinWords(gone, "and")} no more`] : []),
      ];
      changes.push({ what: "primaries changed", codes: [code], text: `${code}: ${parts.join(", ")}` });
    } else if (was) {
      changes.push({ what: "add-on gone", codes: [code], text: `${code} needs no other code beside it any more` });
    }
  }
  return { against: before?.edition ?? null, beforeHash: before?.hash ?? null, changes, uncompared };
}

function compareNdcs(before: NdcSet | null, after: NdcSet, codes: readonly string[]): Comparison {
  const changes: CodeChange[] = [];
  const uncompared: string[] = [];
  for (const code of before ? codes : []) {
    const [was, is] = [before?.ndcsOf(code) ?? [], after.ndcsOf(code)];
    if (was.length === 0 && is.length > 0 && before?.origin === BUILT_IN) {
      uncompared.push(code);
      continue;
    }
    for (const ndc of is) {
      const old = before?.codeOf(ndc);
      if (old === undefined) changes.push({ what: "new NDC", codes: [code], text: `${code}: ${ndc} is new` });
      else if (old !== code) {
        changes.push({ what: "NDC moved", codes: [code], text: `${code}: ${ndc} belongs to it now, before to ${old}` });
      }
    }
    for (const ndc of was) {
      if (after.codeOf(ndc) === undefined)
        changes.push({ what: "NDC gone", codes: [code], text: `${code}: ${ndc} is not listed any more` });
    }
  }
  return { against: before?.edition ?? null, beforeHash: before?.hash ?? null, changes, uncompared };
}
