import fc from "fast-check";
import { FIELDS, type Field } from "../../src/claims/fields";
import { mapSheet } from "../../src/claims/mapping/map-sheet";
import { NO_PICKS, type LayoutPicks, type SheetMapping } from "../../src/claims/mapping/mapping";
import { recall, remember, rememberedLayouts } from "../../src/claims/mapping/memory";
import { isPicksProblem, jsonOfMapping, picksOfJson } from "../../src/claims/mapping/picks-file";
import {
  hasServices,
  servicesToChoose,
  withField,
  withPointers,
  withService,
  withServices,
} from "../../src/taskpane/core/columns-draft";
import { fieldsOf, mapped, readMapped } from "../claims/layouts";

/** A wide row under headers that nobody knows, but for the first service. */
const CELLS = [
  [
    "Payer",
    "Patient",
    "DOS",
    "CPT",
    "Units",
    "Second",
    "Second how many",
    "Third",
    "Pointers",
    "Ref 2",
    "Dx 1",
    "Dx 2",
  ],
  ["Medicare", "P1", "2026-10-14", "96413", 1, "J9271", 200, "96415", "1", "2", "C34.11", "Z51.11"],
];

interface Draft {
  readonly picks: LayoutPicks;
  readonly mapping: SheetMapping;
}

const BEGIN: Draft = { picks: NO_PICKS, mapping: mapped(CELLS) };
const after = (picks: LayoutPicks): Draft => ({ picks, mapping: mapped(CELLS, { picks }) });
const give = ({ picks, mapping }: Draft, index: number, field: Field | null): Draft =>
  after(withField(picks, mapping, index, field));
const move = ({ picks, mapping }: Draft, index: number, service: number): Draft =>
  after(withService(picks, mapping, index, service));
const several = ({ picks, mapping }: Draft, on = true): Draft => after(withServices(picks, mapping, on));

const linesOf = ({ picks }: Draft) =>
  readMapped(CELLS, { picks }).lines.map(({ index, code, units, dx }) => [index, code, units, dx]);

describe("services of a row", () => {
  const wide = give(give(give(several(BEGIN), 5, "CPT"), 6, "Units"), 7, "CPT");

  it("are made of the columns that are picked, each the next without the field", () => {
    expect(servicesToChoose(several(BEGIN).mapping)).toEqual([0, 1, 2]);
    expect(fieldsOf(wide.mapping)).toMatchObject({
      "CPT of 1": "CPT",
      "Units of 1": "Units",
      "CPT of 2": "Second",
      "Units of 2": "Second how many",
      "CPT of 3": "Third",
      DOS: "DOS",
    });
    expect(linesOf(wide)).toEqual([
      [1.01, "96413", 1, ["C3411"]],
      [1.02, "J9271", 200, ["C3411", "Z5111"]],
      [1.03, "96415", null, ["C3411", "Z5111"]],
    ]);
  });

  it("are no others of columns whose headers say them, when one more is picked", () => {
    const cells = [
      ["Payer", "Patient", "DOS", "CPT 1", "CPT 2", "Another"],
      ["Medicare", "P1", "2026-10-14", "96413", "J9271", "96415"],
    ];
    const picks = withField(NO_PICKS, mapped(cells), 5, "CPT");
    expect(fieldsOf(mapped(cells, { picks }))).toMatchObject({
      "CPT of 1": "CPT 1",
      "CPT of 2": "CPT 2",
      "CPT of 3": "Another",
    });
  });

  it("change places where one column takes the service of another", () => {
    const moved = move(wide, 7, 1);
    expect(fieldsOf(moved.mapping)).toMatchObject({ "CPT of 1": "Third", "CPT of 3": "CPT", "CPT of 2": "Second" });
  });

  it("share what is the whole row's, until it is said to be of one of them", () => {
    const pointed = give(wide, 9, "Dx Pointer");
    expect(linesOf(pointed).map(([, , , dx]) => dx)).toEqual([["C3411"], ["C3411", "Z5111"], ["Z5111"]]);
    expect(linesOf(move(pointed, 9, 2)).map(([, , , dx]) => dx)).toEqual([["C3411"], ["Z5111"], ["C3411", "Z5111"]]);
    expect(linesOf(move(move(pointed, 8, 0), 9, 0)).map(([, , , dx]) => dx)).toEqual(
      new Array(3).fill(["C3411", "Z5111"]),
    );
  });

  it("are one again where somebody says so", () => {
    const one = several(wide, false);
    expect(hasServices(one.mapping)).toBe(false);
    expect(linesOf(one)).toEqual([[1, "96413", 1, ["C3411"]]]);
  });

  it("leave a field of one column to the column that is picked where rows hold one", () => {
    expect(fieldsOf(give(BEGIN, 5, "CPT").mapping)).toMatchObject({ CPT: "Second" });
  });
});

describe("where pointers begin", () => {
  it("is picked, and taken back to what the cells say", () => {
    const from0 = after(withPointers(BEGIN.picks, 0));
    expect(linesOf(from0)).toEqual([[1, "96413", 1, ["Z5111"]]]);
    expect(linesOf(after(withPointers(from0.picks, null)))).toEqual([[1, "96413", 1, ["C3411"]]]);
  });
});

/** Anything that somebody does with the drop-downs. */
const STEP = fc.oneof(
  fc.tuple(fc.constant("field" as const), fc.nat(11), fc.constantFrom(null, ...FIELDS)),
  fc.tuple(
    fc.constant("field" as const),
    fc.nat(11),
    fc.constantFrom<Field>("CPT", "Units", "Mods", "Dx Pointer", "Dx", "DOS"),
  ),
  fc.tuple(fc.constant("service" as const), fc.nat(11), fc.nat(4)),
  fc.tuple(fc.constant("several" as const), fc.boolean()),
  fc.tuple(fc.constant("pointers" as const), fc.constantFrom(0, 1, null)),
);

function taken(draft: Draft, step: typeof STEP extends fc.Arbitrary<infer S> ? S : never): Draft {
  switch (step[0]) {
    case "field":
      return give(draft, step[1], step[2]);
    case "service": {
      const choices = servicesToChoose(draft.mapping);
      return move(draft, step[1], choices[step[2] % choices.length] ?? 0);
    }
    case "several":
      return several(draft, step[1]);
    case "pointers":
      return after(withPointers(draft.picks, step[1]));
  }
}

describe("whatever is picked", () => {
  const drafts = fc.array(STEP, { maxLength: 8 }).map((steps) => steps.reduce(taken, BEGIN));
  const slots = ({ columns }: SheetMapping) =>
    columns.map(({ slot }) => slot && { field: slot.field, service: slot.service });

  it("holds no field twice in one service, and does what was picked last", () => {
    fc.assert(
      fc.property(drafts, fc.nat(11), fc.constantFrom(...FIELDS), (draft, index, field) => {
        const { mapping } = give(draft, index, field);
        expect(mapping.columns[index]?.slot?.field).toBe(field);
        const single = slots(mapping).filter((slot) => slot && !["Mods", "Dx", "Dx Pointer"].includes(slot.field));
        expect(new Set(single.map((slot) => JSON.stringify(slot))).size).toBe(single.length);
      }),
    );
  });

  it("reads the same from the workbook's memory, and from the small file", () => {
    fc.assert(
      fc.property(drafts, ({ mapping }) => {
        const kept = rememberedLayouts(JSON.stringify(remember([], mapping)));
        const again = mapSheet(CELLS, { remembered: (fingerprint) => recall(kept, fingerprint) });
        expect(again.kind === "mapping" && slots(again)).toEqual(slots(mapping));
        expect(again.kind === "mapping" && again.pointersFrom).toBe(mapping.pointersFrom);
        const picks = picksOfJson(JSON.parse(JSON.stringify(jsonOfMapping(mapping))));
        if (isPicksProblem(picks)) throw new Error(picks.problem);
        const brought = mapped(CELLS, { picks });
        const heldOf = (own: SheetMapping) => slots(own).filter((slot) => slot !== null);
        expect(heldOf(brought)).toEqual(expect.arrayContaining(heldOf(mapping)));
        expect(brought.pointersFrom).toBe(mapping.pointersFrom);
      }),
    );
  });
});
