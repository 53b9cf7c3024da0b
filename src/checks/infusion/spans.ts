import { MINUTES_PER_DAY, minutesBetween, type Minutes } from "../../values/clock";

/** A stretch of time on an encounter's own axis: minutes from its beginning, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a record says of when something ran. */
export interface Clocked {
  readonly start: Minutes | null;
  readonly stop: Minutes | null;
  /** Minutes that it ran; they count over stop minus start (an infusion may have been interrupted). */
  readonly minutes: Minutes | null;
}

/** Start and length by the clock; `null` where start and stop cannot both be told. */
function clockOf({ start, stop, minutes }: Clocked): { readonly start: Minutes; readonly length: Minutes } | null {
  if (start !== null && stop !== null) return { start, length: minutesBetween(start, stop) };
  if (minutes === null || (start === null && stop === null)) return null;
  return { start: start ?? onClock((stop as Minutes) - minutes), length: minutes };
}

const onClock = (minutes: number): Minutes => ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;

/**
 * Puts times of day on one axis, so that an encounter may run over midnight: the day is cut in its longest idle stretch,
 * and everything counts from there.
 * @returns a span for each record, in order; `null` where it has no clock times
 * @example onOneAxis([{ start: 1430, stop: 20, minutes: null }, { start: 25, stop: 85, minutes: null }]) //=> [{ from: 0, to: 30 }, { from: 35, to: 95 }]
 */
export function onOneAxis(records: readonly Clocked[]): (Span | null)[] {
  const clocks = records.map(clockOf);
  const known = clocks.filter((clock) => clock !== null).sort((a, b) => a.start - b.start);
  const beginning = beginningOf(known);
  return clocks.map((clock) => {
    if (clock === null) return null;
    const from = onClock(clock.start - beginning);
    return { from, to: from + clock.length };
  });
}

/** The start before which the encounter was idle longest. */
function beginningOf(sorted: readonly { readonly start: Minutes; readonly length: Minutes }[]): Minutes {
  let beginning = sorted[0]?.start ?? 0;
  let longest = -Infinity;
  let busyUntil = Math.max(...sorted.map(({ start, length }) => start + length - MINUTES_PER_DAY));
  for (const { start, length } of sorted) {
    if (start - busyUntil > longest) {
      longest = start - busyUntil;
      beginning = start;
    }
    busyUntil = Math.max(busyUntil, start + length);
  }
  return beginning;
}

/** Spans joined where they touch or overlap, in order. @example joined([{ from: 0, to: 60 }, { from: 60, to: 90 }]) //=> [{ from: 0, to: 90 }] */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1];
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** Minutes that two sets of spans share; each set is joined first. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): Minutes {
  const others = joined(b);
  let shared = 0;
  for (const x of joined(a))
    for (const y of others) shared += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from));
  return shared;
}
