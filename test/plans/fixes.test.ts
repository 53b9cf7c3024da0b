// A fix of a finding as cells of the sheet: whichever columns hold a field, however the sheet writes its lists, and never over a formula.
import { isVisitCode } from "../../src/codes/families";
import { mapSheet } from "../../src/claims/mapping/map-sheet";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../src/claims/sheet";
import {
  fixPlan,
  rowsOfFixes,
  unfixableWhy,
  type FieldChange,
  type FixDraft,
  type RowNow,
} from "../../src/plans/fixes";
import { inversePlan } from "../../src/plans/inverse";
import type { Cells, CellValue } from "../../src/values/cell";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Auth", "Provider"];
const LINE = ["Medicare", "P1", 46309, "96413", "59", 1, 410, "", "Dr. Who"];

function read(cells: Cells): ClaimSheet {
  const mapping = mapSheet(cells);
  const sheet = readClaims(cells, {
    name: "Claims",
    isVisit: isVisitCode,
    ...(mapping.kind === "mapping" ? { mapping } : {}),
  });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

interface Now {
  /** What stands in the sheet by now; as it was checked where not said. */
  readonly cells?: Cells;
  readonly formulas?: ReadonlyMap<string, string>;
  readonly format?: string;
  readonly spilled?: readonly number[];
}

type Fix = { readonly lines?: readonly number[]; readonly changes: readonly FieldChange[] };

function drafted(cells: Cells, fixes: readonly Fix[], now: Now = {}): FixDraft<string> {
  const sheet = read(cells);
  const { formulas = new Map<string, string>(), format = "General" } = now;
  const rows = new Map<number, RowNow>();
  (now.cells ?? cells).forEach((values, i) =>
    rows.set(i + 1, {
      row: i + 1,
      values,
      formulas: values.map((value, c) => formulas.get(`${i + 1} ${c}`) ?? value),
      formats: values.map(() => format),
    }),
  );
  return fixPlan(
    fixes.map(({ lines, changes }, i) => ({
      of: `F${i + 1}`,
      lines: lines ?? changes.map(({ line }) => line),
      changes,
    })),
    { sheet, firstColumn: 2, isVisit: isVisitCode },
    { sheet: "Claims", rows, spilled: new Set(now.spilled), isFiltered: false },
  );
}

/** What a plan writes: row and column of the sheet, old and new. */
const writes = ({ plan }: FixDraft<string>): unknown[] =>
  (plan?.operations ?? []).flatMap((operation) => {
    if (operation.kind !== "setCells") throw new Error(operation.kind);
    const { area, expected, values } = operation;
    return values.map((row, i) => [area.row + 1 + i, area.column - 2, expected[i]?.[0], row[0]]);
  });

const change = (line: number, field: FieldChange["field"], from: string, to: string): FieldChange => ({
  line,
  field,
  from,
  to,
});
const one = (...changes: FieldChange[]): readonly Fix[] => [{ changes }];
const row = (over: Readonly<Record<string, CellValue>>): CellValue[] =>
  HEADERS.map((header, i) => (header in over ? over[header] : LINE[i]));

describe("where a field stands", () => {
  test("one value in one cell: a number stays a number, and a code keeps its zeros", () => {
    const draft = drafted(
      [HEADERS, LINE, row({ Auth: "" })],
      [{ changes: [change(1, "Units", "1", "2")] }, { changes: [change(2, "Auth", "", "0071")] }],
    );
    expect(writes(draft)).toEqual([
      [2, 5, 1, 2],
      [3, 7, "", "0071"],
    ]);
    expect(draft.plan?.title).toBe("Fix 2 findings in Claims");
    expect(draft.fixed[0]?.fields).toEqual([{ line: 1, row: 2, what: "Units", old: "1", new: "2" }]);
  });

  test("a code that is a number is a number afterwards, one with a zero in front is text", () => {
    const cells = [HEADERS, row({ CPT: 99213, Mods: "" })];
    expect(writes(drafted(cells, one(change(1, "CPT", "99213", "99214"))))).toEqual([[2, 3, 99213, 99214]]);
    expect(writes(drafted(cells, one(change(1, "CPT", "99213", "0537T"))))).toEqual([[2, 3, 99213, "0537T"]]);
    expect(writes(drafted(cells, one(change(1, "CPT", "99213", "00104"))))).toEqual([[2, 3, 99213, "00104"]]);
  });

  test.each([
    ["59", "59,JZ"],
    ["25 59", "25 59 JZ"],
    ["25;59", "25;59;JZ"],
    ["25, 59", "25, 59, JZ"],
    ["", "JZ"],
  ])("modifiers in one cell are written as the cell writes its list: %p", (raw, to) => {
    const mods = raw.split(/[\s,;]+/).filter(Boolean);
    const draft = drafted(
      [HEADERS, row({ Mods: raw })],
      one(change(1, "Mods", mods.join(","), [...mods, "JZ"].join(","))),
    );
    expect(writes(draft)).toEqual([[2, 4, raw, to]]);
  });

  test("a single modifier takes the list of the other cells of its column", () => {
    const cells = [HEADERS, LINE, row({ Mods: "25 59" })];
    expect(writes(drafted(cells, one(change(1, "Mods", "59", "59,JZ"))))).toEqual([[2, 4, "59", "59 JZ"]]);
  });

  const FOUR = ["Payer", "Patient", "DOS", "CPT", "Mod 1", "Mod 2", "Units"];
  test("modifiers in several columns go into the right ones, in their order, without a gap", () => {
    const cells = [FOUR, ["Medicare", "P1", 46309, "J9271", "", "59", 1]];
    expect(writes(drafted(cells, one(change(1, "Mods", "59", "59,JZ"))))).toEqual([
      [2, 4, "", "59"],
      [2, 5, "59", "JZ"],
    ]);
    expect(writes(drafted(cells, one(change(1, "Mods", "59", ""))))).toEqual([[2, 5, "59", ""]]);
  });

  test("more modifiers than columns is said, and nothing is written", () => {
    const cells = [FOUR, ["Medicare", "P1", 46309, "J9271", "25", "59", 1]];
    const draft = drafted(cells, one(change(1, "Mods", "25,59", "25,59,JZ")));
    expect(draft.plan).toBeNull();
    expect(draft.unfixed).toEqual([
      {
        of: "F1",
        why: "the sheet has 2 columns for modifiers, and the line needs 3: add a column, or correct it by hand",
      },
    ]);
  });

  test("a code with its modifiers behind it keeps its form", () => {
    const cells = [HEADERS, row({ CPT: "HC:96413:59", Mods: "" })];
    expect(writes(drafted(cells, one(change(1, "Mods", "59", "59,JZ"))))).toEqual([
      [2, 3, "HC:96413:59", "HC:96413:59:JZ"],
    ]);
    expect(writes(drafted(cells, one(change(1, "CPT", "96413", "96365"))))).toEqual([
      [2, 3, "HC:96413:59", "HC:96365:59"],
    ]);
    const joined = [HEADERS, row({ CPT: "96413-59", Mods: "" })];
    expect(writes(drafted(joined, one(change(1, "Mods", "59", "59,JZ"))))).toEqual([[2, 3, "96413-59", "96413-59-JZ"]]);
    expect(writes(drafted(joined, one(change(1, "CPT", "96413", "96365"))))).toEqual([[2, 3, "96413-59", "96365-59"]]);
    expect(writes(drafted(joined, one(change(1, "Mods", "59", ""))))).toEqual([[2, 3, "96413-59", "96413"]]);
  });

  test("words that told what the old code means go with it", () => {
    const cells = [HEADERS, row({ CPT: "96413 - Chemotherapy infusion", Mods: "" })];
    expect(writes(drafted(cells, one(change(1, "CPT", "96413", "96365"))))).toEqual([
      [2, 3, "96413 - Chemotherapy infusion", "96365"],
    ]);
  });

  test("a wide row has the columns of its own service changed", () => {
    const wide = ["Payer", "Patient", "DOS", "CPT 1", "Mods 1", "Units 1", "CPT 2", "Mods 2", "Units 2"];
    const cells = [
      wide,
      ["Medicare", "P1", 46309, "96413", "", 1, "J9271", "", 200],
      ["Medicare", "P2", 46309, "99213", "", 1, "", "", ""],
    ];
    const sheet = read(cells);
    expect(sheet.lines.map(({ index }) => index)).toEqual([1.01, 1.02, 2.01]);
    expect(writes(drafted(cells, one(change(1.02, "Mods", "", "JZ"))))).toEqual([[2, 7, "", "JZ"]]);
    expect(writes(drafted(cells, one(change(1.02, "Line", "J9271", ""))))).toEqual([
      [2, 6, "J9271", ""],
      [2, 8, 200, ""],
    ]);
  });

  test("a field that no column holds is said before anybody presses anything", () => {
    const sheet = read([
      ["Payer", "Patient", "DOS", "CPT"],
      ["Medicare", "P1", 46309, "96413"],
    ]);
    expect(unfixableWhy([change(1, "Auth", "", "A-1")], sheet)).toBe("the sheet has no column for Auth");
    expect(unfixableWhy([change(1, "CPT", "96413", "96365")], sheet)).toBeNull();
  });
});

describe("what is never written over", () => {
  test("a formula, and what a formula fills", () => {
    const formula = drafted([HEADERS, LINE], one(change(1, "Units", "1", "2")), {
      formulas: new Map([["2 5", "=1*1"]]),
    });
    expect(formula.plan).toBeNull();
    expect(formula.unfixed[0]?.why).toBe("Units in row 2 is a formula: correct what it takes its value from");
    const spill = drafted([HEADERS, LINE], one(change(1, "Units", "1", "2")), { spilled: [5] });
    expect(spill.unfixed[0]?.why).toMatch(/^Units in row 2 is a formula/);
  });

  test("a line that was changed since it was checked, with both values", () => {
    const now = { cells: [HEADERS, row({ Mods: "59,25" })] };
    expect(drafted([HEADERS, LINE], one(change(1, "Mods", "59", "59,JZ")), now).unfixed[0]?.why).toBe(
      'line 1 was changed since it was checked: Mods was "59" and is "59,25"',
    );
    expect(drafted([HEADERS, LINE], one(change(1, "Units", "1", "2")), now).unfixed[0]?.why).toBe(
      "line 1 was changed since it was checked",
    );
  });

  test("a cell of which a part cannot be read", () => {
    const draft = drafted([HEADERS, row({ Mods: "59,ABC" })], one(change(1, "Mods", "59", "59,JZ")));
    expect(draft.unfixed[0]?.why).toBe('Mods in row 2 holds "ABC", which cannot be read: correct it first');
  });
});

describe("a line that is taken out", () => {
  const cells = [HEADERS, LINE, row({ CPT: "96523", Mods: "" }), LINE];

  test("has its row emptied, formulas beside it stay, and every other line keeps its number", () => {
    const draft = drafted(cells, one(change(2, "Line", "96523", "")), { formulas: new Map([["3 8", "=A3"]]) });
    expect(writes(draft)).toEqual([
      [3, 0, "Medicare", ""],
      [3, 1, "P1", ""],
      [3, 2, 46309, ""],
      [3, 3, "96523", ""],
      [3, 5, 1, ""],
      [3, 6, 410, ""],
    ]);
    expect(draft.fixed[0]?.fields).toEqual([{ line: 2, row: 3, what: "Line", old: "96523 x 1", new: "" }]);
    const emptied = cells.map((each, i) => (i === 2 ? each.map(() => "") : each));
    expect(read(emptied).lines.map(({ index }) => index)).toEqual([1, 3]);
  });

  test("is not taken out where a formula holds a field of it", () => {
    const draft = drafted(cells, one(change(2, "Line", "96523", "")), { formulas: new Map([["3 6", "=F3*410"]]) });
    expect(draft.unfixed[0]?.why).toBe("Charge in row 3 is a formula: correct what it takes its value from");
  });

  test("undo expects what the fix left, and brings every cell back", () => {
    const { plan } = drafted(cells, one(change(2, "Line", "96523", "")));
    const back = inversePlan(plan!);
    expect(
      back.operations.every((each) => each.kind === "setCells" && each.expected.flat().every((cell) => cell === "")),
    ).toBe(true);
    expect(inversePlan(back)).toEqual(plan);
  });
});

describe("several fixes at once", () => {
  const cells = [HEADERS, LINE, LINE, LINE];

  test("a line is changed by one fix at most, and a fix that stands on a line which goes waits", () => {
    const draft = drafted(cells, [
      { changes: [change(1, "Mods", "59", "59,JZ")] },
      { changes: [change(1, "Units", "1", "2")] },
      { changes: [change(2, "Line", "96413", "")] },
      { lines: [3, 2], changes: [change(3, "Line", "96413", "")] },
      { lines: [3], changes: [change(3, "Units", "1", "2")] },
    ]);
    expect(draft.fixed.map(({ of }) => of)).toEqual(["F1", "F3", "F5"]);
    expect(draft.waiting).toEqual(["F2", "F4"]);
  });

  test("a line that an earlier fix stands on is not taken out in the same pass", () => {
    const draft = drafted(cells, [
      { lines: [1, 2], changes: [change(1, "Mods", "59", "59,25")] },
      { lines: [2], changes: [change(2, "Line", "96413", "")] },
    ]);
    expect(draft.waiting).toEqual(["F2"]);
  });

  test("cells below each other are written as one, and one that cannot be fixed leaves the others", () => {
    const draft = drafted(
      cells,
      [1, 2, 3].map((line) => ({ changes: [change(line, "Units", "1", "2")] })),
      { formulas: new Map([["3 5", "=1"]]) },
    );
    expect(draft.fixed.map(({ of }) => of)).toEqual(["F1", "F3"]);
    expect(draft.plan?.operations).toHaveLength(2);
    expect(rowsOfFixes([{ changes: [change(2, "Units", "1", "2")] }], read(cells))).toEqual([3]);
  });
});
