import { positionOf } from "../../claims/line";
import { wordsOf } from "../../values/day";
import { counted, joinWords } from "../../values/lists";
import type { NotChecked } from "../finding";
import { isWithReason, type ReleaseClaim, type ReleaseState } from "./release";

/** What a state is called on paper. */
export const STATE_WORDS: Readonly<Record<ReleaseState, string>> = {
  released: "Released",
  look: "Look",
  hold: "Hold",
  void: "Void",
};

/** What a claim is: a corrected claim, a void, a claim to a second payer; "" for a first claim to a first payer. */
export function kindWords({ sending, turn }: Pick<ReleaseClaim, "sending" | "turn">): string {
  const kind = { original: "", replacement: "corrected (7)", void: "void (8)" }[sending];
  const payer = { 1: "", 2: "secondary payer", 3: "tertiary payer" }[turn];
  return [kind, payer].filter(Boolean).join(", ");
}

/** The days of a claim. @example daysWords({ from: 46309, to: 46309 }) //=> "14 Oct 2026" */
export function daysWords({ from, to }: Pick<ReleaseClaim, "from" | "to">): string {
  if (from === null) return "";
  return to === null || to === from ? wordsOf(from) : `${wordsOf(from)} to ${wordsOf(to)}`;
}

/** Why a group of lines could not be checked, without their number. */
export function reasonOf({ message }: Pick<NotChecked, "message">): string {
  return message.replace(/^[\d,]+ lines?: /, "");
}

/**
 * Why a claim has its state, the gravest first, each reason a text of its own; empty for a claim that is clean.
 * @example reasonsOf(claim) //=> ["error EM-02: 25 is missing on 99214"]
 */
export function reasonsOf(claim: ReleaseClaim): string[] {
  const { findings, notChecked, dismissed, unusable, doubtful, frequency, isReplaced } = claim;
  const found = (wanted: "error" | "warning" | "info"): string[] =>
    findings.flatMap(({ severity, check, message }) =>
      severity === wanted ? [`${severity} ${check}: ${message}`] : [],
    );
  const rows = (lines: readonly number[]): string =>
    `${lines.length === 1 ? "line" : "lines"} ${joinWords([...new Set(lines.map(positionOf))].map(String), "and")}`;
  return [
    ...found("error"),
    ...(unusable.length === 0 ? [] : [`${rows(unusable)} cannot be read as a claim line`]),
    ...(doubtful.length === 0 ? [] : [`${rows(doubtful)} cannot be read and may belong to this claim`]),
    ...(isReplaced ? ["a replacement of this claim (frequency 7) stands on the sheet too: send one of them"] : []),
    ...(frequency === "" ? [] : [`Frequency "${frequency}" is none of 1, 7 and 8`]),
    ...found("warning"),
    ...uncheckedWords(notChecked),
    ...found("info"),
    ...dismissed.map(({ severity, check, message }) => `dismissed ${severity} ${check}: ${message}`),
  ];
}

/** Checks that could not be made for one reason are told together. */
function uncheckedWords(notChecked: readonly NotChecked[]): string[] {
  const checks = new Map<string, Set<string>>();
  for (const entry of notChecked) {
    const why = reasonOf(entry);
    checks.set(why, (checks.get(why) ?? new Set()).add(entry.check));
  }
  return [...checks].map(([why, of]) => `not checked ${[...of].join(", ")}: ${why}`);
}

/** Why a claim has its state, in a few words. @example briefReasons(claim) //=> "EM-02 · 2 warnings · 3 not checked" */
export function briefReasons(claim: ReleaseClaim): string {
  const { findings, notChecked, dismissed, unusable, doubtful, isReplaced, frequency } = claim;
  const checks = (wanted: string): string[] => [
    ...new Set(findings.filter(({ severity }) => severity === wanted).map(({ check }) => check)),
  ];
  const unchecked = new Set(notChecked.map(({ check }) => check)).size;
  const parts = [
    checks("error").join(", "),
    unusable.length > 0 ? `${counted(unusable.length, "row")} cannot be read` : "",
    doubtful.length > 0 ? "a row beside it cannot be read" : "",
    isReplaced ? "replaced on this sheet" : "",
    frequency === "" ? "" : `frequency "${frequency}"`,
    checks("warning").join(", "),
    unchecked > 0 ? `${counted(unchecked, "check")} not made` : "",
    checks("info").join(", "),
    isWithReason(claim) ? "released with a reason" : dismissed.length > 0 ? `${dismissed.length} dismissed` : "",
  ];
  return parts.filter(Boolean).join(" · ");
}
