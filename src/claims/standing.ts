/** What a claim is to the payer: sent for the first time, in the place of an earlier one, or to take an earlier one back. */
export type Sending = "original" | "replacement" | "void";

/**
 * The frequency of a claim (837 CLM05-3, CMS-1500 box 22) as exports write it: a code, a code with its words, or the words.
 * Anything else is an original, as a blank is; `isFrequency` tells whether it was understood.
 * @example sendingOf("7 - Replacement") //=> "replacement"
 */
export function sendingOf(frequency: string): Sending {
  if (frequency === "" || frequency === "1") return "original";
  if (/^0?8\b|void|cancel/i.test(frequency)) return "void";
  if (/^0?7\b|replace|corrected/i.test(frequency)) return "replacement";
  return "original";
}

/** Whether a frequency is one that a professional claim may have: blank, 1, 7 or 8. */
export function isFrequency(frequency: string): boolean {
  return frequency === "" || /^0?1\b|original/i.test(frequency) || sendingOf(frequency) !== "original";
}

/**
 * In which turn a payer is billed, as exports write it (837 SBR01: P, S, T); without a word it is the first.
 * @example payerTurn("Secondary") //=> 2
 */
export function payerTurn(payerOrder: string): 1 | 2 | 3 {
  if (payerOrder === "") return 1;
  if (/^(s\b|sec|2)/i.test(payerOrder)) return 2;
  return /^(t\b|ter|3)/i.test(payerOrder) ? 3 : 1;
}
