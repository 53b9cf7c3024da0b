/**
 * What a formula shows where there is no answer: `#VALUE!` with a message where an argument is wrong, `#N/A` with a message where
 * no rule decides. The message stands in Excel's error card.
 */
export function argumentError(argument: string, message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, `${argument}: ${message}`);
}

/** `#N/A`: nothing decides, and why. */
export function noAnswer(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
}

/**
 * Waits for a part of the add-in, or for the workbook, on behalf of a formula.
 * @throws `#N/A` with the reason where it does not come
 */
export function waitFor<T>(what: string, arrival: Promise<T>): Promise<T> {
  return arrival.catch((failure: unknown): never => {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw noAnswer(`${what} could not be loaded: ${why}. Recalculate the workbook (Ctrl+Alt+F9) to try again`);
  });
}
