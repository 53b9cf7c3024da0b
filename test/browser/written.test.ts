// What the pane writes to the sheet on request, as a person sees it in the workbench: a coloured status, a table of findings, and none of both.
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { writeWorkbook } from "../../src/files/xlsx-write";
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

const EXPORT = "Claims Oct.xlsx";
const PATIENCE = { timeout: 60_000 };
const saved = (bench: Workbench): Promise<Uint8Array> =>
  bench.handle.evaluate(async (workbench) => [...(await workbench.save())]).then((bytes) => new Uint8Array(bytes));
const open = (bench: Workbench, bytes: Uint8Array): Promise<void> =>
  bench.handle.evaluate((workbench, [file, name]) => workbench.open(new Uint8Array(file), name), [
    [...bytes],
    EXPORT,
  ] as const);
const sheets = (bench: Workbench): Promise<string[]> =>
  bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name));

/** Everything of a workbook that somebody could see or find: cells with their looks, tables, names, what colours them. */
async function everything(bench: Workbench): Promise<unknown> {
  const bytes = await saved(bench);
  const parts = unzipSync(bytes);
  const own = Object.keys(parts).filter((path) =>
    /^xl\/(worksheets|tables|workbook\.xml|sharedStrings|comments)/.test(path),
  );
  return own.sort().map((path) => [path, strFromU8(parts[path] ?? new Uint8Array())]);
}

test("everything that was written reads well in a file without the add-in, and goes by one click in another session", async () => {
  const home = await server.open();
  const rows = (await home.handle.evaluate((workbench) => workbench.values("Claims!A1:AM400"))).map((row) =>
    row.map((cell) => cell ?? ""),
  );
  await home.close();
  const bench = await server.open({ query: "?empty" });
  await open(bench, await writeWorkbook({ sheets: [{ name: "Claims", rows, columns: [] }] }));
  await open(bench, await saved(bench));
  const before = await everything(bench);

  let pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await pane.getByRole("button", { name: /released · / }).click();
  await pane.getByRole("button", { name: "Write record" }).click();
  await pane.getByText(/^The sheet "Check \d{4}-\d\d-\d\d" was added/).waitFor(PATIENCE);
  await pane.getByRole("button", { name: "List for the batch" }).click();
  await pane.getByText(/^The sheet "Batch \d{4}-\d\d-\d\d" was added/).waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("button", { name: "Write status" }).click();
  await pane
    .getByText(/^The status of [\d,]+ rows is in Claims\./)
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Write findings" }).click();
  await pane.getByText("The findings are in the sheet Findings.").first().waitFor(PATIENCE);

  // Whoever gets the file has no add-in: plain cells, one table, colours by the word, pages that print.
  const bytes = await saved(bench);
  const { sheets: read } = await readXlsx(bytes);
  const [claims, ...added] = read;
  expect(added.map(({ name }) => name.replace(/\d{4}-\d\d-\d\d/, "DAY")).sort()).toEqual([
    "Batch DAY",
    "Check DAY",
    "Findings",
  ]);
  const texts = (claims?.rows ?? []).map((row) => String(row.at(-1)));
  expect(texts[0]).toBe("Status");
  expect(new Set(texts.slice(1).map((text) => /^[A-Za-z ]+/.exec(text)?.[0]))).toEqual(
    new Set(["Error", "Warning", "Not checked", "OK"]),
  );
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const);
  const worksheets = parts.filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  expect(worksheets.filter(([, xml]) => xml.includes("<f>") || xml.includes("<f "))).toEqual([]);
  expect(worksheets.filter(([, xml]) => /<conditionalFormatting/.test(xml))).toHaveLength(2);
  expect(worksheets.filter(([, xml]) => /<pageSetup[^>]*landscape/.test(xml))).toHaveLength(2);
  expect(parts.filter(([path]) => path.startsWith("xl/tables/table"))).toHaveLength(1);
  expect(parts.map(([, xml]) => xml).join("")).not.toMatch(/PAYER\.|_xlfn\.SINGLE|#NAME\?/);
  const record = added.find(({ name }) => name.startsWith("Check"));
  expect(record?.rows.flat().map(String).join("\n")).toMatch(/Record of the check|Lines|Released/i);
  await bench.screenshot("written-all");

  // Another day: the file is opened again, and the pane knows nothing of before.
  await open(bench, bytes);
  pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("region", { name: "In the workbook now" }).waitFor();
  await bench.screenshot("written-found-again");
  await pane.getByRole("button", { name: "Remove what was written" }).click();
  await pane.getByText("What was written is gone.").first().waitFor(PATIENCE);
  expect(await sheets(bench)).toEqual(["Claims"]);
  expect(await everything(bench)).toEqual(before);
  expect(bench.problems).toEqual([]);
  await bench.close();
});
