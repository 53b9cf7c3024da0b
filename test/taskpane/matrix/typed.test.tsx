// What is typed straight into the sheets of the matrix is just as good: seen, told where it cannot be used, recorded by one click.
import { screen, waitFor, within } from "@testing-library/react";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { startOffice, type Office } from "../../office/host";
import { registerFunctions } from "../../excel/functions";
import { said } from "../open-pane";
import { DRUGS, listRow, openDrugRule, openMatrix, settled, type MatrixPane } from "./matrix-pane";

jest.setTimeout(180_000);

let office: Office;
let open: MatrixPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  await registerFunctions();
});
afterEach(() => open.close());

const drugRow = (): number => open.rows("PriorAuth").findIndex((row) => row["Codes"] === DRUGS) + 1;

test("an edit by hand is offered for the history, with the lines that it changed, and written only by a click", async () => {
  open = await openMatrix(office);
  await open.check();
  await open.matrix();
  open.type("PriorAuth", drugRow(), "Requirement", "Not required");
  expect(await screen.findByText("1 cell typed in the sheet is not in the history yet.")).toBeInTheDocument();
  expect(open.rows("MatrixLog")).toEqual([]);
  await open.click("Look at it");
  await screen.findByRole("heading", { name: "Typed in the sheet" });
  expect(await screen.findByText("Required → Not required")).toBeInTheDocument();
  expect(
    await screen.findByText(
      /^1 open line of Example Commercial Plan changes: 1 no longer found · \$9,800 less at risk/,
    ),
  ).toBeInTheDocument();
  await open.user.type(screen.getByLabelText("Reason"), "Call with the payer");
  await open.click("Record in the history");
  await said("Recorded: 1 change in the history.");
  await settled(open);
  expect(open.rows("MatrixLog")).toEqual([
    expect.objectContaining({
      Action: "Typed in the sheet",
      Table: "PriorAuth",
      Column: "Requirement",
      Old: "Required",
      New: "Not required",
      Reason: "Call with the payer",
    }),
  ]);
  expect(open.desk.state().typed).toBeNull();
  await waitFor(() => expect(open.pane.store.state().check.stale).toBeNull());
});

test("an edit by hand and one in the pane leave the same matrix", async () => {
  open = await openMatrix(office);
  open.type("PriorAuth", drugRow(), "Requirement", "Notification");
  await waitFor(() => expect(open.desk.state().typed).not.toBeNull());
  const byHand = open.pane.store.state().loaded!.matrix.revision;
  open.type("PriorAuth", drugRow(), "Requirement", "Required");
  await waitFor(() => expect(open.desk.state().typed).toBeNull());
  await openDrugRule(open);
  await open.click("Correct");
  await open.user.selectOptions(await screen.findByLabelText(/^Requirement/), "Notification");
  await open.user.type(screen.getByLabelText(/^Reason/), "Typed wrongly");
  await open.click("Save");
  await said(/^Saved/);
  expect(open.pane.store.state().loaded!.matrix.revision).toBe(byHand);
});

test("a new row typed without a Rule ID gets one when it is recorded; a save in the pane meanwhile does not take it for its own", async () => {
  open = await openMatrix(office);
  await openDrugRule(open);
  const table = open.workbook.tables().find(({ name }) => name === "PriorAuth")!;
  // As in Excel: what is typed below the table makes it one row longer.
  const [headers = []] = open.workbook.values(table.area);
  const typed: Record<string, string> = { Payer: "EXAMPLE-MEDICAID", Codes: "J9035", Requirement: "Required" };
  open.workbook.addTableRows(table.id, null, [headers.map((header) => typed[String(header)] ?? "")]);
  await waitFor(() => expect(open.desk.state().typed?.changes).toHaveLength(1));
  await open.click("Mark reviewed today");
  await said("Saved.");
  await settled(open);
  expect(open.desk.state().typed?.changes).toHaveLength(1);
  expect(await open.desk.recordTyped("")).toBe(true);
  const row = open.rows("PriorAuth").at(-1);
  expect(row).toMatchObject({ Payer: "EXAMPLE-MEDICAID", Codes: "J9035" });
  expect(String(row?.["Rule ID"])).toMatch(/^PA-\d{4}$/);
  expect(open.rows("MatrixLog").at(-1)).toMatchObject({ Action: "Typed in the sheet", "Rule ID": row?.["Rule ID"] });
});

test("a cell that cannot be used is told with a jump to it, counted on the tab, and never dropped", async () => {
  open = await openMatrix(office);
  await open.matrix();
  const at = drugRow();
  open.type("PriorAuth", at, "Codes", "J9271-J9200");
  await waitFor(() => expect(screen.getByRole("tab", { name: "Matrix (1)" })).toBeInTheDocument());
  await open.click("1 issue in the matrix");
  const list = await screen.findByRole("list", { name: "1 issue in the matrix" });
  expect(list).toHaveTextContent("wrong way round");
  await open.user.click(within(list).getByRole("button"));
  await waitFor(() => {
    const { row, rows, columns } = open.workbook.selection();
    expect([row, rows, columns]).toEqual([at, 1, 1]);
  });
  expect(open.rows("PriorAuth")[at - 1]).toMatchObject({ Codes: "J9271-J9200" });
  open.type("PriorAuth", at, "Codes", DRUGS);
  await waitFor(() => expect(screen.getByRole("tab", { name: "Matrix" })).toBeInTheDocument());
});

test("selecting a row of a matrix table shows its rule, and a cell of the wide view the rules behind it", async () => {
  open = await openMatrix(office);
  await open.matrix();
  const table = open.workbook.tables().find(({ name }) => name === "PriorAuth")!;
  open.workbook.select({ ...table.area, row: table.area.row + drugRow(), rows: 1, columns: 1 });
  await screen.findByRole("heading", { name: `Prior authorisation: ${DRUGS}` });
  const view = open.workbook.sheets().find(({ name }) => name === "Matrix")!;
  const { payers } = open.pane.store.state().loaded!.matrix;
  const payer = payers.all.findIndex(({ id }) => id === "EXAMPLE-MEDICAID");
  const anchor = open.workbook.area("Matrix!A4");
  open.workbook.select({ ...anchor, sheet: view.id, row: anchor.row + 1, column: payer + 1 });
  await screen.findByRole("heading", { name: "Prior authorisation" });
  await waitFor(() => expect(open.pane.store.state().matrix.payer).toBe("EXAMPLE-MEDICAID"));
  expect(await listRow("Example Medicaid Plan", "J9*", "Required")).toBeInTheDocument();
});
