import type { Finding } from "../../checks/finding";
import type { Baseline } from "../../checks/recheck";
import { namesInSteps, withRun } from "../../checks/release";
import { wordsOfFailure } from "../../storage/database";
import {
  changeRuns,
  dropDismissal,
  forgetAll,
  keepDismissal,
  remembered,
  type Dismissal,
  type Remembered,
} from "../../storage/memory";
import { randomHex } from "../../values/hash";
import { RELEASE_WORDS } from "../words-release";
import type { Pane } from "./pane";
import { runInSlices } from "../../values/slices";
import { contentHash, hashesInSteps, openRun, rememberedInSteps, type Named } from "./remembered";
import type { CheckedSheet } from "./state";

/** What this computer remembers of findings: it follows every check of its pane. Failures become notices; nothing is thrown. */
export interface Memory {
  /** Leaves a finding as it is. @returns false where it is no longer among the findings */
  dismiss(finding: Finding, reason: string): Promise<boolean>;
  /** The finding is open again. */
  bringBack(finding: Finding): Promise<void>;
  /** Forgets everything that is kept; what was dismissed is open again. */
  forget(): Promise<void>;
  /** Waits until the last check was looked up. */
  settled(): Promise<void>;
}

const memories = new WeakMap<Pane, Memory>();

/** The memory of a pane: one for all of its screens. It begins to follow the checks when it is first asked for. */
export function memoryOf(pane: Pane): Memory {
  let memory = memories.get(pane);
  if (!memory) memories.set(pane, (memory = createMemory(pane)));
  return memory;
}

function createMemory(pane: Pane): Memory {
  const { store, parts } = pane;
  const known = new WeakMap<Baseline, Named>();
  let kept: Remembered | null = null;
  /** Why nothing is kept beyond this pane. */
  let unkept: string | null = null;
  let working: { readonly baseline: Baseline; readonly stop: AbortController; readonly done: Promise<void> } | null =
    null;

  const slices = (signal: AbortSignal) => ({ pace: parts.pace, signal, onProgress: () => undefined });
  const checkedNow = (): CheckedSheet | null => store.state().check.checked;
  const say = (text: string): void => store.dispatch({ type: "noticed", notice: { kind: "info", text } });

  /** What is kept on this computer; where nothing can be, what is kept until the pane is closed. */
  async function read(): Promise<Remembered> {
    if (kept && unkept !== null) return kept;
    try {
      kept = await remembered();
    } catch (error) {
      unkept = wordsOfFailure(error);
      kept = { salt: randomHex(16), dismissals: [], runs: [] };
    }
    return kept;
  }

  /** Writes to what is kept, where anything can be. */
  async function write(action: () => Promise<void>): Promise<void> {
    if (unkept !== null) return;
    try {
      await action();
    } catch (error) {
      unkept = wordsOfFailure(error);
    }
  }

  async function named(checked: CheckedSheet, { salt }: Remembered, signal: AbortSignal): Promise<Named | null> {
    const own = known.get(checked.baseline);
    if (own?.salt === salt) return own;
    const { sheet, loaded, baseline } = checked;
    const { findings } = baseline.result;
    const input = { sheet, findings, payers: loaded.matrix.payers, cells: loaded.cells };
    const names = await runInSlices(namesInSteps(input), slices(signal));
    if (!names) return null;
    const made = await runInSlices(hashesInSteps(names, salt, checked.madeAt), slices(signal));
    if (made) known.set(baseline, made);
    return made;
  }

  /** Looks up what is known of a result, and shows it. */
  async function look(checked: CheckedSheet, signal: AbortSignal): Promise<void> {
    const all = await read();
    const own = await named(checked, all, signal);
    const next = own && (await rememberedNow(checked, own, all, signal));
    if (!next) return;
    const isNews = next.memory.dismissed.length > 0 || next.memory.returned.size > 0 || next.memory.since !== null;
    if (isNews || checked.memory) store.dispatch({ type: "check remembered", checked: next });
    // A part of the sheet is no export: it says nothing of what came or went.
    if (checked.scope) return;
    const run = await runInSlices(openRun(next, own), slices(signal));
    if (!run) return;
    const known = kept ?? all;
    kept = { ...known, runs: withRun(known.runs, run) };
    await write(() => changeRuns((runs) => withRun(runs, run)));
  }

  /** What is known of a result; somebody may dismiss a finding meanwhile. */
  async function rememberedNow(checked: CheckedSheet, own: Named, all: Remembered, signal: AbortSignal) {
    for (;;) {
      const known = kept ?? all;
      const next = await runInSlices(rememberedInSteps(checked, own, known), slices(signal));
      if (!next || !kept || kept === known) return next;
    }
  }

  function follow(): void {
    const checked = checkedNow();
    if (!checked || checked.baseline === working?.baseline) return;
    working?.stop.abort();
    const stop = new AbortController();
    const done = pane.attempt(() => look(checked, stop.signal));
    working = { baseline: checked.baseline, stop, done };
  }

  /** Changes what is kept of one finding, and shows it. */
  async function change(finding: Finding, make: (key: string, content: string) => Promise<void>): Promise<boolean> {
    const checked = checkedNow();
    if (!checked) return false;
    const all = await read();
    const own = await named(checked, all, new AbortController().signal);
    const at = checked.baseline.result.findings.indexOf(finding);
    const [key, name] = [own?.keys[at], own?.names[at]];
    if (!own || key === undefined || !name) return false;
    await make(key, contentHash(all.salt, name));
    const now = checkedNow();
    if (!kept || now?.baseline !== checked.baseline) return true;
    const next = await rememberedNow(now, own, kept, new AbortController().signal);
    if (next) store.dispatch({ type: "check remembered", checked: next });
    return true;
  }

  store.subscribe(follow);
  follow();
  return {
    async dismiss(finding, reason) {
      let isDone = false;
      await pane.attempt(async () => {
        isDone = await change(finding, async (key, content) => {
          const dismissal: Dismissal = { key, content, check: finding.check, reason, at: parts.clock() };
          await write(() => keepDismissal(dismissal));
          if (kept) {
            kept = { ...kept, dismissals: [dismissal, ...kept.dismissals.filter((each) => each.key !== key)] };
          }
        });
        if (isDone && unkept !== null) say(RELEASE_WORDS.dismiss.unkept(unkept));
      });
      return isDone;
    },
    bringBack: (finding) =>
      pane.attempt(async () => {
        await change(finding, async (key) => {
          await write(() => dropDismissal(key));
          if (kept) kept = { ...kept, dismissals: kept.dismissals.filter((each) => each.key !== key) };
        });
      }),
    forget: () =>
      pane.attempt(async () => {
        working?.stop.abort();
        await forgetAll();
        kept = null;
        unkept = null;
        const checked = checkedNow();
        if (!checked?.memory) return;
        known.delete(checked.baseline);
        const { memory: _memory, ...rest } = checked;
        store.dispatch({ type: "check remembered", checked: { ...rest, result: checked.baseline.result } });
      }),
    settled: async () => {
      await working?.done;
    },
  };
}
