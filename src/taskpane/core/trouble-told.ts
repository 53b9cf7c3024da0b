import type { Trouble } from "./trouble";

/** What may be told of an error: its text may name what stands in a cell, and is left out. */
export interface TroubleTold {
  /** What kind of error it is, such as `TypeError`. */
  readonly error: string;
  /** Where in the add-in's own files it happened, the innermost first. */
  readonly places: readonly string[];
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

const MOST_PLACES = 12;

/**
 * What may be told of an error.
 * @example troubleTold({ error: new TypeError("x is undefined"), at: Date.now() }).error //=> "TypeError"
 */
export function troubleTold({ error, at }: Trouble): TroubleTold {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack.split("\n").flatMap((line) => placeIn(line) ?? []);
  return { error: name, places: places.slice(0, MOST_PLACES), at };
}

/** A line of a stack without what stands before the file's name; Firefox and Safari write `name@file:1:2`, others `at name (file:1:2)`. */
function placeIn(line: string): string | null {
  const found =
    /^\s*(?:at\s+(?:async\s+)?)?(?:([\w$.<>[\] ]*?)\s*[@(])?(?:\w[\w+.-]*:)?[^()@]*?([\w.~-]+\.[cm]?[jt]sx?):(\d+):(\d+)\)?\s*$/.exec(
      line,
    );
  if (!found) return null;
  const [, name = "", file = "", row = "", column = ""] = found;
  return `${name.trim() || "?"} ${file}:${row}:${column}`;
}
