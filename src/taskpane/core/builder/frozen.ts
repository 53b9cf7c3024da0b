import { errorsIn, type FormulaBlock } from "../../../plans/freeze";
import { columnLetters, textOf } from "../../../values/cell";

/** What would be frozen in one column of the sheet. */
export interface FrozenColumn {
  readonly letters: string;
  /** The functions that the formulas call, such as AUTH. */
  readonly functions: readonly string[];
  readonly cells: number;
  readonly sample: readonly string[];
}

export interface FrozenSummary {
  readonly answers: number;
  readonly errors: number;
  readonly columns: readonly FrozenColumn[];
}

/** Answers of a column that are shown. */
const SAMPLE = 3;

/** What a plan would freeze, column by column. */
export function frozenSummary(blocks: readonly FormulaBlock[]): FrozenSummary {
  const columns = new Map<number, { functions: Set<string>; cells: number; sample: string[] }>();
  for (const { area, formulas, values } of blocks) {
    for (let c = 0; c < area.columns; c++) {
      const column = columns.get(area.column + c) ?? { functions: new Set<string>(), cells: 0, sample: [] };
      columns.set(area.column + c, column);
      values.forEach((row, r) => {
        column.cells++;
        const text = textOf(row[c]);
        if (column.sample.length < SAMPLE && text !== "") column.sample.push(text);
        for (const name of calledIn(formulas[r]?.[c] ?? formulas[0]?.[0] ?? "")) column.functions.add(name);
      });
    }
  }
  const ordered = [...columns].sort(([a], [b]) => a - b);
  return {
    answers: ordered.reduce((sum, [, { cells }]) => sum + cells, 0),
    errors: errorsIn(blocks),
    columns: ordered.map(([at, { functions, cells, sample }]) => ({
      letters: columnLetters(at),
      functions: [...functions],
      cells,
      sample,
    })),
  };
}

function calledIn(formula: string): readonly string[] {
  return [...formula.matchAll(/PAYER\.([A-Z]+)\(/gi)].map(([, name = ""]) => name.toUpperCase());
}
