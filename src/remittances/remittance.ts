import type { Day } from "../values/day";
import type { Cents } from "../values/money";

/** One amount by which what was billed was not paid. */
export interface Adjustment {
  /** `CO` contractual, `PR` the patient's, `OA` other, `PI` the payer's own. */
  readonly group: string;
  /** The reason, as X12's list of Claim Adjustment Reason Codes numbers it. */
  readonly reason: string;
  readonly amount: Cents;
}

/** What became of a claim, as the payer says it. */
export type AnswerKind = "processed" | "denied" | "reversal";

/** What a payer answered to one service. */
export interface Answer {
  /** The payer as the remittance names it. */
  readonly payer: string;
  /** The claim's number as the practice sent it (CLP01). */
  readonly claim: string;
  /** The line's number as the practice sent it (REF*6R); "" where it was not sent back. */
  readonly line: string;
  /** Patient's name or id, as the remittance has it. */
  readonly patient: string;
  readonly dos: Day | null;
  readonly code: string;
  readonly mods: readonly string[];
  readonly charge: Cents;
  readonly paid: Cents;
  readonly units: number | null;
  readonly kind: AnswerKind;
  readonly adjustments: readonly Adjustment[];
  /** Remittance Advice Remark Codes. */
  readonly remarks: readonly string[];
  /** Day of the payment. */
  readonly paidOn: Day | null;
  /** Day on which the payer received the claim. */
  readonly received: Day | null;
  /** Number of the payment: the check or the transfer (TRN02). */
  readonly payment: string;
  /** Where it stands: the file, and the segment or row. */
  readonly from: { readonly file: string; readonly place: string };
}

/** What was read of a file. */
export interface Remittance {
  readonly file: string;
  readonly answers: readonly Answer[];
  /** What somebody should know of it: sums that do not agree, rows that were passed over. */
  readonly notes: readonly string[];
}

/** Whether an answer leaves a service unpaid for a reason that is not the patient's share. */
export function isDenial({ paid, charge, kind, adjustments }: Answer): boolean {
  if (kind === "reversal") return false;
  const own = denialReasons(adjustments);
  return own.length > 0 && paid <= 0 && charge > 0;
}

/** Reasons that are the usual reduction to the contract or the patient's share, and no denial, with what each means in our own words. */
export const NO_DENIAL: Readonly<Record<string, string>> = {
  "1": "deductible",
  "2": "coinsurance",
  "3": "copayment",
  "23": "what another payer paid or took off",
  "44": "discount for prompt payment",
  "45": "more than the fee schedule or contract allows",
  "66": "blood deductible",
  "94": "paid beyond the charge",
  "104": "withheld by managed care",
  "131": "discount agreed for the claim",
  "142": "the Medicaid patient's share",
  "161": "bonus of the provider",
  "187": "paid from the patient's spending account",
  "223": "a change that a law demands",
  "237": "a penalty that a law demands",
  "253": "sequestration",
};

/** The adjustments that say why something was not paid. */
export function denialReasons(adjustments: readonly Adjustment[]): readonly Adjustment[] {
  return adjustments.filter(({ reason, amount }) => amount > 0 && !Object.hasOwn(NO_DENIAL, reason));
}

/** An adjustment as people write it. @example adjustmentText({ group: "CO", reason: "197", amount: 0 }) //=> "CO-197" */
export const adjustmentText = ({ group, reason }: Pick<Adjustment, "group" | "reason">): string =>
  group === "" ? reason : `${group}-${reason}`;
