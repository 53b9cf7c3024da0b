// The first scene of product.md: a bulletin says that JZ is required. The billing manager changes one cell from a date, sees before she
// saves which open lines change, saves, takes it back with one undo, reads the history; and typing the same into the sheet comes to the
// same matrix.
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import { openWastageRule, WASTAGE_PAYER } from "./wastage-change";

jest.setTimeout(300_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

const PAYER = WASTAGE_PAYER;
/** Serial numbers of dates: 2026-08-31 and 2026-09-01. */
const LAST_DAY = 46265;
const FIRST_DAY = 46266;

/** The Wastage table's cells of the payer: JZ, From, To, Source. */
async function wastageRows(bench: Workbench): Promise<readonly unknown[]> {
  const cells = await bench.handle.evaluate((workbench) => workbench.values("Wastage!A1:L20"));
  const [headers = [], ...rows] = cells;
  const at = (header: string): number => headers.indexOf(header);
  return rows
    .filter((row) => row[at("Payer")] === PAYER)
    .map((row) => ["JZ", "From", "To", "Source"].map((header) => row[at(header)] ?? ""));
}

const revision = async (bench: Workbench): Promise<string> => {
  await bench.handle.evaluate((workbench) => workbench.calculated());
  return String((await bench.cell("PolicyMatrixCells!B1")).value).slice(0, 23);
};

/** Opens the payer's rule on drug wastage in the Matrix place. */
async function openRule(bench: Workbench): Promise<void> {
  const pane = bench.pane();
  await openWastageRule(pane);
  await pane.getByRole("heading", { name: /^Drug wastage/ }).waitFor();
}

async function checkClaims(bench: Workbench): Promise<void> {
  await bench.pane().getByRole("button", { name: "Check this sheet" }).click();
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor({ timeout: 60_000 });
}

test("she changes a rule from a date, sees what changes, saves, undoes, and finds it in the history", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  await checkClaims(bench);
  const before = { rows: await wastageRows(bench), revision: await revision(bench) };
  await openRule(bench);
  await pane.getByRole("button", { name: "Change from a date" }).click();
  await pane.getByLabel("In force from").fill("2026-09-01");
  await pane.getByLabel("JZ").selectOption("Required");
  await pane.getByLabel("Source", { exact: true }).fill("Bulletin 26-117");
  await pane.getByLabel("Reason").fill("Bulletin of 12 Aug");

  // Before anything is written: how many lines, and the first of them.
  const told = pane.getByText(/^\d+ open lines?( of .+)? changes?:/);
  await told.waitFor();
  const [, count = ""] = /^(\d+) open/.exec(await told.innerText()) ?? [];
  expect(Number(count)).toBeGreaterThan(10);
  expect(await wastageRows(bench)).toEqual(before.rows);
  await bench.screenshot("billing-manager-preview");

  await pane.getByRole("button", { name: "Save", exact: true }).click();
  await pane
    .getByText(/^Saved\./)
    .first()
    .waitFor();
  expect(await wastageRows(bench)).toEqual([
    ["Accepted", before.rows.flat()[1], LAST_DAY, "Example - replace"],
    ["Required", FIRST_DAY, "", "Bulletin 26-117"],
  ]);
  const saved = await revision(bench);
  expect(saved).not.toBe(before.revision);
  const log = await bench.handle.evaluate((workbench) => workbench.values("MatrixLog!A1:I6"));
  expect(log.slice(1, 3).map((row) => [row[2], row[3], row[8]])).toEqual([
    ["Changed from a date", "Wastage", "Bulletin of 12 Aug"],
    ["Changed from a date", "Wastage", "Bulletin of 12 Aug"],
  ]);

  // The check place has the new result without a new check.
  await pane.getByRole("tab", { name: "Check" }).click();
  await pane.getByRole("searchbox").fill("JZ");
  expect(await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").count()).toBeGreaterThan(5);
  expect(await pane.getByText("The matrix changed since this was checked.").count()).toBe(0);

  // One undo.
  await pane.getByRole("button", { name: "Undo" }).click();
  await pane
    .getByText(/^(Taken back|Undone)/)
    .first()
    .waitFor();
  expect(await wastageRows(bench)).toEqual(before.rows);
  expect(await revision(bench)).toBe(before.revision);

  // The same by hand in the grid leaves the same matrix: same rows, so the same revision.
  const wastage = await bench.handle.evaluate((workbench) => workbench.values("Wastage!A1:L20"));
  const headers = wastage[0] ?? [];
  const column = (header: string): string => String.fromCharCode(65 + headers.indexOf(header));
  const old = 1 + wastage.findIndex((row) => row[1] === PAYER);
  const next = 1 + wastage.findIndex((row) => row.every((cell) => cell === "" || cell === null || cell === undefined));
  const written: readonly (readonly [string, string])[] = [
    [`${column("To")}${old}`, "2026-08-31"],
    [`${column("Rule ID")}${next}`, String(await newId(bench))],
    [`${column("Payer")}${next}`, PAYER],
    [`${column("Codes")}${next}`, "*"],
    [`${column("JW")}${next}`, "Paid"],
    [`${column("JZ")}${next}`, "Required"],
    [`${column("Containers")}${next}`, "Single"],
    [`${column("From")}${next}`, "2026-09-01"],
    [`${column("Source")}${next}`, "Bulletin 26-117"],
    [`${column("Reviewed")}${next}`, await reviewed(bench)],
  ];
  for (const [cell, text] of written)
    if (text !== "")
      await bench.handle.evaluate((workbench, [at, typed]) => workbench.type(at, typed), [
        `Wastage!${cell}`,
        text,
      ] as const);
  expect(await revision(bench)).toBe(saved);

  expect(bench.outside).toEqual([]);
  expect(bench.problems).toEqual([]);
  await bench.close();

  /** What the pane wrote into the history as the new row's Rule ID and review. */
  async function added(of: Workbench): Promise<Record<string, unknown>> {
    const rows = await of.handle.evaluate((workbench) => workbench.values("MatrixLog!A1:I12"));
    const row = rows.find((cells) => cells[2] === "Changed from a date" && String(cells[7]).startsWith("{"));
    return JSON.parse(String(row?.[7])) as Record<string, unknown>;
  }
  async function newId(of: Workbench): Promise<unknown> {
    return (await added(of))["Rule ID"];
  }
  async function reviewed(of: Workbench): Promise<string> {
    return String((await added(of))["Reviewed"] ?? "");
  }
});

test("what she types into the sheet is seen: a bad cell with a jump, a good one offered to the history", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane.getByLabel("Payer").waitFor();
  const rows = await bench.handle.evaluate((workbench) => workbench.values("PriorAuth!A1:G30"));
  const requirement = String.fromCharCode(65 + (rows[0] ?? []).indexOf("Requirement"));
  const codes = String.fromCharCode(65 + (rows[0] ?? []).indexOf("Codes"));
  await bench.handle.evaluate((workbench, at) => workbench.type(at, "J92711-"), `PriorAuth!${codes}3`);
  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane
    .getByText(/issue in the matrix/)
    .first()
    .waitFor();
  await bench.handle.evaluate((workbench, at) => workbench.type(at, "J9271"), `PriorAuth!${codes}3`);
  await bench.handle.evaluate((workbench, at) => workbench.type(at, "Notification"), `PriorAuth!${requirement}3`);
  await pane.getByText(/not in the history yet/).waitFor();
  await bench.close();
});
