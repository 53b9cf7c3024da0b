// How much goes between the add-in and Excel for a sheet of 10,000 lines: requests and bytes have budgets. Time has none here: npm run bench.
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { TWENTY } from "../bench/made/columns";
import { ownPractice } from "../bench/made/own-practice";
import {
  claimsWorkbook,
  exchangeCounter,
  playTheWeb,
  workbookSide,
  type Traffic,
} from "../bench/windows/workbook-side";
import { startOffice, type Office } from "./host";

jest.setTimeout(120_000);

const LINES = 10_000;
const counter = exchangeCounter();
const practice = ownPractice({ lines: LINES, payers: 6, rules: 300 });
const at = TWENTY.map((field) => (practice.cells[0] ?? []).indexOf(field));
const rows = practice.cells.map((row) => at.map((i) => row[i]));

let office: Office;
beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), { onExchange: counter.onExchange });
});

/** Requests at most, those among them that write, and bytes at most of all of them and their answers together. */
interface Budget {
  readonly requests: number;
  readonly writes: number;
  readonly bytes: number;
}
const KB = 1_000;

/** On the web a request takes long, so they are few; on a desktop they are small, so that nobody feels one. */
const BUDGETS: Readonly<
  Record<"web" | "desktop", Readonly<Record<"reading" | "checking" | "status" | "findings", Budget>>>
> = {
  web: {
    reading: { requests: 2, writes: 0, bytes: 1_500 * KB },
    checking: { requests: 4, writes: 0, bytes: 170 * KB },
    status: { requests: 12, writes: 1, bytes: 780 * KB },
    findings: { requests: 7, writes: 1, bytes: 460 * KB },
  },
  desktop: {
    reading: { requests: 7, writes: 0, bytes: 1_500 * KB },
    checking: { requests: 4, writes: 0, bytes: 170 * KB },
    status: { requests: 13, writes: 2, bytes: 780 * KB },
    findings: { requests: 7, writes: 1, bytes: 460 * KB },
  },
};
/** Of one request or answer on a desktop: reading is told piece by piece there. */
const LARGEST_ON_A_DESKTOP = 600 * KB;

describe.each(["web", "desktop"] as const)("reading, checking and writing 10,000 lines, %s", (host) => {
  const seen = new Map<string, Traffic>();
  beforeAll(async () => {
    playTheWeb(host === "web");
    office.open(claimsWorkbook(rows));
    const { lines, findingRows, ...traffic } = await workbookSide(counter, practice.matrix);
    expect(lines).toBeGreaterThan(LINES * 0.99);
    expect(findingRows).toBeGreaterThan(500);
    for (const [part, own] of Object.entries(traffic)) seen.set(part, own);
  });

  test.each(["reading", "checking", "status", "findings"] as const)("%s keeps to its budget", (part) => {
    const {
      requests = Infinity,
      writes = Infinity,
      sent = Infinity,
      received = Infinity,
      largest = Infinity,
    } = seen.get(part) ?? {};
    const budget = BUDGETS[host][part];
    expect(requests).toBeLessThanOrEqual(budget.requests);
    expect(writes).toBeLessThanOrEqual(budget.writes);
    expect(sent + received).toBeLessThanOrEqual(budget.bytes);
    expect(largest).toBeLessThanOrEqual(host === "web" ? budget.bytes : LARGEST_ON_A_DESKTOP);
    expect(sent).toBeGreaterThan(0);
  });
});
