import type { Operation, Plan } from "../plans/operations";
import type { Difference } from "../plans/table-now";
import type { TableStep } from "../plans/table-steps";
import { comparePlan, type Comparison } from "./compare-plan";
import { codeOf, ExcelFailure, failureOf, inExcel } from "./failure";
import type { Look } from "./look-again";
import { partsOf } from "./make-operation";
import { asOneWriter } from "./one-writer";
import type { PlanTable } from "./plan-tables";
import {
  BYTES_ON_THE_WEB,
  BYTES_PER_REQUEST,
  CALL_BYTES,
  callsPart,
  CELLS_PER_REQUEST,
  isOnTheWeb,
  REQUEST_TOO_LARGE,
  type Part,
} from "./request-size";
import { liftFilter, putFilterBack, stepPart, takeStepBack } from "./table-steps";
import { describe, lowerFirst, takeBack, takeOperationBack, type Sent } from "./take-back";

/** What became of a plan: made whole, or refused whole because the workbook is not as it expects. */
export type Applied =
  { readonly kind: "done" } | { readonly kind: "refused"; readonly differences: readonly Difference[] };

/** Told how much of a plan is made, in parts of about one request's size at most. */
export type ApplyProgress = (done: number, of: number) => void;

/** A part of a plan that is sent, and taken back when a later one fails. */
export interface Deed extends Part {
  readonly name: string;
  /** What it does to rows of a table by their places; `"cells"` where rows that moved may have shifted what it is about, `null` where they cannot. */
  readonly place: TableStep | "cells" | null;
  /** Takes it back as far as it was made; nothing where an earlier part does. */
  takeBack(context: Excel.RequestContext): Promise<void>;
}

/**
 * The one place that writes to a workbook. Compares what the plan expects with what is there, and writes only where they
 * agree. When Excel fails half-way, everything that was made is taken back. Where Excel knows how, it is one step of its own
 * undo; elsewhere, and after it, `inversePlan` is the way back.
 * @throws ExcelFailure in words, with the workbook as it was before
 */
export async function applyPlan(plan: Plan, onProgress?: ApplyProgress): Promise<Applied> {
  const doing = lowerFirst(plan.title);
  return asOneWriter(() => compareAndWrite(plan, doing, onProgress));
}

function compareAndWrite(plan: Plan, doing: string, onProgress?: ApplyProgress): Promise<Applied> {
  return inExcel(
    doing,
    async (context) => {
      const comparison = await compared(context, plan, doing);
      if (comparison.differences.length > 0) return { kind: "refused", differences: comparison.differences };
      refuseProtected(comparison, doing);
      const deeds = deedsOf(plan, comparison);
      const sent: Sent[] = [];
      let done = 0;
      try {
        for (const batch of batchesOf(deeds)) {
          await send(context, batch, sent, doing);
          done += batch.length;
          onProgress?.(done, deeds.length);
        }
      } catch (error) {
        await takeBack(context, plan, sent, error);
      }
      return { kind: "done" };
    },
    { oneUndo: true },
  );
}

interface Looked extends Sent {
  readonly look: Look | undefined;
}

/** What was written over other cells than expected is put back as it was found; all else goes back as ever. */
function asLooked({ look, ...deed }: Looked): Sent {
  if (!look || look.isAsExpected()) return deed;
  return {
    name: deed.name,
    async takeBack(context) {
      await look.putBack(context);
      await context.sync();
    },
  };
}

/** @throws ExcelFailure where Excel fails: that nothing was changed is told as it is when writing fails */
async function compared(context: Excel.RequestContext, plan: Plan, doing: string): Promise<Comparison> {
  try {
    return await comparePlan(context, plan);
  } catch (error) {
    throw new ExcelFailure(`${failureOf(error, doing).message} Nothing was changed.`, { cause: error });
  }
}

/** Says which sheet it is, before anything is written; Excel itself would say no more than that access is denied. */
function refuseProtected({ tables, steps }: Comparison, doing: string): void {
  const changed = new Set([...steps.values()].flatMap((each) => each.map((step) => step.table.toLowerCase())));
  const sheets = [...changed].flatMap((key) => {
    const table = tables.get(key);
    return table?.isProtected ? [table.sheet] : [];
  });
  const [sheet] = sheets;
  if (sheet === undefined) return;
  throw new ExcelFailure(
    `Could not ${doing}: the sheet "${sheet}" is protected. Unprotect it on the Review tab, then try again. Nothing was changed.`,
  );
}

function deedsOf(plan: Plan, comparison: Comparison): Deed[] {
  const { tables, steps } = comparison;
  const deeds = plan.operations.flatMap((operation) => operationDeeds(operation, comparison));
  const shifted = new Set(
    [...steps.values()].flatMap((each) =>
      each.filter(({ kind }) => kind !== "write").map((step) => step.table.toLowerCase()),
    ),
  );
  const filtered = [...tables].filter(([key, table]) => shifted.has(key) && table.filters).map(([, table]) => table);
  return [...filtered.map(liftedFilter), ...deeds, ...filtered.map(filterPutBack)];
}

function operationDeeds(operation: Operation, { tables, steps, formats }: Comparison): Deed[] {
  const name = describe(operation);
  switch (operation.kind) {
    case "setTableRow":
    case "addTableRows":
    case "removeTableRows":
      return (steps.get(operation) ?? []).map((step): Deed => {
        const table = tables.get(step.table.toLowerCase()) ?? UNREAD;
        return {
          name,
          place: step,
          ...stepPart(step, table),
          takeBack: (context) => takeStepBack(context, step, table),
        };
      });
    default: {
      const before = { formats: formats.get(operation) ?? [], hadTable: tables.has(tableOf(operation)) };
      // The first part takes all of it back: it is the last to be taken back.
      return partsOf(operation, formats.get(operation)).map((part, i) => ({
        ...part,
        name,
        place: "cells",
        takeBack: async (context) => (i === 0 ? takeOperationBack(context, operation, before) : undefined),
      }));
    }
  }
}

/** The table whose columns an operation adds or takes away, in small letters. */
function tableOf(operation: Operation): string {
  if (operation.kind === "addTableColumns") return operation.table.toLowerCase();
  return operation.kind === "removeTableColumns" ? operation.made.table.toLowerCase() : "";
}

/** A table that the plan itself adds: its rows look as the plan made them. */
const UNREAD: PlanTable = {
  name: "",
  sheet: "",
  area: { row: 0, column: 0, rows: 0, columns: 0 },
  isProtected: false,
  firstRow: 0,
  headers: [],
  rows: [],
  calculated: new Set(),
  formats: [],
  choices: [],
  filters: null,
};

function liftedFilter(table: PlanTable): Deed {
  return {
    name: `the filter of ${table.name}`,
    place: null,
    ...callsPart(1, (context) => liftFilter(context, table)),
    takeBack: async (context) => {
      putFilterBack(context, table);
      await context.sync();
    },
  };
}

function filterPutBack(table: PlanTable): Deed {
  return {
    name: `the filter of ${table.name}`,
    place: null,
    ...callsPart(1 + (table.filters?.length ?? 0), (context) => putFilterBack(context, table)),
    takeBack: async (context) => {
      liftFilter(context, table);
      await context.sync();
    },
  };
}

/** As few requests as Excel takes where each takes long, and small ones where none does. */
function batchesOf(deeds: readonly Deed[]): Deed[][] {
  const most = isOnTheWeb()
    ? { cells: Infinity, bytes: BYTES_ON_THE_WEB }
    : { cells: CELLS_PER_REQUEST, bytes: BYTES_PER_REQUEST };
  const batches: Deed[][] = [];
  let [cells, bytes] = [0, 0];
  let moved: MovedRows = new Map();
  for (const deed of deeds) {
    cells += deed.cells;
    bytes += deed.bytes;
    if (batches.length === 0 || cells > most.cells || bytes > most.bytes || !staysInPlace(deed, moved)) {
      const led = takenLeads(batches);
      batches.push(led);
      cells = deed.cells + led.length;
      bytes = deed.bytes + led.length * CALL_BYTES;
      moved = new Map();
    }
    batches.at(-1)?.push(deed);
    noteMoved(deed, moved);
  }
  return batches;
}

/** By table: how a request moves its rows, and the first row that moves. */
type MovedRows = Map<string, { readonly kind: "insert" | "delete"; readonly first: number }>;

/**
 * Whether a deed can go in one request with those that moved rows. It is taken back by its place, whether they were made or not: rows above
 * them stay where they are; and of insertions alone, or deletions alone, the number of rows tells which were made.
 */
function staysInPlace({ place }: Deed, moved: MovedRows): boolean {
  if (place === null) return true;
  if (place === "cells") return moved.size === 0;
  const before = moved.get(place.table.toLowerCase());
  if (!before) return true;
  return place.kind === "write" ? place.row < before.first : place.kind === before.kind;
}

function noteMoved({ place }: Deed, moved: MovedRows): void {
  if (place === null || place === "cells" || place.kind === "write") return;
  const key = place.table.toLowerCase();
  moved.set(key, { kind: place.kind, first: Math.min(place.at, moved.get(key)?.first ?? Infinity) });
}

/** What stands at the end of the last request and is nothing without what follows: it goes over to the next one. */
function takenLeads(batches: Deed[][]): Deed[] {
  const led: Deed[] = [];
  const last = batches.at(-1) ?? [];
  while (last.at(-1)?.leads) led.unshift(...last.splice(-1));
  if (led.length > 0 && last.length === 0) batches.pop();
  return led;
}

/**
 * Sends parts in one request. One that Excel says is too large was not begun: it goes in halves.
 * @param sent told of what is sent, and how it is taken back
 * @throws ExcelFailure where somebody changed what is written over since the comparison
 */
async function send(context: Excel.RequestContext, batch: readonly Deed[], sent: Sent[], doing: string): Promise<void> {
  const looked = batch.map((deed): Looked => {
    const look = deed.look?.(context);
    deed.make(context);
    return { name: deed.name, takeBack: (later) => deed.takeBack(later), look };
  });
  sent.push(...looked);
  try {
    await context.sync();
  } catch (error) {
    if (batch.length === 1 || codeOf(error) !== REQUEST_TOO_LARGE) throw error;
    sent.splice(-looked.length);
    const half = Math.ceil(batch.length / 2);
    await send(context, batch.slice(0, half), sent, doing);
    return send(context, batch.slice(half), sent, doing);
  }
  if (looked.every(({ look }) => look?.isAsExpected() !== false)) return;
  sent.splice(-looked.length, looked.length, ...looked.map(asLooked));
  throw new ExcelFailure(
    `Could not ${doing}: somebody changed or sorted the cells at that very moment. Look at the sheet, then try again.`,
  );
}
