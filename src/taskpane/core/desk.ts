import type { MatrixEdit } from "../../matrix/edit/edit";
import { fillRuleIds } from "../../matrix/edit/ids";
import { logRows } from "../../matrix/edit/log";
import { typedEdits } from "../../matrix/edit/typed";
import { matrixHealth, type HealthItem } from "../../matrix/health";
import { compileMatrix, type Matrix, type MatrixCells } from "../../matrix/matrix";
import { editMatrixPlan } from "../../plans/edit-matrix";
import { inversePlan } from "../../plans/inverse";
import type { Plan } from "../../plans/operations";
import type { Day } from "../../values/day";
import { PRACTICE } from "../words-practice";
import { MATRIX_WORDS } from "../words-matrix";
import { deskLines } from "./desk-lines";
import { rememberedName, rememberName, stamp } from "./desk-log";
import { afterEdit, previewOf } from "./desk-preview";
import type { Desk, DeskState, EditPreview } from "./desk-state";
import { followGrid } from "./grid-follow";
import { overviewMarks } from "./overview";
import type { Pane } from "./pane";
import type { LoadedMatrix, Notice } from "./state";
import { savedNotice, undoneEdit } from "./saved";

export type {
  Desk,
  DeskState,
  EditPreview,
  FailedTest,
  LinesPreview,
  Look,
  PreviewPart,
  SavedEdit,
} from "./desk-state";

const desks = new WeakMap<Pane, Desk>();

/** The desk of a pane: one for all of its screens. */
export function deskOf(pane: Pane): Desk {
  let desk = desks.get(pane);
  if (!desk) desks.set(pane, (desk = createDesk(pane)));
  return desk;
}

/** A saved edit with what takes it back. */
interface Undoable {
  readonly title: string;
  readonly savedAt: number;
  readonly edit: MatrixEdit;
  /** What the edit wrote, without its rows of history: those stay when it is taken back. */
  readonly plan: Plan;
}

/** Edits that can be taken back; older ones are restored from the history. */
const MOST_UNDOS = 20;

function createDesk(pane: Pane): Desk {
  const { store, parts } = pane;
  const lines = deskLines(pane);
  const listeners = new Set<() => void>();
  let state: DeskState = { saved: [], typed: null, drafts: new Map() };
  let undos: readonly Undoable[] = [];
  let name = rememberedName();
  /** The matrix as the history tells it: what differs from it was typed. */
  let known: MatrixCells | null = null;
  let seen: LoadedMatrix | null = null;
  let counted: { readonly matrix: Matrix; readonly asOf: Day; readonly items: readonly HealthItem[] } | null = null;
  let last: { readonly edit: MatrixEdit; readonly cells: MatrixCells; readonly preview: EditPreview } | null = null;

  const set = (change: Partial<DeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const say = (kind: Notice["kind"], text: string, undo = false): void =>
    store.dispatch({ type: "noticed", notice: { kind, text, undo } });
  /** What was said of the last save is over: the next one is then heard as news. */
  const hush = (): void => store.dispatch({ type: "noticed", notice: null });
  const workbookMatrix = (): LoadedMatrix | null => {
    const { loaded } = store.state();
    return loaded?.origin === "workbook" ? loaded : null;
  };

  /** A matrix was read: what nobody saved or recorded was typed. */
  function compareTyped(): void {
    const loaded = workbookMatrix();
    if (loaded === seen) return;
    seen = loaded;
    if (!loaded) {
      known = null;
      return set({ typed: null });
    }
    known = known ? { ...loaded.cells, ...known } : loaded.cells;
    set({ typed: typedEdits(known, loaded.cells) });
  }

  /** The edit is in the workbook: it is known, and what was typed beside it still is not. */
  function knowEdit(edit: MatrixEdit): void {
    known = state.typed && known ? afterEdit(known, edit) : null;
  }

  async function write(plan: Plan, doing: "save" | "undo"): Promise<boolean> {
    if (store.state().busy) return false;
    store.dispatch({ type: "busy", busy: { doing, done: 0, of: 0 } });
    let isDone = false;
    await pane.attempt(async () => {
      isDone = await pane.apply(plan, doing);
      // Refused: somebody changed a cell. The matrix is read again, so that both values can be shown.
      if (!isDone) await pane.reload();
    });
    store.dispatch({ type: "busy", busy: null });
    return isDone;
  }

  /** Reads what was written, and brings the checked result up to date. */
  async function refresh(): Promise<void> {
    await pane.attempt(async () => {
      await pane.reload();
      const loaded = workbookMatrix();
      const checked = loaded && (await lines.rebased(loaded));
      if (checked) store.dispatch({ type: "check rebased", checked });
    });
  }

  const keepUndos = (next: readonly Undoable[]): void => {
    undos = next.slice(0, MOST_UNDOS);
    set({ saved: undos.map(({ title, savedAt }) => ({ title, savedAt })) });
  };

  const preview: Desk["preview"] = async (edit, signal = new AbortController().signal, onPart = () => undefined) => {
    const loaded = store.state().loaded;
    if (!loaded) return null;
    if (last?.edit === edit && last.cells === loaded.cells) return last.preview;
    const after = afterEdit(loaded.cells, edit);
    if (!after) return null;
    const made = await previewOf(pane, lines, { before: loaded, after }, signal, onPart);
    if (made) last = { edit, cells: loaded.cells, preview: made };
    return made;
  };

  async function save(edit: MatrixEdit): Promise<boolean> {
    const loaded = workbookMatrix();
    if (!loaded) {
      const from = store.state().loaded?.from;
      say("error", from ? PRACTICE.elsewhere.save(from.name) : MATRIX_WORDS.saved.starter);
      return false;
    }
    hush();
    const { cells } = loaded;
    const made = await preview(edit);
    const log = logRows(edit, stamp(name, parts.clock()), cells);
    if (!(await write(editMatrixPlan({ edit, cells, log }), "save"))) return false;
    knowEdit(edit);
    const plan = editMatrixPlan({ edit, cells, log: [] });
    keepUndos([{ title: edit.title, savedAt: parts.clock(), edit, plan }, ...undos]);
    await refresh();
    say("success", savedNotice(made), true);
    return true;
  }

  async function undo(): Promise<boolean> {
    const loaded = workbookMatrix();
    const [undoable, ...others] = undos;
    if (!loaded || !undoable) {
      say("info", MATRIX_WORDS.saved.nothingToUndo);
      return false;
    }
    hush();
    const back = undoneEdit(undoable.edit);
    const log = logRows(back, stamp(name, parts.clock()), loaded.cells);
    const history = editMatrixPlan({ edit: { ...back, changes: [] }, cells: loaded.cells, log });
    const inverse = inversePlan(undoable.plan);
    const plan = { title: inverse.title, operations: [...inverse.operations, ...history.operations] };
    if (!(await write(plan, "undo"))) return false;
    knowEdit(back);
    keepUndos(others);
    await refresh();
    say("success", MATRIX_WORDS.saved.undone(undoable.title));
    return true;
  }

  async function recordTyped(reason: string): Promise<boolean> {
    const loaded = workbookMatrix();
    if (!loaded || !known || !state.typed) return false;
    const { cells } = loaded;
    const fill = fillRuleIds(cells);
    const filled = fill ? afterEdit(cells, fill) : cells;
    const typed = filled && typedEdits(known, filled);
    if (!typed) return false;
    const edit: MatrixEdit = fill ?? { ...typed, changes: [] };
    const log = logRows({ ...typed, reason }, stamp(name, parts.clock()), known);
    const plan = { ...editMatrixPlan({ edit, cells, log }), title: typed.title };
    if (!(await write(plan, "save"))) return false;
    known = null;
    await refresh();
    say("success", MATRIX_WORDS.saved.recorded(typed.changes.length));
    return true;
  }

  function health(): readonly HealthItem[] {
    const { loaded, asOf } = store.state();
    if (!loaded) return [];
    if (counted?.matrix !== loaded.matrix || counted.asOf !== asOf) {
      counted = { matrix: loaded.matrix, asOf, items: matrixHealth(loaded.matrix, { asOf }) };
    }
    return counted.items;
  }

  let toCount: ReturnType<typeof setTimeout> | null = null;
  /** The count on the tab follows when nothing else is being done. */
  function countSoon(): void {
    if (toCount) clearTimeout(toCount);
    toCount = setTimeout(() => {
      const errors = workbookMatrix() ? overviewMarks(health()).errors : 0;
      store.dispatch({ type: "matrix counted", errors });
    }, 0);
  }

  const desk: Desk = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    preview,
    save,
    undo,
    async previewTyped(signal = new AbortController().signal, onPart = () => undefined) {
      const loaded = workbookMatrix();
      if (!loaded || !known || !state.typed) return null;
      const before = { cells: known, matrix: compileMatrix(known) };
      return previewOf(pane, lines, { before, after: loaded.cells }, signal, onPart);
    },
    recordTyped,
    who: () => name,
    setWho(next) {
      name = next;
      rememberName(next);
    },
    health,
    adopt() {
      known = workbookMatrix()?.cells ?? null;
      set({ typed: null });
    },
    keepDraft(key: string, draft) {
      set({ drafts: new Map(state.drafts).set(key, draft) });
    },
    dropDraft(key) {
      const drafts = new Map(state.drafts);
      if (drafts.delete(key)) set({ drafts });
    },
  };
  let day: Day | null = null;
  const follow = (): void => {
    const { loaded, asOf } = store.state();
    if (workbookMatrix() !== seen || asOf !== day || (loaded && !counted)) {
      day = asOf;
      countSoon();
    }
    compareTyped();
  };
  store.subscribe(follow);
  follow();
  followGrid(pane);
  return desk;
}
