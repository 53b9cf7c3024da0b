/** The built task pane in an iframe, on the real Office.js with the grid as its Excel. */
import type { FunctionRuntime } from "../grid/custom-functions";

/** What office.js puts into the pane's window, as far as the page uses it. */
interface PaneWindow extends Window {
  readonly Office?: { onReady(): Promise<unknown> };
  readonly CustomFunctions?: {
    readonly _association: { readonly mappings: Readonly<Record<string, unknown>> };
    readonly Error: new (code: string) => unknown;
  };
}

export interface Pane {
  /**
   * Loads the pane anew, in a window of its own, and resolves when Office.js has started in it.
   * Rejects where the page or Office.js does not load.
   */
  load(): Promise<FunctionRuntime>;
  /** The window that runs the add-in; null before the first load. */
  window(): Window | null;
}

/** How long the pane may take until Office.js has started, in milliseconds. */
const START_LIMIT = 20_000;

/**
 * @param address the pane's page
 * @param connect gives a fresh window what Office.js looks for in it
 * @param title what the frame is called
 */
export function createPane(
  container: HTMLElement,
  address: string,
  connect: (window: Window) => void,
  title = "Task pane",
): Pane {
  let frame: HTMLIFrameElement | null = null;
  return {
    window: () => frame?.contentWindow ?? null,
    async load() {
      const next = document.createElement("iframe");
      frame = next;
      next.title = title;
      next.name = title;
      const loaded = new Promise<void>((resolve, reject) => {
        next.addEventListener("load", () => resolve(), { once: true });
        setTimeout(() => reject(new Error("The pane did not load.")), START_LIMIT);
      });
      // The address first: setting it later gives the frame another window, without what `connect` has put there.
      next.src = address;
      container.replaceChildren(next);
      if (next.contentWindow) connect(next.contentWindow);
      await loaded;
      return runtimeOf(next.contentWindow);
    },
  };
}

async function runtimeOf(window: PaneWindow | null): Promise<FunctionRuntime> {
  if (!window?.Office) throw new Error("The pane's page has no Office.js.");
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("Office.js did not start in the pane.")), START_LIMIT),
  );
  await Promise.race([window.Office.onReady(), late]);
  const functions = window.CustomFunctions;
  if (!functions) throw new Error("Office.js started without custom functions in the pane.");
  return {
    mappings: functions._association.mappings,
    errorArgument: (error) => new functions.Error(error),
  };
}
