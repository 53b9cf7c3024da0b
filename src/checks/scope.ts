import { encountersOf } from "../claims/groups";
import type { ClaimSheet } from "../claims/sheet";
import type { Matrix } from "../matrix/matrix";
import { folded } from "../values/cell";
import { counted } from "../values/lists";
import { payerGroupOf, settled, type CheckResult } from "./engine";
import { linesToFix, type Finding, type NotChecked } from "./finding";
import { checkOrder } from "./ids";
import { ONCE } from "./recheck/unit";
import { summarise } from "./summary";

/** Positions of the lines that are asked for. */
export type ChosenLines = ReadonlySet<number>;

/**
 * The sheet with no more than the patients of some lines: their encounters and their history, which checks compare them with.
 * @example runChecks({ ...input, sheet: contextSheet(sheet, new Set([3, 4])) })
 */
export function contextSheet(sheet: ClaimSheet, chosen: ChosenLines): ClaimSheet {
  const patients = new Set<string>();
  for (const { index, patient } of [...sheet.lines, ...sheet.unusable])
    if (chosen.has(index)) patients.add(folded(patient));
  return {
    ...sheet,
    lines: sheet.lines.filter(({ patient }) => patients.has(folded(patient))),
    unusable: sheet.unusable.filter(({ patient }) => patients.has(folded(patient))),
  };
}

/** The lines of the rows that are selected, or all lines of their first one's patient. @param rows 1-based, as the sheet counts them */
export function scopeOf<K extends "selection" | "patient">(
  sheet: ClaimSheet,
  kind: K,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly kind: K; readonly lines: ChosenLines } {
  const selected = [...sheet.lines, ...sheet.unusable]
    .filter(({ row }) => row >= first && row <= last)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  return { kind, lines: kind === "patient" ? patientOf(sheet, selected[0] ?? 0) : new Set(selected) };
}

/** Positions of all lines of a line's patient; none where there is no such line. */
export function patientOf({ lines, unusable }: ClaimSheet, index: number): ChosenLines {
  const all = [...lines, ...unusable];
  const own = all.find((line) => line.index === index);
  const name = folded(own?.patient ?? "");
  return new Set(own ? all.flatMap((line) => (folded(line.patient) === name ? [line.index] : [])) : []);
}

/** What a result says of the lines that are asked for: findings in which one of them took part, and counts of them alone. */
export function resultFor(
  { findings, notChecked }: CheckResult,
  sheet: ClaimSheet,
  chosen: ChosenLines,
  matrix: Pick<Matrix, "payers">,
): CheckResult {
  const chargeOf = new Map(sheet.lines.map(({ index, charge }) => [index, charge ?? 0]));
  const own = settled(findings.flatMap((finding) => ownFinding(finding, chosen, chargeOf)));
  // By their own first line: lines of others may have told it before.
  const unchecked = notChecked.flatMap((entry) => ownNotChecked(entry, chosen)).sort(byCheckAndLine);
  const lines = sheet.lines.filter(({ index }) => chosen.has(index));
  const unusable = sheet.unusable.filter(({ index }) => chosen.has(index));
  const encounters = encountersOf(lines, (payer) => payerGroupOf(matrix, payer)).length;
  return {
    findings: own,
    notChecked: unchecked,
    // Lines of others are at fault in some of them, and are not counted here.
    summary: summarise(
      { lines, unusable },
      own.map((finding) => atFault(finding, chosen)),
      unchecked,
      encounters,
    ),
  };
}

/** A finding that is told once for many lines is told of those that are asked for. */
function ownFinding(finding: Finding, chosen: ChosenLines, chargeOf: ReadonlyMap<number, number>): Finding[] {
  if (!finding.lines.some((line) => chosen.has(line))) return [];
  if (!ONCE.has(finding.check)) return [finding];
  const denied = finding.denied.filter((line) => chosen.has(line));
  if (denied.length === 0 && finding.denied.length > 0) return [];
  const amount = denied.reduce((sum, line) => sum + (chargeOf.get(line) ?? 0), 0);
  return [{ ...finding, lines: finding.lines.filter((line) => chosen.has(line)), denied, amount }];
}

/** A finding with those of the chosen lines alone whose status it decides. */
function atFault(finding: Finding, chosen: ChosenLines): Finding {
  const among = (lines: readonly number[]): number[] => lines.filter((line) => chosen.has(line));
  return { ...finding, lines: among(linesToFix(finding)), denied: among(finding.denied) };
}

function byCheckAndLine(a: NotChecked, b: NotChecked): number {
  const order = checkOrder(a.check) - checkOrder(b.check) || (a.lines[0] ?? 0) - (b.lines[0] ?? 0);
  return order || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}

function ownNotChecked(entry: NotChecked, chosen: ChosenLines): NotChecked[] {
  const lines = entry.lines.filter((line) => chosen.has(line));
  if (lines.length === 0) return [];
  const because = entry.message.slice(counted(entry.lines.length, "line").length);
  return [{ ...entry, lines, message: `${counted(lines.length, "line")}${because}` }];
}
