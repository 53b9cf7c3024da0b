// window.external as the desktop client of Office.js expects it (excel-win32-16.01.js of @microsoft/office-js 1.1.110).
// It must be there before office.js loads. Everything that the client cannot find here it treats as missing; what it
// asks for and we do not have is answered with an error.

import { createClientContext, type OfficeTheme, REQUIREMENT_SETS, THEMES } from "./client-context";
import { type Message, createEventCounter, messagesOf, visibilityMessage } from "./events";
import { answerWith, type FaultOf } from "./faults";
import { createInterpreter, type HostRequest, type HostResponse } from "./interpreter";
import type { WorkbookModel } from "./model";
import type { AddinState } from "./objects/object";
import { createObjectContext } from "./objects/registry";

/** Methods and events of the client by their number ("dispid"). */
const METHOD = { richApiRequest: 93, commandCompleted: 94 } as const;
const EVENT = { dialogMessage: 10, richApiMessage: 33, commandInvoked: 39 } as const;

/** Status codes of Office.js. */
const STATUS = { success: 0, notSupported: 5001, requestTooLarge: 5103, responseTooLarge: 5104 } as const;

/** What a request or its answer may have at most in Excel on the web. */
const LARGEST_PAYLOAD = 5 * 1024 * 1024;

/** Shared runtime (1) and custom functions (2); without them the runtime of custom functions never starts. */
const HOST_FLAGS = 3;

export interface BridgeOptions {
  /** Replaces or adds requirement sets: `{ ExcelApi: "1.20" }`. */
  readonly requirementSets?: Readonly<Record<string, string>>;
  readonly theme?: OfficeTheme;
  /** Whether requests and answers above 5 MB fail as in Excel on the web. Default: true. */
  readonly limitPayload?: boolean;
  /** The add-in showed or hid its pane (Office.addin.showAsTaskpane, hide). */
  readonly onPaneChanged?: (isVisible: boolean) => void;
  /** Waits before an answer is handed over; a page gives others their turn there. Default: not at all. */
  readonly pause?: () => Promise<void>;
  /** Makes requests go wrong, for tests of what the add-in does then. Default: none does. */
  readonly faultOf?: FaultOf;
  /** Sees every request with its answer, for logs and tests. */
  readonly onExchange?: (request: HostRequest, response: HostResponse) => void;
}

export interface Bridge {
  /** What becomes `window.external`. */
  readonly external: Readonly<Record<string, unknown>>;
  /** From now on Office.context.officeTheme says this (the client asks again after five seconds). */
  setTheme(theme: OfficeTheme): void;
  /**
   * Runs the function behind a ribbon button (Office.actions.associate) and resolves when it says `completed`.
   * Rejects where the add-in has no such function.
   */
  pressRibbon(functionName: string, controlId?: string): Promise<void>;
  /** Puts another workbook in the place of the first. The client keeps its proxies and listeners: for tests only. */
  open(workbook: WorkbookModel): void;
  /** Stops telling the add-in about the workbook. */
  dispose(): void;
}

/** An array as COM hands it over. */
type SafeArray = readonly unknown[] & { toArray(): readonly unknown[] };
type Callback = (answer: SafeArray) => void;
type Handler = (eventId: number, answer: SafeArray) => void;

function safeArray(...values: readonly unknown[]): SafeArray {
  return Object.assign([...values], { toArray: () => values });
}

/**
 * A bridge between one Office.js client and a workbook.
 *
 * @example installExternal(frame.contentWindow, createExternal(workbook).external)
 */
export function createExternal(model: WorkbookModel, options: BridgeOptions = {}): Bridge {
  const addin = createAddin((isVisible) => {
    send([visibilityMessage(isVisible)]);
    options.onPaneChanged?.(isVisible);
  });
  const handlers = new Map<number, Handler>();
  const commands = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const limit = (options.limitPayload ?? true) ? LARGEST_PAYLOAD : Infinity;
  let currentTheme = options.theme ?? THEMES.light;
  const requirementSets = { ...REQUIREMENT_SETS, ...options.requirementSets };
  const context = createClientContext(
    () => link.workbook,
    requirementSets,
    () => currentTheme,
  );
  let queue: Message[] = [];
  let lastRequest: Promise<unknown> = Promise.resolve();
  let nextCommand = 1;
  let isGone = false;
  let link = connect(model);

  /** Messages go out together, after whatever is being answered at the moment. */
  function send(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    queue.push(...messages);
    if (queue.length === messages.length) void lastRequest.then(() => setTimeout(flush, 0));
  }

  function flush(): void {
    const handler = handlers.get(EVENT.richApiMessage);
    const messages = queue;
    queue = [];
    handler?.(EVENT.richApiMessage, safeArray(...messages.map((message) => safeArray(...message))));
  }

  /** Answers for a workbook, and tells the client what happens in it. */
  function connect(workbook: WorkbookModel) {
    const counter = createEventCounter();
    const interpreter = createInterpreter(createObjectContext(workbook, counter, addin));
    const unsubscribe = workbook.subscribe((event) => {
      const messages = messagesOf(event, workbook, counter);
      const isTooLarge = messages.some(([, , , body]) => byteLength(body, limit) > limit);
      if (!isTooLarge) return send(messages);
      if (event.type !== "invocation") return;
      const message = "The arguments of the function are above the limit of 5 MB.";
      const value = { error: "#VALUE!" };
      // Not at once: the workbook is in the middle of calculating.
      setTimeout(() => workbook.setResult({ id: event.invocation.id, value, message }), 0);
    });
    if (addin.functionsReady) workbook.functionsReady();
    return { workbook, interpreter, unsubscribe };
  }

  async function answer(body: string): Promise<SafeArray> {
    if (byteLength(body, limit) > limit) return safeArray(STATUS.requestTooLarge);
    const request: HostRequest = JSON.parse(body);
    const fault = (await options.faultOf?.(request)) ?? null;
    const answered = await answerWith(fault, request, link.interpreter);
    if ("status" in answered) return safeArray(answered.status);
    const { response } = answered;
    options.onExchange?.(request, response);
    const text = JSON.stringify(response);
    if (byteLength(text, limit) > limit) return safeArray(STATUS.responseTooLarge);
    return safeArray(STATUS.success, [200, [], text]);
  }

  function execute(method: number, parameters: readonly unknown[], callback: Callback): void {
    if (method === METHOD.richApiRequest) {
      const [message] = parameters;
      const body = Array.isArray(message) ? String(message[4]) : "";
      // One request at a time, in order. A window that was closed sends nothing any more and hears nothing, whatever it had begun.
      lastRequest = lastRequest
        .then(() => (isGone ? null : answer(body)))
        .catch((error: unknown) => {
          console.error("The workbook host failed", error);
          return safeArray(STATUS.notSupported);
        })
        .then(async (result) => {
          await options.pause?.();
          if (result !== null && !isGone) callback(result);
        });
      return;
    }
    if (method === METHOD.commandCompleted) {
      const [id, status] = parameters;
      const command = commands.get(String(id));
      commands.delete(String(id));
      if (status === STATUS.success) command?.resolve();
      else command?.reject(new Error(`The add-in could not run the command (status ${String(status)}).`));
    }
    const known = method === METHOD.commandCompleted;
    setTimeout(() => callback(safeArray(known ? STATUS.success : STATUS.notSupported)), 0);
  }

  return {
    external: {
      GetHostInfo: () => `excel|win32|16.01|en-us|workbench||disableLogging|${HOST_FLAGS}`,
      GetContext: () => context,
      GetLoggingAllowed: () => false,
      Execute: execute,
      RegisterEvent(event: number, _target: string, handler: Handler, callback: Callback) {
        const isKnown = event === EVENT.richApiMessage || event === EVENT.commandInvoked;
        if (isKnown) handlers.set(event, handler);
        callback(safeArray(isKnown ? STATUS.success : STATUS.notSupported));
      },
      UnregisterEvent(event: number, _target: string, callback: Callback) {
        const isKnown = handlers.delete(event);
        callback(safeArray(isKnown ? STATUS.success : STATUS.notSupported));
      },
    },
    setTheme(next) {
      currentTheme = next;
    },
    pressRibbon(functionName, controlId = functionName) {
      const handler = handlers.get(EVENT.commandInvoked);
      if (!handler) return Promise.reject(new Error("The add-in has not started yet."));
      const id = `command-${nextCommand++}`;
      return new Promise((resolve, reject) => {
        commands.set(id, { resolve, reject });
        handler(EVENT.commandInvoked, safeArray(id, functionName, JSON.stringify({ source: { id: controlId } })));
      });
    },
    open(workbook) {
      link.unsubscribe();
      link = connect(workbook);
    },
    dispose() {
      isGone = true;
      link.unsubscribe();
    },
  };
}

/**
 * Puts the bridge into a window, before it loads office.js. For an iframe: set its `src`, append it, and call this in
 * the same tick; a reload loses it.
 */
export function installExternal(target: Window, external: Bridge["external"]): void {
  if (!target.external) Object.defineProperty(target, "external", { value: {}, configurable: true });
  for (const [name, value] of Object.entries(external)) {
    Object.defineProperty(target.external, name, { value, configurable: true, writable: true });
  }
}

function createAddin(onChanged: (isVisible: boolean) => void): AddinState {
  let state: AddinState["state"] = "Visible";
  return {
    functionsReady: false,
    startState: "Inactive",
    get state() {
      return state;
    },
    set state(next) {
      const wasVisible = state === "Visible";
      state = next;
      if (wasVisible !== (next === "Visible")) onChanged(next === "Visible");
    },
  };
}

/** The size of a text as UTF-8, measured only as far as it matters whether it exceeds the limit. */
function byteLength(text: string, limit: number): number {
  // A character takes at most three bytes for each of its units.
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  return new TextEncoder().encode(text).length;
}
