// `npm run pictures`: the pictures of the README and of docs/pictures, taken of the workbench as it is: every screen of the pane
// at 320 and 350 px, light and dark; with --export only those of an export, with --answers only those of payers' answers and audits, with --pane only the others. Not a test: pixels differ from machine to machine; test/docs.test.ts holds that each is there.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepareWorkbench } from "../../build/serve/prepare";
import { ROOT } from "../build/built";
import { type PANE_PICTURES, PICTURE_WIDTHS } from "./picture-list";
import { takeAnswers } from "./pictures-answers";
import { takeExport } from "./pictures-export";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

const FOLDER = join(ROOT, "docs", "pictures");
const AS_OF = "2026-11-23";

/** What a nurse writes of one encounter, with a time that cannot be read. */
const LOG = [
  ["Drug", "Route", "Start", "Stop", "Site"],
  ["fosaprepitant", "IV", "9:00 am", "9:30 am", "port"],
  ["dexamethasone", "IV push", "9:30 am", "9:35 am", "port"],
  ["oxaliplatin", "IV", "9:40 am", "11:40 am", "port"],
  ["leucovorin", "IV", "9:40 am", "11:40 am", "port"],
  ["fluorouracil", "Pump 46 h", "11:45 am", "", "port"],
  ["J1200", "IV", "8:50 am", "25:99", "port"],
];

/** What a nurse has timed: code, start and stop as parts of a day, and two lines that she has not written yet. */
const TIMES: readonly (readonly [string, number | string, number | string])[] = [
  ["96413", 9 / 24, 10 / 24 + 12 / 1440],
  ["96415", 9 / 24, 10 / 24 + 12 / 1440],
  ["96367", 10 / 24, 10 / 24 + 30 / 1440],
  ["96365", 13 / 24, 13 / 24 + 12 / 1440],
  ["96360", 14 / 24, 14 / 24 + 25 / 1440],
  ["96413", "", ""],
  ["96415", "", ""],
];

async function main(): Promise<void> {
  await prepareWorkbench({ watch: false });
  mkdirSync(FOLDER, { recursive: true });
  const server = await startWorkbenchServer();
  try {
    const only = PARTS.filter((part) => process.argv.includes(`--${part}`));
    const wanted = (part: (typeof PARTS)[number]): boolean => only.length === 0 || only.includes(part);
    if (wanted("export")) for (const theme of ["light", "dark"] as const) await takeExportTheme(server, theme);
    if (wanted("answers")) for (const theme of ["light", "dark"] as const) await takeAnswersTheme(server, theme);
    if (wanted("pane")) for (const theme of ["light", "dark", "contrast"] as const) await takeTheme(server, theme);
  } finally {
    await server.close();
  }
}

/** What can be taken by itself. */
const PARTS = ["export", "answers", "pane"] as const;

type Theme = "light" | "dark" | "contrast";

async function setTheme(bench: Workbench, theme: Theme): Promise<void> {
  await bench.page.getByLabel("Theme").selectOption({ index: ["light", "dark", "contrast"].indexOf(theme) });
  await bench.page.waitForTimeout(1500);
  await bench.handle.evaluate((workbench) => workbench.ready);
}

/** Takes a screen of the pane at both widths. */
async function takeScreen(bench: Workbench, screen: (typeof PANE_PICTURES)[number], theme: Theme): Promise<void> {
  for (const width of PICTURE_WIDTHS) {
    await setPaneWidth(bench, width);
    await bench.page.waitForTimeout(300);
    await bench.page.locator("iframe").screenshot({ path: join(FOLDER, `${screen}-${width}-${theme}.png`) });
  }
}

async function takeExportTheme(server: WorkbenchServer, theme: "light" | "dark"): Promise<void> {
  await takeExport(server, {
    opened: (bench) => setTheme(bench, theme),
    screen: (bench, screen) => takeScreen(bench, screen, theme),
    async page(bench, name) {
      if (theme === "light") await bench.page.screenshot({ path: join(FOLDER, `${name}.png`) });
    },
  });
}

const takeAnswersTheme = (server: WorkbenchServer, theme: "light" | "dark"): Promise<void> =>
  takeAnswers(server, {
    opened: (bench) => setTheme(bench, theme),
    screen: (bench, screen) => takeScreen(bench, screen, theme),
  });

async function takeTheme(server: WorkbenchServer, theme: Theme): Promise<void> {
  const bench = await server.open();
  await setTheme(bench, theme);
  const take = async (screen: (typeof PANE_PICTURES)[number]): Promise<void> => {
    if (theme !== "contrast" || screen === "check") await takeScreen(bench, screen, theme);
  };
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).waitFor();
  await take("start");
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await pane.getByLabel("As of").fill(AS_OF);
  await pane.getByRole("button", { name: "Check again" }).click();
  await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await take("check");
  await setPaneWidth(bench, 350);
  if (theme === "light") await bench.page.screenshot({ path: join(FOLDER, "workbench.png") });
  await pane.getByRole("searchbox").fill("AUTH-01");
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await take("finding");
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("searchbox").fill("");
  await pane.getByRole("button", { name: /not checked/ }).click();
  await take("not-checked");
  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane.getByLabel("Payer").selectOption("EXAMPLE-COMMERCIAL");
  await take("matrix");
  await pane.getByRole("button", { name: /^Drug wastage/ }).click();
  await pane.getByRole("button", { name: /JZ accepted/ }).click();
  await pane.getByText(/^Decided \d+ lines/).waitFor();
  await take("rule");
  await pane.getByRole("button", { name: "Change from a date" }).click();
  await pane.getByLabel("In force from").fill("2026-09-01");
  await pane.getByLabel("JZ").selectOption("Required");
  await pane.getByLabel("Source", { exact: true }).fill("Bulletin 26-117");
  await pane.getByText(/^\d+ open lines? of/).waitFor();
  await take("change");
  await pane.getByRole("button", { name: "Discard" }).click();
  for (let open = 0; open < 3; open++) {
    const back = pane.getByRole("button", { name: "Back" });
    if ((await back.count()) > 0) await back.click();
  }
  await pane.getByRole("button", { name: /^Health/ }).click();
  await take("health");
  await pane.getByRole("tab", { name: "Setup" }).click();
  await pane.getByRole("button", { name: /^Reference sets/ }).waitFor();
  await take("setup");
  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByLabel("Payer", { exact: true }).selectOption("EXAMPLE-COMMERCIAL");
  await pane.getByLabel("Code", { exact: true }).fill("J9271");
  await pane.getByLabel("Date of service").fill("2026-10-14");
  await pane.getByLabel("With", { exact: true }).fill("96413");
  await take("ask");
  await pane.getByRole("button", { name: "Answer a whole column…" }).click();
  await pane.getByRole("region", { name: "First rows" }).getByRole("listitem").first().waitFor();
  await take("column");
  await pane.getByRole("button", { name: "Back" }).click();
  await writeLog(bench);
  await pane.getByRole("button", { name: "Lines to bill…" }).click();
  await pane.getByRole("combobox", { name: "Value of Payer" }).selectOption("MEDICARE");
  await pane.getByRole("region", { name: "Lines" }).getByRole("listitem").first().waitFor();
  await take("lines-to-bill");
  if (theme === "light") {
    await setPaneWidth(bench, 350);
    await pane.getByRole("button", { name: "Insert formula" }).click();
    await pane
      .getByText(/^The lines are at/)
      .first()
      .waitFor();
    await bench.page.waitForFunction(() => window.workbench?.cell("Log!G1").value === "Code");
    await bench.page.waitForTimeout(500);
    await bench.page.screenshot({ path: join(FOLDER, "formulas.png") });
    await writeTimes(bench);
    await bench.page.screenshot({ path: join(FOLDER, "coder.png") });
  }
  await bench.close();
}

/** A nurse's log on a sheet of its own, with one of its cells selected. */
async function writeLog(bench: Workbench): Promise<void> {
  await bench.handle.evaluate(async ({ model }, log) => {
    const sheet = await model.addSheet("Log");
    await model.activateSheet(sheet);
    await model.write({ sheet, row: 0, column: 0, rows: log.length, columns: 5 }, log);
  }, LOG);
  await bench.handle.evaluate((workbench) => workbench.select("Log!B3"));
  await bench.page.waitForTimeout(500);
}

/** The coder's sheet of times: what each earns in words, blank where there is no time yet, and why a pair stays bundled. */
async function writeTimes(bench: Workbench): Promise<void> {
  await bench.handle.evaluate(async ({ model }, given) => {
    const sheet = await model.addSheet("Times");
    await model.activateSheet(sheet);
    const rows = given.length;
    await model.setNumberFormats({ sheet, row: 1, column: 2, rows, columns: 2 }, "h:mm");
    await model.setNumberFormats({ sheet, row: 1, column: 4, rows, columns: 1 }, "yyyy-mm-dd");
    await model.write({ sheet, row: 0, column: 0, rows: 1, columns: 6 }, [
      ["Payer", "CPT", "Start", "Stop", "DOS", "Units earned"],
    ]);
    await model.write(
      { sheet, row: 1, column: 0, rows, columns: 6 },
      given.map(([code, start, stop], i) => {
        const row = i + 2;
        const formula = `=PAYER.UNITS(PolicyMatrix,A${row},B${row},D${row}-C${row},E${row})`;
        return ["MEDICARE", code, start, stop, 46309, formula];
      }),
    );
    await model.write({ sheet, row: rows + 3, column: 5, rows: 2, columns: 1 }, [
      ['=PAYER.BUNDLED(PolicyMatrix,"MEDICARE","96413","96523","2026-10-14")'],
      ['=PAYER.WHY(PolicyMatrix,"EXAMPLE-COMMERCIAL","PriorAuth","J9271","2026-10-14")'],
    ]);
  }, TIMES);
  const last = `Times!F${TIMES.length + 5}`;
  await bench.page.waitForFunction((cell) => !/^(#BUSY!)?$/.test(String(window.workbench?.cell(cell).value)), last);
  await bench.handle.evaluate((workbench) => workbench.select("Times!F2"));
  await bench.page.waitForTimeout(500);
}

/** Sets the pane's width by its handle, as a person with a keyboard does. */
async function setPaneWidth(bench: Workbench, width: number): Promise<void> {
  const handle = bench.page.getByRole("separator");
  await handle.focus();
  await bench.page.keyboard.press("End");
  for (let at = 320; at < width; at += 10) await bench.page.keyboard.press("ArrowLeft");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
