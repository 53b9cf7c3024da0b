/**
 * The add-in's settings inside a file. Excel keeps them in a part of the add-in's own; here they are custom document
 * properties with a prefix, cut into pieces because Excel shows 255 characters of a property at most.
 */
import type { Json } from "../host/model";

const PREFIX = "Setting ";
const PIECE = 250;

/** @example writeSettings({ map: "abc" }) //=> { "Setting map": "\"abc\"" } */
export function writeSettings(settings: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => {
      const text = JSON.stringify(value);
      const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) =>
        text.slice(index * PIECE, (index + 1) * PIECE),
      );
      return pieces.map((piece, index) => [`${PREFIX}${key}${index === 0 ? "" : ` #${index + 1}`}`, piece]);
    }),
  );
}

/** Splits custom document properties into the add-in's settings and the rest. */
export function readSettings(properties: Readonly<Record<string, Json>>): {
  readonly settings: Record<string, Json>;
  readonly rest: Record<string, Json>;
} {
  const texts = new Map<string, string[]>();
  const rest: Record<string, Json> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (!name.startsWith(PREFIX) || typeof value !== "string") {
      rest[name] = value;
      continue;
    }
    const [, key = "", number = "1"] = /^(.*?)(?: #(\d+))?$/.exec(name.slice(PREFIX.length)) ?? [];
    const pieces = texts.get(key) ?? [];
    pieces[Number(number) - 1] = value;
    texts.set(key, pieces);
  }
  const settings: Record<string, Json> = {};
  for (const [key, pieces] of texts) {
    try {
      settings[key] = JSON.parse(pieces.join("")) as Json;
    } catch {
      // Somebody else's property that happens to begin the same way.
      pieces.forEach((piece, index) => (rest[`${PREFIX}${key}${index === 0 ? "" : ` #${index + 1}`}`] = piece));
    }
  }
  return { settings, rest };
}
