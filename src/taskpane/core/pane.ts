import { loadEngine } from "../../checks/load";
import { positionOf } from "../../claims/line";
import { ExcelFailure } from "../../excel/failure";
import { compileMatrix } from "../../matrix/matrix";
import { isTableName } from "../../matrix/tables";
import type { Plan } from "../../plans/operations";
import { errorWords, faultIn } from "../../values/fault";
import { WORDS } from "../words";
import { createColumns } from "./columns";
import { followEdits, isBesideClaims } from "./follow-edits";
import { faultWords } from "./job";
import { formulaCells } from "./formula-cells";
import { loadPlans } from "./load-writer";
import { matrixElsewhere, type MatrixFile } from "./matrix-elsewhere";
import type { Pane } from "./pane-api";
import { matrixRowAt, matrixTableOn } from "./matrix-rows";
import type { PaneParts } from "./pane-parts";
import { runCheck, tellDamage, type ReadForCheck, type RunGoal } from "./run-check";
import { firstLine } from "./select";
import type { Busy, LoadedMatrix } from "./state";
import { createSheetReturn } from "./sheet-return";
import { createStore } from "./store";
import { initialState } from "./state";

export type { Pane, RuleSpot } from "./pane-api";
export type { PaneParts } from "./pane-parts";

/** Edits of the matrix come in bursts: it is read again when they pause. */
const MATRIX_SETTLES_MS = 400;

/** A sheet that comes to the front tells its old selection before the new one, and the grid each of them more than once. */
const OWN_SELECTION_MS = 400;

export function createPane(parts: PaneParts): Pane {
  const { host } = parts;
  const store = createStore(initialState(parts.today()));
  const { dispatch, state } = store;
  let cancelling: AbortController | null = null;
  /** Stops the look for damage that follows a check. */
  let looking: AbortController | null = null;
  /** The matrix that somebody chose in place of the practice's. */
  let chosen: MatrixFile | null = null;
  /** Somebody stops what is being written. */
  let stopped = false;
  /** The selection that the pane itself made: following it would lose what is open. */
  let ownRow: { readonly sheetId: string; readonly row: number } | null = null;
  /** The sheet of a rule that the pane goes to, and until when what is selected there is its own doing. */
  let ownSheet: { readonly sheetId: string; readonly until: number } | null = null;
  let settling: ReturnType<typeof setTimeout> | null = null;
  const sheetReturn = createSheetReturn(parts.clock);

  const columns = createColumns(parts, store, async () => state().loaded ?? (await readLoaded()));
  const say = (kind: "success" | "error" | "info", text: string): void =>
    dispatch({ type: "noticed", notice: { kind, text } });

  async function attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      fail(error, (message) => say("error", message));
    }
  }

  /** Says what failed; of what nobody foresaw there is a report. */
  function fail(error: unknown, tell: (message: string) => void): void {
    tell(messageOf(error));
    const fault = faultIn(error);
    if (fault) dispatch({ type: "troubled", trouble: { error: fault.error, at: Date.now() } });
  }

  async function readLoaded(): Promise<LoadedMatrix> {
    const { cells, places } = await host.readMatrix();
    if (places.size > 0) return { origin: "workbook", matrix: compileMatrix(cells), cells, places };
    return matrixElsewhere(parts, chosen);
  }

  async function refreshMatrix(): Promise<void> {
    dispatch({ type: "matrix read", loaded: await readLoaded() });
  }

  async function run(goal: RunGoal): Promise<void> {
    if (cancelling) return;
    looking?.abort();
    cancelling = new AbortController();
    dispatch({ type: "check started" });
    let read: ReadForCheck | null = null;
    try {
      read = await runCheck({ parts, store, columns, readLoaded }, cancelling.signal, goal);
    } catch (error) {
      fail(error, (message) => dispatch({ type: "check failed", message }));
    } finally {
      cancelling = null;
    }
    if (!read) return;
    const { signal } = (looking = new AbortController());
    await attempt(async () => void (await tellDamage({ parts, store }, read, signal)));
  }

  async function apply(plan: Plan, doing: Busy["doing"]): Promise<boolean> {
    const wasBusy = state().busy !== null;
    stopped = false;
    try {
      const applied = await host.applyPlan(plan, (done, of) => {
        // The writer takes back what it has made when its progress fails.
        if (stopped) throw new ExcelFailure(WORDS.plan.stopped);
        dispatch({ type: "busy", busy: { doing, done, of } });
      });
      if (applied.kind === "refused") say("error", WORDS.plan.refused(applied.differences));
      return applied.kind === "done";
    } finally {
      if (!wasBusy) dispatch({ type: "busy", busy: null });
    }
  }

  async function selectRow(sheetId: string, row: number, column: number, columns: number): Promise<void> {
    ownRow = { sheetId, row };
    await host.selectCells({ sheetId, row: row - 1, column, rows: 1, columns });
  }

  function matrixEdited(): void {
    if (settling) clearTimeout(settling);
    settling = setTimeout(() => void attempt(refreshMatrix), MATRIX_SETTLES_MS);
  }

  /** The pane follows the sheet: a line that was checked, or a row of the matrix. */
  function followSelection(sheetId: string, row: number, column: number): void {
    const isOld = sheetReturn.isOld(sheetId, row);
    const own = isOld || (ownRow?.sheetId === sheetId && ownRow.row === row);
    ownRow = null;
    if (own || parts.isTyping() || (ownSheet?.sheetId === sheetId && parts.clock() < ownSheet.until)) return;
    dispatch({ type: "row selected", sheetId, row, column });
    const ref = matrixRowAt(state().loaded, sheetId, row);
    if (ref) dispatch({ type: "matrix selected", screen: { kind: "rule", ref } });
  }

  /** Mends the cells that watch the matrix: a table that was deleted and made anew leaves `#REF!` behind. */
  async function repairStamps(): Promise<void> {
    const { repairPlan } = await loadPlans();
    const repair = repairPlan(await host.readWorkbookState());
    if (repair && (await apply(repair, "create"))) await refreshMatrix();
  }

  const formulas = formulaCells({ host, state, say, apply });

  const pane: Pane = {
    store,
    parts,
    attempt,
    apply,
    reload: refreshMatrix,
    async useFile(file) {
      chosen = file;
      await attempt(refreshMatrix);
    },
    async start() {
      let stop = async (): Promise<void> => undefined;
      await attempt(async () => {
        await refreshMatrix();
        dispatch({ type: "sheet opened", sheetId: (await host.activeSheet()).id });
        const follow = followEdits(store, (edits) => void attempt(() => parts.refreshEdited(pane, edits)));
        stop = await host.watchWorkbook({
          onEdited: (edit) => {
            if (!isBesideClaims(state().check.checked, edit)) {
              dispatch({ type: "cells edited", ...edit });
              follow(edit);
            }
            if (state().loaded && matrixTableOn(state().loaded, edit.sheetId)) matrixEdited();
          },
          onSelected: ({ sheetId, firstRow, firstColumn }) => followSelection(sheetId, firstRow, firstColumn),
          onSheetOpened(sheetId) {
            sheetReturn.sheetOpened(sheetId);
            dispatch({ type: "sheet opened", sheetId });
          },
          onSheetDeleted: (sheetId) => {
            dispatch({ type: "sheet deleted", sheetId });
            if (matrixTableOn(state().loaded, sheetId)) matrixEdited();
          },
        });
      });
      await attempt(repairStamps);
      return async () => {
        if (settling) clearTimeout(settling);
        await stop();
      };
    },
    check: (asked = "sheet") => run(asked),
    lookForDamage: () => run("damage"),
    openColumns: () => attempt(columns.open),
    async saveColumns(ref, mapping, picks) {
      await attempt(() => columns.keep(ref, mapping, picks));
      await pane.check();
    },
    cancel() {
      cancelling?.abort();
      stopped = true;
    },
    async createMatrix() {
      if (state().busy) return;
      // The Check place and the Matrix place show how far it is.
      if (state().tab !== "matrix") dispatch({ type: "tab opened", tab: "check" });
      dispatch({ type: "busy", busy: { doing: "create", done: 0, of: 0 } });
      await attempt(async () => {
        const { createMatrixPlan } = await loadPlans();
        const outcome = createMatrixPlan(await host.readWorkbookState(), parts.starter(), parts.today());
        if (outcome.kind === "present") return say("info", WORDS.matrix.present);
        if (outcome.kind === "blocked") return say("error", WORDS.matrix.blocked(outcome.blocked));
        if (!(await apply(outcome.plan, "create"))) return;
        await refreshMatrix();
        say("success", WORDS.matrix.created(outcome.tables.length));
      });
      dispatch({ type: "busy", busy: null });
    },
    async selfTest() {
      if (state().busy) return;
      dispatch({ type: "tab opened", tab: "check" });
      dispatch({ type: "busy", busy: { doing: "self-test", done: 0, of: 0 } });
      await attempt(async () => {
        const { passed, failed, sheet } = await host.runSelfTest((done, of) =>
          dispatch({ type: "busy", busy: { doing: "self-test", done, of } }),
        );
        say(failed === 0 ? "success" : "error", WORDS.selfTest.done(passed, failed, sheet));
      });
      dispatch({ type: "busy", busy: null });
    },
    async openFinding(at) {
      const finding = state().check.checked?.result.findings[at];
      if (!finding) return;
      dispatch({ type: "finding opened", finding: at });
      await pane.goToLine(firstLine(finding));
    },
    goToLine: (line) =>
      attempt(async () => {
        const { checked } = state().check;
        if (!checked || line <= 0) return;
        await selectRow(
          checked.ref.id,
          checked.sheet.headerRow + positionOf(line),
          checked.firstColumn,
          checked.columnCount,
        );
      }),
    goToCell: (row, column) =>
      attempt(async () => {
        const { checked } = state().check;
        if (!checked) return;
        const columns = [...checked.sheet.columns.values()].flat();
        const at = columns.find((each) => each.header === column)?.index ?? 0;
        await selectRow(checked.ref.id, row, checked.firstColumn + at, 1);
      }),
    goToPlace: (sheetId, row, column) => attempt(() => selectRow(sheetId, row, column, 1)),
    goToRule: ({ table, rule, row, column = "" }) =>
      attempt(async () => {
        if (!isTableName(table)) return;
        const place = state().loaded?.places.get(table);
        if (place) ownSheet = { sheetId: place.sheet.id, until: Infinity };
        try {
          await host.selectTableCell({ table, ruleId: rule, row, column });
        } finally {
          if (place) ownSheet = { sheetId: place.sheet.id, until: parts.clock() + OWN_SELECTION_MS };
        }
      }),
    async explain(line) {
      const { checked } = state().check;
      if (!checked) return null;
      const { explainLine } = await loadEngine();
      const { sheet, loaded, asOf } = checked;
      return explainLine({ sheet, matrix: loaded.matrix, reference: await parts.reference(loaded.matrix), asOf }, line);
    },
    async insertPolicyMatrix() {
      let isThere = false;
      await attempt(async () => void (isThere = await formulas.policyMatrix()));
      return isThere;
    },
    insertFormula: (formula) => attempt(() => formulas.insert(formula)),
  };
  return pane;
}

const messageOf = (error: unknown): string => faultWords(error) ?? errorWords(error);
