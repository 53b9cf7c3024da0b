/** Excel's data validation and the form in which the grid stores it. Pure: opening and saving files uses it too. */
import type { IRange } from "@univerjs/core";
import type { ComparisonOperator, Validation, ValidationRule } from "../host/model";

/** A rule as Univer stores it: the parts that Excel has too. */
export interface StoredValidation {
  readonly uid: string;
  readonly ranges: readonly IRange[];
  readonly type: string;
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank?: boolean;
  readonly renderMode?: number;
  readonly showDropDown?: boolean;
  readonly showErrorMessage?: boolean;
  readonly errorStyle?: number;
  readonly errorTitle?: string;
  readonly error?: string;
  readonly showInputMessage?: boolean;
  readonly promptTitle?: string;
  readonly prompt?: string;
}

/** Univer's numbers for how a drop-down is drawn and how strict a rule is. */
const RENDER_TEXT = 0;
const RENDER_ARROW = 1;
const ERROR_STYLES = { Information: 0, Stop: 1, Warning: 2 } as const;

const TYPES = {
  WholeNumber: "whole",
  Decimal: "decimal",
  Date: "date",
  Time: "time",
  TextLength: "textLength",
} as const;

export const OPERATORS: Readonly<Record<ComparisonOperator, string>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

/** @example operatorOf("lessThan") //=> "LessThan" */
export function operatorOf(name: string | undefined): ComparisonOperator {
  return comparisonNames().find((key) => OPERATORS[key] === name) ?? "EqualTo";
}

function comparisonNames(): readonly ComparisonOperator[] {
  return [
    "Between",
    "NotBetween",
    "EqualTo",
    "NotEqualTo",
    "GreaterThan",
    "LessThan",
    "GreaterThanOrEqual",
    "LessThanOrEqual",
  ];
}

/** Excel's rule as the grid stores it, without its place. */
export function toStoredValidation(validation: Validation): Omit<StoredValidation, "uid" | "ranges"> {
  const { errorAlert, prompt } = validation;
  return {
    ...storedRule(validation.rule),
    allowBlank: validation.ignoreBlanks,
    showErrorMessage: errorAlert.showAlert,
    errorStyle: ERROR_STYLES[errorAlert.style],
    errorTitle: errorAlert.title,
    error: errorAlert.message,
    showInputMessage: prompt.showPrompt,
    promptTitle: prompt.title,
    prompt: prompt.message,
  };
}

function storedRule(rule: ValidationRule): Omit<StoredValidation, "uid" | "ranges"> {
  switch (rule.type) {
    case "List": {
      const renderMode = rule.inCellDropDown ? RENDER_ARROW : RENDER_TEXT;
      return { type: "list", formula1: rule.source, showDropDown: rule.inCellDropDown, renderMode };
    }
    case "Custom":
      return { type: "custom", formula1: rule.formula };
    default: {
      const second = rule.formula2 === undefined ? {} : { formula2: String(rule.formula2) };
      return {
        type: TYPES[rule.type],
        operator: OPERATORS[rule.operator],
        formula1: String(rule.formula1),
        ...second,
      };
    }
  }
}

/** The grid's rule as Excel says it. Check boxes and "any value" are lists without entries. */
export function fromStoredValidation(stored: StoredValidation): Validation {
  const style = stored.errorStyle === 0 ? "Information" : stored.errorStyle === 2 ? "Warning" : "Stop";
  return {
    rule: ruleOf(stored),
    ignoreBlanks: stored.allowBlank ?? true,
    prompt: {
      showPrompt: stored.showInputMessage ?? false,
      title: stored.promptTitle ?? "",
      message: stored.prompt ?? "",
    },
    errorAlert: {
      showAlert: stored.showErrorMessage ?? true,
      style,
      title: stored.errorTitle ?? "",
      message: stored.error ?? "",
    },
  };
}

function ruleOf(stored: StoredValidation): ValidationRule {
  const formula1 = stored.formula1 ?? "";
  const second = stored.formula2 === undefined || stored.formula2 === "" ? {} : { formula2: stored.formula2 };
  const operator = operatorOf(stored.operator);
  switch (stored.type) {
    case "whole":
      return { type: "WholeNumber", operator, formula1, ...second };
    case "decimal":
      return { type: "Decimal", operator, formula1, ...second };
    case "date":
      return { type: "Date", operator, formula1, ...second };
    case "time":
      return { type: "Time", operator, formula1, ...second };
    case "textLength":
      return { type: "TextLength", operator, formula1, ...second };
    case "custom":
      return { type: "Custom", formula: formula1 };
    default:
      return { type: "List", source: listSource(formula1), inCellDropDown: stored.renderMode !== RENDER_TEXT };
  }
}

/** Univer's own dialog stores the entries of a list as JSON. */
function listSource(formula1: string): string {
  if (!formula1.startsWith("[")) return formula1;
  try {
    const entries: unknown = JSON.parse(formula1);
    return Array.isArray(entries) ? entries.join(",") : formula1;
  } catch {
    return formula1;
  }
}
