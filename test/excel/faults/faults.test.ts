// Every way of writing, with each of its requests going wrong in each way: the workbook is as before or whole, the user is
// told, and the same plan can be applied again.
import { writeFileSync } from "node:fs";
import { applyPlan, type Applied } from "../../../src/excel/apply-plan";
import { ExcelFailure } from "../../../src/excel/failure";
import { inversePlan } from "../../../src/plans/inverse";
import type { Operation, Plan } from "../../../src/plans/operations";
import type { Fault } from "../../../src/workbench/host/faults";
import type { HostRequest } from "../../../src/workbench/host/interpreter";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../../office/host";
import { everythingOf } from "./everything";
import { openedWorkbook, planOf, WRITE_PATHS } from "./write-paths";

jest.setTimeout(120_000);
/** So few that a small plan takes as many requests as a large one. */
function mockCells(): number {
  return Number(process.env["CELLS_OF_A_REQUEST"] ?? 2);
}
jest.mock("../../../src/excel/request-size", () => ({
  ...jest.requireActual<object>("../../../src/excel/request-size"),
  get CELLS_PER_REQUEST() {
    return mockCells();
  },
  isOnTheWeb: () => process.env["HOST_OF_A_REQUEST"] === "web",
}));

let office: Office;
let workbook: MemoryWorkbook;
let request = 0;
/** What happens to a request, by its number from 1. */
let faultAt: (at: number, sent: HostRequest) => Fault | null | Promise<Fault | null> = () => null;
const counts = {
  paths: 0,
  requests: 0,
  faults: 0,
  meanwhile: 0,
  kinds: 0,
  halved: 0,
  twice: 0,
  sorted: 0,
  gone: 0,
  together: 0,
  byKind: {} as Record<string, number>,
};
/** `npm run reliability` tries everything, `npm test` a part of what grows with the square of the requests. */
const IS_WHOLE = process.env["FAULT_FIGURES"] !== undefined;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), { faultOf: (sent) => faultAt(++request, sent) });
});

afterAll(() => {
  const file = process.env["FAULT_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
});

/** What came of a plan. */
type Outcome = Applied | { readonly kind: "failed"; readonly message: string };

async function apply(plan: Plan, fault: typeof faultAt = () => null): Promise<Outcome> {
  request = 0;
  faultAt = fault;
  try {
    return await applyPlan(plan);
  } catch (error) {
    if (!(error instanceof ExcelFailure)) throw error;
    return { kind: "failed", message: error.message };
  } finally {
    faultAt = () => null;
    await workbook.settled();
  }
}

interface Path {
  readonly name: string;
  readonly plan: Plan;
  /** Opens the workbook as the plan expects it. */
  readonly open: () => Promise<void>;
}

async function openFresh(): Promise<void> {
  workbook = await openedWorkbook();
  office.open(workbook);
}

const PATHS: readonly Path[] = WRITE_PATHS.flatMap((path) => {
  const plan = planOf(path);
  const openMade = async (): Promise<void> => {
    await openFresh();
    expect(await apply(plan)).toEqual({ kind: "done" });
  };
  return [
    { name: path.name, plan, open: openFresh },
    { name: `the way back of ${path.name}`, plan: inversePlan(plan), open: openMade },
  ];
});

/** On the web a plan is as few requests as can be; elsewhere each is small. */
const HOSTS = ["desktop", "web"] as const;
const playHost = (host: (typeof HOSTS)[number]): void => void (process.env["HOST_OF_A_REQUEST"] = host);

/** How many requests a plan takes, how many actions each has, and how the workbook looks before and after. */
async function measure(path: Path): Promise<{ actions: number[]; before: unknown; whole: unknown }> {
  process.env["CELLS_OF_A_REQUEST"] = path.plan.operations.some(({ kind }) => /^(add|remove)Table$/.test(kind))
    ? "80"
    : "2";
  await path.open();
  const before = everythingOf(workbook);
  const actions: number[] = [];
  const outcome = await apply(path.plan, (_, sent) => {
    actions.push(sent.Actions.length);
    return null;
  });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return { actions, before, whole: everythingOf(workbook) };
}

const at =
  (n: number, fault: Fault) =>
  (now: number): Fault | null =>
    now === n ? fault : null;

/** All ways in which one request of so many actions goes wrong. */
function faultsOf(actions: number): Fault[] {
  const stops = Array.from({ length: actions }, (_, after): Fault => ({
    kind: "stopped",
    after,
    code: "GeneralException",
  }));
  return [
    ...stops,
    { kind: "stopped", after: 0, code: "AccessDenied" },
    { kind: "stopped", after: 0, code: "InvalidOperationInCellEditMode" },
    { kind: "stopped", after: Math.floor(actions / 2), code: "RequestAborted" },
    { kind: "cut" },
    { kind: "lost" },
    { kind: "busy" },
    { kind: "request too large" },
    { kind: "answer too large" },
    { kind: "slow", milliseconds: 1 },
  ];
}

test("the paths hold every kind of operation", () => {
  const kinds: Record<Operation["kind"], true> = {
    addSheet: true,
    addReportSheet: true,
    addDataSheet: true,
    removeSheet: true,
    addTable: true,
    removeTable: true,
    addTableColumns: true,
    removeTableColumns: true,
    setTableRow: true,
    addTableRows: true,
    removeTableRows: true,
    setCells: true,
    setColumnCells: true,
    setTexts: true,
    addTextFormats: true,
    removeTextFormats: true,
    setFormula: true,
    freezeCells: true,
    addName: true,
    removeName: true,
    setSheetVisibility: true,
    setDocumentProperty: true,
  };
  const covered = new Set(PATHS.flatMap(({ plan }) => plan.operations.map(({ kind }) => kind)));
  counts.kinds = covered.size;
  expect([...covered].sort()).toEqual(Object.keys(kinds).sort());
});

describe.each(PATHS)("$name", (path) => {
  test.each(HOSTS)(
    "on the %s, with any request going wrong once, is made whole or not at all, and can be made again",
    async (host) => {
      playHost(host);
      const { actions, before, whole } = await measure(path);
      if (host === "desktop") counts.paths++;
      counts.requests += actions.length;
      const wrong: unknown[] = [];
      for (const [i, size] of actions.entries()) {
        for (const fault of faultsOf(size)) {
          counts.faults++;
          counts.byKind[fault.kind] = (counts.byKind[fault.kind] ?? 0) + 1;
          await path.open();
          const outcome = await apply(path.plan, at(i + 1, fault));
          const expected = outcome.kind === "done" ? whole : before;
          const isTold =
            outcome.kind === "done" || (outcome.kind === "failed" && outcome.message.startsWith("Could not "));
          const isRight = sameThing(everythingOf(workbook), expected);
          const again = outcome.kind === "done" || !isRight ? { kind: "done" } : await apply(path.plan);
          const isWhole = !isRight || sameThing(everythingOf(workbook), whole);
          if (!isTold || !isRight || again.kind !== "done" || !isWhole)
            wrong.push({ request: i + 1, of: actions.length, fault, outcome, isRight, again, isWhole });
        }
      }
      if (wrong.length > 0)
        throw new Error(`${wrong.length} wrong:\n${wrong.map((each) => JSON.stringify(each)).join("\n")}`);
    },
  );
});

describe.each(PATHS)("$name", (path) => {
  test("as one request that is too large, goes in halves: whole, or not at all where one of them goes wrong", async () => {
    playHost("web");
    const { actions, before, whole } = await measure(path);
    const writes = actions.length;
    const wrong: unknown[] = [];
    for (let after = -1; after < (actions.at(-1) ?? 0); after++) {
      await path.open();
      const halves: number[] = [];
      const outcome = await apply(path.plan, (n, sent) => {
        if (n === writes) return { kind: "request too large" };
        if (n > writes) halves.push(sent.Actions.length);
        return halves.length === 2 && n === writes + 2 && after >= 0
          ? { kind: "stopped", after: Math.min(after, sent.Actions.length), code: "GeneralException" }
          : null;
      });
      for (const kind of after < 0 ? ["request too large"] : ["request too large", "stopped"]) {
        counts.faults++;
        counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1;
      }
      const expected = outcome.kind === "done" ? whole : before;
      if (!sameThing(everythingOf(workbook), expected)) wrong.push({ after, outcome, halves });
      if (after === -1 && outcome.kind === "done") counts.halved++;
    }
    if (wrong.length > 0) throw new Error(wrong.map((each) => JSON.stringify(each)).join("\n"));
  });
});

test("most plans were made in halves", () => expect(counts.halved).toBeGreaterThan(PATHS.length / 3));

/** What somebody else does to the workbook between two requests. */
const MEANWHILE: readonly { readonly what: string; readonly change: (book: MemoryWorkbook) => void | Promise<void> }[] =
  [
    { what: "a co-author types elsewhere", change: async (book) => book.write(book.area("Claims!J20"), [["mine"]]) },
    {
      what: "the table is filtered",
      change: (book) =>
        book.setFilter(book.tables().find(({ name }) => name === "Rules")?.id ?? "", 0, {
          filterOn: "Values",
          values: ["R-1"],
        } as Parameters<MemoryWorkbook["setFilter"]>[2]),
    },
    {
      what: "the table is deleted and its cells stay",
      change: (book) => book.deleteTable(book.tables().find(({ name }) => name === "Rules")?.id ?? "", true),
    },
    { what: "the sheet of the table is protected", change: (book) => book.protect("Rules") },
    { what: "the sheet of claims is protected", change: (book) => book.protect("Claims") },
  ];

describe.each(PATHS)("$name", (path) => {
  test.each(MEANWHILE)("when $what, is made whole, or not at all, or says what is left", async ({ change }) => {
    playHost("desktop");
    const { actions, before, whole } = await measure(path);
    await change(workbook);
    const changedAfter = everythingOf(workbook);
    const wrong: unknown[] = [];
    for (let n = 1; n <= actions.length; n++) {
      await path.open();
      await change(workbook);
      const changedBefore = everythingOf(workbook);
      await path.open();
      let isChanged = false;
      const outcome = await apply(path.plan, async (now) => {
        if (now !== n) return null;
        isChanged = true;
        await change(workbook);
        return null;
      });
      // The client lets go of ranges in requests of its own, some of which come with the next plan.
      if (!isChanged) continue;
      counts.meanwhile++;
      const now = everythingOf(workbook);
      const isUntouched = sameThing(now, changedBefore);
      const saysLeft = outcome.kind === "failed" && outcome.message.includes("could not be taken back");
      const isRight = outcome.kind === "done" ? sameThing(now, changedAfter) : isUntouched || saysLeft;
      if (!isRight) wrong.push({ request: n, of: actions.length, outcome });
    }
    expect(whole).not.toEqual(before);
    expect(counts.meanwhile).toBeGreaterThan(0);
    if (wrong.length > 0) throw new Error(wrong.map((each) => JSON.stringify(each)).join("\n"));
  });
});

/** What goes wrong while what was made is taken back. */
const SECOND_FAULTS: readonly Fault[] = [
  { kind: "busy" },
  { kind: "cut" },
  { kind: "lost" },
  { kind: "stopped", after: 0, code: "GeneralException" },
];

describe.each(PATHS)("$name", (path) => {
  test("with a second fault while it is taken back, or when it is made again, leaves the workbook as it was", async () => {
    const { actions, before, whole } = await measure(path);
    const wrong: unknown[] = [];
    for (const [i, size] of actions.entries()) {
      if (!IS_WHOLE && i % 3 !== actions.length % 3) continue;
      const first = { kind: "stopped", after: Math.ceil(size / 2), code: "GeneralException" } as const;
      for (const second of IS_WHOLE ? SECOND_FAULTS : SECOND_FAULTS.slice(0, 2)) {
        for (let later = 1; later <= (IS_WHOLE ? 8 : 2); later++) {
          await path.open();
          let isTwice = false;
          const outcome = await apply(path.plan, (now) => {
            if (now === i + 1) return first;
            if (now !== i + 1 + later) return null;
            isTwice = true;
            return second;
          });
          if (!isTwice) break;
          counts.twice++;
          const isBefore = sameThing(everythingOf(workbook), before);
          // Made again, it fails once more, and then it is made.
          const again = await apply(path.plan, at(i + 1, { kind: "stopped", after: 0, code: "GeneralException" }));
          const isStill = again.kind === "done" || sameThing(everythingOf(workbook), before);
          const last = again.kind === "done" ? again : await apply(path.plan);
          const isWhole = sameThing(everythingOf(workbook), whole);
          if (outcome.kind !== "failed" || !isBefore || !isStill || last.kind !== "done" || !isWhole)
            wrong.push({ request: i + 1, later, second, outcome, isBefore, again, isStill, last, isWhole });
        }
      }
    }
    if (wrong.length > 0)
      throw new Error(`${wrong.length} wrong:\n${wrong.map((each) => JSON.stringify(each)).join("\n")}`);
  });

  test("when the pane is gone in the middle, is made whole by doing it again, or refused without a change", async () => {
    const { actions, whole } = await measure(path);
    const wrong: unknown[] = [];
    for (let n = 1; n <= actions.length; n++) {
      await path.open();
      // Reloaded: nothing of what it sends from then on arrives, what would take back neither.
      await apply(path.plan, (now) => (now >= n ? { kind: "lost" } : null));
      const left = everythingOf(workbook);
      const again = await apply(path.plan);
      counts.gone++;
      const now = everythingOf(workbook);
      const isRight = again.kind === "done" ? sameThing(now, whole) : sameThing(now, left);
      if (!isRight) wrong.push({ request: n, again });
    }
    if (wrong.length > 0) throw new Error(wrong.map((each) => JSON.stringify(each)).join("\n"));
  });
});

/** Rows in the other order, as somebody who sorts leaves them. */
async function sortDown(book: MemoryWorkbook, what: "the table" | "the claims"): Promise<void> {
  const table = book.tables().find(({ name }) => name === "Rules")?.area;
  const area =
    what === "the table" && table ? { ...table, row: table.row + 1, rows: table.rows - 1 } : book.area("Claims!A2:C4");
  const formats = book.numberFormats(area);
  const turned = [...book.formulas(area)].reverse();
  // A text that looks like a number stays one where its row comes to stand.
  await book.write(
    area,
    turned.map((row, r) =>
      row.map((cell, c) =>
        typeof cell === "string" && /^\d/.test(cell) && formats[r]?.[c] !== "@" ? `'${cell}` : cell,
      ),
    ),
  );
}

/** What stands in the sheets, whatever the order of their rows. */
function unordered(): string {
  return JSON.stringify(
    workbook.sheets().map(({ id, name }) => {
      const used = workbook.usedArea(id, true);
      return [name, (used ? workbook.values(used) : []).map((row) => JSON.stringify(row.slice(0, 3))).sort()];
    }),
  );
}

describe.each(
  PATHS.filter(({ name }) => /an edit of a table|fixes of claim cells|repaired cells of a column/.test(name)),
)("$name", (path) => {
  test.each(["the table", "the claims"] as const)(
    "when somebody sorts %s between any two requests, is made on the right rows or not at all, or says what is left",
    async (what) => {
      const { actions } = await measure(path);
      const whole = unordered();
      await path.open();
      const before = unordered();
      const wrong: unknown[] = [];
      for (let n = 1; n <= actions.length; n++) {
        await path.open();
        const outcome = await apply(path.plan, async (now) => {
          if (now === n) await sortDown(workbook, what);
          return null;
        });
        counts.sorted++;
        const now = unordered();
        const saysLeft = outcome.kind === "failed" && outcome.message.includes("could not be taken back");
        const isRight = outcome.kind === "done" ? now === whole : saysLeft || now === before;
        if (!isRight) wrong.push({ request: n, of: actions.length, outcome, now, whole });
      }
      if (wrong.length > 0) throw new Error(wrong.map((each) => JSON.stringify(each)).join("\n"));
    },
  );

  test("two panes at the same moment: one makes it, the other is told, and it is there once", async () => {
    const { whole } = await measure(path);
    await path.open();
    request = 0;
    const outcomes = await Promise.allSettled([applyPlan(path.plan), applyPlan(path.plan)]);
    await workbook.settled();
    counts.together++;
    const done = outcomes.filter((each) => each.status === "fulfilled" && each.value.kind === "done");
    expect(done).toHaveLength(1);
    expect(everythingOf(workbook)).toEqual(whole);
  });
});

test("a request that fails while it is compared says that nothing was changed", async () => {
  const [path] = PATHS;
  if (!path) throw new Error("no path");
  await path.open();
  const outcome = await apply(path.plan, at(1, { kind: "busy" }));
  expect(outcome).toMatchObject({
    kind: "failed",
    message: expect.stringMatching(/^Could not .* Nothing was changed\.$/),
  });
});

const sameThing = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
