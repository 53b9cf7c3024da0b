// The second scene of product.md: the coder has nurses' times and sixty encounters a day. A formula beside the line answers in words, with
// what is missing; another says why, with rule and source; a time that is not there yet is no #VALUE!, and nobody advises modifier 59 on a
// pair that no modifier lifts.
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

/** 2026-10-14 as Excel counts days. */
const DOS = 46309;
const ENCOUNTERS = 60;
/** Encounters of which the nurse has not written the times yet. */
const OPEN = 20;

let server: WorkbenchServer;
let bench: Workbench;
beforeAll(async () => {
  server = await startWorkbenchServer();
  bench = await server.open();
  await writeTimes();
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

const value = async (cell: string): Promise<unknown> => (await bench.cell(`Times!${cell}`)).value;
const values = (area: string): Promise<readonly (readonly unknown[])[]> =>
  bench.handle.evaluate((workbench, at) => workbench.values(at), `Times!${area}`);
const isError = (cell: unknown): boolean => /^#[A-Z/0!?]+$/.test(String(cell));

/** A sheet of nurses' times: payer, code, start, stop and date of sixty encounters, the last of them without times. */
async function writeTimes(): Promise<void> {
  await bench.handle.evaluate(
    async ({ model }, [dos, encounters, open]) => {
      const sheet = await model.addSheet("Times");
      await model.activateSheet(sheet);
      const area = { sheet, row: 0, column: 0, rows: encounters + 1, columns: 5 };
      await model.setNumberFormats({ ...area, column: 2, columns: 2 }, "h:mm");
      await model.setNumberFormats({ ...area, column: 4, columns: 1 }, "yyyy-mm-dd");
      await model.write(area, [
        ["Payer", "CPT", "Start", "Stop", "DOS"],
        ...Array.from({ length: encounters }, (_, i) => {
          const code = ["96415", "96413", "96365"][i % 3] ?? "";
          const minutes = [72, 60, 12][i % 3] ?? 0;
          const times = i < encounters - open ? [9 / 24, 9 / 24 + minutes / 1440] : ["", ""];
          return ["MEDICARE", code, ...times, dos];
        }),
      ]);
    },
    [DOS, ENCOUNTERS, OPEN] as const,
  );
}

test("he types a formula beside a line, and it says what the time lacks", async () => {
  await bench.enter("Times!F1", "Units");
  await bench.enter("Times!F2", "=PAYER.UNITS(PolicyMatrix,A2,B2,D2-C2,E2)");
  expect(await value("F2")).toBe("72 min: 96415 needs 91");
});

test("filled down over sixty encounters, a time that is not there yet stays blank", async () => {
  await bench.handle.evaluate(({ model }, rows) => {
    const area = { sheet: model.activeSheet(), row: 2, column: 5, rows: rows - 1, columns: 1 };
    return model.write(
      area,
      Array.from({ length: rows - 1 }, (_, i) => [
        `=PAYER.UNITS(PolicyMatrix,A${i + 3},B${i + 3},D${i + 3}-C${i + 3},E${i + 3})`,
      ]),
    );
  }, ENCOUNTERS);
  await bench.handle.evaluate((workbench) => workbench.calculated());
  const units = (await values(`F2:F${ENCOUNTERS + 1}`)).flat();
  expect(units.filter(isError)).toEqual([]);
  expect(units.slice(0, 3)).toEqual(["72 min: 96415 needs 91", 1, "12 min: 96365 needs 16; up to 15 it is a push"]);
  expect(units.slice(ENCOUNTERS - OPEN)).toEqual(Array.from({ length: OPEN }, () => ""));
  await bench.screenshot("coder-times");
});

test("when the nurse writes the times, the line has its answer", async () => {
  const row = ENCOUNTERS - OPEN + 2;
  await bench.enter(`Times!B${row}`, "96413");
  await bench.enter(`Times!C${row}`, "9:00");
  await bench.enter(`Times!D${row}`, "10:15");
  expect(await value(`F${row}`)).toBe(1);
});

test("a pair that no modifier lifts is never advised a modifier, in short and in long", async () => {
  await bench.enter("Times!H1", '=PAYER.BUNDLED(PolicyMatrix,"MEDICARE","96413","96523",E2)');
  await bench.enter("Times!H2", '=PAYER.BUNDLED(PolicyMatrix,"MEDICARE","96413","96523",E2,"59")');
  await bench.enter("Times!H3", '=PAYER.WHY(PolicyMatrix,"MEDICARE","Bundling","96413/96523",E2)');
  expect([await value("H1"), await value("H2")]).toEqual([
    "Bundled into 96413: no modifier fixes this",
    "Bundled into 96413: no modifier fixes this",
  ]);
  await bench.page.waitForFunction(() => window.workbench?.cell("Times!H3").value !== "#BUSY!");
  const why = String(await value("H3"));
  expect(why).toMatch(/^Bundled into 96413: no modifier fixes this/);
  expect(why).not.toMatch(/\b59\b/);
});

test("one question at a time, with the row that decided and its source behind it", async () => {
  await bench.enter("Times!H5", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271",E2)');
  await bench.enter("Times!H6", '=PAYER.WHY(PolicyMatrix,"EXAMPLE-COMMERCIAL","PriorAuth","J9271",E2)');
  await bench.page.waitForFunction(() => window.workbench?.cell("Times!H6").value !== "#BUSY!");
  expect(await value("H5")).toBe("Required");
  expect(await value("H6")).toMatch(/^Required.*PA-0003.*Example - replace/s);
  await bench.screenshot("coder-questions");
});

test("nothing was asked of any other host, and nothing failed", () => {
  expect(bench.outside).toEqual([]);
  expect(bench.problems).toEqual([]);
});
