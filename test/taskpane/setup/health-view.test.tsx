// The health screen over the real Office.js: each item is gone to, and what is safe is fixed and can be taken back.
import { screen, waitFor } from "@testing-library/react";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { headersOf } from "../../../src/matrix/tables";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { formulaAt } from "../../excel/workbook";
import { startOffice, type Office } from "../../office/host";
import { testTables, TODAY } from "../claims";
import { openWorkbook, rowsOf, rowWith, violations, type OpenWorkbook } from "./open-screen";

jest.setTimeout(60_000);

let office: Office;
let open: OpenWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
afterEach(() => open.close());

const rule = (
  id: string,
  payer: string,
  codes: string,
  to: number | "" = "",
  source = "Bulletin",
): (string | number)[] => [id, payer, codes, "", "", "Required", "", "", to, source, "", TODAY, ""];

/** Two rows that say the same, one of an unknown payer, one without a source. */
function faultyTables(): MatrixCells {
  const rows = [
    rule("PA-0001", "MEDICARE", "J9271"),
    rule("PA-0002", "MEDICARE", "J9271"),
    rule("PA-0003", "NOBODY", "J9299"),
    rule("PA-0004", "EXAMPLE-COMMERCIAL", "J9035", "", ""),
  ];
  return { ...testTables(), PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 } };
}

const selected = (): unknown => {
  const { sheet, row, column } = open.workbook.selection();
  return [open.workbook.sheets().find((each) => each.id === sheet)?.name, row + 1, column];
};

test("says that there is no matrix, and offers to make it", async () => {
  open = await openWorkbook(office, null);
  await open.screen("health", "Health of the matrix");
  expect(screen.getByText(/^This workbook has no matrix yet/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

test("lists errors first, filters by kind and payer, and goes to the cell", async () => {
  open = await openWorkbook(office, faultyTables());
  await open.screen("health", "Health of the matrix");
  expect(rowsOf("Items")[0]).toMatch(/^errorCannot be usedPriorAuth, row 4/);
  expect(await violations()).toEqual([]);
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "no-source");
  expect(rowsOf("Items")).toEqual([expect.stringMatching(/^warningNo sourcePriorAuth, row 5/)]);
  await open.user.click(rowWith("Items", "No source"));
  expect(await screen.findByRole("heading", { name: "No source" })).toHaveFocus();
  await waitFor(() => expect(selected()).toEqual(["PriorAuth", 5, headersOf("PriorAuth").indexOf("Source")]));
  expect(await violations()).toEqual([]);
  await open.user.keyboard("{Escape}");
  await waitFor(() => expect(rowWith("Items", "No source")).toHaveFocus());
});

test("a safe fix shows what it changes, is saved with its history, and is taken back by one undo", async () => {
  open = await openWorkbook(office, faultyTables());
  await open.screen("health", "Health of the matrix");
  const rowsAt = (address: string): unknown => open.workbook.values(open.workbook.area(address));
  const before = rowsAt("PriorAuth!A2:M5");
  await open.user.click(rowWith("Items", "Said twice"));
  expect(await screen.findByText(/^Taken out: PriorAuth PA-0002, row 3/)).toBeInTheDocument();
  await open.click("Fix");
  await waitFor(() => expect(rowsOf("Items").join()).not.toMatch(/Said twice/));
  await waitFor(() => expect(formulaAt(open.workbook, "PriorAuth!A3")).toBe("PA-0003"));
  await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
  expect(String(formulaAt(open.workbook, "MatrixLog!C2"))).toBe("Repaired");
  await open.click("Undo");
  await waitFor(() => expect(formulaAt(open.workbook, "PriorAuth!A3")).toBe("PA-0002"));
  await waitFor(() => expect(rowsOf("Items").join()).toMatch(/Said twice/));
  await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
  expect(rowsAt("PriorAuth!A2:M5")).toEqual(before);
});

test("shows which rules decided no line of the checked sheet, and which lines no rule decided", async () => {
  open = await openWorkbook(office);
  await open.screen("health", "Health of the matrix");
  await open.click("Unused rules");
  expect(screen.getByText(/^Open the sheet with the claim lines and check it/)).toBeInTheDocument();
  await open.click("Check this sheet");
  await waitFor(() => expect(rowsOf("Unused rules").length).toBeGreaterThan(0), { timeout: 20_000 });
  expect(rowsOf("Unused rules").join()).not.toMatch(/PA-0001/);
  expect(await violations()).toEqual([]);
});
