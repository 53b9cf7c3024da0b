// What Office.js asks of the host besides the workbook: the custom-function runtime, and the state of the pane.

import { fail } from "../errors";
import type { FunctionValue, Grid, InvocationResult } from "../model";
import type { HostObject, ObjectContext, AddinState } from "./object";

/** The errors of a custom function as the client numbers them; any other number is a fault of the function. */
const ERROR_BY_NUMBER: Readonly<Record<number, string>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

/** Of the runtime's optional features: resend too large results in parts (1), and wait less between results (2). */
const FEATURES = [1, 2] as const;

const STATES: readonly AddinState["state"][] = ["Inactive", "Background", "Visible"];

export function createService(context: ObjectContext, name: string): HostObject | null {
  switch (name) {
    case "Microsoft.ExcelServices.CustomFunctions":
      return createCustomFunctions(context);
    case "Microsoft.InternalService.AddinInternalService":
      return { type: "AddinInternalService", methods: { notifyActionHandlerReady: () => undefined } };
    case "Microsoft.AppRuntime.AppRuntimeService":
      return {
        type: "AppRuntimeService",
        methods: {
          getAppRuntimeState: () => context.addin.state,
          setAppRuntimeState: (given) => void (context.addin.state = given.choice(0, STATES)),
        },
      };
    case "Microsoft.AppRuntime.AppRuntimePersistenceService":
      return {
        type: "AppRuntimePersistenceService",
        methods: {
          getAppRuntimeStartState: () => context.addin.startState,
          setAppRuntimeStartState: (given) => void (context.addin.startState = given.choice(0, STATES)),
        },
      };
    default:
      return null;
  }
}

function createCustomFunctions({ model, addin }: ObjectContext): HostObject {
  return {
    type: "CustomFunctions",
    methods: {
      _SetOsfControlContainerReadyForCustomFunctions() {
        addin.functionsReady = true;
        model.functionsReady();
      },
      _GetEnabledFeatures: () => FEATURES,
      setInvocationArrayResults(given) {
        for (const result of readList(given.any(0))) model.setResult(readArrayResult(result));
      },
      setInvocationResults(given) {
        for (const result of readList(given.any(0))) model.setResult(readObjectResult(result));
      },
    },
  };
}

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : fail("InvalidArgument");
}

/** [id, succeeded, value or message, error number of a failure] */
function readArrayResult(result: unknown): InvocationResult {
  const [id, succeeded, value, error]: readonly unknown[] = readList(result);
  if (typeof id !== "number") return fail("InvalidArgument");
  return succeeded === true ? { id, value: readResult(value) } : failure(id, value, error);
}

function readObjectResult(result: unknown): InvocationResult {
  if (typeof result !== "object" || result === null || !("id" in result) || typeof result.id !== "number") {
    return fail("InvalidArgument");
  }
  const value = "value" in result ? result.value : null;
  const failed = "failed" in result && result.failed === true;
  if (!failed) return { id: result.id, value: readResult(value) };
  return failure(result.id, value, "errorCode" in result ? result.errorCode : null);
}

function failure(id: number, message: unknown, error: unknown): InvocationResult {
  const text = (typeof error === "number" ? ERROR_BY_NUMBER[error] : undefined) ?? "#VALUE!";
  return { id, value: { error: text }, ...(typeof message === "string" && message !== "" ? { message } : {}) };
}

function readResult(value: unknown): FunctionValue | Grid<FunctionValue> {
  if (!Array.isArray(value)) return readCell(value);
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(readCell) : [readCell(row)]));
}

/** One value of a result. What Excel would show as a card or a picture the host does not know: it becomes #VALUE!. */
function readCell(value: unknown): FunctionValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "object" && value !== null && "basicValue" in value) {
    const { basicValue } = value;
    const isError = "type" in value && value.type === "Error";
    if (isError && typeof basicValue === "string") return { error: basicValue };
    if (!isError && typeof basicValue === "number") return basicValue;
  }
  return { error: "#VALUE!" };
}
