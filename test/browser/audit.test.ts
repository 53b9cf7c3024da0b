// An audit as a person makes one in the workbench: drawn of the sample's claims, its worksheet written and answered by keyboard, scored,
// recorded, and taken back.
import { faultsOfLooks, setWidth } from "./screen-checks";
import { startWorkbenchServer, type WorkbenchServer } from "./support";

jest.setTimeout(180_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

test("a sample is drawn, its worksheet answered in the sheet, scored and recorded", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  const click = (name: string | RegExp): Promise<void> => pane.getByRole("button", { name }).first().click();
  await click("Check this sheet");
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await click(/^Audit a sample/);
  const looksRight = async (): Promise<void> => expect(await faultsOfLooks(bench)).toEqual([]);
  await looksRight();
  await pane.getByLabel("Encounters").fill("120");
  await click("Draw the sample");
  await pane.getByText(/^120 of [\d,]+ encounters, [\d,]+ questions$/).waitFor();
  await looksRight();
  // All of a large sample is reached, and only what is seen of it is on the page.
  const list = pane.getByRole("listbox", { name: "The sample" });
  await list.getByRole("option").first().focus();
  await bench.page.keyboard.press("End");
  await list.locator('[aria-posinset="120"]').waitFor();
  expect(await list.getByRole("option").count()).toBeLessThan(50);
  await setWidth(bench, 350);
  await pane.getByLabel("Encounters").fill("2");
  await pane.getByLabel("Seed").fill("7");
  await click("Draw the sample");
  await pane.getByText(/^2 of [\d,]+ encounters, \d+ questions$/).waitFor();
  await click("Write the worksheet");
  const told = pane.getByText(/^The sheet "Audit [\d-]+" was added/).first();
  await told.waitFor();
  const [, sheet = ""] = /"(.+)"/.exec(await told.innerText()) ?? [];
  const cells = await bench.handle.evaluate((workbench, at) => workbench.values(at), `${sheet}!A1:L60`);
  const header = cells.findIndex(([first]) => first === "Question");
  const asked = cells.slice(header + 1).filter(([id]) => /^\d+\./.test(String(id)));
  expect(asked.length).toBeGreaterThan(1);
  for (let i = 0; i < asked.length; i++) await bench.enter(`${sheet}!K${header + 2 + i}`, i === 0 ? "No" : "Yes");
  await bench.enter(`${sheet}!L${header + 2}`, "no stop time");
  await click(`Score ${sheet}`);
  await pane.getByText("1 of 2 that are reviewed").waitFor();
  await looksRight();
  await setWidth(bench, 350);
  expect(await pane.getByText("no stop time").count()).toBeGreaterThan(0);
  await click("Add the record as a sheet");
  await pane
    .getByText(/^The sheet "Audit record [\d-]+" was added\.$/)
    .first()
    .waitFor();
  const first = (): Promise<readonly (readonly unknown[])[]> =>
    bench.handle.evaluate((workbench, at) => workbench.values(at), `${sheet.replace("Audit", "Audit record")}!A1:A1`);
  expect(await first()).toEqual([["Record of an audit"]]);
  await click("Undo");
  await pane.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  await expect(first()).rejects.toThrow();
  expect(bench.problems).toEqual([]);
  await bench.close();
});
