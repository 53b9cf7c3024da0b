import { infusionCodeOf, infusionTimesOn, nextHourAt, unitsEarned, type InfusionCode } from "../../codes/infusion";
import { levelReached, prolongedRows, prolongedUnits, visitMinutesOf, visitTimeSource } from "../../codes/visits";
import type { ClaimLine } from "../../claims/line";
import { unanswered } from "../../matrix/unanswered";
import type { Minutes } from "../../values/clock";
import { wordsOf } from "../../values/day";
import { counted, joinWords } from "../../values/lists";
import { ask } from "../ask";
import type { EncounterContext } from "../context";
import type { DecidedBy } from "../finding";
import { decidedByRule } from "../report";
import {
  contextOf,
  fact,
  none,
  questionLine,
  undecided,
  unknownPayer,
  type Answer,
  type Knowledge,
  type PayerQuestion,
} from "./answer";

/** Minutes of one drug at one site, of hydration, of a pump or of a visit. */
export interface UnitsQuestion extends PayerQuestion {
  readonly minutes: Minutes;
  /** Of a prolonged visit: the visit that it prolongs; "" where none is given. */
  readonly visit?: string;
}

/**
 * The units of a code that a time earns, by the code's time rule and this payer's policies. `value` is their number; where the time
 * earns none, or where it depends on another line, the answer is words alone.
 * @example answerUnits(knowledge, { payer: "Medicare", code: "96415", minutes: 72, dos }) //=> "72 min: 96415 needs 91"
 */
export function answerUnits(knowledge: Knowledge, question: UnitsQuestion): Answer {
  const line = questionLine(question);
  const context = contextOf(knowledge, [line]);
  const { code, minutes, visit = "" } = question;
  if (!context.payer) return none(unknownPayer(context));
  if (prolongedRows(code, line.dos).length > 0) return prolongedAnswer(context, line, minutes, visit);
  if (visit !== "") return none(`${code} is no prolonged visit: give it alone, without ${visit}`);
  const says = infusionCodeOf(code, line.dos);
  if (says)
    return says.kind === "hydration" ? hydrationAnswer(context, line, minutes) : givenAnswer(line, says, minutes);
  const needs = visitMinutesOf(code, line.dos);
  if (needs !== undefined) return visitAnswer(line, minutes, needs);
  return none(
    `no time rule of ${code} is known for ${wordsOf(line.dos)}: infusions, pushes, pumps, office visits and prolonged visits have one`,
  );
}

const earned = (value: number, decidedBy: DecidedBy, more = ""): Answer => ({
  kind: "answer",
  text: `${counted(value, "unit")}${more}`,
  value,
  decidedBy,
  nearMisses: [],
});

/** A drug or pump: what its minutes earn, else what they lack. */
function givenAnswer({ code, dos }: ClaimLine, says: InfusionCode, minutes: Minutes): Answer {
  const times = infusionTimesOn(dos);
  const by: DecidedBy = { kind: "public", title: times.source, from: null };
  const lacks = (what: string): Answer => fact(`${minutes} min: ${code} ${what}`, by);
  if (says.method === "injection") return none(`${code} counts injections: its units do not depend on minutes`);
  if (says.method === "pump")
    return minutes > times.pumpOver * 60 ? earned(1, by) : lacks(`needs more than ${times.pumpOver} hours`);
  const units = unitsEarned(code, minutes, dos) ?? 0;
  if (says.role === "hour") {
    const next = nextHourAt(minutes, times);
    return units === 0 ? lacks(`needs ${next}`) : earned(units, by, `: the next needs ${next} min`);
  }
  if (units > 0) return earned(units, by);
  if (says.method === "push") return lacks(`takes ${times.pushMost} at most, unless somebody stayed throughout`);
  const instead = says.route === "IV" ? "a push" : "an injection";
  return lacks(`needs ${times.infusionFrom}; up to ${times.pushMost} it is ${instead}`);
}

/** Hydration begins with the payer's minute, and 96361 counts otherwise behind 96360 than behind another service. */
function hydrationAnswer(context: EncounterContext, line: ClaimLine, minutes: Minutes): Answer {
  const { code, dos } = line;
  const asked = ask(context, "CodingPolicy", line, { topic: "hydration_min" });
  const left = asked.kind === "none" && context.payer ? unanswered("hydration_min", context.payer, dos) : null;
  if (asked.kind !== "rule" && left?.kind !== "national")
    return undecided(context, "CodingPolicy (hydration_min)", line, asked);
  const [value, by]: readonly [string, DecidedBy] =
    asked.kind === "rule"
      ? [asked.rule.value, decidedByRule(asked.rule)]
      : [
          left?.kind === "national" ? left.value : "",
          { kind: "public", title: infusionTimesOn(dos).source, from: null },
        ];
  const from = Number(value);
  const behind = unitsEarned(code, minutes, dos, { from, second: true }) ?? 0;
  if (behind === 0) return fact(`${minutes} min: ${code} needs ${from}`, by);
  if (infusionCodeOf(code, dos)?.role === "initial") return earned(behind, by);
  const after = unitsEarned(code, minutes, dos, { from }) ?? 0;
  return fact(
    after === 0
      ? `${minutes} min: ${code} needs ${nextHourAt(minutes, infusionTimesOn(dos))} after 96360; ${behind} after another service`
      : `${after} after 96360, ${behind} after another service`,
    by,
  );
}

/** A visit whose level is chosen by time. */
function visitAnswer({ code, dos }: ClaimLine, minutes: Minutes, needs: Minutes): Answer {
  const by: DecidedBy = { kind: "public", title: visitTimeSource(code, dos), from: null };
  if (minutes >= needs) return earned(1, by);
  const reached = levelReached(code, minutes, dos);
  return fact(`${minutes} min: ${code} needs ${needs}${reached === undefined ? "" : `; by time it is ${reached}`}`, by);
}

/** Prolonged time begins behind the visit's own, with the minute of the code that this payer takes. */
function prolongedAnswer(context: EncounterContext, line: ClaimLine, minutes: Minutes, visit: string): Answer {
  const { code, dos } = line;
  const asked = ask(context, "CodingPolicy", line, { topic: "prolonged_code" });
  if (asked.kind !== "rule" && asked.kind !== "none")
    return undecided(context, "CodingPolicy (prolonged_code)", line, asked);
  if (asked.kind === "rule" && asked.rule.value !== code) {
    const { value } = asked.rule;
    const taken = value === "none" ? "pays no prolonged office time" : `takes ${value}, not ${code}`;
    return fact(`${context.payerName} ${taken}`, decidedByRule(asked.rule));
  }
  const rows = prolongedRows(code, dos);
  const visits = rows.map((row) => row.visit);
  if (visit === "") return none(`${code} counts behind its visit: give both, such as ${code}/${visits[0] ?? ""}`);
  const row = rows.find((own) => own.visit === visit);
  if (!row) return none(`${code} does not go with ${visit}: it goes with ${joinWords(visits, "or")}`);
  const by: DecidedBy = { kind: "public", title: row.source, from: row.from };
  const units = prolongedUnits(row, minutes);
  return units === 0
    ? fact(`${minutes} min: ${code} needs ${row.first} with ${visit}`, by)
    : earned(units, by, `: the next needs ${row.first + units * row.step} min`);
}
