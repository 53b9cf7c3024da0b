// Custom functions as a workbook has them: every example of the help pages in its cell; what recalculates when a rule is edited, in every way
// in which it can be; workbooks that were just opened; columns of twenty thousand formulas.
import { formulasSheet, FORMULAS } from "../../src/cli/sample/formulas";
import type { HelpAnswer } from "../../src/functions/help/page";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import { fillWastageChange } from "./wastage-change";

jest.setTimeout(300_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

const at = (cell: string): string => `${FORMULAS}!${cell}`;
const valueOf = async (bench: Workbench, address: string): Promise<unknown> => (await bench.cell(address)).value;

/** The cells that a formula's answer takes, from its own on. */
function areaOf(cell: string, rows: readonly (readonly unknown[])[]): string {
  const column = cell.charCodeAt(0);
  const row = Number(cell.slice(1));
  const last = String.fromCharCode(column + (rows[0]?.length ?? 1) - 1);
  return `${FORMULAS}!${cell}:${last}${row + rows.length - 1}`;
}

/** The cells that a help page promises. */
function promised(answer: HelpAnswer): readonly (readonly unknown[])[] {
  if (answer.kind === "cell") return [[answer.value]];
  return answer.kind === "like" ? [[expect.stringMatching(answer.pattern)]] : answer.rows;
}

describe("the sheet of formulas", () => {
  test("answers in every cell what the help page promises, and stands as it is typed", async () => {
    const bench = await server.open();
    for (const { name, cell, formula, answer } of formulasSheet().shown) {
      const rows = promised(answer);
      const cells = await bench.handle.evaluate((workbench, area) => workbench.values(area), areaOf(cell, rows));
      expect([name, cells]).toEqual([name, rows]);
      expect([name, (await bench.cell(at(cell))).formula]).toEqual([name, formula]);
    }
    const used = await bench.handle.evaluate((workbench) => workbench.values("Formulas!A1:Z600"));
    expect(used.flat().filter((value) => /^#[A-Z/0!?]+$/.test(String(value)))).toEqual([]);
    await bench.handle.evaluate((workbench) => workbench.select("Formulas!A1"));
    await bench.page.waitForTimeout(300);
    await bench.screenshot("formulas");
    expect(bench.problems).toEqual([]);
    await bench.close();
  });
});

/** Where the rule PA-0003 says what the payer requires, and a formula that it decides. */
async function withFormula(bench: Workbench): Promise<string> {
  await bench.enter("Claims!AU2", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14")');
  await bench.enter("Claims!AU3", '=LEN("no matrix")');
  await bench.enter("Claims!AU4", "=PAYER.VERSION()");
  const rows = await bench.handle.evaluate((workbench) => workbench.values("PriorAuth!A1:H20"));
  const column = String.fromCharCode(65 + (rows[0] ?? []).indexOf("Requirement"));
  expect(await valueOf(bench, "Claims!AU2")).toBe("Required");
  return `PriorAuth!${column}${rows.findIndex(([id]) => id === "PA-0003") + 1}`;
}

/** The calls of functions while something happens, those of the sheets that the add-in makes aside. */
async function callsDuring(
  bench: Workbench,
  happens: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  await bench.handle.evaluate((workbench) => workbench.clearCalls());
  await happens();
  await bench.handle.evaluate((workbench) => workbench.calculated());
  return bench.handle.evaluate((workbench) => workbench.callCounts());
}

/** Every formula of the sample that takes PolicyMatrix, once; and the one table that was edited. */
function dependents(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { TABLE: 1, MATRIX: 1, GRID: 1, AUTH: 1 };
  for (const { name, formula } of formulasSheet().shown)
    if (formula.includes("(PolicyMatrix")) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The calls that an edit of PriorAuth must make: its two stamps, as the sheet Formulas shows one of its own. */
const AFTER_AN_EDIT = { ...dependents(), TABLE: 2 };

describe("an edit of a rule recalculates what depends on it and nothing else", () => {
  let bench: Workbench;
  let cell = "";
  beforeAll(async () => {
    bench = await server.open();
    cell = await withFormula(bench);
  });
  afterAll(() => bench.close());

  test("by hand, and back by undo", async () => {
    expect(await callsDuring(bench, () => bench.enter(cell, "Not required"))).toEqual(AFTER_AN_EDIT);
    expect(await valueOf(bench, "Claims!AU2")).toBe("Not required");
    const undone = await callsDuring(bench, async () => {
      await bench.handle.evaluate((workbench) => workbench.select("PriorAuth!A1"));
      await bench.press("Control+z");
    });
    expect(undone).toEqual(AFTER_AN_EDIT);
    expect(await valueOf(bench, "Claims!AU2")).toBe("Required");
  });

  test("an edit that is no rule calls nothing", async () => {
    expect(await callsDuring(bench, () => bench.enter("Claims!AV9", "unrelated"))).toEqual({});
  });

  test("on a hidden sheet", async () => {
    const hide = (visibility: "Hidden" | "Visible"): Promise<void> =>
      bench.handle.evaluate(async ({ model, sheets }, wanted) => {
        const sheet = sheets().find(({ name }) => name === "PriorAuth");
        if (sheet) await model.changeSheet(sheet.id, { visibility: wanted });
      }, visibility);
    await bench.handle.evaluate((workbench) => workbench.select("Claims!A2"));
    await hide("Hidden");
    const write = (text: string): Promise<void> =>
      bench.pane().evaluate(
        ([address, value]) =>
          Excel.run(async (context) => {
            context.workbook.worksheets.getItem("PriorAuth").getRange(address).values = [[value]];
            await context.sync();
          }),
        [cell.replace("PriorAuth!", ""), text] as const,
      );
    expect(await callsDuring(bench, () => write("Notification"))).toEqual(AFTER_AN_EDIT);
    expect(await valueOf(bench, "Claims!AU2")).toBe("Notification");
    expect(await callsDuring(bench, () => write("Required"))).toEqual(AFTER_AN_EDIT);
    await hide("Visible");
  });
});

test("a change saved in the pane recalculates the same formulas, and no other", async () => {
  const bench = await server.open();
  const pane = bench.pane();
  await fillWastageChange(pane, { jz: "Required", source: "Bulletin 26-117" });
  const calls = await callsDuring(bench, async () => {
    await pane.getByRole("button", { name: "Save", exact: true }).click();
    await pane
      .getByText(/^Saved\./)
      .first()
      .waitFor();
  });
  expect(Object.keys(calls).sort()).toEqual(Object.keys(AFTER_AN_EDIT).sort());
  await bench.close();
});

describe("workbooks", () => {
  test("one that was just opened answers without the pane, from its own matrix; two do not mix", async () => {
    const bench = await server.open();
    const cell = await withFormula(bench);
    const original = await bench.handle.evaluate(async (workbench) => [...(await workbench.save())]);
    await bench.enter(cell, "Notification");
    const edited = await bench.handle.evaluate(async (workbench) => [...(await workbench.save())]);
    const open = async (bytes: readonly number[], name: string): Promise<void> => {
      await bench.handle.evaluate((workbench, [content, file]) => workbench.open(new Uint8Array(content), file), [
        bytes,
        name,
      ] as const);
      await bench.handle.evaluate((workbench) => workbench.calculated());
    };
    await bench.page.getByRole("button", { name: "Close the pane" }).click();
    for (const [bytes, name, answer] of [
      [original, "first.xlsx", "Required"],
      [edited, "second.xlsx", "Notification"],
      [original, "first.xlsx", "Required"],
    ] as const) {
      await open(bytes, name);
      expect(await bench.page.locator("#pane").isVisible()).toBe(false);
      await bench.page.waitForFunction(() => window.workbench?.cell("Claims!AU2").value !== "#BUSY!");
      expect([name, await valueOf(bench, "Claims!AU2")]).toEqual([name, answer]);
    }
    // A formula of one workbook that is given the other's PolicyMatrix as text answers from that one: its rules are in its name.
    expect(bench.problems).toEqual([]);
    await bench.close();
  });
});

describe("many formulas", () => {
  const CODES = ["J9271", "99214", "J9299"];
  const ANSWERS: Readonly<Record<string, string>> = { J9271: "Required", "99214": "Not required", J9299: "Required" };

  /** A new sheet `Many` with so many codes below each other in column A. */
  async function withCodes(bench: Workbench, rows: number): Promise<void> {
    await bench.handle.evaluate(
      async ({ model }, [count, codes]) => {
        const sheet = await model.addSheet("Many");
        await model.activateSheet(sheet);
        const column = { sheet, row: 0, column: 0, rows: count, columns: 1 };
        await model.write(
          column,
          Array.from({ length: count }, (_, i) => [codes[i % codes.length] ?? ""]),
        );
      },
      [rows, CODES] as const,
    );
  }
  const answers = (bench: Workbench, rows: number): Promise<readonly unknown[]> =>
    bench.handle.evaluate((workbench, count) => workbench.values(`Many!B1:B${count}`).flat(), rows);
  const expected = (rows: number): readonly string[] =>
    Array.from({ length: rows }, (_, i) => ANSWERS[CODES[i % CODES.length] ?? ""] ?? "");

  test("20,000 in a column of their own, each called once", async () => {
    const bench = await server.open();
    await withCodes(bench, 20_000);
    let turns = 0;
    const calls = await callsDuring(bench, async () => {
      turns = await bench.handle.evaluate(async (workbench) => {
        const { model } = workbench;
        const column = { sheet: model.activeSheet(), row: 0, column: 1, rows: 20_000, columns: 1 };
        const written = model.write(
          column,
          Array.from({ length: 20_000 }, (_, i) => [
            `=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL",A${i + 1},"2026-10-14")`,
          ]),
        );
        // How often somebody else has a turn before the first formula is calculated: while they are parsed.
        let counted = 0;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (workbench.calls().length > 0) return port1.close();
          counted++;
          port2.postMessage(null);
        };
        port2.postMessage(null);
        await written;
        return counted;
      });
    });
    expect(turns).toBeGreaterThan(10);
    expect(calls).toEqual({ AUTH: 20_000 });
    expect(await answers(bench, 20_000)).toEqual(expected(20_000));
    expect(bench.problems).toEqual([]);
    await bench.close();
  });

  test("one that spills over 50,000 rows, while the pane can be used", async () => {
    const bench = await server.open();
    await withCodes(bench, 50_000);
    await bench.enter("Many!B1", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL",A1:A50000,"2026-10-14")');
    await bench.pane().getByRole("tab", { name: "Ask" }).click();
    await bench.page.waitForFunction(() => window.workbench?.cell("Many!B1").value !== "#BUSY!");
    await bench.handle.evaluate((workbench) => workbench.calculated());
    expect(await answers(bench, 50_000)).toEqual(expected(50_000));
    expect(bench.problems).toEqual([]);
    await bench.close();
  });
});
