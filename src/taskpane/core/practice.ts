import { readSetting, workbookName, writeSetting } from "../../excel/workbook-settings";
import { practiceRevision } from "../../plans/practice-cell";
import { wordsOfFailure } from "../../storage/database";
import { onMatrixPublished } from "../../storage/matrix-published";
import {
  forgetMatrix,
  practiceInfo,
  publishedInfo,
  publishMatrix,
  type PracticeInfo,
} from "../../storage/practice-matrix";
import { failureWords } from "./job";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";
import { publishes } from "./publishing";
import type { LoadedMatrix } from "./state";

/** What a workbook has to do with the practice's matrix. */
export interface PracticeState {
  /** What is published on this computer; `null` where nothing is, or it could not be looked for. */
  readonly published: PracticeInfo | null;
  /** Why it could not be looked for or published; "" where it could. */
  readonly failure: string;
  /** Name of this workbook. */
  readonly own: string;
  /** This workbook does not publish its matrix. */
  readonly stopped: boolean;
  /** The revision that formulas of a workbook without a matrix answer from; `null` where there is no such cell. */
  readonly formulas: string | null;
  /** The file with a matrix that was used last in this workbook; "" where none was. */
  readonly lastFile: string;
}

/** The practice's matrix and a workbook: published from the one that has it, used by those that have none. */
export interface Practice {
  state(): PracticeState;
  /** @returns what stops listening */
  subscribe(listener: () => void): () => void;
  /** Publishes this workbook's matrix now, whatever was published before. */
  publish(): Promise<void>;
  /** Says whether this workbook publishes its matrix. */
  setStopped(stopped: boolean): Promise<void>;
  /** Forgets what is published on this computer. */
  forget(): Promise<void>;
  /** Uses the matrix of a file in this workbook for this session. */
  useFile(file: File): Promise<void>;
  /** Goes back to the practice's matrix. */
  leaveFile(): Promise<void>;
  /** Stops publishing and following. */
  stop(): void;
}

/** Edits come in bursts: what is published is the matrix when they pause. */
const PUBLISH_AFTER_MS = 1_500;
/** Keys of the workbook's settings. */
const STOPPED = "matrixNotPublished";
const LAST_FILE = "matrixFile";

const practices = new WeakMap<Pane, Practice>();

/** The practice's matrix as a pane sees it: one for all of its screens. */
export function practiceOf(pane: Pane): Practice {
  let practice = practices.get(pane);
  if (!practice) practices.set(pane, (practice = createPractice(pane)));
  return practice;
}

function createPractice(pane: Pane): Practice {
  const { store, parts } = pane;
  const listeners = new Set<() => void>();
  let state: PracticeState = { published: null, failure: "", own: "", stopped: false, formulas: null, lastFile: "" };
  let seen: LoadedMatrix | null = null;
  /** The matrix of this workbook as it was when the pane opened. */
  let first: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const set = (change: Partial<PracticeState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const sayFault = (text: string): void => store.dispatch({ type: "noticed", notice: { kind: "error", text } });
  const ownMatrix = (): LoadedMatrix | null => {
    const { loaded } = store.state();
    return loaded?.origin === "workbook" ? loaded : null;
  };

  /** What the storage was asked; a failure is kept to be said where the matrix is spoken of, and nothing else stops. */
  async function stored<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await ask();
      if (state.failure !== "") set({ failure: "" });
      return answer;
    } catch (error) {
      set({ failure: wordsOfFailure(error) });
      return null;
    }
  }

  async function lookAtFormulas(): Promise<void> {
    if (!ownMatrix()) set({ formulas: practiceRevision(await parts.host.readWorkbookState()) });
  }

  async function lookAtStorage(): Promise<void> {
    set({ published: await stored(publishedInfo) });
  }

  /** Another window published: a workbook without a matrix works with the new one. */
  async function follow(): Promise<void> {
    const before = state.published;
    await lookAtStorage();
    const { published } = state;
    const isSame = before?.on === published?.on && before?.revision === published?.revision;
    if (!isSame && store.state().loaded && !ownMatrix()) await pane.reload();
  }

  async function publishNow(loaded: LoadedMatrix): Promise<void> {
    const published = await stored(() => publishMatrix({ name: state.own, on: parts.clock(), cells: loaded.cells }));
    if (published) set({ published });
  }

  async function publishIfDue(): Promise<void> {
    await ready;
    const loaded = ownMatrix();
    if (!loaded) return;
    first ??= loaded.matrix.revision;
    // It may have been saved under another name since.
    set({ own: await workbookName() });
    await lookAtStorage();
    if (state.failure !== "") return;
    const own = practiceInfo(state.own, loaded.cells, parts.clock());
    const { published, stopped } = state;
    if (publishes({ published, own, edited: loaded.matrix.revision !== first, stopped })) await publishNow(loaded);
  }

  let wasBusy = false;
  function onPane(): void {
    const { loaded, busy } = store.state();
    // What was written may be the cell that formulas answer from.
    if (wasBusy && busy === null) void pane.attempt(lookAtFormulas);
    wasBusy = busy !== null;
    if (!loaded || loaded === seen) return;
    seen = loaded;
    if (loaded.origin !== "workbook") return;
    first ??= loaded.matrix.revision;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void pane.attempt(publishIfDue), PUBLISH_AFTER_MS);
  }

  const onFocus = (): void => void pane.attempt(follow);
  const stops = [store.subscribe(onPane), onMatrixPublished(() => void pane.attempt(follow))];
  window.addEventListener("focus", onFocus);
  const ready = pane.attempt(async () => {
    const [own, stopped, lastFile] = [await workbookName(), await readSetting(STOPPED), await readSetting(LAST_FILE)];
    set({ own, stopped: stopped === true, lastFile: typeof lastFile === "string" ? lastFile : "" });
    await lookAtStorage();
    await lookAtFormulas();
  });
  onPane();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: () =>
      pane.attempt(async () => {
        const loaded = ownMatrix();
        if (!loaded) return;
        await writeSetting(STOPPED, null);
        set({ own: await workbookName(), stopped: false });
        await publishNow(loaded);
      }),
    setStopped: (stopped) =>
      pane.attempt(async () => {
        await writeSetting(STOPPED, stopped ? true : null);
        set({ stopped });
        if (!stopped) await publishIfDue();
      }),
    forget: () =>
      pane.attempt(async () => {
        await stored(forgetMatrix);
        await follow();
      }),
    useFile: async (file) => {
      try {
        const { readMatrixWorkbook } = await loadFiles();
        const cells = await readMatrixWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
        await pane.useFile({ name: file.name, cells });
      } catch (error) {
        return sayFault(failureWords(error));
      }
      await pane.attempt(async () => {
        await writeSetting(LAST_FILE, file.name);
        set({ lastFile: file.name });
      });
    },
    leaveFile: () => pane.useFile(null),
    stop() {
      if (timer) clearTimeout(timer);
      for (const end of stops) end();
      window.removeEventListener("focus", onFocus);
      practices.delete(pane);
    },
  };
}
