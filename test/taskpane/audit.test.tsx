// An audit in the pane, over the real Office.js: drawn, written into the workbook, answered there, scored and recorded.
import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { axe } from "jest-axe";
import { drawAudit } from "../../src/audits/audit";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { today } from "../../src/taskpane/core/today";
import { isoOf } from "../../src/values/day";
import { day } from "../day";
import { contentOf, createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { openPane, said, type OpenPane } from "./open-pane";

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

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane;
beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
afterEach(() => open.close());

const click = async (name: string | RegExp): Promise<void> =>
  open.user.click(await screen.findByRole("button", { name }));
const clean = async (): Promise<void> => expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);

async function openAudit(): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  fill(workbook, "Claims", CLAIMS);
  office.open(workbook);
  await createMatrix();
  open = await openPane();
  await open.check();
  await click(/^Audit a sample/);
  await open.user.clear(await screen.findByLabelText("Encounters"));
  await open.user.type(screen.getByLabelText("Encounters"), "4");
}

/** The rows of the worksheet, with the row of the headers. */
function worksheet(): {
  readonly header: number;
  readonly rows: readonly (readonly unknown[])[];
  readonly answer: number;
} {
  const area = { ...workbook.area(`${SHEET}!A1`), rows: 80, columns: 12 };
  const rows = workbook.values(area);
  const header = rows.findIndex(([first]) => first === "Question");
  return { header, rows, answer: (rows[header] ?? []).indexOf("Answer") };
}

test("a sample is drawn as in the terminal, written, answered in the sheet, scored and recorded, each with one undo", async () => {
  await openAudit();
  await open.user.selectOptions(screen.getByLabelText("Strata"), "By provider");
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "7");
  await clean();
  await click("Draw the sample");
  expect(await screen.findByText(/^4 of 12 encounters, \d+ questions$/)).toBeInTheDocument();
  const { checked, loaded } = { ...open.pane.store.state().check, ...open.pane.store.state() };
  const same = drawAudit(
    { lines: checked!.sheet.lines, payers: loaded!.matrix.payers },
    { population: {}, size: { size: 4 }, seed: 7, by: "provider" },
  )!;
  await clean();
  const before = contentOf(workbook);
  await click("Write the worksheet");
  await said(`The sheet "${SHEET}" was added`);
  const { header, rows, answer } = worksheet();
  const asked = rows.slice(header + 1).filter(([id]) => id !== "");
  expect(asked.map(([id]) => id)).toEqual(same.questions.map(({ id }) => id));
  expect(workbook.tables().map(({ name }) => name)).toContain(SHEET.replace(/\W/g, ""));
  const cell = { ...workbook.area(`${SHEET}!A1`), row: header + 1, column: answer };
  expect(workbook.validation(cell)).toMatchObject({ rule: { type: "List", source: "Yes,No,NA" } });
  // One undo takes all of it back.
  await click("Undo");
  await waitFor(() => expect(contentOf(workbook)).toEqual(before));
  await click("Write the worksheet");
  await waitFor(() => expect(workbook.sheets().map(({ name }) => name)).toContain(SHEET));
  await waitFor(() => expect(open.pane.store.state().busy).toBeNull());
  // It is another sheet than the one that was taken away.
  const again = { ...cell, sheet: workbook.area(`${SHEET}!A1`).sheet };
  asked.forEach((_, i) =>
    workbook.write({ ...again, row: header + 1 + i }, [[i === 0 ? "No" : i === 1 ? "Perhaps" : "Yes"]]),
  );
  await click(`Score ${SHEET}`);
  expect(await screen.findByText(/the answer "Perhaps" is none of Yes, No and NA/)).toBeInTheDocument();
  await clean();
  workbook.write({ ...again, row: header + 2 }, [["Yes"]]);
  await click("Back");
  await click(`Score ${SHEET}`);
  expect(await screen.findByText("1 of 4 that are reviewed")).toBeInTheDocument();
  expect(screen.getByText(/^25\.0%|^\d+\.\d%, between/)).toBeInTheDocument();
  await click("Add the record as a sheet");
  await said(`The sheet "Audit record ${NOW}" was added.`);
  expect(workbook.values(workbook.area(`Audit record ${NOW}!A1`))).toEqual([["Record of an audit"]]);
  await click("Undo");
  await waitFor(() => expect(workbook.sheets().map(({ name }) => name)).not.toContain(`Audit record ${NOW}`));
});

test("a worksheet without what is needed, and fields that say nothing, are told in words", async () => {
  await openAudit();
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "x");
  expect(await screen.findByText("A whole number")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Draw the sample" })).toBeDisabled();
  await clean();
  await open.user.clear(screen.getByLabelText("Seed"));
  await open.user.type(screen.getByLabelText("Seed"), "1");
  await click("For an error rate");
  await click("Draw the sample");
  expect(await screen.findByText(/^11 of 12 encounters/)).toBeInTheDocument();
  await click("Write the worksheet");
  await said(`The sheet "${SHEET}" was added`);
  const { rows } = worksheet();
  const seed = rows.findIndex(([label]) => label === "Seed");
  workbook.write({ ...workbook.area(`${SHEET}!A1`), row: seed, column: 1 }, [[""]]);
  await click(`Score ${SHEET}`);
  expect(await screen.findByText(new RegExp(`^${SHEET}: above the table, the row "Seed" is gone`))).toBeInTheDocument();
  await click("For an error rate");
  await open.user.selectOptions(screen.getByLabelText("Family"), "CAR-T");
  await click("Draw the sample");
  expect(await screen.findByText(/^No encounter of this sheet is of this population/)).toBeInTheDocument();
});

test("the worksheet opens as a new workbook, and a file that was answered is scored", async () => {
  await openAudit();
  await click("Draw the sample");
  await screen.findByText(/^4 of 12 encounters/);
  const create = jest.spyOn(Excel, "createWorkbook").mockResolvedValue(undefined as never);
  await click("As a new workbook");
  await waitFor(() => expect(create).toHaveBeenCalled());
  const bytes = Uint8Array.from(atob(String(create.mock.calls[0]?.[0])), (letter) => letter.charCodeAt(0));
  create.mockRestore();
  const file = Object.defineProperty(new File([bytes], "back.xlsx"), "arrayBuffer", {
    value: () => Promise.resolve(bytes.buffer),
  });
  await open.user.upload(await screen.findByLabelText("Answered file…", { selector: "input" }), file);
  expect(await screen.findByText("no encounter is reviewed yet")).toBeInTheDocument();
});
