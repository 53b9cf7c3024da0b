// The third scene of product.md: at 3:40 pm, before the 4 pm batch, the biller opens the export of her practice system. The practice's matrix
// is used and named; one column is picked, and remembered; damage is repaired, the sheet is checked, fixed, fixed back, fixed again; what is
// left is dismissed with a reason, released or held; status, findings and record are written. Tomorrow's export says what is new since.
import type { CellValue } from "../../src/values/cell";
import {
  clockAt,
  EXPORT_HEADERS,
  exportOf,
  HEADER_ROW,
  lacksAuthorisation,
  linesOfToday,
  openExportBeside,
  publishedSample,
  UNAUTHORISED,
  valueIn,
  type Rows,
} from "./biller-export";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 90_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);
const TOMORROW = new Date(2026, 10, 24, 15, 38);
/** What the payer said on the phone of the drug without its authorisation. */
const REASON = "Approved by phone, number follows";

let server: WorkbenchServer;
let home: Workbench;
let bench: Workbench;
let sample: Rows;
beforeAll(async () => {
  server = await startWorkbenchServer();
  home = await server.open({ prepare: clockAt(TODAY) });
  sample = await publishedSample(home);
});
afterAll(async () => {
  await bench.close();
  await home.close();
  await server.close();
});

const todaysLines = (): CellValue[][] => linesOfToday(sample);
const isUnauthorised = (row: readonly CellValue[]): boolean => lacksAuthorisation(sample, row);
const openExport = (name: string, lines: Rows, run: string, day: Date): Promise<Workbench> =>
  openExportBeside(server, home, { name, rows: exportOf(sample, lines, run), day });

const text = (): Promise<string> => bench.pane().locator("body").innerText();
const number = (words: string): number => Number(words.replaceAll(",", ""));
/** How many lines have errors, by the tile. */
const errors = async (): Promise<number> => number(/([\d,]+)\s+errors/.exec(await text())?.[1] ?? "");
const money = async (): Promise<number> => number(/\$([\d,]+)(?:\.\d\d)?\s+at risk/.exec(await text())?.[1] ?? "");
const column = (header: string): string => String.fromCharCode(65 + EXPORT_HEADERS.indexOf(header));
const values = (address: string): Promise<readonly (readonly CellValue[])[]> =>
  bench.handle.evaluate((workbench, at) => workbench.values(at), address);
const sheets = (): Promise<string[]> =>
  bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name));
/** Everything that stands in the claim sheet. */
const claims = async (): Promise<string> => JSON.stringify(await values("Charges!A1:V420"));
/** The check is done, and what is remembered and looked for after it too. */
async function checked(): Promise<void> {
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await bench.pane().getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", timeout: 60_000 });
}

test("3:40 pm: the export opens as a workbook of its own, and the pane says which matrix it goes by", async () => {
  bench = await openExport("Charges 1123.xlsx", todaysLines(), "Run 11/23/2026 3:38 PM by M. Soto", TODAY);
  const pane = bench.pane();
  await pane.getByText("Matrix: sample.xlsx").waitFor(PATIENCE);
  await pane.getByText(/^Revision [0-9a-f]{8}…, published 3:3\d PM today on this computer\./).waitFor();
  expect(await text()).toContain("4 payers");
  expect(await pane.getByRole("button", { name: "Use another matrix file…" }).isVisible()).toBe(true);
  await bench.screenshot("biller-1-start");
});

test("one check: headers are found under the titles, the total is no line, and the money at risk stands on top", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await checked();
  await pane.getByRole("heading", { name: /^Charges · 399 lines · checked 3:\d\d PM$/ }).waitFor();
  expect(await text()).toMatch(/Not read as lines: row \d+ is a total\./);
  expect(await errors()).toBeGreaterThan(5);
  expect(await money()).toBeGreaterThan(10_000);
});

test("a column that no system calls so is picked once: what it holds is checked then", async () => {
  const pane = bench.pane();
  await pane.getByRole("searchbox").fill("AUTH-01");
  expect(await pane.getByRole("listbox", { name: "Findings" }).count()).toBe(0);
  await pane.getByRole("searchbox").fill("");
  await pane.getByRole("button", { name: "Look at the columns" }).click();
  await pane.getByRole("heading", { name: "Columns" }).waitFor();
  expect(await text()).toContain(`Charges · headers in row ${HEADER_ROW}`);
  expect(await pane.getByLabel("What Ins holds").inputValue()).toBe("Payer");
  expect(await pane.getByLabel("What Mod2 holds").inputValue()).toBe("Mods");
  expect(await pane.getByLabel("What Tracking holds").inputValue()).toBe("");
  await bench.screenshot("biller-2-columns");
  await pane.getByLabel("What Tracking holds").selectOption("Auth");
  await pane.getByRole("button", { name: "Save and check" }).click();
  await checked();
  await pane.getByRole("searchbox").fill("AUTH-01");
  await pane
    .getByRole("option", { name: /AUTH-01.*Example Commercial Plan/ })
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("searchbox").fill("");
});

test("what the spreadsheet did to the NDCs is told, shown as old and new, repaired, and checked again", async () => {
  const pane = bench.pane();
  const before = await claims();
  const atRisk = await money();
  await pane
    .getByText(/^1 kind of damage in \d+ cells\./)
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Look at the damage" }).click();
  await pane.getByRole("button", { name: /^Lost zeros/ }).click();
  await pane.getByText("6302602 → “00006302602”").first().waitFor();
  expect(await claims()).toBe(before);
  await bench.screenshot("biller-3-damage");
  await pane.getByRole("button", { name: /^Repair these \d+ cells$/ }).click();
  await pane
    .getByText(/^\d+ cells repaired: lost zeros\.$/)
    .first()
    .waitFor(PATIENCE);
  await pane.getByText("No damage was found in the columns that are read.").waitFor(PATIENCE);
  const ndc = (await values(`Charges!${column("NDC")}5:${column("NDC")}403`)).flat().filter((cell) => cell !== "");
  expect(ndc.every((cell) => /^\d{11}$/.test(String(cell)))).toBe(true);
  await pane.getByRole("button", { name: "Back" }).click();
  await checked();
  // No payer denies an NDC of seven digits any more.
  expect(await money()).toBeLessThan(atRisk);
});

test("in the narrowest pane the lists above the findings say in full what they list", async () => {
  const pane = bench.pane();
  await bench.page.getByRole("separator").focus();
  await bench.page.keyboard.press("End");
  const listed = pane.getByLabel("How findings are listed");
  for (const label of ["Most money", "By line", "By payer", "By provider", "Worst first"]) {
    await listed.selectOption({ label });
    const cut = await pane.evaluate(() => {
      const pen = document.createElement("canvas").getContext("2d");
      return [...document.querySelectorAll("select")].flatMap((list) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(list);
        if (pen) pen.font = font;
        const text = list.selectedOptions[0]?.text ?? "";
        const room = list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        return (pen?.measureText(text).width ?? Infinity) <= room ? [] : [`${text}: ${room} px`];
      });
    });
    expect(cut).toEqual([]);
  }
  expect(await pane.evaluate(() => innerWidth)).toBe(320);
  for (let step = 0; step < 3; step++) await bench.page.keyboard.press("ArrowLeft");
});

let atRisk = 0;
test("she lists by money, looks at one payer by its bar, and the sheet follows the finding", async () => {
  const pane = bench.pane();
  await pane.getByLabel("How findings are listed").selectOption({ label: "Most money" });
  const first = pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first();
  expect(await first.innerText()).toMatch(/AUTH-01[\s\S]*\$12,400/);
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  await pane.getByRole("button", { name: /^Medicare Part B: \$[\d,]+ at risk/ }).click();
  await pane.getByRole("button", { name: "Medicare Part B", exact: true }).waitFor();
  expect(await pane.getByRole("listbox", { name: "Findings" }).innerText()).not.toContain("AUTH-01");
  await bench.screenshot("biller-4-bars");
  await pane.getByRole("button", { name: /^Medicare Part B: / }).click();
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  atRisk = await money();
  await first.click();
  await pane.getByRole("heading", { name: "Authorisation missing" }).waitFor();
  const rows = await values("Charges!A1:V420");
  const [claim, code] = ["Clm ID", "Proc"].map((header) => EXPORT_HEADERS.indexOf(header));
  const row =
    1 + rows.findIndex((cells) => cells[claim ?? -1] === UNAUTHORISED.claim && cells[code ?? -1] === UNAUTHORISED.code);
  await bench.page.waitForFunction((at) => window.workbench?.selection().startsWith(at), `Charges!A${row}`);
});

test("not this one: she leaves it as it is, with the reason, and its money is no longer at risk", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Not this one…" }).click();
  await pane.getByLabel(/^Why is it left as it is/).fill(REASON);
  await pane.getByRole("button", { name: "Dismiss it" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await pane.getByRole("button", { name: /^1 dismissed/ }).waitFor(PATIENCE);
  expect(await pane.getByRole("listbox", { name: "Findings" }).innerText()).not.toContain("AUTH-01");
  expect(await money()).toBe(atRisk - 12_400);
});

let beforeFixes = { sheet: "", errors: 0 };
test("safe fixes: old and new by kind, written by one press; what is left is the list", async () => {
  const pane = bench.pane();
  beforeFixes = { sheet: await claims(), errors: await errors() };
  await pane.getByRole("button", { name: /^Fix all safe \(\d+\)…$/ }).click();
  const write = pane.getByRole("button", { name: /^Fix \d+ findings$/ });
  await write.waitFor(PATIENCE);
  const old = await pane.getByRole("list", { name: "Old and new" }).first().innerText();
  expect(old).toMatch(/Row \d+, Mod1\s*blank\s*→\s*(to\s*)?JZ/);
  expect(await claims()).toBe(beforeFixes.sheet);
  await bench.screenshot("biller-5-fixes");
  await write.click();
  await pane
    .getByText(/^\d+ findings fixed\. [\d,]+ findings left\.$/)
    .first()
    .waitFor(PATIENCE);
  await checked();
  expect(await errors()).toBeLessThan(beforeFixes.errors);
  expect(await claims()).not.toBe(beforeFixes.sheet);
  expect(await text()).not.toContain("The sheet changed since it was checked.");
});

test("one undo brings every cell back; she fixes again", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Undo", exact: true }).click();
  await pane
    .getByText(/^\d+ fixes taken back\.$/)
    .first()
    .waitFor(PATIENCE);
  expect(await claims()).toBe(beforeFixes.sheet);
  expect(await errors()).toBe(beforeFixes.errors);
  await pane.getByRole("button", { name: /^Fix all safe/ }).click();
  const write = pane.getByRole("button", { name: /^Fix \d+ findings$/ });
  await write.waitFor(PATIENCE);
  await write.click();
  await pane
    .getByText(/^\d+ findings fixed\. /)
    .first()
    .waitFor(PATIENCE);
  await checked();
});

/** Claims by what is done with them, from the row that says it. */
async function totals(): Promise<readonly number[]> {
  const title = await bench
    .pane()
    .getByRole("button", { name: /released · / })
    .innerText();
  return [/([\d,]+) released/, /([\d,]+) look/, /([\d,]+) hold/].map((of) => number(of.exec(title)?.[1] ?? ""));
}

test("release or hold, by claim: three lists with their money, and a sheet for the person who sends the batch", async () => {
  const pane = bench.pane();
  const [released = 0, look = 0, hold = 0] = await totals();
  expect([released, look, hold].every((n) => n > 0)).toBe(true);
  const ids = new Set(todaysLines().map((row) => valueIn(sample, row, "Claim")));
  expect(released + look + hold).toBe(ids.size);
  await pane.getByRole("button", { name: /released · / }).click();
  await pane.getByRole("button", { name: new RegExp(`^hold: ${hold} claims?, \\$`) }).click();
  await pane.getByRole("listbox", { name: "Claims" }).getByRole("option").first().waitFor();
  await bench.screenshot("biller-6-release");
  await pane.getByRole("button", { name: "List for the batch" }).click();
  await pane.getByText('The sheet "Batch 2026-11-23" was added.').first().waitFor(PATIENCE);
  const batch = (await values("Batch 2026-11-23!A1:H400")).map((row) => row.map(String));
  const first = (name: string): number => batch.findIndex((row) => row.some((cell) => cell.startsWith(name)));
  expect(first("Hold")).toBeGreaterThan(-1);
  expect(batch.filter((row) => [...ids].some((id) => row.includes(String(id))))).toHaveLength(ids.size);
});

test("the record says what was checked, with what, what was fixed and repaired, and what was left and why", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Write record" }).click();
  await pane.getByText('The sheet "Check 2026-11-23" was added.').first().waitFor(PATIENCE);
  const record = (await values("Check 2026-11-23!A1:J200")).map((row) => row.map(String).join(" ")).join("\n");
  expect(record).toMatch(/2026-11-23 15:/);
  expect(record).toMatch(/Matrix sample\.xlsx, published 2026-11-23 15:3\d:\d\d/);
  expect(record).toMatch(/Matrix revision [0-9a-f]{16}/);
  expect(record).toContain(REASON);
  expect(record).toMatch(/lost zeros/i);
  expect(record).toMatch(/Mod1/);
  await bench.handle.evaluate((workbench) => workbench.select("Check 2026-11-23!A1"));
  await bench.page.waitForTimeout(500);
  await bench.screenshot("biller-7-record");
  await bench.handle.evaluate((workbench) => workbench.select("Charges!A1"));
  // The pane stays where it was: coming back to the sheet is no choice of a line.
  await pane.getByRole("heading", { name: "Release or hold" }).waitFor();
  await pane.getByRole("button", { name: "Back" }).click();
});

test("status and findings stand in the workbook on request, and all of it goes by one press", async () => {
  const pane = bench.pane();
  const before = await claims();
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("button", { name: "Write status" }).click();
  await pane.getByText("The status of 398 rows is in Charges.").first().waitFor(PATIENCE);
  const status = String.fromCharCode(65 + EXPORT_HEADERS.length);
  const [header, ...texts] = (await values(`Charges!${status}${HEADER_ROW}:${status}403`)).flat().map(String);
  expect(header).toBe("Status");
  expect(texts.filter((cell) => cell.startsWith("OK (1 dismissed)")).length).toBeLessThanOrEqual(1);
  expect(new Set(texts.filter(Boolean).map((cell) => /^[A-Za-z ]+/.exec(cell)?.[0].trim()))).toEqual(
    new Set(["Error", "Warning", "Not checked", "OK"]),
  );
  await pane.getByRole("button", { name: "Write findings" }).click();
  await pane.getByText("The findings are in the sheet Findings.").first().waitFor(PATIENCE);
  expect(await sheets()).toEqual(["Charges", "Batch 2026-11-23", "Check 2026-11-23", "Findings"]);
  await bench.handle.evaluate((workbench, at) => workbench.select(at), `Charges!${status}5`);
  await bench.page.waitForTimeout(500);
  await bench.screenshot("biller-8-written");
  await pane.getByRole("button", { name: "Remove what was written" }).click();
  await pane.getByText("What was written is gone.").first().waitFor(PATIENCE);
  expect(await sheets()).toEqual(["Charges"]);
  expect((await values(`Charges!${status}1:${status}420`)).flat().join("")).toBe("");
  expect(await claims()).toBe(before);
  expect(bench.outside).toEqual([]);
  expect(bench.problems).toEqual([]);
});

/** Repairs the zeros that the NDCs lost, from the result of a check on. */
async function repairZeros(): Promise<void> {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Look at the damage" }).click();
  await pane.getByRole("button", { name: /^Lost zeros/ }).click();
  await pane.getByRole("button", { name: /^Repair these \d+ cells$/ }).click();
  await pane.getByText("No damage was found in the columns that are read.").waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();
  await checked();
}

test("tomorrow's export: the column is remembered, the dismissal holds, and new, still open and gone are told", async () => {
  const lines = todaysLines().map((row) => [...row]);
  const held = lines.filter((row) => Number(String(valueIn(sample, row, "Claim")).slice(2)) > 10);
  // A claim of the day: a drug of a payer that wants an authorisation, without one.
  const drug = lines.find(isUnauthorised) ?? [];
  const next = [...drug];
  next[(sample[0] ?? []).indexOf("Claim")] = "C-9001";
  next[(sample[0] ?? []).indexOf("Patient")] = "P-9001";
  await bench.close();
  bench = await openExport("Charges 1124.xlsx", [...held, next], "Run 11/24/2026 3:38 PM by M. Soto", TOMORROW);
  const pane = bench.pane();
  await pane.getByText("Matrix: sample.xlsx").waitFor(PATIENCE);
  await pane.getByText(/published yesterday 3:3\d PM on this computer\./).waitFor();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await checked();
  // Nobody picks a column: what is in it is missed in two lines. The one of yesterday says something else as long as its NDC is damaged.
  await pane.getByRole("searchbox").fill("AUTH-01");
  expect(await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").count()).toBe(2);
  await pane.getByRole("searchbox").fill("");
  await repairZeros();
  await pane.getByRole("button", { name: /^1 dismissed/ }).waitFor(PATIENCE);
  const since = await pane
    .getByText(/^[\d,]+ new, [\d,]+ still open, [\d,]+ gone since yesterday 3:\d\d PM$/)
    .innerText();
  const [fresh = 0, still = 0, gone = 0] = (since.match(/[\d,]+(?= (?:new|still|gone))/g) ?? []).map(number);
  expect([fresh, still, gone].every((n) => n > 0)).toBe(true);
  await bench.screenshot("biller-9-tomorrow");
  await pane.getByRole("button", { name: `Only the ${fresh} new` }).click();
  const listed = pane.getByRole("listbox", { name: "Findings" });
  await pane.waitForFunction((n) => document.querySelector(`[role="option"][aria-setsize="${n}"]`) !== null, fresh);
  expect(await listed.innerText()).toMatch(/AUTH-01/);
  // Yesterday's is not among them: it was dismissed, and says why.
  await pane.getByRole("button", { name: /^1 dismissed/ }).click();
  await pane.getByText(`yesterday 3:3`, { exact: false }).first().waitFor();
  expect(await text()).toContain(REASON);
});

test("nothing was asked of any other host, and nothing failed", () => {
  expect([...home.outside, ...bench.outside]).toEqual([]);
  expect([...home.problems, ...bench.problems]).toEqual([]);
});
