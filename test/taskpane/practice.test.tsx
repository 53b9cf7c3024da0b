// Where the matrix is: the practice's workbook publishes it on this computer, and a workbook without one goes by it, or by a file.
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { writeWorkbook } from "../../src/files/xlsx-write";
import type { MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { headersOf } from "../../src/matrix/tables";
import { forgetMatrix, publishedInfo, publishMatrix, type PracticeInfo } from "../../src/storage/practice-matrix";
import { practiceOf } from "../../src/taskpane/core/practice";
import { publishes } from "../../src/taskpane/core/publishing";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { withRows } from "../checks/case-file";
import { createMatrix, fill, formulaAt } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CLAIMS, HEADERS, testTables } from "./claims";
import { findingRows, openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(120_000);

const NAME = "Practice policies.xlsx";
let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane | null = null;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
beforeEach(async () => {
  await forgetMatrix();
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
  fill(workbook, "Claims", CLAIMS);
});
afterEach(async () => {
  if (open) practiceOf(open.pane).stop();
  await open?.close();
  open = null;
});

const publish = (cells: MatrixCells = testTables()): Promise<PracticeInfo> =>
  publishMatrix({ name: NAME, on: Date.now(), cells });
const origin = (): unknown => open?.pane.store.state().loaded?.origin;

describe("whether a workbook publishes by itself", () => {
  const info = (name: string, revision: string): PracticeInfo => ({
    name,
    revision,
    on: 1,
    payers: 1,
    rules: 1,
    issues: 0,
  });
  const own = info("A.xlsx", "1");
  const due = (published: PracticeInfo | null, edited = false, stopped = false): boolean =>
    publishes({ published, own, edited, stopped });

  test.each([
    ["the first matrix does", due(null), true],
    ["a change of the one that is published does", due(info("A.xlsx", "0")), true],
    ["what is published already does not", due(info("A.xlsx", "1"), true), false],
    ["another workbook that is only opened does not", due(info("B.xlsx", "0")), false],
    ["another workbook that is changed does", due(info("B.xlsx", "0"), true), true],
    ["the same matrix under another name does, so that the name is right", due(info("B.xlsx", "1")), true],
    ["one that was told not to does not", due(null, true, true), false],
  ])("%s", (_, is, wanted) => expect(is).toBe(wanted));
});

test("the practice's workbook publishes its matrix, and again when it changes; told not to, it stops", async () => {
  await createMatrix(testTables());
  open = await openPane();
  const practice = practiceOf(open.pane);
  await waitFor(async () => expect((await publishedInfo())?.name).toBe(workbook.name), { timeout: 20_000 });
  const first = await publishedInfo();
  const at = headersOf("PriorAuth").indexOf("Requirement");
  const cell = `PriorAuth!${String.fromCharCode(65 + at)}2`;
  const before = workbook.values(workbook.area(cell))[0]?.[0];
  workbook.write(workbook.area(cell), [[before === "Required" ? "Not required" : "Required"]]);
  await waitFor(async () => expect((await publishedInfo())?.revision).not.toBe(first?.revision), { timeout: 20_000 });
  const second = await publishedInfo();

  await practice.setStopped(true);
  workbook.write(workbook.area(cell), [[before ?? ""]]);
  await waitFor(() => expect(open?.pane.store.state().loaded?.cells.PriorAuth?.rows[0]?.[at]).toBe(before));
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await publishedInfo()).toEqual(second);
});

test("a workbook without a matrix goes by the published one, says which, and follows a newer one", async () => {
  await publish();
  open = await openPane();
  expect(origin()).toBe("practice");
  await screen.findByText(NAME, undefined, { timeout: 20_000 });
  await screen.findByText(
    /^Revision [0-9a-f]{8}…, published .* today on this computer\. .*Authorizations and Courses stay/,
  );
  await open.check();
  expect(findingRows().join()).toMatch(/AUTH-01/);
  fireEvent.click(screen.getByText(/J9271.*authori/i));
  expect((await screen.findAllByText(new RegExp(`row \\d+ in ${NAME}`))).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole("button", { name: "Back" }));

  // Insert a formula: the cell PolicyMatrix comes with it.
  workbook.select(workbook.area("Claims!N2"));
  await open.pane.insertFormula("=PAYER.AUTH(PolicyMatrix,B2,E2,D2)");
  await said("Inserted into Claims!N2.");
  const { revision } = (await publishedInfo()) ?? {};
  expect(formulaAt(workbook, "PolicyMatrixCells!B1")).toBe(`=PAYER.MATRIX("practice","${revision}")`);
  expect(workbook.names().map(({ name }) => name)).toContain("PolicyMatrix");

  await publish(withRows(testTables(), [{ table: "PriorAuth", cells: { Payer: "MEDICARE", Codes: "J9299" } }]));
  await screen.findByText("Formulas in this workbook answer from an older revision.", undefined, { timeout: 20_000 });
  expect(open.pane.store.state().check.stale).toBe("matrix");
  fireEvent.click(screen.getByRole("button", { name: "Use the newer one" }));
  const newer = (await publishedInfo())?.revision;
  await waitFor(() => expect(formulaAt(workbook, "PolicyMatrixCells!B1")).toContain(String(newer)), {
    timeout: 20_000,
  });
});

test("a workbook without a matrix opens exports too: that is the biller's first step", async () => {
  await publish();
  open = await openPane();
  expect(origin()).toBe("practice");
  await screen.findByRole("button", { name: "Open export…" }, { timeout: 20_000 });
  fireEvent.click(screen.getByRole("tab", { name: "Setup" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Open an export/ }, { timeout: 20_000 }));
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  const file = new File([], "odd.tsv");
  const bytes = new TextEncoder().encode(CLAIMS.map((cells) => cells.join("\t")).join("\n"));
  Object.assign(file, { arrayBuffer: async () => bytes.buffer });
  fireEvent.change(input as HTMLInputElement, { target: { files: [file] } });
  await waitFor(() => expect(workbook.sheets().map(({ name }) => name)).toContain("odd"), { timeout: 20_000 });
  await waitFor(() => expect(open?.pane.store.state().check.checked).not.toBeNull(), { timeout: 20_000 });
});

test("another matrix file is used for the session, remembered by its name alone; a file without one is refused", async () => {
  open = await openPane();
  expect(origin()).toBe("starter");
  await screen.findByText(/^No matrix was published on this computer/, undefined, { timeout: 20_000 });
  const practice = practiceOf(open.pane);
  const tables = starterTables();
  const sheets = (["Payers", "PriorAuth"] as const).map((name) => ({
    name,
    rows: [tables[name].headers, ...tables[name].rows],
    columns: [],
  }));
  const file = (name: string, bytes: Uint8Array): File => {
    const made = new File([], name);
    Object.assign(made, { arrayBuffer: async () => bytes.slice().buffer });
    return made;
  };
  await practice.useFile(file("Lakeside.xlsx", await writeWorkbook({ sheets })));
  expect(origin()).toBe("file");
  await screen.findByText("Lakeside.xlsx");
  expect(workbook.settings.get("matrixFile")).toBe("Lakeside.xlsx");
  await practice.useFile(
    file("claims.xlsx", await writeWorkbook({ sheets: [{ name: "A", rows: [HEADERS], columns: [] }] })),
  );
  await said(/^claims\.xlsx: no matrix is in it/);
  expect(origin()).toBe("file");
  await practice.leaveFile();
  expect(origin()).toBe("starter");
  expect(await publishedInfo()).toBeNull();
});

test("a browser that keeps nothing is said, and the starter stands in", async () => {
  const { indexedDB: kept } = globalThis;
  const { closeStorage } = await import("../../src/storage/database");
  await closeStorage();
  Object.assign(globalThis, { indexedDB: undefined });
  try {
    open = await openPane();
    expect(origin()).toBe("starter");
    await screen.findByText(/could not be looked for: this browser keeps nothing/, undefined, { timeout: 20_000 });
    await open.check();
    expect(findingRows().length).toBeGreaterThan(0);
  } finally {
    Object.assign(globalThis, { indexedDB: kept });
  }
});
