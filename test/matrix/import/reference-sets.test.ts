import { infoOfRows, referenceOver, setOf, type SetContent } from "../../../src/codes/reference/content";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { pairsHash } from "../../../src/codes/reference/packed-pairs";
import { pairBuilder, type PairRow } from "../../../src/codes/reference/pair-builder";
import type { Reference } from "../../../src/codes/reference/reference";
import type { AddOnRow, MueRow, NdcRow } from "../../../src/codes/reference/sets";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { referenceSetsEdit } from "../../../src/matrix/import/reference-sets";
import { changeCounts, importSummary } from "../../../src/matrix/import/summary";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { parseDay, type Day } from "../../../src/values/day";

const day = (text: string): Day => parseDay(text) as Day;
const TODAY = day("2026-11-25");
const sourceOf = (edition: string) => ({
  edition,
  editionDay: edition === "unknown" ? 1 : day(`${edition}-01`),
  origin: `${edition}.zip`,
});

function pairsOf(edition: string, ...rows: PairRow[]): SetContent {
  const builder = pairBuilder();
  for (const row of rows) builder.add(...row);
  const pairs = builder.build();
  return { kind: "PTP", info: { ...sourceOf(edition), rows: rows.length, hash: pairsHash(pairs) }, pairs };
}
const limitsOf = (edition: string, ...rows: MueRow[]): SetContent => ({
  kind: "MUE",
  info: infoOfRows(rows, sourceOf(edition)),
  rows,
});
const addOnsOf = (edition: string, ...rows: AddOnRow[]): SetContent => ({
  kind: "Add-on",
  info: infoOfRows(rows, sourceOf(edition)),
  rows,
});
const ndcsOf = (edition: string, ...rows: NdcRow[]): SetContent => ({
  kind: "NDC",
  info: infoOfRows(rows, sourceOf(edition)),
  rows,
});
const NOTHING: Reference = { ptp: null, mue: [], addOns: null, ndc: null };
const setsOf = (...contents: SetContent[]): Reference => referenceOver(contents.map(setOf), NOTHING);
const told = (before: Reference, after: SetContent, ...codes: string[]) =>
  importSummary(before, { contents: [after] }, new Set(codes))[0];

describe("what an import comes to", () => {
  const from = day("2020-01-01");
  const pairs = pairsOf(
    "2026-07",
    ["96413", "99214", from, null, 1],
    ["96413", "36000", from, null, 1],
    ["96413", "77427", from, null, 0],
    ["96413", "J9271", from, null, 0],
    ["96413", "80053", from, day("2021-12-31"), 1],
  );

  it("tells pairs that are new, ended or changed, of both codes that the practice uses", () => {
    const next = pairsOf(
      "2026-10",
      ["96413", "99214", from, null, 0],
      ["96413", "36000", from, day("2026-09-30"), 1],
      ["96413", "96523", day("2026-10-01"), null, 0],
      ["96413", "80053", from, day("2021-12-31"), 1],
      ["96413", "99999", day("2026-10-01"), null, 0],
      ["96413", "85025", from, from, 9],
    );
    const codes = ["96413", "99214", "36000", "77427", "96523", "80053", "85025"];
    const summary = told(setsOf(pairs), next, ...codes);
    expect(summary).toMatchObject({ edition: "2026-10", against: "2026-07", rows: 6, same: false, uncompared: [] });
    expect(summary?.changes.map(({ what, text }) => `${what}: ${text}`)).toEqual([
      "pair ended: 96413/36000 are not bundled since 1 Oct 2026",
      "pair ended: 96413/77427 are not bundled any more: the edition does not list the pair",
      "new pair: 96413/96523 are bundled from 1 Oct 2026: no modifier keeps them apart",
      "indicator changed: 96413/99214: no modifier keeps them apart now",
    ]);
    expect([...changeCounts(summary ?? { changes: [] })]).toEqual([
      ["new pair", 1],
      ["pair ended", 2],
      ["indicator changed", 1],
    ]);
  });

  it("says that it is the one in use, and of which codes nothing can be said", () => {
    expect(told(setsOf(pairs), pairs, "96413", "99214")).toMatchObject({ same: true, changes: [] });
    const bundled = bundledReference();
    const against = told(bundled, pairs, "96413", "00100");
    expect(against).toMatchObject({ against: "2024-07", uncompared: ["00100"] });
    expect(told(NOTHING, pairs, "96413")).toMatchObject({ against: null, changes: [] });
  });

  it("tells limits against the edition before, also where that is imported with it", () => {
    const older = limitsOf("2026-07", ["96413", 1, 3], ["96415", 8, 3], ["96523", 1, 3]);
    const newer = limitsOf("2026-10", ["96413", 2, 3], ["96415", 8, 2], ["77427", 1, 2]);
    const codes = new Set(["96413", "96415", "96523", "77427", "J9271"]);
    const [first, second] = importSummary(NOTHING, { contents: [newer, older] }, codes);
    expect([first?.edition, first?.against, second?.edition, second?.against]).toEqual([
      "2026-07",
      null,
      "2026-10",
      "2026-07",
    ]);
    expect(second?.changes.map(({ what, text }) => `${what}: ${text}`)).toEqual([
      "new limit: 77427: at most 1 a day, by policy",
      "limit changed: 96413: at most 2 a day, before 1 a day",
      "limit changed: 96415: at most 8 a day, by policy, before 8 a day",
      "limit gone: 96523: no limit any more, before 1 a day",
    ]);
  });

  it("tells add-on codes and NDCs", () => {
    const codes = ["96415", "96417", "G2212", "J9271", "J9035"];
    const addOns = told(
      setsOf(addOnsOf("2026-07", ["96415", "96413"], ["96417", "96413"])),
      addOnsOf("2026-10", ["96415", "96413"], ["96415", "96416"], ["G2212", "99215"]),
      ...codes,
    );
    expect(addOns?.changes.map(({ text }) => text)).toEqual([
      "96415: 96416 may now stand beside it",
      "96417 needs no other code beside it any more",
      "G2212 needs 99215 beside it",
    ]);
    const ndcs = told(
      setsOf(ndcsOf("2026-07", ["00006302602", "J9271"], ["50242006001", "J9035"], ["50242006101", "J9035"])),
      ndcsOf("2026-10", ["00006302602", "J9271"], ["50242006001", "J9271"], ["00006302604", "J9271"]),
      ...codes,
    );
    expect(ndcs?.changes.map(({ what, text }) => `${what}: ${text}`)).toEqual([
      "NDC gone: J9035: 50242006101 is not listed any more",
      "NDC moved: J9271: 50242006001 belongs to it now, before to J9035",
      "new NDC: J9271: 00006302604 is new",
    ]);
  });

  it("calls nothing new of which the built-in sample said nothing", () => {
    const all = addOnsOf("2026-10", ["96415", "96413"], ["11001", "11000"]);
    expect(told(bundledReference(), all, "96415", "11001")).toMatchObject({ changes: [], uncompared: ["11001"] });
  });
});

/** The rows of ReferenceSets after an edit. */
function after(cells: MatrixCells, ...sets: SetContent[]): readonly string[] {
  const { outcome } = referenceSetsEdit(cells, sets, TODAY);
  if (outcome.kind !== "edit") return [outcome.message];
  const rows = compileMatrix(applyEdit(cells, outcome.edit)).referenceSets;
  return rows.map(({ set, edition }) => `${set} ${edition}`);
}

describe("how the workbook comes to name an imported table", () => {
  const starter = starterTables();

  it("the newest pairs take the place of the older, limits stand beside the older", () => {
    expect(
      after(starter, pairsOf("2026-10", ["96413", "99214", null, null, 1]), limitsOf("2026-07", ["96413", 1, 3])),
    ).toEqual(["PTP 2026-10", "MUE 2024-04", "MUE 2026-10", "Add-on 2024", "NDC 2026", "MUE 2026-07"]);
  });

  it("says which it uses, from which files, and keeps a column that the practice added", () => {
    const table = starter.ReferenceSets;
    if (!table) throw new Error("no table");
    const wide = {
      ...starter,
      ReferenceSets: {
        ...table,
        headers: [...table.headers, "Who"],
        rows: table.rows.map((row) => [...row, row[0] === "PTP" ? "Ana" : ""]),
      },
    };
    const pairs = pairsOf("2026-10", ["96413", "99214", null, null, 1]);
    const { outcome } = referenceSetsEdit(wide, [pairs], TODAY);
    if (outcome.kind !== "edit") throw new Error(outcome.message);
    expect(outcome.edit).toMatchObject({ title: "Use PTP 2026-10", action: "Imported", reason: "2026-10.zip" });
    const [row] = applyEdit(wide, outcome.edit).ReferenceSets?.rows ?? [];
    expect(row).toEqual(["PTP", "2026-10", 1, pairs.info.hash, "2026-11-25", "Ana"]);
  });

  it("replaces the same quarter, and several older rows by one", () => {
    const twice = applyEdited(starter, pairsOf("2026-04", ["96413", "99214", null, null, 1]));
    const table = twice.ReferenceSets;
    if (!table) throw new Error("no table");
    const doubled: MatrixCells = {
      ...twice,
      ReferenceSets: { ...table, rows: [...table.rows, ["PTP", "2025-10", 1, "0123456789abcdef", "by hand"]] },
    };
    const rows = after(
      doubled,
      pairsOf("2026-10", ["96413", "99214", null, null, 0]),
      limitsOf("2026-10", ["96413", 9, 3]),
    );
    expect(rows).toEqual(["PTP 2026-10", "MUE 2024-04", "MUE 2026-10", "Add-on 2024", "NDC 2026"]);
  });

  it("does not use a table that is older, of an unknown quarter, or in use already", () => {
    expect(after(starter, pairsOf("2023-10", ["96413", "99214", null, null, 1]))).toEqual([
      "PTP 2023-10 is older than 2024-07, which the workbook uses: it is not used",
    ]);
    expect(after(starter, limitsOf("unknown", ["96413", 1, 3]))).toEqual([
      "unknown.zip: the name tells no quarter, so the MUE table cannot be used. Name the file as CMS does, such as …_Eff_10-01-2026, and import it again",
    ]);
    const pairs = pairsOf("2026-10", ["96413", "99214", null, null, 1]);
    expect(after(applyEdited(starter, pairs), pairs)).toEqual(["PTP 2026-10 is in use already"]);
    expect(after({}, pairs)).toEqual([
      "The table ReferenceSets is not in the matrix. Create it first: Health offers it",
    ]);
  });
});

function applyEdited(cells: MatrixCells, ...sets: SetContent[]): MatrixCells {
  const { outcome } = referenceSetsEdit(cells, sets, TODAY);
  if (outcome.kind !== "edit") throw new Error(outcome.message);
  return applyEdit(cells, outcome.edit);
}
