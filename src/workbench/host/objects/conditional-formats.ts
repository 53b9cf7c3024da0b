import { type Area, intersection } from "../areas";
import { fail } from "../errors";
import type { ConditionalFormat, ConditionalRule, ComparisonOperator } from "../model";
import { collection } from "./collection";
import { readColor } from "./color";
import type { Given } from "./given";
import type { HostObject, ObjectContext, Property } from "./object";

const OPERATORS: readonly ComparisonOperator[] = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
];

/** The rule of a new conditional format, until the add-in sets it: one that never holds. */
const EMPTY_RULES: readonly ConditionalRule[] = [
  { type: "Custom", formula: "=FALSE" },
  { type: "CellValue", operator: "EqualTo", formula1: "=NA()" },
  { type: "ContainsText", operator: "Contains", text: "" },
];

/** The member of ConditionalFormat that carries the rule of a type. */
const MEMBER = { Custom: "custom", CellValue: "cellValue", ContainsText: "textComparison" } as const;

export function createConditionalFormats(context: ObjectContext, area: Area): HostObject {
  const { model } = context;
  const formats = () => model.conditionalFormats(area.sheet).filter((each) => intersection(each.area, area));
  const find = (id: string | number) => {
    const found = formats().find((each) => each.id === id);
    return found ? createConditionalFormat(context, area.sheet, found.id) : null;
  };
  const items = () => formats().map((each) => createConditionalFormat(context, area.sheet, each.id));
  return collection("ConditionalFormatCollection", items, find, {
    methods: {
      async add(given) {
        const type = given.choice(0, ["Custom", "CellValue", "ContainsText"]);
        const rule = EMPTY_RULES.find((each) => each.type === type) ?? fail("GeneralException");
        const taken = model.sheets().flatMap((sheet) => model.conditionalFormats(sheet.id).map((each) => each.id));
        const id = newId(taken);
        await model.setConditionalFormat(area.sheet, { id, area, rule, stopIfTrue: false, format: {} });
        return createConditionalFormat(context, area.sheet, id);
      },
      async clearAll() {
        for (const each of formats()) {
          const shared = intersection(each.area, area);
          if (shared?.rows !== each.area.rows || shared.columns !== each.area.columns) {
            fail("UnsupportedOperation", "The host does not cut a conditional format in two: clear all of its cells.");
          }
          await model.deleteConditionalFormat(area.sheet, each.id);
        }
      },
    },
  });
}

function newId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number.parseInt(id.slice(1, 9), 16)).filter(Number.isFinite);
  const next = Math.max(0, ...numbers) + 1;
  return `{${next.toString(16).toUpperCase().padStart(8, "0")}-0000-0000-0000-000000000000}`;
}

function createConditionalFormat(context: ObjectContext, sheet: string, id: string): HostObject {
  const { model, objects } = context;
  const info = () => model.conditionalFormats(sheet).find((each) => each.id === id) ?? fail("ItemNotFound");
  const change = (part: Partial<ConditionalFormat>) => model.setConditionalFormat(sheet, { ...info(), ...part });
  /** The object of one type of rule: null (custom) or an error (customOrNullObject) where the format has another. */
  const kind = (type: ConditionalRule["type"], make: () => HostObject) => ({
    [MEMBER[type]]: () => (info().rule.type === type ? make() : fail("InvalidOperation")),
    [`${MEMBER[type]}OrNullObject`]: () => (info().rule.type === type ? make() : null),
  });
  const format = () => createConditionalStyle(info, change);
  return {
    type: "ConditionalFormat",
    identity: { Id: id },
    properties: {
      id: { get: () => id },
      type: { get: () => info().rule.type },
      priority: { get: () => model.conditionalFormats(sheet).findIndex((each) => each.id === id) },
      stopIfTrue: { get: () => info().stopIfTrue, set: (given) => change({ stopIfTrue: given.flag(0) }) },
    },
    objects: {
      ...kind("Custom", () => ({
        type: "CustomConditionalFormat",
        objects: { format, rule: () => createCustomRule(info, change) },
      })),
      ...kind("CellValue", () => ({
        type: "CellValueConditionalFormat",
        properties: {
          rule: { get: () => ruleFields(info().rule), set: (given) => change({ rule: readCellRule(given) }) },
        },
        objects: { format },
      })),
      ...kind("ContainsText", () => ({
        type: "TextConditionalFormat",
        properties: {
          rule: { get: () => ruleFields(info().rule), set: (given) => change({ rule: readTextRule(given) }) },
        },
        objects: { format },
      })),
    },
    methods: {
      getRange: () => objects.range(info().area),
      delete: () => model.deleteConditionalFormat(sheet, info().id),
    },
  };
}

type Info = () => ConditionalFormat;
type Change = (part: Partial<ConditionalFormat>) => void | Promise<void>;

function createCustomRule(info: Info, change: Change): HostObject {
  return {
    type: "ConditionalFormatRule",
    properties: {
      formula: {
        get() {
          const { rule } = info();
          return rule.type === "Custom" ? rule.formula : null;
        },
        set: (given) => change({ rule: { type: "Custom", formula: given.text(0) } }),
      },
    },
  };
}

function readCellRule(given: Given): ConditionalRule {
  const rule = given.fields(0);
  const formula2 = rule.has("formula2") ? { formula2: rule.text("formula2") } : {};
  const operator = rule.choice("operator", OPERATORS);
  return { type: "CellValue", operator, formula1: rule.text("formula1"), ...formula2 };
}

function readTextRule(given: Given): ConditionalRule {
  const rule = given.fields(0);
  const operator = rule.choice("operator", ["Contains", "NotContains", "BeginsWith", "EndsWith"]);
  return { type: "ContainsText", operator, text: rule.text("text") };
}

function ruleFields({ type: _, ...fields }: ConditionalRule): Record<string, unknown> {
  return fields;
}

function createConditionalStyle(info: Info, change: Change): HostObject {
  const part = <K extends keyof ConditionalFormat["format"]>(
    key: K,
    read: (given: Given) => ConditionalFormat["format"][K],
  ): Property => ({
    get: () => info().format[key] ?? null,
    set: (given) => change({ format: { ...info().format, [key]: read(given) } }),
  });
  const fill: HostObject = {
    type: "ConditionalRangeFill",
    properties: { color: part("fill", (given) => readColor(given.text(0))) },
  };
  const font: HostObject = {
    type: "ConditionalRangeFont",
    properties: {
      color: part("fontColor", (given) => readColor(given.text(0))),
      bold: part("bold", (given) => given.flag(0)),
      italic: part("italic", (given) => given.flag(0)),
    },
  };
  return { type: "ConditionalRangeFormat", objects: { fill: () => fill, font: () => font } };
}
