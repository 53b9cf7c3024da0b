import { prolongedRow, prolongedUnits } from "../../codes/visits";
import type { ProlongedRow } from "../../codes/data/visits";
import { providerRelation } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import { counted, groupBy } from "../../values/lists";
import type { EncounterCheck } from "../check";
import { ruleFor } from "../ask";
import type { EncounterContext } from "../context";
import type { Fix, FixChange } from "../finding";
import { given } from "../given";
import { decidedByRule, type Report } from "../report";

/** The two codes for prolonged office time, of which a payer takes one (topic prolonged_code). */
const PROLONGED_CODES = ["G2212", "99417"] as const;

const isProlonged = (code: string): boolean => PROLONGED_CODES.some((prolonged) => prolonged === code);

interface TimedVisit {
  readonly visit: ClaimLine;
  readonly row: ProlongedRow;
}

/** The visit beside which a prolonged code stands, and what it goes by; `undefined` where none that it goes with is billed. */
function timedVisit(context: EncounterContext, line: ClaimLine, code = line.code): TimedVisit | undefined {
  for (const visit of context.lines) {
    const row = prolongedRow(code, visit.code, line.dos);
    if (row && providerRelation(visit, line) !== "different") return { visit, row };
  }
  return undefined;
}

const minutesOf = ({ visit }: TimedVisit, line: ClaimLine): number | null => visit.visitMinutes ?? line.visitMinutes;

/** EM-04: the prolonged code that this payer does not take. */
export const prolongedCode: EncounterCheck = {
  id: "EM-04",
  name: "Prolonged code of other payers",
  family: "Visits",
  scope: "encounter",
  severity: "error",
  why: "Medicare takes G2212 for prolonged office time and never 99417; many other payers take 99417. The two begin with different minutes.",
  fields: [],
  source: { title: "CY2021 physician fee schedule; NCCI pairs", mark: "D", from: "2021-01-01" },
  about: isProlonged,
  run(context, report) {
    for (const line of context.lines.filter(({ code }) => isProlonged(code))) {
      const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "prolonged_code" });
      if (!asked || asked.rule.value === line.code) continue;
      const wanted = asked.rule.value === "none" ? null : asked.rule.value;
      report.find({
        lines: [line],
        message: wanted
          ? `${context.payerName} does not take ${line.code}: its code for prolonged office time is ${wanted}`
          : `${context.payerName} pays no prolonged office time: ${line.code} denies`,
        fix: wanted ? otherCode(context, line, wanted) : removal(line, `Remove line ${line.index}`),
        decidedBy: decidedByRule(asked.rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

const removal = (line: ClaimLine, text: string): Fix => ({
  text,
  changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
});

/** The payer's own code with the units that the time earns; without the time only words. */
function otherCode(context: EncounterContext, line: ClaimLine, wanted: string): Fix {
  const timed = timedVisit(context, line, wanted);
  const minutes = timed ? minutesOf(timed, line) : null;
  if (!timed || minutes === null)
    return { text: `Bill ${wanted} if the practitioner's total time reaches it`, changes: [] };
  const { visit, row } = timed;
  const units = prolongedUnits(row, minutes);
  const beside = `beside ${visit.code} begins with ${row.first} min`;
  if (units === 0) return removal(line, `Remove line ${line.index}: ${wanted} ${beside}, and ${minutes} are recorded`);
  const changes: FixChange[] = [{ line: line.index, field: "CPT", from: line.code, to: wanted }];
  if (line.units !== null && line.units !== units)
    changes.push({ line: line.index, field: "Units", from: String(line.units), to: String(units) });
  return {
    text: `${line.code} to ${wanted}, ${counted(units, "unit")}, on line ${line.index}: ${wanted} ${beside}`,
    changes,
  };
}

/** EM-05: more prolonged units than the total time earns. */
export const prolongedUnitsEarned: EncounterCheck = {
  id: "EM-05",
  name: "Prolonged units not earned",
  family: "Visits",
  scope: "encounter",
  severity: "error",
  why: "The first unit of a prolonged office visit needs so many minutes of total time with the highest level, each further unit 15 more; and the level must have been chosen by time.",
  fields: ["Visit Minutes", "Units"],
  source: {
    title: "CY2021 physician fee schedule final rule; CPT prolonged service guidelines",
    mark: "S",
    from: "2021-01-01",
  },
  about: isProlonged,
  run(context, report) {
    for (const lines of groupBy(
      context.lines.filter(({ code }) => isProlonged(code)),
      (line) => `${line.code} ${line.renderingNpi}`,
    ).values()) {
      const [first] = lines as [ClaimLine, ...ClaimLine[]];
      const timed = timedVisit(context, first);
      // Without its visit the code is INF-13.
      if (timed) checkUnits(context, report, lines, timed);
    }
  },
};

function checkUnits(context: EncounterContext, report: Report, lines: readonly ClaimLine[], timed: TimedVisit): void {
  const { visit, row } = timed;
  const last = lines[lines.length - 1] as ClaimLine;
  const minutes = minutesOf(timed, last);
  const byDecision = visit.levelBasis === "MDM";
  if (minutes === null && byDecision) {
    tellBasis(report, last, visit);
    return;
  }
  if (!given(context, report, last, { "Visit Minutes": minutes, Units: last.units })) return;
  const earned = prolongedUnits(row, minutes ?? 0);
  const billed = lines.reduce((sum, line) => sum + (line.units ?? 0), 0);
  if (billed <= earned) {
    if (byDecision) tellBasis(report, last, visit);
    return;
  }
  const needs = row.first + (billed - 1) * row.step;
  report.find({
    lines: [last, visit],
    message: `${minutes} min with ${visit.code} earn ${counted(earned, "unit")} of ${row.code}; ${counted(billed, "unit")} ${billed === 1 ? "needs" : "need"} ${needs} min`,
    fix: unitsFix(lines, last, earned),
  });
}

function unitsFix(lines: readonly ClaimLine[], last: ClaimLine, earned: number): Fix {
  if (earned === 0 && lines.length === 1) return removal(last, `Remove line ${last.index}: the time earns none`);
  if (lines.length > 1) return { text: `Bill ${counted(earned, "unit")} over all lines of ${last.code}`, changes: [] };
  return {
    text: `Units ${last.units} to ${earned} on line ${last.index}`,
    changes: [{ line: last.index, field: "Units", from: String(last.units), to: String(earned) }],
  };
}

function tellBasis(report: Report, line: ClaimLine, visit: ClaimLine): void {
  report.find({
    lines: [line, visit],
    message: `${line.code} stands beside ${visit.code}, whose level was chosen by medical decision making: prolonged time goes with a level chosen by time`,
    fix: {
      text: `Choose ${visit.code} by total time if the record has it; else remove line ${line.index}`,
      changes: [],
    },
  });
}
