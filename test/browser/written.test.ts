// What the pane writes to the sheet on request, as a person sees it in the workbench: a coloured status, a table of findings, and none of both.
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(240_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

const values = async (bench: Workbench, address: string): Promise<readonly unknown[]> =>
  (await bench.handle.evaluate((workbench, at) => workbench.values(at), address)).flat();

test("the status of each line and the findings are written, seen in colours, and removed by one click", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  const headers = await values(bench, "Claims!A1:AZ1");
  const free = headers.findIndex((text) => text === "");
  const letters = `A${String.fromCharCode(65 + free - 26)}`;
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("button", { name: "Write status" }).click();
  await pane
    .getByText(/^The status of [\d,]+ rows is in Claims\./)
    .first()
    .waitFor();
  const [header, ...texts] = await values(bench, `Claims!${letters}1:${letters}60`);
  expect(header).toBe("Status");
  expect(
    texts.filter((text) => text !== "").every((text) => /^(OK|(Error|Warning|Not checked): .+)$/.test(String(text))),
  ).toBe(true);
  expect(texts.some((text) => /^Error/.test(String(text)))).toBe(true);
  await bench.handle.evaluate((workbench, at) => workbench.select(at), `Claims!${letters}2`);
  await bench.page.waitForTimeout(500);
  await bench.screenshot("written-status");

  await pane.getByRole("button", { name: "Write findings" }).click();
  await pane.getByText("The findings are in the sheet Findings.").first().waitFor();
  expect(await values(bench, "Findings!A1:I1")).toEqual([
    "Line",
    "Check",
    "Severity",
    "Message",
    "Fix",
    "Decided by",
    "Amount",
    "Payer",
    "Claim",
  ]);
  await bench.handle.evaluate((workbench, at) => workbench.select(at), "Findings!A2");
  await bench.page.waitForTimeout(500);
  await bench.screenshot("written-findings");
  await bench.handle.evaluate((workbench, at) => workbench.select(at), `Claims!${letters}2`);

  await pane.getByRole("button", { name: "Remove what was written" }).click();
  await pane.getByText("What was written is gone.").first().waitFor();
  expect((await values(bench, `Claims!${letters}1:${letters}60`)).join("")).toBe("");
  expect(bench.problems).toEqual([]);
  await bench.close();
});
