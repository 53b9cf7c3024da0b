import type { Area } from "../areas";
import { fail } from "../errors";
import type { ComparisonOperator, Validation, ValidationRule } from "../model";
import type { Given } from "./given";
import type { HostObject, ObjectContext } from "./object";

/** Excel's limit for the choices of a list that are written out, in characters. */
const LONGEST_LIST = 255;

/** Validation spells two operators differently from conditional formats, which the workbook's own names follow. */
const OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  Between: "Between",
  NotBetween: "NotBetween",
  EqualTo: "EqualTo",
  NotEqualTo: "NotEqualTo",
  GreaterThan: "GreaterThan",
  LessThan: "LessThan",
  GreaterThanOrEqualTo: "GreaterThanOrEqual",
  LessThanOrEqualTo: "LessThanOrEqual",
};

/** The rules that compare, by the name of their field. */
const COMPARING = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
} as const;

/** What a validation has until the add-in says otherwise. */
const DEFAULTS: Omit<Validation, "rule"> = {
  ignoreBlanks: true,
  prompt: { showPrompt: true, title: "", message: "" },
  errorAlert: { showAlert: true, style: "Stop", title: "", message: "" },
};

export function createDataValidation({ model }: ObjectContext, area: Area): HostObject {
  const current = (): Validation | null => {
    const found = model.validation(area);
    return found === "mixed" ? null : found;
  };
  const existing = (what: string): Validation =>
    current() ?? fail("InvalidOperation", `Set the rule of the range before its ${what}.`);
  return {
    type: "DataValidation",
    properties: {
      type: {
        get() {
          const found = model.validation(area);
          return found === "mixed" ? "Inconsistent" : (found?.rule.type ?? "None");
        },
      },
      rule: {
        get() {
          const found = current();
          return found ? ruleFields(found.rule) : {};
        },
        set: (given) => model.setValidation(area, { ...DEFAULTS, ...current(), rule: readRule(given.fields(0)) }),
      },
      ignoreBlanks: {
        get: () => current()?.ignoreBlanks ?? DEFAULTS.ignoreBlanks,
        set: (given) => model.setValidation(area, { ...existing("ignoreBlanks"), ignoreBlanks: given.flag(0) }),
      },
      prompt: {
        get: () => current()?.prompt ?? DEFAULTS.prompt,
        set(given) {
          const fields = given.fields(0);
          const prompt = {
            showPrompt: fields.flag("showPrompt"),
            title: fields.text("title"),
            message: fields.text("message"),
          };
          return model.setValidation(area, { ...existing("prompt"), prompt });
        },
      },
      errorAlert: {
        get: () => current()?.errorAlert ?? DEFAULTS.errorAlert,
        set(given) {
          const fields = given.fields(0);
          const errorAlert = {
            showAlert: fields.flag("showAlert"),
            style: fields.choice("style", ["Stop", "Warning", "Information"]),
            title: fields.text("title"),
            message: fields.text("message"),
          };
          return model.setValidation(area, { ...existing("error alert"), errorAlert });
        },
      },
    },
    methods: { clear: () => model.setValidation(area, null) },
  };
}

function readRule(rule: Given): ValidationRule {
  if (rule.has("list")) {
    const list = rule.fields("list");
    const source = list.text("source");
    if (!source.startsWith("=") && source.length > LONGEST_LIST) {
      fail("InvalidArgument", `The choices of a list have at most ${LONGEST_LIST} characters; refer to cells instead.`);
    }
    return { type: "List", source, inCellDropDown: list.flag("inCellDropDown") };
  }
  if (rule.has("custom")) return { type: "Custom", formula: formulaText(rule.fields("custom"), "formula") };
  for (const [field, type] of Object.entries(COMPARING)) {
    if (!rule.has(field)) continue;
    const fields = rule.fields(field);
    const operator = OPERATORS[fields.choice("operator", Object.keys(OPERATORS))] ?? fail("InvalidArgument");
    const formula1 = formulaOrNumber(fields, "formula1");
    const formula2 = fields.has("formula2") ? { formula2: formulaOrNumber(fields, "formula2") } : {};
    return { type, operator, formula1, ...formula2 };
  }
  return fail("InvalidArgument", "The host knows no such validation rule.");
}

function formulaText(fields: Given, key: string): string {
  const formula = fields.text(key);
  return formula.startsWith("=") ? formula : fail("InvalidArgument", `${key} must begin with "=".`);
}

function formulaOrNumber(fields: Given, key: string): string | number {
  return typeof fields.any(key) === "number" ? fields.number(key) : fields.text(key);
}

function ruleFields(rule: ValidationRule): Record<string, unknown> {
  if (rule.type === "List") return { list: { inCellDropDown: rule.inCellDropDown, source: rule.source } };
  if (rule.type === "Custom") return { custom: { formula: rule.formula } };
  const { type, ...fields } = rule;
  return { [keyOf(COMPARING, type)]: { ...fields, operator: keyOf(OPERATORS, rule.operator) } };
}

function keyOf(names: Readonly<Record<string, string>>, value: string): string {
  return Object.keys(names).find((name) => names[name] === value) ?? value;
}
