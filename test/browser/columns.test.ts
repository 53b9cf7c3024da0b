// A column of answers as a person makes one in the workbench: asked of the sample's claims, read in the cells, taken back, frozen.
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(180_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

const values = async (bench: Workbench, address: string): Promise<readonly unknown[]> =>
  (await bench.handle.evaluate((workbench, at) => workbench.values(at), address)).flat();

/** Waits until cells say what is wanted. */
async function become(
  bench: Workbench,
  address: string,
  wanted: (cells: readonly unknown[]) => boolean,
): Promise<void> {
  let last: readonly unknown[] = [];
  for (let tries = 0; tries < 150; tries++) {
    await bench.handle.evaluate((workbench) => workbench.calculated());
    last = await values(bench, address);
    if (wanted(last)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${address} never became as wanted: ${JSON.stringify(last).slice(0, 300)}`);
}

test("AUTH as a column of the claim sheet: previewed, inserted, answered, taken back, frozen", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  const header = await values(bench, "Claims!A1:AZ1");
  const free = header.findIndex((text) => text === "");
  const letters = `A${String.fromCharCode(65 + free - 26)}`;
  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByRole("button", { name: "Answer a whole column…" }).click();
  const rows = pane.getByRole("region", { name: "First rows" }).getByRole("listitem");
  await rows.first().waitFor();
  expect(await rows.count()).toBe(5);
  const told = (await rows.allInnerTexts()).map((text) => text.split("\n")[1]);

  await pane.getByRole("button", { name: "Insert column" }).click();
  await pane.getByText("The column Authorisation is in Claims.").first().waitFor();
  await become(bench, `Claims!${letters}2:${letters}6`, (cells) =>
    cells.every((cell) => cell !== "" && cell !== "#BUSY!"),
  );
  expect(await values(bench, `Claims!${letters}1`)).toEqual(["Authorisation"]);
  expect(await values(bench, `Claims!${letters}2:${letters}6`)).toEqual(told);
  expect((await bench.cell(`Claims!${letters}3`)).formula).toMatch(
    /^=PAYER\.AUTH\(PolicyMatrix,Claims\[\[#This Row\],\[Payer\]\]/,
  );

  await pane.getByRole("button", { name: "Undo" }).click();
  await pane.getByText("Undone.").first().waitFor();
  await become(bench, `Claims!${letters}1:${letters}6`, (cells) => cells.every((cell) => cell === ""));

  await pane.getByRole("button", { name: "Insert column" }).click();
  await pane.getByText("The column Authorisation is in Claims.").first().waitFor();
  await become(bench, `Claims!${letters}2:${letters}6`, (cells) => JSON.stringify(cells) === JSON.stringify(told));
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("button", { name: "Freeze to values…" }).click();
  await pane.getByText(`Column ${letters} · AUTH`).waitFor();
  await pane.getByRole("button", { name: /^Freeze [\d,]+ answers$/ }).click();
  await pane
    .getByText(/answers of Claims are values now\./)
    .first()
    .waitFor();
  expect(await values(bench, `Claims!${letters}2:${letters}6`)).toEqual(told);
  expect((await bench.cell(`Claims!${letters}3`)).formula ?? "").not.toContain("PAYER");
  await pane.getByRole("button", { name: "Undo" }).click();
  await pane.getByText("Undone.").first().waitFor();
  await become(bench, `Claims!${letters}2:${letters}6`, (cells) => JSON.stringify(cells) === JSON.stringify(told));
  expect((await bench.cell(`Claims!${letters}3`)).formula).toContain("PAYER.AUTH(");
  expect(bench.problems).toEqual([]);
  await bench.close();
});

test("the check of each line spills beside the table, and is frozen as a whole", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByRole("button", { name: "Answer a whole column…" }).click();
  await pane.getByLabel("Question").selectOption("CHECK");
  await pane.getByRole("region", { name: "First rows" }).getByRole("listitem").first().waitFor();
  await pane.getByRole("button", { name: "Insert column" }).click();
  await pane.getByText("The column Check is in Claims.").first().waitFor();
  const header = await values(bench, "Claims!A1:BA1");
  const at = `A${String.fromCharCode(65 + header.lastIndexOf("Check") - 26)}`;
  await become(bench, `Claims!${at}2:${at}9`, (cells) =>
    cells.every((cell) => /^(OK|Error|Warning|Not checked)/.test(String(cell))),
  );
  const before = await values(bench, `Claims!${at}2:${at}200`);
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("button", { name: "Freeze to values…" }).click();
  await pane.getByRole("button", { name: /^Freeze [\d,]+ answers$/ }).click();
  await pane
    .getByText(/answers of Claims are values now\./)
    .first()
    .waitFor();
  expect(await values(bench, `Claims!${at}2:${at}200`)).toEqual(before);
  expect((await bench.cell(`Claims!${at}2`)).formula ?? "").not.toContain("PAYER");
  await pane.getByRole("button", { name: "Undo" }).click();
  await pane.getByText("Undone.").first().waitFor();
  await become(bench, `Claims!${at}2:${at}200`, (cells) => JSON.stringify(cells) === JSON.stringify(before));
  expect(bench.problems).toEqual([]);
  await bench.close();
});
