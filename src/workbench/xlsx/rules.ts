/** Drop-downs and conditional formats, in files and in the grid. */
import type { IRange } from "@univerjs/core";
import type { ConditionalRule as FileRule, DataValidation } from "hucre";
import { formatA1, parseA1 } from "../host/areas";
import type { ConditionalFormat, ConditionalRule, Validation, ValidationRule } from "../host/model";
import { fromStoredConditional, toStoredConditional } from "../grid/stored-conditional";
import type { StoredConditional } from "../grid/stored-conditional";
import { fromStoredValidation, operatorOf, OPERATORS, toStoredValidation } from "../grid/stored-validation";
import type { StoredValidation } from "../grid/stored-validation";
import { fromGridStyle, toGridColor } from "./styles";

/** The ranges of a file's "A1:B2 D4". */
export function rangesOf(sqref: string): IRange[] {
  return sqref.split(/\s+/).flatMap((address) => {
    const cells = parseA1(address);
    if (!cells) return [];
    const { row, column, rows, columns } = cells;
    return [{ startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 }];
  });
}

/** A range as a file writes it. */
export function addressOf({ startRow, startColumn, endRow, endColumn }: IRange): string {
  const rectangle = {
    row: startRow,
    column: startColumn,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
  return formatA1(rectangle);
}

const FILE_TYPES = {
  whole: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
} as const;
const ALERTS = { stop: "Stop", warning: "Warning", information: "Information" } as const;

/** A file's validation as the grid stores it. */
export function toGridValidation(rule: DataValidation, uid: string): StoredValidation {
  const validation: Validation = {
    rule: ruleOf(rule),
    ignoreBlanks: rule.allowBlank === true,
    prompt: {
      showPrompt: rule.showInputMessage === true,
      title: rule.inputTitle ?? "",
      message: rule.inputMessage ?? "",
    },
    errorAlert: {
      showAlert: rule.showErrorMessage === true,
      style: ALERTS[rule.errorStyle ?? "stop"],
      title: rule.errorTitle ?? "",
      message: rule.errorMessage ?? "",
    },
  };
  return { uid, ranges: rangesOf(rule.range), ...toStoredValidation(validation) };
}

function ruleOf(rule: DataValidation): ValidationRule {
  const formula1 = withEquals(rule.formula1 ?? "");
  if (rule.type === "list") {
    return { type: "List", source: rule.values ? rule.values.join(",") : formula1, inCellDropDown: true };
  }
  if (rule.type === "custom") return { type: "Custom", formula: formula1 };
  const second = rule.formula2 === undefined ? {} : { formula2: withEquals(rule.formula2) };
  return { type: FILE_TYPES[rule.type], operator: operatorOf(rule.operator ?? "between"), formula1, ...second };
}

/** Excel's formulas carry "=", a file's do not; a number stays a number. */
function withEquals(formula: string): string {
  return formula === "" || Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}

function withoutEquals(formula: string | number): string {
  return String(formula).replace(/^=/, "");
}

/** The grid's validation as a file stores it. */
export function fromGridValidation(stored: StoredValidation): DataValidation {
  const { rule, ignoreBlanks, prompt, errorAlert } = fromStoredValidation(stored);
  return {
    ...fileRuleOf(rule),
    range: stored.ranges.map(addressOf).join(" "),
    allowBlank: ignoreBlanks,
    showInputMessage: prompt.showPrompt,
    showErrorMessage: errorAlert.showAlert,
    errorStyle:
      errorAlert.style === "Warning" ? "warning" : errorAlert.style === "Information" ? "information" : "stop",
    ...(prompt.title ? { inputTitle: prompt.title } : {}),
    ...(prompt.message ? { inputMessage: prompt.message } : {}),
    ...(errorAlert.title ? { errorTitle: errorAlert.title } : {}),
    ...(errorAlert.message ? { errorMessage: errorAlert.message } : {}),
  };
}

function fileRuleOf(
  rule: ValidationRule,
): Pick<DataValidation, "type" | "operator" | "formula1" | "formula2" | "values"> {
  if (rule.type === "List") {
    return rule.source.startsWith("=")
      ? { type: "list", formula1: withoutEquals(rule.source) }
      : { type: "list", values: rule.source.split(",").map((entry) => entry.trim()) };
  }
  if (rule.type === "Custom") return { type: "custom", formula1: withoutEquals(rule.formula) };
  const types = ["whole", "decimal", "date", "time", "textLength"] as const;
  const type = types.find((name) => FILE_TYPES[name] === rule.type) ?? "whole";
  const second = rule.formula2 === undefined ? {} : { formula2: withoutEquals(rule.formula2) };
  return { type, operator: fileOperator(OPERATORS[rule.operator]), formula1: withoutEquals(rule.formula1), ...second };
}

type FileOperator = NonNullable<DataValidation["operator"]>;

function fileOperator(name: string): FileOperator {
  const operators: readonly FileOperator[] = [
    "between",
    "notBetween",
    "equal",
    "notEqual",
    "greaterThan",
    "lessThan",
    "greaterThanOrEqual",
    "lessThanOrEqual",
  ];
  return operators.find((operator) => operator === name) ?? "equal";
}

const TEXT_RULES = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
} as const;

/** A file's conditional format as the grid stores it; null where the grid shows no such kind. */
export function toGridConditional(
  rule: FileRule,
  id: string,
  sheet: string,
  themeColors: readonly string[],
): StoredConditional | null {
  const ranges = rangesOf(rule.range);
  const excel = conditionOf(rule);
  const [first] = ranges;
  if (!excel || !first) return null;
  const { font, fill } = rule.style ?? {};
  // In the formats of rules a file puts a solid fill's colour in bgColor.
  const color = fill?.type === "pattern" ? (fill.bgColor ?? fill.fgColor) : undefined;
  const fillColor = toGridColor(color, themeColors);
  const fontColor = toGridColor(font?.color, themeColors);
  const format: ConditionalFormat = {
    id,
    area: {
      sheet,
      row: first.startRow,
      column: first.startColumn,
      rows: first.endRow - first.startRow + 1,
      columns: first.endColumn - first.startColumn + 1,
    },
    rule: excel,
    stopIfTrue: rule.stopIfTrue === true,
    format: {
      ...(fillColor ? { fill: fillColor } : {}),
      ...(fontColor ? { fontColor } : {}),
      ...(font?.bold === undefined ? {} : { bold: font.bold }),
      ...(font?.italic === undefined ? {} : { italic: font.italic }),
    },
  };
  return { ...toStoredConditional(format), ranges };
}

function conditionOf(rule: FileRule): ConditionalRule | null {
  const formulas = [rule.formula ?? []].flat();
  const [first] = formulas;
  if (rule.type === "expression" && first !== undefined) return { type: "Custom", formula: `=${first}` };
  if (rule.type === "cellIs" && first !== undefined) {
    const [, second] = formulas;
    const operator = operatorOf(rule.operator);
    return {
      type: "CellValue",
      operator,
      formula1: `=${first}`,
      ...(second === undefined ? {} : { formula2: `=${second}` }),
    };
  }
  const text = rule.text;
  if (text === undefined) return null;
  for (const type of ["containsText", "notContainsText", "beginsWith", "endsWith"] as const) {
    if (rule.type === type) return { type: "ContainsText", operator: TEXT_RULES[type], text };
  }
  return null;
}

/** The grid's conditional format as a file stores it; null where a file cannot. */
export function fromGridConditional(stored: StoredConditional, priority: number): FileRule | null {
  const format = fromStoredConditional("", stored);
  const [first] = stored.ranges;
  if (!format || !first) return null;
  const { rule } = format;
  const look = fromGridStyle(stored.rule.style ?? {});
  const fill = look?.fill?.type === "pattern" ? look.fill : undefined;
  const style = {
    ...(look?.font ? { font: look.font } : {}),
    ...(fill?.fgColor ? { fill: { type: "pattern", pattern: "solid", bgColor: fill.fgColor } as const } : {}),
  };
  const base = {
    priority,
    range: stored.ranges.map(addressOf).join(" "),
    stopIfTrue: stored.stopIfTrue,
    style,
  };
  if (rule.type === "Custom") return { ...base, type: "expression", formula: withoutEquals(rule.formula) };
  if (rule.type === "CellValue") {
    const one = withoutEquals(rule.formula1);
    const formula = rule.formula2 === undefined ? one : [one, withoutEquals(rule.formula2)];
    return { ...base, type: "cellIs", operator: fileOperator(OPERATORS[rule.operator]), formula };
  }
  const cell = addressOf({ ...first, endRow: first.startRow, endColumn: first.startColumn });
  return { ...base, ...textRule(rule.operator, rule.text, cell) };
}

/** Excel applies these by their formula; the text is for its dialog. */
function textRule(operator: "Contains" | "NotContains" | "BeginsWith" | "EndsWith", text: string, cell: string) {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  switch (operator) {
    case "Contains":
      return { type: "containsText", text, formula: `NOT(ISERROR(SEARCH(${quoted},${cell})))` } as const;
    case "NotContains":
      return { type: "notContainsText", text, formula: `ISERROR(SEARCH(${quoted},${cell}))` } as const;
    case "BeginsWith":
      return { type: "beginsWith", text, formula: `LEFT(${cell},${text.length})=${quoted}` } as const;
    case "EndsWith":
      return { type: "endsWith", text, formula: `RIGHT(${cell},${text.length})=${quoted}` } as const;
  }
}
