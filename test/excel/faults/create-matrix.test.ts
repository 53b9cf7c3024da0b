// The pane is gone in the middle of *Create matrix*: the next one looks at what the workbook has by now, adds what it lacks, and nothing
// stands there twice.
import { writeFileSync } from "node:fs";
import { applyPlan } from "../../../src/excel/apply-plan";
import { readWorkbookState } from "../../../src/excel/workbook-state";
import { starterTables } from "../../../src/matrix/starter";
import { createMatrixPlan } from "../../../src/plans/create-matrix";
import type { Plan } from "../../../src/plans/operations";
import { dayOf } from "../../../src/values/day";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../../office/host";
import { fill } from "../workbook";
import { everythingOf } from "./everything";

jest.setTimeout(120_000);
/** So few that each part of the matrix is a request of its own: the pane can be gone between any two. */
jest.mock("../../../src/excel/request-size", () => ({
  ...jest.requireActual<object>("../../../src/excel/request-size"),
  CELLS_PER_REQUEST: 40,
}));

const TODAY = dayOf(2026, 11, 25) ?? 0;
let office: Office;
let workbook: MemoryWorkbook;
/** Whether a request, counted from 1, arrives. */
let arrives: (request: number) => boolean = () => true;
let requests = 0;
let gone = 0;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), {
    faultOf: () => (arrives(++requests) ? null : { kind: "lost" }),
  });
});
afterAll(() => {
  const file = process.env["MATRIX_FAULT_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ gone }));
});

async function opened(): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Ours"] });
  fill(workbook, "Claims", [
    ["Payer", "CPT"],
    ["Medicare", "96413"],
  ]);
  await workbook.settled();
  office.open(workbook);
}

/** What the pane would do now; `null` where nothing is lacking. */
async function planNow(): Promise<Plan | null> {
  const created = createMatrixPlan(await readWorkbookState(), starterTables(), TODAY);
  if (created.kind === "blocked") throw new Error(JSON.stringify(created.blocked));
  return created.kind === "plan" ? created.plan : null;
}

/** Makes the plan; from the request of that number on none arrives, what would take back neither. */
async function applied(plan: Plan, until = Infinity): Promise<void> {
  requests = 0;
  arrives = (request) => request < until;
  try {
    await applyPlan(plan);
  } catch (error) {
    if (until === Infinity) throw error;
  } finally {
    arrives = () => true;
    await workbook.settled();
  }
}

test("the sheet that shows the matrix stands before its tables, behind the user's own sheets", async () => {
  await opened();
  await applied((await planNow()) ?? { title: "", operations: [] });
  expect(
    workbook
      .sheets()
      .slice(0, 4)
      .map(({ name }) => name),
  ).toEqual(["Claims", "Ours", "Matrix", "Payers"]);
});

test("after any of its requests, the next pane makes the matrix whole, as if nothing had been", async () => {
  await opened();
  const first = await planNow();
  if (!first) throw new Error("nothing to make");
  await applied(first);
  const whole = everythingOf(workbook);
  const all = requests;
  expect(all).toBeGreaterThan(20);
  const wrong: unknown[] = [];
  for (let request = 1; request <= all; request++) {
    await opened();
    await applied(first, request);
    gone++;
    const again = await planNow();
    if (again) await applied(again);
    const now = everythingOf(workbook);
    if (JSON.stringify(now) !== JSON.stringify(whole) || (await planNow()) !== null)
      wrong.push({ request, sheets: workbook.sheets().map(({ name }) => name) });
  }
  expect(wrong).toEqual([]);
});
