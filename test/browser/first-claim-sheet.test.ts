// The first slice of the product as a person meets it: a workbook with a claim sheet, the pane beside it, Check, a finding, its cell,
// a rule that changes, a formula that follows, a file that says the same in the terminal.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TABLE_NAMES } from "../../src/matrix/tables";
import { ROOT } from "../build/built";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(180_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

const AS_OF = "2026-11-23";

/** Presses Check in the pane for the as-of date, and waits for the result. */
async function check(bench: Workbench): Promise<void> {
  const pane = bench.pane();
  // Where a rule was selected in the sheet, the pane has followed to it.
  await pane.getByRole("tab", { name: "Check" }).click();
  const date = pane.getByLabel("As of");
  if ((await date.count()) > 0) await date.fill(AS_OF);
  await pane.getByRole("button", { name: /^Check (this sheet|again)$/ }).click();
  await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", timeout: 60_000 });
  await pane.getByRole("listbox", { name: "Findings" }).waitFor({ timeout: 60_000 });
}

/** Checks again with the as-of date of the test: the first run took today's. */
async function checkAsOf(bench: Workbench): Promise<void> {
  await check(bench);
  await check(bench);
}

interface Told {
  readonly check: string;
  readonly severity: string;
  readonly lines: readonly number[];
  readonly message: string;
}

/** The same check from a terminal, of the workbook as it would be saved. */
async function checkInTerminal(bench: Workbench): Promise<readonly Told[]> {
  const bytes = await bench.handle.evaluate(async (workbench) => [...(await workbench.save())]);
  const file = join(mkdtempSync(join(tmpdir(), "saved-")), "saved.xlsx");
  writeFileSync(file, Buffer.from(bytes));
  const run = spawnSync(
    "node",
    ["--import", "tsx", "src/cli/check.ts", "--claims", file, "--matrix", file, "--as-of", AS_OF, "--format", "json"],
    { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 27 },
  );
  return (JSON.parse(run.stdout) as { findings: Told[] }).findings;
}

/** Searches the list; "" shows all findings. */
async function search(bench: Workbench, words: string): Promise<void> {
  await bench.pane().getByRole("searchbox").fill(words);
}

/** Every finding of the pane's list as "CHECK message", by opening the first and stepping through them. */
async function walked(bench: Workbench): Promise<readonly string[]> {
  const pane = bench.pane();
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  const told: string[] = [];
  for (let at = 1, of = 1; at <= of; at++) {
    const position = await pane.getByText(new RegExp(`^${at} of \\d+$`)).innerText();
    of = Number(position.split(" of ")[1]);
    const check = /[A-Z0-9]+-[A-Z0-9]+(?= · Line)/.exec(await pane.locator("body").innerText())?.[0] ?? "";
    told.push(`${check} ${await pane.locator("p").first().innerText()}`);
    if (at < of) await pane.getByRole("button", { name: "Next finding" }).click();
  }
  await pane.getByRole("button", { name: "Back" }).click();
  return told;
}

/** A message as a sentence, as the pane shows it. */
const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** Waits until something reads as it should, and says what it read where it never does. */
async function becomes(read: () => Promise<unknown>, pattern: RegExp): Promise<void> {
  let last = "";
  for (let tries = 0; tries < 100; tries++) {
    last = String(await read());
    if (pattern.test(last)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(last).toMatch(pattern);
}

const AUTH_FINDING = /requires prior authorisation, and the line has no number/;

describe("the sample workbook", () => {
  let bench: Workbench;
  const selection = (): Promise<string> => bench.handle.evaluate((workbench) => workbench.selection());
  beforeAll(async () => {
    bench = await server.open();
  });
  afterAll(() => bench.close());

  test("opens with its matrix in force, and Check tells what is wrong and the money behind it", async () => {
    expect((await bench.cell("PolicyMatrixCells!B1")).value).toMatch(/^Matrix [0-9a-f]{16} · 4 payers · \d+ rules$/);
    await checkAsOf(bench);
    const text = await bench.pane().locator("body").innerText();
    expect(text).toMatch(/\$[\d,]+\s+at risk/);
    expect(text).toMatch(/\d{3} lines/);
  });

  test("a finding opens, says what decided and what to change, and its line is selected in the sheet", async () => {
    const pane = bench.pane();
    await search(bench, "AUTH-01");
    await pane
      .getByRole("listbox", { name: "Findings" })
      .getByRole("option", { name: /AUTH-01/ })
      .first()
      .click();
    const opened = await pane.locator("body").innerText();
    expect(opened).toMatch(AUTH_FINDING);
    expect(opened).toContain("PriorAuth PA-0003");
    expect(opened).toMatch(/Put authorisation A-\d+ on line \d+/);
    const line = Number(/on line (\d+)/.exec(opened)?.[1]);
    await becomes(selection, new RegExp(`^Claims!A${line + 1}\\b`));
  });

  test("its rule is one jump away", async () => {
    const pane = bench.pane();
    await pane
      .getByRole("button", { name: /Show row/ })
      .first()
      .click();
    await becomes(selection, /^PriorAuth!/);
    await pane.getByRole("button", { name: "Back" }).click();
    await search(bench, "");
  });

  test("a rule edited in the grid changes the formula and the next check", async () => {
    await bench.enter("Claims!AU2", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14")');
    expect((await bench.cell("Claims!AU2")).value).toBe("Required");
    const rows = await bench.handle.evaluate((workbench) => workbench.values("PriorAuth!A1:H20"));
    const at = rows.findIndex((row) => row[0] === "PA-0003");
    const column = (rows[0] ?? []).indexOf("Requirement");
    const cell = `PriorAuth!${String.fromCharCode(65 + column)}${at + 1}`;
    expect((await bench.cell(cell)).value).toBe("Required");

    await bench.enter(cell, "Not required");
    expect((await bench.cell("Claims!AU2")).value).toBe("Not required");

    await bench.handle.evaluate((workbench) => workbench.select("Claims!A2"));
    await check(bench);
    expect((await walked(bench)).filter((text) => /^AUTH-01 J9271/.test(text))).toEqual([]);
  });

  test("undo in the grid brings the rule back, and the formula follows", async () => {
    await bench.handle.evaluate((workbench) => workbench.select("PriorAuth!A1"));
    await bench.press("Control+z");
    expect((await bench.cell("Claims!AU2")).value).toBe("Required");
  });

  test("saved as a file and read by the terminal, it has the same findings", async () => {
    await bench.handle.evaluate((workbench) => workbench.select("Claims!A2"));
    await check(bench);
    const inPane = await walked(bench);
    const inTerminal = (await checkInTerminal(bench)).map((told) => `${told.check} ${sentence(told.message)}`);
    expect([...inPane].sort()).toEqual([...inTerminal].sort());
    expect(inPane.some((told) => AUTH_FINDING.test(told))).toBe(true);
  });

  test("nothing was asked of any other host, and nothing failed", () => {
    expect(bench.outside).toEqual([]);
    expect(bench.problems).toEqual([]);
  });
});

describe("an empty workbook", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await server.open({ query: "?empty" });
  });
  afterAll(() => bench.close());

  test("Create the matrix makes every table, the stamps and the cell PolicyMatrix", async () => {
    await bench.pane().getByRole("button", { name: "Create the matrix in this workbook" }).click();
    await bench
      .pane()
      .getByText(/tables added/)
      .first()
      .waitFor({ timeout: 60_000 });
    await bench.handle.evaluate((workbench) => workbench.calculated());
    const tables = await bench.handle.evaluate((workbench) => workbench.tables().map(({ name }) => name));
    expect([...tables].sort()).toEqual([...TABLE_NAMES].sort());
    await becomes(async () => (await bench.cell("PolicyMatrixCells!B1")).value, /^Matrix [0-9a-f]{16} · 4 payers/);
  });

  test("a typed code is text and keeps its zeros", async () => {
    await bench.enter("Drugs!A2", "00042");
    expect((await bench.cell("Drugs!A2")).value).toBe("00042");
  });
});
