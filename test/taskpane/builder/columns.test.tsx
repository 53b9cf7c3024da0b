// Columns of answers over the real Office.js: what the preview says, the inserted formula answers in the cells.
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
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
let open: OpenPane;

beforeAll(async () => {
  functions = await functionsMetadata();
  office = await startOffice(createMemoryWorkbook({ functions }));
  await registerFunctions();
});
afterEach(() => open.close());

const LINES = [
  ["Payer", "Patient", "DOS", "CPT", "Dx", "POS"],
  ["EXAMPLE-COMMERCIAL", "P1", "2026-10-14", "J9271", "C34.11", "11"],
  ["MEDICARE", "P2", "2026-10-14", "J9271", "C34.11", "11"],
  ["EXAMPLE-COMMERCIAL", "P3", "", "J9271", "C34.11", "11"],
  ["Nobody", "P4", "2026-10-14", "96413", "C34.11", "11"],
];

/** A workbook with the matrix and a claim sheet in front, and the pane over it. */
async function start(prepare: () => void | Promise<void> = () => undefined): Promise<OpenPane> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"], functions });
  office.open(workbook);
  fill(workbook, "Claims", LINES);
  await prepare();
  await createMatrix();
  await workbook.settled();
  open = await openPane();
  return open;
}

async function makeTable(): Promise<void> {
  const id = await workbook.addTable(workbook.area("Claims!A1:F5"), true);
  await workbook.changeTable(id, { name: "ClaimLines" });
}

async function openColumns({ user }: OpenPane): Promise<void> {
  await user.click(screen.getByRole("tab", { name: "Ask" }));
  await user.click(await screen.findByRole("button", { name: "Answer a whole column…" }));
  await screen.findByRole("combobox", { name: "Question" });
}

const preview = async (rows: number): Promise<string[]> => {
  const region = await screen.findByRole("region", { name: "First rows" });
  await waitFor(() => expect(within(region).getAllByRole("listitem")).toHaveLength(rows));
  return within(region)
    .getAllByRole("listitem")
    .map((row) => row.textContent ?? "");
};
const insert = ({ user }: OpenPane) => user.click(screen.getByRole("button", { name: "Insert column" }));
const undo = async ({ user }: OpenPane): Promise<void> => {
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await said("Undone.");
};

test("beside plain rows: guessed columns, a preview, one formula that spills, and one undo", async () => {
  await start();
  await openColumns(open);
  expect(screen.getByRole("heading", { name: "A column of answers" })).toHaveFocus();
  for (const [label, column] of [
    ["Payer", "Payer"],
    ["Code", "CPT"],
    ["Date of service", "DOS"],
    ["Diagnoses", "Dx"],
    ["POS", "POS"],
  ] as const) {
    expect(screen.getByRole("combobox", { name: label })).toHaveDisplayValue(column);
  }
  const told = await preview(4);
  expect(told).toEqual([
    "row 2Required",
    "row 3Not required",
    expect.stringMatching(/^row 4#VALUE!Dos: is blank\.$/),
    expect.stringMatching(/^row 5#N\/A.*Nobody/),
  ]);
  expect((await axe(open.container)).violations).toEqual([]);

  const before = contentOf(workbook);
  await insert(open);
  await said("The column Authorisation is in Claims.");
  await workbook.settled();
  expect(formulaAt(workbook, "Claims!G1")).toBe("Authorisation");
  expect(formulaAt(workbook, "Claims!G2")).toBe("=PAYER.AUTH(PolicyMatrix,A2:A5,D2:D5,C2:C5,E2:E5,F2:F5)");
  const answers = workbook.values(workbook.area("Claims!G2:G5")).flat();
  expect(answers).toEqual(["Required", "Not required", "#VALUE!", "#N/A"]);
  answers.forEach((answer, i) => expect(told[i]).toContain(String(answer)));

  await undo(open);
  expect(contentOf(workbook)).toEqual(before);
});

test("in a table: a column of formulas for the own row, taken back while all of them are the plan's", async () => {
  await start(makeTable);
  await openColumns(open);
  await preview(4);
  await insert(open);
  await said("The column Authorisation is in ClaimLines.");
  await workbook.settled();
  expect(formulaAt(workbook, "Claims!G3")).toBe("=PAYER.AUTH(PolicyMatrix,[@Payer],[@CPT],[@DOS],[@Dx],[@POS])");
  expect(workbook.values(workbook.area("Claims!G1:G5")).flat()).toEqual([
    "Authorisation",
    "Required",
    "Not required",
    "#VALUE!",
    "#N/A",
  ]);
  const [table] = workbook.tables().filter(({ name }) => name === "ClaimLines");
  expect(table?.area.columns).toBe(7);

  await workbook.write(workbook.area("Claims!G4"), [["by hand"]]);
  await open.user.click(screen.getByRole("button", { name: "Undo" }));
  await said(/Claims!G4: expected "=PAYER.AUTH.*found "by hand"/);
  await workbook.write(workbook.area("Claims!G4"), [["=PAYER.AUTH(PolicyMatrix,[@Payer],[@CPT],[@DOS],[@Dx],[@POS])"]]);
  await workbook.settled();
  await insertedAgainAndUndone();
  const without = (content: unknown) => JSON.stringify(content).replace(/"#BUSY!"/g, '""');
  expect(without(contentOf(workbook))).not.toContain("Authorisation 2");
});

/** A second column of the same question has a header of its own. */
async function insertedAgainAndUndone(): Promise<void> {
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "Header of the column" })).toHaveValue("Authorisation 2"),
  );
  await preview(4);
  await insert(open);
  await said("The column Authorisation 2 is in ClaimLines.");
  await workbook.settled();
  await undo(open);
  expect(workbook.values(workbook.area("Claims!G1:H1"))).toEqual([["Authorisation", ""]]);
}

test("the check of each line: one formula over the lines, beside a table that cannot hold it", async () => {
  await start(makeTable);
  await openColumns(open);
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Question" }), "CHECK");
  const told = await preview(4);
  await insert(open);
  await said("The column Check is in ClaimLines.");
  await workbook.settled();
  expect(formulaAt(workbook, "Claims!H2")).toMatch(
    /^=PAYER\.CHECK\(PolicyMatrix,ClaimLines\[#Headers\],ClaimLines,"\d{4}-\d\d-\d\d"\)$/,
  );
  const answers = workbook.values(workbook.area("Claims!H2:H5")).flat();
  answers.forEach((answer, i) => expect(told[i]).toBe(`row ${i + 2}${answer || "(blank)"}`));
  expect(answers[0]).not.toBe("");
  expect(workbook.tables().find(({ name }) => name === "ClaimLines")?.area.columns).toBe(6);
});

test("from the result of a check: the column of the check is asked for, and Back leads to the result", async () => {
  const { check, user } = await start();
  await check();
  await user.click(screen.getByRole("button", { name: "Put the checks into a column beside the lines" }));
  expect(await screen.findByRole("combobox", { name: "Question" })).toHaveValue("CHECK");
  expect(screen.getByRole("textbox", { name: "Header of the column" })).toHaveValue("Check");
  await preview(4);
  await user.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByRole("tab", { name: "Check" })).toHaveAttribute("aria-selected", "true");
  await openColumns(open);
  expect(screen.getByRole("combobox", { name: "Question" })).toHaveValue("AUTH");
});

test("one value for all rows, what is still wanted, and a header that is taken", async () => {
  await start();
  await openColumns(open);
  const { user } = open;
  await user.selectOptions(screen.getByRole("combobox", { name: "Question" }), "BUNDLED");
  expect(screen.getByText("Still to choose: With.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Insert column" })).toBeDisabled();
  await user.selectOptions(screen.getByRole("combobox", { name: "With" }), "One value for all rows");
  await user.type(screen.getByRole("textbox", { name: "With for all rows" }), "96413");
  await preview(4);
  await user.selectOptions(screen.getByRole("combobox", { name: "Date of service" }), "One value for all rows");
  await user.type(screen.getByLabelText("Date of service for all rows"), "2026-10-14");
  await user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "One value for all rows");
  await user.selectOptions(screen.getByRole("combobox", { name: "Payer for all rows" }), "EXAMPLE-COMMERCIAL");
  expect(
    screen.getByText('=PAYER.BUNDLED(PolicyMatrix,"EXAMPLE-COMMERCIAL",D2:D5,"96413","2026-10-14")'),
  ).toBeVisible();
  const header = screen.getByRole("textbox", { name: "Header of the column" });
  await user.clear(header);
  expect(screen.getByText("Give the column a header.")).toBeInTheDocument();
  await user.type(header, "cpt");
  expect(screen.getByText("The sheet has a column cpt already: give another header.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Insert column" })).toBeDisabled();
});

test("what stands in the way is said: cells that were filled meanwhile, protection, a filter, a missing header, an empty sheet", async () => {
  await start(() => {
    fill(workbook, "Claims", [["Payer", "Patient", "DOS", "CPT", "", "POS"]]);
    workbook.filterSheet("Claims");
  });
  await openColumns(open);
  const { user } = open;
  expect(await screen.findByText(/The sheet is filtered/)).toBeInTheDocument();
  expect(screen.getByText(/^Column E has no header/)).toBeInTheDocument();
  await preview(4);
  await workbook.write(workbook.area("Claims!G4"), [["a note"]]);
  await insert(open);
  await said(/Nothing was written.*Claims!G4: expected nothing, found "filled"/);
  expect(formulaAt(workbook, "Claims!G1")).toBe("");
  workbook.protect("Claims");
  await user.click(screen.getByRole("button", { name: "Look at the sheet again" }));
  expect(await screen.findByText(/The sheet "Claims" is protected/)).toBeInTheDocument();
  workbook.protect("Claims", false);
  await user.click(screen.getByRole("button", { name: "Look at the sheet again" }));
  await preview(4);
  const empty = await workbook.addSheet("Empty");
  await workbook.activateSheet(empty);
  expect(await screen.findByText(/The sheet "Empty" is empty/)).toBeInTheDocument();
  await workbook.activateSheet(workbook.sheets().find(({ name }) => name === "PriorAuth")!.id);
  expect(await screen.findByText(/The sheet "PriorAuth" holds the matrix table PriorAuth/)).toBeInTheDocument();
  await user.keyboard("{Escape}");
  expect(await screen.findByRole("button", { name: "Answer a whole column…" })).toBeInTheDocument();
});

test("freezing: spilled and single answers become values that stay what they are, errors text, and one undo brings formulas back", async () => {
  await start();
  await openColumns(open);
  await preview(4);
  await insert(open);
  await said("The column Authorisation is in Claims.");
  await workbook.write(workbook.area("Claims!I2:I3"), [
    ['=PAYER.CODE(PolicyMatrix,"96413","2026-10-14")'],
    ['=PAYER.LIMIT(PolicyMatrix,"MEDICARE","96413","2026-10-14")'],
  ]);
  await workbook.write(workbook.area("Claims!J2"), [["'=PAYER.CODE(1)"]]);
  await workbook.settled();
  const before = contentOf(workbook);
  const values = () => workbook.values(workbook.area("Claims!G1:J5"));
  const shown = values();
  const { user } = open;
  await user.click(screen.getByRole("button", { name: "Back" }));
  await user.click(await screen.findByRole("button", { name: "Freeze to values…" }));
  expect(await screen.findByText("6 answers in 2 columns")).toBeInTheDocument();
  expect(screen.getByText("Column G · AUTH")).toBeInTheDocument();
  expect(screen.getByText("Column I · CODE and LIMIT")).toBeInTheDocument();
  expect(screen.getByText(/^2 answers are errors/)).toBeInTheDocument();
  expect((await axe(open.container)).violations).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Freeze 6 answers" }));
  await said("6 answers of Claims are values now.");
  expect(values()).toEqual(shown);
  expect(workbook.formulas(workbook.area("Claims!G2:I5")).flat().join("|")).not.toContain("=PAYER");
  expect(workbook.valueTypes(workbook.area("Claims!G2:I5"))).toEqual([
    ["String", "Empty", "String"],
    ["String", "Empty", "Double"],
    ["String", "Empty", "Empty"],
    ["String", "Empty", "Empty"],
  ]);
  expect(await screen.findByText("No formula of the add-in stands there, on the sheet Claims.")).toBeInTheDocument();
  await undo(open);
  await workbook.settled();
  expect(contentOf(workbook)).toEqual(before);
});

test("freezing what is selected takes a spill as a whole; the matrix itself stays", async () => {
  await start();
  await openColumns(open);
  await preview(4);
  await insert(open);
  await said("The column Authorisation is in Claims.");
  await workbook.settled();
  const { user } = open;
  workbook.select(workbook.area("Claims!G1:G3"));
  await user.click(screen.getByRole("button", { name: "Back" }));
  await user.click(await screen.findByRole("button", { name: "Freeze to values…" }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "Where" }), "The selected cells");
  await waitFor(() => expect(screen.getByText("4 answers in 1 column")).toBeInTheDocument());
  const cells = workbook.sheets().find(({ name }) => name === "PolicyMatrixCells")!.id;
  await workbook.changeSheet(cells, { visibility: "Visible" });
  await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "The whole sheet that is open");
  await workbook.activateSheet(cells);
  expect(
    await screen.findByText("No formula of the add-in stands there, on the sheet PolicyMatrixCells."),
  ).toBeInTheDocument();
  expect(screen.getByText(/^18 formulas that hold the matrix stay as they are\.$/)).toBeInTheDocument();
});
