import type { Field } from "../claims/fields";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { CodeLife, Rule } from "../matrix/rules";
import { counted, joinWords } from "../values/lists";
import type { CheckInfo, Severity } from "./check-info";
import type { DecidedBy, Finding, Fix, NotChecked, NotCheckedReason } from "./finding";
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
}

/** What a check hands in where it could not be made. */
export interface NotCheckedDraft {
  readonly lines: readonly AnyLine[];
  readonly reason: NotCheckedReason;
  readonly missing?: readonly Field[];
  readonly rules?: readonly Rule[];
  /** Why, in words that hold for all such lines: it follows "12 lines:". */
  readonly because: string;
}

/** Where a check reports. One per check and run over an encounter; silent checks cost nothing. */
export interface Report {
  find(draft: FindingDraft): void;
  notChecked(draft: NotCheckedDraft): void;
}

/** Everything that was reported, before root causes are sorted out. */
export interface Collected {
  readonly findings: Finding[];
  readonly notChecked: NotChecked[];
}

/** A rule as the row that decided. */
export function decidedByRule(rule: Rule): DecidedBy {
  return {
    kind: "matrix",
    table: rule.table,
    rule: rule.id,
    row: rule.row,
    from: rule.from,
    to: rule.to,
    source: rule.source,
  };
}

/** A life of a code as the row of `CodeStatus` that decided. */
export function decidedByLife({ code, row, from, to, note }: CodeLife): DecidedBy {
  return { kind: "matrix", table: "CodeStatus", rule: code, row, from, to, source: note };
}

interface NotCheckedGroup {
  readonly draft: NotCheckedDraft;
  readonly check: CheckId;
  readonly lines: Set<number>;
}

/** Collects what checks report. "Not checked" of the same kind is kept once, with all its lines. */
export interface Collector {
  /** @param setting severity that the matrix sets for this check and payer, over the check's own */
  reportFor(check: CheckInfo, setting: Severity | undefined, payerName: string): Report;
  collected(): Collected;
}

export function collector(): Collector {
  const findings: Finding[] = [];
  const groups = new Map<string, NotCheckedGroup>();
  const once = new Map<string, number>();
  return {
    reportFor: (check, setting, payerName) => ({
      find(draft) {
        const finding = findingOf(check, setting, payerName, draft);
        const key = check.once ? `${check.id}\u0000${finding.message}` : "";
        const known = key === "" ? undefined : once.get(key);
        if (known === undefined) {
          if (key !== "") once.set(key, findings.length);
          findings.push(finding);
          return;
        }
        const before = findings[known] as Finding;
        findings[known] = {
          ...before,
          lines: [...before.lines, ...finding.lines],
          denied: [...before.denied, ...finding.denied],
          amount: before.amount + finding.amount,
        };
      },
      notChecked(draft) {
        const key = [check.id, draft.reason, draft.because, ...(draft.rules ?? []).map((rule) => rule.id)].join(
          "\u0000",
        );
        let group = groups.get(key);
        if (!group) groups.set(key, (group = { draft, check: check.id, lines: new Set() }));
        for (const line of draft.lines) group.lines.add(line.index);
      },
    }),
    collected: () => ({
      findings,
      notChecked: [...groups.values()].map(notCheckedOf).sort((a, b) => checkOrder(a.check) - checkOrder(b.check)),
    }),
  };
}

function findingOf(check: CheckInfo, setting: Severity | undefined, payer: string, draft: FindingDraft): Finding {
  const denied = draft.denied ?? draft.lines.slice(0, 1);
  return {
    check: check.id,
    name: check.name,
    severity: setting ?? draft.severity ?? check.severity,
    lines: [...new Set(draft.lines.map((line) => line.index))],
    denied: [...new Set(denied.map((line) => line.index))],
    claim: draft.lines[0]?.claim ?? "",
    payer,
    message: draft.message,
    why: draft.why ?? check.why,
    fix: draft.fix ?? null,
    decidedBy: draft.decidedBy ?? { kind: "public", title: check.source.title, from: check.source.from ?? null },
    nearMisses: (draft.nearMisses ?? []).map(({ rule, why }) => ({
      table: rule.table,
      rule: rule.id,
      row: rule.row,
      why,
    })),
    amount: denied.reduce((sum, line) => sum + (("charge" in line ? line.charge : null) ?? 0), 0),
  };
}

function notCheckedOf({ draft, check, lines }: NotCheckedGroup): NotChecked {
  const sorted = [...lines].sort((a, b) => a - b);
  return {
    check,
    lines: sorted,
    reason: draft.reason,
    missing: draft.missing ?? [],
    rules: (draft.rules ?? []).map((rule) => rule.id),
    message: `${counted(sorted.length, "line")}: ${draft.because}`,
  };
}

/** The words for fields that are missing. @example missingText(["Start", "Stop"]) //=> "Start and Stop are missing" */
export function missingText(fields: readonly Field[]): string {
  return `${joinWords(fields, "and")} ${fields.length === 1 ? "is" : "are"} missing`;
}
