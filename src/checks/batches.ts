import type { UnusableLine } from "../claims/line";
import type { ClaimSheet, SheetFacts } from "../claims/sheet";
import { growing, type Growing } from "../values/growing";
import { byLine, groupsInSteps, resultOf, type CheckInput } from "./engine";
import { groupRunner, runGroups } from "./group-runner";
import type { Finding, NotChecked } from "./finding";
import { unusableFindings } from "./housekeeping";
import { checkOrder, type CheckId } from "./ids";
import { releaseOf, type Release, type ReleaseState, type ReleaseTotal } from "./release";
import { collector, gathering, notCheckedWords, togetherOnce, type Gathering, type NotCheckedKind } from "./report";
import type { Summary } from "./summary";

/** What could not be checked, with its lines packed: a million of them are counted without being listed. */
export interface PackedNotChecked extends Omit<NotChecked, "lines"> {
  /** A hundred times the position of each line, from the first on. */
  readonly packed: Uint32Array;
}

/** The lines, as findings name them. */
export function linesOf({ packed }: Pick<PackedNotChecked, "packed">): number[] {
  return Array.from(packed, (line) => line / 100);
}

/** Packs the lines of what could not be checked. */
export function packedNotChecked({ lines, ...entry }: NotChecked): PackedNotChecked {
  return { ...entry, packed: Uint32Array.from(lines, (line) => Math.round(line * 100)) };
}

/** Everything that the checks say of a sheet, whether its lines are there all at once or not. */
export interface BatchedResult {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly PackedNotChecked[];
  readonly summary: Summary;
  /** The claims by what is done with them. */
  readonly totals: Release["totals"];
}

/** The lines of some patients, all of each. */
export type Batch = Pick<ClaimSheet, "lines" | "unusable">;

/** Checks a sheet batch by batch: what is said is the same as of all lines together, in the same order. */
export interface BatchedChecks {
  /** Checks a batch; each step yields how much of it is done, from 0 to 1. */
  run(batch: Batch): Generator<number, void>;
  result(): BatchedResult;
}

/** What all batches of a sheet have in common. */
export interface BatchedInput extends Pick<CheckInput, "matrix" | "reference" | "asOf"> {
  readonly facts: SheetFacts;
}

/**
 * Makes ready to check a sheet batch by batch. Checks look at the lines of an encounter or of a patient, never across patients, so that a batch
 * is checked alone; only what is told once for many lines is put together at the end.
 */
export function batchedChecks(input: BatchedInput): BatchedChecks {
  const { facts, matrix, reference, asOf } = input;
  const findings: Finding[] = [];
  const told = together();
  const lost: UnusableLine[] = [];
  let summary = NO_SUMMARY;
  let totals = NO_TOTALS;
  return {
    *run(batch) {
      const sheet: ClaimSheet = { ...facts, ...batch, skipped: [], problems: [] };
      const grouping = groupsInSteps(sheet.lines, matrix);
      let groups = grouping.next();
      for (; !groups.done; groups = grouping.next()) yield 0;
      const own = gathering();
      const once = new Set<CheckId>();
      let order = 0;
      const all: Gathering = {
        add(finding, tellOnce) {
          own.add(finding, tellOnce);
          if (!tellOnce) return;
          once.add(finding.check);
          told.add(order, finding);
        },
        addNotChecked(kind, lines) {
          own.addNotChecked(kind, lines);
          told.addNotChecked(order, kind, lines);
        },
        collected: () => own.collected(),
      };
      const run = groupRunner({ sheet, matrix, reference, asOf }, collector(all));
      const running = runGroups(run, groups.value, {
        encounter: ({ lines }) => (order = lines[0]?.index ?? 0),
        patient: ({ first }) => (order = PATIENTS + first),
      });
      for (const { done, of } of running) yield done / of;
      unusableFindings(sheet, collector(own));
      for (const line of batch.unusable) lost.push(line);
      const result = resultOf(sheet, own.collected(), groups.value.encounters.length);
      for (const finding of result.findings) if (!once.has(finding.check)) findings.push(finding);
      summary = added(summary, result.summary);
      totals = addedTotals(totals, releaseOf({ sheet, payers: matrix.payers, ...result }).totals);
    },
    result() {
      // What rows that cannot be read are told as depends on all of them.
      lost.sort((a, b) => a.index - b.index);
      let order = UNUSABLE;
      const rest: Gathering = {
        add: () => undefined,
        addNotChecked: (kind, lines) => told.addNotChecked(order++, kind, lines),
        collected: () => ({ findings: [], notChecked: [] }),
      };
      unusableFindings({ unusable: lost }, collector(rest));
      return {
        findings: [...told.findings(), ...findings].sort(byLine),
        notChecked: told.notChecked(),
        summary,
        totals,
      };
    },
  };
}

/** All encounters come before all patients, and these before rows that cannot be read; within them the first line decides. */
const PATIENTS = 2 ** 32;
const UNUSABLE = 2 * PATIENTS;

/** The counts of no lines. */
export const NO_SUMMARY: Summary = {
  lines: 0,
  encounters: 0,
  clean: 0,
  error: 0,
  warning: 0,
  info: 0,
  notChecked: 0,
  amountAtRisk: 0,
};
const NO_TOTAL: ReleaseTotal = { claims: 0, lines: 0, amount: 0, withoutCharge: 0, withReason: 0 };
/** The counts of no claims. */
export const NO_TOTALS: Release["totals"] = { released: NO_TOTAL, look: NO_TOTAL, hold: NO_TOTAL, void: NO_TOTAL };

/** The claims of two parts of the same. */
export function addedTotals(a: Release["totals"], b: Release["totals"]): Release["totals"] {
  const of = (state: ReleaseState): ReleaseTotal => added(a[state], b[state]);
  return { released: of("released"), look: of("look"), hold: of("hold"), void: of("void") };
}

/** Counts of two parts of the same, field by field. */
export function added<T extends Readonly<Record<keyof T, number>>>(a: T, b: T): T {
  const sum = { ...a };
  for (const key in a) Object.assign(sum, { [key]: a[key] + b[key] });
  return sum;
}

/** The first that was said under a name, in the order of the whole sheet: whichever batch came first. */
interface First {
  order: number;
  /** How many things had been said before it: of what one encounter says the first is first. */
  said: number;
}

/** What is told once for many lines, whichever batch they are in. */
interface Together {
  add(order: number, finding: Finding): void;
  addNotChecked(order: number, kind: NotCheckedKind, lines: Iterable<number>): void;
  findings(): Finding[];
  notChecked(): PackedNotChecked[];
}

function together(): Together {
  const once = new Map<string, First & { told: { readonly order: number; readonly finding: Finding }[] }>();
  const groups = new Map<string, First & { kind: NotCheckedKind; readonly lines: Growing }>();
  let said = 0;
  return {
    add(order, finding) {
      const key = `${finding.check}\u0000${finding.message}`;
      let known = once.get(key);
      if (!known) once.set(key, (known = { order, said: said++, told: [] }));
      else if (order < known.order) Object.assign(known, { order, said: said++ });
      known.told.push({ order, finding });
    },
    addNotChecked(order, kind, lines) {
      let known = groups.get(kind.key);
      if (!known) groups.set(kind.key, (known = { order, said: said++, kind, lines: growing() }));
      else if (order < known.order) Object.assign(known, { order, said: said++, kind });
      for (const line of lines) known.lines.push(Math.round(line * 100));
    },
    findings: () =>
      [...once.values()]
        .sort(asSaid)
        .map(({ told }) => togetherOnce(told.sort((a, b) => a.order - b.order).map(({ finding }) => finding))),
    notChecked: () =>
      [...groups.values()]
        .sort((a, b) => checkOrder(a.kind.check) - checkOrder(b.kind.check) || asSaid(a, b))
        .map(({ kind, lines }) => {
          const packed = distinct(lines.all());
          return { ...notCheckedWords(kind, packed.length), packed };
        }),
  };
}

const asSaid = (a: First, b: First): number => a.order - b.order || a.said - b.said;

/** Sorts in place. */
function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let kept = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (i === 0 || value !== values[kept - 1]) values[kept++] = value;
  }
  return values.subarray(0, kept);
}
