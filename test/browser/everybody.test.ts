// Everybody can use every screen: WCAG 2.2 AA by axe with the size of targets, at the narrowest width and at 200 % zoom, in two themes of
// Office, without movement for those who want none, and no state by colour alone. Windows' contrast themes are in contrast-themes.test.ts.
import { writeFileSync } from "node:fs";
import { axeFaults, byColourAlone, cutOff, LOOKS, moving, NARROWEST, setLook, setWidth, ZOOMED } from "./screen-checks";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import { tourEmpty, tourExport, tourLearning, tourPractice } from "./tour";

jest.setTimeout(600_000);

let server: WorkbenchServer;
const visited: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(async () => {
  const file = process.env["SCREEN_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ screens: visited.length, looks: LOOKS.length }));
  await server.close();
});
beforeEach(() => faults.splice(0));

/** Looks at a screen in every look and at both widths, and leaves it as it was. */
async function look(bench: Workbench, screen: string): Promise<void> {
  visited.push(screen);
  const note = (how: string, found: readonly string[]): void =>
    void faults.push(...found.map((fault) => `${screen}, ${how}: ${fault}`));
  await setWidth(bench, NARROWEST);
  for (const each of LOOKS) {
    await setLook(bench, each);
    if (each === "light") note(each, await axeFaults(bench.pane()));
    else note(each, await axeFaults(bench.pane(), ["color-contrast"]));
    note(each, await byColourAlone(bench.pane()));
  }
  await setLook(bench, "light");
  note("320 px", await cutOff(bench.pane()));
  note("no movement", await moving(bench.pane()));
  await setWidth(bench, ZOOMED);
  note("200 %", await cutOff(bench.pane()));
  if (process.env["SCREEN_PICTURES"]) {
    await bench.page.waitForTimeout(200);
    await bench.page.locator("iframe").screenshot({
      path: `${process.env["SCREEN_PICTURES"]}/${String(visited.length).padStart(2, "0")}-${screen.replace(/\W+/g, "-")}-200.png`,
    });
  }
  await setWidth(bench, NARROWEST);
}

test.each([
  ["an empty workbook", tourEmpty],
  ["the practice's workbook", tourPractice],
  ["an export", tourExport],
  ["payers’ answers and audits", tourLearning],
] as const)("every screen of %s", async (_, tour) => {
  let stopped: unknown = null;
  try {
    await tour(server, look);
  } catch (error) {
    stopped = error;
  }
  // What was seen on the way says more than where the way ended.
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.join("\n")}`, { cause: stopped });
  if (stopped !== null) throw stopped;
});
