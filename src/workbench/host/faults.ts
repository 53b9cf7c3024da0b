// Requests that go wrong, as they do in Excel: for tests of what an add-in does then.

import { HostError, type ErrorCode } from "./errors";
import type { HostRequest, HostResponse, Interpreter } from "./interpreter";

/** What goes wrong with one request. */
export type Fault =
  /** Excel stops it after so many of its actions, which stand. With `after: 0` nothing of it is done. */
  | { readonly kind: "stopped"; readonly after: number; readonly code: ErrorCode | BusyCode }
  /** All of it is done, and the answer is lost. */
  | { readonly kind: "cut" }
  /** Nothing of it is done, and there is no answer: the connection broke on the way. */
  | { readonly kind: "lost" }
  /** Excel has too many requests (429); nothing of it is done. */
  | { readonly kind: "busy" }
  /** The request, or the answer to what was done, is above 5 MB. */
  | { readonly kind: "request too large" | "answer too large" }
  /** The answer takes its time. */
  | { readonly kind: "slow"; readonly milliseconds: number };

/** Codes of Excel's that no object of the workbook answers with. */
export type BusyCode = "InvalidOperationInCellEditMode" | "RequestAborted" | "ServiceNotAvailable";

/** Decides about a request before anything of it is done; what it does to the workbook is somebody else's doing. */
export type FaultOf = (request: HostRequest) => Fault | null | Promise<Fault | null>;

/** Status codes of Office.js for requests that do not arrive or whose answer does not. */
const STATUS = { noAnswer: 5001, busy: 5102, requestTooLarge: 5103, responseTooLarge: 5104 } as const;

/** What is answered: a response, or the status code that stands in its place. */
export type Answered = { readonly response: HostResponse } | { readonly status: number };

/** Answers a request as a fault wants it. */
export async function answerWith(fault: Fault | null, request: HostRequest, host: Interpreter): Promise<Answered> {
  switch (fault?.kind) {
    case undefined:
      return { response: await host.process(request) };
    case "stopped":
      return { response: await stopped(fault.after, fault.code, request, host) };
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      return { response: await host.process(request) };
    case "cut":
      await host.process(request);
      return { status: STATUS.noAnswer };
    case "answer too large":
      await host.process(request);
      return { status: STATUS.responseTooLarge };
    case "lost":
      return { status: STATUS.noAnswer };
    case "busy":
      return { status: STATUS.busy };
    case "request too large":
      return { status: STATUS.requestTooLarge };
  }
}

async function stopped(
  after: number,
  code: ErrorCode | BusyCode,
  request: HostRequest,
  host: Interpreter,
): Promise<HostResponse> {
  const done = await host.process({ ...request, Actions: request.Actions.slice(0, after) });
  if (done.Error) return done;
  const Message = new HostError("GeneralException").message;
  return { ...done, Error: { Code: code, Message, Location: "", ActionIndex: after, HttpStatusCode: 400 } };
}
