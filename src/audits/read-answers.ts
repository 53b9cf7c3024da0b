import type { Encounter } from "../claims/groups";
import { folded, isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { counted, joinWords } from "../values/lists";
import { drawAudit, MATRIX_LABEL, SAMPLE_LABEL, sampleName, type Audit, type AuditSource } from "./audit";
import { besideLabel, readPlan } from "./plan-rows";
import { drawSample, encounterCode, populationOf, type Sample, type SamplePlan } from "./sample";
import { AUDIT_ANSWERS, questionsOf, type AuditAnswer, type Question, type WorksheetHeader } from "./worksheet";

/** Answers by the id of their question. */
export type Answers = ReadonlyMap<string, { readonly answer: AuditAnswer; readonly note: string }>;

/** What could not be read of a worksheet. */
export interface AnswerProblem {
  /** Row of the sheet, 1-based; 0 where a row is gone. */
  readonly row: number;
  readonly message: string;
}

/** A worksheet that was read back. */
export interface ReadAudit extends Audit {
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
  /** What somebody should know who reads the score. */
  readonly notes: readonly string[];
}

/** Why a sheet cannot be read as a worksheet. */
export interface UnreadAudit {
  readonly fault: string;
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
const NEEDED = ["Question", "Encounter", "Patient", "Answer"] as const satisfies readonly WorksheetHeader[];

/** A worksheet's table, found by its headers. */
interface Table {
  /** Position of the header row in the cells. */
  readonly at: number;
  readonly column: (header: WorksheetHeader) => number;
}

function tableIn(cells: Cells): Table | UnreadAudit {
  const foldedRow = (row: readonly CellValue[]): string[] => row.map((cell) => folded(textOf(cell)));
  const at = cells.findIndex(
    (row) => foldedRow(row).filter((text) => NEEDED.some((own) => folded(own) === text)).length > 1,
  );
  if (at < 0) return { fault: "no row has the headers of an audit worksheet: this is none" };
  const headers = foldedRow(cells[at] ?? []);
  const column = (header: WorksheetHeader): number => headers.indexOf(folded(header));
  const gone = NEEDED.filter((header) => column(header) < 0);
  if (gone.length > 0) {
    const names = joinWords(
      gone.map((header) => `"${header}"`),
      "and",
    );
    return {
      fault: `row ${at + 1} has no column ${names}: an answer cannot be told from another without. Put the ${gone.length === 1 ? "header" : "headers"} back`,
    };
  }
  return { at, column };
}

/** What a worksheet says that was drawn. @returns why it cannot be told */
export function planOfWorksheet(cells: Cells): SamplePlan | UnreadAudit {
  const table = tableIn(cells);
  if ("fault" in table) return table;
  const plan = readPlan(cells.slice(0, table.at));
  if (!("unread" in plan)) return plan;
  return {
    fault: `above the table, the row "${plan.unread}" is gone or says something else than when it was drawn: put it back, so that it is known which encounters were drawn`,
  };
}

/**
 * Reads an answered worksheet. The sample is drawn again; where the claims have changed since, it is the encounters of the worksheet that
 * count, as far as they are still there. Rows are found by Question and Encounter, wherever they were sorted to.
 * @param revision of the matrix in use
 */
export function readAudit(cells: Cells, source: AuditSource, revision: string): ReadAudit | UnreadAudit {
  const table = tableIn(cells);
  if ("fault" in table) return table;
  const plan = planOfWorksheet(cells);
  if ("fault" in plan) return plan;
  const head = cells.slice(0, table.at);
  const asked = rowsOf(cells, table);
  const drawn = drawAudit(source, plan);
  if (!drawn)
    return {
      fault: "the claim sheet has no encounter of this audit's population: open the sheet that it was drawn of",
    };
  const notes: string[] = [];
  const wasName = textOf(besideLabel(head, SAMPLE_LABEL));
  const isSame = wasName === sampleName(drawn.questions);
  const known = new Set(asked.map(({ code }) => code));
  const sample = isSame ? drawn.sample : sampleAsDrawn(source, plan, known);
  const questions = isSame ? drawn.questions : questionsOf(sample);
  if (questions.length === 0)
    return { fault: "none of this worksheet's encounters is on the claim sheet: open the sheet that it was drawn of" };
  if (!isSame)
    notes.push(
      "The claims, or the payers of the matrix, changed since this sample was drawn. The encounters of the worksheet count, as far as they are still there",
    );
  else if (textOf(besideLabel(head, MATRIX_LABEL)) !== revision)
    notes.push("The matrix was edited since this sample was drawn; the sample is the same");
  return { sample, questions, notes, ...answersIn(asked, questions) };
}

/** A row of the table. */
interface AskedRow {
  /** 1-based. */
  readonly row: number;
  readonly id: string;
  readonly code: string;
  readonly patient: string;
  readonly answer: string;
  readonly note: string;
}

function rowsOf(cells: Cells, { at, column }: Table): AskedRow[] {
  return cells.slice(at + 1).flatMap((row, i): AskedRow[] => {
    const text = (header: WorksheetHeader): string => textOf(row[column(header)]).trim();
    if (row.every(isBlank)) return [];
    return [
      {
        row: at + 2 + i,
        id: text("Question"),
        code: text("Encounter").toLowerCase(),
        patient: text("Patient"),
        answer: text("Answer"),
        note: column("Note") < 0 ? "" : text("Note"),
      },
    ];
  });
}

/** The sample that a worksheet names, of claims that have changed since. */
function sampleAsDrawn({ lines, payers }: AuditSource, plan: SamplePlan, codes: ReadonlySet<string>): Sample {
  const { strata } = drawSample(populationOf(lines, plan.population, payers), plan, payers);
  const isNamed = (encounter: Encounter): boolean => codes.has(encounterCode(encounter));
  return {
    plan,
    strata: strata.map(({ name, population }) => ({ name, population, drawn: population.filter(isNamed) })),
  };
}

const nameOf = ({ encounter, code }: Question): string => `${code}.${encounter.patient}`;

function answersIn(rows: readonly AskedRow[], questions: readonly Question[]): Pick<ReadAudit, "answers" | "problems"> {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const byAsked = new Map(questions.map((question) => [`${question.code}.${question.asks}`, question]));
  const problems: AnswerProblem[] = [];
  const answers = new Map<string, { answer: AuditAnswer; note: string }>();
  const seen = new Map<string, AskedRow>();
  const torn = new Set<string>();
  for (const own of rows) {
    const problem = (message: string): void => void problems.push({ row: own.row, message });
    const asks = own.id.replace(/^\d+\./, "");
    const question = byAsked.get(`${own.code}.${asks}`);
    const encounter = byCode.get(own.code);
    const name = own.id === "" ? "a row without a question" : `question ${own.id}`;
    if (!encounter || folded(own.patient) !== folded(encounter.encounter.patient)) {
      problem(
        `${name} of ${own.patient || "nobody"} is of no encounter that was drawn of these claims: its answer does not count`,
      );
      continue;
    }
    if (!question) {
      problem(`${name} of ${own.patient} is none that the codes of its lines raise: its answer does not count`);
      continue;
    }
    const before = seen.get(question.id);
    // A copy that is blank says nothing.
    if (!before || own.answer !== "") seen.set(question.id, own);
    const answer = WORDS.get(folded(own.answer));
    if (own.answer !== "" && !answer) {
      problem(`the answer "${own.answer}" is none of ${joinWords(AUDIT_ANSWERS, "and")}: choose one of the list`);
      continue;
    }
    const earlier = answers.get(question.id);
    if (before && earlier && answer && earlier.answer !== answer) {
      problem(`${name} of ${own.patient} stands in row ${before.row} too, with another answer: delete one of them`);
      torn.add(question.id);
      continue;
    }
    if (answer) answers.set(question.id, { answer, note: own.note });
  }
  for (const id of torn) answers.delete(id);
  const gone = questions.filter(({ id }) => !seen.has(id));
  const byEncounter = new Map<string, Question[]>();
  for (const question of gone)
    byEncounter.set(nameOf(question), [...(byEncounter.get(nameOf(question)) ?? []), question]);
  for (const [first, ...others] of byEncounter.values()) {
    if (!first) continue;
    const ids = [first, ...others].map(({ id }) => id);
    problems.push({
      row: 0,
      message: `${counted(ids.length, "row")} of ${first.encounter.patient} ${ids.length === 1 ? "is" : "are"} gone (${joinWords(ids, "and")}): the encounter does not count. Undo the deletion, or draw the worksheet again`,
    });
  }
  return { answers, problems };
}
