import type { ReleaseState, ReleaseTotal } from "../checks/release";
import { counted, grouped } from "../values/lists";
import { moneyText } from "../values/money";
import { today } from "./core/today";
import { momentWords } from "./words-moment";

/** Everything that the release of claims, dismissals and the record say: what happened, where, what to do. */

const STATES: Readonly<Record<ReleaseState, string>> = {
  released: "released",
  look: "look",
  hold: "hold",
  void: "void",
};

export const RELEASE_WORDS = {
  /** @param now milliseconds since 1970, as `at` */
  moment: (at: number, now: number): string => momentWords(at, today(new Date(now))),
  states: STATES,
  counting: "Counting the claims",
  bar: {
    label: "Claims",
    title: (totals: Readonly<Record<ReleaseState, ReleaseTotal>>): string => {
      const of = (state: ReleaseState): string => `${grouped(totals[state].claims)} ${STATES[state]}`;
      return ["released", "look", "hold", ...(totals.void.claims > 0 ? ["void" as const] : [])]
        .map((state) => of(state as ReleaseState))
        .join(" · ");
    },
    text: "Which claims go into the batch",
    since: (fresh: number, still: number, gone: number, moment: string): string =>
      `${grouped(fresh)} new, ${grouped(still)} still open, ${grouped(gone)} gone since ${moment}`,
    dismissed: (n: number): string => `${grouped(n)} dismissed`,
    dismissedText: "Left as they are, each with its reason",
    fresh: (n: number): string => `Only the ${grouped(n)} new`,
    everything: "Everything open",
    show: "Which findings are listed",
  },
  release: {
    title: "Release or hold",
    subtitle: (sheet: string, claims: number): string => `${sheet} · ${counted(claims, "claim")}`,
    tiles: "Claims by what is done with them. Choose one to see its claims.",
    tile: (state: ReleaseState, { claims, amount }: ReleaseTotal): string =>
      `${STATES[state]}: ${counted(claims, "claim")}, ${moneyText(amount)}`,
    tileClaims: (claims: number): string => ` ${claims === 1 ? "claim" : "claims"}, `,
    leads: {
      released: "Nothing was found that keeps these back.",
      look: "A warning, or a check that could not be made: look before they are sent.",
      hold: "An error: correct them first.",
      void: "They take an earlier claim back (frequency 8): no new services.",
    } satisfies Record<ReleaseState, string>,
    withReason: (n: number): string => `${counted(n, "claim")} released because somebody dismissed what was found.`,
    withoutCharge: (n: number): string =>
      `${counted(n, "row")} without a charge that can be read: the money lacks ${n === 1 ? "it" : "them"}.`,
    list: "Claims",
    none: "No claim is here.",
    why: "Why they ask for a look",
    whys: { all: "All", warning: "Warnings", unchecked: "Only not checked" },
    unnamed: "No claim number",
    batch: "List for the batch",
    batchHelp: "A new sheet to print or hand over. It names claims and patients as the claim sheet does.",
    record: "Write record",
    recordHelp: "A new dated sheet: what was checked, with what, what was found, and what was left and why.",
    batchName: (day: string): string => `Batch ${day}`,
    recordName: (day: string): string => `Check ${day}`,
    batchTitle: "Write the list for the batch",
    recordTitle: "Write the record of the check",
    written: (sheet: string): string => `The sheet "${sheet}" was added.`,
    remove: "Remove it",
    removed: (sheet: string): string => `The sheet "${sheet}" was removed.`,
    stale: "The sheet or the matrix changed since it was checked. Check again, then release.",
  },
  claim: {
    title: (claim: string): string => (claim === "" ? "Claim without a number" : `Claim ${claim}`),
    byEncounter: "Put together by payer, patient, date and billing group, since its lines have no claim number.",
    clean: "Everything was checked, and nothing was found.",
    why: "Why",
    findings: "Findings",
    lines: "Lines",
    previous: "Previous claim",
    next: "Next claim",
    unreadable: "cannot be read",
  },
  dismiss: {
    button: "Not this one…",
    reason: "Why is it left as it is?",
    hint: "Such as: the record shows two sites. Do not write a patient's name: the reason is kept on this computer.",
    placeholder: "The record shows …",
    needed: "Type why, so that whoever reads the record understands it.",
    save: "Dismiss it",
    cancel: "Cancel",
    help: "It stays dismissed for these lines in later exports too, and comes back when a line or the rule changes.",
    returned: (moment: string, reason: string): string =>
      `Dismissed ${moment}: "${reason}". Its lines or the rule changed since, so it is back.`,
    unkept: (why: string): string => `Dismissed until this pane is closed: ${why}.`,
    title: "Dismissed",
    subtitle: "Not in the list and not in the money.",
    none: "Nothing is dismissed.",
    back: "Bring it back",
    because: (moment: string, reason: string): string => `${moment}: ${reason}`,
  },
  /** Moments as the record writes them. */
  matrix: {
    workbook: (name: string, read: string): string => `${name}, this workbook, as it was ${read}`,
    practice: (name: string, published: string): string => `${name}, published ${published}`,
    file: (name: string, read: string): string => `${name}, a file that was chosen, as it was ${read}`,
    starter: "the starter matrix that comes with the add-in: none of the practice's own",
  },
  memory: {
    title: "What is remembered of findings",
    size: (dismissals: number, runs: number): string =>
      dismissals === 0 && runs === 0
        ? "Nothing."
        : `${counted(dismissals, "dismissed finding")} with the reasons that were typed, and what was open at ${counted(runs, "check")}.`,
    how: "Lines are known by hashes with a salt of this computer, for 90 days. No name, number or date of a claim is kept.",
    forget: "Forget it",
    forgotten: "Nothing is remembered of findings any more.",
  },
} as const;
