// A pane that is closed and opened again in the middle of writing, as a person sees it: the workbook is untouched, whole, or the next pane says
// what is missing; and what was begun can be done again.
import { writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import { fillWastageChange } from "./wastage-change";

jest.setTimeout(600_000);

const PATIENCE = { timeout: 30_000 };
const figures = { closed: 0, untouched: 0, whole: 0, named: 0 };
let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(async () => {
  const file = process.env["CLOSED_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
  await server.close();
});

const button = (bench: Workbench, name: string | RegExp) => bench.pane().getByRole("button", { name }).first();

/** What of a workbook a person or a formula finds: sheets without a table by name, tables by theirs, and the names. */
const everything = async (bench: Workbench): Promise<Readonly<Record<string, string>>> => {
  await bench.handle.evaluate((workbench) => workbench.calculated());
  return bench.handle.evaluate((workbench) => {
    const all: Record<string, string> = {};
    const tables = workbench.tables();
    for (const { name, area } of tables) all[`table ${name}`] = JSON.stringify(workbench.model.formulas(area));
    for (const { name } of workbench.names()) all[`name ${name}`] = "";
    const sheets = workbench.sheets();
    for (const { id, name } of sheets) {
      const used = workbench.model.usedArea(id, true);
      if (used && !tables.some((table) => table.area.sheet === id))
        all[`sheet ${name}`] = JSON.stringify(workbench.model.formulas(used));
    }
    return all;
  });
};

/** The workbook when the request that was under way has been carried out: a pane that is closed does not stop it. */
async function settled(bench: Workbench): Promise<Readonly<Record<string, string>>> {
  for (let before = await everything(bench); ;) {
    await bench.page.waitForTimeout(1_500);
    const now = await everything(bench);
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
}

/** What differs, by name. */
const apart = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

/** Presses what writes; at that change of the workbook the pane is closed and another one opened. */
async function closedAt(bench: Workbench, change: number, press: () => Promise<void>): Promise<void> {
  const old = bench.pane();
  // Another theme of the page opens another pane.
  await bench.page.evaluate(`window.closedPane = new Promise((done, fail) => {
    let left = ${change};
    setTimeout(() => fail(new Error("it takes " + (${change} - left) + " changes, and not ${change}")), 30_000);
    const stop = window.workbench.model.subscribe(({ type }) => {
      if (!/^(cellsChanged|tableChanged|sheetAdded)$/.test(type) || --left > 0) return;
      stop();
      setTimeout(() => {
        const choice = document.querySelector("#theme");
        choice.value = choice.value === "dark" ? "light" : "dark";
        choice.dispatchEvent(new Event("change", { bubbles: true }));
        done();
      });
    });
  }); undefined`);
  await press();
  await bench.page.evaluate("window.closedPane");
  figures.closed++;
  for (let wait = 0; wait < 100 && !old.isDetached(); wait++) await bench.page.waitForTimeout(50);
  expect(old.isDetached()).toBe(true);
  await bench.page.frameLocator("iframe").getByRole("tab", { name: "Check" }).waitFor(PATIENCE);
}

const create = (bench: Workbench) => button(bench, "Create the matrix in this workbook");
const isCreated = (bench: Workbench): Promise<void> =>
  bench
    .pane()
    .getByText(/^The matrix in this workbook: 4 payers, 79 rules\./)
    .waitFor(PATIENCE);

test("the matrix, half of it made, is named by the next pane and made whole by one click", async () => {
  const reference = await server.open({ query: "?empty" });
  const untouched = await everything(reference);
  await create(reference).click();
  await isCreated(reference);
  const whole = await everything(reference);
  await reference.close();
  for (const change of [1, 10, 30, 60]) {
    const bench = await server.open({ query: "?empty" });
    await create(bench).waitFor(PATIENCE);
    await closedAt(bench, change, () => create(bench).click());
    const offered = create(bench).or(button(bench, "Add what is missing"));
    await offered
      .or(bench.pane().getByText(/^The matrix in this workbook: 4 payers, 79 rules\./))
      .first()
      .waitFor(PATIENCE);
    const left = await settled(bench);
    const hasTables = Object.keys(whole).every((name) => !name.startsWith("table ") || left[name] !== undefined);
    if (isDeepStrictEqual(left, whole)) figures.whole++;
    else if (hasTables) {
      // What formulas need is the manager's: the Setup tab names it.
      figures.named++;
      await bench.pane().getByRole("tab", { name: "Setup" }).click();
      await bench
        .pane()
        .getByText(/^The matrix is not whole/)
        .waitFor(PATIENCE);
      await button(bench, "Bring it up to date").click();
      await bench.pane().getByText("The workbook is up to date.").first().waitFor(PATIENCE);
    } else {
      if (isDeepStrictEqual(left, untouched)) figures.untouched++;
      else {
        // Something is there and something is not: the pane says so.
        figures.named++;
        await button(bench, "Add what is missing").waitFor(PATIENCE);
        await bench
          .pane()
          .getByText(/^The matrix lacks /)
          .first()
          .waitFor(PATIENCE);
      }
      await offered.first().click();
      await isCreated(bench);
    }
    expect(apart(await everything(bench), whole)).toEqual([]);
    expect(bench.problems).toEqual([]);
    await bench.close();
  }
});

test("the status of each line is untouched or whole, and the next pane knows which", async () => {
  const bench = await server.open();
  const check = async (): Promise<void> => {
    await button(bench, /^Check (this sheet|again)$/).click();
    await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
    await button(bench, "Write to the sheet…").click();
  };
  const remove = () => button(bench, "Remove what was written");
  const untouched = await everything(bench);
  await check();
  await button(bench, "Write status").waitFor(PATIENCE);
  await closedAt(bench, 1, () => button(bench, "Write status").click());
  const left = await settled(bench);
  await check();
  if (isDeepStrictEqual(left, untouched)) {
    figures.untouched++;
    await button(bench, "Write status").click();
    await bench
      .pane()
      .getByText(/^The status of [\d,]+ rows is in Claims\./)
      .first()
      .waitFor(PATIENCE);
  } else figures.whole++;
  // The pane that wrote it could not note down that it did: the next one shows the cells, and asks before it takes them away.
  await remove().click();
  const anyway = button(bench, "Remove all the same");
  const gone = bench.pane().getByText("What was written is gone.").first();
  await anyway.or(gone).first().waitFor(PATIENCE);
  if (await anyway.isVisible()) await anyway.click();
  await gone.waitFor(PATIENCE);
  expect(apart(await everything(bench), untouched)).toEqual([]);
  await bench.close();
});

/** What a person does in the check place before something is written from it. */
async function checked(bench: Workbench): Promise<void> {
  await button(bench, /^Check (this sheet|again)$/).click();
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
}

/** Counts what a closed pane left: nothing, or everything that was begun. */
function count(left: unknown, untouched: unknown, whole: unknown): "untouched" | "whole" {
  const is = isDeepStrictEqual(left, untouched) ? "untouched" : "whole";
  if (is === "whole") expect(left).toEqual(whole);
  figures[is]++;
  return is;
}

test("safe fixes are in the sheet or not, and the next pane finds none of them to make or makes them", async () => {
  const bench = await server.open();
  /** How many findings can be fixed: of those that were made a new code may need a modifier. */
  const offered = async (): Promise<number> => {
    await checked(bench);
    const all = button(bench, /^Fix all safe/);
    await all.waitFor(PATIENCE);
    return Number(/\d+/.exec((await all.textContent()) ?? "")?.[0]);
  };
  let atFirst = NaN;
  const fixes = async (): Promise<void> => {
    atFirst = await offered();
    await button(bench, /^Fix all safe/).click();
    await button(bench, /^Fix \d+ findings$/).waitFor(PATIENCE);
  };
  const write = (): Promise<void> => button(bench, /^Fix \d+ findings$/).click();
  const fixed = (): Promise<void> =>
    bench
      .pane()
      .getByText(/findings? fixed\. [\d,]+ findings left\./)
      .first()
      .waitFor(PATIENCE);
  const untouched = await everything(bench);
  await fixes();
  await write();
  await fixed();
  const whole = await everything(bench);
  await button(bench, "Undo").click();
  await bench
    .pane()
    .getByText(/fixes taken back\./)
    .first()
    .waitFor(PATIENCE);
  expect(apart(await everything(bench), untouched)).toEqual([]);
  await fixes();
  await closedAt(bench, 1, write);
  if (count(await settled(bench), untouched, whole) === "untouched") {
    await fixes();
    await write();
    await fixed();
  } else {
    expect(await offered()).toBeLessThan(atFirst);
  }
  expect(apart(await everything(bench), whole)).toEqual([]);
  expect(bench.problems).toEqual([]);
  await bench.close();
});

/** The table and the history without the moment of the change. */
async function ruleNow(bench: Workbench): Promise<unknown> {
  await bench.handle.evaluate((workbench) => workbench.calculated());
  return bench.handle.evaluate((workbench) => ({
    rows: workbench.values("Wastage!A1:L30"),
    log: workbench.values("MatrixLog!A1:I20").map(([, ...row]) => row),
  }));
}

test("a rule that is saved is there with its history or not at all, and can be saved by the next pane", async () => {
  const change = (bench: Workbench): Promise<void> =>
    fillWastageChange(bench.pane(), { jz: "Required", source: "Bulletin 26-117", reason: "Bulletin of 12 Aug" });
  const save = (bench: Workbench): Promise<void> =>
    bench.pane().getByRole("button", { name: "Save", exact: true }).click();
  const saved = (bench: Workbench): Promise<void> =>
    bench
      .pane()
      .getByText(/^Saved\./)
      .first()
      .waitFor(PATIENCE);
  const reference = await server.open();
  const untouched = await ruleNow(reference);
  await change(reference);
  await save(reference);
  await saved(reference);
  const whole = await ruleNow(reference);
  expect(whole).not.toEqual(untouched);
  await reference.close();
  for (const at of [1, 2, 3]) {
    const bench = await server.open();
    await change(bench);
    await closedAt(bench, at, () => save(bench));
    await settled(bench);
    if (count(await ruleNow(bench), untouched, whole) === "untouched") {
      await change(bench);
      await save(bench);
      await saved(bench);
    }
    expect(await ruleNow(bench)).toEqual(whole);
    expect(bench.problems).toEqual([]);
    await bench.close();
  }
});

test("the findings are on one sheet, whole, after a pane was closed and they were written again", async () => {
  const bench = await server.open();
  const untouched = await everything(bench);
  const open = async (): Promise<void> => {
    // The screen that wrote is still open in a pane that was not closed.
    if (await button(bench, "Back").isVisible()) await button(bench, "Back").click();
    await checked(bench);
    await button(bench, "Write to the sheet…").click();
    await button(bench, /^Write findings( again)?$/).waitFor(PATIENCE);
  };
  const write = (): Promise<void> => button(bench, /^Write findings( again)?$/).click();
  const written = async (): Promise<void> => {
    const over = button(bench, "Write over them");
    const done = bench.pane().getByText("The findings are in the sheet Findings.").first();
    await over.or(done).first().waitFor(PATIENCE);
    if (await over.isVisible()) await over.click();
    await done.waitFor(PATIENCE);
  };
  await open();
  await write();
  await written();
  const whole = await everything(bench);
  await button(bench, "Remove what was written").click();
  await bench.pane().getByText("What was written is gone.").first().waitFor(PATIENCE);
  expect(apart(await everything(bench), untouched)).toEqual([]);
  for (const change of [1, 2, 3]) {
    await open();
    await closedAt(bench, change, write);
    count(await settled(bench), untouched, whole);
    await open();
    await write();
    await written();
    expect(apart(await everything(bench), whole)).toEqual([]);
    await button(bench, "Remove what was written").click();
    await bench.pane().getByText("What was written is gone.").first().waitFor(PATIENCE);
    expect(apart(await everything(bench), untouched)).toEqual([]);
  }
  expect(bench.problems).toEqual([]);
  await bench.close();
});
