// Ask over the real Office.js: what it answers, its formulas answer in the cells.
import { screen, waitFor, within } from "@testing-library/react";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";
import { functionsMetadata, registerFunctions } from "../excel/functions";
import { createMatrix, formulaAt } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { openPane, said, type OpenPane } from "./open-pane";

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

const card = (title: string): HTMLElement => screen.getByRole("heading", { name: title }).closest("article")!;

test("all payers in the pane are all payers in the cells; a rule that decided is gone to", async () => {
  workbook = createMemoryWorkbook({ sheets: ["Notes"], functions });
  office.open(workbook);
  await createMatrix();
  await workbook.settled();
  open = await openPane();
  const { user, pane } = open;
  await user.click(screen.getByRole("tab", { name: "Ask" }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
  await user.type(screen.getByRole("combobox", { name: "Code" }), "pembro{ArrowDown}{Enter}");
  expect(card("Authorisation")).toHaveTextContent("Required");

  await user.click(within(card("Authorisation")).getByRole("button", { name: /^PriorAuth PA-0003/ }));
  await user.click(within(card("Authorisation")).getByRole("button", { name: "Show row 4" }));
  await waitFor(() => {
    const { sheet, row } = workbook.selection();
    expect([workbook.sheets().find((each) => each.id === sheet)?.name, row]).toEqual(["PriorAuth", 3]);
  });

  await user.click(screen.getByRole("button", { name: "Compare all payers" }));
  workbook.select(workbook.area("Notes!B2"));
  await user.click(screen.getByRole("button", { name: "Insert formula" }));
  await said("Inserted into Notes!B2.");
  const date = pane.store.state().ask.date;
  expect(date).not.toBeNull();
  expect(formulaAt(workbook, "Notes!B2")).toMatch(
    /^=PAYER\.COMPARE\(PolicyMatrix,"PriorAuth","J9271","\d{4}-\d\d-\d\d"\)$/,
  );
  await workbook.settled();
  const spilled = workbook.values(workbook.area("Notes!B2:G6"));
  expect(spilled[0]).toEqual(["Payer", "Answer", "Decided by", "From", "To", "Source"]);
  for (const [payer, answer] of spilled.slice(1)) expect(card(String(payer))).toHaveTextContent(String(answer));

  // A cell that the table would cover is not overwritten: the next formula is refused at a cell that is filled.
  workbook.select(workbook.area("Notes!B2"));
  await user.click(screen.getByRole("button", { name: "Insert formula" }));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Notes!B2 is not empty"));
});
