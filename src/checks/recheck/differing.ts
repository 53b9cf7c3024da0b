import type { Rule } from "../../matrix/rules";

/** How two sequences of rows differ. Where a row stands in its sheet does not matter; the order does, since of equal rows the first decides. */
export interface Differing<T> {
  readonly gone: readonly T[];
  readonly added: readonly T[];
  /** The row after that says what a row before says; `undefined` where it is gone. */
  counterpart(row: T): T | undefined;
  /** Rows that moved in the sheet: from, to. */
  readonly moved: ReadonlyMap<number, number>;
}

interface Row {
  readonly row: number;
}

/** What a check may see of a row, as one text. */
const seen = new WeakMap<Row, string>();

/** Columns that no check looks at: a payer's other names only say which lines are its. */
const UNSEEN: ReadonlySet<string> = new Set(["row", "aliases"]);
/** Nor, of a rule, who read it when: a rule that was reviewed is the same rule. The note of a code's life is told with a finding. */
const UNSEEN_OF_RULES: ReadonlySet<string> = new Set([...UNSEEN, "sourceDate", "reviewed", "note"]);

const isRule = (row: Row): row is Rule => "table" in row;

function textOf(row: Row): string {
  let text = seen.get(row);
  if (text !== undefined) return text;
  const unseen = isRule(row) ? UNSEEN_OF_RULES : UNSEEN;
  text = JSON.stringify(Object.entries(row).map(([key, value]) => (unseen.has(key) ? null : listText(value))));
  seen.set(row, text);
  return text;
}

/** A list of codes or diagnoses is as its cell says. */
function listText(value: unknown): unknown {
  return typeof value === "object" && value !== null && "text" in value ? [value.text] : value;
}

const alike = (a: Row, b: Row): boolean => a === b || textOf(a) === textOf(b);

/** Compares the rows of a table before and after an edit. */
export function differing<T extends Row>(before: readonly T[], after: readonly T[]): Differing<T> {
  const pairs = new Map<T, T>();
  const pair = (a: T, b: T): void => {
    if (a !== b) pairs.set(a, b);
  };
  let start = 0;
  let [endA, endB] = [before.length, after.length];
  if (before === after) start = endA;
  for (; start < endA && start < endB; start++) {
    const [a, b] = [before[start] as T, after[start] as T];
    if (!alike(a, b)) break;
    pair(a, b);
  }
  for (; endA > start && endB > start; endA--, endB--) {
    const [a, b] = [before[endA - 1] as T, after[endB - 1] as T];
    if (!alike(a, b)) break;
    pair(a, b);
  }
  const places = new Map<string, number[]>();
  for (let i = endB - 1; i >= start; i--) {
    const text = textOf(after[i] as T);
    const at = places.get(text);
    if (at) at.push(i);
    else places.set(text, [i]);
  }
  const found = before.slice(start, endA).map((a) => places.get(textOf(a))?.pop() ?? -1);
  const inOrder = longestIncreasing(found);
  const gone = new Set<T>();
  const kept = new Set<number>();
  found.forEach((at, i) => {
    const a = before[start + i] as T;
    if (!inOrder.has(i)) gone.add(a);
    else {
      kept.add(at);
      pair(a, after[at] as T);
    }
  });
  const moved = new Map<number, number>();
  for (const [a, b] of pairs) if (a.row !== b.row) moved.set(a.row, b.row);
  return {
    gone: [...gone],
    added: after.slice(start, endB).filter((_, i) => !kept.has(start + i)),
    counterpart: (row) => (gone.has(row) ? undefined : (pairs.get(row) ?? row)),
    moved,
  };
}

/** Positions of the longest part of a sequence that rises; -1 stands for nothing. */
function longestIncreasing(values: readonly number[]): Set<number> {
  /** Of each length the position of the smallest last value, and for each position the one before it. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    if (value < 0) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  });
  const chosen = new Set<number>();
  for (let i = ends[ends.length - 1] ?? -1; i >= 0; i = before[i] ?? -1) chosen.add(i);
  return chosen;
}
