import type { DiagnosisList } from "../../codes/diagnosis-list";
import { counted } from "../../values/lists";
import { ruleWords, subjectWords } from "../rule-words";
import type { Rule } from "../rules";
import { topicOf } from "../topics";

/**
 * What a rule wants, with everything that its row says: for a reader who has no table beside it.
 * @example wantsWords(rule) //=> "JZ required, JW paid; single-dose containers"
 */
export function wantsWords(rule: Rule): string {
  return [ruleWords(rule), ...details(rule)].filter((text) => text !== "").join("; ");
}

/** What a rule speaks of; the topic of a coding policy stands before its codes. @example aboutWords(rule) //=> "NDC on drug lines: J9*" */
export function aboutWords(rule: Rule): string {
  const subject = subjectWords(rule);
  if (rule.table !== "CodingPolicy") return subject;
  const title = topicOf(rule.topic)?.title ?? rule.topic;
  return subject === "everything" ? title : `${title}: ${subject}`;
}

function details(rule: Rule): string[] {
  switch (rule.table) {
    case "PriorAuth":
    case "UnitLimits":
    case "CodingPolicy":
      return [];
    case "Bundling":
      return rule.modifiers.length === 0 ? [] : [`accepts ${rule.modifiers.join(", ")}`];
    case "IncidentTo":
      return [
        rule.billUnder === null
          ? ""
          : `bill under ${rule.billUnder === "Own NPI" ? "the own NPI" : "the supervising NPI"}`,
        allowed("new patients", rule.newPatient),
        allowed("new problems", rule.newProblem),
        rule.excludedPlaces.length === 0 ? "" : `not in POS ${rule.excludedPlaces.join(", ")}`,
        rule.allowed && rule.ratePercent !== null ? `${rule.ratePercent}% under the own NPI` : "",
      ];
    case "Wastage":
      return [rule.containers === "All" ? "all containers" : "single-dose containers"];
    case "GenomicLCD":
      return [...lists(rule), rule.perLifetime === null ? "" : `${counted(rule.perLifetime, "time")} in a lifetime`];
    case "DrugCoverage":
      return lists(rule);
  }
}

const allowed = (what: string, said: boolean | null): string =>
  said === null ? "" : said ? `${what} too` : `no ${what}`;

const lists = (rule: { readonly covered: DiagnosisList | null; readonly excluded: DiagnosisList | null }): string[] => [
  rule.covered === null ? "" : `covered for ${rule.covered.text}`,
  rule.excluded === null ? "" : `not covered for ${rule.excluded.text}`,
];
