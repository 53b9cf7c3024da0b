// An export of another system is read, its columns are looked at, corrected and remembered; a sheet without known headers is no dead end.
import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { keepColumns, keptColumns } from "../../src/storage/column-memory";
import { createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { testTables } from "./claims";
import { openPane, type OpenPane } from "./open-pane";

jest.setTimeout(120_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane | null = null;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(async () => {
  workbook = createMemoryWorkbook({ sheets: ["Export", "Next"] });
  office.open(workbook);
  await keepColumns("");
});

afterEach(async () => {
  await open?.close();
  open = null;
});

const EXPORT = [
  ["Charges of October"],
  ["Ins", "Patient Name", "Post Date", "DOS", "Proc", "Paid", "Chg"],
  ["Medicare", "Made, A", "2026-10-20", "2026-10-14", "99213", "80.00", "150.00"],
  ["Medicare", "Made, B", "2026-10-20", "2026-10-15", "99214", "90.00", "210.00"],
];

async function begin(sheet: readonly (readonly (string | number)[])[]): Promise<OpenPane> {
  await createMatrix(testTables());
  for (const name of ["Export", "Next"]) {
    workbook.setNumberFormats(workbook.area(`${name}!A1:J40`), "@");
    fill(workbook, name, sheet);
  }
  workbook.activateSheet(workbook.area("Export!A1").sheet);
  return (open = await openPane());
}

const layout = () => open?.pane.store.state().check.checked?.sheet.layout;
const held = () => Object.fromEntries(layout()?.columns.map(({ header, slot }) => [header, slot?.field ?? null]) ?? []);

test("an export is checked as it is; a guess is said, looked at, corrected and remembered for the next sheet", async () => {
  const { user, check } = await begin(EXPORT);
  await check();
  expect(held()).toMatchObject({
    Ins: "Payer",
    "Patient Name": "Patient",
    "Post Date": null,
    Paid: null,
    Chg: "Charge",
  });
  await screen.findByText(/4 columns read by name, 1 guessed/);
  await user.click(screen.getByRole("button", { name: "Look at the columns" }));
  const list = await screen.findByRole("list", { name: "Columns of the sheet" });
  expect(within(list).getByText('"Post Date" is the day of posting, not the date of service.')).toBeInTheDocument();
  expect(within(list).getByText("Made, A · Made, B")).toBeInTheDocument();
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);

  await user.selectOptions(screen.getByRole("combobox", { name: "What Chg holds" }), "Not read");
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  await waitFor(() => expect(held()).toMatchObject({ Chg: null, "Patient Name": "Patient" }));
  await waitFor(() => expect(screen.queryByRole("list", { name: "Columns of the sheet" })).not.toBeInTheDocument());

  workbook.activateSheet(workbook.area("Next!A1").sheet);
  await check();
  await waitFor(() => expect(open?.pane.store.state().check.checked?.ref.name).toBe("Next"));
  expect(held()).toMatchObject({ Chg: null, "Patient Name": "Patient" });
  expect(layout()?.columns.map(({ by }) => by)).toContain("remembered");
});

test("tomorrow's export is a workbook of its own: what was picked is known on this computer", async () => {
  const { user, check } = await begin(EXPORT);
  await check();
  await user.click(await screen.findByRole("button", { name: "Look at the columns" }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "What Chg holds" }), "Not read");
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  await waitFor(() => expect(held()).toMatchObject({ Chg: null }));
  await waitFor(async () => expect(await keptColumns()).not.toBe(""));
  for (const cell of EXPORT.flat().filter((text) => text !== "DOS")) expect(await keptColumns()).not.toContain(cell);
  await open?.close();

  workbook = createMemoryWorkbook({ sheets: ["Export", "Next"] });
  office.open(workbook);
  const tomorrow = await begin(EXPORT);
  await tomorrow.check();
  expect(held()).toMatchObject({ Chg: null, "Patient Name": "Patient" });
  expect(layout()?.columns.map(({ by }) => by)).toContain("remembered");
});

test("what the workbook remembers holds nothing of any cell, headers neither", async () => {
  const { user, check } = await begin(EXPORT);
  await check();
  await user.click(await screen.findByRole("button", { name: "Look at the columns" }));
  await user.click(await screen.findByRole("button", { name: "Save and check" }));
  const { readColumnMemory } = await import("../../src/excel/column-memory");
  await waitFor(async () => expect(await readColumnMemory()).not.toBe(""));
  const kept = await readColumnMemory();
  for (const cell of EXPORT.flat().filter((text) => text !== "DOS")) expect(kept).not.toContain(cell);
});

test("a sheet whose payer is missing asks for it, and takes one payer for all rows", async () => {
  const { user, check } = await begin(EXPORT.map((row) => (row.length > 1 ? row.slice(1) : row)));
  await check();
  await screen.findByRole("heading", { name: "Columns" });
  expect(screen.getByText(/has headers, but not Payer/, { selector: ":not([role=status])" })).toBeInTheDocument();
  const save = screen.getByRole("button", { name: "Save and check" });
  expect(save).toBeDisabled();
  const payer = screen.getByRole("combobox", { name: /^Payer/ });
  const [first] = within(within(payer).getByRole("group", { name: "One payer for all rows" })).getAllByRole("option");
  await user.selectOptions(payer, first ?? "");
  expect(save).toBeEnabled();
  await user.click(save);
  await waitFor(() => expect(open?.pane.store.state().check.checked?.result.summary.lines).toBe(2));
});

const lines = () =>
  open?.pane.store.state().check.checked?.sheet.lines.map(({ index, code, dx }) => [index, code, dx.join()]);
const byName = (name: string) => screen.getByLabelText<HTMLSelectElement>(name, { selector: "select" });

test("services of a row are made of columns that are picked, and remembered for the next sheet", async () => {
  const { user, check } = await begin([
    ["Ins", "MRN", "DOS", "Proc", "Second"],
    ["Medicare", "M1", "2026-10-14", "96413", "J9271"],
  ]);
  await check();
  await user.click(await screen.findByRole("button", { name: "Look at the columns" }));
  expect(screen.queryByLabelText(/^Of which service/)).not.toBeInTheDocument();
  await user.click(await screen.findByLabelText("A row holds several services"));
  expect(byName("Of which service Proc is")).toHaveDisplayValue("Service 1");
  await user.selectOptions(byName("What Second holds"), "CPT");
  expect(byName("Of which service Second is")).toHaveDisplayValue("Service 2");
  expect([...byName("Of which service Second is").options].map(({ text }) => text)).toEqual([
    "The whole row",
    "Service 1",
    "Service 2",
    "Service 3 (new)",
  ]);
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  const both = [
    [1.01, "96413", ""],
    [1.02, "J9271", ""],
  ];
  await waitFor(() => expect(lines()).toEqual(both));
  workbook.activateSheet(workbook.area("Next!A1").sheet);
  await check();
  await waitFor(() => expect(open?.pane.store.state().check.checked?.ref.name).toBe("Next"));
  expect(lines()).toEqual(both);
});

test("where pointers begin is said, remembered, and taken back to what the cells say", async () => {
  const { user, check } = await begin([
    ["Ins", "MRN", "DOS", "Proc", "Pointers", "Dx 1", "Dx 2"],
    ["Medicare", "M1", "2026-10-14", "96413", "1", "C34.11", "Z51.11"],
  ]);
  await check();
  await user.click(await screen.findByRole("button", { name: "Look at the columns" }));
  await screen.findByLabelText("Diagnosis pointers", { selector: "select" });
  await user.selectOptions(byName("Diagnosis pointers"), "The first diagnosis is 0");
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  await waitFor(() => expect(lines()).toEqual([[1, "96413", "Z5111"]]));

  await user.click(screen.getByRole("tab", { name: /Setup/ }));
  await user.click(await screen.findByRole("button", { name: /Columns of the open sheet/ }));
  await screen.findByRole("heading", { name: "Columns" });
  expect(byName("Diagnosis pointers")).toHaveDisplayValue("The first diagnosis is 0");
  await user.selectOptions(byName("Diagnosis pointers"), "As the cells say: from 0 where one is 0");
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  await waitFor(() => expect(lines()).toEqual([[1, "96413", "C3411"]]));
});

test("a sheet without headers is read by columns that are picked", async () => {
  const { user, check } = await begin(EXPORT.slice(2));
  await check();
  await screen.findByRole("heading", { name: "Columns" });
  await user.selectOptions(screen.getByRole("combobox", { name: "Row with the headers" }), "There are no headers");
  const pick = (column: string, field: string) =>
    user.selectOptions(screen.getByRole("combobox", { name: `What Column ${column} holds` }), field);
  await pick("A", "Payer");
  await pick("B", "Patient");
  await pick("D", "DOS");
  await pick("E", "CPT");
  await user.click(screen.getByRole("button", { name: "Save and check" }));
  await waitFor(() =>
    expect(open?.pane.store.state().check.checked?.sheet.lines.map(({ row }) => row)).toEqual([1, 2]),
  );
});

test("a small file is brought in, and one that is none says why", async () => {
  const { user, check } = await begin(EXPORT);
  await check();
  await user.click(await screen.findByRole("button", { name: "Look at the columns" }));
  await screen.findByRole("list", { name: "Columns of the sheet" });
  // jsdom's files cannot be read.
  const file = (name: string, text: string) =>
    Object.defineProperty(new File([text], name, { type: "application/json" }), "arrayBuffer", {
      value: () => Promise.resolve(new TextEncoder().encode(text).buffer),
    });
  const input = screen.getByLabelText("Import…", { selector: "input" });
  await user.upload(input, file("bad.json", "{"));
  await screen.findByText("bad.json is not JSON. Choose a file that was exported here.");
  await user.upload(input, file("odd.json", '{"Foo":"Bar"}'));
  await screen.findByText(/odd\.json neither "Foo" nor "Bar" is a field/);
  await user.upload(input, file("own.json", '{"Charge":"Paid","Units":"Nothing"}'));
  await screen.findByText(/own\.json: 1 field taken.*Not in this sheet: "Nothing"/);
  expect(screen.getByRole("combobox", { name: "What Paid holds" })).toHaveValue("Charge");
  expect(screen.getByRole("combobox", { name: "What Chg holds" })).toHaveValue("");
});

test("Setup leads to the columns of the open sheet, and Esc back", async () => {
  const { user } = await begin(EXPORT);
  await user.click(screen.getByRole("tab", { name: /Setup/ }));
  await user.click(await screen.findByRole("button", { name: /Columns of the open sheet/ }));
  await screen.findByRole("heading", { name: "Columns" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Columns" })).not.toBeInTheDocument());
});

test("of several sheets the one with claim lines is named where the open one has none, and checked by one press", async () => {
  const { user, check } = await begin(EXPORT);
  fill(workbook, "Export", [
    ["Summary", "", "", "", "", "", ""],
    ["Claims", 2, "", "", "", "", ""],
    ["", "", "", "", "", "", ""],
    ["", "", "", "", "", "", ""],
  ]);
  await check();
  await screen.findAllByText(/^No claim lines: the sheet "Export"/);
  await screen.findByText('The sheet "Next" has claim lines.');
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Check Next" }));
  await waitFor(() => expect(open?.pane.store.state().check.checked?.ref.name).toBe("Next"));
  expect(screen.queryByText(/^No claim lines/)).not.toBeInTheDocument();
});
