import type { ClaimLine } from "../claims/line";
import { folded } from "../values/cell";
import { groupBy } from "../values/lists";
import { adjustmentText, denialReasons, isDenial, type Adjustment, type Answer } from "./remittance";

/** By what an answer was found to be that of a line. */
export type JoinedBy = "claim and line" | "claim and code" | "patient, date, code and charge";

/** An answer with its line. */
export interface JoinedAnswer {
  readonly answer: Answer;
  readonly line: ClaimLine;
  readonly by: JoinedBy;
}

/** An answer that belongs to no line, and why. */
export interface UnjoinedAnswer {
  readonly answer: Answer;
  readonly why: string;
}

/** Answers and the lines that they are about. Every answer is in one of the two lists. */
export interface Joined {
  readonly joined: readonly JoinedAnswer[];
  readonly unjoined: readonly UnjoinedAnswer[];
}

/** A patient's name whatever its order and punctuation: `Smith, R` is `R Smith`. */
const patientKey = (text: string): string =>
  folded(text.replace(/[^\p{L}\p{N}]+/gu, " "))
    .split(" ")
    .sort()
    .join(" ");
const numberKey = (text: string): string => folded(text).replace(/^0+(?=.)/, "");
const lineKey = ({ claim, line }: { readonly claim: string; readonly line: string }): string =>
  `${numberKey(claim)}\u0000${numberKey(line)}`;

/**
 * Finds the line that each answer is about: by the numbers of claim and line, else by claim, code, modifiers and charge, else by patient,
 * date, code and charge. Two lines that are alike to the last are told apart by their order. What fits nowhere, or fits several that
 * differ, is said and not guessed.
 */
export function joinAnswers(lines: readonly ClaimLine[], answers: readonly Answer[]): Joined {
  const byLine = groupBy(
    lines.filter(({ claim, line }) => claim !== "" && line !== ""),
    lineKey,
  );
  const byClaim = groupBy(
    lines.filter(({ claim }) => claim !== ""),
    ({ claim }) => numberKey(claim),
  );
  const byService = groupBy(lines, (line) => serviceKey(line.patient, line.dos, line.code));
  const joined: JoinedAnswer[] = [];
  const unjoined: UnjoinedAnswer[] = [];
  const taken = new Map<string, Map<ClaimLine, number>>();
  for (const answer of answers) {
    if (answer.code === "") {
      const own = answer.claim === "" ? [] : (byClaim.get(numberKey(answer.claim)) ?? []);
      // A claim that was answered as a whole: each of its lines was.
      for (const line of own)
        joined.push({
          answer: { ...answer, charge: line.charge ?? answer.charge, paid: answer.paid === 0 ? 0 : answer.paid },
          line,
          by: "claim and line",
        });
      if (own.length === 0) unjoined.push({ answer, why: `no line has the claim number ${answer.claim || "(none)"}` });
      continue;
    }
    const exact = answer.claim !== "" && answer.line !== "" ? (byLine.get(lineKey(answer)) ?? []) : [];
    const [only] = exact;
    if (exact.length === 1 && only?.code === answer.code) {
      joined.push({ answer, line: only, by: "claim and line" });
      continue;
    }
    const inClaim =
      answer.claim === ""
        ? []
        : (byClaim.get(numberKey(answer.claim)) ?? []).filter(({ code }) => code === answer.code);
    const inService =
      inClaim.length > 0 || answer.dos === null
        ? []
        : (byService.get(serviceKey(answer.patient, answer.dos, answer.code)) ?? []).filter(
            ({ charge }) => charge === null || charge === Math.abs(answer.charge),
          );
    const choice = choose(inClaim.length > 0 ? inClaim : inService, answer, taken);
    if (choice)
      joined.push({
        answer,
        line: choice,
        by: inClaim.length > 0 ? "claim and code" : "patient, date, code and charge",
      });
    else unjoined.push({ answer, why: whyNot(answer, inClaim, inService) });
  }
  return { joined, unjoined };
}

const serviceKey = (patient: string, dos: number, code: string): string =>
  `${patientKey(patient)}\u0000${dos}\u0000${code}`;

/** The one line among several that fits best. */
function choose(
  found: readonly ClaimLine[],
  answer: Answer,
  taken: Map<string, Map<ClaimLine, number>>,
): ClaimLine | null {
  if (found.length <= 1) return found[0] ?? null;
  const narrowed = narrow(
    narrow(
      narrow(found, (line) => line.dos === answer.dos),
      (line) => sameMods(line.mods, answer.mods),
    ),
    (line) => line.charge === Math.abs(answer.charge),
  );
  const best = narrow(narrowed, (line) => answer.units === null || line.units === Math.abs(answer.units));
  if (best.length === 1) return best[0] ?? null;
  if (new Set(best.map(({ dos, charge, units, mods }) => JSON.stringify([dos, charge, units, mods]))).size > 1)
    return null;
  // Lines that are alike in all: the first answer of a payment is that of the first line.
  const group = `${answer.payment}\u0000${answer.kind}\u0000${answer.claim}`;
  const counts = taken.get(group) ?? new Map<ClaimLine, number>();
  taken.set(group, counts);
  const next = best.reduce((a, b) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a));
  counts.set(next, (counts.get(next) ?? 0) + 1);
  return next;
}

/** Those that fit, or all where none does. */
function narrow(lines: readonly ClaimLine[], fits: (line: ClaimLine) => boolean): readonly ClaimLine[] {
  const fitting = lines.filter(fits);
  return fitting.length > 0 ? fitting : lines;
}

const sameMods = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

function whyNot(
  { claim, patient, dos, code }: Answer,
  inClaim: readonly ClaimLine[],
  inService: readonly ClaimLine[],
): string {
  if (inClaim.length > 1)
    return `claim ${claim} has ${inClaim.length} lines of ${code} that differ, and the answer fits none of them best`;
  if (inService.length > 1) return `${inService.length} lines of ${patient} are ${code} on that day with this charge`;
  if (claim !== "" && dos === null) return `claim ${claim} has no line ${code}`;
  return `no line has ${claim === "" ? "" : `the claim number ${claim} with ${code}, nor `}this patient, date, code and charge`;
}

/** What became of a line in the end. */
export interface LineOutcome {
  readonly line: ClaimLine;
  /** `taken back`: the last that was heard is a reversal without a new answer. */
  readonly kind: "paid" | "denied" | "taken back";
  readonly paid: number;
  /** Why it was denied; empty where it was not. */
  readonly reasons: readonly Adjustment[];
  readonly remarks: readonly string[];
  /** The answer that counts. */
  readonly answer: Answer;
  /** All answers, the last one last. */
  readonly answers: readonly Answer[];
}

/** What became of each line that was answered: a reversal takes back what was answered before, and a later answer counts. */
export function outcomesOf({ joined }: Pick<Joined, "joined">): LineOutcome[] {
  return [...groupBy(joined, ({ line }) => line).entries()].map(([line, own]) => {
    const answers = own.map(({ answer }) => answer).sort((a, b) => (a.paidOn ?? 0) - (b.paidOn ?? 0));
    const standing: Answer[] = [];
    // Of one day a correction may stand before its reversal: what a payment takes back is what stood before that payment.
    for (const day of groupBy(answers, ({ paidOn }) => paidOn).values()) {
      for (const answer of day) if (answer.kind === "reversal") standing.pop();
      for (const answer of day) if (answer.kind !== "reversal") standing.push(answer);
    }
    const last = standing[standing.length - 1];
    const answer = last ?? (answers[answers.length - 1] as Answer);
    if (!last) return { line, kind: "taken back", paid: 0, reasons: [], remarks: [], answer, answers };
    const denied = isDenial(last);
    return {
      line,
      kind: denied ? "denied" : "paid",
      paid: last.paid,
      reasons: denied ? denialReasons(last.adjustments) : [],
      remarks: denied ? last.remarks : [],
      answer,
      answers,
    };
  });
}

/** Why a line was denied, in short. @example "CO-197, N54" */
export const reasonsText = ({ reasons, remarks }: Pick<LineOutcome, "reasons" | "remarks">): string =>
  [...new Set([...reasons.map(adjustmentText), ...remarks])].join(", ");
