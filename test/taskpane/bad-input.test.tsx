// What is wrong in the workbook is told with its place and what to do; the other rows are checked; nothing is changed.
import { screen, waitFor, within } from "@testing-library/react";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { contentOf, createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CLAIMS, HEADERS, testTables } from "./claims";
import { findingRows, openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(60_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane | null = null;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  office.open(workbook);
});

afterEach(async () => {
  await open?.close();
  open = null;
});

/** Opens the pane, checks, and makes sure that the workbook is as before. */
async function check(): Promise<OpenPane> {
  const before = contentOf(workbook);
  open = await openPane();
  await open.check();
  expect(contentOf(workbook)).toEqual(before);
  return open;
}

const problems = (): readonly unknown[] | undefined => open?.pane.store.state().check.checked?.sheet.problems;

test("an empty sheet", async () => {
  await check();
  await said('The sheet "Claims" is empty. Open the sheet with the claim lines and check again.');
});

test("a sheet without a header row", async () => {
  fill(workbook, "Claims", CLAIMS.slice(1));
  await check();
  await said(
    'No claim lines: the sheet "Claims" has no header row in its first 30 rows. Name the columns Payer, Patient, DOS, CPT in one row above the lines.',
  );
});

test("a header row that lacks a column", async () => {
  fill(workbook, "Claims", [
    ["Payer", "Patient", "CPT"],
    ["Medicare", "P1", "99213"],
  ]);
  await check();
  await said('row 1 of the sheet "Claims" has headers, but not DOS');
});

test("a sheet that holds a table of the matrix", async () => {
  fill(workbook, "Claims", CLAIMS);
  await createMatrix(testTables());
  workbook.activateSheet(workbook.area("PriorAuth!A1").sheet);
  await check();
  await said(
    'The sheet "PriorAuth" holds the matrix table PriorAuth. Open the sheet with the claim lines, then check.',
  );
});

test("a lost zero, a date as text, an #N/A and an unknown payer: each is told with its place, the others are checked", async () => {
  fill(workbook, "Claims", CLAIMS);
  await createMatrix(testTables());
  const { user } = await check();
  expect(problems()).toEqual([
    {
      row: 6,
      column: "CPT",
      message: expect.stringContaining('"9921" has 4 digits: a zero in front was probably lost'),
    },
    { row: 7, column: "DOS", message: expect.stringContaining('"13/45/2026" is not a date. Write it as') },
    { row: 8, column: "CPT", message: expect.stringContaining("holds the error #N/A. Correct the cell's formula") },
  ]);
  expect(findingRows().join()).toMatch(/AUTH-01.*EM-02.*ADM-04.*ADM-06/);
  expect(findingRows().join()).toContain('The payer "Acme Mutual" is not in the matrix');
  await user.click(screen.getByRole("button", { name: "3 cells cannot be read" }));
  const places = screen.getByRole("list", { name: "3 cells cannot be read" });
  await user.click(within(places).getByRole("button", { name: "Go to Row 7, DOS" }));
  await waitFor(() => expect(workbook.selection()).toMatchObject({ row: 6, column: 3, rows: 1, columns: 1 }));
});

test("a bad date and a bad word in the matrix: each is told with its cell, the other rules decide", async () => {
  fill(workbook, "Claims", CLAIMS);
  await createMatrix(testTables());
  workbook.write(workbook.area("PriorAuth!H2"), [["31/31/2026"]]);
  workbook.write(workbook.area("PriorAuth!F3"), [["Perhaps"]]);
  const { user, pane } = await check();
  expect(pane.store.state().loaded?.matrix.issues).toMatchObject([
    { table: "PriorAuth", row: 2, column: "From", message: expect.stringContaining('"31/31/2026" is not a date') },
    { table: "PriorAuth", row: 3, column: "Requirement", message: expect.stringContaining('"Perhaps" is not one of') },
  ]);
  expect(findingRows().join()).toContain("AUTH-01");
  await user.click(screen.getByRole("button", { name: "2 issues in the matrix" }));
  await user.click(screen.getByRole("button", { name: "Go to PriorAuth, row 3, Requirement" }));
  const { sheet } = workbook.area("PriorAuth!A1");
  await waitFor(() => expect(workbook.selection()).toMatchObject({ sheet, row: 2, column: 5, rows: 1, columns: 1 }));
});

test("a column that is missing: the table is told, and what it decides is not checked", async () => {
  fill(workbook, "Claims", CLAIMS);
  await createMatrix(testTables());
  workbook.write(workbook.area("PriorAuth!F1"), [["Needs"]]);
  const { user } = await check();
  await user.click(screen.getByRole("button", { name: "1 issue in the matrix" }));
  expect(screen.getByText(/the table PriorAuth has no column "Requirement"/i)).toBeInTheDocument();
  expect(findingRows().join()).not.toContain("AUTH-01");
  expect(findingRows().join()).toContain("EM-02");
});

test("a table that is missing can be added again, with what watches it", async () => {
  fill(workbook, "Claims", CLAIMS);
  await createMatrix(testTables());
  await workbook.deleteSheet(workbook.area("Wastage!A1").sheet);
  const { user } = await check();
  expect(screen.getByText(/The matrix lacks 1 table: Wastage\. Read as empty\./)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Add what is missing" }));
  await said("1 table added");
  expect(workbook.tables().map((table) => table.name)).toContain("Wastage");
  expect(workbook.formulas(workbook.area("PolicyMatrixCells!B2:B18")).flat().join()).not.toContain("#REF!");
});

test("a formula that broke is mended when the pane opens", async () => {
  await createMatrix(testTables());
  workbook.write(workbook.area("PolicyMatrixCells!B3"), [['=PAYER.TABLE("PriorAuth",#REF!)']]);
  open = await openPane();
  expect(workbook.formulas(workbook.area("PolicyMatrixCells!B3"))).toEqual([
    ['=PAYER.TABLE("PriorAuth",PriorAuth[#All])'],
  ]);
});

describe("inserting a formula", () => {
  const formula = '=PAYER.CODE(PolicyMatrix,"J9271","2026-10-14")';

  test("goes into the selected cell when it is empty", async () => {
    fill(workbook, "Claims", [HEADERS]);
    await createMatrix(testTables());
    workbook.select(workbook.area("Claims!M5"));
    open = await openPane();
    await open.pane.insertFormula(formula);
    await said("Inserted into Claims!M5.");
    expect(workbook.formulas(workbook.area("Claims!M5"))).toEqual([[formula]]);
  });

  test("never over what a cell holds", async () => {
    fill(workbook, "Claims", [HEADERS]);
    await createMatrix(testTables());
    workbook.select(workbook.area("Claims!B1"));
    const before = contentOf(workbook);
    open = await openPane();
    await open.pane.insertFormula(formula);
    await said('Claims!B1 is not empty: it holds "Payer". Select an empty cell, then insert again.');
    expect(contentOf(workbook)).toEqual(before);
  });

  test("needs the matrix in the workbook", async () => {
    const before = contentOf(workbook);
    open = await openPane();
    await open.pane.insertFormula(formula);
    await said(
      "Formulas need a matrix in this workbook, or one that is published on this computer. Create it on the Check tab, or open the workbook that has it and its pane once.",
    );
    expect(contentOf(workbook)).toEqual(before);
  });
});
