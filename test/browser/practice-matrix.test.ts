// The third scene of product.md: at 3:40 pm an export opens as a workbook of its own. Its pane and its formulas go by the matrix that the
// practice's workbook published on this computer. In the practice's workbook itself, an export becomes a new sheet.
import { writeCsv } from "../../src/files/csv";
import { writeWorkbook } from "../../src/files/xlsx-write";
import type { CellValue, Cells } from "../../src/values/cell";
import { isoOf } from "../../src/values/day";
import { axeFaults } from "./screen-checks";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(600_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

/** Position of the date of service in the sample's claims. */
const DOS = 4;
const EXPORT = "Claims Oct.xlsx";
const FORMULA = '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271",DATE(2026,10,14))';
/** A busy machine takes its time. */
const PATIENCE = { timeout: 120_000 };

const plain = (rows: Cells): CellValue[][] => rows.map((row) => row.map((cell) => cell ?? ""));
const claims = async (bench: Workbench): Promise<CellValue[][]> =>
  plain(await bench.handle.evaluate((workbench) => workbench.values("Claims!A1:AM400")));
const revision = async (bench: Workbench): Promise<string> =>
  String((await bench.cell("PolicyMatrixCells!B1")).value).slice(7, 23);

async function setPaneWidth(bench: Workbench, width: number): Promise<void> {
  await bench.page.evaluate((px) => {
    const pane = document.querySelector<HTMLElement>("#pane");
    if (pane) pane.style.width = `${px}px`;
  }, width);
}

/** Pictures for whoever wants to look: both widths, both themes are taken by the theme that is set. */
async function pictures(bench: Workbench, name: string): Promise<void> {
  for (const width of [320, 350]) {
    await setPaneWidth(bench, width);
    await bench.page.waitForTimeout(300);
    await bench.screenshot(`practice-${name}-${width}`);
  }
}

test("an export that is a workbook of its own goes by the matrix that was published, and says which", async () => {
  const home = await server.open();
  const rows = await claims(home);
  await home.pane().getByRole("tab", { name: "Setup" }).click();
  await home
    .pane()
    .getByText(/sample.*\.xlsx$|\.xlsx$/i)
    .first()
    .waitFor(PATIENCE);
  await home
    .pane()
    .getByRole("button", { name: /^Matrix for other workbooks/ })
    .click();
  await home
    .pane()
    .getByText(/^Revision [0-9a-f]{8}…, published .* today/)
    .waitFor(PATIENCE);
  await pictures(home, "setup-home");
  expect(await axeFaults(home.pane())).toEqual([]);

  const away = await server.open({ query: "?empty", beside: home });
  const bytes = await writeWorkbook({ sheets: [{ name: "Claims", rows, columns: [] }] });
  await away.handle.evaluate((workbench, [file, name]) => workbench.open(new Uint8Array(file), name), [
    [...bytes],
    EXPORT,
  ] as const);
  const pane = away.pane();
  await pane.getByText(/^Matrix:/).waitFor(PATIENCE);
  await pane.getByText(/^Revision [0-9a-f]{8}…, published .* today on this computer/).waitFor(PATIENCE);
  expect(await axeFaults(away.pane())).toEqual([]);
  await pictures(away, "start");
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await pictures(away, "checked");
  expect(await axeFaults(away.pane())).toEqual([]);
  await pane.getByRole("searchbox").fill("FILE-01");
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await pane
    .getByText(/^row \d+ in .+\.xlsx$/)
    .first()
    .waitFor(PATIENCE);
  await pictures(away, "finding");

  // Formulas there answer as they do at home.
  await pane.getByRole("tab", { name: "Setup" }).click();
  await pane.getByRole("button", { name: /^Matrix for other workbooks/ }).click();
  await pictures(away, "setup-away");
  await pane.getByRole("button", { name: "Insert PolicyMatrix" }).click();
  await pane
    .getByText(/^Formulas in this workbook answer from/)
    .first()
    .waitFor(PATIENCE);
  await home.handle.evaluate((workbench, formula) => workbench.type("Claims!BA2", formula), FORMULA);
  await away.handle.evaluate((workbench, formula) => workbench.type("Claims!BA2", formula), FORMULA);
  const answer = (await home.cell("Claims!BA2")).value;
  expect(answer).toBe("Required");
  expect((await away.cell("Claims!BA2")).value).toBe(answer);
  const before = await revision(away);

  // The practice changes a rule: the other workbook hears of it, and its formulas follow by a click.
  const auth = await home.handle.evaluate((workbench) => workbench.values("PriorAuth!A1:L30"));
  const row = auth.findIndex((cells) => cells.includes("EXAMPLE-COMMERCIAL") && String(cells).includes("J9271"));
  const column = String.fromCharCode(65 + (auth[0] ?? []).indexOf("Requirement"));
  expect(row).toBeGreaterThan(0);
  await home.handle.evaluate((workbench, [at, text]) => workbench.type(at, text), [
    `PriorAuth!${column}${row + 1}`,
    "Not required",
  ] as const);
  await pane.getByText("Formulas in this workbook answer from an older revision.").first().waitFor(PATIENCE);
  expect((await away.cell("Claims!BA2")).value).toBe(answer);
  await pane.getByRole("button", { name: "Use the newer one" }).first().click();
  await pane
    .getByText(/^Formulas in this workbook answer from it/)
    .first()
    .waitFor(PATIENCE);
  await away.handle.evaluate((workbench) => workbench.calculated());
  await home.handle.evaluate((workbench) => workbench.calculated());
  expect(await revision(away)).not.toBe(before);
  expect((await away.cell("Claims!BA2")).value).toBe((await home.cell("Claims!BA2")).value);
  expect((await away.cell("Claims!BA2")).value).not.toBe(answer);

  expect([...home.outside, ...away.outside]).toEqual([]);
  expect([...home.problems, ...away.problems]).toEqual([]);
  await away.close();
  await home.close();
});

test("in the practice's workbook an export becomes a new sheet, and is checked", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  const rows = (await claims(bench)).map((row, i) =>
    row.map((cell, c) => (i > 0 && c === DOS && typeof cell === "number" ? isoOf(cell) : String(cell))),
  );
  const danger = rows.map((row, i) => (i === 1 ? row.map((cell, c) => (c === row.length - 1 ? "=1+1" : cell)) : row));
  await pane.getByRole("button", { name: "Open export…" }).waitFor(PATIENCE);
  await pictures(bench, "open-export");
  await pane
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "Claims.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(writeCsv(danger)),
    });
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  const names = await bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name));
  expect(names).toContain("Claims 2");
  expect(plain(await bench.handle.evaluate((workbench) => workbench.values("Claims 2!A1:AM2")))).toEqual(
    danger.slice(0, 2),
  );
  expect((await bench.cell("Claims 2!AM2")).formula).toBe("");
  await bench.screenshot("practice-export-opened");
  expect(await pane.getByRole("heading", { name: /^Claims 2/ }).count()).toBe(1);

  await pane.getByRole("tab", { name: "Setup" }).click();
  await pane.getByRole("button", { name: /^Open an export/ }).click();
  await pane
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "broken.csv",
      mimeType: "text/csv",
      buffer: Buffer.from('CPT\n"96413'),
    });
  await pane.getByText(/^broken\.csv, row 2: a quote/).waitFor(PATIENCE);
  expect(bench.problems).toEqual([]);
  await bench.close();
});
