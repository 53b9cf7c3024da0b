// What a client gave: the arguments of a call, the value of a property, the fields of an object such as a rule.
// Every reader checks the type, and `done` fails when something was given that nobody read, so that no argument is
// ever accepted in silence.

import type { Area } from "../areas";
import { fail } from "../errors";

type Key = string | number;
type GivenValues = readonly unknown[] | Readonly<Record<string, unknown>>;

export interface Given {
  /** Given, and not null. */
  has(key: Key): boolean;
  text(key: Key): string;
  number(key: Key): number;
  /** A whole number of at least 0. */
  index(key: Key): number;
  flag(key: Key): boolean;
  choice<T extends string>(key: Key, choices: readonly T[]): T;
  /** The fields of an object, read in the same way. */
  fields(key: Key): Given;
  /** The cells of a Range that was passed as an argument; null where the argument is no Range. */
  area(key: Key): Area | null;
  /** Anything, for values whose type is free. */
  any(key: Key): unknown;
  /** Fails with ApiNotFound where something was given that was not read. */
  done(): void;
}

/**
 * Reads what was given to a member.
 *
 * @param member for messages: "Worksheet.getRange"
 * @param values the arguments in order, or the fields by name
 */
export function readGiven(member: string, values: GivenValues): Given {
  const read = new Set<string>();
  const nested: Given[] = [];
  const entries = new Map(Object.entries(values));
  const value = (key: Key) => {
    read.add(String(key));
    return entries.get(String(key)) ?? null;
  };
  const label = (key: Key) => (typeof key === "number" ? `argument ${key + 1}` : `"${key}"`);
  const wrong = (key: Key, wanted: string): never =>
    fail(
      "InvalidArgument",
      `${member}: ${label(key)} must be ${wanted}, not ${JSON.stringify(entries.get(String(key)) ?? null)}.`,
    );
  const given: Given = {
    has: (key) => (entries.get(String(key)) ?? null) !== null,
    text(key) {
      const found = value(key);
      return typeof found === "string" ? found : wrong(key, "text");
    },
    number(key) {
      const found = value(key);
      return typeof found === "number" ? found : wrong(key, "a number");
    },
    index(key) {
      const found = value(key);
      return typeof found === "number" && Number.isInteger(found) && found >= 0
        ? found
        : wrong(key, "a whole number of at least 0");
    },
    flag(key) {
      const found = value(key);
      return typeof found === "boolean" ? found : wrong(key, "true or false");
    },
    choice(key, choices) {
      const found = value(key);
      return choices.find((choice) => choice === found) ?? wrong(key, `one of ${choices.join(", ")}`);
    },
    fields(key) {
      const found = value(key);
      if (!isRecord(found)) return wrong(key, "an object");
      const fields = readGiven(`${member} ${label(key)}`, found);
      nested.push(fields);
      return fields;
    },
    area(key) {
      const found = value(key);
      return isRecord(found) && isRangeArgument(found) ? found.area : null;
    },
    any: value,
    done() {
      for (const [key, unread] of entries) {
        if (unread === null || unread === undefined || read.has(key)) continue;
        const name = Array.isArray(values) ? `argument ${Number(key) + 1}` : `"${key}"`;
        fail("ApiNotFound", `${member}: the host does not know ${name} (${JSON.stringify(unread)}).`);
      }
      for (const fields of nested) fields.done();
    },
  };
  return given;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRangeArgument(value: Record<string, unknown>): value is Record<string, unknown> & { readonly area: Area } {
  return value["type"] === "Range" && isRecord(value["area"]);
}
