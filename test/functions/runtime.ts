import { loadEngine } from "../../src/checks/load";
import { keepMatrix, keepTable } from "../../src/functions/store";
import { starterTables } from "../../src/matrix/starter";
import type { MatrixCells } from "../../src/matrix/matrix";
import { TABLE_NAMES } from "../../src/matrix/tables";
import type { CellValue } from "../../src/values/cell";

type CustomFunction = (...args: readonly unknown[]) => unknown;

/** An error as a function throws it: what the cell shows, and the message of its card. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

const associated: Record<string, CustomFunction> = {};

/** Stands where Excel's page has its runtime: keeps what the functions associate. The real runtime is tested in test/office. */
Object.assign(globalThis, {
  CustomFunctions: {
    Error: CellError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
    associate: (functions: Readonly<Record<string, CustomFunction>>) => Object.assign(associated, functions),
  },
});

/** The functions by name, loaded once. */
export async function loadFunctions(): Promise<Readonly<Record<string, CustomFunction>>> {
  await import("../../src/functions/functions");
  await loadEngine();
  return associated;
}

/** The text of the cell PolicyMatrix for these tables, kept as TABLE and MATRIX keep them. */
export function policyMatrixOf(cells: MatrixCells = starterTables()): string {
  const stamps = TABLE_NAMES.flatMap((name) => {
    const table = cells[name];
    return table ? [keepTable(name, [table.headers as readonly CellValue[], ...table.rows])] : [];
  });
  return keepMatrix(stamps);
}
