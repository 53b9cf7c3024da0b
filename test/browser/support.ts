// The workbench in a browser, for tests: opened with the built pane, waited for, looked into, typed into.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, BrowserContextOptions, Frame, JSHandle, Page } from "playwright-core";
import { isFresh } from "../../build/serve/bundle";
import { startStaticServer, type StaticServer } from "../../build/serve/static-server";
import type { CellState, WorkbenchHandle } from "../../src/workbench/page/handle";
import { ROOT } from "../build/built";
import { launchBrowser } from "./browser";
import { watchForeign } from "./foreign";

/** Another build to test than dist-dev, while working on the page. */
const OTHER_BUILD = process.env["WORKBENCH_BUILD"];
const BUILD = OTHER_BUILD ?? join(ROOT, "dist-dev");
/** Where `screenshot` puts its pictures; git does not know this folder. */
const PICTURES = join(ROOT, ".cache", "pictures");
/** A laptop's window, in pixels. */
const WINDOW = { width: 1440, height: 820 };
/** A person's pause between two keys, in milliseconds: Univer reads what is typed between them. */
const KEY_PAUSE = 5;

export interface WorkbenchOptions {
  /** What stands behind the page's address: "?empty", "?file=other.xlsx". Default: the sample workbook. */
  readonly query?: string;
  /** Custom functions beside the add-in's own, for tests of the grid itself. */
  readonly functions?: Readonly<Record<string, TestFunction>>;
  readonly window?: { readonly width: number; readonly height: number };
  /** Another workbench of the same computer: what the browser keeps is kept for both. */
  readonly beside?: Workbench;
  /** Runs before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A function for tests: how its parameters are declared, and its JavaScript, which runs in the pane. */
export interface TestFunction {
  readonly parameters: readonly {
    readonly type?: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
  }[];
  /** Such as `(a, b) => a + b`. */
  readonly code: string;
  readonly allowErrors?: boolean;
}

/** An open workbench. */
export interface Workbench {
  readonly page: Page;
  /** The window that runs the add-in. It is another one after a file was opened or the theme changed. */
  pane(): Frame;
  /** Addresses outside of the test's own server that anything asked for. */
  readonly outside: readonly string[];
  /** Uncaught errors and messages of the console's error kind. */
  readonly problems: readonly string[];
  cell(address: string): Promise<CellState>;
  /** The page's handle: `bench.handle.evaluate((handle, at) => handle.values(at), "A1:B2")`, which runs in the page. */
  readonly handle: JSHandle<WorkbenchHandle>;
  /** Types into a cell with the keyboard, ends with Enter, and waits until everything is calculated. */
  enter(address: string, text: string): Promise<void>;
  /** Presses keys in the grid: "Control+z". */
  press(keys: string): Promise<void>;
  /** A picture of the page, kept for whoever wants to look. @returns its path */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

export interface WorkbenchServer {
  readonly url: string;
  /** Opens the workbench and waits until it is ready. Fails with what the page says where it cannot start. */
  open(options?: WorkbenchOptions): Promise<Workbench>;
  close(): Promise<void>;
}

/** Where workbenches are opened. */
export interface Computer {
  /** Makes a computer of its own for each workbench that is not beside another; without it all are in one browser. */
  readonly newContext?: NewContext;
}

export type NewContext = (options: BrowserContextOptions) => Promise<BrowserContext>;

/**
 * Serves the workbench's build and starts a browser, for all tests of a file.
 *
 * @throws when the build is missing or one of other sources
 */
export async function startWorkbenchServer(computer: Computer = {}): Promise<WorkbenchServer> {
  if (!OTHER_BUILD && !isFresh("dist-dev"))
    throw new Error("dist-dev is not built from these sources: run `npm run build:dev` first.");
  if (!existsSync(join(BUILD, "workbench.html"))) throw new Error(`${BUILD} holds no workbench.`);
  const server = await startStaticServer({ folder: BUILD, port: 0, index: "workbench.html" });
  const browser = computer.newContext ? null : await launchBrowser();
  const contexts: BrowserContext[] = [];
  const newContext: NewContext = async (options) => {
    const context = await (computer.newContext?.(options) ?? browser!.newContext(options));
    contexts.push(context);
    return context;
  };
  return {
    url: server.url,
    open: (options = {}) => openWorkbench(server, newContext, options),
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser?.close();
      await server.close();
    },
  };
}

/**
 * What the grid says of itself while tables are filled and formulas come and go: it looks up a formula that it has just forgotten, passes over
 * it, and calculates what took its place.
 */
const GRIDS_OWN = /^Dependency tree not found for treeId: \d+$/;

async function openWorkbench(
  server: StaticServer,
  newContext: NewContext,
  options: WorkbenchOptions,
): Promise<Workbench> {
  const context = options.beside?.page.context() ?? (await ownContext(server, newContext, options));
  const page = await context.newPage();
  const outside: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !GRIDS_OWN.test(message.text())) problems.push(message.text());
  });
  if (options.functions) await addFunctions(page, options.functions);
  await options.prepare?.(page);
  await page.goto(`${server.url}workbench.html${options.query ?? ""}`);
  await page.waitForFunction(() => window.workbench !== undefined || document.querySelector(".message") !== null);
  const handle = await page.evaluateHandle(() => {
    if (window.workbench) return window.workbench;
    throw new Error(`The workbench did not start: ${document.getElementById("messages")?.textContent}`);
  });
  await handle.evaluate((workbench) => workbench.ready);

  const bench: Workbench = {
    page,
    outside,
    problems,
    pane() {
      const frame = page.frames().find((candidate) => candidate.url().includes("taskpane.html"));
      if (!frame) throw new Error("The workbench has no pane.");
      return frame;
    },
    handle,
    cell: (address) => handle.evaluate((workbench, at) => workbench.cell(at), address),
    async enter(address, text) {
      await handle.evaluate((workbench, at) => workbench.select(at), address);
      await focusGrid(page);
      await page.keyboard.type(text, { delay: KEY_PAUSE });
      // While the list of functions is still drawn, Enter would choose from it.
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      await page.keyboard.press("Enter");
      await handle.evaluate((workbench) => workbench.calculated());
    },
    async press(keys) {
      await focusGrid(page);
      await page.keyboard.press(keys);
      await handle.evaluate((workbench) => workbench.calculated());
    },
    async screenshot(name) {
      mkdirSync(PICTURES, { recursive: true });
      const path = join(PICTURES, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    close: () => (options.beside ? page.close() : context.close()),
  };
  return bench;
}

/** A computer of its own: nothing that another one keeps is there. */
async function ownContext(
  server: StaticServer,
  newContext: NewContext,
  options: WorkbenchOptions,
): Promise<BrowserContext> {
  const context = await newContext({ viewport: options.window ?? WINDOW, acceptDownloads: true });
  await watchForeign(context, [server.url]);
  return context;
}

/** The grid's own hidden editor takes the keys; a click would move the selection. */
async function focusGrid(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>("#grid [contenteditable=true]")?.focus());
}

/** Declares functions in functions.json, and gives the pane's window their code when Office.js is there. */
async function addFunctions(page: Page, functions: Readonly<Record<string, TestFunction>>): Promise<void> {
  await page.route("**/functions.json", async (route) => {
    const declared = await (await route.fetch()).json();
    const added = Object.entries(functions).map(([id, { parameters, allowErrors }]) => ({
      id,
      name: id,
      description: "For tests",
      parameters: parameters.map((parameter, index) => ({ name: `p${index}`, type: "any", ...parameter })),
      result: { type: "any" },
      options: { allowErrorForDataTypeAny: allowErrors === true },
    }));
    await route.fulfill({ json: { ...declared, functions: [...declared.functions, ...added] } });
  });
  const entries = Object.entries(functions).map(([id, { code }]) => `${id}: ${code}`);
  await page.route("**/functions.js", async (route) => {
    const text = await (await route.fetch()).text();
    const body = `${text}\n;CustomFunctions.associate({ ${entries.join(", ")} });`;
    await route.fulfill({ body, contentType: "text/javascript" });
  });
}
