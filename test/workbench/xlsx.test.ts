import { readXlsx, writeXlsx, type WriteOptions, type Workbook } from "hucre/xlsx";
import { UnusableFile } from "../../src/files/problem";
import { fromResourceList } from "../../src/workbench/xlsx/grid-file";
import { openXlsx } from "../../src/workbench/xlsx/open";
import { saveXlsx } from "../../src/workbench/xlsx/save";
import { readSettings, writeSettings } from "../../src/workbench/xlsx/settings";

/** A workbook with one of everything that a practice's file has. */
const EVERYTHING: WriteOptions = {
  sheets: [
    {
      name: "Claims",
      rows: [
        ["NDC", "DOS", "Units", "Start", "Paid"],
        ["00006302602", 46309, 2, 635 / 1440, true],
        ["99213", 46310, 1.5, 0.75, false],
        ["Total", null, 3.5, null, null],
        // In a file `_x005F_` is an underscore, so that this is no code of a character.
        ["_x005F_x0041_", "#N/A", null, null, null],
      ],
      cells: new Map([
        [
          "0,0",
          {
            style: {
              font: { bold: true, color: { rgb: "FFFFFFFF" } },
              fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FF156082" } },
            },
            comment: { text: "National drug code" },
          },
        ],
        ["1,0", { style: { numFmt: "@" } }],
        ["1,1", { style: { numFmt: "m/d/yyyy" } }],
        ["1,3", { style: { numFmt: "h:mm" } }],
        ["1,5", { value: null, formula: '_xldudf_PAYER_CHECK(PolicyMatrix,"x")', formulaResult: "OK" }],
        [
          "2,5",
          {
            value: null,
            formula: "SUM(Table_1[Units])",
            formulaResult: 3.5,
            style: {
              numFmt: "0.00",
              border: { top: { style: "thin", color: { rgb: "FF000000" } } },
              alignment: { horizontal: "center", wrapText: true },
            },
          },
        ],
        [
          "1,7",
          {
            formula: "SEQUENCE(2,2)",
            formulaType: "array",
            formulaRef: "H2:I3",
            formulaDynamic: true,
            formulaResult: 1,
          },
        ],
        ["1,8", { value: 2 }],
        ["2,7", { value: 3 }],
        ["2,8", { value: 4 }],
      ]),
      columns: [{ width: 14 }, {}, { width: 6, hidden: true }],
      rowDefs: new Map([[3, { height: 30 }]]),
      merges: [{ startRow: 6, startCol: 0, endRow: 6, endCol: 2 }],
      freezePane: { rows: 1, columns: 1 },
      tables: [
        {
          name: "Table_1",
          range: "A1:E4",
          columns: ["NDC", "DOS", "Units", "Start", "Paid"].map((name, index) => ({
            name,
            ...(index === 2 ? { totalFunction: "sum" } : {}),
          })),
          style: "TableStyleLight9",
          showTotalRow: true,
        },
      ],
      dataValidations: [
        {
          type: "list",
          values: ["Yes", "No"],
          range: "E2:E3",
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: "stop",
          errorTitle: "Paid",
          errorMessage: "Yes or No",
        },
        { type: "list", formula1: "Payers!$A$2:$A$9", range: "A2:A3 G2", showErrorMessage: false },
        { type: "whole", operator: "between", formula1: "1", formula2: "9", range: "C2:C3", showErrorMessage: true },
      ],
      conditionalRules: [
        {
          type: "expression",
          priority: 2,
          formula: "$C2>1",
          range: "A2:E3",
          style: { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFFFC7CE" } } },
        },
        {
          type: "cellIs",
          priority: 1,
          operator: "greaterThan",
          formula: "5",
          range: "C2:C3",
          stopIfTrue: true,
          style: { font: { bold: true } },
        },
        {
          type: "colorScale",
          priority: 3,
          range: "C2:C3",
          colorScale: { cfvo: [{ type: "min" }, { type: "max" }], colors: ["FFFFFFFF", "FFFF0000"] },
        },
      ],
    },
    { name: "Payers", rows: [["Payer"], ["Medicare"]], hidden: true, view: { tabColor: { rgb: "FF00FF00" } } },
    { name: "Deep", rows: [["x"]], veryHidden: true },
  ],
  namedRanges: [
    { name: "PolicyMatrix", range: "Payers!$A$2" },
    { name: "Rate", range: "0.85", scope: "Claims", comment: "incident-to" },
  ],
  properties: { title: "October", custom: { MatrixFormat: "1", Rows: 3, Final: true } },
};

async function everything() {
  return openXlsx(await writeXlsx(EVERYTHING), "october.xlsx", "book");
}

async function again(): Promise<Workbook> {
  const file = await everything();
  const spill = {
    range: { startRow: 1, startColumn: 7, endRow: 2, endColumn: 8 },
    values: [
      [{ v: 1 }, { v: 2 }],
      [{ v: 3 }, { v: 4 }],
    ],
  };
  const spills = new Map([["sheet1", new Map([["1,7", spill]])]]);
  return readXlsx(await saveXlsx({ ...file, settings: { map: { NDC: "Drug code" } } }, spills), { readStyles: true });
}

describe("a workbook opened for the grid", () => {
  it("keeps codes as text, dates and times as serial numbers with their formats", async () => {
    const { data } = await everything();
    const cells = data.sheets["sheet1"]?.cellData;
    expect(cells?.[1]?.[0]).toMatchObject({ v: "00006302602", t: 4 });
    expect(cells?.[1]?.[1]).toMatchObject({ v: 46309, t: 2 });
    expect(cells?.[1]?.[3]?.v).toBe(635 / 1440);
    expect(cells?.[1]?.[4]).toMatchObject({ v: 1, t: 3 });
    expect(data.styles[String(cells?.[1]?.[1]?.s)]?.n).toEqual({ pattern: "m/d/yyyy" });
  });

  it("spells custom functions as people do, and leaves out what a formula spilled", async () => {
    const { data } = await everything();
    const cells = data.sheets["sheet1"]?.cellData;
    expect(cells?.[1]?.[5]).toMatchObject({ f: '=PAYER.CHECK(PolicyMatrix,"x")', v: "OK" });
    expect(cells?.[1]?.[7]?.f).toBe("=SEQUENCE(2,2)");
    expect(cells?.[2]?.[8]).toBeUndefined();
  });

  it("takes a table without its total row, and the names with their scope", async () => {
    const { tables, names } = fromResourceList((await everything()).data.resources);
    expect(tables["sheet1"]?.tables[0]).toMatchObject({
      name: "Table_1",
      range: { startRow: 0, endRow: 2, startColumn: 0, endColumn: 4 },
      options: { tableStyleId: "TableStyleLight9" },
    });
    expect(Object.values(names)).toMatchObject([
      { name: "PolicyMatrix", formulaOrRefString: "Payers!$A$2", localSheetId: "AllDefaultWorkbook" },
      { name: "Rate", formulaOrRefString: "=0.85", localSheetId: "sheet1" },
    ]);
  });

  it("orders conditional formats by their priority", async () => {
    const { conditionals } = fromResourceList((await everything()).data.resources);
    expect(conditionals["sheet1"]?.map(({ rule }) => rule.subType)).toEqual(["number", "formula"]);
  });
});

describe("a workbook opened and saved", () => {
  it("has the same values, formulas and formats", async () => {
    const [claims] = (await again()).sheets;
    expect(claims?.rows[1]?.slice(0, 3)).toEqual(["00006302602", new Date(Date.UTC(2026, 9, 14)), 2]);
    expect(claims?.rows[4]?.slice(0, 2)).toEqual(["_x0041_", "#N/A"]);
    expect(claims?.cells?.get("1,5")).toMatchObject({ formula: '_xldudf_PAYER_CHECK(PolicyMatrix,"x")', value: "OK" });
    expect(claims?.cells?.get("2,5")?.style).toMatchObject({
      numFmt: "0.00",
      border: { top: { style: "thin" } },
      alignment: { horizontal: "center", wrapText: true },
    });
    expect(claims?.cells?.get("0,0")?.style).toMatchObject({
      font: { bold: true },
      fill: { fgColor: { rgb: "156082" } },
    });
  });

  it("has the formula that spills, and what it spilled", async () => {
    const [claims] = (await again()).sheets;
    expect(claims?.cells?.get("1,7")).toMatchObject({
      formula: "SEQUENCE(2,2)",
      formulaRef: "H2:I3",
      formulaDynamic: true,
    });
    expect(claims?.rows[2]?.slice(7, 9)).toEqual([3, 4]);
  });

  it("has its table with the total row, its drop-downs, notes and conditional formats", async () => {
    const [claims] = (await again()).sheets;
    expect(claims?.tables?.[0]).toMatchObject({
      name: "Table_1",
      range: "A1:E4",
      style: "TableStyleLight9",
      showTotalRow: true,
    });
    expect(claims?.tables?.[0]?.columns[2]).toMatchObject({ name: "Units", totalFunction: "sum" });
    expect(claims?.dataValidations).toMatchObject(
      EVERYTHING.sheets[0]?.dataValidations?.map(({ showErrorMessage: _, ...rule }) => rule) ?? [],
    );
    expect(claims?.cells?.get("0,0")?.comment?.text).toBe("National drug code");
    const conditions = [...(claims?.conditionalRules ?? [])].sort((a, b) => a.priority - b.priority);
    expect(conditions.map(({ type, priority, range }) => [type, priority, range])).toEqual([
      ["cellIs", 1, "C2:C3"],
      ["expression", 2, "A2:E3"],
      ["colorScale", 3, "C2:C3"],
    ]);
    expect(conditions[1]?.style?.fill).toMatchObject({ bgColor: { rgb: "FFC7CE" } });
  });

  it("has its sheets' layout", async () => {
    const [claims, payers, deep] = (await again()).sheets;
    expect(claims?.freezePane).toEqual({ rows: 1, columns: 1 });
    expect(claims?.columns?.slice(0, 3)).toMatchObject([{ width: 14 }, {}, { width: 6, hidden: true }]);
    expect(claims?.rowDefs?.get(3)).toMatchObject({ height: 30 });
    expect(claims?.merges).toEqual([{ startRow: 6, startCol: 0, endRow: 6, endCol: 2 }]);
    expect([payers?.hidden, deep?.veryHidden]).toEqual([true, true]);
    expect(payers?.view?.tabColor?.rgb).toMatch(/00FF00$/);
  });

  it("has its names, properties and the add-in's settings", async () => {
    const workbook = await again();
    expect(workbook.namedRanges).toMatchObject(EVERYTHING.namedRanges ?? []);
    expect(workbook.properties?.title).toBe("October");
    expect(workbook.properties?.custom).toMatchObject({ MatrixFormat: "1", Rows: 3, Final: true });
    const { settings } = readSettings({ ...workbook.properties?.custom } as Record<string, string>);
    expect(settings).toEqual({ map: { NDC: "Drug code" } });
  });
});

describe("settings in a file", () => {
  it("are cut into pieces that Excel shows whole, and put together again", () => {
    const settings = { short: 1, long: "x".repeat(1000), nested: { a: [true, null] } };
    const properties = writeSettings(settings);
    expect(Object.values(properties).every((text) => text.length <= 255)).toBe(true);
    expect(readSettings({ ...properties, Other: "y" })).toEqual({ settings, rest: { Other: "y" } });
  });

  it("leave another's property alone", () => {
    expect(readSettings({ "Setting of the sun": "6 pm" })).toEqual({
      settings: {},
      rest: { "Setting of the sun": "6 pm" },
    });
  });
});

describe("a file that is no workbook", () => {
  const zip = () => writeXlsx({ sheets: [{ name: "A", rows: [["x"]] }] });
  it.each([
    ["notes.txt", async () => new TextEncoder().encode("just words"), /notes\.txt.*no Excel workbook.*\.xlsx/s],
    ["old.xls", async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), /old\.xls.*\.xls workbook or protected/],
    ["empty.xlsx", async () => new Uint8Array(), /empty\.xlsx.*empty/],
    ["cut.xlsx", async () => (await zip()).slice(0, 400), /cut\.xlsx.*damaged or was cut off/],
  ])("%s is refused with its name and what to do", async (name, bytes, message) => {
    const opening = openXlsx(await bytes(), name, "book");
    await expect(opening).rejects.toThrow(UnusableFile);
    await expect(opening).rejects.toThrow(message);
  });
});
