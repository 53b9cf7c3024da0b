/**
 * The add-in's custom functions in the grid's cells. The functions live in the pane's window; the grid calls them there,
 * in the same turn where they answer at once. One that answers with a promise shows #BUSY! until then.
 */
import { ICommandService } from "@univerjs/core";
import { FunctionType, IFunctionService, SetFormulaCalculationStartMutation } from "@univerjs/preset-sheets-core";
import { formatA1, quoteSheet } from "../host/areas";
import { workbookOf } from "./context";
import type { GridContext } from "./context";
import { ExcelFunction, isErrorValue } from "./excel-function";
import type { Answer, Argument, Caller, ErrorValue, Scalar } from "./excel-function";

/** What we use of functions.json. */
export interface FunctionsJson {
  readonly functions: readonly FunctionInfo[];
  readonly allowErrorForDataTypeAny?: boolean;
}

export interface FunctionInfo {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterInfo[];
  readonly allowErrorForDataTypeAny?: boolean;
  readonly options?: {
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
    readonly allowErrorForDataTypeAny?: boolean;
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

/** The custom-function runtime of a window in which office.js has started. */
export interface FunctionRuntime {
  /** The functions by id, as the add-in associated them. */
  readonly mappings: Readonly<Record<string, unknown>>;
  /** Makes the error object that an argument with an error is. */
  errorArgument(error: string): unknown;
}

/** One call of a custom function, for the page's test handle. */
export interface FunctionCall {
  readonly id: string;
  readonly cell: string;
  readonly args: readonly unknown[];
  /** The message behind an error, where the function gave one. */
  readonly message?: string;
}

export interface CustomFunctions {
  /** Takes the functions of functions.json into the formula language, under the namespace, and calculates all. */
  register(json: FunctionsJson, namespace: string, runtime: FunctionRuntime): void;
  /** The add-in's window has gone: functions answer #CONNECT! until they are registered again. */
  disconnect(): void;
  readonly calls: readonly FunctionCall[];
  clearCalls(): void;
}

/** How many calls are remembered. */
const CALLS_KEPT = 5000;
const BUSY: ErrorValue = { error: "#BUSY!" };
const VALUE_ERROR: ErrorValue = { error: "#VALUE!" };

/** A call that answered with a promise. */
interface Waiting {
  readonly args: string;
  /** null: the promise has not answered. */
  answer: Answer | null;
  /** The calculation that took the answer; the next one calls the function again. */
  takenIn: number | null;
}

export function createCustomFunctions(context: GridContext): CustomFunctions {
  const { injector } = context.univers;
  let runtime: FunctionRuntime | null = null;
  let calls: FunctionCall[] = [];
  let run = 0;
  // By cell and function, because the arguments of a call may be long: only a call that answered with a promise is
  // told from others by its arguments.
  const waiting = new Map<string, Waiting[]>();
  const known = new Set<string>();

  injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id === SetFormulaCalculationStartMutation.id) run++;
  });

  function call(info: FunctionInfo, allowErrors: boolean, args: readonly Argument[], caller: Caller): Answer {
    if (!runtime) return { error: "#CONNECT!" };
    const shaped = shapeArguments(info, args, allowErrors);
    if (isErrorValue(shaped)) return shaped;
    const key = `${caller.sheet} ${caller.row} ${caller.column} ${info.id}`;
    const earlier = answeredLater(key, shaped);
    if (earlier !== null) return earlier;
    const address = addressOf(context, caller);
    const log = (message?: string) => {
      calls.push({ id: info.id, cell: address, args: shaped, ...(message === undefined ? {} : { message }) });
      if (calls.length > CALLS_KEPT) calls = calls.slice(-CALLS_KEPT / 2);
    };
    try {
      const target = runtime.mappings[info.id.toUpperCase()] ?? runtime.mappings[info.id];
      if (typeof target !== "function") return { error: "#NAME?" };
      const { errorArgument } = runtime;
      const values = shaped.map((value) => withErrors(value, errorArgument));
      const invocation = {
        functionName: info.id,
        ...(info.options?.requiresAddress ? { address } : {}),
      };
      const result: unknown = target(...values, invocation);
      if (isPromise(result)) {
        const entry: Waiting = { args: JSON.stringify(shaped), answer: null, takenIn: null };
        waiting.set(key, [...(waiting.get(key) ?? []), entry]);
        void wait(entry, result, caller, log);
        return BUSY;
      }
      log();
      return answerOf(result);
    } catch (error) {
      const failure = failureOf(error);
      log(failure.message);
      return failure.answer;
    }
  }

  /** The answer of a promise that this very call has been given before, #BUSY! while it is out, null for a new call. */
  function answeredLater(key: string, args: readonly unknown[]): Answer | null {
    const entries = waiting.get(key);
    if (!entries) return null;
    const current = entries.filter(({ takenIn }) => takenIn === null || takenIn === run);
    if (current.length > 0) waiting.set(key, current);
    else waiting.delete(key);
    const text = JSON.stringify(args);
    const entry = current.find((candidate) => candidate.args === text);
    if (!entry) return null;
    if (entry.answer === null) return BUSY;
    entry.takenIn = run;
    return entry.answer;
  }

  async function wait(
    entry: Waiting,
    result: PromiseLike<unknown>,
    caller: Caller,
    log: (message?: string) => void,
  ): Promise<void> {
    let answer: Answer;
    try {
      answer = answerOf(await result);
      log();
    } catch (error) {
      const failure = failureOf(error);
      log(failure.message);
      answer = failure.answer;
    }
    entry.answer = answer;
    if (caller.unit === context.book().getId()) context.calculation.markCells(caller.unit, [caller]);
  }

  return {
    register(json, namespace, newRuntime) {
      runtime = newRuntime;
      waiting.clear();
      const service = injector.get(IFunctionService);
      for (const info of json.functions) {
        const name = `${namespace}.${info.name}`;
        const allowErrors = [info.options, info, json].some((part) => part?.allowErrorForDataTypeAny === true);
        if (known.has(name)) service.unregisterExecutors(name);
        known.add(name);
        service.registerExecutors(new ExcelFunction(name, (args, caller) => call(info, allowErrors, args, caller)));
        service.registerDescriptions({
          functionName: name,
          functionType: FunctionType.User,
          description: info.description ?? "",
          abstract: info.description ?? "",
          functionParameter: info.parameters.map((parameter) => ({
            name: parameter.name,
            detail: parameter.description ?? "",
            example: "",
            require: parameter.optional ? 0 : 1,
            repeat: parameter.repeating ? 1 : 0,
          })),
        });
      }
      // Formulas that were parsed before the functions were known answer #NAME? until they are parsed again.
      service.deleteFormulaAstCacheKey("");
      context.calculation.markAll();
    },
    disconnect() {
      runtime = null;
      waiting.clear();
    },
    get calls() {
      return calls;
    },
    clearCalls() {
      calls = [];
    },
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function addressOf(context: GridContext, caller: Caller): string {
  const sheet = workbookOf(context).getSheetBySheetId(caller.sheet)?.getName() ?? "";
  return `${quoteSheet(sheet)}!${formatA1({ row: caller.row, column: caller.column, rows: 1, columns: 1 })}`;
}

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

function withErrors(value: Argument | Argument[], errorArgument: (error: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part: Argument | Argument[]) => withErrors(part, errorArgument));
  return isErrorValue(value) ? errorArgument(value.error) : value;
}

/** The function's answer: a value, a grid, or an error object of the add-in's window. */
function answerOf(result: unknown): Answer {
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
function failureOf(error: unknown): { readonly answer: ErrorValue; readonly message: string } {
  const text = (key: "code" | "message") => {
    const part: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
    return typeof part === "string" ? part : undefined;
  };
  const code = text("code");
  return { answer: code?.startsWith("#") ? { error: code } : VALUE_ERROR, message: text("message") ?? String(error) };
}
