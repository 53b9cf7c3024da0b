import "fake-indexeddb/auto";
import { missingSetsOf } from "../../src/checks/missing-sets";
import { bundledReference } from "../../src/codes/reference/bundled";
import { infoOfRows, type SetContent } from "../../src/codes/reference/content";
import { pairsHash } from "../../src/codes/reference/packed-pairs";
import { pairBuilder } from "../../src/codes/reference/pair-builder";
import { mueFor, type Reference } from "../../src/codes/reference/reference";
import type { ReferenceSetRow } from "../../src/matrix/rules";
import { referenceFor } from "../../src/storage/reference-for";
import { setsInUse } from "../../src/storage/sets-in-use";
import { listSets, removeSet, saveSet, saveSets } from "../../src/storage/sets";
import { parseDay, type Day } from "../../src/values/day";

const day = (text: string): Day => parseDay(text) as Day;

function pairsOf(edition: string, column2: string): SetContent {
  const builder = pairBuilder();
  builder.add("96413", column2, day("2020-01-01"), null, 0);
  const pairs = builder.build();
  const info = { edition, editionDay: day(`${edition}-01`), origin: `${edition}.zip`, rows: 1, hash: pairsHash(pairs) };
  return { kind: "PTP", info, pairs };
}
function limitsOf(edition: string, units: number): SetContent {
  const rows = [["96413", units, 3]] as const;
  return {
    kind: "MUE",
    info: infoOfRows(rows, { edition, editionDay: day(`${edition}-01`), origin: `${edition}.csv` }),
    rows,
  };
}
const rowOf = ({ kind, info }: SetContent): ReferenceSetRow => ({
  set: kind,
  edition: info.edition,
  hash: info.hash,
  row: 2,
});
const BUNDLED_PAIRS: ReferenceSetRow = {
  set: "PTP",
  edition: "2024-07",
  hash: bundledReference().ptp?.hash ?? "",
  row: 2,
};
const missing = (rows: readonly ReferenceSetRow[], reference: Reference): object =>
  Object.fromEntries(missingSetsOf({ referenceSets: rows }, reference));

beforeEach(async () => {
  for (const set of await listSets()) await removeSet(set);
});

describe("which sets answer for a workbook", () => {
  it("are the built-in ones, at once, where it names none or names those", () => {
    const bundled = bundledReference();
    expect(referenceFor([])).toEqual(bundled);
    const rows = [
      BUNDLED_PAIRS,
      ...bundled.mue.map(({ edition, hash }) => ({ set: "MUE" as const, edition, hash, row: 3 })),
    ];
    const reference = referenceFor(rows);
    if (reference instanceof Promise) throw new Error("had to wait");
    expect([reference.ptp, reference.mue]).toEqual([bundled.ptp, bundled.mue]);
    expect(missing(rows, reference)).toEqual({});
  });

  it("are the imported ones that it names, after one load, and then at once", async () => {
    const pairs = pairsOf("2026-10", "99214");
    await saveSet(pairs);
    const rows = [BUNDLED_PAIRS, rowOf(pairs)];
    const [first, second] = [referenceFor(rows), referenceFor(rows)];
    expect(first).toBeInstanceOf(Promise);
    const reference = await first;
    expect(await second).toBe(reference);
    expect(referenceFor(rows)).toBe(reference);
    expect(reference.ptp).toMatchObject({ edition: "2026-10", origin: "2026-10.zip" });
    expect(reference.ptp?.periods("96413", "99214")).toHaveLength(1);
    expect(reference.addOns).toBe(bundledReference().addOns);
    expect(missing(rows, reference)).toEqual({});
  });

  it("are found where the row says no hash", async () => {
    await saveSet(pairsOf("2026-10", "99214"));
    const reference = await referenceFor([{ set: "PTP", edition: "2026-10", hash: "" }]);
    expect(reference.ptp?.edition).toBe("2026-10");
  });

  it("of unit limits are every edition, and the one in force on a date decides", async () => {
    const [older, newer] = [limitsOf("2026-07", 2), limitsOf("2026-10", 1)];
    await saveSets([newer, older]);
    const rows = [rowOf(newer), rowOf(older)];
    const reference = await referenceFor(rows);
    expect(reference.mue.map(({ edition }) => edition)).toEqual(["2026-07", "2026-10"]);
    expect(mueFor(reference, "96413", day("2026-09-30"))?.limit("96413")?.units).toBe(2);
    expect(mueFor(reference, "96413", day("2026-10-01"))?.limit("96413")?.units).toBe(1);
  });

  it("are not checked, by edition, where this computer lacks one that is needed", async () => {
    const pairs = pairsOf("2026-10", "99214");
    const limits = [limitsOf("2026-07", 2), limitsOf("2026-10", 1)];
    await saveSets(limits.slice(0, 1));
    const rows = [BUNDLED_PAIRS, rowOf(pairs), ...limits.map(rowOf)];
    const reference = await referenceFor(rows);
    expect(missing(rows, reference)).toEqual({ PTP: "2026-10", MUE: "2026-10" });
  });

  it("answer again as soon as the missing one is imported, and no more when it is removed", async () => {
    const pairs = pairsOf("2026-10", "99215");
    const rows = [rowOf(pairs)];
    expect(missing(rows, await referenceFor(rows))).toEqual({ PTP: "2026-10" });
    const stored = await saveSet(pairs);
    expect(missing(rows, await referenceFor(rows))).toEqual({});
    await removeSet(stored);
    expect(missing(rows, await referenceFor(rows))).toEqual({ PTP: "2026-10" });
  });

  it("do not fail where the browser keeps nothing", async () => {
    jest.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    const rows = [rowOf(pairsOf("2026-04", "99213"))];
    expect(missing(rows, await referenceFor(rows))).toEqual({ PTP: "2026-04" });
    expect((await setsInUse(rows))[0]).toMatchObject({
      state: "missing",
      because: expect.stringMatching(
        /^the PTP table of 2026-04, which the workbook names, cannot be read: the browser/,
      ),
    });
    jest.restoreAllMocks();
  });
});

describe("the sets of a workbook in words", () => {
  it("say which answers, which is older, which is missing and which is offered", async () => {
    const pairs = pairsOf("2026-10", "99214");
    const limits = limitsOf("2026-10", 1);
    await saveSets([pairs, limits]);
    const rows: ReferenceSetRow[] = [
      BUNDLED_PAIRS,
      rowOf(pairs),
      { set: "MUE", edition: "2026-07", hash: "0123456789abcdef", row: 4 },
    ];
    const told = (await setsInUse(rows)).map(({ kind, edition, state, because }) => [kind, edition, state, because]);
    expect(told).toEqual([
      ["PTP", "2024-07", "older", "the built-in table is older: 2026-10 answers, which holds the history of pairs too"],
      ["PTP", "2026-10", "answers", ""],
      [
        "MUE",
        "2026-07",
        "missing",
        "the MUE table of 2026-07, which the workbook names, is not on this computer: import it here too",
      ],
      ["MUE", "2026-10", "offered", "this computer has it, and the workbook does not name it yet"],
      ["Add-on", "2024", "answers", "the workbook names none, so the built-in one answers"],
      ["NDC", "2026", "answers", "the workbook names none, so the built-in one answers"],
    ]);
  });
});
