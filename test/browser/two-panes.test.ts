// One workbook in two windows of Excel, so with two panes: what one does the other finds, and what both begin at the same moment is there once.
import { writeFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import { fillWastageChange } from "./wastage-change";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 30_000 };
const figures = { together: 0 };
let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(async () => {
  const file = process.env["PANES_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
  await server.close();
});

/** Both panes of the workbook. */
async function panesOf(bench: Workbench): Promise<readonly [Frame, Frame]> {
  await bench.handle.evaluate((workbench) => workbench.openSecondPane());
  const second = bench.page.frame({ name: "Second task pane" });
  if (!second) throw new Error("no second pane");
  await second.getByRole("tab", { name: "Check" }).waitFor(PATIENCE);
  const first = bench.page.frame({ name: "Task pane" });
  if (!first) throw new Error("no first pane");
  await bench.screenshot("two-panes");
  return [first, second];
}

/** Presses a button in both panes before either can have been answered: the click of the first does not wait. */
async function pressTogether(panes: readonly Frame[], name: string): Promise<void> {
  const buttons = panes.map((pane) => pane.getByRole("button", { name, exact: true }).first());
  for (const button of buttons) await button.waitFor(PATIENCE);
  await Promise.all(buttons.map((button) => button.evaluate((element) => (element as HTMLElement).click())));
  figures.together++;
}

const sheets = (bench: Workbench): Promise<string[]> =>
  bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name));
const filled = async (bench: Workbench, area: string): Promise<readonly (readonly unknown[])[]> =>
  (await bench.handle.evaluate((workbench, at) => workbench.values(at), area)).filter((row) =>
    row.some((cell) => cell !== "" && cell !== null),
  );

test("the matrix that both create at the same moment is there once, and both panes have it", async () => {
  const bench = await server.open({ query: "?empty" });
  const panes = await panesOf(bench);
  await pressTogether(panes, "Create the matrix in this workbook");
  for (const pane of panes)
    await pane
      .getByText(/^The matrix in this workbook: 4 payers, 79 rules\./)
      .first()
      .waitFor(PATIENCE);
  const names = await sheets(bench);
  expect(names.filter((name) => /\(/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect((await bench.cell("PolicyMatrixCells!B1")).text).not.toBe("");
  expect(bench.problems).toEqual([]);
  await bench.close();
});

const changeOfRule = (pane: Frame, jz: string, source: string): Promise<void> =>
  fillWastageChange(pane, { jz, source, reason: "Bulletin" });

test("a rule that both change at the same moment is changed once: one saves, the other is told, and nothing is written over", async () => {
  const bench = await server.open();
  const panes = await panesOf(bench);
  const before = await filled(bench, "Wastage!A1:L30");
  await changeOfRule(panes[0], "Required", "Bulletin of the first");
  await changeOfRule(panes[1], "Required", "Bulletin of the second");
  await pressTogether(panes, "Save");
  const saved = panes.map((pane) => pane.getByText(/^Saved\./).first());
  const refused = panes.map((pane) => pane.getByText(/^Nothing was written/).first());
  for (const [i, each] of saved.entries())
    await each
      .or(refused[i] ?? each)
      .first()
      .waitFor(PATIENCE);
  expect((await Promise.all(saved.map((each) => each.isVisible()))).filter(Boolean)).toHaveLength(1);
  const after = await filled(bench, "Wastage!A1:L30");
  expect(after).toHaveLength(before.length + 1);
  expect(after.flat().filter((cell) => /^Bulletin of the/.test(String(cell)))).toHaveLength(1);
  // Header, the old row that was ended, and the new one.
  expect(await filled(bench, "MatrixLog!A1:I20")).toHaveLength(3);
  expect(bench.problems).toEqual([]);
  await bench.close();
});

test("the status that both write at the same moment stands beside the lines once", async () => {
  const bench = await server.open();
  const panes = await panesOf(bench);
  const headers = await filled(bench, "Claims!A1:AZ1");
  for (const pane of panes) {
    await pane.getByRole("button", { name: /^Check (this sheet|again)$/ }).click();
    await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
    await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  }
  await pressTogether(panes, "Write status");
  const done = (pane: Frame) => pane.getByText(/^The status of [\d,]+ rows is in Claims\./).first();
  const told = (pane: Frame) =>
    pane
      .getByText(/^Nothing was (written|changed)/)
      .or(pane.getByText(/changed meanwhile/))
      .first();
  for (const pane of panes) await done(pane).or(told(pane)).first().waitFor(PATIENCE);
  const now = await filled(bench, "Claims!A1:AZ1");
  const added = (now[0] ?? []).filter((cell) => /^Status/.test(String(cell))).length;
  const own = (headers[0] ?? []).filter((cell) => /^Status/.test(String(cell))).length;
  expect(added - own).toBe(1);
  expect(bench.problems).toEqual([]);
  await bench.close();
});
