import type { Encounter } from "../claims/groups";
import { folded, textOf, type CellValue, type Cells } from "../values/cell";
import { wordsOf } from "../values/day";
import { needsOfCode } from "./documentation";
import { encounterKey, type Sample } from "./sample";

/** One question of a worksheet, about one line or about the encounter. */
export interface Question {
  /** `3.times`: which encounter of the sample, and what is asked. */
  readonly id: string;
  readonly encounter: Encounter;
  readonly stratum: string;
  /** Positions of the lines that it is about. */
  readonly lines: readonly number[];
  readonly codes: readonly string[];
  readonly question: string;
  readonly checks: string;
}

/** The questions that the codes of each sampled encounter raise; the same question of several lines of one code is asked once. */
export function questionsOf(sample: Sample): Question[] {
  let number = 0;
  return sample.strata.flatMap(({ name, drawn }) =>
    drawn.flatMap((encounter): Question[] => {
      number++;
      const asked = new Map<string, { lines: number[]; codes: string[]; question: string; checks: string }>();
      for (const line of encounter.lines)
        for (const { id, question, because } of needsOfCode(line)) {
          const known = asked.get(id);
          if (known) {
            known.lines.push(line.index);
            if (!known.codes.includes(line.code)) known.codes.push(line.code);
          } else asked.set(id, { lines: [line.index], codes: [line.code], question, checks: because });
        }
      if (asked.size === 0)
        asked.set("documented", {
          lines: encounter.lines.map(({ index }) => index),
          codes: encounter.lines.map(({ code }) => code),
          question: "Does the record show the services billed?",
          checks: "",
        });
      return [...asked].map(([id, own]) => ({ id: `${number}.${id}`, encounter, stratum: name, ...own }));
    }),
  );
}

export const WORKSHEET_HEADERS = [
  "Question",
  "Stratum",
  "Patient",
  "Date",
  "Payer",
  "Lines",
  "Codes",
  "What is asked",
  "Check",
  "Answer",
  "Note",
] as const;

/** The worksheet as rows: who answers writes Yes, No or NA into Answer. */
export function worksheetCells(questions: readonly Question[]): CellValue[][] {
  return [
    [...WORKSHEET_HEADERS],
    ...questions.map(({ id, stratum, encounter, lines, codes, question, checks }): CellValue[] => [
      id,
      stratum,
      encounter.patient,
      wordsOf(encounter.dos),
      encounter.payerText,
      lines.join(", "),
      codes.join(", "),
      question,
      checks,
      "",
      "",
    ]),
  ];
}

export type AuditAnswer = "Yes" | "No" | "NA";

/** Answers that were read of a worksheet, and what could not be. */
export interface ReadAnswers {
  readonly answers: ReadonlyMap<string, { readonly answer: AuditAnswer; readonly note: string }>;
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

/** How answers are written; a map, because a cell may say "constructor". */
const WORDS: ReadonlyMap<string, AuditAnswer> = new Map([
  ["yes", "Yes"],
  ["y", "Yes"],
  ["no", "No"],
  ["n", "No"],
  ["na", "NA"],
  ["n/a", "NA"],
]);

/**
 * Reads what was answered; rows are found by their question and their patient, wherever they were sorted to. An answer that is not taken is a
 * problem: one without a question, one of another sample, one that is no answer, and a second one that says something else.
 */
export function readAnswers(cells: Cells, questions: readonly Question[]): ReadAnswers {
  const at = cells.findIndex(
    (row) =>
      row.some((cell) => folded(textOf(cell)) === "answer") && row.some((cell) => folded(textOf(cell)) === "question"),
  );
  const problems: { row: number; message: string }[] = [];
  const answers = new Map<string, { answer: AuditAnswer; note: string }>();
  if (at < 0)
    return {
      answers,
      problems: [
        { row: 1, message: 'no row has the headers "Question" and "Answer": this is no worksheet of an audit' },
      ],
    };
  const column = (header: string): number =>
    (cells[at] ?? []).findIndex((cell) => folded(textOf(cell)) === folded(header));
  const known = new Map(questions.map((question) => [question.id, question]));
  cells.slice(at + 1).forEach((row, i) => {
    const id = textOf(row[column("Question")]);
    const text = folded(textOf(row[column("Answer")]));
    const place = at + 2 + i;
    if (id === "") {
      if (text !== "") problems.push({ row: place, message: "an answer stands here without its question" });
      return;
    }
    const question = known.get(id);
    if (!question || folded(textOf(row[column("Patient")])) !== folded(question.encounter.patient)) {
      problems.push({
        row: place,
        message: `question ${id} of ${textOf(row[column("Patient")])} is none of this sample: take the same seed and population`,
      });
      return;
    }
    if (text === "") return;
    const answer = WORDS.get(text);
    const before = answers.get(id)?.answer;
    if (answer && before !== undefined && before !== answer)
      problems.push({ row: place, message: `question ${id} is answered ${before} in another row: that one is taken` });
    else if (answer) answers.set(id, { answer, note: textOf(row[column("Note")]) });
    else problems.push({ row: place, message: `the answer "${text}" is none of Yes, No and NA` });
  });
  return { answers, problems };
}

export { encounterKey };
