// A billing manager changes a rule from a date, over the real Office.js: what changes, saved, taken back, told by the history.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { REAL_PACE } from "../../../src/values/slices";
import { dayOf } from "../../../src/values/day";
import { startOffice, type Office } from "../../office/host";
import { registerFunctions } from "../../excel/functions";
import { findingRows, said } from "../open-pane";
import { DRUGS, listRow, openDrugRule, openMatrix, settled, type MatrixPane } from "./matrix-pane";

jest.setTimeout(180_000);

let office: Office;
let open: MatrixPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  await registerFunctions();
});
afterEach(() => open.close());

const field = (label: string | RegExp): HTMLElement => screen.getByLabelText(label);
const day = (label: RegExp, iso: string): void => void fireEvent.change(field(label), { target: { value: iso } });
const hasAuth = (): boolean =>
  open.pane.store.state().check.checked?.result.findings.some(({ check }) => check === "AUTH-01") ?? false;

async function noViolations(): Promise<void> {
  const { violations } = await axe(document.body.firstElementChild!);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

test("while many lines are counted the running figure stands in the form, and the whole one when it is known", async () => {
  open = await openMatrix(office);
  await open.check();
  await openDrugRule(open);
  await open.click("Correct");
  await open.user.type(await screen.findByLabelText(/^Reason/), "Typed wrongly");
  // A clock by which every step takes a slice of its own; once the figure stands there, the next slice begins when the test has read it.
  const figure = /^Counting: at least 1 open line changes · \$9,800 less at risk/;
  let clock = 0;
  let read = false;
  const waiting: (() => void)[] = [];
  const now = jest.spyOn(REAL_PACE, "now").mockImplementation(() => (clock += 1_000));
  const breathe = jest.spyOn(REAL_PACE, "breathe").mockImplementation(
    () =>
      new Promise((resolve) => {
        if (!read && screen.queryByText(figure)) waiting.push(resolve);
        else setTimeout(resolve, 0);
      }),
  );
  const readOn = (): void => {
    read = true;
    waiting.splice(0).forEach((begin) => begin());
  };
  try {
    await open.user.selectOptions(field(/^Requirement/), "Not required");
    const running = await screen.findByText(figure, {}, { timeout: 60_000 });
    expect(running).toHaveAttribute("aria-busy", "true");
    readOn();
    const whole = await screen.findByText(
      /^1 open line of Example Commercial Plan changes: 1 no longer found · \$9,800 less at risk/,
      {},
      { timeout: 60_000 },
    );
    expect(whole).toHaveAttribute("aria-busy", "false");
    await noViolations();
  } finally {
    now.mockRestore();
    breathe.mockRestore();
    readOn();
  }
});

test("the whole path: overview, rules, rule, change from a date, preview, save, fresh result, undo, history", async () => {
  open = await openMatrix(office);
  await open.check();
  expect(findingRows().join()).toMatch(/AUTH-01/);
  await open.matrix();
  await noViolations();
  await openDrugRule(open);
  await noViolations();
  expect(await screen.findByRole("button", { name: "Decided 1 line of Claims" })).toBeInTheDocument();

  await open.click("Change from a date");
  await screen.findByRole("heading", { name: /^Change PA-\d+ from a date$/ });
  day(/^In force from/, "2026-10-01");
  expect(await screen.findByText("The row of today ends 30 Sep 2026 and stays in the history.")).toBeInTheDocument();
  await open.user.selectOptions(field(/^Requirement/), "Not required");
  await open.user.type(field("Source"), "Bulletin 2026-09");
  expect(
    await screen.findByText(
      /^1 open line of Example Commercial Plan changes: 1 no longer found · \$9,800 less at risk/,
    ),
  ).toBeInTheDocument();
  await open.click("No longer found (1)");
  await noViolations();
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
  expect(hasAuth()).toBe(false);
  expect(await listRow("In time order", "Not required", "from 1 Oct 2026")).toBeInTheDocument();

  await open.click("Undo");
  await said(/^Taken back: Change PA-/);
  await settled(open);
  expect(open.rows("PriorAuth")).toEqual(before);
  expect(hasAuth()).toBe(true);
  expect(open.rows("MatrixLog").at(-1)).toMatchObject({ Action: "Undone" });
  await waitFor(() => expect(screen.getByRole("region", { name: "History" })).toHaveTextContent("Undone"));
  expect(open.desk.state().typed).toBeNull();
});

test("several edits are taken back one after the other, and any state of a rule is restored from its history", async () => {
  open = await openMatrix(office);
  const start = open.rows("PriorAuth");
  await openDrugRule(open);
  await open.click("Correct");
  await open.user.selectOptions(await screen.findByLabelText(/^Requirement/), "Notification");
  await open.click("Save");
  expect(await screen.findByText(/Say why PA-\d+ was wrong/)).toBeInTheDocument();
  await waitFor(() => expect(field(/^Reason/)).toHaveFocus());
  await open.user.type(field(/^Reason/), "Typed wrongly");
  await open.click("Save");
  await said("Saved.");
  await settled(open);
  await open.click("End");
  day(/^Last day in force/, "2026-12-31");
  await open.click("Save");
  await waitFor(() => expect(open.desk.state().saved).toHaveLength(2));
  await settled(open);
  const rule = open.rows("PriorAuth").find((row) => row["Codes"] === DRUGS && row["Payer"] === "EXAMPLE-COMMERCIAL");
  expect(rule).toMatchObject({ Requirement: "Notification", To: dayOf(2026, 12, 31) });

  await open.click(/^Restore: As it stood at first/);
  expect(await screen.findByText("Notification → Required")).toBeInTheDocument();
  await open.click("Save");
  await waitFor(() => expect(open.desk.state().saved).toHaveLength(3));
  await settled(open);
  expect(open.rows("PriorAuth")).toEqual(start);
  for (const left of [2, 1, 0]) {
    await open.desk.undo();
    expect(open.desk.state().saved).toHaveLength(left);
  }
  expect(open.rows("PriorAuth")).toEqual(start);
  await open.desk.undo();
  await said("There is nothing to take back.");
});

test("a first day before the rule began is told at once, and nothing is said of a row that would end before", async () => {
  open = await openMatrix(office);
  await open.matrix();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
  await open.user.click(await listRow("Families of rules", "Drug wastage"));
  await open.user.click(await listRow("Example Commercial Plan", "from 1 Jan 2026"));
  await open.click("Change from a date");
  await screen.findByRole("heading", { name: /^Change WA-\d+ from a date$/ });
  day(/^In force from/, "2025-10-01");
  expect(await screen.findByText(/begins 1 Jan 2026: a change can begin the day after/)).toBeInTheDocument();
  expect(screen.queryByText(/^The row of today ends/)).toBeNull();
  expect(screen.getByText("1 field to look at.")).toBeInTheDocument();
});

test("a draft is kept when somebody goes back by mistake, and the keyboard returns to where it was", async () => {
  open = await openMatrix(office);
  await openDrugRule(open);
  await open.click("Correct");
  await open.user.type(await screen.findByLabelText("Note"), "As of the call");
  await open.user.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Correct" })).toHaveFocus());
  await open.click("Correct");
  expect(await screen.findByText("This form was begun earlier.")).toBeInTheDocument();
  expect(field("Note")).toHaveValue("As of the call");
  await open.click("Discard");
  await open.click("Correct");
  expect(await screen.findByLabelText("Note")).toHaveValue("");
  await open.click("Back");
  await open.click("Back");
  await waitFor(async () => expect(await listRow("Example Commercial Plan", DRUGS)).toHaveFocus());
});

test("somebody changed the cell meanwhile: nothing is written, both values are shown, and either can stand", async () => {
  open = await openMatrix(office);
  await openDrugRule(open);
  const at = open.rows("PriorAuth").findIndex((row) => row["Codes"] === DRUGS) + 1;
  await open.click("Correct");
  await open.user.selectOptions(await screen.findByLabelText(/^Requirement/), "Notification");
  await open.user.type(field(/^Reason/), "Bulletin read again");
  open.type("PriorAuth", at, "Requirement", "Predetermination");
  open.type("PriorAuth", at, "Note", "by phone");
  await open.click("Save");
  // Whether the pane has read the matrix again before or is refused by the writer, both values are shown and nothing is written.
  const bar = (await screen.findByText("The row was changed in the sheet meanwhile.")).parentElement!;
  expect(within(bar).getByText("in the sheet now: Predetermination")).toBeInTheDocument();
  expect(within(bar).getByText("in this form: Notification")).toBeInTheDocument();
  expect(within(bar).getByText("in the sheet now: by phone")).toBeInTheDocument();
  expect(open.rows("PriorAuth")[at - 1]).toMatchObject({ Requirement: "Predetermination" });
  await noViolations();

  await open.click("Take theirs");
  expect(field(/^Requirement/)).toHaveValue("Predetermination");
  expect(field("Note")).toHaveValue("by phone");
  await open.user.selectOptions(field(/^Requirement/), "Notification");
  open.type("PriorAuth", at, "Requirement", "Not required");
  await screen.findByText("in the sheet now: Not required");
  await open.click("Keep mine");
  await open.click("Save");
  await said(/^Saved/);
  expect(open.rows("PriorAuth")[at - 1]).toMatchObject({ Requirement: "Notification", Note: "by phone" });
  const log = open.rows("MatrixLog").at(-1);
  expect(log).toMatchObject({ Column: "Requirement", Old: "Not required", New: "Notification" });
});
