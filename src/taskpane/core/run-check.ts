import { loadEngine } from "../../checks/load";
import { isClaimSheet } from "../../claims/sheet";
import { isVisitCode } from "../../codes/families";
import type { Reference } from "../../codes/reference/reference";
import type { SheetCells } from "../../excel/read-sheet";
import type { Matrix } from "../../matrix/matrix";
import { runInSlices, type Pace } from "../../values/slices";
import { WORDS } from "../words";
import { checkedOf } from "./checked-of";
import { columnsOf, type Columns } from "./columns";
import { loadDamage } from "./load-damage";
import { matrixTableOn } from "./matrix-rows";
import type { PaneHost } from "./host";
import { repairedOrders } from "./repaired-orders";
import { orderOf } from "./select";
import type { LoadedMatrix, RunProgress, ScopeKind } from "./state";
import type { PaneStore } from "./store";

/** What a check is made with. */
export interface CheckParts {
  readonly parts: {
    readonly host: PaneHost;
    readonly reference: (matrix: Matrix) => Reference | Promise<Reference>;
    readonly clock: () => number;
    readonly pace: Pace;
  };
  readonly store: PaneStore;
  readonly columns: Columns;
  readonly readLoaded: () => Promise<LoadedMatrix>;
}

/** What a run is for: a check of the sheet or of a part of it, or a look at its damage. */
export type RunGoal = ScopeKind | "damage";

/** A sheet that was read, and the matrix with which: what is looked for in it afterwards. */
export interface ReadForCheck {
  readonly cells: SheetCells;
  readonly loaded: LoadedMatrix;
}

/**
 * Reads the open sheet and checks it, or a part of it, telling the store how far it is and what it comes to.
 * @returns the sheet whose damage is still to be looked for; `null` where that is done or nobody asks
 * @throws where Excel or the engine fails
 */
export async function runCheck(
  { parts, store, columns, readLoaded }: CheckParts,
  signal: AbortSignal,
  asked: RunGoal,
): Promise<ReadForCheck | null> {
  const { host, pace } = parts;
  const { dispatch, state } = store;
  const progress = (phase: RunProgress["phase"], done: number, of: number): void =>
    dispatch({ type: "check progressed", progress: { phase, done, of } });
  const loaded = await readLoaded();
  const mapHead = await columns.mapHeadBy(loaded.matrix);
  const selected = asked === "sheet" || asked === "damage" ? null : await host.readSelectedRows();
  const cells = await host.readActiveSheet({
    mapHead,
    signal,
    onProgress: async (rows, of) => {
      progress("reading", rows, of);
      await pace.breathe();
    },
  });
  const cancelled = (): null => {
    dispatch({ type: "check cancelled" });
    return null;
  };
  if (!cells) return cancelled();
  const read = { cells, loaded };
  const failed = (message: string): ReadForCheck => {
    dispatch({ type: "check failed", message });
    return read;
  };
  const table = matrixTableOn(loaded, cells.sheet.id);
  if (table) {
    failed(WORDS.check.matrixSheet(cells.sheet.name, table));
    return null;
  }
  const { mapping } = cells;
  dispatch({ type: "columns read", columns: columnsOf(cells) });
  const mapped = mapping.kind === "mapping" ? { mapping } : {};
  if (asked === "damage" && isWhole(mapping)) {
    const told = await tellDamage({ parts, store }, read, signal, (done, of) => progress("damage", done, of));
    if (told) dispatch({ type: "damage opened", open: true });
    return cancelled();
  }
  const engine = await loadEngine();
  const whole = await runInSlices(
    engine.readClaimsInSteps(cells.cells, {
      name: cells.sheet.name,
      firstRow: cells.firstRow,
      isVisit: isVisitCode,
      ...mapped,
    }),
    { pace, signal, onProgress: ({ done, of }) => progress("lines", done, of) },
  );
  if (!whole) return cancelled();
  if (!isClaimSheet(whole)) {
    failed(WORDS.sentence(whole.message));
    // What cannot be found can be picked.
    if (whole.reason === "no header") dispatch({ type: "columns opened", open: true });
    return read;
  }
  const { asOf } = state();
  const scope = selected && engine.scopeOf(whole, asked === "patient" ? "patient" : "selection", selected);
  if (scope?.lines.size === 0) return failed(WORDS.check.nothingSelected);
  const sheet = scope ? engine.contextSheet(whole, scope.lines) : whole;
  const reference = await parts.reference(loaded.matrix);
  const run = await runInSlices(engine.checkWithBaselineInSteps({ sheet, matrix: loaded.matrix, reference, asOf }), {
    pace,
    signal,
    onProgress: ({ done, of }) => progress("checking", done, of),
  });
  if (!run) return cancelled();
  // Counting the result, sorting and drawing it are pieces of work.
  await pace.breathe();
  const result = scope ? engine.resultFor(run.result, sheet, scope.lines, loaded.matrix) : run.result;
  orderOf(result, "worst");
  await pace.breathe();
  const made = { ...run, result, scope, loaded, asOf, madeAt: parts.clock() };
  dispatch({ type: "check done", checked: checkedOf(cells, sheet, made) });
  return read;
}

/**
 * Looks for damage in a sheet that was read, and tells the store: after the result of a check, which waits for nothing that it does not need.
 * @returns false where the signal stopped it
 */
export async function tellDamage(
  { parts, store }: Pick<CheckParts, "parts" | "store">,
  { cells, loaded }: ReadForCheck,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<boolean> {
  const { lookForDamage } = await loadDamage();
  const damage = await runInSlices(
    lookForDamage(cells, loaded.matrix, store.state().asOf, repairedOrders(store, cells.sheet.id)),
    {
      pace: parts.pace,
      signal,
      onProgress: ({ done, of }) => onProgress(done, of),
    },
  );
  if (damage) store.dispatch({ type: "damage read", damage });
  return damage !== null;
}

const isWhole = (mapping: SheetCells["mapping"]): boolean => mapping.kind === "mapping" && mapping.missing.length === 0;
