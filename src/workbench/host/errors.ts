// The errors that Excel answers with; a client sees them as OfficeExtension.Error with this code.

const MESSAGES = {
  ApiNotFound: "The API you are trying to use could not be found.",
  GeneralException: "There was an internal error while processing the request.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidReference: "This reference is not valid for the current operation.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  UnsupportedOperation: "This operation is not supported.",
} as const;

export type ErrorCode = keyof typeof MESSAGES;

/** A failure that goes to the client as Excel would say it. Anything else thrown is a fault of the host. */
export class HostError extends Error {
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
