import fc from "fast-check";
import { mapSheet } from "../../src/claims/mapping/map-sheet";
import { isPicksProblem, jsonOfMapping, picksOfJson } from "../../src/claims/mapping/picks-file";
import { fieldsOf, LAYOUTS, mapped, readMapped } from "./layouts";

describe.each(LAYOUTS)("the layout of $name", ({ cells, fields, guesses = [], options = {} }) => {
  const mapping = mapped(cells, options);

  it("is mapped whole", () => {
    expect(fieldsOf(mapping)).toEqual(fields);
    expect(mapping.missing).toEqual([]);
  });

  it("shows a doubt only where there is one", () => {
    const doubted = mapping.columns.filter(({ slot, confidence }) => slot && confidence === "guess");
    expect(doubted.map(({ slot }) => slot?.field)).toEqual(guesses);
    expect(mapping.columns.filter(({ why }) => why === "")).toEqual([]);
  });

  it("is read without a problem", () => {
    const sheet = readMapped(cells, options);
    expect(sheet.problems).toEqual([]);
    expect(sheet.unusable).toEqual([]);
    expect(sheet.lines.length).toBeGreaterThan(0);
    expect(new Set(sheet.lines.map(({ payer }) => payer))).toEqual(new Set(["Medicare"]));
  });
});

describe("a mapping", () => {
  const HEADERS = ["Ins", "MRN", "DOS", "Proc", "Chg"];

  it.each([
    { header: "Clm Freq", cells: ["1", "7", "8"], field: "Frequency" },
    { header: "Freq", cells: ["1", "", "7"], field: "Frequency" },
    { header: "Freq", cells: ["Q3W", "Q2W", "weekly"], field: null },
  ])("takes $header of $cells for $field", ({ header, cells, field }) => {
    const rows = cells.map((cell, i) => ["Medicare", `P${i}`, "2026-10-14", "99213", "150.00", cell]);
    const { columns } = mapped([[...HEADERS, header], ...rows]);
    expect(columns.at(-1)?.slot?.field ?? null).toBe(field);
  });
  const ROW = ["Medicare", "M1", "2026-10-14", "96413", "350.00"];

  it("takes columns of one name for the places of a list, from left to right", () => {
    const sheet = readMapped([
      [...HEADERS, "Modifier", "Modifier", "Diagnosis", "Modifier", "Diagnosis"],
      [...ROW, "59", "", "Z51.11", "XU", "C50.911"],
      [...ROW, "", "25", "C50.911", "", ""],
    ]);
    expect(sheet.lines.map(({ mods, dx }) => [mods, dx])).toEqual([
      [
        ["59", "XU"],
        ["Z5111", "C50911"],
      ],
      [["25"], ["C50911"]],
    ]);
  });

  it("tells of a pointer that points at no diagnosis, and counts blank columns", () => {
    const sheet = readMapped([
      [...HEADERS, "Dx 1", "Dx 2", "Dx 3", "Dx Pointer"],
      [...ROW, "Z51.11", "", "C50.911", "1,3"],
      [...ROW, "Z51.11", "C50.911", "", "2:7"],
      [...ROW, "Z51.11", "", "C50.911", "B"],
      [...ROW, "", "", "", "1"],
    ]);
    expect(sheet.lines.map(({ dx, bad }) => [dx, bad.map(({ message }) => message)])).toEqual([
      [["Z5111", "C50911"], []],
      [["C50911"], ['Dx Pointer "2:7" points beyond the 2 diagnoses of the row']],
      [[], ['Dx Pointer "B" points beyond the 2 diagnoses of the row']],
      [[], []],
    ]);
  });

  it("is found under titles, in one row or in two", () => {
    const titled = mapped([["Charges of October", "", "Date"], [], ["Printed", "11/26/2026"], HEADERS, ROW]);
    expect(titled.headerAt).toBe(3);
    const two = mapped([
      ["Patient", "", "Service", "", "", "Rendering Provider", ""],
      ["Last Name", "MRN", "Date", "CPT", "Units", "Name", "NPI"],
      ["Made", "M1", "2026-10-14", "96413", 1, "Made", "1234567893"],
    ]);
    expect([two.headerAt, two.missing]).toEqual([1, ["Payer"]]);
    expect(fieldsOf(two)).toEqual({
      Patient: "Patient MRN",
      DOS: "Service Date",
      CPT: "CPT",
      Units: "Service Units",
      "Rendering NPI": "Rendering Provider NPI",
      "Rendering Name": "Rendering Provider Name",
    });
  });

  it("never takes money that was paid, or the day of posting, for what they are not", () => {
    const { columns, missing } = mapped([
      ["Ins", "MRN", "Post Date", "Entry Date", "Proc", "Paid", "Allowed Amt", "Balance", "DOB"],
      ["Medicare", "M1", "2026-10-14", "2026-10-15", "96413", "350.00", "200.00", "20.00", "1950-01-02"],
    ]);
    expect(columns.flatMap(({ slot }) => slot?.field ?? [])).toEqual(["Payer", "Patient", "CPT"]);
    expect(missing).toEqual(["DOS"]);
    expect(columns[2]?.why).toBe('"Post Date" is the day of posting, not the date of service');
  });

  it("takes a provider's name for what it is, and NPIs under the same header as before", () => {
    const withCell = (header: string, cell: string) =>
      mapped([
        [...HEADERS, header],
        [...ROW, cell],
      ]).columns[5];
    expect(withCell("Rendering Provider", "Made, A")?.slot?.field).toBe("Rendering Name");
    expect(withCell("Rendering Provider", "1234567893")).toMatchObject({
      slot: { field: "Rendering NPI" },
      confidence: "guess",
    });
    expect(withCell("Provider", "Dr. Made")).toMatchObject({ slot: { field: "Rendering Name" }, confidence: "likely" });
    expect(withCell("Provider Name", "1234567893")?.why).toBe('"Provider Name" is a provider\'s name, not an NPI');
    for (const header of ["Provider", "Rendering Provider"]) expect(withCell(header, "")?.slot).toBeNull();
    expect(withCell("Referring Provider Name", "Made, B")?.slot).toBeNull();
    expect(withCell("Billing Provider", "Made Oncology")?.slot?.field).toBe("Billing Name");
  });

  it("asks where two columns look the same, and takes neither", () => {
    const { columns, missing } = mapped([
      ["Ins", "MRN", "When", "Then", "Proc"],
      ["Medicare", "M1", "2026-10-14", "2026-10-15", "96413"],
    ]);
    expect(missing).toEqual(["DOS"]);
    expect(columns.map(({ second }) => second)).toEqual([null, null, "DOS", "DOS", null]);
  });

  it("reads columns without a known header by their cells, as a guess", () => {
    const { columns } = mapped(
      [
        ["Claim ID", "MRN", "A", "B", "C", "D", "E", "F"],
        ["C1", "M1", "Medicare", 46309, "J9271", "1234567893", "C34.11", "50242-0060-01"],
        ["C1", "M1", "Medicare", 46309, "96413", "1234567893", "Z51.11", "50242-0060-01"],
      ],
      { isPayer: (text) => text === "Medicare" },
    );
    expect(columns.slice(2).map(({ slot, by, confidence }) => [slot?.field, by, confidence])).toEqual([
      ["Payer", "content", "likely"],
      ["DOS", "content", "guess"],
      ["CPT", "content", "likely"],
      ["Rendering NPI", "content", "guess"],
      ["Dx", "content", "likely"],
      ["NDC", "content", "likely"],
    ]);
  });

  it("prefers the cells where a header's own do not look like it", () => {
    const { columns } = mapped([
      ["Ins", "MRN", "DOS", "Procedure", "Charge Code", "CPT Code"],
      ["Medicare", "M1", 46309, "Infusion", "INF1", "96413"],
    ]);
    expect(columns.map(({ slot }) => slot?.field)).toEqual(["Payer", "Patient", "DOS", undefined, undefined, "CPT"]);
  });

  it("gives one of two columns the field and names the other", () => {
    const { columns } = mapped([
      [...HEADERS, "Billed Amount"],
      [...ROW, "360.00"],
    ]);
    expect(columns[4]).toMatchObject({ slot: { field: "Charge" }, confidence: "likely" });
    expect(columns[5]).toMatchObject({ slot: null, second: "Charge", why: '"Chg" holds Charge already' });
  });

  it("takes a first and a last name together as the patient, as a guess", () => {
    const cells = [
      ["Ins", "First Name", "Last Name", "DOS", "CPT"],
      ["Medicare", "A", "Made", "2026-10-14", "96413"],
    ];
    expect(readMapped(cells).lines[0]?.patient).toBe("Made, A");
    expect(mapped(cells).columns.filter(({ confidence }) => confidence === "guess")).toHaveLength(2);
  });

  it("does what is picked, before all else", () => {
    const picks = {
      headerAt: null,
      columns: [
        { column: "chg", slot: null },
        { column: 0, slot: { field: "Patient", part: 0, service: 0 } },
      ],
      fixed: new Map([["Payer", "Acme"]] as const),
      pointersFrom: null,
    } as const;
    const mapping = mapped([HEADERS, ROW], { picks });
    expect(fieldsOf(mapping)).toEqual({ Patient: "Ins", DOS: "DOS", CPT: "Proc" });
    expect(readMapped([HEADERS, ROW], { picks }).lines[0]).toMatchObject({ payer: "Acme", patient: "Medicare" });
    expect(mapping.missing).toEqual([]);
  });

  it("reads a sheet without headers by picked positions", () => {
    const columns = (["Payer", "Patient", "DOS", "CPT"] as const).map((field, column) => ({
      column,
      slot: { field, part: 0, service: 0 },
    }));
    const picks = { headerAt: -1, columns, fixed: new Map(), pointersFrom: null };
    expect(readMapped([ROW, ROW], { picks })).toMatchObject({ headerRow: 0, lines: [{ index: 1 }, { index: 2 }] });
  });

  it("is remembered by its headers, in any case", () => {
    const { fingerprint } = mapped([HEADERS, ROW]);
    const layout = { headerAt: null, columns: [{ column: 4, slot: null }], fixed: new Map(), pointersFrom: null };
    const remembered = (asked: string) => (asked === fingerprint ? layout : null);
    const again = mapped([["Title"], HEADERS.map((header) => header.toUpperCase()), ROW], { remembered });
    expect(again).toMatchObject({ headerAt: 1, fingerprint });
    expect(again.columns[4]).toMatchObject({ slot: null });
    expect(mapped([[...HEADERS].reverse(), ROW], { remembered }).fingerprint).not.toBe(fingerprint);
  });

  it("is not there where no row names two fields", () => {
    expect(mapSheet([["Our practice"], [1, 2, 3]])).toEqual({ kind: "no header" });
    expect(mapSheet([])).toEqual({ kind: "no header" });
  });

  const sound = fc.constantFrom(...LAYOUTS.filter(({ options }) => options === undefined));
  it("is the same under titles and in any order of columns", () => {
    fc.assert(
      fc.property(
        sound,
        fc.integer({ min: 0, max: 5 }),
        fc.infiniteStream(fc.nat()),
        ({ cells, fields }, titles, order) => {
          const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
          const sorted = [...Array(width).keys()]
            .map((column) => ({ column, key: order.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key);
          const shuffled = cells.map((row) => (row.length > 1 ? sorted.map(({ column }) => row[column]) : row));
          const above = Array.from({ length: titles }, (_, i) => [`Title ${i}`]);
          expect(fieldsOf(mapped([...above, ...shuffled]))).toEqual(fields);
        },
      ),
    );
  });

  it("is not broken by any header", () => {
    const header = fc.oneof(fc.constantFrom("__proto__", "constructor", "toString", "", "CPT 1", "CPT 2"), fc.string());
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), fc.array(fc.string(), { maxLength: 12 }), (more, row) => {
        const mapping = mapped([
          [...HEADERS, ...more],
          [...ROW, ...row],
        ]);
        expect(mapping.columns.map(({ index }) => index)).toEqual([...mapping.columns.keys()]);
        const json = JSON.parse(JSON.stringify(jsonOfMapping(mapping))) as unknown;
        const picks = picksOfJson(json);
        if (isPicksProblem(picks)) throw new Error(picks.problem);
        const again = mapped(
          [
            [...HEADERS, ...more],
            [...ROW, ...row],
          ],
          { picks },
        );
        expect(again.columns.map(({ slot }) => slot?.field)).toEqual(
          expect.arrayContaining(mapping.columns.map(({ slot }) => slot?.field)),
        );
      }),
    );
  });
});
