// A year of a practice in one sheet: 100,000 lines of 20 columns are checked while the pane stays alive, stopped, checked, searched and released.
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(900_000);

const LINES = 100_000;
const PATIENCE = { timeout: 300_000 };

/** Lines of one patient and one day; what stands behind the code: units, charge, diagnoses. */
const DAY: readonly (readonly [string, number, number, string])[] = [
  ["96413", 1, 410, "C34.11"],
  ["96415", 2, 120, "C34.11"],
  ["96417", 1, 190, "C34.11"],
  ["96375", 1, 60, "C34.11"],
  ["J9271", 2000, 12400, "C34.11"],
  ["J1100", 10, 12, "C34.11"],
  ["99214", 1, 240, "C34.11"],
  ["85025", 1, 20, ""],
  ["80053", 1, 30, "C34.11"],
];
const HEADERS = [
  ...["Payer", "Patient", "DOS", "CPT", "Claim", "Line", "Mods", "Units", "Charge", "Dx", "POS", "Rendering NPI"],
  ...["Auth", "Start", "Stop", "Clerk", "Batch", "Site", "Ledger", "Printed"],
];

let server: WorkbenchServer;
let bench: Workbench;
beforeAll(async () => {
  server = await startWorkbenchServer();
  bench = await server.open({ query: "?empty" });
  await fill();
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

/** Writes the lines as an export has them, some thousand at a time. */
async function fill(): Promise<void> {
  await bench.handle.evaluate(
    async ({ model }, [headers, day, lines]) => {
      const sheet = model.activeSheet();
      const area = { sheet, row: 0, column: 0, rows: 1, columns: headers.length };
      await model.write(area, [headers]);
      const most = 20_000;
      for (let from = 0; from < lines; from += most) {
        const rows = Array.from({ length: Math.min(most, lines - from) }, (_, i) => {
          const at = from + i;
          const patient = Math.floor(at / day.length);
          const [code, units, charge, dx] = day[at % day.length] ?? ["", 0, 0, ""];
          const payer = ["Medicare Part B", "Example Commercial Plan", "Lakeside PPO"][patient % 3] ?? "";
          const said = [payer, `P-${patient}`, 46309 - (patient % 60), code, `C-${patient}`, (at % day.length) + 1];
          const billed = ["", units, charge, dx, 11, 1234567893, "", 0.375, 0.46];
          return [...said, ...billed, "MS", `B${from}`, "Main", "2026-10", "yes"];
        });
        await model.write({ ...area, row: 1 + from, rows: rows.length }, rows);
      }
    },
    [HEADERS, DAY, LINES] as const,
  );
}

/** Everything that the pane says of how far the check is, as it says it. */
async function listenToProgress(): Promise<() => Promise<readonly string[]>> {
  const pane = bench.pane();
  await pane.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const text = /[\d,]+ of [\d,]+ (rows read|rows taken as claim lines|encounters and patients checked)/.exec(
        document.body.innerText,
      )?.[0];
      if (text !== undefined && said.at(-1) !== text) said.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => pane.evaluate(() => (window as Window & { said?: string[] }).said ?? []);
}

test("Cancel stops a check that runs, and the pane answers meanwhile", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByText(/of [\d,]+ encounters and patients checked/).waitFor(PATIENCE);
  // Another place opens at once, and the check goes on behind it.
  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByLabel("Code", { exact: true }).fill("J9271");
  await pane.getByRole("tab", { name: "Check" }).click();
  expect(await pane.getByText(/of [\d,]+ encounters and patients checked/).count()).toBe(1);
  await pane.getByRole("button", { name: "Cancel" }).click();
  await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", timeout: 5_000 });
  expect(await pane.getByRole("listbox", { name: "Findings" }).count()).toBe(0);
  expect(await pane.getByRole("button", { name: "Check this sheet" }).isEnabled()).toBe(true);
});

test("all lines are read and checked, with what is done told on the way", async () => {
  const pane = bench.pane();
  const said = await listenToProgress();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await pane.getByRole("heading", { name: /100,000 lines/ }).waitFor();
  const told = await said();
  for (const phase of [
    /^([\d,]+) of 100,001 rows read$/,
    /^([\d,]+) of 100,001 rows taken as claim lines$/,
    /^([\d,]+) of [\d,]+ encounters and patients checked$/,
  ]) {
    const counts = told.flatMap((text) => phase.exec(text)?.[1] ?? []).map((n) => Number(n.replaceAll(",", "")));
    // A phase that is over in half a second has not many things to say.
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  }
  const text = await pane.locator("body").innerText();
  const [errors = 0, warnings = 0] = [/([\d,]+)\s+errors/, /([\d,]+)\s+warnings/].map((of) =>
    Number(of.exec(text)?.[1]?.replaceAll(",", "")),
  );
  expect(errors).toBeGreaterThan(5_000);
  expect(errors + warnings).toBeLessThan(LINES);
  await bench.screenshot("large-sheet");
});

test("its findings are searched, put together by line and by family, and its claims released or held", async () => {
  const pane = bench.pane();
  const findings = pane.getByRole("listbox", { name: "Findings" });
  await pane.getByRole("searchbox").fill("P-11001 J9271");
  const listed = (): Promise<number> => findings.getByRole("option").first().getAttribute("aria-setsize").then(Number);
  for (let tries = 0; tries < 100 && (await listed()) > DAY.length; tries++) await bench.page.waitForTimeout(100);
  const rows = await findings.getByRole("option").allInnerTexts();
  expect(rows.length).toBe(await listed());
  expect(rows.join()).toMatch(/J9271/);
  await pane.getByRole("searchbox").fill("");
  await pane.getByLabel("How findings are listed").selectOption({ label: "By line" });
  await pane.getByRole("listbox", { name: "Lines" }).getByRole("option").first().waitFor(PATIENCE);
  await pane.getByLabel("How findings are listed").selectOption({ label: "Worst first" });
  await pane.getByRole("button", { name: "by payer" }).click();
  await pane.getByRole("button", { name: "By family" }).click();
  await pane
    .getByRole("button", { name: /at risk, [\d,]+ findings$/ })
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: /^[\d,]+ released · [\d,]+ look · [\d,]+ hold/ }).click();
  await pane.getByRole("heading", { name: "Release or hold" }).waitFor();
  const claims = Math.ceil(LINES / DAY.length);
  await pane.getByText(`Sheet1 · ${claims.toLocaleString("en-US")} claims`).waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();
  await findings.waitFor();
});

test("nothing was asked of any other host, and nothing failed", () => {
  expect(bench.outside).toEqual([]);
  expect(bench.problems).toEqual([]);
});
