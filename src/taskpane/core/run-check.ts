import { loadEngine } from "../../checks/load";
import { isClaimSheet, readClaimsInSteps } from "../../claims/sheet";
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

/**
 * Reads the open sheet and checks it, or a part of it, telling the store how far it is and what it comes to.
 * @throws where Excel or the engine fails
 */
export async function runCheck(
  { parts, store, columns, readLoaded }: CheckParts,
  signal: AbortSignal,
  asked: RunGoal,
): Promise<void> {
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
  if (!cells) return dispatch({ type: "check cancelled" });
  const table = matrixTableOn(loaded, cells.sheet.id);
  if (table) return dispatch({ type: "check failed", message: WORDS.check.matrixSheet(cells.sheet.name, table) });
  const { mapping } = cells;
  dispatch({ type: "columns read", columns: columnsOf(cells) });
  const mapped = mapping.kind === "mapping" ? { mapping } : {};
  const { lookForDamage } = await loadDamage();
  const damage = await runInSlices(
    lookForDamage(cells, loaded.matrix, state().asOf, repairedOrders(store, cells.sheet.id)),
    {
      pace,
      signal,
      onProgress: ({ done, of }) => progress("damage", done, of),
    },
  );
  if (!damage) return dispatch({ type: "check cancelled" });
  dispatch({ type: "damage read", damage });
  if (asked === "damage" && isWhole(mapping)) {
    dispatch({ type: "damage opened", open: true });
    return dispatch({ type: "check cancelled" });
  }
  const whole = await runInSlices(
    readClaimsInSteps(cells.cells, {
      name: cells.sheet.name,
      firstRow: cells.firstRow,
      isVisit: isVisitCode,
      ...mapped,
    }),
    { pace, signal, onProgress: ({ done, of }) => progress("reading", done, of) },
  );
  if (!whole) return dispatch({ type: "check cancelled" });
  if (!isClaimSheet(whole)) {
    dispatch({ type: "check failed", message: WORDS.sentence(whole.message) });
    // What cannot be found can be picked.
    if (whole.reason === "no header") dispatch({ type: "columns opened", open: true });
    return;
  }
  const { asOf } = state();
  const engine = await loadEngine();
  const scope = selected && engine.scopeOf(whole, asked === "patient" ? "patient" : "selection", selected);
  if (scope?.lines.size === 0) return dispatch({ type: "check failed", message: WORDS.check.nothingSelected });
  const sheet = scope ? engine.contextSheet(whole, scope.lines) : whole;
  const reference = await parts.reference(loaded.matrix);
  const run = await runInSlices(engine.checkWithBaselineInSteps({ sheet, matrix: loaded.matrix, reference, asOf }), {
    pace,
    signal,
    onProgress: ({ done, of }) => progress("checking", done, of),
  });
  if (!run) return dispatch({ type: "check cancelled" });
  // Counting the result and drawing it are two pieces of work.
  await pace.breathe();
  const result = scope ? engine.resultFor(run.result, sheet, scope.lines, loaded.matrix) : run.result;
  const made = { ...run, result, scope, loaded, asOf, madeAt: parts.clock() };
  dispatch({ type: "check done", checked: checkedOf(cells, sheet, made) });
}

const isWhole = (mapping: SheetCells["mapping"]): boolean => mapping.kind === "mapping" && mapping.missing.length === 0;
