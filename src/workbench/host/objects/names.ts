import { parseA1 } from "../areas";
import { fail } from "../errors";
import type { NameInfo } from "../model";
import { collection } from "./collection";
import type { HostObject, ObjectContext } from "./object";
import { absoluteAddressOf, areaOfFormula } from "./references";

/** The names of a sheet, or (null) of the workbook. */
export function createNames(context: ObjectContext, sheet: string | null): HostObject {
  const { model } = context;
  const names = () => model.names().filter((name) => name.sheet === sheet);
  const find = (key: string | number) => {
    const wanted = String(key).toLowerCase();
    const found = names().find((name) => name.name.toLowerCase() === wanted);
    return found ? createName(context, found.name, sheet) : null;
  };
  return collection("NamedItemCollection", () => names().map((name) => createName(context, name.name, sheet)), find, {
    methods: {
      async add(given) {
        const name = readName(given.text(0));
        if (find(name)) fail("ItemAlreadyExists");
        const area = given.area(1);
        const formula = area ? `=${absoluteAddressOf(model, area)}` : given.text(1);
        if (!formula.startsWith("=")) fail("InvalidArgument", `The formula of ${name} must begin with "=".`);
        const comment = given.has(2) ? given.text(2) : "";
        await model.setName({ name, formula, visible: true, comment, sheet });
        return createName(context, name, sheet);
      },
    },
  });
}

function readName(name: string): string {
  const valid = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !parseA1(name) && !/^[rc]$/i.test(name);
  return valid ? name : fail("InvalidArgument", `"${name}" cannot be a name.`);
}

function createName(context: ObjectContext, name: string, sheet: string | null): HostObject {
  const { model, objects } = context;
  const info = () =>
    model.names().find((each) => each.name === name && each.sheet === sheet) ??
    fail("ItemNotFound", `The name ${name} no longer exists.`);
  const area = () => areaOfFormula(model, info().formula);
  const change = (part: Partial<NameInfo>) => model.setName({ ...info(), ...part });
  return {
    type: "NamedItem",
    identity: { _Id: name },
    properties: {
      name: { get: () => info().name },
      formula: { get: () => info().formula, set: (given) => change({ formula: given.text(0) }) },
      visible: { get: () => info().visible, set: (given) => change({ visible: given.flag(0) }) },
      comment: { get: () => info().comment, set: (given) => change({ comment: given.text(0) }) },
      scope: { get: () => (sheet === null ? "Workbook" : "Worksheet") },
      type: { get: () => (area() ? "Range" : typeOf(model.nameValue(name, sheet))) },
      // Of a range Excel gives the address, not what stands in it.
      value: {
        get() {
          const found = area();
          return found ? absoluteAddressOf(model, found) : model.nameValue(name, sheet);
        },
      },
    },
    methods: {
      getRange: () => objects.range(area() ?? fail("InvalidReference", `The name ${name} stands for no cells.`)),
      getRangeOrNullObject() {
        const found = area();
        return found && objects.range(found);
      },
      delete: () => model.deleteName(info().name, sheet),
    },
  };
}

function typeOf(value: string | number | boolean): string {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return value.startsWith("#") ? "Error" : "String";
}
