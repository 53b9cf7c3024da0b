import { bundledReference } from "../codes/reference/bundled";
import { referenceOver, setOf, type AnsweringSet, type SetKind } from "../codes/reference/content";
import type { Reference } from "../codes/reference/reference";
import { onSetsChanged } from "./sets-changed";

/** A set as a row of the table ReferenceSets names it. */
export interface NamedSet {
  readonly set: SetKind;
  readonly edition: string;
  /** "" where the row does not say. */
  readonly hash: string;
}

/** Sets that were found are kept under kind, edition and hash, of which the content never changes; the last so many, as pairs take 10 MB. */
const SETS_KEPT = 12;
const REFERENCES_KEPT = 8;
/** A set that is missing is looked for again after so long: another window may have imported it. */
const LOOK_AGAIN_MS = 3_000;

interface Kept {
  readonly reference: Reference;
  /** Why named sets do not answer, by the name of the set. */
  readonly missing: ReadonlyMap<string, string>;
  readonly at: number;
}

const sets = new Map<string, AnsweringSet>();
const references = new Map<string, Kept>();
const loading = new Map<string, Promise<Kept>>();

const keyOf = ({ set, edition, hash }: NamedSet): string => `${set} ${edition} ${hash}`;

/**
 * The sets that a workbook names in its table ReferenceSets: from what is built in, else from this computer's storage. A kind that it does not name
 * is the built-in one. Of pairs, add-on codes and the crosswalk the newest edition named answers, since it holds the history; of unit limits every one.
 * A set that this computer lacks is left out, and the checks find that (src/checks/missing-sets.ts).
 * Several formulas share one load; once loaded the answer comes at once. Never rejects.
 * @example referenceFor(matrix.referenceSets)
 */
export function referenceFor(rows: readonly NamedSet[]): Reference | Promise<Reference> {
  const known = keptFor(rows);
  return known instanceof Promise ? known.then(({ reference }) => reference) : known.reference;
}

/** Why a set that a workbook names does not answer, in a sentence; `undefined` where it does. */
export async function whyMissing(rows: readonly NamedSet[]): Promise<(row: NamedSet) => string | undefined> {
  const { missing } = await keptFor(rows);
  return (row) => missing.get(keyOf(row));
}

onSetsChanged((change) => {
  // What was missing may be there now; a set that was removed must not answer any more.
  references.clear();
  if (change === "removed") sets.clear();
});

/** The rows of one matrix are asked for with every cell: their key is made once. */
const keys = new WeakMap<readonly NamedSet[], string>();

function keyOfAll(rows: readonly NamedSet[]): string {
  let key = keys.get(rows);
  if (key === undefined) keys.set(rows, (key = rows.map(keyOf).join("\n")));
  return key;
}

function keptFor(rows: readonly NamedSet[]): Kept | Promise<Kept> {
  const key = keyOfAll(rows);
  const known = references.get(key);
  if (known && (known.missing.size === 0 || Date.now() < known.at + LOOK_AGAIN_MS)) return known;
  let load = loading.get(key);
  if (!load) {
    const atHand = rows.map((row) => builtIn(row) ?? sets.get(keyOf(row)));
    if (atHand.every((set) => set !== undefined)) return keep(key, assembled(atHand, new Map()));
    load = loaded(rows).then((kept) => keep(key, kept));
    loading.set(key, load);
    void load.finally(() => loading.delete(key));
  }
  return load;
}

function keep(key: string, kept: Kept): Kept {
  references.set(key, kept);
  trim(references, REFERENCES_KEPT);
  return kept;
}

function trim(map: Map<string, unknown>, most: number): void {
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(oldest);
}

async function loaded(rows: readonly NamedSet[]): Promise<Kept> {
  const found: AnsweringSet[] = [];
  const missing = new Map<string, string>();
  for (const row of rows) {
    const set = builtIn(row) ?? sets.get(keyOf(row)) ?? (await stored(row));
    if (typeof set === "string") missing.set(keyOf(row), set);
    else found.push(set);
  }
  return assembled(found, missing);
}

/** What reads the storage comes when a workbook first names a set that is not built in: most name none. */
const loadStorage = async () => {
  const [{ loadSet }, { wordsOfFailure }] = await Promise.all([
    import(/* webpackChunkName: "storage" */ "./sets"),
    import(/* webpackChunkName: "storage" */ "./database"),
  ]);
  return { loadSet, wordsOfFailure };
};

/** The set from this computer's storage, or why there is none. */
async function stored(row: NamedSet): Promise<AnsweringSet | string> {
  const what = `the ${row.set} table of ${row.edition}, which the workbook names,`;
  let storage: Awaited<ReturnType<typeof loadStorage>>;
  try {
    storage = await loadStorage();
  } catch {
    return `${what} cannot be read: a part of the add-in could not be loaded. Look whether this computer is online, then try again`;
  }
  try {
    const found = await storage.loadSet(row.set, row.edition, row.hash);
    if (found.kind === "damaged") return found.message;
    if (found.kind === "missing") return `${what} is not on this computer: import it here too`;
    const set = setOf(found.content);
    sets.set(keyOf(row), set);
    trim(sets, SETS_KEPT);
    return set;
  } catch (error) {
    return `${what} cannot be read: ${storage.wordsOfFailure(error)}`;
  }
}

/** The built-in set of a name, where it is one. */
export function builtIn({ set: kind, edition, hash }: NamedSet): AnsweringSet | undefined {
  const { ptp, mue, addOns, ndc } = bundledReference();
  return [ptp, ...mue, addOns, ndc].find(
    (set): set is AnsweringSet =>
      set !== null && set.kind === kind && set.edition === edition && (hash === "" || set.hash === hash),
  );
}

/** The sets that were found over the built-in ones. A kind of which none was found stays built in: its name shows that it is not the one named. */
function assembled(found: readonly AnsweringSet[], missing: ReadonlyMap<string, string>): Kept {
  return { reference: referenceOver(found, bundledReference()), missing, at: Date.now() };
}
