// The workbench page itself: grid, files, ribbon and the frame around the pane. What the add-in does in it is told elsewhere.
import { readFile } from "node:fs/promises";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { startWorkbenchServer, type TestFunction, type Workbench, type WorkbenchServer } from "./support";

/** Functions that behave as custom functions may. */
const FUNCTIONS: Readonly<Record<string, TestFunction>> = {
  SHAPE: { parameters: [{ dimensionality: "matrix" }], code: "(m) => JSON.stringify(m)" },
  GIVEN: { parameters: [{}, { optional: true }], code: "(a, b) => JSON.stringify([a, b])" },
  REFUSE: {
    parameters: [{}],
    code: `(kind) => { if (kind === "own") throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "no such row"); throw new Error("boom"); }`,
  },
  LATER: {
    parameters: [{}],
    code: `(v) => new Promise((done, fail) => setTimeout(() => v === "bad" ? fail(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "too late")) : done("later " + v), 300))`,
  },
  ROWS: { parameters: [{ type: "number" }], code: "(n) => Array.from({ length: n }, (_, i) => [i, 'row ' + i])" },
  TAKES: {
    parameters: [{}],
    code: "(v) => v instanceof CustomFunctions.Error ? 'took ' + v.code : String(v)",
    allowErrors: true,
  },
};

let server: WorkbenchServer;
/** The workbench of the test that runs. */
let bench: Workbench;
/** An empty workbook that the tests of the grid share: each has a sheet of its own. */
let shared: Workbench | undefined;

beforeAll(async () => {
  server = await startWorkbenchServer();
});

afterAll(() => server.close());

afterEach(async () => {
  expect(bench.outside).toEqual([]);
  if (bench !== shared) await bench.close();
});

/** A new sheet with a small table "Lines" at A1:C3: CPT, Units, Start. */
async function withTable(): Promise<void> {
  shared ??= await server.open({ query: "?empty", functions: FUNCTIONS });
  bench = shared;
  await bench.handle.evaluate(async ({ model, clearCalls }) => {
    const before = model.activeSheet();
    const sheet = await model.addSheet();
    await model.activateSheet(sheet);
    await model.deleteSheet(before);
    const area = { sheet, row: 0, column: 0, rows: 3, columns: 3 };
    await model.setNumberFormats({ ...area, row: 1, rows: 2, columns: 1 }, "@");
    await model.write(area, [
      ["CPT", "Units", "Start"],
      ["96413", 1, "9:00"],
      ["J9271", 200, "9:05"],
    ]);
    await model.changeTable(await model.addTable(area, true), { name: "Lines" });
    clearCalls();
  });
}

const value = async (address: string) => (await bench.cell(address)).value;

describe("the page", () => {
  it("opens the sample with the add-in running, each table's formula calculated", async () => {
    bench = await server.open();
    const { counts, name } = await bench.handle.evaluate((handle) => ({
      counts: handle.callCounts(),
      name: handle.names().find(({ name }) => name === "PolicyMatrix"),
    }));
    // When everything is calculated and a formula spills, as the grid of the matrix does, Univer calculates everything once more. The sheet of
    // formulas shows each function once, beside the 17 tables, the matrix and its grid.
    expect(counts).toMatchObject({ TABLE: 2 * 18, MATRIX: 2 * 2, GRID: 2 * 2 });
    expect(await value(String(name?.formula).replace(/[=$]/g, ""))).toMatch(/^Matrix [0-9a-f]{16} · 4 payers/);
    expect(await bench.page.title()).toBe("sample.xlsx - Payer Policy Matrix");
    expect(bench.problems).toEqual([]);
  });

  it("has the manifest's buttons, which open the pane and run the add-in's commands", async () => {
    bench = await server.open();
    const { page } = bench;
    const ribbon = page.getByRole("toolbar", { name: "Payer Policy" });
    expect(await ribbon.getByRole("button").allTextContents()).toEqual([
      "Open pane",
      "Check sheet",
      "Create matrix",
      "Self-test",
    ]);
    expect(
      await ribbon
        .locator("img")
        .evaluateAll((pictures) => pictures.every((picture) => (picture as HTMLImageElement).naturalWidth === 32)),
    ).toBe(true);
    await page.getByRole("button", { name: "Close the pane" }).click();
    expect(await page.locator("#pane").isVisible()).toBe(false);
    await ribbon.getByRole("button", { name: "Open pane" }).click();
    expect(await page.locator("#pane").isVisible()).toBe(true);
    await ribbon.getByRole("button", { name: "Check sheet" }).click();
    await bench
      .pane()
      .getByText(/checked/i)
      .first()
      .waitFor();
  });

  it("lets the pane be made wider and narrower with the keyboard, between Excel's limits", async () => {
    bench = await server.open({ query: "?empty" });
    const handle = bench.page.getByRole("separator", { name: "Width of the pane" });
    const width = () => bench.page.locator("#pane").evaluate((pane) => pane.getBoundingClientRect().width);
    expect(await width()).toBe(350);
    await handle.focus();
    await bench.page.keyboard.press("ArrowLeft");
    expect(await width()).toBe(360);
    await bench.page.keyboard.press("Home");
    expect([await width(), await handle.getAttribute("aria-valuenow")]).toEqual([500, "500"]);
    for (let i = 0; i < 30; i++) await bench.page.keyboard.press("ArrowRight");
    expect(await width()).toBe(320);
  });

  it("lets the pane be dragged wider", async () => {
    bench = await server.open({ query: "?empty" });
    const box = await bench.page.locator("#splitter").boundingBox();
    const [x, y] = [(box?.x ?? 0) + 2, (box?.y ?? 0) + 200];
    await bench.page.mouse.move(x, y);
    await bench.page.mouse.down();
    await bench.page.mouse.move(x - 60, y, { steps: 4 });
    await bench.page.mouse.up();
    expect(await bench.page.locator("#pane").evaluate((pane) => pane.getBoundingClientRect().width)).toBe(410);
  });

  it.each([
    ["dark", "#262626"],
    ["contrast", "#000000"],
  ])("gives the add-in the %s theme, and its functions go on", async (theme, background) => {
    bench = await server.open({ query: "?empty" });
    await bench.enter("A1", "=PAYER.VERSION()");
    const before = await value("A1");
    await bench.page.getByLabel("Theme").selectOption(theme);
    await bench.page.waitForFunction((color) => {
      const frame = document.querySelector("iframe")?.contentWindow as (Window & { Office?: typeof Office }) | null;
      return frame?.Office?.context?.officeTheme?.bodyBackgroundColor?.toUpperCase() === color;
    }, background);
    await bench.page.waitForFunction(() => window.workbench?.cell("A1").value !== "#BUSY!");
    expect(await value("A1")).toBe(before);
    await bench.screenshot(`workbench-${theme}`);
  });
});

describe("what is typed", () => {
  it.each(["=[@Units]*2", "=Lines[@Units]*2", "=Lines[[#This Row],[Units]]*2"])(
    "%s works at first typing",
    async (formula) => {
      await withTable();
      await bench.enter("D2", formula);
      expect(await bench.cell("D2")).toMatchObject({ value: 2, formula: "=Lines[[#This Row],[Units]]*2" });
      await bench.enter("B2", "6");
      expect(await value("D2")).toBe(12);
      await bench.enter("F9", "=B3*2");
      expect(await value("F9")).toBe(400);
    },
  );

  it("stays text in a column of text, and becomes a number or a date elsewhere", async () => {
    await withTable();
    await bench.enter("A2", "00006302602");
    expect(await bench.cell("A2")).toMatchObject({ value: "00006302602", text: "00006302602" });
    await bench.enter("A3", "=1+1");
    expect(await bench.cell("A3")).toMatchObject({ value: "=1+1", formula: "" });
    await bench.enter("H2", "00012");
    await bench.enter("H3", "10/14/2026");
    expect([await value("H2"), await value("H3")]).toEqual([12, 46309]);
  });

  it("right below a table becomes its next row, with its formats and drop-downs, and is taken back by undo", async () => {
    await withTable();
    await bench.handle.evaluate(({ model }) => {
      const area = { sheet: model.activeSheet(), row: 1, column: 1, rows: 2, columns: 1 };
      return model.setValidation(area, {
        rule: { type: "List", source: "1,200", inCellDropDown: true },
        ignoreBlanks: true,
        prompt: { showPrompt: false, title: "", message: "" },
        errorAlert: { showAlert: false, style: "Stop", title: "", message: "" },
      });
    });
    await bench.enter("F1", '=ROWS(Lines[CPT])&" "&COUNTA(Lines[CPT])');
    expect(await value("F1")).toBe("2 2");
    await bench.enter("A4", "00123");
    expect([await value("F1"), await value("A4")]).toEqual(["3 3", "00123"]);
    const rule = await bench.handle.evaluate(({ model }) =>
      model.validation({ sheet: model.activeSheet(), row: 3, column: 1, rows: 1, columns: 1 }),
    );
    expect(rule).toMatchObject({ rule: { type: "List", source: "1,200" } });
    // As in Excel the table shrinks first, then the entry goes.
    for (let steps = 0; steps < 4 && (await value("A4")) !== ""; steps++) await bench.press("Control+z");
    expect([await value("F1"), await value("A4")]).toEqual(["2 2", ""]);
  });

  it("into a header cell names the column anew", async () => {
    await withTable();
    await bench.enter("B1", "Quantity");
    await bench.enter("F1", "=SUM(Lines[Quantity])");
    expect(await value("F1")).toBe(201);
  });
});

describe("custom functions in cells", () => {
  it("get a grid for a matrix, null for what is left out, an empty text for an empty cell", async () => {
    await withTable();
    await bench.enter("E1", "=PAYER.SHAPE(B2)");
    await bench.enter("E2", "=PAYER.SHAPE(B2:B3)");
    await bench.enter("E3", "=PAYER.GIVEN(Z99)");
    expect([await value("E1"), await value("E2"), await value("E3")]).toEqual(["[[1]]", "[[1],[200]]", '["",null]']);
  });

  it("show Excel's errors where they throw, and keep the message", async () => {
    await withTable();
    await bench.enter("E1", '=PAYER.REFUSE("own")');
    await bench.enter("E2", '=PAYER.REFUSE("other")');
    await bench.enter("E3", "=PAYER.TAKES(E1)");
    await bench.enter("E4", "=PAYER.GIVEN(E1)");
    expect([await value("E1"), await value("E2"), await value("E3"), await value("E4")]).toEqual([
      "#N/A",
      "#VALUE!",
      "took #N/A",
      "#N/A",
    ]);
    const messages = await bench.handle.evaluate((handle) => handle.calls().map(({ message }) => message));
    expect(messages).toEqual(expect.arrayContaining(["no such row", "boom"]));
  });

  it("show #BUSY! until a promise answers, then the answer, and what depends on it", async () => {
    await withTable();
    await bench.enter("E1", '=PAYER.LATER("x")');
    expect(await value("E1")).toBe("#BUSY!");
    await bench.enter("E2", '=E1&"!"');
    await bench.enter("E3", '=PAYER.LATER("bad")');
    await bench.page.waitForFunction(() =>
      ["E1", "E3"].every((address) => window.workbench?.cell(address).value !== "#BUSY!"),
    );
    expect([await value("E1"), await value("E2"), await value("E3")]).toEqual(["later x", "later x!", "#N/A"]);
    expect(await bench.handle.evaluate((handle) => handle.callCounts())).toMatchObject({ LATER: 2 });
  });

  it("spill", async () => {
    await withTable();
    await bench.enter("E1", "=PAYER.ROWS(3)");
    expect(await bench.handle.evaluate((handle) => handle.values("E1:F3"))).toEqual([
      [0, "row 0"],
      [1, "row 1"],
      [2, "row 2"],
    ]);
  });
});

describe("Office.js over the grid", () => {
  it("hears of a person's edit after it was calculated, and nothing of calculation itself", async () => {
    await withTable();
    await bench.enter("E1", "=B2*10");
    await bench.pane().evaluate(() =>
      Excel.run(async (context) => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (event) => {
          await Excel.run(async (later) => {
            const range = later.workbook.worksheets.getActiveWorksheet().getRange("E1").load("values");
            await later.sync();
            heard.push(
              `${event.address} ${event.triggerSource} ${event.details?.valueAfter} E1=${range.values[0]?.[0]}`,
            );
          });
        });
        await context.sync();
      }),
    );
    await bench.enter("B2", "7");
    await bench.pane().waitForFunction(() => (window as Window & { heard?: string[] }).heard?.length);
    // Time for an event too many.
    await bench.page.waitForTimeout(500);
    const heard = await bench.pane().evaluate(() => (window as Window & { heard?: string[] }).heard);
    expect(heard).toEqual(["B2 Unknown 7 E1=70"]);
  });

  it("reads what its own request has made formulas of", async () => {
    await withTable();
    const read = await bench.pane().evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange("E1:E2");
        range.formulas = [["=SUM(Lines[Units])"], ["=E1+1"]];
        range.load("values");
        await context.sync();
        sheet.getRange("B2").values = [[100]];
        await context.sync();
        const again = sheet.getRange("E2").load("values");
        await context.sync();
        return [range.values, again.values];
      }),
    );
    expect(read).toEqual([[[201], [202]], [[301]]]);
  });

  it("takes 20,000 rows of 20 columns", async () => {
    bench = await server.open({ query: "?empty" });
    const corners = await bench.handle.evaluate(async ({ model }) => {
      const area = { sheet: model.activeSheet(), row: 0, column: 0, rows: 20000, columns: 20 };
      await model.write(
        area,
        Array.from({ length: 20000 }, (_, row) =>
          Array.from({ length: 20 }, (_, column) => (column % 2 ? row * column : `row ${row}`)),
        ),
      );
      const values = model.values(area);
      return [values[0]?.[0], values[19999]?.[19], model.usedArea(area.sheet, true)?.rows];
    });
    expect(corners).toEqual(["row 0", 19999 * 19, 20000]);
  });
});

describe("files", () => {
  it("that are no workbooks are refused by name, and the open workbook stays", async () => {
    await withTable();
    await bench.page
      .locator("#file")
      .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("just words") });
    const message = bench.page.getByRole("alert");
    await message.waitFor();
    expect(await message.textContent()).toMatch(/notes\.txt.*no Excel workbook.*\.xlsx/);
    expect([await value("B3"), await bench.page.title()]).toEqual([200, "Book1.xlsx - Payer Policy Matrix"]);
    await message.getByRole("button", { name: "Dismiss" }).click();
    expect(await message.count()).toBe(0);
  });

  it("are opened with everything that they hold, and the add-in starts anew", async () => {
    bench = await server.open({ query: "?empty" });
    const bytes = await writeXlsx({
      sheets: [
        { name: "Old", rows: [["hidden"]], hidden: true },
        {
          name: "Claims",
          rows: [
            ["NDC", "DOS"],
            ["00006302602", 46309],
          ],
          cells: new Map([
            ["1,1", { style: { numFmt: "m/d/yyyy" } }],
            ["1,2", { formula: "_xldudf_PAYER_VERSION()" }],
          ]),
          tables: [
            { name: "Claims", range: "A1:B2", columns: [{ name: "NDC" }, { name: "DOS" }], style: "TableStyleMedium7" },
          ],
        },
      ],
      activeSheet: 1,
    });
    await bench.page
      .locator("#file")
      .setInputFiles({ name: "october.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await bench.page.waitForFunction(
      () => document.title.startsWith("october.xlsx") && String(window.workbench?.cell("C2").value).startsWith("0."),
    );
    expect(await bench.cell("A2")).toMatchObject({ value: "00006302602" });
    expect(await bench.cell("B2")).toMatchObject({ value: 46309, text: "10/14/2026" });
    expect(await value("C2")).toMatch(/0\.1\.0/);
    expect(await bench.handle.evaluate((handle) => handle.tables())).toMatchObject([
      { name: "Claims", style: "TableStyleMedium7" },
    ]);
    const names = await bench.pane().evaluate(() =>
      Excel.run(async (context) => {
        const sheets = context.workbook.worksheets.load("items/name,items/visibility");
        await context.sync();
        return sheets.items.map(({ name, visibility }) => `${name} ${visibility}`);
      }),
    );
    expect(names).toEqual(["Old Hidden", "Claims Visible"]);
  });

  it("are saved as Excel reads them", async () => {
    await withTable();
    await bench.enter("E2", "=PAYER.VERSION()");
    await bench.enter("D2", "=[@Units]*2");
    const download = bench.page.waitForEvent("download");
    await bench.page.getByRole("button", { name: "Save" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("Book1.xlsx");
    const { sheets } = await readXlsx(await readFile(await file.path()), { readStyles: true });
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual(["96413", 1]);
    expect(sheets[0]?.cells?.get("1,3")).toMatchObject({ formula: "Lines[[#This Row],[Units]]*2", value: 2 });
    expect(sheets[0]?.cells?.get("1,4")?.formula).toBe("_xldudf_PAYER_VERSION()");
    expect(sheets[0]?.tables).toMatchObject([{ name: "Lines", range: "A1:C3" }]);
  });
});
