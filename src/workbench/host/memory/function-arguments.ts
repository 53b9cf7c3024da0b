// What a custom function is given, shaped as functions.json declares its parameters.

import type { FunctionArgument, FunctionValue, Invocation } from "../model";
import { type SaysErrors, takesErrors } from "../takes-errors";
import { type CellStore, isEmpty, readCell } from "./cells";
import type { Resolved } from "./operands";

/** A function as functions.json describes it. */
export interface FunctionMetadata extends SaysErrors {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly {
    readonly dimensionality?: string;
    readonly repeating?: boolean;
  }[];
  readonly options?: SaysErrors & {
    readonly cancelable?: boolean;
    readonly stream?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
}

export interface FunctionOptions {
  /** What stands before the "." of a function's name: "PAYER". */
  readonly namespace: string;
  readonly functions: readonly FunctionMetadata[];
  /** How empty cells reach a function: "" (the default), or as some versions of Excel pass them. */
  readonly blanks: "" | 0 | null;
}

/**
 * Shapes arguments: grids for matrix parameters, single values for the others, null for what is left out, and a list
 * for a repeating parameter.
 *
 * @returns the arguments, or an error where Excel would not call the function
 */
export function shapeArguments(
  cells: CellStore,
  resolved: readonly Resolved[],
  metadata: FunctionMetadata,
  blanks: FunctionOptions["blanks"],
): { readonly args: Invocation["args"] } | { readonly error: string } {
  const { parameters } = metadata;
  const last = parameters.at(-1);
  if (resolved.length > parameters.length && !last?.repeating) return { error: "#VALUE!" };
  const shaped = resolved.map((each, index) => shapeArgument(cells, each, parameters[index] ?? last, blanks));
  const error = shaped.flat(2).find(isError);
  if (error && !takesErrors(metadata)) return error;
  const single = last?.repeating ? parameters.length - 1 : parameters.length;
  const args: (FunctionArgument | readonly FunctionArgument[])[] = shaped.slice(0, single);
  while (args.length < single) args.push(null);
  if (last?.repeating) args.push(shaped.slice(single));
  return { args };
}

function isError(value: unknown): value is { readonly error: string } {
  return typeof value === "object" && value !== null && "error" in value;
}

function shapeArgument(
  cells: CellStore,
  resolved: Resolved,
  parameter: FunctionMetadata["parameters"][number] | undefined,
  blanks: FunctionOptions["blanks"],
): FunctionArgument {
  const isMatrix = parameter?.dimensionality === "matrix";
  if (resolved.kind === "missing") return null;
  if (resolved.kind !== "area") {
    const value: FunctionValue = resolved.kind === "value" ? resolved.value : { error: resolved.error };
    return isMatrix ? [[value]] : value;
  }
  const grid = cells.map(resolved.area, (cell) => (!cell || isEmpty(cell) ? blanks : readCell(cell)));
  if (isMatrix) return grid;
  const { rows, columns } = resolved.area;
  // Excel would call the function for every cell and spill; this workbook does not.
  return rows * columns === 1 ? (grid[0]?.[0] ?? null) : { error: "#VALUE!" };
}
