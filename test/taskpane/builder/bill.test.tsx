// Lines to bill over the real Office.js: what the preview says, the inserted formula spills into the cells.
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { blockAround } from "../../../src/excel/read-picked";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../../src/workbench/host/memory/function-arguments";
import { functionsMetadata, registerFunctions } from "../../excel/functions";
import { contentOf, createMatrix, fill, formulaAt } from "../../excel/workbook";
import { type Office, startOffice } from "../../office/host";
import { openPane, said, type OpenPane } from "../open-pane";

jest.setTimeout(120_000);

let office: Office;
let workbook: MemoryWorkbook;
let functions: readonly FunctionMetadata[];
let open: OpenPane | null = null;

beforeAll(async () => {
  functions = await functionsMetadata();
  office = await startOffice(createMemoryWorkbook({ functions }));
  await registerFunctions();
});
afterEach(async () => {
  await open?.close();
  open = null;
});

const LOG = [
  ["Medication", "Rte", "Start", "Stop", "Site"],
  ["fosaprepitant", "IV", "9:00", "9:30", "port"],
  ["dexamethasone", "IV push", "9:30", "9:35", "port"],
  ["J9045", "IV", "9:40", "10:52", "port"],
  ["J1453", "IV", "8:20", "25:99", "port"],
];
const LINES = [
  ["Payer", "Patient", "DOS", "CPT", "Dose"],
  ["MEDICARE", "P1", "2026-10-14", "J9355", "418 mg"],
];

/** A workbook with the matrix and a sheet of its own rows in front, one of its cells selected, and the screen over it. */
async function openBill(rows: readonly (readonly (string | number)[])[], selected: string): Promise<OpenPane> {
  workbook = createMemoryWorkbook({ sheets: ["Day"], functions });
  office.open(workbook);
  fill(workbook, "Day", rows);
  await createMatrix();
  await workbook.settled();
  workbook.select(workbook.area(`Day!${selected}`));
  open = await openPane();
  await open.user.click(screen.getByRole("tab", { name: "Ask" }));
  await open.user.click(await screen.findByRole("button", { name: "Lines to bill…" }));
  await screen.findByRole("combobox", { name: "Payer" });
  return open;
}

const shownLines = async (first: string): Promise<string[]> => {
  const region = await screen.findByRole("region", { name: "Lines" });
  await waitFor(() => expect(within(region).getAllByRole("listitem")[0]).toHaveTextContent(first));
  return within(region)
    .getAllByRole("listitem")
    .map((row) => row.textContent ?? "");
};

test("a log: the block around the selected cell, by its headers; the lines before and after they are inserted; one undo", async () => {
  const { user, container } = await openBill(LOG, "C3");
  expect(await screen.findByText("Day!A1:E5")).toBeInTheDocument();
  expect(await screen.findByText("By its headers: drug A, route B, start C, stop D, site E.")).toBeInTheDocument();
  expect(screen.getByText("Still to choose: Payer.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Insert formula" })).toBeDisabled();
  await user.selectOptions(screen.getByRole("combobox", { name: "Value of Payer" }), "MEDICARE");
  const date = screen.getByLabelText("Value of Date of service");
  await user.clear(date);
  await user.type(date, "2026-10-14");
  const lines = await shownLines("96413 · 1 unit");
  expect(lines.map((line) => line.split(" · ")[0])).toEqual(["96413", "96367", "96375", "Not used"]);
  expect(lines[3]).toContain('stop "25:99" is no time');
  expect((await axe(container)).violations).toEqual([]);

  const before = contentOf(workbook);
  await user.click(screen.getByRole("button", { name: "Insert formula" }));
  await said("The lines are at Day!G1.");
  await workbook.settled();
  expect(formulaAt(workbook, "Day!G1")).toBe('=PAYER.INFUSION(PolicyMatrix,"MEDICARE","2026-10-14",A1:E5)');
  expect(workbook.values(workbook.area("Day!G1:G5")).flat()).toEqual(["Code", "96413", "96367", "96375", "Not used"]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await said("Undone.");
  expect(contentOf(workbook)).toEqual(before);
});

test("a dose: the cells of the selected line, vials typed beside them, and the JW line", async () => {
  const { user } = await openBill(LINES, "D2");
  await user.selectOptions(screen.getByRole("combobox", { name: "Question" }), "WASTAGE");
  for (const [label, cell] of [
    ["Payer", "Day!A2"],
    ["Drug", "Day!D2"],
    ["Dose", "Day!E2"],
    ["Date of service", "Day!C2"],
  ] as const) {
    expect(screen.getByRole("combobox", { name: label })).toHaveDisplayValue(cell);
  }
  const lines = await shownLines("J9355 · 42 units");
  expect(lines[1]).toContain("J9355-JW · 3 units");
  await user.selectOptions(screen.getByRole("combobox", { name: "Vials on hand" }), "A value");
  await user.type(screen.getByRole("textbox", { name: "Value of Vials on hand" }), "420 mg");
  expect(await shownLines("420 mg opened")).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Insert formula" }));
  await said("The lines are at Day!G2.");
  await workbook.settled();
  expect(formulaAt(workbook, "Day!G2")).toBe('=PAYER.WASTAGE(PolicyMatrix,A2,D2,E2,C2,"420 mg")');
  expect(workbook.values(workbook.area("Day!G2:I3"))).toEqual([
    ["Code", "Modifiers", "Units"],
    ["J9355", "JZ", 42],
  ]);
});

test("what stands in the way is said: blank cells, several where one is wanted, a log without its columns, an error of the function", async () => {
  const { user } = await openBill(LOG, "H9");
  expect(screen.getByText("no cells yet")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Take the selected cells for Log" }));
  await said(/selected cells are blank: select the cells that hold Log/);
  workbook.select(workbook.area("Day!A2:E2"));
  await user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "Cells of the sheet");
  await said(/Payer is one cell: select it alone/);
  workbook.select(workbook.area("Day!A1:C5"));
  await user.click(screen.getByRole("button", { name: "Take the selected cells for Log" }));
  expect(await screen.findByText(/^The log has no column stop/)).toBeInTheDocument();
  await user.selectOptions(screen.getByRole("combobox", { name: "Value of Payer" }), "MEDICARE");
  expect(await screen.findByText(/#VALUE! Log: has no column stop/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Insert formula" })).toBeDisabled();
});

test.each([
  [
    { row: 0, column: 0 },
    { row: 0, column: 0, rows: 2, columns: 2 },
  ],
  [
    { row: 1, column: 1 },
    { row: 0, column: 0, rows: 2, columns: 2 },
  ],
  [
    { row: 3, column: 3 },
    { row: 3, column: 3, rows: 1, columns: 1 },
  ],
  [{ row: 3, column: 0 }, null],
])("the block around %p", (at, block) => {
  const cells = [
    ["a", "", "", ""],
    ["", "b", "", ""],
    ["", "", "", ""],
    ["", "", "", "c"],
  ];
  expect(blockAround(cells, at)).toEqual(block);
});
