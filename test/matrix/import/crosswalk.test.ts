import { applyEdit } from "../../../src/matrix/edit/apply";
import { drugsFromCrosswalk } from "../../../src/matrix/import/crosswalk";
import { parseDosage } from "../../../src/matrix/import/dosage";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { headersOf } from "../../../src/matrix/tables";
import type { CellValue, Cells } from "../../../src/values/cell";

/** The first rows as CMS ships them, notes above the header. */
const CMS: Cells = [
  ["October 2026 ASP NDC-HCPCS Crosswalk"],
  ["Note: see the ASP page"],
  [
    "_2026_CODE",
    "Short Description",
    "LABELER NAME",
    "NDC2",
    "Drug Name",
    "HCPCS dosage",
    "PKG SIZE",
    "PKG QTY",
    "BILLUNITS",
    "BILLUNITSPKG",
  ],
  ["J9271", "Inj pembrolizumab", "Merck", "00006-3026-02", "Keytruda", "1 MG", 4, 1, 100, 100],
  ["J9271", "Inj pembrolizumab", "Merck", "00006-3026-04", "Keytruda", "1 MG", 4, 2, 100, 200],
  ["J9035", "Inj bevacizumab", "Genentech", "50242-0060-01", "Avastin", "10 MG", 4, 1, 10, 10],
  ["J9035", "Inj bevacizumab", "Genentech", "50242-0061-01", "Avastin", "10 MG", 16, 1, 40, 40],
];
const PLAIN: Cells = [
  ["ndc11", "hcpcs", "drug", "hcpcs_dosage", "pkg_size", "pkg_qty", "bill_units_item", "bill_units_pkg"],
  ["00006302602", "J9271", "Keytruda", "1 MG", "4", "1", "100", "100"],
  ["00006302604", "J9271", "Keytruda", "1 MG", "4", "2", "100", "200"],
  ["50242006001", "J9035", "Avastin", "10 MG", "4", "1", "10", "10"],
  ["50242006101", "J9035", "Avastin", "10 MG", "16", "1", "40", "40"],
];

/** A matrix with these drugs, and a column that the practice added. */
function matrixWith(...drugs: Readonly<Record<string, CellValue>>[]): MatrixCells {
  const headers = headersOf("Drugs");
  const rows = drugs.map((fields) => [...headers.map((header) => fields[header] ?? ""), "shelf 3"]);
  return { Drugs: { headers: [...headers, "Shelf"], rows, firstRow: 2 } };
}
function drugsAfter(cells: MatrixCells, rows: Cells) {
  const { outcome } = drugsFromCrosswalk(cells, rows);
  if (outcome.kind !== "edit") throw new Error(outcome.message);
  const after = applyEdit(cells, outcome.edit);
  return { edit: outcome.edit, after, drugs: compileMatrix(after).drugs };
}

describe("the crosswalk into Drugs", () => {
  it.each([
    ["in CMS's columns", CMS],
    ["in plain columns", PLAIN],
  ])("proposes codes that are not there, %s", (_, rows) => {
    const { edit, drugs } = drugsAfter(matrixWith(), rows);
    expect(edit).toMatchObject({ title: "Add 2 drugs from the NDC crosswalk", action: "Imported" });
    expect(drugs.get("J9035")).toEqual([
      expect.objectContaining({
        name: "Avastin",
        dosePerUnit: 10,
        doseUnit: "mg",
        vialUnits: [10, 40],
        ndcs: ["50242006001", "50242006101"],
        container: null,
        drugClass: null,
      }),
    ]);
    expect(drugs.get("J9271")?.[0]).toMatchObject({
      dosePerUnit: 1,
      vialUnits: [100],
      ndcs: ["00006302602", "00006302604"],
    });
  });

  it("adds NDCs to codes that are there and fills blank cells; what the practice wrote stays and is told", () => {
    const cells = matrixWith(
      {
        Code: "J9271",
        Name: "pembrolizumab",
        "Dose per Unit": 1,
        "Dose Unit": "mg",
        "Vial Units": "100",
        NDCs: "00006-3026-02",
      },
      { Code: "J9035", Name: "bevacizumab", "Dose per Unit": 5, "Vial Units": "40;10;99", Route: "IV" },
    );
    const { completed, added, differences } = drugsFromCrosswalk(cells, CMS);
    expect([added, completed]).toEqual([[], ["J9035", "J9271"]]);
    expect(differences).toEqual([
      {
        row: 6,
        column: "Dose per Unit",
        code: "J9035",
        message: "Drugs says 5 and the crosswalk 10. Look which holds; nothing was changed",
      },
    ]);
    const { after, drugs } = drugsAfter(cells, CMS);
    expect(drugs.get("J9271")?.[0]).toMatchObject({ name: "pembrolizumab", ndcs: ["00006302602", "00006302604"] });
    expect(drugs.get("J9035")?.[0]).toMatchObject({
      name: "bevacizumab",
      dosePerUnit: 5,
      doseUnit: "mg",
      vialUnits: [40, 10, 99],
      routes: ["IV"],
      ndcs: ["50242006001", "50242006101"],
    });
    expect(after.Drugs?.rows.map((row) => row.at(-1))).toEqual(["shelf 3", "shelf 3"]);
    expect(drugsFromCrosswalk(after, CMS)).toMatchObject({ outcome: { kind: "fault" }, added: [], completed: [] });
  });

  it("of a code with several rows completes the one that is open", () => {
    const { after } = drugsAfter(
      matrixWith({ Code: "J9271", To: 45_000 }, { Code: "J9271", From: 45_001 }),
      PLAIN.slice(0, 2),
    );
    const ndcs = headersOf("Drugs").indexOf("NDCs");
    expect(after.Drugs?.rows.map((row) => row[ndcs])).toEqual(["", "00006302602"]);
  });

  it("names what cannot be read, with row and column, and takes the rest", () => {
    const rows: Cells = [
      ...PLAIN.slice(0, 1),
      ["6.3E+09", "J9271", "Keytruda", "1 MG", "4", "1", "100", "100"],
      ["6302604", "J9271", "Keytruda", "1 MG", "4", "1", "100", "100"],
      ["630260412", "J9271", "Keytruda", "1 MG", "4", "1", "100", "100"],
      ["50242006001", "J903", "Avastin", "10 MG", "4", "1", "10", "10"],
      ["50242012501", "J9286", "Columvi", "UP TO 2.5 MG", "2.5", "1", "one", "1"],
      ["50242013201", "J9355", "Herceptin", "10 MG", "1", "1", "15", "15"],
      ["50242013202", "J9355", "Herceptin", "1 MG", "1", "1", "15", "15"],
    ];
    const { problems } = drugsFromCrosswalk(matrixWith(), rows);
    expect(problems.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([
      '2 ndc11: "6.3E+09" is not an NDC of 11 digits (5-4-2): Excel turned it into a number and its digits are lost. The row is left out',
      '3 ndc11: "6302604" is not an NDC of 11 digits (5-4-2). The row is left out',
      '4 ndc11: "630260412" is not an NDC of 11 digits (5-4-2): it may have lost its leading zeros. The row is left out',
      '5 hcpcs: "J903" is not a HCPCS code. The row is left out',
      '6 bill_units_item: "one" is not a number of billing units. No vial size is taken from the row',
      '6 hcpcs_dosage: the dosage "UP TO 2.5 MG" cannot be read as an amount and a unit. Dose per Unit and Dose Unit stay blank',
      "7 hcpcs_dosage: its rows say different dosages: 10 MG, 1 MG. Dose per Unit and Dose Unit stay blank",
    ]);
    const { drugs } = drugsAfter(matrixWith(), rows);
    expect([...drugs.keys()].sort()).toEqual(["J9286", "J9355"]);
    expect(drugs.get("J9286")?.[0]).toMatchObject({
      dosePerUnit: null,
      doseUnit: "",
      vialUnits: [],
      ndcs: ["50242012501"],
    });
  });

  it("says so where the sheet is none, or the matrix has no Drugs", () => {
    expect(drugsFromCrosswalk(matrixWith(), [["a", "b"]]).outcome).toMatchObject({
      message: "This is not CMS's crosswalk of NDCs: no row names a column of NDCs and one of HCPCS codes",
    });
    expect(drugsFromCrosswalk({}, PLAIN).outcome).toMatchObject({ kind: "fault" });
  });
});

test.each([
  ["1 MG", { amount: 1, unit: "mg" }],
  ["0.5 mg", { amount: 0.5, unit: "mg" }],
  ["25 MCG", { amount: 25, unit: "mcg" }],
  ["1,000 UNITS", { amount: 1000, unit: "units" }],
  ["PER 100 MG", { amount: 100, unit: "mg" }],
  ["PER MG", { amount: 1, unit: "mg" }],
  ["10MG", { amount: 10, unit: "mg" }],
  ["1 CC", { amount: 1, unit: "mL" }],
  ["UP TO 50 MG", null],
  ["1 DOSE", null],
  ["5 MG/ML", null],
  ["", null],
])("the dosage %s", (text, dosage) => expect(parseDosage(text)).toEqual(dosage));
