// A day's work: workbooks are opened and closed, cells are edited, sheets checked, payers' files read. Nothing listens twice, nothing goes on
// listening after it is closed, and what was needed is given back. `npm run reliability` does a whole day and weighs the memory.
import "fake-indexeddb/auto";
import { writeFileSync } from "node:fs";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type * as WatchModule from "../../src/excel/watch";
import { forgetAnswers, answersOf, readAnswers } from "../../src/taskpane/core/answers";
import { day } from "../day";
import { createMatrix, fill } from "../excel/workbook";
import { delivered, type Office, startOffice } from "../office/host";
import { file835 } from "../remittances/write-835";
import { CLAIMS, HEADERS, testTables } from "./claims";
import { openPane, type OpenPane } from "./open-pane";

jest.setTimeout(1_200_000);

/** How often a listener of a pane was told of an edit. */
const mockHeard = { edits: 0 };
jest.mock("../../src/excel/watch", () => {
  const actual = jest.requireActual<typeof WatchModule>("../../src/excel/watch");
  return {
    ...actual,
    watchWorkbook: (watcher: WatchModule.WorkbookWatcher) =>
      actual.watchWorkbook({
        ...watcher,
        onEdited(edit) {
          mockHeard.edits++;
          watcher.onEdited(edit);
        },
      }),
  };
});

const FIGURES = process.env["LONG_USE_FIGURES"];
const DAY =
  FIGURES === undefined
    ? { workbooks: 2, edits: 6, checks: 2, imports: 1 }
    : { workbooks: 10, edits: 50, checks: 5, imports: 2 };
/** Lines of a sheet: the claims of the tests, many times. */
const REPEATED = FIGURES === undefined ? 10 : 120;
/** Workbooks after which everything that is loaded once is there. */
const WARM = 3;
/** What the heap may grow by over the rest of the day, in bytes: a workbook that is not given back is more. */
const MOST_GROWTH = 12_000_000;

let office: Office;
const listening = new Map<string, number>();
const done = { workbooks: 0, edits: 0, checks: 0, imports: 0 };
const heaps: number[] = [];

/** Counts who listens to the window and to the document. */
function countListeners(name: string, target: EventTarget): void {
  const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
  const known = new Map<unknown, Set<string>>();
  const change = (type: string, by: number): void =>
    void listening.set(`${name} ${type}`, (listening.get(`${name} ${type}`) ?? 0) + by);
  target.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions | boolean) => {
    const own = known.get(listener) ?? new Set<string>();
    const key = `${type} ${String(typeof options === "boolean" ? options : options?.capture === true)}`;
    if (listener && !own.has(key)) {
      known.set(listener, own.add(key));
      change(type, 1);
    }
    add(type, listener, options);
  };
  target.removeEventListener = (type: string, listener: EventListener, options?: EventListenerOptions | boolean) => {
    const key = `${type} ${String(typeof options === "boolean" ? options : options?.capture === true)}`;
    if (known.get(listener)?.delete(key)) change(type, -1);
    remove(type, listener, options);
  };
}

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  countListeners("window", window);
  countListeners("document", document);
});

afterAll(() => {
  if (FIGURES === undefined) return;
  const [first = 0, last = 0] = [heaps[WARM - 1], heaps.at(-1)];
  writeFileSync(FIGURES, JSON.stringify({ ...done, heaps, growth: last - first }));
});

const REMITTANCE = file835([
  {
    payer: "MEDICARE",
    paidOn: day("2026-11-01"),
    number: "EFT1",
    claims: [
      {
        claim: "C1",
        status: "4",
        patient: "Smith, R",
        services: [
          { code: "96413", charge: 41_000, paid: 0, dos: day("2026-10-14"), adjustments: [["CO", "197", 41_000]] },
        ],
      },
    ],
  },
]);
const remittance = (): File =>
  Object.defineProperty(new File([REMITTANCE], "may.835"), "arrayBuffer", {
    value: () => Promise.resolve(new TextEncoder().encode(REMITTANCE).buffer),
  });

async function opened(): Promise<{ readonly workbook: MemoryWorkbook; readonly open: OpenPane }> {
  const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  const lines = Array.from({ length: REPEATED }, (_, n) =>
    CLAIMS.slice(1).map((line) => line.map((cell, i) => (HEADERS[i] === "Claim" ? `${cell}-${n}` : cell))),
  );
  fill(workbook, "Claims", [HEADERS, ...lines.flat()]);
  office.open(workbook);
  await createMatrix(testTables());
  return { workbook, open: await openPane() };
}

/** One edit of a person, and how often a pane heard of it. */
async function edit(workbook: MemoryWorkbook, n: number, isOpen = true): Promise<number> {
  mockHeard.edits = 0;
  workbook.type(`Claims!G${2 + (n % 40)}`, String(1 + (n % 3)));
  // A pane that works on a large sheet hears it later; who hears it twice has heard it twice then.
  for (let tries = 0; tries < (isOpen ? 200 : 5) && mockHeard.edits === 0; tries++) await delivered();
  await delivered();
  return mockHeard.edits;
}

/** The memory in use, when what nobody needs is gone; 0 where that cannot be asked for. */
async function heap(): Promise<number> {
  if (typeof globalThis.gc !== "function") return 0;
  for (let times = 0; times < 4; times++) {
    globalThis.gc();
    await new Promise((next) => setTimeout(next, 20));
  }
  return process.memoryUsage().heapUsed;
}

test("a day: nothing listens twice, and what was needed is given back", async () => {
  let before: ReadonlyMap<string, number> | null = null;
  for (let n = 0; n < DAY.workbooks; n++) {
    const book = await opened();
    for (let check = 0; check < DAY.checks; check++) {
      await book.open.pane.check();
      done.checks++;
      for (let times = 0; times < DAY.edits / DAY.checks; times++) {
        expect(await edit(book.workbook, times)).toBe(1);
        done.edits++;
      }
    }
    for (let times = 0; times < DAY.imports; times++) {
      await readAnswers(book.open.pane, [remittance()]);
      expect(answersOf(book.open.pane).state().kind).toBe("done");
      forgetAnswers(book.open.pane);
      done.imports++;
    }
    await book.open.close();
    expect(await edit(book.workbook, 0, false)).toBe(0);
    done.workbooks++;
    // What is loaded once listens for good; from the second workbook on there is nobody new.
    if (n > 0 && before) expect([...listening]).toEqual([...before]);
    before = new Map(listening);
    heaps.push(await heap());
  }
  expect(done).toEqual({
    workbooks: DAY.workbooks,
    edits: DAY.workbooks * DAY.edits,
    checks: DAY.workbooks * DAY.checks,
    imports: DAY.workbooks * DAY.imports,
  });
  const [warm, last] = [heaps[WARM - 1], heaps.at(-1)];
  if (FIGURES !== undefined) {
    expect(warm).toBeGreaterThan(0);
    expect((last ?? 0) - (warm ?? 0)).toBeLessThan(MOST_GROWTH);
  }
});
