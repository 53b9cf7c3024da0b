// Payers' answers in the pane, over the real Office.js: from the file to the row in the workbook's matrix.
import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { day } from "../day";
import { emptyMatrix } from "../learning/simulator/year";
import { file835, type WrittenClaim } from "../remittances/write-835";
import { chosenFile, expectClean, openChecked, type CheckedWorkbook } from "./over-office";

jest.setTimeout(120_000);

const DATES = [
  "2026-01-05",
  "2026-01-12",
  "2026-02-02",
  "2026-02-09",
  "2026-03-02",
  "2026-03-09",
  "2026-04-06",
  "2026-04-13",
];
const CLAIMS = [
  ["Payer", "Patient", "DOS", "CPT", "Claim", "Line", "Units", "Charge", "Dx", "Auth"],
  ...DATES.map((dos, i) => ["Lakeside PPO", `P${i}, A`, day(dos), "J9299", `C${i}`, "1", 240, 7200, "C34.11", ""]),
];
const answers = DATES.map((dos, i): WrittenClaim => ({
  claim: `C${i}`,
  status: "1",
  patient: `P${i}, A`,
  services: [
    {
      code: "J9299",
      charge: 720_000,
      paid: i < 4 ? 500_000 : 0,
      dos: day(dos),
      line: "1",
      adjustments: [i < 4 ? ["CO", "45", 220_000] : ["CO", "197", 720_000]],
    },
  ],
}));
const ERA = file835([{ payer: "LAKESIDE PPO", paidOn: day("2026-06-01"), number: "EFT9", claims: answers }]);

let open: CheckedWorkbook;

const choose = async (content: string, name = "may.835"): Promise<void> =>
  open.user.upload(await screen.findByLabelText(/remittances…/, { selector: "input" }), chosenFile(content, name));

async function openAnswers(): Promise<void> {
  open = await openChecked(CLAIMS, emptyMatrix());
  await open.click(/^Payers’ answers/);
}

test("a remittance is compared, its proposal previewed on the open claims and accepted into the matrix, with its source", async () => {
  await openAnswers();
  await choose(ERA);
  expect(await screen.findByText("8 answered lines, 4 denied, 0% of them predicted")).toBeInTheDocument();
  await expectClean();
  await open.click(/J9299: Required from 2 Mar 2026/);
  expect(
    await screen.findByText(
      /4 lines of J9299 denied CO-197 by Lakeside PPO since 2 Mar 2026.*no PriorAuth row: add Required/,
    ),
  ).toBeInTheDocument();
  expect(await screen.findByText(/^4 open lines/)).toBeInTheDocument();
  await expectClean();
  expect(open.pane.store.state().loaded?.matrix.tables.PriorAuth.rules).toHaveLength(0);
  await open.click("Accept into the matrix");
  await waitFor(() => expect(open.pane.store.state().loaded?.matrix.tables.PriorAuth.rules).toHaveLength(1));
  expect(open.pane.store.state().loaded?.matrix.tables.PriorAuth.rules[0]).toMatchObject({
    id: "PA-0001",
    requirement: "Required",
    from: day("2026-03-02"),
    source: expect.stringMatching(/^Remittances of 1 Jun 2026, payment EFT9: 4 lines/),
  });
  // Compared again: what was a hole is predicted now.
  expect(await screen.findByText("8 answered lines, 4 denied, 100% of them predicted")).toBeInTheDocument();
});

test("each count opens to its lines, and a denied line to the facts of an appeal", async () => {
  await openAnswers();
  await choose(ERA);
  await open.click("By check");
  await open.click(/^AUTH-01 · Lakeside PPO/);
  await open.click(/^Denied, not predicted: 4 lines, \$28,800/);
  const cell = screen.getByRole("region", { name: "Denied, not predicted" });
  expect(within(cell).getByRole("button", { name: "line 5" })).toBeInTheDocument();
  await open.user.click(within(cell).getAllByRole("button", { name: "Facts for an appeal" })[0]!);
  expect(await screen.findByText(/AUTH-01 could not be checked/)).toBeInTheDocument();
});

test("a broken file is refused with segment and byte", async () => {
  await openAnswers();
  await choose(ERA.slice(0, 900), "cut.835");
  expect(await screen.findByText(/cut\.835: Segment \d+ \(.*, at byte \d+\): the file ends/)).toBeInTheDocument();
});

test("an export of denials is joined by patient, date, code and charge, and speaks for the same", async () => {
  await openAnswers();
  const rows = DATES.map((dos, i) =>
    [`"P${i}, A"`, dos, "J9299", 7200, i < 4 ? 5000 : 0, i < 4 ? "CO-45" : "CO-197", "2026-06-01"].join(","),
  );
  const headers = "Patient,DOS,CPT,Charge,Paid,CARC,Check Date";
  await choose([headers, ...rows, '"P9, Z",2026-05-01,J9299,7200,0,CO-197,2026-06-01'].join("\n"), "denials.csv");
  expect(await screen.findByText("8 answered lines, 4 denied, 0% of them predicted")).toBeInTheDocument();
  expect(await screen.findByRole("button", { name: /^J9299: Required from 2 Mar 2026/ })).toBeInTheDocument();
  await open.click("Not joined");
  expect(
    screen.getByText(/^denials\.csv, row 10: no line has this patient, date, code and charge\.$/),
  ).toBeInTheDocument();
});
