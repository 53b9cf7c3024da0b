import type { Json, KeyedValues } from "../host/model";

/** Named values that travel with the file: settings, custom document properties. */
export function createKeyedValues(initial: Readonly<Record<string, Json>>): KeyedValues {
  const values = new Map<string, Json>(Object.entries(initial));
  return {
    keys: () => [...values.keys()],
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
  };
}

/** All of them, for saving. */
export function entriesOf(values: KeyedValues): Readonly<Record<string, Json>> {
  return Object.fromEntries(values.keys().map((key) => [key, values.get(key) ?? null]));
}
