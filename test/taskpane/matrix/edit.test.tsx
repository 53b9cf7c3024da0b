// A billing manager changes a rule from a date, over the real Office.js: what changes, saved, taken back, told by the history.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { dayOf } from "../../../src/values/day";
import { startOffice, type Office } from "../../office/host";
import { registerFunctions } from "../../excel/functions";
import { findingRows, said } from "../open-pane";
import { listRow, openMatrix, settled, type MatrixPane } from "./matrix-pane";

jest.setTimeout(120_000);

let office: Office;
let open: MatrixPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  await registerFunctions();
});
afterEach(() => open.close());

const DRUGS = "J9271;J9299;J9228;J9022";

/** Opens the rule about drugs of the commercial example. */
async function openRule(): Promise<void> {
  await open.matrix();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
  await open.user.click(await listRow("Families of rules", "Prior authorisation"));
  await open.user.click(await listRow("Example Commercial Plan", DRUGS));
  await screen.findByRole("heading", { name: `Prior authorisation: ${DRUGS}` });
}

const field = (label: string | RegExp): HTMLElement => screen.getByLabelText(label);

test("the whole path: overview, rules, rule, change from a date, preview, save, fresh result, undo, history", async () => {
  open = await openMatrix(office);
  await open.check();
  expect(findingRows().join()).toMatch(/AUTH-01/);
  await openRule();
  await open.click("Change from a date");
  await screen.findByRole("heading", { name: /^Change PA-\d+ from a date$/ });
  fireEvent.change(field(/^In force from/), { target: { value: "2026-10-01" } });
  expect(await screen.findByText("The row of today ends 30 Sep 2026 and stays in the history.")).toBeInTheDocument();
  await open.user.selectOptions(field(/^Requirement/), "Not required");
  await open.user.type(field("Source"), "Bulletin 2026-09");
  expect(
    await screen.findByText("1 open line of Example Commercial Plan changes: 1 no longer found · $9,800 less at risk"),
  ).toBeInTheDocument();
  const before = open.rows("PriorAuth");
  await open.click("Save");
  await said("Saved. 1 no longer found.");
  await settled(open);
  const after = open.rows("PriorAuth");
  expect(after).toHaveLength(before.length + 1);
  const old = after.find((row) => row["Codes"] === DRUGS && row["Payer"] === "EXAMPLE-COMMERCIAL");
  expect(old).toMatchObject({ Requirement: "Required", To: dayOf(2026, 9, 30) });
  expect(after.at(-1)).toMatchObject({
    Payer: "EXAMPLE-COMMERCIAL",
    Codes: DRUGS,
    Requirement: "Not required",
    From: dayOf(2026, 10, 1),
    Source: "Bulletin 2026-09",
  });
  expect(open.rows("MatrixLog").map((row) => row["Action"])).toEqual(["Changed from a date", "Changed from a date"]);
  expect(open.pane.store.state().check.stale).toBeNull();
  expect(open.pane.store.state().check.checked?.result.findings.some(({ check }) => check === "AUTH-01")).toBe(false);

  await open.click("Undo");
  await said(/^Taken back: Change PA-/);
  await settled(open);
  expect(open.rows("PriorAuth")).toEqual(before);
  expect(open.pane.store.state().check.checked?.result.findings.some(({ check }) => check === "AUTH-01")).toBe(true);
  expect(open.rows("MatrixLog").at(-1)).toMatchObject({ Action: "Undone" });
  await waitFor(() => expect(screen.getByRole("region", { name: "History" })).toHaveTextContent("Undone"));
});
