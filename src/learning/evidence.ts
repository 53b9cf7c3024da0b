import type { Day } from "../values/day";
import type { Judged } from "./outcomes";

/** What speaks for a rule, from a day on. */
export interface Evidence {
  /** Date of service of the first line that bears it out. */
  readonly from: Day;
  /** Lines that bear it out, from that day on. */
  readonly supporting: readonly Judged[];
  /** Lines from that day on that it would have touched and that came out otherwise. */
  readonly against: readonly Judged[];
  /** How many lines it would have touched before that day. */
  readonly before: number;
  /** The last of those. */
  readonly lastBefore: Day | null;
  /** How much better the answers fit with the rule than without: the logarithm of a ratio of likelihoods. */
  readonly gain: number;
}

/** How often a payer keeps its own rule, and how often it denies for the same reason where there is none. */
const KEPT = 0.95;
const CHANCE = 0.03;
/** Fewer lines than this are no pattern, whatever they say. */
export const FEWEST_LINES = 3;
/** One line in five may speak against a rule: late corrections, a payer's own slips. */
const MOST_AGAINST = 0.2;
/** The answers must fit so much better with the rule; three denials in a row, and nothing against, give 10.4. */
const LEAST_GAIN = 8;

const FOR = Math.log(KEPT / CHANCE);
const AGAINST = Math.log((1 - KEPT) / (1 - CHANCE));

/** How well a rule fits the answers, from the day on which it fits them best. */
interface Fit {
  /** The logarithm of a ratio of likelihoods, with the rule and without; 0 where it fits no day. */
  readonly gain: number;
  /** Lines in the order of their days, and the first of them from that day on. */
  readonly ordered: readonly Judged[];
  readonly at: number;
}

/** The day that makes the answers likeliest, however little speaks for it. */
export function fitSince(scope: readonly Judged[], bears: (judged: Judged) => boolean): Fit {
  const ordered = [...scope].sort((a, b) => a.line.dos - b.line.dos);
  let gain = 0;
  let best = { gain: 0, at: ordered.length };
  for (let at = ordered.length - 1; at >= 0; at--) {
    const own = ordered[at] as Judged;
    const does = bears(own);
    gain += does ? FOR : AGAINST;
    // A day is before or after as a whole.
    if (does && ordered[at - 1]?.line.dos !== own.line.dos && gain > best.gain) best = { gain, at };
  }
  return { ...best, ordered };
}

/**
 * The day from which lines come out as a rule would have it, if there is one: the day that makes the answers likeliest, where three lines at
 * least, of two patients, bear the rule out, and no more than one in five speaks against it.
 * @param scope every answered line that the rule would touch
 * @param bears whether the line came out as the rule would have it
 */
export function evidenceSince(scope: readonly Judged[], bears: (judged: Judged) => boolean): Evidence | null {
  const { gain, ordered, at } = fitSince(scope, bears);
  if (gain < LEAST_GAIN) return null;
  const after = ordered.slice(at);
  const supporting = after.filter(bears);
  const against = after.filter((each) => !bears(each));
  const patients = new Set(supporting.map(({ line }) => line.patient));
  if (supporting.length < FEWEST_LINES || patients.size < 2 || against.length > MOST_AGAINST * after.length)
    return null;
  return {
    from: supporting[0]?.line.dos ?? 0,
    supporting,
    against,
    before: at,
    lastBefore: ordered[at - 1]?.line.dos ?? null,
    gain,
  };
}

/** What of some lines is new: nothing predicted it, so that a rule that is there already is not proposed again. */
export const unpredicted = ({ supporting }: Evidence): readonly Judged[] =>
  supporting.filter(({ predicted }) => !predicted);
