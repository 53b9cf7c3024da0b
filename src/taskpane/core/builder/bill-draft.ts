import { callFunction, type CellAnswer } from "../../../excel/page-functions";
import type { PickedCells } from "../../../excel/read-picked";
import type { SheetColumns } from "../../../excel/read-columns";
import { logLayout, LOG_COLUMNS } from "../../../checks/infusion/log-columns";
import { fieldOfHeader } from "../../../claims/fields";
import type { Matrix } from "../../../matrix/matrix";
import { insertFormulaPlan } from "../../../plans/insert-formula";
import { absoluteArea, type CellArea, type CellPlace, type Plan } from "../../../plans/operations";
import { areaAddress, columnLetters, folded, textOf, type CellValue } from "../../../values/cell";
import { isoOf, type Day } from "../../../values/day";
import { payerFormula } from "../../../values/formula";
import { BILL_WORDS } from "../../words-bill";
import { billQuestionNamed, type BillArgument, type BillQuestion } from "./bill-questions";
import { constantText, LONGEST_CONSTANT } from "./formula";

/** What stands for an argument: cells of a sheet, one text, or nothing. */
export type BillSource =
  | { readonly kind: "cells"; readonly area: CellArea }
  | { readonly kind: "constant"; readonly text: string }
  | { readonly kind: "blank" };

/** What somebody has said so far. Arguments by question and name; as they were guessed where left out. */
export interface BillDraft {
  readonly question: string;
  readonly chosen: Readonly<Record<string, BillSource>>;
}

export const FIRST_BILL: BillDraft = { question: "INFUSION", chosen: {} };

export type BillSources = Readonly<Record<string, BillSource>>;

const BLANK: BillSource = { kind: "blank" };

/** What is asked already: in the Ask place, in the cells that are selected, in the line that is selected. */
export interface BillGuesses {
  readonly payer: string;
  readonly date: Day | null;
  /** Selected cells that can be a log. */
  readonly log: CellArea | null;
  /** Cells of the selected line, by argument. */
  readonly line: Readonly<Record<string, CellArea>>;
}

export const billKey = (question: string, argument: string): string => `${question} ${argument}`;

/** The sources of a question: as somebody chose them, else as they are guessed. */
export function billSources(draft: BillDraft, guesses: BillGuesses): BillSources {
  const question = billQuestionNamed(draft.question);
  return Object.fromEntries(
    question.args.map((argument) => [
      argument.name,
      draft.chosen[billKey(question.name, argument.name)] ?? guessOf(question, argument, guesses),
    ]),
  );
}

function guessOf({ name: question }: BillQuestion, { name }: BillArgument, guesses: BillGuesses): BillSource {
  if (name === "log") return guesses.log ? { kind: "cells", area: guesses.log } : BLANK;
  const inLine = question === "WASTAGE" ? guesses.line[name] : undefined;
  if (inLine) return { kind: "cells", area: inLine };
  if (name === "payer") return { kind: "constant", text: guesses.payer };
  if (name === "dos") return { kind: "constant", text: guesses.date === null ? "" : isoOf(guesses.date) };
  return name === "drug" || name === "dose" ? { kind: "constant", text: "" } : BLANK;
}

/** Headers that a line of a drug is read from, the surest first. */
const LINE_HEADERS: Readonly<Record<string, readonly string[]>> = {
  payer: ["Payer"],
  drug: ["CPT", "Drug"],
  dose: ["Dose"],
  dos: ["DOS"],
  vials: ["Vials", "Vials on hand"],
};

/** The cells of one line of a sheet that give a dose, by argument; none where the sheet has no column Dose or the row is no line. */
export function lineGuess({ headers, area, sheet }: SheetColumns, row: number): Readonly<Record<string, CellArea>> {
  if (row <= area.row || row >= area.row + area.rows) return {};
  const named = headers.map((header) => fieldOfHeader(header)?.field ?? folded(header));
  const at = (wanted: readonly string[]): number =>
    wanted.map((name) => named.findIndex((own) => folded(own) === folded(name))).find((index) => index >= 0) ?? -1;
  const found = Object.entries(LINE_HEADERS).flatMap(([name, wanted]) => {
    const index = at(wanted);
    return index < 0 ? [] : [{ name, column: area.column + index }];
  });
  if (!found.some(({ name }) => name === "dose")) return {};
  return Object.fromEntries(
    found.map(({ name, column }) => [name, { sheet: sheet.name, row, column, rows: 1, columns: 1 }]),
  );
}

/** Why there is no formula yet; `null` where there is one. */
export function billWanted({ args }: BillQuestion, sources: BillSources): string | null {
  const wanted = args.filter(({ name, mayBeBlank }) => {
    const source = sources[name] ?? BLANK;
    return !mayBeBlank && (source.kind === "blank" || (source.kind === "constant" && source.text.trim() === ""));
  });
  if (wanted.length > 0) return BILL_WORDS.wanted(wanted.map(({ label }) => label));
  const long = args.find(({ name }) => {
    const source = sources[name];
    return source?.kind === "constant" && source.text.length > LONGEST_CONSTANT;
  });
  return long ? BILL_WORDS.tooLong(long.label) : null;
}

/** The cells that the arguments take, in the order of the arguments. */
export function areasOf({ args }: BillQuestion, sources: BillSources): readonly CellArea[] {
  return args.flatMap(({ name }) => {
    const source = sources[name];
    return source?.kind === "cells" ? [source.area] : [];
  });
}

/** Where the answer goes: beside everything on the sheet of the log, or of the first cells, in the row where they begin. */
export function billPlace(
  { args }: BillQuestion,
  sources: BillSources,
  { freeColumn }: PickedCells,
  active: CellPlace,
): CellPlace {
  const given = args.flatMap(({ name, takes }) => {
    const source = sources[name];
    return source?.kind === "cells" ? [{ takes, area: source.area }] : [];
  });
  const beside = (given.find(({ takes }) => takes === "block") ?? given[0])?.area;
  if (!beside) return active;
  const free = freeColumn.get(beside.sheet) ?? 0;
  // One column is left free: a table takes in what is written right beside it, and a log would reach into the answer.
  return { sheet: beside.sheet, row: beside.row, column: free + 1 };
}

/**
 * The formula of a question about lines to bill, as it stands on a sheet.
 * @example billFormula(billQuestionNamed("INFUSION"), sources, "Log") //=> '=PAYER.INFUSION(PolicyMatrix,"MEDICARE","2026-10-14",A1:E9)'
 */
export function billFormula({ name, args }: BillQuestion, sources: BillSources, sheet: string): string {
  const texts = args.map((argument) => sourceText(sources[argument.name] ?? BLANK, sheet));
  return payerFormula(name, texts);
}

function sourceText(source: BillSource, sheet: string): string {
  switch (source.kind) {
    case "blank":
      return "";
    case "constant":
      return constantText(source.text);
    case "cells":
      return source.area.sheet === sheet ? areaAddress(source.area) : absoluteArea(source.area);
  }
}

/** What the function answers: asked as the formula asks it. */
export async function billAnswer(
  { name, args }: BillQuestion,
  sources: BillSources,
  { cells }: PickedCells,
  { revision }: Pick<Matrix, "revision">,
): Promise<readonly (readonly CellAnswer[])[]> {
  let next = 0;
  const values = args.map((argument): unknown => {
    const source = sources[argument.name] ?? BLANK;
    if (source.kind === "blank") return null;
    if (source.kind === "constant") return source.text.trim();
    const given = cells[next++] ?? [];
    return argument.takes === "block" ? given : given[0]?.[0];
  });
  return callFunction(name, [`Matrix ${revision}`, ...values]);
}

/** A row of the answer as it is shown: what to bill, and why. */
export interface BillRow {
  readonly text: string;
  readonly reason: string;
}

/** The rows of an answer below its headers, by what the headers say. */
export function billRows([head = [], ...rows]: readonly (readonly CellAnswer[])[]): readonly BillRow[] {
  const names = head.map(shown);
  return rows.map((row) => {
    const of = (name: string): string => shown(row[names.indexOf(name)]);
    const code = [of("Code"), ...of("Modifiers").split(",")].filter((part) => part !== "").join("-");
    const parts = [code, of("Units") === "" ? of("Drug") : BILL_WORDS.units(Number(of("Units"))), of("Amount")];
    return { text: parts.filter((part) => part !== "").join(" · "), reason: of("Reason") };
  });
}

const shown = (answer: CellAnswer | undefined): string => (answer?.kind === "value" ? textOf(answer.value) : "");

/** Which columns of a log are read as what, or why it cannot be read. */
export function logColumns(rows: readonly (readonly CellValue[])[], { column }: CellArea): string {
  const layout = logLayout(rows);
  if ("fault" in layout) return BILL_WORDS.noLog(layout.fault);
  return BILL_WORDS.logColumns(
    LOG_COLUMNS.flatMap((name) => {
      const at = layout.at[name];
      return at === null ? [] : [{ name, letters: columnLetters(column + at) }];
    }),
    layout.firstRow > 0,
  );
}

/** The plan that inserts it, with room for what it answers now. */
export function billPlan(place: CellPlace, formula: string, answer: readonly (readonly CellAnswer[])[]): Plan {
  return insertFormulaPlan(place, formula, { rows: answer.length, columns: answer[0]?.length ?? 1 });
}
