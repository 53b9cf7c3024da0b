import { joinWords } from "../../values/lists";
import type { DecidedBy } from "../finding";
import { pairsOf, type PairHit } from "../pairs";
import { pairDecision } from "../pair-findings";
import { decidedByRule } from "../report";
import { contextOf, none, questionLine, unknownPayer, type Answer, type Knowledge, type PayerQuestion } from "./answer";

/** Two codes of one day. */
export interface PairQuestion extends PayerQuestion {
  readonly code2: string;
  /** Modifiers that stand on either line. */
  readonly modifiers?: readonly string[];
}

/**
 * Whether the payer bundles two codes of one day, and which modifier keeps them apart.
 * @example answerBundled(knowledge, { payer: "Medicare", code: "96413", code2: "96523", dos }) //=> "Bundled into 96413: no modifier fixes this"
 */
export function answerBundled(knowledge: Knowledge, question: PairQuestion): Answer {
  const mods = question.modifiers ?? [];
  const first = questionLine(question, { mods, index: 1 });
  const second = questionLine(question, { mods, code: question.code2, index: 2 });
  const context = contextOf(knowledge, [first, second]);
  if (!context.payer) return none(unknownPayer(context));
  if (question.code === question.code2) return none(`${question.code} stands on both sides: give two codes`);
  const { hits, apart, undecided } = pairsOf(context);
  const [hit] = hits;
  if (hit) {
    return {
      kind: "answer",
      text: pairText(hit),
      decidedBy: pairDecision(hit),
      get nearMisses() {
        return hit.by.kind === "rule" ? hit.by.nearMisses() : [];
      },
    };
  }
  const [row] = apart;
  if (row)
    return {
      kind: "answer",
      text: "Not bundled",
      decidedBy: decidedByRule(row.rule),
      get nearMisses() {
        return row.nearMisses();
      },
    };
  const [gap] = undecided;
  if (gap) return none(gap.because);
  return {
    kind: "answer",
    text: "Not bundled",
    decidedBy: notBundledBy(context.payer.edits, knowledge),
    nearMisses: [],
  };
}

function pairText(hit: PairHit): string {
  const into = `Bundled into ${hit.column1.code}`;
  if (hit.indicator === 0) return `${into}: no modifier fixes this`;
  if (hit.bypass) return `Not bundled: ${hit.bypass.modifier} keeps them apart if the record shows it`;
  const where = hit.wanted.line === hit.column2 ? "" : ` on ${hit.wanted.line.code}`;
  return `${into} unless ${joinWords(hit.wanted.modifiers, "or")}${where}`;
}

function notBundledBy(edits: string | null, { reference }: Knowledge): DecidedBy {
  const title =
    edits === "None" || !reference.ptp
      ? "No Bundling rule of this payer names the two codes"
      : `No open pair in edition ${reference.ptp.edition} (${reference.ptp.origin})`;
  return { kind: "public", title, from: null };
}
