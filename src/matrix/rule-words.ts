import { wordsOf } from "../values/day";
import { counted } from "../values/lists";
import type { IncidentToRule, Rule, WastageRule } from "./rules";
import { topicOf, type TopicName } from "./topics";

/**
 * What a rule says, short enough for a cell of the wide view; whom, which codes and when it says it of stands elsewhere.
 * @example ruleWords(rule) //=> "Required"
 */
export function ruleWords(rule: Rule): string {
  switch (rule.table) {
    case "PriorAuth":
      return rule.maxUnits === null ? rule.requirement : `${rule.requirement}, ${rule.maxUnits} units`;
    case "Bundling":
      return INDICATOR_WORDS[rule.indicator];
    case "UnitLimits":
      return `${rule.maxUnits} ${rule.mai === null ? "at most" : MAI_WORDS[rule.mai]}`;
    case "IncidentTo":
      return incidentToWords(rule);
    case "Wastage":
      return wastageWords(rule);
    case "GenomicLCD":
      return parts(rule.article, rule.zCode === "Required" ? "Z-code required" : "") || "list of diagnoses";
    case "DrugCoverage":
      return parts(rule.article, rule.daysBetween === null ? "" : `${rule.daysBetween} days apart`) || ANY_LIST;
    case "CodingPolicy":
      return topicWords(rule.topic, rule.value);
  }
}

const ANY_LIST = "list of diagnoses";
const INDICATOR_WORDS = {
  "0": "bundled",
  "1": "bundled unless a modifier",
  "9": "not bundled",
} as const;
/** How a unit limit counts. */
export const MAI_WORDS = { 1: "on a line", 2: "a day, by policy", 3: "a day, clinical" } as const;

const parts = (...texts: readonly string[]): string => texts.filter((text) => text !== "").join(", ");

function incidentToWords({ allowed, ratePercent, modifier, supervision }: IncidentToRule): string {
  if (!allowed) return parts("own NPI", ratePercent === null ? "" : `${ratePercent}%`);
  return parts("supervising NPI", supervision === null ? "" : supervision.toLowerCase(), modifier);
}

/**
 * What a payer wants to be told of discarded drug.
 * @example wastageWords({ jz: "Required", jw: "Paid" }) //=> "JZ required, JW paid"
 */
export function wastageWords({ jw, jz }: Pick<WastageRule, "jw" | "jz">): string {
  const words = parts(jz === null ? "" : `JZ ${jz.toLowerCase()}`, jw === null ? "" : `JW ${jw.toLowerCase()}`);
  return words === "" ? "neither JW nor JZ said" : words;
}

/** Values whose word in the table is not how people say it. */
const SAID: { readonly [T in TopicName]?: Readonly<Record<string, string>> } = {
  modifier_preference: { X: "XE, XP, XS or XU" },
  white_bag_needs_drug_line: { yes: "drug line needed", no: "no drug line" },
  initial_code_order: { office: "office order", facility: "facility order" },
  radiation_codes: { cpt: "CPT codes", g_codes: "G codes" },
  prolonged_code: { none: "none paid" },
  supervision_record: { no: "not asked for" },
  infusion_times: { no: "not asked for" },
};

/**
 * A topic's value in words.
 * @example topicWords("consult_codes", "not_paid") //=> "not paid"
 * @example topicWords("hydration_min", "31") //=> "from minute 31"
 */
export function topicWords(topic: TopicName, value: string): string {
  const values = topicOf(topic)?.values;
  if (values === "days") return counted(Number(value), "day");
  if (values === "minutes") return `from minute ${value}`;
  if (values === "code>code") {
    const [from = "", to = ""] = value.split(">").map((code) => code.trim());
    return `${to} instead of ${from}`;
  }
  return SAID[topic]?.[value] ?? value.replaceAll("_", " ");
}

/** Longest text of codes that a cell takes. */
const CODES_SHOWN = 22;

/**
 * Which codes a rule names, short enough for a cell: "" where it names all.
 * @example codesWords(listOf("J9271;J9299;J9228;J9022;J9173")) //=> "J9271 and 4 more"
 */
export function codesWords({ text, terms }: Rule["codes"]): string {
  if (terms.some((term) => term.kind === "all")) return text.includes("!") ? text : "";
  if (text.length <= CODES_SHOWN) return text;
  const all = text.split(/[;,]/).map((part) => part.trim());
  return `${all[0] ?? ""} and ${all.length - 1} more`;
}

/**
 * What a rule speaks of: its codes, diagnoses and places; "everything" where it names none.
 * @example subjectWords(rule) //=> "J9271 · C34;C43"
 */
export function subjectWords(rule: Rule): string {
  const codes = rule.codes.terms.some((term) => term.kind === "all") && !rule.codes.text.includes("!");
  const said = [
    codes ? "" : rule.codes.text,
    rule.table === "Bundling" ? `with ${rule.column2.text}` : "",
    rule.diagnoses?.text ?? "",
    rule.places === null ? "" : `POS ${rule.places.join(";")}`,
  ].filter((text) => text !== "");
  return said.length === 0 ? "everything" : said.join(" · ");
}

/** When a rule is in force. @example periodWords({ from: null, to: 46349 }) //=> "until 23 Nov 2026" */
export function periodWords({ from, to }: Pick<Rule, "from" | "to">): string {
  if (from === null) return to === null ? "always" : `until ${wordsOf(to)}`;
  return to === null ? `from ${wordsOf(from)}` : `${wordsOf(from)} to ${wordsOf(to)}`;
}
