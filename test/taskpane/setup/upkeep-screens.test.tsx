// Snapshots and comparison, tests of the matrix, and the hand-over, over the real Office.js.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { handOverBytes } from "../../../src/files/hand-over-file";
import { starterTables } from "../../../src/matrix/starter";
import { headersOf } from "../../../src/matrix/tables";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { formulaAt } from "../../excel/workbook";
import { startOffice, type Office } from "../../office/host";
import { testTables, TODAY } from "../claims";
import { said } from "../open-pane";
import { choose, fileOf, openWorkbook, rowsOf, rowWith, violations, type OpenWorkbook } from "./open-screen";

jest.setTimeout(120_000);

let office: Office;
let open: OpenWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
afterEach(() => open.close());

const snapshots = (): string[] =>
  open.workbook
    .sheets()
    .filter(({ name, visibility }) => name.startsWith("Snapshot ") && visibility === "Hidden")
    .map(({ name }) => name);
const REQUIREMENT = headersOf("PriorAuth").indexOf("Requirement");

describe("snapshots", () => {
  beforeEach(async () => {
    open = await openWorkbook(office);
    await open.screen("compare", "Compare and snapshots");
    await open.click("Take a snapshot");
    await said(/^Kept as "Snapshot /);
  });

  test("a snapshot is taken, compared row by row, and the matrix is brought back to it", async () => {
    const [name = ""] = snapshots();
    open.workbook.type("PriorAuth!F2", "Notification");
    await waitFor(
      () => expect(screen.getByRole("button", { name: new RegExp(`^${name}`) })).toHaveTextContent("1 changed"),
      {
        timeout: 20_000,
      },
    );
    expect(await violations()).toEqual([]);
    await open.click(new RegExp(`^${name}`));
    expect(await screen.findByRole("heading", { name: `Since ${name.replace("S", "s")}` })).toHaveFocus();
    expect(rowsOf("Differences")).toEqual([
      expect.stringMatching(/^Changed: PriorAuth PA-0001.*Requirement: .* → Notification$/),
    ]);
    expect(await violations()).toEqual([]);
    await open.user.click(rowWith("Differences", "PA-0001"));
    expect(await screen.findByText(/→ Notification$/)).toBeInTheDocument();
    await open.click("Back");
    await open.click("Bring the matrix back to this");
    await waitFor(() => expect(formulaAt(open.workbook, "PriorAuth!F2")).not.toBe("Notification"), { timeout: 20_000 });
    expect(starterTables().PriorAuth?.rows[0]?.[REQUIREMENT]).toBe(formulaAt(open.workbook, "PriorAuth!F2"));
  });

  test("a snapshot is deleted when it is asked for twice", async () => {
    const [name = ""] = snapshots();
    await open.click(new RegExp(`^${name}`));
    await open.click("Delete the snapshot");
    expect(snapshots()).toEqual([name]);
    await open.click("Delete it now");
    await said(`"${name}" is deleted.`);
    expect(snapshots()).toEqual([]);
  });

  test("a file is compared and taken over, after a snapshot", async () => {
    const { PriorAuth } = testTables();
    const rows = (PriorAuth?.rows ?? []).map((row, i) =>
      i === 0 ? row.map((cell, at) => (at === REQUIREMENT ? "Predetermination" : cell)) : row,
    );
    const other = { ...testTables(), PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 } };
    choose("Compare with a file…", fileOf("other.xlsx", await handOverBytes(other, TODAY)));
    expect(await screen.findByRole("heading", { name: "In other.xlsx" }, { timeout: 30_000 })).toHaveFocus();
    expect(rowsOf("Differences")).toEqual([expect.stringMatching(/^Changed: PriorAuth PA-0001/)]);
    await open.click("Take over what the file says");
    await waitFor(() => expect(formulaAt(open.workbook, "PriorAuth!F2")).toBe("Predetermination"), { timeout: 20_000 });
    expect(snapshots()).toHaveLength(2);
  });

  test("a file that is no matrix is refused with its name", async () => {
    choose("Compare with a file…", fileOf("notes.xlsx", "no workbook"));
    expect(await screen.findByText(/^notes\.xlsx: is no Excel workbook/)).toBeInTheDocument();
  });
});

describe("tests of the matrix", () => {
  test("a finding is kept as a test by one press, and twice it is said", async () => {
    open = await openWorkbook(office);
    await open.check();
    const list = screen.getByRole("listbox", { name: "Findings" });
    await open.user.click(
      [...list.querySelectorAll("[role=option]")].find((row) => row.textContent?.includes("AUTH-01")) ?? list,
    );
    await open.user.click(await screen.findByRole("button", { name: "Keep as a test" }));
    await said(/^Kept as the test "AUTH-01/);
    expect(String(formulaAt(open.workbook, "MatrixTests!D2"))).toMatch(/AUTH-01/);
    await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
    await open.user.click(screen.getByRole("button", { name: "Keep as a test" }));
    await said(/^This finding is a test already: MatrixTests, row 2/);
  });

  test("a test is written while one sees how it comes out, and fails when an edit breaks it", async () => {
    open = await openWorkbook(office);
    await open.screen("tests", "Tests of the matrix");
    expect(await screen.findByText(/^No tests yet/)).toBeInTheDocument();
    await open.click("Add a test");
    const type = (label: RegExp, value: string): void => {
      fireEvent.change(screen.getByRole("textbox", { name: label }), { target: { value } });
    };
    type(/^Example lines/, "CPT J9271; Units 200; Auth");
    type(/^What must be found/, "AUTH-01");
    expect(await screen.findByText(/^line 1 has no DOS/)).toBeInTheDocument();
    type(/^Example lines/, "DOS 2026-10-14; CPT J9271; Units 200; Auth");
    await open.user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
    expect(await screen.findByText("Now: passed")).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await open.click("Save");
    expect(await screen.findByText(/^Test is blank/)).toBeInTheDocument();
    type(/^Test/, "Keytruda wants an authorisation");
    await open.click("Save");
    await waitFor(() => expect(rowsOf("Tests of the matrix")).toEqual([expect.stringMatching(/^passedKeytruda/)]), {
      timeout: 20_000,
    });
    for (const row of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
      if (String(formulaAt(open.workbook, `PriorAuth!F${row}`)) === "Required")
        open.workbook.type(`PriorAuth!F${row}`, "Not required");
    await waitFor(
      () => expect(rowsOf("Tests of the matrix")).toEqual([expect.stringMatching(/^failedKeytruda.*AUTH-01/)]),
      {
        timeout: 20_000,
      },
    );
    await open.user.click(rowWith("Tests of the matrix", "Keytruda"));
    expect(await screen.findByRole("heading", { name: "Found instead" })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await open.click("Remove");
    await open.click("Remove it now");
    expect(await screen.findByText(/^No tests yet/, {}, { timeout: 20_000 })).toBeInTheDocument();
  });
});

describe("the hand-over", () => {
  test("makes a printable sheet for each chosen payer, and says what is left out", async () => {
    open = await openWorkbook(office);
    await open.screen("hand-over", "Hand-over");
    expect(
      screen.getByText(
        /^Left out, because they can hold patient data: Authorizations, Courses, MatrixTests and MatrixLog/,
      ),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await open.user.click(screen.getByRole("checkbox", { name: "All payers" }));
    expect(screen.getByRole("button", { name: "Make 0 sheets" })).toBeDisabled();
    await open.user.click(screen.getByRole("checkbox", { name: /^Medicare Part B/ }));
    await open.click("Make a sheet");
    await said("1 sheet made: MEDICARE wants.");
    expect(
      open.workbook.sheets().some(({ name, visibility }) => name === "MEDICARE wants" && visibility === "Visible"),
    ).toBe(true);
  });

  test("opens as a workbook of its own", async () => {
    open = await openWorkbook(office);
    await open.screen("hand-over", "Hand-over");
    await open.click("Open as a new workbook");
    await waitFor(() => expect(open.workbook.opened).toHaveLength(1), { timeout: 20_000 });
    expect(atob(open.workbook.opened[0] ?? "").slice(0, 2)).toBe("PK");
  });
});
