import "fake-indexeddb/auto";
import type { SetContent } from "../../src/codes/reference/content";
import { pairsHash } from "../../src/codes/reference/packed-pairs";
import { pairBuilder } from "../../src/codes/reference/pair-builder";
import type { MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { saveSet } from "../../src/storage/sets";
import { dayOf } from "../../src/values/day";

const builder = pairBuilder();
builder.add("96413", "77427", dayOf(2020, 1, 1), null, 0);
const pairs = builder.build();
const PAIRS: SetContent = {
  kind: "PTP",
  info: { edition: "2026-10", editionDay: dayOf(2026, 10, 1) ?? 0, origin: "ptp.zip", rows: 1, hash: pairsHash(pairs) },
  pairs,
};

/** The starter matrix, in which ReferenceSets names a table of pairs that was imported. */
function cellsNaming({ info }: SetContent): MatrixCells {
  const cells = starterTables();
  const named = cells.ReferenceSets;
  if (!named) throw new Error("the starter has no ReferenceSets");
  const row = ["PTP", info.edition, info.rows, info.hash, "2026-11-25"];
  return { ...cells, ReferenceSets: { ...named, rows: [...named.rows.filter(([set]) => set !== "PTP"), row] } };
}

/** The functions as a page has them that was just opened: nothing in memory. */
async function openPage(): Promise<(code2: string) => unknown> {
  jest.resetModules();
  const { loadFunctions, policyMatrixOf } = await import("./runtime");
  const functions = await loadFunctions();
  const policyMatrix = policyMatrixOf(cellsNaming(PAIRS));
  return (code2) => functions["BUNDLED"]?.(policyMatrix, "MEDICARE", "96413", code2, "2026-11-02");
}

describe("formulas of a workbook that names an imported table", () => {
  it("say not checked with the edition while this computer lacks it", async () => {
    const bundled = await openPage();
    await expect(Promise.resolve(bundled("77427"))).rejects.toThrow(
      "the pairs of edition 2026-10, which the workbook names, are not on this computer",
    );
  });

  it("wait for one load, then answer from it at once, in every page that is opened", async () => {
    await saveSet(PAIRS);
    for (let page = 0; page < 2; page++) {
      const bundled = await openPage();
      const waiting = bundled("77427");
      expect(waiting).toBeInstanceOf(Promise);
      expect(await waiting).toEqual([["Bundled into 96413: no modifier fixes this"]]);
      expect(bundled("77427")).toEqual([["Bundled into 96413: no modifier fixes this"]]);
      expect(bundled("99214")).toEqual([["Not bundled"]]);
    }
  });
});
