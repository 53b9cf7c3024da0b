import type { SheetColumns } from "../../../excel/read-columns";
import { answerColumnPlan, type AnswerPlace } from "../../../plans/answer-column";
import type { Plan } from "../../../plans/operations";
import { COLUMN_WORDS } from "../../words-columns";
import {
  BLANK,
  formulaOver,
  freeHeader,
  guessedSources,
  isInTable,
  isTooLarge,
  LONGEST_CONSTANT,
  wantedArguments,
  type Source,
  type Sources,
} from "./formula";
import { questionNamed, type Question } from "./questions";

/** What somebody has said of a column so far. */
export interface ColumnDraft {
  /** The question's name. */
  readonly question: string;
  /** Arguments as somebody changed them, by question and argument; as they were guessed where left out. */
  readonly chosen: Readonly<Record<string, Source>>;
  /** `null`: the question's own. */
  readonly header: string | null;
}

export const FIRST_DRAFT: ColumnDraft = { question: "AUTH", chosen: {}, header: null };

/** Where somebody's choice for an argument is kept. */
export const choiceKey = (question: string, argument: string): string => `${question} ${argument}`;

/** A column as it would be inserted, and what is still wanted of it. */
export interface PlannedColumn {
  readonly question: Question;
  readonly sources: Sources;
  readonly header: string;
  /** Why there is no formula yet; `null` where there is one. */
  readonly wanted: string | null;
  /** Why there is no column yet; "" where the formula may go in. */
  readonly headerFault: string;
  readonly isTooLarge: boolean;
  readonly formula: string;
  readonly place: AnswerPlace;
  readonly where: string;
}

/** The column of a draft over the sheet that was read. */
export function plannedColumn(draft: ColumnDraft, columns: SheetColumns, asOf: string): PlannedColumn {
  const question = questionNamed(draft.question);
  const guessed = guessedSources(question, columns);
  const sources: Sources = Object.fromEntries(
    question.args.map(({ name }) => {
      const today: Source = name === "asOf" ? { kind: "constant", text: asOf } : (guessed[name] ?? BLANK);
      return [name, stillThere(draft.chosen[choiceKey(question.name, name)], columns) ?? today];
    }),
  );
  const header = draft.header ?? freeHeader(question.header, columns.headers);
  const { place, where } = placed(question, columns);
  return {
    question,
    sources,
    header: header.trim(),
    wanted: wantedOf(question, sources),
    headerFault: headerFault(header, columns),
    isTooLarge: isTooLarge(question, columns),
    formula: formulaOver(question, columns, sources),
    place,
    where,
  };
}

/** A choice that another sheet was open for may name columns that this one has not. */
function stillThere(source: Source | undefined, { headers }: SheetColumns): Source | undefined {
  return source?.kind === "columns" && source.columns.some((at) => at >= headers.length) ? undefined : source;
}

function wantedOf(question: Question, sources: Sources): string | null {
  const wanted = wantedArguments(question, sources);
  if (wanted.length > 0) return COLUMN_WORDS.wanted(wanted.map(({ label }) => label));
  const long = question.args.find(({ name }) => {
    const source = sources[name];
    return source?.kind === "constant" && source.text.length > LONGEST_CONSTANT;
  });
  if (long) return COLUMN_WORDS.tooLong(long.label);
  const hasColumn = question.asks === "lines" || Object.values(sources).some(({ kind }) => kind === "columns");
  return hasColumn ? null : COLUMN_WORDS.noColumn;
}

function headerFault(header: string, { headers }: SheetColumns): string {
  if (header.trim() === "") return COLUMN_WORDS.headerBlank;
  return freeHeader(header.trim(), headers) === header.trim() ? "" : COLUMN_WORDS.headerTaken(header.trim());
}

function placed(question: Question, columns: SheetColumns): Pick<PlannedColumn, "place" | "where"> {
  const { table, area, freeColumn, sheet } = columns;
  if (table !== null && isInTable(question, columns)) {
    return { place: { kind: "table", table }, where: COLUMN_WORDS.whereTable(table) };
  }
  // A table takes in what is written right beside it.
  const column = table === null ? freeColumn : Math.max(freeColumn, area.column + area.columns) + 1;
  const rows = area.rows - 1;
  const header = { sheet: sheet.name, row: area.row, column, rows: 1, columns: 1 };
  const where =
    table === null
      ? COLUMN_WORDS.whereCells(column, area.row + 1, rows)
      : COLUMN_WORDS.whereBeside(column, area.row + 1, table);
  return { place: { kind: "cells", header, rows }, where };
}

/** The plan that inserts it. */
export function columnPlan({ place, header, formula, question }: PlannedColumn): Plan {
  return answerColumnPlan(place, header, formula, `${question.about}.`);
}
