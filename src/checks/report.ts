import type { Field } from "../claims/fields";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { CodeLife, Rule } from "../matrix/rules";
import type { RuleTableName } from "../matrix/tables";
import { counted, joinWords } from "../values/lists";
import { atOnce, type Steps } from "../values/steps";
import type { CheckInfo, Severity } from "./check-info";
import type { DecidedBy, Finding, Fix, NearMissText, NotChecked, NotCheckedReason } from "./finding";
import { checkOrder, type CheckId } from "./ids";

type AnyLine = ClaimLine | UnusableLine;

/** What a check hands in for a finding; what it leaves out comes from its declaration. */
export interface FindingDraft {
  /** Every line that took part, the one to fix first. */
  readonly lines: readonly AnyLine[];
  readonly message: string;
  readonly severity?: Severity;
  readonly why?: string;
  readonly fix?: Fix | null;
  readonly decidedBy?: DecidedBy;
  readonly nearMisses?: readonly NearMiss[];
  /** Lines that would deny: the first where not said. */
  readonly denied?: readonly AnyLine[];
  /** Fields that are blank, which is what is found: of a sheet without a column for them it cannot be said. */
  readonly lacking?: readonly Field[];
}

/** What a check hands in where it could not be made. */
export interface NotCheckedDraft {
  readonly lines: readonly AnyLine[];
  readonly reason: NotCheckedReason;
  readonly missing?: readonly Field[];
  readonly rules?: readonly Rule[];
  /** Why, in words that hold for all such lines: it follows "12 lines:". */
  readonly because: string;
  /** The table of which no row decides for the lines. */
  readonly undecided?: RuleTableName;
}

/** Where a check reports. One per check and run over an encounter; silent checks cost nothing. */
export interface Report {
  find(draft: FindingDraft): void;
  notChecked(draft: NotCheckedDraft): void;
}

/** Reports what a sheet with these columns can tell: where it has none for what a finding finds blank, the lines are *not checked*. */
export function reportOfColumns(report: Report, has: (field: Field) => boolean): Report {
  return {
    find(draft) {
      const { lines, denied = [], lacking = [] } = draft;
      const missing = lacking.filter((field) => !has(field));
      if (missing.length === 0) report.find(draft);
      else report.notChecked({ lines: denied.length > 0 ? denied : lines.slice(0, 1), ...withoutColumns(missing) });
    },
    notChecked: (draft) => report.notChecked(draft),
  };
}

/** Why lines are not checked whose sheet has no column for some fields. */
export const withoutColumns = (missing: readonly Field[]): Omit<NotCheckedDraft, "lines"> => ({
  reason: "field",
  missing,
  because: `the sheet has no column ${missing.join(", ")}`,
});

/** Everything that was reported, before what others silence is left out. */
export interface Collected {
  readonly findings: Finding[];
  readonly notChecked: NotChecked[];
}

/** A rule as the row that decided: one object for all lines that it decides. */
export function decidedByRule(rule: Rule): DecidedBy {
  let decided = byRule.get(rule);
  if (!decided) {
    const { table, id, row, from, to, source } = rule;
    byRule.set(rule, (decided = { kind: "matrix", table, rule: id, row, from, to, source }));
  }
  return decided;
}

const byRule = new WeakMap<Rule, DecidedBy>();

/** A life of a code as the row of `CodeStatus` that decided. */
export function decidedByLife({ code, row, from, to, note }: CodeLife): DecidedBy {
  return { kind: "matrix", table: "CodeStatus", rule: code, row, from, to, source: note };
}

/** What is said of lines that could not be checked, apart from the lines: the key is the same for what is told as one. */
export interface NotCheckedKind {
  readonly key: string;
  readonly check: CheckId;
  readonly draft: Omit<NotCheckedDraft, "lines">;
}

interface NotCheckedGroup {
  readonly kind: NotCheckedKind;
  readonly lines: Set<number>;
}

/** Gathers findings and what was not checked, in the order in which they come. "Not checked" of one kind is kept once, with all its lines. */
export interface Gathering {
  /** @param once findings with the same words are told once, for all their lines */
  add(finding: Finding, once: boolean): void;
  addNotChecked(kind: NotCheckedKind, lines: Iterable<number>): void;
  collected(): Collected;
}

/** The same, of which what was gathered can be taken in steps. */
export interface StepwiseGathering extends Gathering {
  collectedInSteps(): Steps<Collected>;
}

export function gathering(): StepwiseGathering {
  const findings: Finding[] = [];
  const groups = new Map<string, NotCheckedGroup>();
  const once = new Map<string, { readonly at: number; readonly told: Finding[] }>();
  function* collectedInSteps(): Steps<Collected> {
    for (const { at, told } of once.values()) {
      findings[at] = togetherOnce(told);
      yield;
    }
    const notChecked: NotChecked[] = [];
    for (const group of groups.values()) {
      notChecked.push(notCheckedOf(group));
      yield;
    }
    return { findings, notChecked: notChecked.sort((a, b) => checkOrder(a.check) - checkOrder(b.check)) };
  }
  return {
    add(finding, tellOnce) {
      if (!tellOnce) {
        findings.push(finding);
        return;
      }
      const key = `${finding.check}\u0000${finding.message}`;
      const known = once.get(key);
      if (known) known.told.push(finding);
      else {
        once.set(key, { at: findings.length, told: [finding] });
        findings.push(finding);
      }
    },
    addNotChecked(kind, lines) {
      let group = groups.get(kind.key);
      if (!group) groups.set(kind.key, (group = { kind, lines: new Set() }));
      for (const line of lines) group.lines.add(line);
    },
    collected: () => atOnce(collectedInSteps()),
    collectedInSteps,
  };
}

/** Findings with the same words as one, for all their lines. */
export function togetherOnce(told: readonly Finding[]): Finding {
  const [first] = told as readonly [Finding, ...Finding[]];
  return {
    ...first,
    lines: told.flatMap((finding) => finding.lines),
    denied: told.flatMap((finding) => finding.denied),
    amount: told.reduce((sum, finding) => sum + finding.amount, 0),
  };
}

/** Collects what checks report. */
export interface Collector {
  /** @param setting severity that the matrix sets for this check and payer, over the check's own */
  reportFor(check: CheckInfo, setting: Severity | undefined, payerName: string): Report;
  collected(): Collected;
}

export function collector(all: Gathering = gathering()): Collector {
  return {
    reportFor(check, setting, payerName) {
      const kindOf = lastKind(check);
      return {
        find(draft) {
          all.add(findingOf(check, setting, payerName, draft), check.once === true);
        },
        notChecked(draft) {
          all.addNotChecked(kindOf(draft), indexesOf(draft.lines));
        },
      };
    },
    collected: () => all.collected(),
  };
}

/** The kinds of a check's *not checked*: line after line it says the same, which then need not be put together again. */
function lastKind(check: CheckInfo): (draft: NotCheckedDraft) => NotCheckedKind {
  let last: NotCheckedKind | undefined;
  return (draft) => {
    if (!last || !sameKind(last.draft, draft)) last = { key: notCheckedKey(check, draft), check: check.id, draft };
    return last;
  };
}

/** Whether drafts are told as one, as far as that is quickly said. */
export function sameKind(a: Omit<NotCheckedDraft, "lines">, b: Omit<NotCheckedDraft, "lines">): boolean {
  return (
    a.because === b.because &&
    a.reason === b.reason &&
    a.missing === b.missing &&
    a.rules === undefined &&
    b.rules === undefined
  );
}

/** What is told as one: the same check, for the same reason, in the same words. */
export function notCheckedKey(check: CheckInfo, { reason, because, rules = [] }: NotCheckedDraft): string {
  return [check.id, reason, because, ...rules.map((rule) => rule.id)].join("\u0000");
}

const indexesOf = (lines: readonly AnyLine[]): number[] => lines.map((line) => line.index);

/** A draft as the finding of a check. */
export function findingOf(
  check: CheckInfo,
  setting: Severity | undefined,
  payer: string,
  draft: FindingDraft,
): Finding {
  const lines = distinct(draft.lines);
  const denied = draft.denied ?? draft.lines.slice(0, 1);
  return {
    check: check.id,
    name: check.name,
    severity: setting ?? draft.severity ?? check.severity,
    lines,
    denied: draft.denied || lines.length > 1 ? distinct(denied) : lines,
    claim: draft.lines[0]?.claim ?? "",
    payer,
    message: draft.message,
    why: draft.why ?? check.why,
    fix: draft.fix ?? null,
    decidedBy: draft.decidedBy ?? { kind: "public", title: check.source.title, from: check.source.from ?? null },
    nearMisses: draft.nearMisses ? nearMissTexts(draft.nearMisses) : NO_NEAR_MISSES,
    amount: denied.reduce((sum, line) => sum + (("charge" in line ? line.charge : null) ?? 0), 0),
  };
}

const NO_NEAR_MISSES: readonly NearMissText[] = [];
const byMisses = new WeakMap<readonly NearMiss[], readonly NearMissText[]>();

/** The texts of what nearly decided, once for all lines that are answered alike. */
function nearMissTexts(misses: readonly NearMiss[]): readonly NearMissText[] {
  if (misses.length === 0) return NO_NEAR_MISSES;
  let texts = byMisses.get(misses);
  if (!texts) byMisses.set(misses, (texts = misses.map(nearMissText)));
  return texts;
}

const nearMissText = ({ rule, why }: NearMiss): NearMissText => ({
  table: rule.table,
  rule: rule.id,
  row: rule.row,
  why,
});

function distinct(lines: readonly AnyLine[]): number[] {
  const [first, ...more] = lines;
  if (first && more.length === 0) return [first.index];
  return [...new Set(lines.map((line) => line.index))];
}

function notCheckedOf({ kind, lines }: NotCheckedGroup): NotChecked {
  const sorted = [...lines].sort((a, b) => a - b);
  return { lines: sorted, ...notCheckedWords(kind, sorted.length) };
}

/** What is told of so many lines that could not be checked. */
export function notCheckedWords({ draft, check }: NotCheckedKind, lines: number): Omit<NotChecked, "lines"> {
  return {
    check,
    reason: draft.reason,
    missing: draft.missing ?? [],
    rules: (draft.rules ?? []).map((rule) => rule.id),
    message: `${counted(lines, "line")}: ${draft.because}`,
  };
}

/** The words for fields that are missing. @example missingText(["Start", "Stop"]) //=> "Start and Stop are missing" */
export function missingText(fields: readonly Field[]): string {
  return `${joinWords(fields, "and")} ${fields.length === 1 ? "is" : "are"} missing`;
}
