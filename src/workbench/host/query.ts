// Answers "load": which properties of which objects the client wants, as a tree of PascalCase fields.

import { type HostObject, unknownMember } from "./objects/object";

export interface QueryInfo {
  /** Paths such as "name", "items/name", "format/fill/color"; empty: every plain property. */
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

/** What is wanted below one object: property names, and for objects what is wanted below them. */
type Wanted = Map<string, Wanted>;

const EVERYTHING = new Set(["*", "$all"]);
const IS_NULL = new Set(["isNull", "isNullObject"]);

/** The fields that a query asks of an object. An unknown name fails with ApiNotFound. */
export function query(
  object: HostObject,
  { Select = [], Expand = [], Skip = 0, Top }: QueryInfo,
): Record<string, unknown> {
  const wanted: Wanted = new Map();
  for (const path of [...Select, ...Expand]) {
    let at = wanted;
    for (const step of path.split("/")) {
      const next = at.get(step) ?? new Map();
      at.set(step, next);
      at = next;
    }
  }
  return object.items
    ? collectionFields(object, wanted, Skip, Top === undefined ? Infinity : Skip + Top)
    : objectFields(object, wanted);
}

function collectionFields(collection: HostObject, wanted: Wanted, from: number, to: number): Record<string, unknown> {
  const ofCollection: Wanted = new Map();
  const ofItems: Wanted = new Map(wanted.get("items"));
  for (const [name, below] of wanted) {
    if (name === "items") continue;
    // A path without "items/" may name a property of the collection itself, otherwise of each item.
    (collection.properties?.[name] && !EVERYTHING.has(name) ? ofCollection : ofItems).set(name, below);
  }
  const items = (collection.items?.() ?? []).slice(from, to);
  return {
    ...(ofCollection.size > 0 ? objectFields(collection, ofCollection) : {}),
    _Items: items.map((item) => ({ ...item.identity, ...objectFields(item, ofItems) })),
  };
}

function objectFields(object: HostObject, wanted: Wanted): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const properties = object.properties ?? {};
  const all = wanted.size === 0 || [...wanted.keys()].some((name) => EVERYTHING.has(name));
  if (all) for (const [name, property] of Object.entries(properties)) fields[fieldName(name)] = property.get();
  for (const [name, below] of wanted) {
    if (EVERYTHING.has(name) || IS_NULL.has(name)) continue;
    const property = properties[name];
    if (property) fields[fieldName(name)] = property.get();
    else fields[fieldName(name)] = nestedFields(object, name, below);
  }
  return fields;
}

function nestedFields(object: HostObject, name: string, below: Wanted): Record<string, unknown> | null {
  const nested = (object.objects?.[name] ?? unknownMember(object, name))();
  if (nested === null) return null;
  const fields = nested.items ? collectionFields(nested, below, 0, Infinity) : objectFields(nested, below);
  return { ...nested.identity, ...fields };
}

/** The wire's spelling of a property: "name" is sent as "Name". */
function fieldName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
