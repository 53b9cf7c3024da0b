/*
 * Errors that nobody foresaw. Their texts are the browser's and may name what stands in a cell ("ROSA SMITH is not iterable"): nobody is shown
 * them. Errors with words of their own say what happened, where and what to do.
 */

/** Whether an error is no failure in words but a fault of the add-in. */
export function isUnforeseen(error: unknown): boolean {
  return (
    !(error instanceof Error) ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError
  );
}

/** Whether a part of the add-in could not be loaded: no connection, or an update has taken its file away. */
export const isMissingPart = (error: unknown): boolean => error instanceof Error && error.name === "ChunkLoadError";

/**
 * The fault of the add-in that an error is, or that it came of; `null` where it is neither.
 * @example faultIn(new ExcelFailure("Could not read …", { cause: new TypeError("…") })) //=> the TypeError
 */
export function faultIn(error: unknown): { readonly error: unknown } | null {
  if (isUnforeseen(error)) return { error };
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? faultIn(cause) : null;
}

/**
 * What may be said of an error: its words, or of which kind it is where it has none that may be shown.
 * @example errorWords(new TypeError("ROSA SMITH is not iterable")) //=> "a fault of the add-in (TypeError)"
 */
export function errorWords(error: unknown): string {
  if (error instanceof Error && !isUnforeseen(error)) return error.message;
  return `a fault of the add-in (${error instanceof Error ? error.constructor.name : typeof error})`;
}
