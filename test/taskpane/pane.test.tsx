// The pane over the real Office.js and a workbook in memory: what a biller does, from the first press of a button.
import { screen, waitFor } from "@testing-library/react";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";
import { TABLE_NAMES } from "../../src/matrix/tables";
import { functionsMetadata, registerFunctions } from "../excel/functions";
import { contentOf, createMatrix, fill, formulaAt } from "../excel/workbook";
import { delivered, type Office, startOffice } from "../office/host";
import { CLAIMS, HEADERS, testTables } from "./claims";
import { findingRow, findingRows, findingsBecome, openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(60_000);

let office: Office;
let workbook: MemoryWorkbook;
let functions: readonly FunctionMetadata[];
let open: OpenPane;

beforeAll(async () => {
  functions = await functionsMetadata();
  office = await startOffice(createMemoryWorkbook({ functions }));
  await registerFunctions();
});

/** A workbook with claims; its formulas are calculated where a test looks at them. */
function claimWorkbook(calculated: readonly FunctionMetadata[] = []): void {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Notes"], functions: calculated });
  // As an export that keeps its codes: text cells.
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", CLAIMS);
  office.open(workbook);
}

const sheetId = (name: string): string => workbook.area(`${name}!A1`).sheet;
const selected = (): unknown => {
  const { sheet, row, rows, columns } = workbook.selection();
  return [workbook.sheets().find((each) => each.id === sheet)?.name, row + 1, rows, columns];
};
const click = (name: string | RegExp): Promise<void> => open.user.click(screen.getByRole("button", { name }));

afterEach(() => open.close());

describe("first run", () => {
  test("says what it is for, and makes the matrix by one button; a second press changes nothing", async () => {
    claimWorkbook(functions);
    open = await openPane();
    expect(await screen.findByText(/No matrix in this workbook yet/)).toBeInTheDocument();
    await click("Create the matrix in this workbook");
    await said("17 tables added, one sheet each");
    expect(workbook.tables().map((table) => table.name)).toEqual(TABLE_NAMES);
    await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Create the matrix in this workbook" })).not.toBeInTheDocument(),
    );
    await workbook.settled();
    const { revision } = open.pane.store.state().loaded!.matrix;
    expect(String(workbook.values(workbook.area("PolicyMatrixCells!B1"))[0]?.[0])).toMatch(
      `Matrix ${revision} · 4 payers`,
    );

    const made = contentOf(workbook);
    await open.pane.createMatrix();
    await said("The matrix is already here. Nothing was changed.");
    expect(contentOf(workbook)).toEqual(made);
  });

  test("a name that is in the way is told, with what to do, and nothing is changed", async () => {
    claimWorkbook();
    workbook.setName({ name: "Drugs", formula: "=Notes!$A$1", visible: true, comment: "", sheet: null });
    const before = contentOf(workbook);
    open = await openPane();
    await click("Create the matrix in this workbook");
    await said("The name Drugs is used in this workbook for Notes!$A$1. The matrix needs it: rename or delete it");
    expect(contentOf(workbook)).toEqual(before);
  });

  test("without a matrix the starter matrix is used, and it is said", async () => {
    claimWorkbook();
    const before = contentOf(workbook);
    open = await openPane();
    await open.check();
    expect(
      await screen.findByText("This workbook has no matrix: checked with the starter matrix."),
    ).toBeInTheDocument();
    expect(findingRows().join()).toMatch(/AUTH-01/);
    expect(contentOf(workbook)).toEqual(before);
  });
});

describe("a check", () => {
  beforeEach(async () => {
    claimWorkbook();
    await createMatrix(testTables());
    open = await openPane();
    await open.check();
  });

  test("shows sheet, counts, money and findings", () => {
    expect(screen.getByRole("heading", { name: /^Claims · 8 lines · checked/ })).toBeInTheDocument();
    const { summary } = open.pane.store.state().check.checked!.result;
    expect(screen.getByRole("button", { name: `${summary.error} errors` })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: `${summary.notChecked} not checked` })).toBeInTheDocument();
    expect(screen.getByText("at risk")).toBeInTheDocument();
    expect(findingRow("AUTH-01")).toHaveTextContent("errorAUTH-01line 3Example Commercial Plan$9,800");
  });

  test("a finding opens by click, selects its line, and Back gives the keyboard back to its row", async () => {
    await open.user.click(findingRow("AUTH-01"));
    expect(await screen.findByRole("heading", { name: "Authorisation missing" })).toHaveFocus();
    expect(selected()).toEqual(["Claims", 4, 1, HEADERS.length]);
    await delivered();
    expect(open.pane.store.state().check.opened).not.toBeNull();
    await open.user.keyboard("{Escape}");
    await waitFor(() => expect(findingRow("AUTH-01")).toHaveFocus());
  });

  test("the row that decided can be gone to", async () => {
    await open.user.click(findingRow("AUTH-01"));
    const { decidedBy } = open.pane.store
      .state()
      .check.checked!.result.findings.find((each) => each.check === "AUTH-01")!;
    if (decidedBy.kind !== "matrix") throw new Error("a rule must have decided");
    const [link] = await screen.findAllByRole("button", { name: `Show row ${decidedBy.row}` });
    await open.user.click(link!);
    await waitFor(() => expect(selected()).toEqual(["PriorAuth", decidedBy.row, 1, 13]));
    expect(formulaAt(workbook, `PriorAuth!A${decidedBy.row}`)).toBe(decidedBy.rule);
  });

  test("selecting a line in the sheet shows its findings, and letting go shows all", async () => {
    const all = findingRows().length;
    workbook.select(workbook.area("Claims!C4"));
    expect(await screen.findByRole("button", { name: "Line 3 · J9271" })).toBeInTheDocument();
    expect(findingRows().length).toBeGreaterThan(0);
    for (const row of findingRows()) expect(row).toContain("line 3");
    workbook.select(workbook.area("Claims!C9"));
    expect(await screen.findByText("No finding on this line.")).toBeInTheDocument();
    await click("Which checks ran on this line");
    expect(await screen.findByText(/^Passed: \d+ checks$/)).toBeInTheDocument();
    expect(screen.getByText("PriorAuth PA-0001")).toBeInTheDocument();
    await click("Line 8 · 80053");
    await findingsBecome((rows) => rows.length === all);
  });

  test("while somebody types in the pane, it does not follow the sheet", async () => {
    await open.user.type(screen.getByRole("searchbox", { name: "Search" }), "AUTH");
    workbook.select(workbook.area("Claims!C9"));
    await delivered();
    expect(open.pane.store.state().check.filter).toMatchObject({ text: "AUTH", line: null });
  });

  test("an edit of the sheet makes the result stale; checking again replaces it", async () => {
    workbook.type("Claims!K4", "A-123");
    expect(await screen.findByText("The sheet changed since it was checked.")).toBeInTheDocument();
    await open.check();
    expect(screen.queryByText("The sheet changed since it was checked.")).not.toBeInTheDocument();
    await findingsBecome((rows) => rows.length > 0 && !rows.join().includes("AUTH-01"));
  });

  test("an edit of the matrix makes the result stale, and the next check decides by it", async () => {
    const { decidedBy } = open.pane.store
      .state()
      .check.checked!.result.findings.find((each) => each.check === "AUTH-01")!;
    if (decidedBy.kind !== "matrix") throw new Error("a rule must have decided");
    workbook.type(`PriorAuth!F${decidedBy.row}`, "Not required");
    expect(
      await screen.findByText("The matrix changed since this was checked.", {}, { timeout: 5_000 }),
    ).toBeInTheDocument();
    await open.check();
    await findingsBecome((rows) => rows.length > 0 && !rows.join().includes("AUTH-01"));
  });

  test("not checked is a list of its own, with a way to the line", async () => {
    await click(/not checked$/);
    expect(await screen.findByText(/Not checked is not passed/)).toBeInTheDocument();
    expect(screen.getByText(/the payer "Acme Mutual" is not in the matrix/)).toBeInTheDocument();
    await click("Go to line 4");
    await waitFor(() => expect(selected()).toEqual(["Claims", 5, 1, HEADERS.length]));
  });

  test("another sheet that is open is what the button checks", async () => {
    workbook.activateSheet(sheetId("Notes"));
    expect(await screen.findByRole("button", { name: "Check this sheet" })).toBeInTheDocument();
    await open.check();
    await said('The sheet "Notes" is empty.');
    expect(screen.getByRole("heading", { name: /^Claims · 8 lines/ })).toBeInTheDocument();
  });

  test("a result goes with its sheet", async () => {
    await workbook.deleteSheet(sheetId("Claims"));
    await waitFor(() => expect(screen.queryByRole("listbox", { name: "Findings" })).not.toBeInTheDocument());
  });
});

test("a check can be cancelled, and the result before it stays", async () => {
  claimWorkbook();
  await createMatrix(testTables());
  open = await openPane();
  await open.check();
  const { checked } = open.pane.store.state().check;
  const running = open.pane.check();
  open.pane.cancel();
  await running;
  expect(open.pane.store.state().check).toMatchObject({ running: null, failure: null });
  expect(open.pane.store.state().check.checked).toBe(checked);
});
