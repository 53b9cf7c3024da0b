import { infusionTimesOn } from "../codes/infusion";
import { counted } from "../values/lists";
import type { Day } from "../values/day";
import { topicWords } from "./rule-words";
import type { Payer } from "./rules";
import type { TopicName } from "./topics";

/** What holds for a topic where no row of `CodingPolicy` answers it. */
export type Unanswered =
  /** A public rule answers, with the value that a row would have. */
  | {
      readonly kind: "national";
      readonly value: string;
      readonly words: string;
      readonly title: string;
      readonly from: string | null;
    }
  /** The payer's row of `Payers` answers. */
  | { readonly kind: "payer"; readonly words: string }
  /** Without a row nothing is asked, and the national pairs or the code's own rules decide. */
  | { readonly kind: "nothing asked"; readonly words: string }
  | { readonly kind: "not checked" };

const national = (
  topic: TopicName,
  value: string,
  title: string,
  { words = topicWords(topic, value), from = null }: { readonly words?: string; readonly from?: string | null } = {},
): Unanswered => ({ kind: "national", value, words, title, from });
const nothing = (words: string): Unanswered => ({ kind: "nothing asked", words });

/**
 * What holds for a topic where no row answers it: checks, formulas and the wide view know it from here.
 * @example unanswered("initial_code_order", payer, day) //=> { kind: "national", value: "office", words: "office order", … }
 */
export function unanswered(topic: TopicName, payer: Pick<Payer, "kind" | "filingDays" | "edits">, on: Day): Unanswered {
  switch (topic) {
    case "filing_days":
      if (payer.filingDays !== null) return { kind: "payer", words: counted(payer.filingDays, "day") };
      return payer.kind === "Medicare"
        ? national(topic, "", "42 CFR 424.44; IOM 100-04 chapter 1 §70", {
            words: "one calendar year",
            from: "2010-01-01",
          })
        : { kind: "not checked" };
    case "ndc":
      return payer.kind === "Medicaid"
        ? national(topic, "required", "Deficit Reduction Act of 2005 §6002", { from: "2007-01-01" })
        : { kind: "not checked" };
    case "hydration_min":
      return national(topic, String(infusionTimesOn(on).hydrationFrom), "CPT guidelines for 96360 and 96361");
    case "initial_code_order":
      return national(topic, "office", "CPT guidelines for infusions");
    case "infusion_times":
      return national(topic, "no", "CPT guidelines for infusions");
    case "complex_drugs":
      return national(topic, "", "IOM 100-04 chapter 12 §30.5", { words: "no list" });
    case "preferred_product":
      return nothing("none");
    case "modifier_preference":
      return nothing("none");
    case "supervision_record":
      return nothing("not asked for");
    case "port_flush_with_visit":
      return payer.edits === "NCCI" || payer.edits === "NCCI Medicaid"
        ? nothing(`CMS ${payer.edits}`)
        : nothing("none");
    case "consult_codes":
    case "prolonged_code":
    case "white_bag_needs_drug_line":
    case "visit_complexity_addon":
    case "cart_phases":
    case "radiation_codes":
      return { kind: "not checked" };
  }
}
