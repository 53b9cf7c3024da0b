import type { CheckResult } from "../../checks/engine";
import type { Finding } from "../../checks/finding";
import { loadedEngine } from "../../checks/load";
import type { Baseline } from "../../checks/recheck";
import {
  earlierExport,
  HASH_LENGTH,
  namesInSteps,
  packedRun,
  since,
  withRun,
  type FindingName,
  type NamedRun,
} from "../../checks/release";
import { summarise } from "../../checks/summary";
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
import { randomHex, saltedHash } from "../../values/hash";
import { RELEASE_WORDS } from "../words-release";
import type { Pane } from "./pane";
import { runInSlices } from "../../values/slices";
import type { CheckedSheet, FindingMemory } from "./state";

/** Hex digits of the hash of a line's content: it decides whether a dismissal still holds. */
const CONTENT_LENGTH = 32;

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

/** A result with the hashes by which its findings are known again. */
interface Named {
  /** Hashes of another salt say nothing. */
  readonly salt: string;
  readonly names: readonly FindingName[];
  /** In the order of the findings. */
  readonly keys: readonly string[];
  readonly run: NamedRun;
}

function createMemory(pane: Pane): Memory {
  const { store, parts } = pane;
  const known = new WeakMap<Baseline, Named>();
  let kept: Remembered | null = null;
  /** Why nothing is kept beyond this pane. */
  let unkept: string | null = null;
  let working: { readonly baseline: Baseline; readonly stop: AbortController; readonly done: Promise<void> } | null =
    null;

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
    const slices = { pace: parts.pace, signal, onProgress: () => undefined };
    const { findings } = baseline.result;
    const input = { sheet, findings, payers: loaded.matrix.payers, cells: loaded.cells };
    const names = await runInSlices(namesInSteps(input), slices);
    if (!names) return null;
    const made = await runInSlices(hashesInSteps(names, salt, checked.madeAt), slices);
    if (made) known.set(baseline, made);
    return made;
  }

  /** Looks up what is known of a result, and shows it. */
  async function look(checked: CheckedSheet, signal: AbortSignal): Promise<void> {
    const all = await read();
    const own = await named(checked, all, signal);
    if (!own || signal.aborted) return;
    show(checked, own, all);
    // A part of the sheet is no export: it says nothing of what came or went.
    if (checked.scope) return;
    const dismissed = new Set(checkedNow()?.memory?.dismissed.map(({ finding }) => finding));
    const isDismissed = (finding: Finding | undefined): boolean => finding !== undefined && dismissed.has(finding);
    const run = packedRun({
      ...own.run,
      findings: own.run.findings.filter((_, i) => !isDismissed(checked.baseline.result.findings[i])),
    });
    kept = { ...all, runs: withRun(all.runs, run) };
    await write(() => changeRuns((runs) => withRun(runs, run)));
  }

  function show(checked: CheckedSheet, own: Named, all: Remembered): void {
    const next = rememberedSheet(checked, own, all);
    const isNews = next.memory.dismissed.length > 0 || next.memory.returned.size > 0 || next.memory.since !== null;
    if (isNews || checked.memory) store.dispatch({ type: "check remembered", checked: next });
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
    await make(key, saltedHash(all.salt, name.content(), CONTENT_LENGTH));
    const now = checkedNow();
    if (kept && now?.baseline === checked.baseline) {
      store.dispatch({ type: "check remembered", checked: rememberedSheet(now, own, kept) });
    }
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

/** Names as hashes, in steps. */
function* hashesInSteps(
  { findings, claims }: { readonly findings: readonly FindingName[]; readonly claims: readonly string[] },
  salt: string,
  at: number,
): Generator<void, Named> {
  const ofClaims = new Map<string, string>([["", ""]]);
  for (const claim of claims) {
    ofClaims.set(claim, saltedHash(salt, claim, HASH_LENGTH));
    yield;
  }
  const keys: string[] = [];
  for (const { key } of findings) {
    keys.push(saltedHash(salt, key, HASH_LENGTH));
    yield;
  }
  const found = findings.map(({ claim }, i) => ({ key: keys[i] ?? "", claim: ofClaims.get(claim) ?? "" }));
  return {
    salt,
    names: findings,
    keys,
    run: { at, claims: claims.map((claim) => ofClaims.get(claim) ?? ""), findings: found },
  };
}

/** A result without what was dismissed, and what is known of the rest. */
function rememberedSheet(
  checked: CheckedSheet,
  { names, keys, run }: Named,
  { salt, dismissals, runs }: Remembered,
): CheckedSheet & { readonly memory: FindingMemory } {
  const whole = checked.baseline.result;
  const { sheet, scope, loaded } = checked;
  const byKey = new Map(dismissals.map((each) => [each.key, each]));
  const open: Finding[] = [];
  const dismissed: FindingMemory["dismissed"][number][] = [];
  const returned = new Map<Finding, Dismissal>();
  const closed = new Set<string>();
  whole.findings.forEach((finding, i) => {
    const [key, name] = [keys[i] ?? "", names[i]];
    const known = byKey.get(key);
    if (known && name && known.content === saltedHash(salt, name.content(), CONTENT_LENGTH)) {
      dismissed.push({ finding, reason: known.reason, at: known.at });
      closed.add(key);
      return;
    }
    open.push(finding);
    if (known) returned.set(finding, known);
  });
  const earlier = earlierExport(runs, packedRun(run));
  const was = earlier && !scope ? since(earlier, run, closed) : null;
  const fresh = new Set(was ? whole.findings.filter((_, i) => was.fresh.has(keys[i] ?? "")) : []);
  const result: CheckResult =
    dismissed.length === 0
      ? whole
      : { ...whole, findings: open, summary: summarise(sheet, open, whole.notChecked, whole.summary.encounters) };
  // The engine made the check, so it is there.
  const ofScope = scope && loadedEngine()?.resultFor(result, sheet, scope.lines, loaded.matrix);
  return {
    ...checked,
    result: ofScope ?? result,
    memory: { dismissed, returned, fresh, since: was },
  };
}
