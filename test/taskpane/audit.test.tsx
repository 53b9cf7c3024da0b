// An audit in the pane, over the real Office.js: drawn, written into the workbook, answered there, scored and recorded.
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { drawAudit } from "../../src/audits/audit";
import { today } from "../../src/taskpane/core/today";
import { isoOf } from "../../src/values/day";
import { day } from "../day";
import { contentOf } from "../excel/workbook";
import { said } from "./open-pane";
import { chosenFile, expectClean, openChecked, type CheckedWorkbook } from "./over-office";

jest.setTimeout(120_000);

const NOW = isoOf(today());
const SHEET = `Audit ${NOW}`;
const CLAIMS = [
  ["Payer", "Patient", "DOS", "CPT", "Claim", "Charge", "Dx", "Rendering NPI"],
  ...Array.from({ length: 12 }, (_, i) => [
    "Medicare",
    `P${i}, A`,
    day("2026-10-01") + i,
    i % 2 === 0 ? "96413" : "99214",
    `C${i}`,
    100 + i,
    "C34.11",
    i % 3 === 0 ? "1234567893" : "1999999984",
  ]),
];

let open: CheckedWorkbook;

async function openAudit(): Promise<void> {
  open = await openChecked(CLAIMS);
  await open.click(/^Audit a sample/);
  await open.user.clear(await screen.findByLabelText("Encounters"));
  await open.user.type(screen.getByLabelText("Encounters"), "4");
}

/** The rows of the worksheet, with the row of the headers. */
function worksheet(): {
  readonly header: number;
  readonly rows: readonly (readonly unknown[])[];
  readonly answer: number;
} {
  const area = { ...open.workbook.area(`${SHEET}!A1`), rows: 80, columns: 12 };
  const rows = open.workbook.values(area);
  const header = rows.findIndex(([first]) => first === "Question");
  return { header, rows, answer: (rows[header] ?? []).indexOf("Answer") };
}

test("a sample is drawn as in the terminal, written, answered in the sheet, scored and recorded, each with one undo", async () => {
  await openAudit();
  await open.user.selectOptions(screen.getByLabelText("Strata"), "By provider");
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "7");
  await expectClean();
  await open.click("Draw the sample");
  expect(await screen.findByText(/^4 of 12 encounters, \d+ questions$/)).toBeInTheDocument();
  const { checked, loaded } = { ...open.pane.store.state().check, ...open.pane.store.state() };
  const same = drawAudit(
    { lines: checked!.sheet.lines, payers: loaded!.matrix.payers },
    { population: {}, size: { size: 4 }, seed: 7, by: "provider" },
  )!;
  await expectClean();
  const before = contentOf(open.workbook);
  await open.click("Write the worksheet");
  await said(`The sheet "${SHEET}" was added`);
  const { header, rows, answer } = worksheet();
  const asked = rows.slice(header + 1).filter(([id]) => id !== "");
  expect(asked.map(([id]) => id)).toEqual(same.questions.map(({ id }) => id));
  expect(open.workbook.tables().map(({ name }) => name)).toContain(SHEET.replace(/\W/g, ""));
  const cell = { ...open.workbook.area(`${SHEET}!A1`), row: header + 1, column: answer };
  expect(open.workbook.validation(cell)).toMatchObject({ rule: { type: "List", source: "Yes,No,NA" } });
  // One undo takes all of it back.
  await open.click("Undo");
  await waitFor(() => expect(contentOf(open.workbook)).toEqual(before));
  await open.click("Write the worksheet");
  await waitFor(() => expect(open.workbook.sheets().map(({ name }) => name)).toContain(SHEET));
  await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
  // It is another sheet than the one that was taken away.
  const again = { ...cell, sheet: open.workbook.area(`${SHEET}!A1`).sheet };
  asked.forEach((_, i) =>
    open.workbook.write({ ...again, row: header + 1 + i }, [[i === 0 ? "No" : i === 1 ? "Perhaps" : "Yes"]]),
  );
  await open.click(`Score ${SHEET}`);
  expect(await screen.findByText(/the answer "Perhaps" is none of Yes, No and NA/)).toBeInTheDocument();
  await expectClean();
  open.workbook.write({ ...again, row: header + 2 }, [["Yes"]]);
  await open.click("Back");
  await open.click(`Score ${SHEET}`);
  expect(await screen.findByText("1 of 4 that are reviewed")).toBeInTheDocument();
  expect(screen.getByText(/^25\.0%|^\d+\.\d%, between/)).toBeInTheDocument();
  await open.click("Add the record as a sheet");
  await said(`The sheet "Audit record ${NOW}" was added.`);
  expect(open.workbook.values(open.workbook.area(`Audit record ${NOW}!A1`))).toEqual([["Record of an audit"]]);
  await open.click("Undo");
  await waitFor(() => expect(open.workbook.sheets().map(({ name }) => name)).not.toContain(`Audit record ${NOW}`));
});

test("a worksheet without what is needed, and fields that say nothing, are told in words", async () => {
  await openAudit();
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "x");
  expect(await screen.findByText("A whole number")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Draw the sample" })).toBeDisabled();
  await expectClean();
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "1");
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-12-01" } });
  fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-01-01" } });
  expect(await screen.findByText("A day not before From")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Draw the sample" })).toBeDisabled();
  for (const label of ["From", "To"]) fireEvent.change(screen.getByLabelText(label), { target: { value: "" } });
  await open.click("For an error rate");
  await open.click("Draw the sample");
  expect(await screen.findByText(/^11 of 12 encounters/)).toBeInTheDocument();
  await open.click("Write the worksheet");
  await said(`The sheet "${SHEET}" was added`);
  const { rows } = worksheet();
  const seed = rows.findIndex(([label]) => label === "Seed");
  open.workbook.write({ ...open.workbook.area(`${SHEET}!A1`), row: seed, column: 1 }, [[""]]);
  await open.click(`Score ${SHEET}`);
  expect(await screen.findByText(new RegExp(`^${SHEET}: above the table, the row "Seed" is gone`))).toBeInTheDocument();
  await open.click("For an error rate");
  await open.user.selectOptions(screen.getByLabelText("Family"), "CAR-T");
  await open.click("Draw the sample");
  expect(await screen.findByText(/^No encounter of this sheet is of this population/)).toBeInTheDocument();
});

test("the worksheet opens as a new workbook, and a file that was answered is scored", async () => {
  await openAudit();
  await open.click("Draw the sample");
  await screen.findByText(/^4 of 12 encounters/);
  const create = jest.spyOn(Excel, "createWorkbook").mockResolvedValue(undefined as never);
  await open.click("As a new workbook");
  await waitFor(() => expect(create).toHaveBeenCalled());
  const bytes = Uint8Array.from(atob(String(create.mock.calls[0]?.[0])), (letter) => letter.charCodeAt(0));
  create.mockRestore();
  const file = chosenFile(bytes, "back.xlsx");
  await open.user.upload(await screen.findByLabelText("Answered file…", { selector: "input" }), file);
  expect(await screen.findByText("no encounter is reviewed yet")).toBeInTheDocument();
});

test("of a large sample only what is seen is drawn on the screen, and the arrows and End reach the rest", async () => {
  const [headers = [], ...rows] = CLAIMS;
  const many = Array.from({ length: 40 }, (_, month) =>
    rows.map((row) =>
      row.map((cell, i) => (i === 1 ? `${String(cell)}-${month}` : i === 2 ? Number(cell) - month : cell)),
    ),
  ).flat();
  open = await openChecked([headers, ...many]);
  await open.click(/^Audit a sample/);
  await open.user.clear(await screen.findByLabelText("Encounters"));
  await open.user.type(screen.getByLabelText("Encounters"), "400");
  await open.click("Draw the sample");
  expect(await screen.findByText(/^400 of 480 encounters/)).toBeInTheDocument();
  const list = screen.getByRole("listbox", { name: "The sample" });
  const drawn = (): HTMLElement[] => within(list).getAllByRole("option");
  expect(drawn().length).toBeLessThan(40);
  expect(drawn()[0]).toHaveAttribute("aria-setsize", "400");
  await expectClean();
  drawn()[0]?.focus();
  await open.user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement).toHaveAttribute("aria-posinset", "400"));
  expect(drawn().length).toBeLessThan(80);
});

test("what was written is removed without the worksheet, which holds answers, and the pane says so", async () => {
  await openAudit();
  await open.click("Draw the sample");
  await screen.findByText(/^4 of 12 encounters/);
  await open.click("Write the worksheet");
  await said(`The sheet "${SHEET}" was added`);
  await open.click(`Score ${SHEET}`);
  await open.click("Add the record as a sheet");
  await said(`The sheet "Audit record ${NOW}" was added.`);
  await open.click("Back");
  await open.click("Back");
  await open.click("Write to the sheet…");
  expect(await screen.findByText(new RegExp(`^${SHEET} stays: it holds the answers of an audit`))).toBeInTheDocument();
  await expectClean();
  await open.click("Remove what was written");
  await waitFor(() => expect(open.workbook.sheets().map(({ name }) => name)).not.toContain(`Audit record ${NOW}`));
  expect(open.workbook.sheets().map(({ name }) => name)).toContain(SHEET);
  expect(worksheet().rows.length).toBeGreaterThan(4);
});
