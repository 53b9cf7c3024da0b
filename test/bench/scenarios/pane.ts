// The pane: what its page weighs, how soon the first screen is there, and how long it is kept from answering.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildId } from "../../../build/build-id";
import { startStaticServer } from "../../../build/serve/static-server";
import { checkWithBaselineInSteps, previewInSteps } from "../../../src/checks/recheck";
import { readClaimsInSteps } from "../../../src/claims/read-sheet";
import { isClaimSheet } from "../../../src/claims/sheet";
import { isVisitCode } from "../../../src/codes/families";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { compileMatrix } from "../../../src/matrix/matrix";
import { REAL_PACE, runInSlices, type Pace } from "../../../src/values/slices";
import { DATASETS, matrixCellsOf, rowsOf } from "../made/datasets";
import { median } from "../measure";
import { wholeReference } from "../made/national-pairs";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";
import { editsOf } from "./edit";

const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** Work as the pane does it, and the longest that its screen had to wait. */
async function longestWait<T>(steps: Generator<unknown, T>): Promise<{ readonly value: T; readonly longest: number }> {
  let longest = 0;
  let since = performance.now();
  const waited = (): void => {
    longest = Math.max(longest, performance.now() - since);
  };
  const pace: Pace = {
    now: REAL_PACE.now,
    async breathe() {
      waited();
      await REAL_PACE.breathe();
      since = performance.now();
    },
  };
  const value = await runInSlices(steps, { pace, signal: new AbortController().signal, onProgress: () => undefined });
  waited();
  if (value === null) throw new Error("nobody stopped it");
  return { value, longest };
}

async function measureWaits(setup: Setup): Promise<Figures> {
  const dataset = DATASETS.sheet(setup.sizes);
  const rows = rowsOf(setup, dataset);
  const cells = matrixCellsOf(setup, dataset);
  const matrix = compileMatrix(cells);
  const reference = await wholeReference(setup.folder);
  const read = await longestWait(readClaimsInSteps(rows, { name: "made", isVisit: isVisitCode }));
  const sheet = read.value;
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const checked = await longestWait(checkWithBaselineInSteps({ sheet, matrix, reference, asOf: AS_OF }));
  let preview = 0;
  for (const { edit } of editsOf(cells, Math.min(20, setup.sizes.edits))) {
    const next = compileMatrix(applyEdit(cells, edit));
    preview = Math.max(preview, (await longestWait(previewInSteps(checked.value.baseline, next))).longest);
  }
  return { "wait reading": read.longest, "wait checking": checked.longest, "wait preview": preview };
}

/** The production build of these sources, made where there is none. */
function publishedPane(root: string): string {
  const folder = join(root, "dist");
  const file = join(folder, "build-id.txt");
  if (existsSync(file) && readFileSync(file, "utf8").trim() === buildId(root)) return folder;
  const cli = createRequire(join(root, "package.json")).resolve("webpack-cli/bin/cli.js");
  const run = spawnSync(process.execPath, [cli, "--mode", "production"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`the build failed: ${run.stdout.slice(-800)}`);
  return folder;
}

/** Scripts that the page loads, without the reference data, which grows with what CMS publishes. */
function pageBytes(folder: string): number {
  const page = readFileSync(join(folder, "taskpane.html"), "utf8");
  const scripts = [...page.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map(([, source]) => source ?? "");
  return scripts
    .filter((source) => !source.startsWith("https:") && !source.startsWith("reference."))
    .reduce((sum, source) => sum + gzipSync(readFileSync(join(folder, source)), { level: 9 }).length, 0);
}

interface Page {
  addInitScript(script: { readonly path: string }): Promise<void>;
  route(
    url: string,
    answer: (route: {
      request(): { url(): string };
      fulfill(with_: Readonly<Record<string, unknown>>): Promise<void>;
    }) => unknown,
  ): Promise<void>;
  goto(url: string): Promise<unknown>;
  waitForFunction(script: string): Promise<unknown>;
  evaluate(script: string): Promise<number>;
  close(): Promise<void>;
}
interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string }): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  };
}

async function measureFirstScreen(setup: Setup, folder: string, executablePath: string): Promise<Figures> {
  const load = createRequire(join(setup.root, "package.json"));
  const { chromium }: Playwright = load("playwright-core");
  const office = join(dirname(load.resolve("@microsoft/office-js/package.json")), "dist");
  const server = await startStaticServer({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath });
  const times: number[] = [];
  for (let run = 0; run < setup.sizes.runs; run++) {
    const page = await browser.newPage();
    await page.addInitScript({ path: setup.paneHost });
    await page.route(`${CDN}**`, (route) => {
      const file = join(office, new URL(route.request().url()).pathname.replace("/lib/1/hosted/", ""));
      return existsSync(file)
        ? route.fulfill({ body: readFileSync(file), contentType: "text/javascript" })
        : route.fulfill({ status: 404, body: "" });
    });
    await page.goto(`${server.url}taskpane.html`);
    await page.waitForFunction("window.paneSeen.first !== null");
    times.push(await page.evaluate("window.paneSeen.first - window.paneSeen.begin"));
    await page.close();
  }
  await browser.close();
  await server.close();
  return { "first screen": median(times) };
}

async function measure(setup: Setup): Promise<Figures> {
  const waits = await measureWaits(setup);
  const folder = publishedPane(setup.root);
  const { chromium } = setup;
  const screen = chromium === null ? {} : await measureFirstScreen(setup, folder, chromium);
  return { ...waits, ...screen, "page bytes": pageBytes(folder) };
}

export const PANE: Scenario = { name: "pane", title: "the pane", heapMb: 8_000, run: measure };
