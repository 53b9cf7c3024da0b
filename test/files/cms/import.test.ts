import { importSets, type CmsFile } from "../../../src/files/cms/import";
import { writeWorkbook } from "../../../src/files/xlsx-write";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { dayOf } from "../../../src/values/day";
import { utf8 } from "../archive";

const bundled = bundledReference();
const file = (name: string, content: string | Uint8Array): CmsFile => {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return { name, head: () => bytes.slice(0, 65_536), bytes: () => bytes, chunks: () => [bytes] };
};

const PAIRS = "Column1/Column2 Edits\t\t\t\t\t\t\r\nColumn 1\tColumn 2\t\tEffective\tDeletion\tModifier\t\r\n";
const MUE =
  '"Current Procedural Terminology (CPT) codes are copyright\n\nAmerican Medical Association.",,,\n"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n';
const AOC_HEADERS = [
  "AOC_Edit_Type",
  "Add-On_Code",
  "AOC_DelDT",
  "Primary_Code",
  "Primary_Code_DelDT",
  "AOC_Edit_EffDT",
  "AOC_Edit_DelDT",
  "Special_Instruction_Notes",
];

describe("a folder of CMS's files", () => {
  it("replaces the kinds it holds and keeps the others", async () => {
    const { reference, found, notes } = await importSets(
      [file("ccipra-v302r0-f1.TXT", `${PAIRS}96413\t99214\t\t20200101\t*\t1\tx\r\n`)],
      bundled,
    );
    expect([...found]).toEqual(["PTP"]);
    expect(reference.ptp).toMatchObject({ edition: "2024-07", rows: 1, origin: "ccipra-v302r0-f1.TXT" });
    expect(reference.ptp?.periods("96413", "99214")).toEqual([{ from: dayOf(2020, 1, 1), to: null, indicator: 1 }]);
    expect(reference.mue).toBe(bundled.mue);
    expect(reference.chosen).toBe(true);
    expect(notes).toEqual(["PTP 2024-07: 1 row from ccipra-v302r0-f1.TXT"]);
  });

  it("puts the parts of one quarter together, text and workbook", async () => {
    const part = await writeWorkbook({
      sheets: [
        {
          name: "Edits",
          columns: [],
          rows: [
            ["CPT only copyright"],
            ["Column1/Column2 Edits"],
            ["Column 1", "Column 2"],
            [],
            ["96415", "99214", null, 20200101, "*", "0", "x"],
          ],
        },
      ],
    });
    const { reference } = await importSets(
      [
        file("ccipra-v302r0-f2.xlsx", part),
        file("ccipra-v302r0-f1.TXT", `${PAIRS}96413\t99214\t\t20200101\t*\t1\tx\r\n`),
      ],
      bundled,
    );
    expect(reference.ptp?.rows).toBe(2);
    expect(reference.ptp?.periods("96415", "99214")).toEqual([{ from: dayOf(2020, 1, 1), to: null, indicator: 0 }]);
  });

  it("does not mix quarters", async () => {
    const row = "96413\t99214\t\t20200101\t*\t1\tx\r\n";
    const files = [file("ccipra-v302r0-f1.TXT", PAIRS + row), file("ccipra-v303r0-f2.TXT", PAIRS + row)];
    await expect(importSets(files, bundled)).rejects.toThrow(
      /ccipra-v303r0-f2\.TXT: is the pair table of 2024-10, and ccipra-v302r0-f1\.TXT that of 2024-07/,
    );
  });

  it("reads unit limits below their copyright notice, every quarter in its order", async () => {
    const { reference } = await importSets(
      [
        file(
          "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv",
          `${MUE}96413,1,3 Date of Service Edit: Clinical,x\nJ9271,400,3 Date of Service Edit: Clinical,x\n`,
        ),
        file("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", `${MUE}96413,2,2 Date of Service Edit: Policy,x\n`),
      ],
      bundled,
    );
    expect(reference.mue.map((set) => [set.edition, set.limit("96413")])).toEqual([
      ["2026-07", { units: 2, mai: 2 }],
      ["2026-10", { units: 1, mai: 3 }],
    ]);
  });

  it("leaves the tables of hospitals and suppliers aside, and says so", async () => {
    const { found, notes } = await importSets(
      [
        file(
          "MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv",
          MUE.replace("Practitioner Services MUE Values", "Outpatient Hospital Services MUE Values"),
        ),
        file("ccioph-v302r0-f1.TXT", `${PAIRS}96413\t99214\t\t20200101\t*\t1\tx\r\n`),
        file("my notes.txt", "call the payer\nabout the limits\n"),
        file("picture.png", new Uint8Array([137, 80, 0])),
      ],
      bundled,
    );
    expect([...found]).toEqual([]);
    expect(notes).toEqual([
      "MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv is left aside: it is not the table for practitioners",
      "ccioph-v302r0-f1.TXT is left aside: it is not the table for practitioners",
      "my notes.txt is left aside: it is none of the tables that CMS ships",
    ]);
  });

  it("reads add-on codes in CMS's columns: day of the year, deleted edits, contractors' primaries", async () => {
    const rows = [
      ["1", "96415", "", "96413", "", "2013001", "", ""],
      ["1", "96415", "", "96417", "", "2013001", "2020366", ""],
      ["1", "96415", "", "96416", "", "2013001", "2026365", ""],
      ["2", "99417", "", "CCCCC", "", "2021001", "", "Contractor Defined Primary Codes"],
    ];
    const bytes = await writeWorkbook({
      sheets: [{ name: "AOC", columns: [], rows: [["CPT copyright"], AOC_HEADERS, ...rows] }],
    });
    const { reference } = await importSets([file("AOC_V2026Q2-MCR.xlsx", bytes)], bundled);
    expect(reference.addOns?.primaries("96415")).toEqual(["96413", "96416"]);
    expect(reference.addOns?.primaries("99417")).toBeUndefined();
  });

  it("reads add-on codes and unit limits under plainer headers too", async () => {
    const { reference } = await importSets(
      [
        file("add-on-codes-2024-01.csv", "primary_code,add_on_code,aoc_edit_type\n96413,96415,1\n"),
        file("mue-practitioner-2024-04.csv", "hcpcs_code,mue_units,mue_mai,mue_rationale\n96413,1,3,x\n"),
      ],
      bundled,
    );
    expect(reference.addOns?.primaries("96415")).toEqual(["96413"]);
    expect(reference.mue.map((set) => set.limit("96413"))).toEqual([{ units: 1, mai: 3 }]);
  });

  it("reads the crosswalk of NDCs below its notes, in windows-1252", async () => {
    const text =
      "ASP NDC-HCPCS Crosswalk,,,\nNotes \u0093see\u0094,,,\n_2026_CODE,Short Description,LABELER NAME,NDC2,Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG\nJ9035,x,Genentech,50242-0060-01,Avastin,10 MG,4,1,10,10\n";
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const { reference } = await importSets([file("October 2026 ASP NDC-HCPCS Crosswalk.csv", bytes)], bundled);
    expect(reference.ndc?.codeOf("50242006001")).toBe("J9035");
    expect(reference.ndc?.edition).toBe("2026-10");
  });

  it.each([
    [
      "units that are none",
      "96413,many,3 Clinical,x\n",
      /Eff_10-01-2026\.csv, row 3, column "Practitioner Services MUE Values": "many" is not a whole number/,
    ],
    [
      "an indicator that is none",
      "96413,1,4 Other,x\n",
      /row 3, column "MUE Adjudication Indicator": "4 Other" is not/,
    ],
    ["a row that was cut off", "96413,1,3 Clinical,x\nJ92", /row 4, column "HCPCS\/ CPT Code": "J92" is not a code/],
    ["nothing below the header", "", /no rows stand below the header/],
  ])("refuses unit limits with %s, naming the place", async (_, rows, message) => {
    await expect(
      importSets([file("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", MUE + rows)], bundled),
    ).rejects.toThrow(message);
  });

  it("says that a name without a quarter makes an edition unknown", async () => {
    const { reference, notes } = await importSets(
      [file("pairs.txt", `${PAIRS}96413\t99214\t\t20200101\t*\t1\tx\r\n`)],
      bundled,
    );
    expect(reference.ptp?.edition).toBe("unknown");
    expect(notes[0]).toMatch(/^pairs\.txt: the name tells no quarter/);
  });
});
