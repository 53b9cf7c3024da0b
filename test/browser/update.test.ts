// An update while a pane is open: the published build in the workbench, and a newer one that takes its place on the server. Nobody gets old and
// new files together.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { buildId } from "../../build/build-id";
import { filesBelow, productionBuild, ROOT } from "../build/built";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 30_000 };
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const NAMED_BY_CONTENT = /\.([0-9a-f]{6})\.(js|css)$/;
const OLD_ID = buildId(ROOT);
const NEW_ID = "9.9.9+0123abcd";

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

/** The files of a build by their names: what a server has. */
type Published = ReadonlyMap<string, string>;

const readBuild = (): Published => {
  const folder = productionBuild();
  const files = filesBelow(folder).filter((file) => NAMED_BY_CONTENT.test(file) || file === "taskpane.html");
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
};

/** A build of other sources: other names wherever a name goes by content, and another id. */
function newerBuild(old: Published): Published {
  const hashes = [...old.keys()].flatMap((file) => NAMED_BY_CONTENT.exec(file)?.[1] ?? []);
  const other = (hash: string): string => hash.replace(/./g, (digit) => ((parseInt(digit, 16) + 5) % 16).toString(16));
  const anyHash = new RegExp(hashes.join("|"), "g");
  const renamed = (text: string): string => text.replace(anyHash, other).replaceAll(OLD_ID, NEW_ID);
  return new Map([...old].map(([file, text]) => [renamed(file), renamed(text)]));
}

/** Lets the server have the files that `now` says at each request, and notes what the pane asked for of those that go by content. */
async function publish(page: Page, now: () => Published, asked: string[]): Promise<void> {
  await page.route(`${server.url}**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file !== "taskpane.html" && !NAMED_BY_CONTENT.test(file)) return route.fallback();
    if (file !== "taskpane.html") asked.push(file);
    const text = now().get(file);
    if (text === undefined) return route.fulfill({ status: 404, body: "" });
    const contentType = file.endsWith(".html") ? "text/html" : file.endsWith(".css") ? "text/css" : "text/javascript";
    return route.fulfill({ body: text.replace(OFFICE_JS, "office-js/office.js"), contentType });
  });
}

const OLD = readBuild();
const NEW = newerBuild(OLD);
const both: Published = new Map([...OLD, ...NEW]);

interface Opened {
  readonly bench: Workbench;
  /** Files that the pane asked for since the last time. */
  asked(): string[];
  /** Puts other files on the server. */
  update(files: Published): void;
}

async function opened(query: string, published = OLD): Promise<Opened> {
  let files = published;
  const asked: string[] = [];
  const bench = await server.open({
    query,
    prepare: (page) => publish(page, () => files, asked),
  });
  return {
    bench,
    asked: () => asked.splice(0),
    update: (next) => void (files = next),
  };
}

const create = (bench: Workbench) =>
  bench.pane().getByRole("button", { name: "Create the matrix in this workbook" }).first();
const isCreated = (bench: Workbench): Promise<void> =>
  bench
    .pane()
    .getByText(/^The matrix in this workbook: 4 payers, 79 rules\./)
    .first()
    .waitFor(PATIENCE);

/** Closes the pane and opens it again: another theme of the page does. */
async function reopen(bench: Workbench): Promise<void> {
  await bench.page.locator("#theme").selectOption("dark");
  await bench.page.frameLocator("iframe").getByRole("tab", { name: "Check" }).waitFor(PATIENCE);
}

test("every file of the newer build has another name, but the page", () => {
  expect([...OLD.keys()].filter((file) => NEW.has(file))).toEqual(["taskpane.html"]);
  expect(NEW.get("taskpane.html")).not.toBe(OLD.get("taskpane.html"));
});

test("a pane that is open goes on with its own files while they are there, and the next one has the new ones alone", async () => {
  const { bench, asked, update } = await opened("?empty");
  await create(bench).waitFor(PATIENCE);
  expect(await bench.pane().getByText(OLD_ID).first().isVisible()).toBe(true);
  // The page last: docs/hosting.md.
  update(both);
  await create(bench).click();
  await isCreated(bench);
  const old = asked();
  expect(old.filter((file) => !OLD.has(file))).toEqual([]);
  expect(old.some((file) => file.startsWith("plans."))).toBe(true);
  await reopen(bench);
  await isCreated(bench);
  await bench.pane().getByRole("tab", { name: "Setup" }).click();
  await bench.pane().getByRole("button", { name: "About" }).click();
  await bench.pane().getByText(NEW_ID).first().waitFor(PATIENCE);
  const now = asked();
  expect(now.length).toBeGreaterThan(4);
  expect(now.filter((file) => !NEW.has(file))).toEqual([]);
  expect(bench.problems).toEqual([]);
  await bench.close();
});

test("where the old files are gone, an open pane says what to do, leaves the workbook alone, and is whole when it is opened again", async () => {
  // The old files are deleted before the pane asks for all of them: here for those that write.
  const { bench, asked, update } = await opened("?empty", new Map([...OLD].filter(([file]) => !/^plans\./.test(file))));
  await create(bench).waitFor(PATIENCE);
  const before = await bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name));
  update(NEW);
  await create(bench).click();
  // Said in place of the part of the screen that has not come, and of the click.
  const told = bench
    .pane()
    .getByText(/^This part of the add-in could not be loaded\. .* after an update, open the pane anew\.$/);
  await told.nth(1).waitFor(PATIENCE);
  await bench.screenshot("update-part-gone");
  expect(await bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name))).toEqual(before);
  expect(asked().filter((file) => !OLD.has(file))).toEqual([]);
  await reopen(bench);
  await create(bench).click();
  await isCreated(bench);
  expect(asked().filter((file) => !NEW.has(file))).toEqual([]);
  // What the server refused is told by the browser itself, and by nobody else.
  expect(bench.problems.filter((text) => !/404|Refused to execute script/.test(text))).toEqual([]);
  await bench.close();
});

test("an old page whose files are gone, as a cache may have it, says so instead of staying blank", async () => {
  const { bench, update } = await opened("?empty");
  await create(bench).waitFor(PATIENCE);
  expect(await bench.pane().getByText("The add-in has not started").count()).toBe(0);
  update(new Map([...NEW, ["taskpane.html", OLD.get("taskpane.html") ?? ""]]));
  await bench.page.locator("#theme").selectOption("dark");
  const pane = bench.page.frameLocator("iframe");
  await pane.getByRole("alert").getByText("The add-in has not started").waitFor(PATIENCE);
  await bench.page.setViewportSize({ width: 900, height: 700 });
  await bench.screenshot("update-not-started");
  await bench.close();
});
