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
