import type { CellValue } from "../values/cell";

/** A custom function, as Excel calls it. */
export type PageFunction = (...given: readonly unknown[]) => unknown;

const associated = new Map<string, PageFunction>();

/**
 * Tells Excel which code answers which function. Pane and functions share one page: the pane asks the very functions that
 * formulas ask, by `callFunction`.
 */
export function associateFunctions(functions: Readonly<Record<string, PageFunction>>): void {
  CustomFunctions.associate(functions);
  for (const [name, answer] of Object.entries(functions)) associated.set(name, answer);
}

/** The functions of this build, as formulas name them behind `PAYER.`. */
export const functionNames = (): readonly string[] => [...associated.keys()];

/** What a cell would show: a value, or an error with the message of its card. */
export type CellAnswer =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "error"; readonly error: string; readonly message: string };

/**
 * Calls a custom function as a formula does.
 * @param args values, or rows of cells where a formula would hand over a range
 * @returns the rows that the formula would spill; of one cell where it fails as a whole
 * @example await callFunction("LIMIT", [matrix, "Medicare", "96413", "2026-10-14"]) //=> [[{ kind: "value", value: 1 }]]
 */
export async function callFunction(name: string, args: readonly unknown[]): Promise<CellAnswer[][]> {
  const called = associated.get(name);
  if (!called) throw new Error(`the functions have not been loaded (${name})`);
  try {
    const answer: unknown = await called(...args);
    const rows: readonly unknown[] = Array.isArray(answer) ? answer : [[answer]];
    return rows.map((row) => (Array.isArray(row) ? row : [row]).map(cellAnswer));
  } catch (error) {
    if (error instanceof CustomFunctions.Error) return [[cellAnswer(error)]];
    throw error;
  }
}

function cellAnswer(value: unknown): CellAnswer {
  if (value instanceof CustomFunctions.Error) {
    return { kind: "error", error: String(value.code), message: value.message ?? "" };
  }
  const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { kind: "value", value: isValue ? value : "" };
}
