/** Excel's conditional formats and the form in which the grid stores them. Pure: files use it too. */
import type { IRange, IStyleBase } from "@univerjs/core";
import { formatA1 } from "../host/areas";
import type { ComparisonOperator, ConditionalFormat, ConditionalRule } from "../host/model";
import { operatorOf, OPERATORS } from "./stored-validation";

/** A conditional format as Univer stores it. */
export interface StoredConditional {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: {
    readonly type: string;
    readonly subType?: string;
    readonly operator?: string;
    readonly value?: unknown;
    readonly style?: IStyleBase;
  };
  /** The rule as Excel said it, kept along: the grid's own form of some rules is another. */
  readonly excel?: ConditionalRule;
}

const TEXT_OPERATORS = {
  Contains: "containsText",
  NotContains: "notContainsText",
  BeginsWith: "beginsWith",
  EndsWith: "endsWith",
} as const;

const SIGNS: Partial<Readonly<Record<ComparisonOperator, string>>> = {
  EqualTo: "=",
  NotEqualTo: "<>",
  GreaterThan: ">",
  LessThan: "<",
  GreaterThanOrEqual: ">=",
  LessThanOrEqual: "<=",
};

/** Excel's conditional format as the grid stores it. */
export function toStoredConditional(format: ConditionalFormat): StoredConditional {
  const { fill, fontColor, bold, italic } = format.format;
  const style: IStyleBase = {
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(fontColor === undefined ? {} : { cl: { rgb: fontColor } }),
    ...(bold === undefined ? {} : { bl: bold ? 1 : 0 }),
    ...(italic === undefined ? {} : { it: italic ? 1 : 0 }),
  };
  const { area } = format;
  const range: IRange = {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
  return {
    cfId: format.id,
    ranges: [range],
    stopIfTrue: format.stopIfTrue,
    rule: { type: "highlightCell", style, ...storedRule(format.rule, range) },
    excel: format.rule,
  };
}

function storedRule(rule: ConditionalRule, range: IRange): Omit<StoredConditional["rule"], "type" | "style"> {
  if (rule.type === "Custom") return { subType: "formula", value: withEquals(rule.formula) };
  if (rule.type === "ContainsText") {
    return { subType: "text", operator: TEXT_OPERATORS[rule.operator], value: rule.text };
  }
  const first = numberIn(rule.formula1);
  const second = rule.formula2 === undefined ? null : numberIn(rule.formula2);
  const between = rule.operator === "Between" || rule.operator === "NotBetween";
  if (first !== null && (!between || second !== null)) {
    return { subType: "number", operator: OPERATORS[rule.operator], value: between ? [first, second] : first };
  }
  // The grid compares with numbers only; anything else becomes a formula about the range's first cell.
  const cell = formatA1({ row: range.startRow, column: range.startColumn, rows: 1, columns: 1 });
  const one = `(${rule.formula1.replace(/^=/, "")})`;
  if (!between) return { subType: "formula", value: `=${cell}${SIGNS[rule.operator] ?? "="}${one}` };
  const two = `(${(rule.formula2 ?? "").replace(/^=/, "")})`;
  const inside = `AND(${cell}>=${one},${cell}<=${two})`;
  return { subType: "formula", value: rule.operator === "Between" ? `=${inside}` : `=NOT(${inside})` };
}

function withEquals(formula: string): string {
  return formula.startsWith("=") ? formula : `=${formula}`;
}

function numberIn(formula: string): number | null {
  const text = formula.replace(/^=/, "").trim();
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** The grid's conditional format as Excel says it; null where Excel's add-ins know no such rule (colour scales, …). */
export function fromStoredConditional(sheet: string, stored: StoredConditional): ConditionalFormat | null {
  const [range] = stored.ranges;
  const rule = stored.excel ?? ruleOf(stored.rule);
  if (!rule || !range) return null;
  const style = stored.rule.style;
  return {
    id: stored.cfId,
    area: {
      sheet,
      row: range.startRow,
      column: range.startColumn,
      rows: range.endRow - range.startRow + 1,
      columns: range.endColumn - range.startColumn + 1,
    },
    rule,
    stopIfTrue: stored.stopIfTrue,
    format: {
      ...(style?.bg?.rgb ? { fill: style.bg.rgb } : {}),
      ...(style?.cl?.rgb ? { fontColor: style.cl.rgb } : {}),
      ...(style?.bl === undefined ? {} : { bold: style.bl === 1 }),
      ...(style?.it === undefined ? {} : { italic: style.it === 1 }),
    },
  };
}

function ruleOf(rule: StoredConditional["rule"]): ConditionalRule | null {
  if (rule.type !== "highlightCell") return null;
  if (rule.subType === "formula" && typeof rule.value === "string") return { type: "Custom", formula: rule.value };
  if (rule.subType === "text" && typeof rule.value === "string") {
    const operators = ["Contains", "NotContains", "BeginsWith", "EndsWith"] as const;
    const operator = operators.find((name) => TEXT_OPERATORS[name] === rule.operator);
    if (operator) return { type: "ContainsText", operator, text: rule.value };
    const comparison = rule.operator === "notEqual" ? "NotEqualTo" : rule.operator === "equal" ? "EqualTo" : null;
    const formula1 = `="${rule.value.replaceAll('"', '""')}"`;
    return comparison ? { type: "CellValue", operator: comparison, formula1 } : null;
  }
  if (rule.subType !== "number") return null;
  const operator = operatorOf(rule.operator);
  const values: readonly unknown[] = Array.isArray(rule.value) ? rule.value : [rule.value];
  const [formula1, formula2] = values.map((value) => `=${String(value)}`);
  if (formula1 === undefined) return null;
  return { type: "CellValue", operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
}
