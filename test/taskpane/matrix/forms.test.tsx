// The forms of the matrix over the real Office.js: what can be typed, what is wrong, and what is written.
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { startOffice, type Office } from "../../office/host";
import { registerFunctions } from "../../excel/functions";
import { openPane, said } from "../open-pane";
import { fill } from "../../excel/workbook";
import { CLAIMS } from "../claims";
import { DRUGS, listRow, openDrugRule, openMatrix, settled, type MatrixPane } from "./matrix-pane";

jest.setTimeout(180_000);

let office: Office;
let open: MatrixPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  await registerFunctions();
});

const field = (label: string | RegExp): Promise<HTMLElement> => screen.findByLabelText(label);

async function noViolations(): Promise<void> {
  const { violations } = await axe(document.body.firstElementChild!);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

describe("over a matrix", () => {
  afterEach(() => open.close());

  test("adding: faults stand at their field, codes are completed by name, and the row gets its Rule ID", async () => {
    open = await openMatrix(office);
    await open.matrix();
    await open.click("Add rule");
    await open.user.selectOptions(await field("What to add"), "Wastage");
    await screen.findByRole("heading", { name: "Add to Drug wastage" });
    await open.user.selectOptions(await field(/^Payer/), "Kind:Commercial");
    await open.user.type(await field(/^Codes/), "J9271-J9200");
    expect(await screen.findByText(/the wrong way round: write J9200-J9271/)).toBeInTheDocument();
    await open.user.type(await field(/^Codes/), "; ABC");
    expect(await screen.findByText("1 field to look at.")).toBeInTheDocument();
    await noViolations();
    await open.click("Save");
    expect(open.rows("Wastage").some((row) => row["Payer"] === "Kind:Commercial")).toBe(false);
    await waitFor(async () => expect(await field(/^Codes/)).toHaveFocus());
    await open.user.clear(await field(/^Codes/));
    await open.user.type(await field(/^Codes/), "pembro");
    const option = await screen.findByRole("option", { name: /J9271/ });
    expect(option).toHaveTextContent("pembrolizumab");
    await open.user.keyboard("{Enter}");
    expect(await field(/^Codes/)).toHaveValue("J9271");
    await open.user.selectOptions(await field("JZ"), "Required");
    await open.click("Save");
    await said("Saved.");
    await settled(open);
    const row = open.rows("Wastage").find((each) => each["Payer"] === "Kind:Commercial");
    expect(row).toMatchObject({ Codes: "J9271", JZ: "Required" });
    expect(String(row?.["Rule ID"])).toMatch(/^WA-\d{4}$/);
  });

  test("without a checked sheet the preview says so, and checks it from where one is", async () => {
    open = await openMatrix(office);
    await openDrugRule(open);
    await open.click("Correct");
    await open.user.selectOptions(await field(/^Requirement/), "Not required");
    await open.user.type(await field(/^Reason/), "Typed wrongly");
    expect(
      await screen.findByText(/^Which claim lines change is known once a sheet was checked\./),
    ).toBeInTheDocument();
    await open.click("Check the open sheet");
    expect(
      await screen.findByText(
        /^1 open line of Example Commercial Plan changes: 1 no longer found/,
        {},
        { timeout: 30_000 },
      ),
    ).toBeInTheDocument();
    await open.click("No longer found (1)");
    await open.click("Select line 3 in the sheet");
    await waitFor(() => expect(open.workbook.selection().row).toBe(3));
    expect(screen.getByRole("heading", { name: /^Correct PA-/ })).toBeInTheDocument();
  });

  test("a rule is copied to several payers as one edit, without the source, and taken back as one", async () => {
    open = await openMatrix(office);
    const before = open.rows("PriorAuth");
    await openDrugRule(open);
    await open.click("Copy to payer…");
    await open.user.click(await screen.findByRole("checkbox", { name: "Example Medicaid Plan" }));
    await open.user.click(screen.getByRole("checkbox", { name: "Medicare Part B" }));
    await noViolations();
    await open.click("Save");
    await said("Saved.");
    await settled(open);
    const copies = open.rows("PriorAuth").slice(before.length);
    expect(copies).toMatchObject([
      { Payer: "EXAMPLE-MEDICAID", Codes: DRUGS, Source: "" },
      { Payer: "MEDICARE", Codes: DRUGS, Source: "" },
    ]);
    expect(new Set(copies.map((row) => row["Rule ID"])).size).toBe(2);
    await open.desk.undo();
    expect(open.rows("PriorAuth")).toEqual(before);
  });

  test("a payer begins with the rules of an example", async () => {
    open = await openMatrix(office);
    await open.matrix();
    await open.click("Add rule");
    await open.user.selectOptions(await field("What to add"), "payer");
    await screen.findByRole("heading", { name: "Add a payer" });
    await open.user.type(await field(/^Payer ID/), "LAKESIDE");
    await open.user.type(await field(/^Name/), "Lakeside PPO");
    await open.user.selectOptions(await field(/^Kind/), "Commercial");
    await open.click("Save");
    await said("Saved.");
    await settled(open);
    expect(open.rows("Payers").at(-1)).toMatchObject({ "Payer ID": "LAKESIDE", Name: "Lakeside PPO" });
    const own = (payer: string): number => open.rows("PriorAuth").filter((row) => row["Payer"] === payer).length;
    expect(own("LAKESIDE")).toBe(own("EXAMPLE-COMMERCIAL"));
    expect(open.pane.store.state().loaded!.matrix.payers.find("Lakeside PPO")?.id).toBe("LAKESIDE");
  });

  test("a row that is removed is told by the history, opens from there, and comes back", async () => {
    open = await openMatrix(office);
    const before = open.rows("PriorAuth");
    await openDrugRule(open);
    await open.click("Remove");
    await open.user.type(await field(/^Reason/), "Never held");
    await open.click("Remove");
    await said("Saved.");
    await settled(open);
    expect(open.rows("PriorAuth")).toHaveLength(before.length - 1);
    expect(await screen.findByText("This row is not in the matrix any more.")).toBeInTheDocument();
    await open.click("Back");
    await open.click("Back");
    await open.click("More");
    await open.click("History");
    const list = await screen.findByRole("listbox", { name: "Changes, newest first" });
    const entry = within(list).getByRole("option", { name: /^PA-\d+ · Removed/ });
    expect(entry).toHaveTextContent("Never held");
    await noViolations();
    await open.user.type(screen.getByRole("searchbox"), "nobody");
    expect(await screen.findByText("No change matches.")).toBeInTheDocument();
    await open.user.clear(screen.getByRole("searchbox"));
    await open.user.click(await screen.findByRole("option", { name: /^PA-\d+ · Removed/ }));
    await open.click(/^Restore: As it stood at first/);
    await open.click("Save");
    await waitFor(() => expect(open.desk.state().saved).toHaveLength(2));
    await settled(open);
    const sorted = (rows: readonly Record<string, unknown>[]): unknown[] =>
      [...rows].sort((a, b) => String(a["Rule ID"]).localeCompare(String(b["Rule ID"])));
    expect(sorted(open.rows("PriorAuth"))).toEqual(sorted(before));
  });

  test("a rule that a test of the matrix needs is not changed without being told", async () => {
    open = await openMatrix(office);
    await open.check();
    await openDrugRule(open);
    await open.click("Correct");
    await open.user.selectOptions(await field(/^Requirement/), "Not required");
    const example = open.pane.store.state().loaded!.cells.MatrixTests;
    expect(example?.headers).toContain("Expect");
    open.workbook.addTableRows(open.workbook.tables().find(({ name }) => name === "MatrixTests")!.id, null, [
      [
        "Drugs want one",
        "EXAMPLE-COMMERCIAL",
        "DOS 2026-10-14; CPT J9271; Units 200; Dx C34.11; POS 11; Auth",
        "AUTH-01",
        "",
      ],
    ]);
    await open.user.type(await field(/^Reason/), "Typed wrongly");
    await open.user.click(await screen.findByRole("button", { name: "1 test of the matrix would fail" }));
    expect(await screen.findByText("Drugs want one")).toBeInTheDocument();
  });
});

test("the starter matrix is for reading; the matrix is made from the empty state", async () => {
  const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  fill(workbook, "Claims", CLAIMS);
  office.open(workbook);
  const { user, pane, close } = await openPane();
  await user.click(screen.getByRole("tab", { name: "Matrix" }));
  expect(await screen.findByText("No matrix in this workbook yet.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Add rule" })).not.toBeInTheDocument();
  await noViolations();
  await user.click(await listRow("Families of rules", "Prior authorisation"));
  await user.click(await listRow("Example Commercial Plan", DRUGS));
  expect(await screen.findByText(/^The starter matrix is for reading/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Correct" })).not.toBeInTheDocument();
  await user.keyboard("{Escape}{Escape}");
  await user.click(await screen.findByRole("button", { name: "Create it" }));
  await waitFor(() => expect(pane.store.state().loaded?.origin).toBe("workbook"), { timeout: 60_000 });
  expect(pane.store.state().tab).toBe("matrix");
  expect(await screen.findByRole("button", { name: "Add rule" })).toBeInTheDocument();
  await close();
});
