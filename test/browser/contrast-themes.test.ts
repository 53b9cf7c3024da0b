// Every screen in each of Windows' four contrast themes: text, fields, what has the keyboard and what is drawn stand out, no state is told by
// colour alone, and nothing is left of a theme of Office.
import { writeFileSync } from "node:fs";
import {
  CONTRAST_THEMES,
  type ContrastThemeName,
  expectContrastTheme,
  faint,
  inContrastTheme,
} from "./contrast-themes";
import { byColourAlone, NARROWEST, setWidth } from "./screen-checks";
import { startWorkbenchServer, type Workbench } from "./support";
import { tourEmpty, tourExport, tourLearning, tourPractice } from "./tour";

jest.setTimeout(600_000);

const NAMES = Object.keys(CONTRAST_THEMES) as ContrastThemeName[];
const TOURS = {
  "an empty workbook": tourEmpty,
  "the practice's workbook": tourPractice,
  "an export": tourExport,
  "payers’ answers and audits": tourLearning,
};
const visited: Record<ContrastThemeName, string[]> = { Aquatic: [], Desert: [], Dusk: [], "Night sky": [] };
let colours = 0;

afterAll(() => {
  const file = process.env["CONTRAST_FIGURES"];
  const screens = Object.values(visited).reduce((sum, { length }) => sum + length, 0);
  if (file !== undefined) writeFileSync(file, JSON.stringify({ themes: NAMES, screens, colours }));
});

test.each(NAMES)("every screen in %s", async (name) => {
  const server = await startWorkbenchServer({ newContext: inContrastTheme(name) });
  const found: string[] = [];
  const look = async (bench: Workbench, screen: string): Promise<void> => {
    visited[name].push(screen);
    await setWidth(bench, NARROWEST);
    await expectContrastTheme(bench, name);
    const { looked, faults } = await faint(bench.pane());
    colours += looked;
    found.push(...[...faults, ...(await byColourAlone(bench.pane()))].map((fault) => `${screen}: ${fault}`));
    if (process.env["SCREEN_PICTURES"])
      await bench.page.locator("iframe").screenshot({
        path: `${process.env["SCREEN_PICTURES"]}/${name}-${String(visited[name].length).padStart(2, "0")}-${screen.replace(/\W+/g, "-")}.png`,
      });
  };
  let stopped: unknown = null;
  try {
    for (const tour of Object.values(TOURS)) await tour(server, look);
  } catch (error) {
    stopped = error;
  } finally {
    await server.close();
  }
  if (found.length > 0) throw new Error(`${found.length} faults:\n${found.join("\n")}`, { cause: stopped });
  if (stopped !== null) throw stopped;
});

test("each theme is seen on the same screens", () => {
  for (const name of NAMES) expect(visited[name]).toEqual(visited.Aquatic);
  expect(visited.Aquatic.length).toBeGreaterThan(50);
});
