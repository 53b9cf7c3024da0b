/**
 * The add-in's custom functions in the grid's cells. The functions live in the pane's window; the grid calls them there,
 * in the same turn where they answer at once. One that answers with a promise shows #BUSY! until then.
 */
import { ICommandService } from "@univerjs/core";
import { FunctionType, IFunctionService, SetFormulaCalculationStartMutation } from "@univerjs/preset-sheets-core";
import { formatA1, quoteSheet } from "../host/areas";
import { takesErrors } from "../host/takes-errors";
import { workbookOf } from "./context";
import type { GridContext } from "./context";
import { ExcelFunction } from "./excel-function";
import type { Caller } from "./excel-function";
import { answerOf, failureOf, isErrorValue, shapeArguments, withErrors } from "./function-values";
import type { Answer, Argument, ErrorValue, FunctionInfo, FunctionsJson } from "./function-values";

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
  /** The add-in's window has gone: functions are #BUSY! until they are registered again, as while Excel starts them. */
  disconnect(): void;
  readonly calls: readonly FunctionCall[];
  clearCalls(): void;
}

/** How many calls are remembered. */
const CALLS_KEPT = 50_000;
const BUSY: ErrorValue = { error: "#BUSY!" };

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
    if (!runtime) return BUSY;
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
        const allowErrors = takesErrors(info, json);
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
