import { errorWords } from "../values/fault";

/**
 * What this computer keeps between sessions, in the browser's IndexedDB: national tables that are too big for a sheet, and the practice's
 * matrix for workbooks that have none. No patient data.
 * Everything that belongs together is written in one transaction, so that it is there whole or not at all.
 */

/** Thrown where nothing can be kept or read, in words for the user. */
export class StorageFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StorageFailure";
  }
}

const DATABASE = "payer-policy-matrix";
/** Counted up when stores are added, or when what lies in them is written in a way that an older add-in cannot read; what is there stays. */
const VERSION = 4;
/**
 * Of each set what it is, and apart from it what it holds: a list of sets must not read millions of pairs. `practice` has the matrix that
 * was published last (practice-matrix.ts); `memory` what is remembered of findings, in hashes (memory.ts).
 */
const STORES = ["sets", "contents", "practice", "memory"] as const;
export type StoreName = (typeof STORES)[number];

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    if (typeof indexedDB === "undefined") {
      reject(
        new StorageFailure(
          "this browser keeps nothing between sessions, so nothing can be kept here: neither national tables nor the practice's matrix",
        ),
      );
      return;
    }
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      for (const store of STORES) {
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
      }
    };
    request.onblocked = () =>
      reject(
        new StorageFailure(
          "an older version of the add-in is open in another window. Close the other Excel windows and try again",
        ),
      );
    request.onerror = () => reject(failureOf(request.error));
    request.onsuccess = () => {
      const database = request.result;
      // A newer version of the add-in in another window waits for this one to let go.
      database.onversionchange = () => void closeStorage();
      database.onclose = () => (opened = null);
      resolve(database);
    };
  }).catch((error: unknown) => {
    opened = null;
    throw failureOf(error);
  });
  return opened;
}

/** Lets go of the database; the next question opens it again. */
export async function closeStorage(): Promise<void> {
  const database = opened;
  opened = null;
  await database?.then(
    (each) => each.close(),
    () => undefined,
  );
}

/** Access to the stores while a transaction is open. */
export interface Stores {
  get(store: StoreName, key: string): Promise<unknown>;
  getAll(store: StoreName): Promise<readonly unknown[]>;
  put(store: StoreName, key: string, value: unknown): void;
  delete(store: StoreName, key: string): void;
}

/**
 * Runs work in one transaction over all stores: all that it writes is kept, or nothing.
 * @param work may wait for the stores alone; waiting for anything else would end the transaction
 * @throws StorageFailure where the browser refuses, such as when the disk is full
 */
export async function inTransaction<T>(
  mode: "readonly" | "readwrite",
  work: (stores: Stores) => T | Promise<T>,
): Promise<T> {
  const database = await open();
  let transaction: IDBTransaction;
  try {
    transaction = database.transaction(STORES, mode);
  } catch (error) {
    await closeStorage();
    throw failureOf(error);
  }
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(failureOf(transaction.error));
  });
  const stores: Stores = {
    get: (store, key) => answerOf(transaction.objectStore(store).get(key)),
    getAll: (store) => answerOf(transaction.objectStore(store).getAll()),
    put: (store, key, value) => void transaction.objectStore(store).put(value, key),
    delete: (store, key) => void transaction.objectStore(store).delete(key),
  };
  try {
    const result = await work(stores);
    await finished;
    return result;
  } catch (error) {
    finished.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw failureOf(error);
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failureOf(request.error));
  });
}

/** What the browser calls a disk, or the add-in's share of it, that is full. */
const FULL = "QuotaExceededError";
/** What it calls a database that a newer version of the add-in has made. */
const NEWER = "VersionError";
const REFUSED = new Set(["SecurityError", "InvalidStateError", "UnknownError"]);

/** Any failure in words. */
function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  const [name, message] =
    error instanceof Error || error instanceof DOMException ? [error.name, errorWords(error)] : ["", errorWords(error)];
  if (name === FULL) {
    return new StorageFailure(
      "this computer has no room left for it. Free some disk space, or remove older editions under Setup, and import it again. What was there before is still in use",
    );
  }
  if (name === NEWER) {
    return new StorageFailure(
      "a newer version of the add-in has kept it. Close this pane and open it again, which loads the newer version",
    );
  }
  if (REFUSED.has(name)) {
    return new StorageFailure(
      `the browser lets the add-in keep nothing (${name}). Leave private browsing, or allow this site to store data, and try again`,
    );
  }
  return new StorageFailure(
    `the storage of this computer could not be used (${message || name || "no reason given"}). Try it again`,
  );
}

/** Any failure of the storage in words. */
export function wordsOfFailure(error: unknown): string {
  return failureOf(error).message;
}
