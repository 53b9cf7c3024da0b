import { referenceDrugOf } from "../codes/biosimilars";
import { includesCode, listOf } from "../codes/code-list";
import { CHEMOTHERAPY_DISTANCES, type ChemotherapyDistance } from "../codes/data/special-rules";
import type { ClaimLine } from "../claims/line";
import { drugOn } from "../matrix/matrix";
import { wordsOf } from "../values/day";
import { counted, groupBy } from "../values/lists";
import type { PatientCheck } from "./check";
import type { PatientContext } from "./context";
import { coverageOf } from "./coverage";
import { decidedByRule, type Report } from "./report";

/** FREQ-01: a drug too soon after its last dose, or too near to chemotherapy. */
export const tooSoon: PatientCheck = {
  id: "FREQ-01",
  name: "Drug too soon",
  family: "Special rules",
  scope: "patient",
  severity: "warning",
  why: "Some drugs are paid only so many days after the dose before, and long-acting growth factors keep a distance from chemotherapy: a day after it, two weeks before it.",
  fields: [],
  source: { title: "The payer's Days Between in DrugCoverage; product labels", mark: "K" },
  run(context, report) {
    const lines = context.lines.filter((line) => context.matrix.drugs.has(line.code) && !isDiscarded(line));
    // Several lines of one drug on one day, as for two NDCs, are one dose.
    const doses = [...groupBy(lines, (line) => `${drugKey(line)} ${line.dos}`).values()].flatMap((own) =>
      own.slice(0, 1),
    );
    for (const line of doses) {
      tellLastDose(context, report, line, doses);
      for (const distance of DISTANCES)
        if (includesCode(distance.list, line.code)) tellDistance(context, report, line, distance, doses);
    }
  },
};

const DISTANCES = CHEMOTHERAPY_DISTANCES.map((distance) => ({ ...distance, list: listOf(distance.codes) }));

/** A JW line is what was thrown away, no dose. */
const isDiscarded = (line: ClaimLine): boolean => line.mods.includes("JW");

/** Brands and biosimilars of one drug are one drug. */
const drugKey = (line: ClaimLine): string => referenceDrugOf(line.code) ?? line.code;

function tellLastDose(context: PatientContext, report: Report, line: ClaimLine, doses: readonly ClaimLine[]): void {
  const last = doses.filter((other) => drugKey(other) === drugKey(line) && other.dos < line.dos).at(-1);
  if (!last) return;
  const coverage = coverageOf(context, "DrugCoverage", line);
  // Without a row there is no distance to keep; that no row decides is COV-01's to say.
  const rule = "rule" in coverage ? coverage.rule : null;
  const days = line.dos - last.dos;
  if (!rule || rule.daysBetween === null || days >= rule.daysBetween) return;
  report.find({
    lines: [line, last],
    denied: [line],
    message: `${line.code} ${counted(days, "day")} after the dose of ${wordsOf(last.dos)}: ${context.payerName} covers it every ${rule.daysBetween} days`,
    fix: {
      text: "Compare the dates with the record; if the dose was given early, look for the payer's exception",
      changes: [],
    },
    decidedBy: decidedByRule(rule),
    nearMisses: "nearMisses" in coverage ? coverage.nearMisses() : [],
  });
}

function tellDistance(
  context: PatientContext,
  report: Report,
  line: ClaimLine,
  { name, daysBefore, daysAfter, injector, source }: ChemotherapyDistance,
  doses: readonly ClaimLine[],
): void {
  const near = doses.find((other) => {
    const days = other.dos - line.dos;
    return isChemotherapy(context, other) && days < daysBefore && days > -daysAfter;
  });
  if (!near) return;
  const onTheDay = near.dos === line.dos;
  if (onTheDay && context.lines.some((other) => other.code === injector && other.dos === line.dos)) return;
  report.find({
    lines: [line, near],
    denied: [line],
    message: onTheDay
      ? `${line.code} on the day of chemotherapy (${near.code}): a ${name} waits 24 hours, unless an injector on the body (${injector}) gives it later`
      : `${line.code} ${counted(near.dos - line.dos, "day")} before chemotherapy (${near.code} on ${wordsOf(near.dos)}): a ${name} keeps ${daysBefore} days`,
    fix: {
      text: onTheDay
        ? `Correct the date, or bill ${injector} if the injector on the body was put on`
        : "Compare the dates with the record; be ready to show why it was given between the cycles",
      changes: [],
    },
    decidedBy: { kind: "public", title: source, from: null },
  });
}

const isChemotherapy = (context: PatientContext, line: ClaimLine): boolean =>
  drugOn(context.matrix, line.code, line.dos)?.drugClass === "Antineoplastic";
