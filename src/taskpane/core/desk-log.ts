import type { LogStamp } from "../../matrix/edit/log";

/** Where this computer keeps the name that stands in the history. */
const WHO_KEY = "payer-policy-matrix.who";
/** What the history says where nobody gave a name. */
const NO_NAME = "(no name)";

/** The name of whoever uses this computer, "" where it is not known. A browser that keeps nothing asks again. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(WHO_KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(WHO_KEY, name);
  } catch {
    // A browser that keeps nothing, as in a private window: the name holds until the pane is closed.
  }
}

/** Who and when, as the history writes it. @param at milliseconds since 1970 */
export function stamp(name: string, at: number): LogStamp {
  return { who: name.trim() === "" ? NO_NAME : name.trim(), when: momentText(new Date(at)) };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A moment by this computer's clock; it sorts as text. @example momentText(new Date(2026, 10, 25, 14, 3, 22)) //=> "2026-11-25 14:03:22" */
export function momentText(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
