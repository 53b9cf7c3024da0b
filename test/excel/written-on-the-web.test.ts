// What is written beside 100,000 lines in Excel on the web, where a request takes long and holds 5 MB: in as few requests as that allows.
import { applyPlan } from "../../src/excel/apply-plan";
import { readWorkbookState } from "../../src/excel/workbook-state";
import { findingsTablePlan } from "../../src/plans/findings-table";
import { inversePlan } from "../../src/plans/inverse";
import type { Plan } from "../../src/plans/operations";
import { statusColumnPlan } from "../../src/plans/status-column";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { exchangeCounter, playTheWeb, type Traffic } from "../bench/windows/workbook-side";
import { type Office, startOffice } from "../office/host";

jest.setTimeout(60_000);

const LINES = 100_000;
const FIVE_MB = 5_000_000;
const counter = exchangeCounter();
let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), { onExchange: counter.onExchange });
  playTheWeb(true);
});
beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
});

async function trafficOf(plan: Plan): Promise<Traffic> {
  const { value, traffic } = await counter.of(() => applyPlan(plan));
  expect(value).toEqual({ kind: "done" });
  return traffic;
}

const statusPlan = (texts: readonly string[]): Plan =>
  statusColumnPlan({ sheet: "Claims", table: null, row: 0, column: 20, headers: [], width: 48 }, texts, []);
const statusCells = (): unknown[] => workbook.formulas(workbook.area(`Claims!U1:U${LINES + 1}`)).map(([cell]) => cell);

test("the table of findings is one request", async () => {
  const message =
    "J9271 given without an authorisation: Lakeside PPO wants one for this code from 2026-01-01, and none is in Auth. ";
  const rows = Array.from({ length: 8_000 }, (_, i) => [
    `${i + 1}`,
    "AUTH-01",
    "Error",
    `${message}${i}`,
    'Ask for one; write its number into "Auth" of line 3',
    "PriorAuth PA-0012 (row 13), Bulletin 2026-14",
    9800 + i,
    "Lakeside PPO",
    `C-${i}`,
  ]);
  const plan = findingsTablePlan(rows, await readWorkbookState());
  const { writes, largest, requests } = await trafficOf(plan);
  expect(writes).toBe(1);
  expect(largest).toBeGreaterThan(2_000_000);
  expect(largest).toBeLessThan(FIVE_MB);
  expect(requests).toBeLessThanOrEqual(4);
  expect(workbook.values(workbook.area("Findings!D8001"))).toEqual([[`${message}7999`]]);
  expect(workbook.format(workbook.area("Findings!A2:A8001"))).toMatchObject({ wrapText: false });
  // A sentence is read whole, and not as far as its column goes.
  expect(workbook.format(workbook.area("Findings!D2:F8001"))).toMatchObject({
    wrapText: true,
    verticalAlignment: "Top",
  });
});

test.each([
  {
    of: "the few words that most lines have",
    text: (i: number) => (i % 9 ? "OK" : `Error: ${"x".repeat(90)} ${i}`),
    writes: 1,
  },
  {
    of: "a sentence a line, 6 MB of them",
    text: (i: number) => `Warning: ${"wants an authorisation ".repeat(2)} ${i}`,
    writes: 2,
  },
])("the status of 100,000 lines, $of: $writes", async ({ text, writes: most }) => {
  const texts = Array.from({ length: LINES }, (_, i) => text(i));
  const plan = statusPlan(texts);
  const { writes, largest, sent } = await trafficOf(plan);
  expect(writes).toBe(most);
  expect(largest).toBeLessThan(FIVE_MB);
  // No fewer would do.
  expect(sent).toBeGreaterThan((most - 1) * FIVE_MB);
  expect(statusCells()).toEqual(["Status", ...texts]);
  const undone = await trafficOf(inversePlan(plan));
  expect(undone.writes).toBeLessThanOrEqual(most);
  expect(new Set(statusCells())).toEqual(new Set([""]));
});
