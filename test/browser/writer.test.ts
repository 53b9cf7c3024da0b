// Plans carried out in the grid, through the real Office.js of the pane.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import webpack from "webpack";
import type { Plan } from "../../src/plans/operations";
import { dayOf } from "../../src/values/day";
import { ROOT } from "../build/built";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";
import type {} from "./writer-entry";

let server: WorkbenchServer;
let bench: Workbench;
let writer: string;

beforeAll(async () => {
  writer = await bundled(join(__dirname, "writer-entry.ts"));
  server = await startWorkbenchServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  bench = await server.open();
  // Not as a script of the page, whose policy would refuse it.
  await bench.pane().evaluate(writer);
});

afterEach(async () => {
  expect(bench.problems).toEqual([]);
  await bench.close();
});

/** A module and what it imports as one text. */
async function bundled(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "writer-"));
  const use = { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } };
  const compiler = webpack({
    mode: "development",
    devtool: false,
    context: ROOT,
    entry,
    output: { path: folder, filename: "writer.js" },
    resolve: { extensions: [".ts", ".js"] },
    module: { rules: [{ test: /\.ts$/, use }] },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      compiler.run((error, stats) => {
        const fault = error ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : null);
        if (fault) reject(fault);
        else resolve();
      });
    });
    return readFileSync(join(folder, "writer.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const apply = (plan: Plan): Promise<unknown> =>
  bench.pane().evaluate((wanted) => window.writer?.applyPlan(wanted), plan);

const undo = (plan: Plan): Promise<unknown> =>
  bench.pane().evaluate((made) => window.writer?.applyPlan(window.writer.inversePlan(made)), plan);

/** The sheets, the tables with their cells, and the names, as a person sees them. */
function content(): Promise<unknown> {
  return bench.handle.evaluate((handle) => ({
    sheets: handle.sheets().map(({ name, visibility }) => [name, visibility]),
    names: handle.names().map(({ name, formula }) => [name, formula]),
    tables: handle.tables().map(({ name, area }) => [name, area, handle.model.formulas(area)]),
  }));
}

function table(name: string): Promise<readonly (readonly unknown[])[]> {
  return bench.handle.evaluate((handle, wanted) => {
    const found = handle.tables().find((each) => each.name === wanted);
    return found ? handle.model.values(found.area) : [];
  }, name);
}

it("changes, adds and removes rows and adds a sheet to print; the inverse restores the workbook", async () => {
  const before = await content();
  const [headers = [], first = [], second = []] = await table("PriorAuth");
  const to = headers.indexOf("To");
  const rowOf = (cells: readonly unknown[]): Record<string, string | number> =>
    Object.fromEntries(
      headers.flatMap((header, i): [string, string | number][] => {
        const value = cells[i];
        return value !== "" && (typeof value === "string" || typeof value === "number")
          ? [[String(header), value]]
          : [];
      }),
    );
  const rows = Array.from({ length: 300 }, (_, i) => ({
    "Rule ID": `PA-9${i}`,
    Payer: "*",
    Codes: `00${100 + i}`,
    Requirement: "Required",
    From: dayOf(2027, 1, 1),
  }));
  const plan: Plan = {
    title: "Change the matrix",
    operations: [
      {
        kind: "setTableRow",
        table: "PriorAuth",
        row: { index: 5, ruleId: String(first[0]) },
        cells: [{ column: "To", expected: String(first[to]), value: dayOf(2026, 12, 31) }],
      },
      {
        kind: "removeTableRows",
        table: "PriorAuth",
        rows: [{ row: { index: 1, ruleId: String(second[0]) }, expected: rowOf(second) }],
      },
      { kind: "addTableRows", table: "PriorAuth", rows },
      {
        kind: "addReportSheet",
        sheet: "What they want",
        visibility: "Visible",
        cells: [["What payers want"], ["Codes", "Requirement"], ["00120", "Required"]],
        headings: [
          { row: 0, level: "title" },
          { row: 1, level: "header" },
        ],
        widths: [20, 40],
        print: { repeatRows: 2 },
      },
    ],
  };
  expect(await apply(plan)).toEqual({ kind: "done" });

  const after = await table("PriorAuth");
  const ids = after.map((row) => row[0]);
  expect(ids[1]).toBe(first[0]);
  expect(ids).not.toContain(second[0]);
  expect(after[1]?.[to]).toBe(dayOf(2026, 12, 31));
  expect(after.at(-1)?.slice(0, 3)).toEqual(["PA-9299", "*", "00399"]);
  const last = await bench.cell(`PriorAuth!C${after.length}`);
  expect([last.value, last.numberFormat]).toEqual(["00399", "@"]);
  expect((await bench.cell(`PriorAuth!H${after.length}`)).text).toBe("2027-01-01");
  expect((await bench.cell("What they want!A3")).value).toBe("00120");

  const saved = await readXlsx(Buffer.from(await bench.handle.evaluate(async (handle) => [...(await handle.save())])));
  const sheet = saved.sheets.find(({ name }) => name === "What they want");
  expect(sheet?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, printTitlesRow: "$1:$2" });

  expect(await undo(plan)).toEqual({ kind: "done" });
  expect(await content()).toEqual(before);
});

it("refuses what somebody changed in the grid meanwhile, with both values", async () => {
  const [headers = [], first = []] = await table("PriorAuth");
  const note = headers.indexOf("Note");
  const plan: Plan = {
    title: "Note it",
    operations: [
      {
        kind: "setTableRow",
        table: "PriorAuth",
        row: { index: 0, ruleId: String(first[0]) },
        cells: [{ column: "Note", expected: String(first[note]), value: "call them" }],
      },
    ],
  };
  expect(await apply(plan)).toEqual({ kind: "done" });
  await bench.handle.evaluate((handle) => handle.type("PriorAuth!M2", "by fax"));
  expect(await undo(plan)).toEqual({
    kind: "refused",
    differences: [{ where: `PriorAuth ${String(first[0])}, Note`, expected: "call them", found: "by fax" }],
  });
  expect((await bench.cell("PriorAuth!M2")).value).toBe("by fax");
});
