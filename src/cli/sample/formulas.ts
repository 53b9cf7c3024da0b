import type { SheetToWrite } from "../../files/xlsx-write";
import { formulaOf, type HelpAnswer, type HelpArgument, type HelpPage } from "../../functions/help/page";
import { PAGES } from "../../functions/help/pages";
import { columnLetters, type CellValue } from "../../values/cell";

/** The sheet of the sample workbook on which every function answers once: the first example of each help page. */
export const FORMULAS = "Formulas";

/** A formula of the sheet, and what its help page promises. */
export interface ShownFormula {
  /** The function without its namespace: `AUTH`. */
  readonly name: string;
  /** Where it stands: `B7`. */
  readonly cell: string;
  readonly formula: string;
  readonly answer: HelpAnswer;
}

/** The sheet as it is written, and the formulas on it. */
export interface FormulasSheet {
  readonly sheet: SheetToWrite;
  readonly shown: readonly ShownFormula[];
}

/** Labels stand in the first column, what they label in the second and to its right. */
const COLUMN = 1;
/** Rows that are left for an answer of which a page shows the corner alone. */
const ROWS_OF_A_CORNER = 40;
const WIDTHS = [22, 34, 24, 24, 24, 24, 24, 24];

/** Draws the sheet from help pages: question, cells that the formula reads, the formula as it is typed, and its answer. */
export function formulasSheet(pages: readonly HelpPage[] = PAGES): FormulasSheet {
  const rows: CellValue[][] = [
    ["Formulas of Payer Policy Matrix"],
    ["One example of each function, answered from this workbook's matrix. Change a rule, and the answers follow."],
    [],
  ];
  const headings: { row: number; level: "title" | "section" }[] = [{ row: 0, level: "title" }];
  const shown: ShownFormula[] = [];
  for (const { name, question, examples } of pages) {
    const [example] = examples;
    if (!example) continue;
    headings.push({ row: rows.length, level: "section" });
    rows.push([`PAYER.${name}`, question]);
    const args = example.args.map((argument) => placed(argument, rows));
    const formula = formulaOf(name, args);
    rows.push(["Formula", formula]);
    shown.push({ name, cell: `${columnLetters(COLUMN)}${rows.length + 1}`, formula, answer: example.answer });
    rows.push(["Answer"]);
    for (let below = 1; below < rowsOf(example.answer); below++) rows.push([]);
    rows.push(["Why", example.because.replaceAll("`", "")], []);
  }
  return {
    sheet: { name: FORMULAS, rows, columns: WIDTHS.map((width) => ({ width })), headings, ...written(shown) },
    shown,
  };
}

/** Writes the cells that an argument reads at the end of the rows, and lets it read them there. */
function placed(argument: HelpArgument, rows: CellValue[][]): HelpArgument {
  if (argument.kind !== "range") return argument;
  const top = rows.length + 1;
  argument.rows.forEach((cells, i) => rows.push([i === 0 ? "Cells" : "", ...cells]));
  const width = Math.max(...argument.rows.map((cells) => cells.length));
  return { ...argument, at: `${columnLetters(COLUMN)}${top}:${columnLetters(COLUMN + width - 1)}${rows.length}` };
}

function rowsOf(answer: HelpAnswer): number {
  if (answer.kind === "corner") return ROWS_OF_A_CORNER;
  return answer.kind === "spill" ? answer.rows.length : 1;
}

function written(shown: readonly ShownFormula[]): Pick<SheetToWrite, "formulas"> {
  return {
    formulas: shown.map(({ cell, formula, answer }) => ({
      row: Number(cell.slice(1)) - 1,
      column: COLUMN,
      formula,
      spills: answer.kind === "spill" || answer.kind === "corner",
    })),
  };
}
