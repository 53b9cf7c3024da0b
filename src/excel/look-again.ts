import { keptText } from "../plans/freeze";
import { sameCell } from "../plans/row-identity";
import type { Cells } from "../values/cell";
import { writable } from "./plan-ranges";

/*
 * Between the comparison of a plan and its writing somebody may sort, or write the same cells. A request is carried out in one piece: what stands
 * in its cells is read in it, right before they are written, and looked at when the answer is there.
 */

/** What stood in cells right before a request wrote over them. It is known once the request is answered. */
export interface Look {
  /** Whether it was what the plan expects. */
  isAsExpected(): boolean;
  /** Puts back what stood there. @throws where what was written stands there no more: it was moved, and is somebody else's now */
  putBack(context: Excel.RequestContext): Promise<void>;
}

/** What a plan says of cells: what it expects, and what it writes. */
export interface Overwritten {
  readonly expected: Cells;
  readonly written: Cells;
}

/**
 * Reads cells in the request that is going to write them.
 * @param range of its own, that nothing else uses
 * @param property what the plan compares: what cells show, or what stands in them
 */
export function lookAt(
  range: Excel.Range,
  { expected, written }: Overwritten,
  property: "values" | "formulas" = "values",
): Look {
  range.load("values,formulas,numberFormat");
  return {
    isAsExpected: () => sameCells(expected, range[property]),
    async putBack(context) {
      const { values, formulas, numberFormat } = range;
      if (sameCells(written, values)) return;
      range.load("values");
      await context.sync();
      if (!sameCells(written, range.values)) throw new Error(MOVED);
      range.numberFormat = numberFormat;
      // A formula stays one; a text that looks like something else stays a text.
      range.formulas = writable(
        formulas.map((row: Cells[number], r) =>
          row.map((value, c) => (value === values[r]?.[c] ? keptText(value, numberFormat[r]?.[c]) : value)),
        ),
      );
    },
  };
}

/** Somebody sorted: what stands there now is not what was written, and is left alone. */
export const MOVED = "the cells have moved";

/** Several looks as one. */
export const allOf = (looks: readonly Look[]): Look => ({
  isAsExpected: () => looks.every((look) => look.isAsExpected()),
  async putBack(context) {
    for (const look of looks) await look.putBack(context);
  },
});

/** Whether cells hold the same as others, place by place. */
export const sameCells = (expected: Cells, found: Cells): boolean =>
  expected.every((row, r) => row.every((value, c) => sameCell(value, found[r]?.[c])));
