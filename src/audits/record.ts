import type { CellValue } from "../values/cell";
import { isoOf, wordsOf } from "../values/day";
import { joinWords } from "../values/lists";
import { moneyText } from "../values/money";
import type { AuditOrigin } from "./audit";
import type { ReadAudit } from "./read-answers";
import { drawnOf, encounterCode, type Sample, type SamplePlan } from "./sample";
import type { AuditScore } from "./score";

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A population in words. @example "ACME, Infusion, 2026-07-01 to 2026-09-30" */
export function populationText({
  population: { payer, provider, family, from, to },
}: Pick<SamplePlan, "population">): string {
  const dates =
    from === undefined && to === undefined
      ? ""
      : `${from === undefined ? "the beginning" : isoOf(from)} to ${to === undefined ? "today" : isoOf(to)}`;
  return (
    [payer, provider, family, dates].filter((part) => part !== undefined && part !== "").join(", ") || "all encounters"
  );
}

/** How many were drawn, and by what. */
export function sizeText({ size }: Pick<SamplePlan, "size">): string {
  return "size" in size
    ? `${size.size} encounters`
    : `an error rate within ${percent(size.margin)}, with ${percent(size.confidence)} confidence`;
}

/** What an audit came to, in rows of two cells: for the record and for the terminal. */
export function auditRows(sample: Sample, score: AuditScore, asOf: number): CellValue[][] {
  const { drawn } = drawnOf(sample);
  const { plan } = sample;
  const interval = score.errorInterval;
  const money = score.extrapolatedInterval;
  return [
    ["Audit of", populationText(plan)],
    [
      "Drawn",
      `${drawn} of ${score.population} encounters, for ${sizeText(plan)}, seed ${plan.seed}${plan.by === undefined ? "" : `, by ${plan.by}`}`,
    ],
    ...(sample.strata.length > 1
      ? [
          [
            "Strata",
            joinWords(
              sample.strata.map(({ name, drawn: own, population }) => `${name} ${own.length} of ${population.length}`),
              "and",
            ),
          ],
        ]
      : []),
    [
      "Questions",
      `${score.answered} of ${score.asked} answered: ${score.yes} yes, ${score.no} no, ${score.notApplicable} not applicable`,
    ],
    ["Score", score.score === null ? "nothing is answered yet" : percent(score.score)],
    ["Encounters in error", `${score.inError} of ${score.reviewed} that are reviewed`],
    [
      "Error rate",
      score.errorRate === null || !interval
        ? "no encounter is reviewed yet"
        : `${percent(score.errorRate)}, between ${percent(interval.low)} and ${percent(interval.high)} with ${percent(score.confidence)} confidence`,
    ],
    ["Money in error", `${moneyText(score.found)} of ${moneyText(score.foundOf)} billed`],
    [
      "In the whole population",
      score.extrapolated === null
        ? "not known yet"
        : `${moneyText(score.extrapolated)}, ${money ? `between ${moneyText(Math.round(money.low))} and ${moneyText(Math.round(money.high))}` : "which one encounter alone does not bear out"}`,
    ],
    ...(score.unreviewed.length > 0 && score.reviewed > 0
      ? [["Not in the error rate", `nothing is reviewed yet of ${joinWords(score.unreviewed, "and")}`]]
      : []),
    ["Recorded", isoOf(asOf)],
  ];
}

/** The record of an audit as a sheet to keep: what was drawn and what it came to, each No with its note, and every encounter that was drawn. */
export function auditRecordCells(
  { sample, questions, answers, problems, notes }: ReadAudit,
  score: AuditScore,
  asOf: number,
  { claims, revision }: AuditOrigin,
): {
  readonly cells: CellValue[][];
  readonly headings: { readonly row: number; readonly level: "title" | "section" | "header" }[];
  readonly widths: readonly number[];
} {
  const cells: CellValue[][] = [];
  const headings: { row: number; level: "title" | "section" | "header" }[] = [];
  const heading = (level: "title" | "section" | "header", ...words: string[]): void => {
    headings.push({ row: cells.length, level });
    cells.push(words);
  };
  heading("title", "Record of an audit");
  cells.push(["Claims", claims], ["Matrix", revision], ...auditRows(sample, score, asOf));
  const said = [...notes, ...problems.map(({ row, message }) => (row === 0 ? message : `row ${row}: ${message}`))];
  if (said.length > 0) {
    cells.push([]);
    heading("section", "To know");
    cells.push(...said.map((text) => ["", text]));
  }
  cells.push([]);
  heading("section", "Answered No");
  heading("header", "Question", "What is asked", "Patient", "Date", "Lines", "Codes", "Note");
  for (const { id, question, encounter, lines, codes } of questions) {
    const given = answers.get(id);
    if (given?.answer !== "No") continue;
    cells.push([
      id,
      question,
      encounter.patient,
      wordsOf(encounter.dos),
      lines.join(", "),
      codes.join(", "),
      given.note,
    ]);
  }
  cells.push([]);
  heading("section", "Encounters that were drawn");
  heading("header", "Encounter", "Payer", "Patient", "Date", "Lines", "Stratum", "Came out as");
  const open = new Set(questions.filter(({ id }) => !answers.has(id)).map(({ code }) => code));
  const wrong = new Set(score.errors.map(({ encounter }) => encounter));
  for (const { name, drawn } of sample.strata)
    for (const encounter of drawn) {
      const code = encounterCode(encounter);
      const { payerText, patient, dos, lines } = encounter;
      cells.push([
        code,
        payerText,
        patient,
        wordsOf(dos),
        lines.map(({ index }) => index).join(", "),
        name,
        open.has(code) ? "not reviewed" : wrong.has(encounter) ? "in error" : "in order",
      ]);
    }
  return { cells, headings, widths: [24, 70, 20, 13, 12, 16, 40] };
}
