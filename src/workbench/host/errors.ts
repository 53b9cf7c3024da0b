// The errors that Excel answers with; a client sees them as OfficeExtension.Error with this code.

const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  UnsupportedOperation: "This operation is not supported.",
} as const;

export type ErrorCode = keyof typeof MESSAGES;

/** A failure that goes to the client as Excel would say it. Anything else thrown is a fault of the host. */
export class HostError extends Error {
  /** Where it happened, as Excel says it: "Worksheet.getRange". Known to the interpreter, not to the workbook. */
  location: string | null = null;

  constructor(
    readonly code: ErrorCode,
    message: string = MESSAGES[code],
  ) {
    super(message);
    this.name = "HostError";
  }
}

/** Throws a HostError; `message` replaces Excel's general text where a better one is known. */
export function fail(code: ErrorCode, message?: string): never {
  throw new HostError(code, message);
}

/** What Excel says when a grid of values does not fit the range. */
export const WRONG_SHAPE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
