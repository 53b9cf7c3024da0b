import { wordsOf } from "../../values/day";
import type { Drug, WastageRule } from "../../matrix/rules";
import { wastageWords } from "../../matrix/rule-words";
import { containerOf, drugRows, isDrugLine } from "../drugs/drug-day";
import { wasteWanted, type WasteWanted } from "../drugs/waste-wanted";
import type { DecidedBy } from "../finding";
import {
  answerOf,
  contextOf,
  fact,
  none,
  notApplicable,
  questionLine,
  type Answer,
  type Knowledge,
  type PayerQuestion,
} from "./answer";

/**
 * What the payer wants to be told of discarded drug: JW and JZ, for the drug's container.
 * @example answerWastage(knowledge, { payer: "Medicare", code: "J9271", dos }) //=> "JZ required from 1 Jul 2023, JW required"
 */
export function answerWastage(knowledge: Knowledge, question: PayerQuestion): Answer {
  const line = questionLine(question);
  const { matrix } = knowledge;
  if (!isDrugLine(matrix, line)) return notApplicable(`${line.code} is no drug: neither JW nor JZ`);
  const context = contextOf(knowledge, [line]);
  const [drug] = drugRows(matrix, line);
  const container = containerOf(matrix, line);
  const wanted = wasteWanted(context, line, { drug, container });
  if (wanted.kind === "exempt") return fact(EXEMPT[wanted.why], drug ? decidedByDrug(drug) : null);
  if (wanted.kind === "unlisted")
    return none(`Drugs does not list ${line.code}, so its container is not known: add it to Drugs`);
  return answerOf(
    context,
    "Wastage",
    line,
    wanted.asked,
    ({ rule }) => `${datedWords(rule)}${container === null ? ", if the vial is single-dose" : ""}`,
  );
}

/** What is said where nothing is asked of a drug's waste. */
export const EXEMPT: Readonly<Record<Extract<WasteWanted, { kind: "exempt" }>["why"], string>> = {
  hydration: "Hydration: neither JW nor JZ",
  "multi-dose": "Multi-dose: neither JW nor JZ",
  "encounter rate": "Paid in the encounter rate there: neither JW nor JZ",
};

/** The rule's words, with the day since which they hold beside the first. */
export function datedWords(rule: WastageRule): string {
  const words = wastageWords(rule);
  if (rule.from === null) return words;
  const [first = "", ...others] = words.split(", ");
  return [`${first} from ${wordsOf(rule.from)}`, ...others].join(", ");
}

/** A drug's row of `Drugs` as what decided. */
function decidedByDrug({ code, row, from, to, name }: Drug): DecidedBy {
  return { kind: "matrix", table: "Drugs", rule: code, row, from, to, source: name };
}
