// The biller's pass: check, fix all that is safe, look at what is left, correct a cell by hand, take the fixes back.
import type { CheckResult } from "../../src/checks/engine";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

let server: WorkbenchServer;
let bench: Workbench;
beforeAll(async () => {
  server = await startWorkbenchServer();
  bench = await server.open();
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

/** Everything that stands in the claim sheet. */
const sheet = (): Promise<unknown> =>
  bench.handle.evaluate(({ model }) => {
    const used = model.usedArea(model.activeSheet(), false);
    return used && model.formulas(used);
  });
const count = async (): Promise<number> => {
  const heading = await bench
    .pane()
    .getByRole("button", { name: /errors$/ })
    .innerText();
  return Number(/\d[\d,]*/.exec(heading)?.[0].replace(",", ""));
};
let summary: Pick<CheckResult["summary"], "error"> = { error: 0 };
let before: unknown;

test("she checks, and what can be fixed without the record is counted", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor({ timeout: 60_000 });
  await pane.getByRole("button", { name: /^Fix all safe \(\d+\)…$/ }).waitFor();
  summary = { error: await count() };
  before = await sheet();
  expect(summary.error).toBeGreaterThan(0);
});

test("she sees old and new by kind, and writes all of it with the keyboard", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: /^Fix all safe/ }).focus();
  await bench.page.keyboard.press("Enter");
  await pane.getByRole("heading", { name: "Safe fixes" }).waitFor();
  const write = pane.getByRole("button", { name: /^Fix \d+ findings$/ });
  await write.waitFor({ timeout: 60_000 });
  expect(await pane.getByRole("checkbox").count()).toBeGreaterThan(2);
  expect(await pane.getByRole("list", { name: "Old and new" }).count()).toBeGreaterThan(2);
  await bench.screenshot("safe-fixes");
  await write.focus();
  await bench.page.keyboard.press("Enter");
  await pane
    .getByText(/findings? fixed\. [\d,]+ findings left\./)
    .first()
    .waitFor({ timeout: 60_000 });
  expect(await sheet()).not.toEqual(before);
});

test("what is left is the list: fewer errors, and the sheet is not said to have changed", async () => {
  const pane = bench.pane();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  expect(await count()).toBeLessThan(summary.error);
  expect(await pane.getByText("The sheet changed since it was checked.").count()).toBe(0);
  await bench.screenshot("what-is-left");
});

test("Undo brings every cell back, and the findings with them", async () => {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Undo", exact: true }).click();
  await pane
    .getByText(/fixes taken back\./)
    .first()
    .waitFor({ timeout: 60_000 });
  expect(await sheet()).toEqual(before);
  expect(await count()).toBe(summary.error);
});

test("nothing was asked of any other host, and nothing failed", () => {
  expect(bench.outside).toEqual([]);
  expect(bench.problems).toEqual([]);
});
