import "fake-indexeddb/auto";
import type { SetContent } from "../../src/codes/reference/content";
import { infoOfRows, setOf } from "../../src/codes/reference/content";
import { pairsHash } from "../../src/codes/reference/packed-pairs";
import { pairBuilder } from "../../src/codes/reference/pair-builder";
import type { MueRow } from "../../src/codes/reference/sets";
import { closeStorage, inTransaction } from "../../src/storage/database";
import { listSets, loadSet, removeSet, saveSet } from "../../src/storage/sets";
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

async function stored(): Promise<readonly string[]> {
  return (await listSets()).map(({ kind, edition }) => `${kind} ${edition}`).sort();
}

/** Changes what is kept, as a failing disk would. */
async function damage(change: (kept: unknown) => unknown): Promise<void> {
  const [set] = await listSets();
  const key = `${set?.kind} ${set?.edition} ${set?.hash}`;
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
    ["a changed limit", (): unknown => ({ rows: [["96413", 9, 3]] })],
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

  it("refuse to answer from pairs of which a byte changed or the end is gone", async () => {
    await saveSet(pairsOf("2026-10", 3_000));
    const [set] = await listSets();
    const bytesOf = (kept: unknown): { packing: string; bytes: Uint8Array } =>
      (kept as { pairs: { packing: string; bytes: Uint8Array } }).pairs;
    for (const at of [0.1, 0.5, 0.9]) {
      await damage((kept) => {
        const { packing, bytes } = bytesOf(kept);
        const changed = bytes.slice();
        const place = Math.floor(bytes.length * at);
        changed[place] = (changed[place] ?? 0) ^ 0x55;
        return { pairs: { packing, bytes: changed } };
      });
      expect(await loadSet("PTP", "2026-10", set?.hash ?? "")).toMatchObject({ kind: "damaged" });
      await saveSet(pairsOf("2026-10", 3_000));
    }
    await damage((kept) => {
      const { packing, bytes } = bytesOf(kept);
      return { pairs: { packing, bytes: bytes.slice(0, -20) } };
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
