// The loop from a payer's answer back to the rule, as a person closes it in the workbench: a remittance is opened and held against what was
// predicted, a proposal is looked at, accepted by a click, undone and accepted again; an appeal's facts are copied; a second remittance takes one
// denial back; and a claim file opens as a claim sheet.
import {
  answersAt,
  answersTo837,
  AUTHORISED,
  claims837,
  openRemittance,
  PAYER,
  paymentsOf,
  sampleClaims,
  WITHOUT_JZ,
} from "./answers-made";
import { clockAt, valueIn, type Rows } from "./biller-export";
import { faultsOfLooks } from "./screen-checks";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 60_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);

let server: WorkbenchServer;
let bench: Workbench;
let sample: Rows;
let payments: ReturnType<typeof paymentsOf>;
beforeAll(async () => {
  server = await startWorkbenchServer();
  bench = await server.open({ prepare: clockAt(TODAY) });
  sample = await sampleClaims(bench);
  payments = paymentsOf(sample);
});
afterAll(async () => {
  expect(bench.problems).toEqual([]);
  expect(bench.outside).toEqual([]);
  await bench.close();
  await server.close();
});

const pane = () => bench.pane();
const button = (name: string | RegExp) => pane().getByRole("button", { name }).first();
const back = (): Promise<void> => pane().getByRole("button", { name: "Back", exact: true }).click();
const text = (): Promise<string> => pane().locator("body").innerText();
const wastage = (): Promise<readonly (readonly unknown[])[]> =>
  bench.handle.evaluate((workbench) => workbench.values("Wastage!A1:M12"));
const wastageRule = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const [headers = [], ...rows] = await wastage();
  const row = rows.find(([first]) => first === id);
  return row && Object.fromEntries(headers.map((header, i) => [String(header), row[i]]));
};
const looksRight = async (): Promise<void> => expect(await faultsOfLooks(bench)).toEqual([]);

test("a remittance is held against what was predicted, in numbers and money, and each count opens to its lines", async () => {
  await button("Check this sheet").click();
  await pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await button(/^Payers’ answers/).click();
  await openRemittance(bench, "ERA-1106.835", payments.first);
  await pane().getByText("146 answered lines, 5 denied, 0% of them predicted").waitFor(PATIENCE);
  expect(await text()).toContain("$57,760 denied, $0.00 predicted");
  await looksRight();
  await button("By check").click();
  await button(new RegExp(`^DRUG-03 · ${PAYER}`)).click();
  await button("Denied, not predicted: 4 lines, $49,600").click();
  const cell = pane().getByRole("region", { name: "Denied, not predicted" });
  expect(await cell.getByRole("listitem").count()).toBe(4);
  await looksRight();
  await cell
    .getByRole("button", { name: /^line \d+$/ })
    .first()
    .click();
  const [first] = answersAt(sample, WITHOUT_JZ);
  await bench.page.waitForFunction((at) => window.workbench?.selection().startsWith(at), `Claims!A${(first ?? 0) + 1}`);
  await back();
});

test("a broken remittance is refused with its segment and byte, and what was read stays", async () => {
  await openRemittance(bench, "cut.835", payments.first.slice(0, 3000));
  await pane()
    .getByText(/cut\.835: Segment \d+ \([A-Z0-9]+, at byte \d+\): /)
    .waitFor(PATIENCE);
  expect(await text()).toContain("146 answered lines, 5 denied, 0% of them predicted");
});

test("a proposal has its evidence and a preview of the open claims, and a click puts it into the matrix, with one undo", async () => {
  await button("Proposals").click();
  await button(/^J9271: JZ Required from 29 Sep 2026/).click();
  await pane()
    .getByText(
      "4 lines of J9271 without JZ denied CO-16, N822 by Example Commercial Plan since 29 Sep 2026, only WA-0004 for everything (JZ accepted, JW paid): add JZ Required from 29 Sep 2026?",
    )
    .waitFor(PATIENCE);
  await pane()
    .getByText(/^6 open lines of Example Commercial Plan change: 6 newly found/)
    .waitFor(PATIENCE);
  await looksRight();
  expect(await wastageRule("WA-0007")).toBeUndefined();
  await button("Accept into the matrix").click();
  await pane().getByText("146 answered lines, 5 denied, 80% of them predicted").waitFor(PATIENCE);
  expect(await wastageRule("WA-0007")).toMatchObject({
    Payer: "EXAMPLE-COMMERCIAL",
    Codes: WITHOUT_JZ,
    JZ: "Required",
    Source: "Remittances of 6 Nov 2026, payment EFT-3301: 4 lines",
  });
  await button("Undo").click();
  await pane().getByText("146 answered lines, 5 denied, 0% of them predicted").waitFor(PATIENCE);
  expect(await wastageRule("WA-0007")).toBeUndefined();
  await button(/^J9271: JZ Required/).click();
  await button("Accept into the matrix").click();
  await pane().getByText("146 answered lines, 5 denied, 80% of them predicted").waitFor(PATIENCE);
});

test("of a denied line that the matrix says was right the facts of an appeal are copied", async () => {
  await bench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button("By check").click();
  await button(new RegExp(`^AUTH-01 · ${PAYER}`)).click();
  await button(/^Denied, not predicted: 1 line/).click();
  await button("Facts for an appeal").click();
  const letter = pane().locator("pre");
  await letter.waitFor(PATIENCE);
  const said = await letter.innerText();
  expect(said).toContain(`Service: ${AUTHORISED}, 5 Oct 2026, 240 units, $8,160`);
  expect(said).toContain("Denied: CO-197 (no authorisation), 6 Nov 2026, payment EFT-3301");
  expect(said).toMatch(/- Authorisation A-71007, row \d+ of Authorizations: J9299, in force /);
  expect(said).toContain("- PA-0003 of PriorAuth (J9271;J9299;J9228;J9022): Required, in force always.");
  await looksRight();
  await button("Copy").click();
  await pane().getByText("Copied").waitFor(PATIENCE);
  expect(await pane().evaluate<string>("navigator.clipboard.readText()")).toBe(said);
  await back();
  await back();
});

test("a second remittance takes a denial back, and what the accepted row predicts came true", async () => {
  await openRemittance(bench, "ERA-1120.835", payments.second);
  await pane().getByText("191 answered lines, 6 denied, 100% of them predicted").waitFor(PATIENCE);
  await button("By month").click();
  const trend = pane().getByRole("table");
  await trend.waitFor(PATIENCE);
  expect(await trend.getByRole("row", { name: /^Oct 2026 4 \$49,600 4 \$49,600 100%/ }).count()).toBe(1);
  await looksRight();
  await button("Not joined").click();
  await pane().getByText("Every answer found its line.").waitFor(PATIENCE);
  await back();
});

test("of a line the pane says what the record must hold, and writes it as a sheet to print, with one undo", async () => {
  const [, at = 0] = answersAt(sample, WITHOUT_JZ);
  await bench.handle.evaluate((workbench, cell) => workbench.select(cell), `Claims!A${at + 1}`);
  await button("What the record must hold").click();
  await pane()
    .getByRole("checkbox", { name: /^A signed order/ })
    .waitFor(PATIENCE);
  await pane()
    .getByRole("checkbox", { name: /^The authorisation A-71004: its letter, with J9271/ })
    .check();
  await looksRight();
  await button("Checklist as a sheet").click();
  await pane().getByText(`The sheet "Record line ${at}" was added.`).first().waitFor(PATIENCE);
  const cells = await bench.handle.evaluate((workbench, area) => workbench.values(area), `Record line ${at}!A1:I30`);
  expect(cells[0]?.[0]).toBe("Documentation to defend these lines");
  expect(cells[1]).toEqual([
    "Line",
    "Claim",
    "Patient",
    "Date",
    "Code",
    "In the record",
    "What must be there",
    "Asked by",
    "Source",
  ]);
  const claim = valueIn(sample, sample[at] ?? [], "Claim");
  const rows = cells.slice(2).filter(([line]) => line !== "" && line !== null);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(([, own]) => own === claim)).toBe(true);
  await button("Undo").click();
  await pane().getByText("Undone.").first().waitFor(PATIENCE);
  expect(await bench.handle.evaluate((workbench) => workbench.sheets().map(({ name }) => name))).not.toContain(
    `Record line ${at}`,
  );
});

test("an 837P file opens as a claim sheet and is checked, and its lines find their answers by claim and line", async () => {
  const other = await server.open({ prepare: clockAt(TODAY) });
  const there = other.pane();
  await there.getByRole("button", { name: "Open export…" }).waitFor(PATIENCE);
  const file = { name: "October.837", mimeType: "text/plain", buffer: Buffer.from(claims837()) };
  await there.locator('input[type="file"]').first().setInputFiles(file);
  await there.getByRole("heading", { name: /^October · 4 lines/ }).waitFor(PATIENCE);
  const [headers = [], first = []] = await other.handle.evaluate((workbench) => workbench.values("October!A1:Z2"));
  const said = Object.fromEntries(headers.map((header, i) => [String(header), String(first[i])]));
  expect(said).toMatchObject({ Payer: "EXAMPLE COMMERCIAL PLAN", CPT: "J9271", Units: "200", Claim: "E-1" });
  await there.getByRole("button", { name: /^Payers’ answers/ }).click();
  await openRemittance(other, "ERA.835", answersTo837());
  await there.getByText("4 answered lines, 2 denied, 50% of them predicted").waitFor(PATIENCE);
  await there.getByRole("button", { name: "Not joined", exact: true }).click();
  await there.getByText("Every answer found its line.").waitFor(PATIENCE);
  expect(other.problems).toEqual([]);
  await other.close();
});
