import type { Encounter } from "../claims/groups";
import type { CellValue } from "../values/cell";
import { wordsOf } from "../values/day";
import type { FormColumn } from "../values/form-sheet";
import { needsOfCode } from "./documentation";
import { encounterCode, type Sample } from "./sample";

/** One question of a worksheet, about some lines of one encounter. */
export interface Question {
  /** `3.times`: which encounter of the sample, and what is asked. */
  readonly id: string;
  /** What is asked alone, such as `times`. */
  readonly asks: string;
  readonly encounter: Encounter;
  /** The encounter's name on the worksheet: `encounterCode`. */
  readonly code: string;
  readonly stratum: string;
  /** Positions of the lines that it is about. */
  readonly lines: readonly number[];
  readonly codes: readonly string[];
  readonly question: string;
  readonly checks: string;
}

/** The questions that the codes of each sampled encounter raise; the same question of several lines of one encounter is asked once. */
export function questionsOf(sample: Sample): Question[] {
  let number = 0;
  return sample.strata.flatMap(({ name, drawn }) =>
    drawn.flatMap((encounter): Question[] => {
      number++;
      const code = encounterCode(encounter);
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
          codes: encounter.lines.map((line) => line.code),
          question: "Does the record show the services billed?",
          checks: "",
        });
      return [...asked].map(([asks, own]) => ({
        id: `${number}.${asks}`,
        asks,
        encounter,
        code,
        stratum: name,
        ...own,
      }));
    }),
  );
}

/** What may be answered. */
export const AUDIT_ANSWERS = ["Yes", "No", "NA"] as const;
export type AuditAnswer = (typeof AUDIT_ANSWERS)[number];

/** A column of the worksheet's table. */
export interface WorksheetColumn extends FormColumn {
  readonly valueOf: (question: Question) => CellValue;
}

/** In their order. Rows are known by Question and Encounter, wherever they are sorted to. */
export const WORKSHEET_COLUMNS = [
  {
    header: "Question",
    width: 18,
    help: "Number of the encounter, and what is asked. Leave it: the answer is known by it.",
    valueOf: ({ id }) => id,
  },
  {
    header: "Encounter",
    width: 11,
    help: "Names the encounter of the claim sheet. Leave it: the answer is known by it.",
    valueOf: ({ code }) => code,
  },
  {
    header: "Stratum",
    width: 16,
    help: "What the encounter was drawn among.",
    valueOf: ({ stratum }) => stratum,
  },
  { header: "Patient", width: 18, help: "As on the claim sheet.", valueOf: ({ encounter }) => encounter.patient },
  { header: "Date", width: 12, help: "Date of service.", valueOf: ({ encounter }) => wordsOf(encounter.dos) },
  { header: "Payer", width: 20, help: "As on the claim sheet.", valueOf: ({ encounter }) => encounter.payerText },
  {
    header: "Lines",
    width: 10,
    help: "Lines of the claim sheet that the question is about, counted from its headers.",
    valueOf: ({ lines }) => lines.join(", "),
  },
  { header: "Codes", width: 14, help: "Codes of these lines.", valueOf: ({ codes }) => codes.join(", ") },
  { header: "What is asked", width: 52, help: "Look into the record for this.", valueOf: ({ question }) => question },
  { header: "Check", width: 16, help: "Checks whose rule asks for it.", valueOf: ({ checks }) => checks },
  {
    header: "Answer",
    width: 10,
    help: "Yes: the record holds it. No: it does not. NA: it does not apply here. Blank: not looked at yet.",
    choices: AUDIT_ANSWERS,
    valueOf: () => "",
  },
  { header: "Note", width: 36, help: "What was found, in your words.", valueOf: () => "" },
] as const satisfies readonly WorksheetColumn[];
export type WorksheetHeader = (typeof WORKSHEET_COLUMNS)[number]["header"];

/** The rows of the table, without its headers. */
export const worksheetRows = (questions: readonly Question[]): CellValue[][] =>
  questions.map((question) => WORKSHEET_COLUMNS.map(({ valueOf }: WorksheetColumn) => valueOf(question)));
