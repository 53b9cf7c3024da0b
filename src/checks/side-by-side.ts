/*
 * Checks are run over many groups of lines side by side, one check after another: a processor that does the same thing again and again
 * has the check's code at hand, which the code of a hundred checks in turns is too large for.
 */

/** Lines of the groups that are checked side by side: few enough that a processor keeps them at hand from one check to the next. */
const LINES_SIDE_BY_SIDE = 1_500;
/** Runs of a check, or groups that are made ready, between two steps: a millisecond at most, the first question about a payer apart. */
const RUNS_PER_STEP = 20;

/** A group as its checks see it, with the checks that concern it, in their order. */
export interface Ready<C, R> {
  readonly context: C;
  readonly checks: readonly R[];
}

/** Told the place of the group whose check runs next. */
export type Turn = (place: number) => void;

/**
 * Runs the checks that concern some groups over all of them. What one check says, and what is said of one group, comes in the order in which
 * it would come group after group.
 * @returns steps, each of which tells how many groups are done
 */
export function* sideBySide<G extends { readonly lines: readonly unknown[] }, C, R extends { readonly order: number }>(
  groups: readonly G[],
  readyFor: (group: G) => Ready<C, R>,
  run: (context: C, check: R) => void,
  turn?: Turn,
): Generator<number, void> {
  const queues: (Queue<C, R> | undefined)[] = [];
  for (let start = 0, end = 0; start < groups.length; start = end) {
    for (let lines = 0; end < groups.length && lines < LINES_SIDE_BY_SIDE; end++) {
      const group = groups[end] as G;
      lines += group.lines.length;
      const { context, checks } = readyFor(group);
      for (const check of checks) (queues[check.order] ??= new Queue()).add(end, context, check);
      if (end % RUNS_PER_STEP === 0) yield start;
    }
    for (const [order, queue] of queues.entries()) {
      while (queue?.runSome(run, turn)) yield start + Math.floor(((end - start) * order) / queues.length);
    }
    yield end;
  }
}

/** The groups that wait for one check. What it holds is overwritten when it fills again: a sheet has millions of such places. */
class Queue<C, R> {
  private readonly places: number[] = [];
  private readonly contexts: C[] = [];
  private readonly checks: R[] = [];
  private filled = 0;
  private done = 0;

  add(place: number, context: C, check: R): void {
    const at = this.filled++;
    this.places[at] = place;
    this.contexts[at] = context;
    this.checks[at] = check;
  }

  /** @returns whether there was something to run */
  runSome(run: (context: C, check: R) => void, turn: Turn | undefined): boolean {
    const to = Math.min(this.filled, this.done + RUNS_PER_STEP);
    if (to === 0) return false;
    for (let i = this.done; i < to; i++) {
      turn?.(this.places[i] as number);
      run(this.contexts[i] as C, this.checks[i] as R);
    }
    this.done = to;
    if (to === this.filled) this.filled = this.done = 0;
    return true;
  }
}
