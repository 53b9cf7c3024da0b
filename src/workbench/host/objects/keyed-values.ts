// Settings and custom document properties: named values that travel with the file.

import { fail } from "../errors";
import type { Json } from "../model";
import { collection } from "./collection";
import type { HostObject, ObjectContext } from "./object";

/** Excel's limit for the key and for the text of a custom property, in characters. */
const LONGEST_PROPERTY = 255;

export function createSettings({ model: { settings } }: ObjectContext): HostObject {
  const setting = (key: string): HostObject => ({
    type: "Setting",
    identity: { _Id: key },
    properties: {
      key: { get: () => key },
      value: { get: () => settings.get(key) ?? null, set: (given) => settings.set(key, toJson(given.any(0))) },
    },
    methods: { delete: () => settings.delete(key) },
  });
  const find = (key: string | number) => (settings.get(String(key)) === undefined ? null : setting(String(key)));
  return collection("SettingCollection", () => settings.keys().map(setting), find, {
    methods: {
      add(given) {
        const key = given.text(0);
        settings.set(key, toJson(given.any(1)));
        return setting(key);
      },
    },
  });
}

/** Only the custom properties: the add-in leaves the author's own alone. */
export function createProperties({ model: { properties } }: ObjectContext): HostObject {
  const property = (key: string): HostObject => ({
    type: "CustomProperty",
    identity: { _Id: key },
    properties: {
      key: { get: () => key },
      value: { get: () => properties.get(key) ?? null, set: (given) => properties.set(key, readValue(given.any(0))) },
      type: { get: () => typeOf(properties.get(key)) },
    },
    methods: { delete: () => properties.delete(key) },
  });
  const find = (key: string | number) => (properties.get(String(key)) === undefined ? null : property(String(key)));
  const custom = collection("CustomPropertyCollection", () => properties.keys().map(property), find, {
    methods: {
      add(given) {
        const key = given.text(0);
        if (key === "" || key.length > LONGEST_PROPERTY) fail("InvalidArgument", "A key has 1 to 255 characters.");
        properties.set(key, readValue(given.any(1)));
        return property(key);
      },
      deleteAll() {
        for (const key of properties.keys()) properties.delete(key);
      },
    },
  });
  return { type: "DocumentProperties", objects: { custom: () => custom } };
}

function readValue(value: unknown): Json {
  if (typeof value === "string" && value.length > LONGEST_PROPERTY) {
    return fail("InvalidArgument", `A custom property holds at most ${LONGEST_PROPERTY} characters.`);
  }
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return plain ? value : fail("InvalidArgument", "A custom property is text, a number or a boolean.");
}

function typeOf(value: Json | undefined): string {
  if (typeof value === "number") return Number.isInteger(value) ? "Number" : "Float";
  return typeof value === "boolean" ? "Boolean" : "String";
}

/** What came over the wire is JSON already; this says so to the compiler by looking at it. */
function toJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(each)]));
  }
  return fail("InvalidArgument");
}
