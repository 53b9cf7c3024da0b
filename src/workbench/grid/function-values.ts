/** The arguments and answers of custom functions, as Excel hands them over. Pure. */

import type { SaysErrors } from "../host/takes-errors";

/** An Excel error such as "#N/A", as an argument or as an answer. */
export interface ErrorValue {
  readonly error: string;
}

export type Scalar = string | number | boolean | null | ErrorValue;
/** One cell or value is a scalar, more are a grid. An empty cell is "". An argument left out is null. */
export type Argument = Scalar | Scalar[][];
export type Answer = Scalar | readonly (readonly Scalar[])[];

export function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === "object" && value !== null && "error" in value && typeof value.error === "string";
}

/** What we use of functions.json. */
export interface FunctionsJson extends SaysErrors {
  readonly functions: readonly FunctionInfo[];
}

export interface FunctionInfo extends SaysErrors {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterInfo[];
  readonly options?: SaysErrors & {
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
}

export interface ParameterInfo {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

const VALUE_ERROR: ErrorValue = { error: "#VALUE!" };

/**
 * The arguments as the function's parameters ask for them: a matrix is always a grid, what is left out is null, and the
 * values of a repeating parameter are one list. An error among them is the answer, unless the function takes errors.
 */
export function shapeArguments(
  info: FunctionInfo,
  args: readonly Argument[],
  allowErrors: boolean,
): readonly (Argument | Argument[])[] | ErrorValue {
  const shaped: Argument[] = [];
  for (const [index, argument] of args.entries()) {
    const parameter = info.parameters[Math.min(index, info.parameters.length - 1)];
    const value = shapeArgument(parameter, argument, allowErrors);
    if (isErrorValue(value) && !allowErrors) return value;
    shaped.push(value);
  }
  if (args.length > info.parameters.length && !info.parameters.at(-1)?.repeating) return VALUE_ERROR;
  const fixed = info.parameters.at(-1)?.repeating ? info.parameters.length - 1 : info.parameters.length;
  const list: (Argument | Argument[])[] = shaped.slice(0, fixed);
  while (list.length < fixed) {
    if (!info.parameters[list.length]?.optional) return VALUE_ERROR;
    list.push(null);
  }
  if (fixed < info.parameters.length) list.push(shaped.slice(fixed));
  return list;
}

function shapeArgument(parameter: ParameterInfo | undefined, argument: Argument, allowErrors: boolean): Argument {
  const type = parameter?.type ?? "any";
  if (parameter?.dimensionality === "matrix") {
    const grid = Array.isArray(argument) ? argument : [[argument ?? ""]];
    const rows = grid.map((row) => row.map((value) => coerce(value, type)));
    const error = allowErrors ? undefined : rows.flat().find(isErrorValue);
    return error ?? rows;
  }
  // Excel gives a scalar parameter that is handed a range #VALUE!.
  if (Array.isArray(argument)) return VALUE_ERROR;
  return argument === null ? null : coerce(argument, type);
}

function coerce(value: Scalar, type: string): Scalar {
  if (isErrorValue(value) || value === null || type === "any") return value;
  if (type === "string") return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
  if (type === "number") {
    const number = value === "" ? 0 : Number(value);
    return Number.isNaN(number) ? VALUE_ERROR : number;
  }
  if (type === "boolean") return typeof value === "string" ? value.toUpperCase() === "TRUE" : Boolean(value);
  return value;
}

export function withErrors(value: Argument | Argument[], errorArgument: (error: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part: Argument | Argument[]) => withErrors(part, errorArgument));
  return isErrorValue(value) ? errorArgument(value.error) : value;
}

/** The function's answer: a value, a grid, or an error object of the add-in's window. */
export function answerOf(result: unknown): Answer {
  if (Array.isArray(result)) {
    const rows = result.map((row: unknown) => (Array.isArray(row) ? row : [row]).map(scalarAnswer));
    return rows.length > 0 ? rows : "";
  }
  return scalarAnswer(result);
}

function scalarAnswer(value: unknown): Scalar {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return "";
  return failureOf(value).answer;
}

/** CustomFunctions.Error carries Excel's code; anything else that is thrown is #VALUE!. */
export function failureOf(error: unknown): { readonly answer: ErrorValue; readonly message: string } {
  const text = (key: "code" | "message") => {
    const part: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
    return typeof part === "string" ? part : undefined;
  };
  const code = text("code");
  return { answer: code?.startsWith("#") ? { error: code } : VALUE_ERROR, message: text("message") ?? String(error) };
}
