// What every Office.js collection can do.

import { fail } from "../errors";
import type { Given } from "./given";
import type { HostObject, Method, Property } from "./object";

/**
 * A collection: `items`, `count`, getCount, getItemAt, getItem and getItemOrNullObject.
 *
 * @param find the item with this key (an id, or whatever else the collection knows its items by), or null
 */
export function collection(
  type: string,
  items: () => readonly HostObject[],
  find: (key: string | number) => HostObject | null,
  more: {
    readonly methods?: Readonly<Record<string, Method>>;
    readonly properties?: Readonly<Record<string, Property>>;
  } = {},
): HostObject {
  const key = (given: Given) => (typeof given.any(0) === "number" ? given.number(0) : given.text(0));
  return {
    type,
    items,
    properties: { count: { get: () => items().length }, ...more.properties },
    methods: {
      getCount: () => items().length,
      getItem: (given) => find(key(given)) ?? fail("ItemNotFound"),
      getItemOrNullObject: (given) => find(key(given)),
      getItemAt: (given) => items()[given.index(0)] ?? fail("ItemNotFound"),
      ...more.methods,
    },
  };
}
