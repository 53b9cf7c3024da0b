import type { ClaimSheet } from "../../claims/sheet";
import type { Matrix } from "../../matrix/matrix";
import { wordsOf, type Day } from "../../values/day";
import { counted, groupBy } from "../../values/lists";

import type { Severity } from "../check-info";
import type { CheckResult } from "../engine";
import type { Finding, NotChecked } from "../finding";
import { checkOrder } from "../ids";
import { amountAtRisk } from "../summary";
import { RELEASE_STATES, type Release } from "./release";
import { layout, type Layout, type ReportCells } from "./report-cells";
import { reasonOf, STATE_WORDS } from "./words";

/** Something that was fixed after a check. */
export interface FixRecord {
  /** Where and what, such as `line 4, Mods`. */
  readonly what: string;
  readonly old: string;
  readonly new: string;
  readonly when: string;
}

/** A finding that somebody left as it is. */
export interface LeftRecord {
  readonly finding: Finding;
  /** What was typed; "" where nothing was. */
  readonly reason: string;
  readonly when: string;
}

/** What a record tells. */
export interface CheckRecord {
  /** The day of the record, as `isoOf` writes it. */
  readonly day: string;
  readonly checkedAt: string;
  readonly who: string;
  readonly sheet: ClaimSheet;
  readonly asOf: Day;
  readonly matrix: Matrix;
  /** What the matrix is called: the workbook's own, the starter matrix, the practice's. */
  readonly matrixName: string;
  /** The national tables that answered, such as `PTP 2024-07`. */
  readonly editions: readonly string[];
  /** What is open: without what was dismissed. */
  readonly result: CheckResult;
  readonly release: Release;
  readonly dismissed: readonly LeftRecord[];
  readonly fixes: readonly FixRecord[];
  /** What became of an earlier export's findings; `null` where none is known. */
  readonly since: {
    readonly at: string;
    readonly fresh: number;
    readonly still: number;
    readonly fixed: number;
    readonly left: number;
  } | null;
}

const WIDTHS = [26, 22, 16, 16, 60, 50, 22];
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Info" };

/**
 * The record of a check: what was checked, with what, what came of it, what was fixed, and what was left and why. It names claims and lines,
 * and no patients; the texts of its findings are those of the check.
 * @example recordCells(record).cells[0] //=> ["Check of 2026-11-26"]
 */
export function recordCells(record: CheckRecord): ReportCells {
  const page = layout();
  page.title(`Check of ${record.day}`);
  page.rows(facts(record));
  counts(page, record);
  claims(page, record);
  if (record.since) {
    const { at, fresh, still, fixed, left } = record.since;
    page.section(`Since the export checked ${at}`);
    page.rows([
      ["New findings", fresh],
      ["Still open", still],
      ["Gone: no longer found", fixed],
      ["Gone: the claim is no longer in the export", left],
    ]);
  }
  page.section("What was fixed");
  page.table(
    ["When", "What", "Old", "New"],
    record.fixes.map(({ when, what, old, new: next }) => [when, what, old, next]),
    [],
    "Nothing was fixed by the add-in.",
  );
  left(page, record);
  unchecked(page, record.result.notChecked);
  return page.done(WIDTHS);
}

function facts(record: CheckRecord): (string | number)[][] {
  const { sheet, matrix, release, result } = record;
  const rows = [...sheet.lines, ...sheet.unusable].map(({ row }) => row);
  const last = rows.reduce((a, b) => Math.max(a, b), sheet.headerRow);
  return [
    ["Checked", record.checkedAt],
    ["By", record.who],
    ["Claim sheet", sheet.name],
    ["Rows", rows.length === 0 ? "none" : `${sheet.headerRow + 1} to ${last}`],
    ["Claim lines", sheet.lines.length],
    ["Rows that cannot be read", sheet.unusable.length],
    ["Encounters", result.summary.encounters],
    ["Claims", release.claims.length],
    ["As of", wordsOf(record.asOf)],
    ["Matrix", record.matrixName],
    ["Matrix revision", matrix.revision],
    ["Payers, rules, issues", `${matrix.payers.all.length}, ${matrix.ruleCount}, ${matrix.issues.length}`],
    ["National tables", record.editions.join(", ") || "none"],
  ];
}

function counts(page: Layout, { sheet, result }: CheckRecord): void {
  const { findings, summary } = result;
  page.section("What was found");
  page.table(
    ["", "Findings", "Lines", "Charge at risk"],
    [
      ...SEVERITIES.map((severity) => {
        const own = findings.filter((finding) => finding.severity === severity);
        return [
          SEVERITY_WORDS[severity],
          own.length,
          summary[severity],
          severity === "info" ? null : amountAtRisk(sheet, own) / 100,
        ];
      }),
      ["Not checked", null, summary.notChecked, null],
      ["Clean", null, summary.clean, null],
      ["All, each line once", findings.length, summary.lines, amountAtRisk(sheet, findings) / 100],
    ],
    [3],
  );
}

function claims(page: Layout, { release }: CheckRecord): void {
  page.section("What is done with the claims");
  page.table(
    ["", "Claims", "Lines", "Charge", "of these with a reason that somebody typed"],
    RELEASE_STATES.map((state) => {
      const { claims: n, lines, amount, withReason } = release.totals[state];
      return [STATE_WORDS[state], n, lines, amount / 100, state === "released" ? withReason : null];
    }),
    [3],
  );
}

function left(page: Layout, { dismissed, result }: CheckRecord): void {
  page.section("What was left, and why");
  page.table(
    ["Check", "Claim", "Lines", "Severity", "Finding", "Reason", "When"],
    dismissed.map(({ finding: { check, claim, lines, severity, message }, reason, when }) => [
      check,
      claim,
      linesText(lines),
      severity,
      message,
      reason || "(no reason was typed)",
      when,
    ]),
    [],
    "Nobody dismissed a finding.",
  );
  page.section("What is still open");
  const open = [...groupBy(result.findings, ({ check, severity }) => `${check} ${severity}`).values()].sort(
    ([a], [b]) => checkOrder(a?.check ?? "ADM-01") - checkOrder(b?.check ?? "ADM-01"),
  );
  page.table(
    ["Check", "Severity", "Findings", "Charge", "Name"],
    open.map((own) => {
      const [first] = own;
      return [
        first?.check,
        first?.severity,
        own.length,
        own.reduce((sum, { amount }) => sum + amount, 0) / 100,
        first?.name,
      ];
    }),
    [3],
    "Nothing.",
  );
}

/** One reason that several checks share is said once. */
function unchecked(page: Layout, notChecked: readonly NotChecked[]): void {
  page.section("What was not checked, which is not the same as passed");
  const reasons = groupBy(
    notChecked,
    ({ lines, ...entry }) => `${reasonOf(entry)}\u0000${lines[0]}\u0000${lines.length}`,
  );
  page.table(
    ["Checks", "Lines", "", "", "Why"],
    [...reasons.values()].map((own) => {
      const [first] = own;
      const checks = [...new Set(own.map(({ check }) => check))].join(", ");
      return [checks, first?.lines.length ?? 0, "", "", first ? reasonOf(first) : ""];
    }),
    [],
    "Every check could be made.",
  );
}

/** Lines that a record writes out; more are counted. */
const MOST_LINES = 8;

function linesText(lines: readonly number[]): string {
  const more = lines.length - MOST_LINES;
  return `${lines.slice(0, MOST_LINES).join(", ")}${more > 0 ? ` and ${counted(more, "more line")}` : ""}`;
}
