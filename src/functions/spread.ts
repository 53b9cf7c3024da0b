import type { Answer } from "../checks/answers/answer";
import type { CellValue } from "../values/cell";
import { cellsOf } from "./arguments";
import { argumentError, noAnswer } from "./errors";

/** What one cell of the answer holds. */
export type Cell = string | number | CustomFunctions.Error;

/** An argument that takes one value or a range, by its name. */
export type Spread = Readonly<Record<string, unknown>>;

/**
 * Answers once per cell: one cell is repeated, ranges must have the same shape, and the answer has that shape.
 * An error of one cell spoils that cell alone; where there is only one cell, it is the formula's.
 * @param args arguments by name
 * @param answer makes the answer of one cell from the values of the arguments there
 * @throws `#VALUE!` where two ranges differ in shape
 */
export function spread<A extends Spread>(
  args: A,
  answer: (at: { readonly [K in keyof A]: CellValue }) => Cell,
): Cell[][] {
  const names: readonly (keyof A & string)[] = Object.keys(args);
  const ranges = names.map((name) => {
    const cells = cellsOf(args[name]);
    return { name, cells, isOne: cells.length < 2 && (cells[0]?.length ?? 0) < 2 };
  });
  const shaped = ranges.filter(({ isOne }) => !isOne);
  const shape = shaped[0]?.cells ?? [[""]];
  for (const { name, cells } of shaped) {
    if (cells.length !== shape.length || cells[0]?.length !== shape[0]?.length) {
      throw argumentError(
        name,
        `has ${sizeText(cells)} and ${shaped[0]?.name ?? ""} has ${sizeText(shape)}: give ranges of one shape`,
      );
    }
  }
  const single = shaped.length === 0;
  return shape.map((row, r) =>
    row.map((_, c) => {
      const at: Record<string, CellValue> = {};
      for (const { name, cells, isOne } of ranges) at[name] = isOne ? cells[0]?.[0] : cells[r]?.[c];
      try {
        return answer(at as { readonly [K in keyof A]: CellValue });
      } catch (error) {
        if (single || !(error instanceof CustomFunctions.Error)) throw error;
        return error;
      }
    }),
  );
}

const sizeText = (cells: readonly (readonly unknown[])[]): string => `${cells.length} x ${cells[0]?.length ?? 0} cells`;

/** The text of an answer; `#N/A` with its message where nothing decides. */
export function answerCell(answer: Answer): string {
  if (answer.kind === "none") throw noAnswer(answer.message);
  return answer.text;
}

/** The number of an answer where it is one, else its text; `#N/A` with its message where nothing decides. */
export function answerNumber(answer: Answer): string | number {
  return answer.kind === "answer" && answer.value !== undefined ? answer.value : answerCell(answer);
}
