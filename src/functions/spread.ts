import type { Answer } from "../checks/answers/answer";
import type { CellValue } from "../values/cell";
import { cellsIn, isBlankCell, plainValue, rowsInUse, type ArgumentCells } from "./arguments";
import { argumentError, noAnswer } from "./errors";
import { answerInSlices } from "./sliced";

/** What one cell of the answer holds. */
export type Cell = string | number | CustomFunctions.Error;

/** An argument that takes one value or a range, by its name. */
export type Spread = Readonly<Record<string, unknown>>;

/** The values of the arguments at one cell. */
type Values<A extends Spread> = { [K in keyof A]: CellValue };

/** The answer of a blank row. One for all of them, as a whole column has a million. */
const BLANK_CELL = "";
/** Cells between two steps. */
const CELLS_PER_STEP = 100;

/**
 * Answers once per cell: one cell is repeated, ranges must have the same shape, and the answer has that shape.
 *
 * A cell is answered with "" where nothing is asked: where one of the arguments in `asked` is blank, or all ranges are. So a column that is
 * filled in before its lines are, and a whole column, stay quiet. What else is blank and needed is an argument error that names it.
 * An error of one cell spoils that cell alone; where there is only one cell, it is the formula's.
 * @param args arguments by name
 * @param asked what the question is about, such as the code: without it there is no question
 * @param answer makes the answer of one cell from the values of the arguments there, which it may not keep
 * @returns the answer, at once or, for many rows, a promise of it
 * @throws `#VALUE!` where two ranges differ in shape
 */
export function spread<A extends Spread>(
  args: A,
  asked: readonly (keyof A & string)[],
  answer: (at: Readonly<Values<A>>) => Cell,
): Cell[][] | Promise<Cell[][]> {
  const given = Object.keys(args).map((name) => ({ name, cells: cellsIn(args[name]) }));
  const ranges = given.filter(({ cells }) => cells.height > 1 || cells.width > 1);
  const at: Record<string, CellValue> = {};
  for (const { name, cells } of given) at[name] = plainValue(cells.rows[0]?.[0]);
  const ask = (): Cell => (asked.some((name) => isBlankCell(at[name])) ? BLANK_CELL : answer(at as Values<A>));
  const [first] = ranges;
  if (!first) return [[ask()]];
  for (const { name, cells } of ranges) {
    if (cells.height !== first.cells.height || cells.width !== first.cells.width) {
      throw argumentError(
        name,
        `has ${sizeText(cells)} and ${first.name} has ${sizeText(first.cells)}: give ranges of one shape`,
      );
    }
  }
  const { height, width } = first.cells;
  const inUse = Math.max(...ranges.map(({ cells }) => rowsInUse(cells)));
  return answerInSlices(askEach(), inUse * width);

  function* askEach(): Generator<undefined, Cell[][]> {
    const blankRow = new Array<Cell>(width).fill(BLANK_CELL);
    const answers = new Array<Cell[]>(height).fill(blankRow);
    let sinceStep = 0;
    for (let row = 0; row < inUse; row++) {
      const cells = new Array<Cell>(width).fill(BLANK_CELL);
      for (let column = 0; column < width; column++) {
        if (stepTo(row, column)) cells[column] = spoiling(ask);
        if (++sinceStep % CELLS_PER_STEP === 0) yield;
      }
      answers[row] = cells;
    }
    return answers;
  }

  /** Takes the values of the ranges at a place. @returns whether any of them is there */
  function stepTo(row: number, column: number): boolean {
    let any = false;
    for (const { name, cells } of ranges) {
      const value = plainValue(cells.rows[row]?.[column]);
      at[name] = value;
      any ||= !isBlankCell(value);
    }
    return any;
  }
}

/** The answer of one cell among others, or its error. */
function spoiling(ask: () => Cell): Cell {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CustomFunctions.Error) return error;
    throw error;
  }
}

const sizeText = ({ height, width }: ArgumentCells): string => `${height} x ${width} cells`;

/** The text of an answer; `#N/A` with its message where nothing decides. */
export function answerCell(answer: Answer): string {
  if (answer.kind === "none") throw noAnswer(answer.message);
  return answer.text;
}

/** The number of an answer where it is one, else its text; `#N/A` with its message where nothing decides. */
export function answerNumber(answer: Answer): string | number {
  return answer.kind === "answer" && answer.value !== undefined ? answer.value : answerCell(answer);
}
