import type { FoundFormulas } from "../excel/read-formulas";
import type { SheetColumns } from "../excel/read-columns";
import { columnLetters } from "../values/cell";
import { counted, grouped, joinWords } from "../values/lists";
import type { AnswerPreview } from "./core/builder/answers";

/** What the screens about columns of answers say. */
export const COLUMN_WORDS = {
  title: "A column of answers",
  reading: "Looking at the sheet",
  of: ({ sheet, table, area }: SheetColumns): string =>
    `${sheet.name} · ${table === null ? "" : `table ${table} · `}${counted(area.rows - 1, "row")}`,
  again: "Look at the sheet again",
  question: "Question",
  oneValue: "One value for all rows",
  leaveOut: "Leave out",
  choose: "Choose a column",
  value: (label: string): string => `${label} for all rows`,
  noPayer: "Choose a payer",
  noTopic: "Choose a topic",
  column: (name: string): string => name,
  together: (names: readonly string[]): string => `${joinWords(names, "and")} together`,
  header: "Header of the column",
  preview: "First rows",
  row: (row: number): string => `row ${grouped(row)}`,
  blankAnswer: "(blank)",
  wanted: (labels: readonly string[]): string => `Still to choose: ${joinWords(labels, "and")}.`,
  noColumn: "Choose a column for one of them at least: a value for all rows has one answer.",
  tooLong: (label: string): string => `${label}: Excel takes at most 255 characters in a formula.`,
  headerTaken: (header: string): string => `The sheet has a column ${header} already: give another header.`,
  headerBlank: "Give the column a header.",
  previewing: "Asking",
  asked: ({ asked, isAll }: AnswerPreview): string =>
    isAll ? "" : `Checked among the first ${grouped(asked)} rows; the formula checks all of them together.`,
  whereTable: (table: string): string =>
    `A new last column of the table ${table}, one formula in each row. Rows that are added get theirs.`,
  whereCells: (column: number, row: number, rows: number): string =>
    `One formula in ${columnLetters(column)}${row + 1} for ${counted(rows, "row")}, its header above. Nothing is overwritten.`,
  whereBeside: (column: number, row: number, table: string): string =>
    `One formula in ${columnLetters(column)}${row + 1}, beside the table ${table}, which cannot hold it. Sort the table and the answers follow.`,
  filtered: "The sheet is filtered. Rows that are hidden are answered too.",
  unnamed: (columns: readonly number[]): string =>
    `${columns.length === 1 ? "Column" : "Columns"} ${joinWords(columns.map(columnLetters), "and")} ${columns.length === 1 ? "has" : "have"} no header: where headers are merged, only the first column has it. Choose such columns by their letters.`,
  tooLarge: (rows: number, columns: number): string =>
    `${grouped(rows)} rows of ${grouped(columns)} columns are more than Excel on the web hands to a function. Check writes nothing into the sheet and takes any size.`,
  check: "Check this sheet",
  insert: "Insert column",
  insertHelp: (formula: string): string => `Insert ${formula}`,
  inserted: (header: string, where: string): string => `The column ${header} is in ${where}.`,
  undone: "Undone.",
  needsMatrix: "Formulas need the matrix in this workbook.",
  create: "Create the matrix in this workbook",
  freeze: {
    title: "Freeze to values",
    lead: "Puts what the add-in's formulas answer in the place of the formulas, for a file that goes to somebody else. Answers that are frozen follow the matrix no longer.",
    where: "Where",
    places: { sheet: "The whole sheet that is open", selection: "The selected cells" },
    looking: "Looking for formulas",
    rows: (done: number, of: number): string => (of === 0 ? "" : `${grouped(done)} of ${grouped(of)} rows`),
    again: "Look again",
    nothing: (sheet: string): string => `No formula of the add-in stands there, on the sheet ${sheet}.`,
    found: (answers: number, columns: number): string =>
      `${counted(answers, "answer")} in ${counted(columns, "column")}`,
    column: (letters: string, functions: readonly string[]): string =>
      `Column ${letters} · ${joinWords(functions, "and")}`,
    sample: (n: number, sample: readonly string[]): string => `${counted(n, "cell")}: ${sample.join(" · ")}`,
    errors: (n: number): string =>
      `${counted(n, "answer")} ${n === 1 ? "is an error" : "are errors"}, such as #N/A: ${n === 1 ? "it stays" : "they stay"} as text, without the reason.`,
    ofMatrix: ({ ofMatrix }: FoundFormulas): string =>
      `${counted(ofMatrix, "formula")} that ${ofMatrix === 1 ? "holds" : "hold"} the matrix ${ofMatrix === 1 ? "stays" : "stay"} as ${ofMatrix === 1 ? "it is" : "they are"}.`,
    button: (n: number): string => `Freeze ${counted(n, "answer")}`,
    done: (n: number, sheet: string): string =>
      `${counted(n, "answer")} of ${sheet} ${n === 1 ? "is a value" : "are values"} now.`,
  },
} as const;
