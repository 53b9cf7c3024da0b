import "fake-indexeddb/auto";
import { deflateRawSync } from "node:zlib";
import type { SetContent } from "../../src/codes/reference/content";
import { infoOfRows, setOf } from "../../src/codes/reference/content";
import { packPairs, pairsHash } from "../../src/codes/reference/packed-pairs";
import { pairBuilder } from "../../src/codes/reference/pair-builder";
import type { MueRow } from "../../src/codes/reference/sets";
import { closeStorage, inTransaction } from "../../src/storage/database";
import { listSets, loadSet, removeSet, saveSet, type StoredSet } from "../../src/storage/sets";
import { dayOf } from "../../src/values/day";

const codeAt = (n: number): string => String(10_000 + n * 7);

/** A pair table of this many rows. */
function pairsOf(edition: string, rows: number): SetContent {
  const builder = pairBuilder();
  for (let i = 0; i < rows; i++) {
    builder.add(codeAt(Math.floor(i / 300)), codeAt(i % 300), dayOf(2020, 1, 1), i % 7 === 0 ? 45_000 : null, 1);
  }
  const pairs = builder.build();
  return {
    kind: "PTP",
    info: { edition, editionDay: 46_000, origin: "ccipra.zip", rows, hash: pairsHash(pairs) },
    pairs,
  };
}

function limitsOf(edition: string, rows: readonly MueRow[]): SetContent {
  return { kind: "MUE", info: infoOfRows(rows, { edition, editionDay: 46_000, origin: "mue.csv" }), rows };
}

const MANY_LIMITS = Array.from({ length: 300 }, (_, i): MueRow => [codeAt(i), i % 5, 3]);

const keyOf = (set: Pick<StoredSet, "kind" | "edition" | "hash"> | undefined): string =>
  `${set?.kind} ${set?.edition} ${set?.hash}`;

async function stored(): Promise<readonly string[]> {
  return (await listSets()).map(({ kind, edition }) => `${kind} ${edition}`).sort();
}

/** Changes what is kept, as a failing disk would. */
async function damage(change: (kept: unknown) => unknown): Promise<void> {
  const [set] = await listSets();
  const key = keyOf(set);
  const kept = await inTransaction("readonly", (stores) => stores.get("contents", key));
  await inTransaction("readwrite", (stores) => stores.put("contents", key, change(kept)));
}

beforeEach(async () => {
  for (const set of await listSets()) await removeSet(set);
});
afterEach(() => jest.restoreAllMocks());

describe("the sets that this computer keeps", () => {
  it("are there after everything was closed and opened again, and answer as before", async () => {
    const pairs = pairsOf("2026-10", 50_000);
    const limits = limitsOf("2026-10", [["96413", 1, 3]]);
    const saved = await saveSet(pairs);
    await saveSet(limits);
    expect(saved).toMatchObject({ kind: "PTP", edition: "2026-10", rows: 50_000, hash: pairs.info.hash });
    expect(saved.size).toBeLessThan(50_000);
    await closeStorage();

    const found = await loadSet("PTP", "2026-10", pairs.info.hash);
    if (found.kind !== "found" || found.content.kind !== "PTP") throw new Error(found.kind);
    const [before, after] = [setOf(pairs), setOf(found.content)];
    if (before.kind !== "PTP" || after.kind !== "PTP") throw new Error("no pairs");
    expect(after).toMatchObject({ edition: "2026-10", rows: 50_000, hash: pairs.info.hash, origin: "ccipra.zip" });
    for (let i = 0; i < 50_000; i += 13) {
      const [column1, column2] = [codeAt(Math.floor(i / 300)), codeAt(i % 300)];
      expect(after.periods(column1, column2)).toEqual(before.periods(column1, column2));
    }
    const limit = await loadSet("MUE", "2026-10", "");
    expect(limit).toEqual({ kind: "found", content: limits });
  });

  it("stand side by side, edition by edition, and are found by edition and hash alone", async () => {
    const older = limitsOf("2026-07", [["96413", 2, 3]]);
    const newer = limitsOf("2026-10", [["96413", 1, 3]]);
    await saveSet(older);
    await saveSet(newer);
    expect(await stored()).toEqual(["MUE 2026-07", "MUE 2026-10"]);
    expect(await loadSet("MUE", "2026-07", older.info.hash)).toEqual({ kind: "found", content: older });
    expect(await loadSet("MUE", "2026-07", newer.info.hash)).toEqual({ kind: "missing" });
    expect(await loadSet("PTP", "2026-07", "")).toEqual({ kind: "missing" });
    await removeSet(older.kind === "MUE" ? { kind: "MUE", ...older.info } : { kind: "PTP", ...older.info });
    expect(await stored()).toEqual(["MUE 2026-10"]);
    expect(await loadSet("MUE", "2026-07", "")).toEqual({ kind: "missing" });
  });

  it.each([
    ["a changed limit, as limits were kept before", (): unknown => ({ rows: [["96413", 9, 3]] })],
    ["a missing content", (): unknown => undefined],
    ["something else", (): unknown => ({ rows: "none" })],
  ])("refuse to answer from %s", async (_, change) => {
    await saveSet(limitsOf("2026-10", [["96413", 1, 3]]));
    await damage(change);
    expect(await loadSet("MUE", "2026-10", "")).toEqual({
      kind: "damaged",
      message: "the MUE table of 2026-10 on this computer is damaged. Import it again",
    });
  });

  it.each([
    ["pairs", () => pairsOf("2026-10", 3_000)],
    ["limits", () => limitsOf("2026-10", MANY_LIMITS)],
  ])("refuse to answer from %s of which a byte changed or the end is gone", async (_, content) => {
    const { kind, info } = content();
    const changes: ((bytes: Uint8Array) => Uint8Array)[] = [0, 0.1, 0.5, 0.9].map((part) => (bytes) => {
      const place = Math.floor(bytes.length * part);
      return bytes.map((byte, i) => (i === place ? byte ^ 0x55 : byte));
    });
    for (const change of [...changes, (bytes: Uint8Array) => bytes.slice(0, -1)]) {
      await saveSet(content());
      await damage((kept) => {
        const whole = kept as { bytes: Uint8Array };
        return { ...whole, bytes: change(whole.bytes) };
      });
      expect(await loadSet(kind, "2026-10", info.hash)).toMatchObject({ kind: "damaged" });
    }
  });

  it("refuse to answer from the content of another set", async () => {
    await saveSet(pairsOf("2026-07", 3_000));
    const [other] = await listSets();
    const kept = await inTransaction("readonly", (stores) => stores.get("contents", keyOf(other)));
    await saveSet(pairsOf("2026-10", 2_000));
    await damage(() => kept);
    expect(await loadSet("PTP", "2026-10", "")).toMatchObject({ kind: "damaged" });
    expect(await loadSet("PTP", "2026-07", "")).toMatchObject({ kind: "found" });
  });
});

describe("sets that an add-in of before has kept", () => {
  /** The database of version 3 with a set as it was kept then: pairs packed alone, rows as they are, neither with a check. */
  async function keepAsBefore(content: SetContent, packed: boolean): Promise<void> {
    await closeStorage();
    await new Promise((resolve) => (indexedDB.deleteDatabase("payer-policy-matrix").onsuccess = resolve));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("payer-policy-matrix", 3);
      request.onupgradeneeded = () => {
        for (const name of ["sets", "contents", "practice", "memory"]) request.result.createObjectStore(name);
      };
      request.onsuccess = () => resolve(request.result);
    });
    const { kind, info } = content;
    const pairs = (): { packing: string; bytes: Uint8Array } => {
      const bytes = content.kind === "PTP" ? packPairs(content.pairs) : new Uint8Array();
      return packed
        ? { packing: "deflate-raw", bytes: new Uint8Array(deflateRawSync(bytes)) }
        : { packing: "none", bytes };
    };
    const stores = database.transaction(["sets", "contents"], "readwrite");
    const key = keyOf({ kind, ...info });
    stores.objectStore("sets").put({ ...info, kind, savedAt: 1, size: 1 }, key);
    stores.objectStore("contents").put(content.kind === "PTP" ? { pairs: pairs() } : { rows: content.rows }, key);
    await new Promise((resolve) => (stores.oncomplete = resolve));
    database.close();
  }

  it.each([
    ["pairs", pairsOf("2026-10", 3_000), true],
    ["pairs that were not compressed", pairsOf("2026-10", 3_000), false],
    ["limits", limitsOf("2026-10", MANY_LIMITS), true],
  ])("answer as they did: %s", async (_, content, packed) => {
    await keepAsBefore(content, packed);
    expect(await loadSet(content.kind, "2026-10", content.info.hash)).toEqual({ kind: "found", content });
    expect(await stored()).toEqual([`${content.kind} 2026-10`]);
  });

  it("are found damaged where they are", async () => {
    await keepAsBefore(pairsOf("2026-10", 3_000), false);
    await damage((kept) => {
      const { pairs } = kept as { pairs: { bytes: Uint8Array } };
      pairs.bytes[pairs.bytes.length - 1]! ^= 1;
      return { pairs };
    });
    expect(await loadSet("PTP", "2026-10", "")).toMatchObject({ kind: "damaged" });
  });
});

describe("a disk that is full", () => {
  it("is told in words, and what was there before still answers", async () => {
    const old = limitsOf("2026-07", [["96413", 2, 3]]);
    await saveSet(old);
    const put = IDBObjectStore.prototype.put;
    jest.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === "contents") throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, args);
    });
    await expect(saveSet(limitsOf("2026-10", [["96413", 1, 3]]))).rejects.toThrow(
      /^this computer has no room left for it\. Free some disk space/,
    );
    jest.restoreAllMocks();
    expect(await stored()).toEqual(["MUE 2026-07"]);
    expect(await loadSet("MUE", "2026-07", old.info.hash)).toEqual({ kind: "found", content: old });
  });
});

describe("a browser that keeps nothing", () => {
  it("is told in words", async () => {
    await closeStorage();
    jest.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    await expect(listSets()).rejects.toThrow(/lets the add-in keep nothing \(SecurityError\)/);
  });
});
