// Fixes over the real Office.js: what a biller presses, what then stands in the cells, and what is left to do.
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { applyFixes, draftFixes, safeFixes } from "../../src/taskpane/core/fixes";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { Area } from "../../src/workbench/host/areas";
import { createMatrix, contentOf, fill, formulaAt } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CHECK_IDS, type CheckId } from "../../src/checks/ids";
import { starterTables } from "../../src/matrix/starter";
import { headersOf } from "../../src/matrix/tables";
import { findingRow, findingRows, findingsBecome, openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(180_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook({}));
});
afterEach(() => open.close());

const DOS = 46309;
const HEADERS = ["Claim", "Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Dx", "POS", "Auth"];
/** Two lines with 25 where it never stands (MOD-01), a pair that nothing lifts (LAB-01), no authorisation (AUTH-01), a code that ended (ADM-01). */
const LINES = [
  ["C1", "Medicare", "Smith R", DOS, "96413", "25", 1, 410, "C34.11", "11", ""],
  ["C2", "Medicare", "Jones A", DOS, "96413", "AI 25 GT", 1, 410, "C34.11", "11", ""],
  ["C3", "Medicare", "Lee K", DOS, "80053", "", 1, 30, "C34.11", "11", ""],
  ["C3", "Medicare", "Lee K", DOS, "80048", "", 1, 20, "C34.11", "11", ""],
  ["C4", "Example Commercial Plan", "Brown T", DOS, "J9271", "", 200, 9800, "C34.11", "11", ""],
  ["C5", "Medicare", "White S", DOS, "77014", "", 1, 90, "C34.11", "11", ""],
];
const CHECKS_ON: readonly CheckId[] = ["MOD-01", "LAB-01", "AUTH-01", "ADM-01"];
const OFF = CHECK_IDS.filter((id) => !CHECKS_ON.includes(id)).map((id) => [id, "*", "off", ""]);
const TABLES = { ...starterTables(), CheckSettings: { headers: headersOf("CheckSettings"), rows: OFF, firstRow: 2 } };

async function claims(rows: readonly (readonly (string | number)[])[] = [HEADERS, ...LINES]): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", rows);
  office.open(workbook);
  await createMatrix(TABLES);
  workbook.activateSheet(workbook.area("Claims!A1").sheet);
  open = await openPane();
  await open.check();
}

const click = async (name: string | RegExp): Promise<void> =>
  open.user.click(await screen.findByRole("button", { name }));
const checks = (): string[] => open.pane.store.state().check.checked!.result.findings.map(({ check }) => check);
const at = (address: string): unknown => formulaAt(workbook, `Claims!${address}`);
const cells = (address: string): Area => workbook.area(`Claims!${address}`);
const before = (): unknown => workbook.formulas(cells("A1:K8"));
const idle = (): Promise<void> => waitFor(() => expect(open.pane.store.state().busy).toBeNull());

test("one finding: old and new, Apply, the next finding is open, and Undo brings the cell back", async () => {
  await claims();
  const was = before();
  await open.user.click(findingRow("MOD-01"));
  expect(await screen.findByRole("list", { name: "Old and new" })).toHaveTextContent("Row 2, Mods25 → to blank");
  expect((await axe(open.container)).violations).toEqual([]);
  await click("Apply");
  await said("1 finding fixed. 4 findings left.");
  await idle();
  expect(at("F2")).toBe("");
  // What is left is the list: the next one of the kind is open, with its line selected.
  const { checked, opened, stale } = open.pane.store.state().check;
  expect(stale).toBeNull();
  expect(checked!.result.findings[opened!]).toMatchObject({ check: "MOD-01", lines: [2] });
  expect(await screen.findByText(/Line 2 · 96413/)).toBeInTheDocument();
  expect(workbook.selection()).toMatchObject({ row: 2, rows: 1 });
  expect(open.pane.store.state().fixLog).toMatchObject([{ check: "MOD-01", what: "line 1, Mods", old: "25", new: "" }]);
  await click("Undo");
  await said("1 fix taken back.");
  expect(before()).toEqual(was);
  expect(checks().filter((check) => check === "MOD-01")).toHaveLength(2);
  expect(open.pane.store.state().fixLog).toEqual([]);
});

test("all safe fixes: kinds are chosen, the list keeps its blanks, a row is emptied, a second pass has what is left, one Undo", async () => {
  await claims();
  await click("Fix all safe (4)…");
  expect(await screen.findByRole("heading", { name: "Safe fixes" })).toHaveFocus();
  const kinds = screen.getByRole("group", { name: "What to fix" });
  expect(
    within(kinds)
      .getAllByRole("checkbox")
      .map((box) => box.closest("label")?.textContent),
  ).toEqual([expect.stringMatching(/^MOD-01 .*2$/), expect.stringMatching(/1$/), expect.stringMatching(/1$/)]);
  await screen.findByRole("button", { name: "Fix 4 findings" });
  expect((await axe(open.container)).violations).toEqual([]);
  await open.user.click(within(kinds).getByRole("checkbox", { name: /^LAB-01/ }));
  await click("Fix 3 findings");
  await said("3 findings fixed. 2 findings left.");
  await idle();
  expect([at("F2"), at("F3"), at("E5"), at("E7")]).toEqual(["", "AI GT", "80048", "77387"]);
  const between = before();
  await click("Fix all safe (1)…");
  await click("Fix 1 finding");
  await said("1 finding fixed. 1 finding left.");
  await idle();
  expect(workbook.formulas(cells("A5:K5"))).toEqual([Array.from({ length: 11 }, () => "")]);
  expect(findingRows()).toEqual([expect.stringMatching(/AUTH-01.*line 5/)]);
  await click("Undo");
  await said("1 fix taken back.");
  expect(before()).toEqual(between);
  expect(checks().sort()).toEqual(["AUTH-01", "LAB-01"]);
});

test("a cell that changed since it was looked at is refused with both values, and nothing is written", async () => {
  await claims();
  const { checked } = open.pane.store.state().check;
  const draft = await draftFixes(
    checked!,
    safeFixes(checked!).flatMap(({ findings }) => findings),
  );
  expect(draft.fixed).toHaveLength(4);
  const others = workbook.formulas(cells("A3:K8"));
  workbook.write(cells("F2"), [["57"]]);
  expect(await applyFixes(open.pane, draft)).toBe(false);
  await said('Claims!F2: expected "25", found "57"');
  expect([at("F2"), workbook.formulas(cells("A3:K8"))]).toEqual([57, others]);
  // A formula that answers the same is no longer what was typed.
  workbook.write(cells("F2"), [['="25"']]);
  expect(await applyFixes(open.pane, draft)).toBe(false);
  expect(at("F2")).toBe('="25"');
});

test("the selected lines alone are checked, with the rest of their patients; then the patient; then the sheet", async () => {
  await claims();
  const shown = (): unknown => {
    const { checked } = open.pane.store.state().check;
    const { findings, summary } = checked!.result;
    return [checked!.scope?.kind ?? null, summary.lines, findings.map(({ check, lines }) => [check, ...lines])];
  };
  const part = async (name: string): Promise<void> => {
    await click("Check a part of the sheet");
    await click(name);
    await waitFor(() => expect(open.pane.store.state().check.running).toBeNull());
  };
  workbook.select(cells("B5:C6"));
  await part("Selected lines");
  await waitFor(() =>
    expect(shown()).toEqual([
      "selection",
      2,
      [
        ["LAB-01", 4, 3],
        ["AUTH-01", 5],
      ],
    ]),
  );
  expect(screen.getByRole("heading", { name: /^Claims · selection · 2 lines/ })).toBeInTheDocument();
  workbook.select(cells("C4"));
  await part("Their patient");
  await waitFor(() => expect(shown()).toEqual(["patient", 2, [["LAB-01", 4, 3]]]));
  workbook.select(cells("A1"));
  await part("Selected lines");
  await said(/^No claim line is selected\./);
  await open.check();
  expect(shown()).toMatchObject([null, 6, { length: 5 }]);
});

test("a cell that holds a formula is never written over", async () => {
  await claims([HEADERS, ["C1", "Medicare", "Smith R", DOS, "96413", '="25"', 1, 410, "C34.11", "11", ""]]);
  await open.user.click(findingRow("MOD-01"));
  expect(await screen.findByText(/^Mods in row 2 is a formula: correct/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Apply" })).not.toBeInTheDocument();
});

test("rows of a table are fixed like any other, and a filter is said", async () => {
  await claims();
  const table = workbook.addTable(cells("A1:K7"), true);
  workbook.setFilter(workbook.tables().at(-1)!.id, 4, { filterOn: "Values", values: ["80053"] });
  await open.user.click(findingRow("MOD-01"));
  expect(await screen.findByText(/The sheet is filtered/)).toBeInTheDocument();
  await click("Apply");
  await said(/^1 finding fixed\./);
  expect([at("F2"), table]).toEqual(["", expect.anything()]);
});

test("a code that was typed wrong is Undone by hand too: edited cells are checked again by themselves", async () => {
  await claims();
  workbook.write(cells("F2"), [[""]]);
  await waitFor(() => expect(checks().filter((check) => check === "MOD-01")).toHaveLength(1));
  expect(open.pane.store.state().check.stale).toBeNull();
  expect(screen.queryByText("The sheet changed since it was checked.")).not.toBeInTheDocument();
  workbook.write(cells("A8:K8"), [["C6", "Medicare", "Gray L", DOS, "80053", "", 1, 30, "C34.11", "11", ""]]);
  await waitFor(() => expect(open.pane.store.state().check.checked!.result.summary.lines).toBe(7));
  await workbook.deleteCells({ ...cells("A2"), columns: 16_384 }, "Up");
  await waitFor(() => expect(open.pane.store.state().check.checked!.result.summary.lines).toBe(6));
  await findingsBecome((rows) => rows.some((row) => row.includes("AUTH-01") && row.includes("line 4")));
});

test("a finding that the record decides says what to look for, and nothing is written", async () => {
  await claims();
  await open.user.click(findingRow("AUTH-01"));
  expect(await screen.findByText("Look in the record")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Apply" })).not.toBeInTheDocument();
});

test("what was fixed is listed in a sheet on request, and the sheet is taken away again", async () => {
  await claims();
  await click("Fix all safe (4)…");
  await click("Fix 4 findings");
  await said("4 findings fixed. 1 finding left.");
  await idle();
  const was = contentOf(workbook);
  open.pane.store.dispatch({ type: "fixes opened", fixing: { check: null } });
  await click("List what was fixed (4)");
  await said(/^The sheet Fixes \d{4}-\d\d-\d\d has what was fixed\.$/);
  const name = workbook.sheets().at(-1)!.name;
  expect(workbook.values(workbook.area(`'${name}'!C4:G4`))).toEqual([
    ["MOD-01", expect.any(String), "line 1, Mods", "25", ""],
  ]);
  await click("Undo");
  await waitFor(() => expect(contentOf(workbook)).toEqual(was));
});
