import { randomHex } from "../values/hash";
import { inTransaction, type Stores } from "./database";

/*
 * What this computer remembers of findings between one export and the next: which were dismissed and why, and which were open at the last checks.
 * Nothing of a cell is kept: lines are known by hashes with a salt of this computer. The reason is what somebody typed.
 */

/** A finding that somebody left as it is. */
export interface Dismissal {
  /** Hash of the check and the lines' identity. */
  readonly key: string;
  /** Hash of everything that the lines say, and of the rule that decided. */
  readonly content: string;
  /** The check's id. */
  readonly check: string;
  readonly reason: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** A check that was made, in hashes. */
export interface KeptRun {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly claims: string;
  readonly findings: string;
}

/** Everything that is remembered. */
export interface Remembered {
  readonly salt: string;
  readonly dismissals: readonly Dismissal[];
  readonly runs: readonly KeptRun[];
}

/** The oldest dismissals go beyond this many. */
const MOST_DISMISSALS = 20_000;
const SALT_BYTES = 16;

/**
 * What this computer remembers; a salt is made the first time.
 * @throws StorageFailure where the browser keeps nothing
 */
export function remembered(): Promise<Remembered> {
  return inTransaction("readwrite", async (stores) => {
    let salt = await stores.get("memory", "salt");
    if (typeof salt !== "string") stores.put("memory", "salt", (salt = randomHex(SALT_BYTES)));
    return { salt: String(salt), dismissals: await dismissalsIn(stores), runs: await runsIn(stores) };
  });
}

/** Keeps a dismissal; one of the same finding gives way. */
export function keepDismissal(dismissal: Dismissal): Promise<void> {
  return changeDismissals((all) => [dismissal, ...all.filter(({ key }) => key !== dismissal.key)]);
}

/** Forgets a dismissal: the finding is open again. */
export function dropDismissal(key: string): Promise<void> {
  return changeDismissals((all) => all.filter((each) => each.key !== key));
}

function changeDismissals(change: (all: readonly Dismissal[]) => readonly Dismissal[]): Promise<void> {
  return inTransaction("readwrite", async (stores) => {
    const changed = [...change(await dismissalsIn(stores))].sort((a, b) => b.at - a.at);
    stores.put("memory", "dismissals", changed.slice(0, MOST_DISMISSALS));
  });
}

/** Changes the checks that are kept, in one step, so that two panes do not lose each other's. */
export function changeRuns(change: (runs: readonly KeptRun[]) => readonly KeptRun[]): Promise<void> {
  return inTransaction("readwrite", async (stores) => stores.put("memory", "runs", change(await runsIn(stores))));
}

/** How much is remembered. */
export interface MemorySize {
  readonly dismissals: number;
  readonly runs: number;
}

export function memorySize(): Promise<MemorySize> {
  return inTransaction("readonly", async (stores) => ({
    dismissals: (await dismissalsIn(stores)).length,
    runs: (await runsIn(stores)).length,
  }));
}

/** Forgets everything, the salt too: what hashes there were elsewhere say nothing any more. */
export function forgetAll(): Promise<void> {
  return inTransaction("readwrite", (stores) => {
    for (const key of ["salt", "dismissals", "runs"]) stores.delete("memory", key);
  });
}

async function dismissalsIn(stores: Stores): Promise<readonly Dismissal[]> {
  const kept = await stores.get("memory", "dismissals");
  return Array.isArray(kept) ? kept.filter(isDismissal) : [];
}

async function runsIn(stores: Stores): Promise<readonly KeptRun[]> {
  const kept = await stores.get("memory", "runs");
  return Array.isArray(kept) ? kept.filter(isRun) : [];
}

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === "object" && value !== null && names.every((name) => typeof Reflect.get(value, name) === "string");
const hasTime = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "at" in value && typeof value.at === "number";

const isDismissal = (value: unknown): value is Dismissal =>
  hasTime(value) && hasTexts(value, ["key", "content", "check", "reason"]);
const isRun = (value: unknown): value is KeptRun => hasTime(value) && hasTexts(value, ["claims", "findings"]);
