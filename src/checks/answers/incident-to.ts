import type { ClaimLine } from "../../claims/line";
import type { IncidentToRule } from "../../matrix/rules";
import { joinWords } from "../../values/lists";
import { againstPlan, patientIsNew, weakSupervision } from "../incident-to-rule";
import { answerFrom, contextOf, questionLine, type Answer, type Knowledge, type PayerQuestion } from "./answer";

/** A service of an NP, PA or CNS; what is not said is part of the answer. */
export interface IncidentToQuestion extends Omit<PayerQuestion, "code"> {
  readonly code?: string;
  readonly newPatient?: boolean | null;
  readonly newProblem?: boolean | null;
  readonly supervision?: ClaimLine["supervision"];
}

/**
 * Under whose NPI a service of an NP, PA or CNS is billed, and why.
 * @example answerIncidentTo(knowledge, { payer: "Medicare", dos, newPatient: true }) //=> "Bill under own NPI (85%): the patient is new"
 */
export function answerIncidentTo(knowledge: Knowledge, question: IncidentToQuestion): Answer {
  const line = questionLine(
    { ...question, code: question.code ?? "" },
    {
      newPatient: question.newPatient ?? null,
      newProblem: question.newProblem ?? null,
      supervision: question.supervision ?? null,
    },
  );
  return answerFrom(contextOf(knowledge, [line]), "IncidentTo", line, {}, ({ rule }) => incidentToText(rule, line));
}

function incidentToText(rule: IncidentToRule, line: ClaimLine): string {
  const own = `Bill under own NPI${rule.ratePercent === null ? "" : ` (${rule.ratePercent}%)`}`;
  if (!rule.allowed) return `${own}: this payer has no incident-to`;
  const weak = weakSupervision(rule, line);
  const against = [
    ...againstPlan(rule, line),
    ...(weak ? [weak.was] : []),
    ...(line.pos !== "" && rule.excludedPlaces.includes(line.pos) ? [`the place of service is ${line.pos}`] : []),
  ];
  if (against.length > 0) return `${own}: ${joinWords(against, "and")}`;
  const open = conditions(rule, line);
  const supervising = `Bill under supervising NPI${rule.modifier === "" ? "" : ` with ${rule.modifier}`}`;
  return open.length === 0 ? supervising : `${supervising}, if ${joinWords(open, "and")}`;
}

const ASKED = {
  "In suite": "the physician was in the suite",
  Video: "the physician was in the suite or on live video",
  Audio: "the physician could be heard at least",
  General: "a physician supervised in general",
} as const;

/** What the rule asks of a service that the question does not say. */
function conditions(rule: IncidentToRule, line: ClaimLine): string[] {
  const established = [
    ...(rule.newPatient === false && patientIsNew(line) === null ? ["the patient"] : []),
    ...(rule.newProblem === false && line.newProblem === null ? ["the problem"] : []),
  ];
  return [
    ...(established.length > 0
      ? [`${joinWords(established, "and")} ${established.length === 1 ? "is" : "are"} not new`]
      : []),
    ...(rule.supervision !== null && line.supervision === null ? [ASKED[rule.supervision]] : []),
    ...(rule.excludedPlaces.length > 0 && line.pos === "" ? [`not in POS ${rule.excludedPlaces.join(", ")}`] : []),
  ];
}
