import { fileOfBytes, type CmsFile } from "../../../src/files/cms/cms-file";
import { importContents } from "../../../src/files/cms/import";
import { setsOver, type ImportedSets } from "../../../src/files/cms/imported";
import type { ImportProgress, ImportWatch } from "../../../src/files/cms/progress";
import { writeWorkbook } from "../../../src/files/xlsx-write";
import { bundledReference } from "../../../src/codes/reference/bundled";
import type { Reference } from "../../../src/codes/reference/reference";
import { dayOf } from "../../../src/values/day";
import { utf8, zipOf } from "../archive";

/** Tables of a real size, on a busy machine. */
jest.setTimeout(30_000);

const bundled = bundledReference();
const importSets = async (files: readonly CmsFile[], over: Reference, watch?: ImportWatch): Promise<ImportedSets> =>
  setsOver(await importContents(files, watch), over);
const file = (name: string, content: string | Uint8Array): CmsFile =>
  fileOfBytes(name, typeof content === "string" ? utf8(content) : content);

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

const row = (column1: string, column2: string, indicator = 1): string =>
  `${column1}\t${column2}\t\t20200101\t*\t${indicator}\tCPT Manual or CMS manual coding instruction\r\n`;

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
    expect(notes).toEqual([
      "PTP 2024-07: CMS ships the pair table in parts f1 to f4, and f2, f3 and f4 are not there: pairs of the missing parts will not be found. Choose every part, or CMS's zip",
      "PTP 2024-07: 1 row from ccipra-v302r0-f1.TXT",
    ]);
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
    [
      "a last row that ends in the middle",
      "96413,1,3 Clinical,x\nJ9271,400,3 Clinical,Nature of Serv",
      /row 4, column "MUE Rationale": the file ends inside this row, so it may have been cut off/,
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

/** An archive as CMS ships one: four parts, each as text and as a workbook. */
async function quarterOfPairs(): Promise<Uint8Array> {
  const codes = ["0001U", "36000", "96413", "G0498"];
  const workbook = await writeWorkbook({
    sheets: [
      {
        name: "Edits",
        columns: [],
        rows: [
          ["Column 1", "Column 2"],
          ["99999", "99998", null, 20200101, "*", "0"],
        ],
      },
    ],
  });
  return zipOf(
    codes.flatMap((code, i) => [
      { name: `practitioner/ccipra-v322r0-f${i + 1}.TXT`, data: PAIRS + row(code, "99214") },
      { name: `practitioner/ccipra-v322r0-f${i + 1}.xlsx`, data: workbook },
    ]),
  );
}

describe("an archive of CMS's files", () => {
  it("gives the tables in it, each once, whichever ways they are written in", async () => {
    const { reference, notes, incomplete } = await importSets(
      [file("medicare-ncci-practitioner-ptp.zip", await quarterOfPairs())],
      bundled,
    );
    expect(reference.ptp).toMatchObject({ edition: "2026-07", rows: 4, origin: "medicare-ncci-practitioner-ptp.zip" });
    expect(reference.ptp?.periods("96413", "99214")).toHaveLength(1);
    expect(reference.ptp?.periods("99999", "99998")).toEqual([]);
    expect(incomplete).toEqual([]);
    expect(notes).toContain(
      "medicare-ncci-practitioner-ptp.zip/practitioner/ccipra-v322r0-f1.xlsx is left aside: the same table stands in medicare-ncci-practitioner-ptp.zip/practitioner/ccipra-v322r0-f1.TXT",
    );
  });

  it("tells the edition by its own name where the file in it does not", async () => {
    const archive = zipOf([{ name: "limits.csv", data: `${MUE}96413,1,3 Clinical,x\n` }]);
    const { reference } = await importSets([file("practitioner-mue-effective-10-01-2026.zip", archive)], bundled);
    expect(reference.mue.map(({ edition, origin }) => [edition, origin])).toEqual([
      ["2026-10", "practitioner-mue-effective-10-01-2026.zip/limits.csv"],
    ]);
  });

  it("says what it leaves aside", async () => {
    const archive = zipOf([
      { name: "readme.pdf", data: "x" },
      { name: "inner.zip", data: zipOf([{ name: "a.txt", data: "a" }]) },
      { name: "crosswalk.xls", data: "x" },
      { name: "__MACOSX/._limits.csv", data: "x" },
    ]);
    const { found, notes } = await importSets(
      [file("a.zip", archive), file("b.zip", "no archive"), file("c.xls", "x")],
      bundled,
    );
    expect([...found]).toEqual([]);
    expect(notes).toEqual([
      "a.zip is left aside: no .txt, .csv or .xlsx stands in it",
      "a.zip/crosswalk.xls is left aside: it is an old .xls workbook. Unpack it and save it as .xlsx",
      "a.zip/inner.zip is left aside: it is an archive in an archive. Unpack the outer one first",
      "b.zip is left aside: it is no archive, whatever its name says. Download it again",
      "c.xls is left aside: it is an old .xls workbook. Save it as .xlsx",
    ]);
  });

  it("is refused where it was cut off, wherever the cut is", async () => {
    const whole = await quarterOfPairs();
    for (const length of [whole.length - 1, whole.length - 30, whole.length >> 1, 100]) {
      await expect(importSets([file("ptp.zip", whole.slice(0, length))], bundled)).rejects.toThrow(
        /ptp\.zip: the archive is damaged or was cut off/,
      );
    }
  });

  it("is refused where a byte of a table was changed on the way", async () => {
    const plain = PAIRS + Array.from({ length: 400 }, (_, i) => row(String(10_000 + i), "99214")).join("");
    const archive = zipOf([{ name: "ccipra-v322r0.TXT", data: plain }]);
    let refused = 0;
    for (let at = 60; at < archive.length - 120; at += 97) {
      const changed = archive.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      await importSets([file("ptp.zip", changed)], bundled).then(
        ({ notes }) => expect(notes).toEqual([]),
        (error: unknown) => {
          expect(String(error)).toMatch(/ptp\.zip/);
          refused++;
        },
      );
    }
    expect(refused).toBeGreaterThan(10);
  });

  it("is refused where it would fill the memory", async () => {
    const bomb = zipOf([{ name: "ccipra-v322r0.TXT", data: PAIRS, stated: 900_000_000 }]);
    await expect(importSets([file("ptp.zip", bomb)], bundled)).rejects.toThrow(
      /ptp\.zip: the archive is too large to read: a part of it unpacks to 900 MB/,
    );
    const liar = zipOf([{ name: "ccipra-v322r0.TXT", data: PAIRS + row("96413", "99214").repeat(50), stated: 900 }]);
    await expect(importSets([file("ptp.zip", liar)], bundled)).rejects.toThrow(/unpacks to more than the archive says/);
  });
});

describe("tables that do not go together", () => {
  const limits = (units: number): string => `${MUE}96413,${units},3 Clinical,x\n`;

  it("refuses two tables of one kind and quarter that differ, and takes the same one once", async () => {
    const twice = [file("MUE_Eff_10-01-2026.csv", limits(1)), file("MUE_copy_Eff_10-01-2026.csv", limits(1))];
    const { reference, notes } = await importSets(twice, bundled);
    expect(reference.mue).toHaveLength(1);
    expect(notes[0]).toBe("MUE_copy_Eff_10-01-2026.csv is left aside: the same table stands in MUE_Eff_10-01-2026.csv");
    const differing = [file("MUE_Eff_10-01-2026.csv", limits(1)), file("MUE_copy_Eff_10-01-2026.csv", limits(2))];
    await expect(importSets(differing, bundled)).rejects.toThrow(
      /is a MUE table of 2026-10, as MUE_Eff_10-01-2026\.csv is, and says something else/,
    );
  });

  it("refuses pairs with a part missing in between", async () => {
    const files = [1, 3].map((part) => file(`ccipra-v322r0-f${part}.TXT`, PAIRS + row("96413", "99214")));
    await expect(importSets(files, bundled)).rejects.toThrow(
      /ccipra-v322r0-f1\.TXT: is one part of the pair table, and f2 and f4 of it are not there/,
    );
  });
});

describe("what an import tells while it runs", () => {
  it("counts bytes and rows up to the end, and stops where it is told to", async () => {
    const text = PAIRS + row("96413", "99214").repeat(60_000);
    const told: ImportProgress[] = [];
    await importSets([file("ccipra-v322r0.TXT", text)], bundled, (progress) => void told.push(progress));
    const reading = told.filter(({ phase }) => phase === "reading");
    expect(reading.length).toBeGreaterThan(3);
    expect(reading.map(({ done }) => done)).toEqual(reading.map(({ done }) => done).sort((a, b) => a - b));
    expect(reading.at(-1)).toEqual({
      phase: "reading",
      file: "ccipra-v322r0.TXT",
      done: text.length,
      of: text.length,
      rows: 60_000,
    });
    const stop = (): void => {
      throw new Error("stopped");
    };
    await expect(importSets([file("ccipra-v322r0.TXT", text)], bundled, stop)).rejects.toThrow("stopped");
  });
});
