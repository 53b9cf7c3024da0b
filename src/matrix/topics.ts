/** A coding question on which payers differ, and which answers a row may give. */
export interface Topic {
  readonly name: TopicName;
  readonly title: string;
  /** The allowed words, or what kind of value it is. */
  readonly values: readonly string[] | "days" | "minutes" | "codes" | "code>code";
}

export const TOPIC_NAMES = [
  "consult_codes",
  "filing_days",
  "ndc",
  "prolonged_code",
  "hydration_min",
  "modifier_preference",
  "complex_drugs",
  "white_bag_needs_drug_line",
  "preferred_product",
  "initial_code_order",
  "visit_complexity_addon",
  "cart_phases",
  "radiation_codes",
  "port_flush_with_visit",
  "supervision_record",
  "infusion_times",
] as const;
export type TopicName = (typeof TOPIC_NAMES)[number];

export const TOPICS: readonly Topic[] = [
  { name: "consult_codes", title: "Consultation codes", values: ["paid", "not_paid", "crosswalk"] },
  { name: "filing_days", title: "Days to file", values: "days" },
  { name: "ndc", title: "NDC on drug lines", values: ["required", "optional"] },
  { name: "prolonged_code", title: "Prolonged office visit", values: ["99417", "G2212", "none"] },
  { name: "hydration_min", title: "Hydration from minute", values: "minutes" },
  { name: "modifier_preference", title: "Distinct service modifier", values: ["59", "X"] },
  { name: "complex_drugs", title: "Drugs under chemotherapy administration", values: "codes" },
  { name: "white_bag_needs_drug_line", title: "White bag needs a drug line", values: ["yes", "no"] },
  { name: "preferred_product", title: "Preferred product", values: "code>code" },
  { name: "initial_code_order", title: "Order of initial codes", values: ["office", "facility"] },
  { name: "visit_complexity_addon", title: "G2211", values: ["paid", "not_paid"] },
  { name: "cart_phases", title: "CAR-T phases", values: ["bundled", "paid"] },
  { name: "radiation_codes", title: "Radiation delivery codes", values: ["cpt", "g_codes"] },
  { name: "port_flush_with_visit", title: "Port flush with a visit", values: ["paid", "not_paid"] },
  { name: "supervision_record", title: "Supervision record", values: ["required", "no"] },
  { name: "infusion_times", title: "Infusion start and stop", values: ["required", "no"] },
];

const BY_NAME = new Map<string, Topic>(TOPICS.map((topic) => [topic.name, topic]));

/** The topic of that name, or `undefined`. */
export function topicOf(name: string): Topic | undefined {
  return BY_NAME.get(name);
}

/**
 * What is wrong with a topic's value, in words; `null` where it is right.
 * @example topicValueFault(topicOf("ndc")!, "maybe") //=> 'must be one of: required, optional'
 */
export function topicValueFault(topic: Topic, value: string): string | null {
  if (topic.values === "days" || topic.values === "minutes") {
    return /^\d{1,4}$/.test(value) && Number(value) > 0 ? null : `must be a whole number of ${topic.values}`;
  }
  if (topic.values === "codes") {
    return /^!?[A-Z0-9*-]{2,11}([;,]\s*!?[A-Z0-9*-]{2,11})*$/i.test(value)
      ? null
      : "must be a list of codes, with ! before a refused one";
  }
  if (topic.values === "code>code")
    return /^[A-Z0-9]{5}\s*>\s*[A-Z0-9]{5}$/i.test(value) ? null : "must be written code>code";
  return topic.values.includes(value) ? null : `must be one of: ${topic.values.join(", ")}`;
}
