import { diagnosisText } from "../../codes/shapes";
import type { ClaimLine } from "../../claims/line";
import { counted, splitList } from "../../values/lists";
import {
  coversNothing,
  coverageOf,
  inheritedText,
  listCoverage,
  listWanted,
  type Coverage,
  type DecidedCoverage,
} from "../coverage";
import type { EncounterContext } from "../context";
import { isDrugLine } from "../drugs/drug-day";
import { isMolecular, whyNoArticle, zCodeOf } from "../genomic";
import { decidedByRule } from "../report";
import {
  contextOf,
  fact,
  nearlyText,
  none,
  notApplicable,
  questionLine,
  undecided,
  unknownPayer,
  type Answer,
  type Knowledge,
  type PayerQuestion,
} from "./answer";

/**
 * Whether the payer covers a drug or a laboratory test for the diagnoses: its row of `DrugCoverage`, a biosimilar by its reference drug.
 * Without a diagnosis the answer says for which it is covered.
 * @example answerDrugCoverage(knowledge, { payer: "Lakeside PPO", code: "J0897", dos, diagnoses: ["C770"] }) //=> "Not covered: C77.0 is not on the list (Policy 12)"
 */
export function answerDrugCoverage(knowledge: Knowledge, question: PayerQuestion): Answer {
  const line = questionLine(question);
  const context = contextOf(knowledge, [line]);
  const wanted = listWanted(knowledge.matrix, line);
  const coverage = listCoverage(context, line);
  if (coverage.kind === "none" && wanted === null && !isDrugLine(knowledge.matrix, line))
    return notApplicable(`${line.code} is no drug and no laboratory test: it has no list`);
  if (coverage.kind === "none" && wanted === "other test") return fact("No list of diagnoses for this test", null);
  return coverageAnswer(context, "DrugCoverage", line, coverage, "");
}

/**
 * Whether the contractor or payer covers a genomic test for the diagnoses, and whether it wants the test's Z-code.
 * @example answerGenomic(knowledge, { payer: "Medicare", code: "81455", dos, diagnoses: ["C3411"] }) //=> "Covered, Z-code required (A57901)"
 */
export function answerGenomic(knowledge: Knowledge, question: PayerQuestion): Answer {
  const line = questionLine(question);
  const context = contextOf(knowledge, [line]);
  const coverage = coverageOf(context, "GenomicLCD", line);
  if (coverage.kind === "none" && !isMolecular(line))
    return notApplicable(`${line.code} is no gene and no panel: it has no article`);
  if (!context.payer) return none(unknownPayer(context));
  const zCode = zCodeOf(context, line);
  if (coverage.kind === "none") {
    const { because } = whyNoArticle(context, line);
    const also = zCode.kind === "wanted" ? `; ${zCode.who} wants the Z-code of the test` : "";
    const misses = coverage.nearMisses();
    return none(`${because}${nearlyText(misses)}${also}`, misses);
  }
  return coverageAnswer(context, "GenomicLCD", line, coverage, zCode.kind === "wanted" ? ", Z-code required" : "");
}

function coverageAnswer<T extends "GenomicLCD" | "DrugCoverage">(
  context: EncounterContext,
  table: T,
  line: ClaimLine,
  coverage: Coverage<T>,
  also: string,
): Answer {
  if (coverage.kind === "none" || coverage.kind === "undecided") return undecided(context, table, line, coverage.asked);
  const { rule } = coverage;
  const article = rule.article === "" ? "" : ` (${rule.article})`;
  return {
    kind: "answer",
    text: `${coverageWords(coverage, line)}${inheritedText(coverage, line)}${also}${article}`,
    decidedBy: decidedByRule(rule),
    get nearMisses() {
      return coverage.nearMisses();
    },
  };
}

function coverageWords(coverage: DecidedCoverage, line: ClaimLine): string {
  const { covered, excluded } = coverage.rule;
  if (coversNothing(coverage.rule)) return "Not covered: the list does not hold the code";
  if (line.dx.length === 0 && covered !== null) return `Covered for ${listText(covered.text)}`;
  if (line.dx.length === 0 && excluded !== null) return `Covered, except for ${listText(excluded.text)}`;
  if (coverage.kind === "covered") return "Covered";
  const shown = line.dx.map(diagnosisText);
  const are = shown.length === 1 ? "is" : "are";
  return `Not covered: ${shown.join(", ")} ${are} ${covered !== null ? "not on the list" : "excluded"}`;
}

/** Entries of a list that an answer names; the others are counted. */
const NAMED = 4;

function listText(text: string): string {
  const entries = splitList(text);
  const more = entries.length - NAMED;
  return more > 1
    ? `${entries.slice(0, NAMED).join(", ")} and ${counted(more, "more entry", "more entries")}`
    : entries.join(", ");
}
