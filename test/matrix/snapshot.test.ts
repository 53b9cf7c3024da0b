import fc from "fast-check";
import { revisionOf, tableHash, type MatrixCells } from "../../src/matrix/matrix";
import { matrixOfSnapshot, snapshotCells } from "../../src/matrix/snapshot";
import { starterTables } from "../../src/matrix/starter";
import { tableOf } from "../../src/matrix/starter/row";
import { TABLES_WITHOUT_PATIENTS } from "../../src/matrix/tables";
import { someMatrix } from "./diff/states";

const revision = (cells: MatrixCells): string =>
  revisionOf((name) => {
    const table = TABLES_WITHOUT_PATIENTS.includes(name) ? cells[name] : undefined;
    return table && tableHash(table);
  });

const restored = (cells: MatrixCells): MatrixCells => {
  const back = matrixOfSnapshot(snapshotCells(cells));
  if (back.kind === "fault") throw new Error(back.message);
  return back.cells;
};

test("gives back the same revision, whatever state the matrix was in", () => {
  fc.assert(
    fc.property(someMatrix, (cells) => {
      expect(revision(restored(cells))).toBe(revision(cells));
    }),
    { numRuns: 50 },
  );
});

test("gives back every cell with its type, and the columns that a practice added", () => {
  const PriorAuth = {
    headers: ["Rule ID", "Payer", "Our own", "Codes"],
    rows: [
      ["PA-0001", "ACME", "=A1", "00006302602"],
      ["", "", "", ""],
      ["PA-0002", "ACME", ":colon", 99214],
      ["PA-0003", "ACME", true, "2026-10"],
    ],
    firstRow: 7,
  };
  expect(restored({ PriorAuth }).PriorAuth).toMatchObject({
    headers: PriorAuth.headers,
    rows: [PriorAuth.rows[0], PriorAuth.rows[2], PriorAuth.rows[3]],
  });
});

test("no text stands in it as Excel would read a number, a date or a formula", () => {
  const texts = snapshotCells(starterTables())
    .flat()
    .filter((value) => typeof value === "string" && value !== "");
  const bare = texts.filter((text) => !String(text).startsWith(":"));
  expect(bare).toEqual(["Payer Policy Matrix: snapshot", ...TABLES_WITHOUT_PATIENTS]);
});

test("is one rectangle, and holds nothing of patients", () => {
  const Authorizations = tableOf("Authorizations", [
    { "Auth Number": "A1", Payer: "ACME", Patient: "Doe, Jane", Codes: "*" },
  ]);
  const MatrixLog = tableOf("MatrixLog", [{ Who: "Jane", Old: "Doe" }]);
  const cells = snapshotCells({ ...starterTables(), Authorizations, MatrixLog });
  expect(new Set(cells.map((row) => row.length)).size).toBe(1);
  expect(JSON.stringify(cells)).not.toMatch(/Doe|Jane/);
});

test("a table that was missing is missing still", () => {
  expect(Object.keys(restored({ Payers: starterTables().Payers }))).toEqual(["Payers"]);
});

test.each([
  ["no snapshot", [["Payers", 0]], /no snapshot/],
  ["nothing", [], /no snapshot/],
  ["a later format", [["Payer Policy Matrix: snapshot", 99]], /format 99.*Update/],
  [
    "a table that nobody knows",
    [
      ["Payer Policy Matrix: snapshot", 1],
      ["Robots", 0],
    ],
    /row 2 .*names no table/,
  ],
  [
    "a table with patients",
    [
      ["Payer Policy Matrix: snapshot", 1],
      ["Courses", 0],
    ],
    /names no table/,
  ],
  [
    "no count",
    [
      ["Payer Policy Matrix: snapshot", 1],
      ["Payers", "x"],
    ],
    /names no table/,
  ],
  [
    "a table twice",
    [
      ["Payer Policy Matrix: snapshot", 1],
      ["Payers", 0],
      ["Payers", 0],
    ],
    /row 3 .*names no table/,
  ],
  ["a cut end", snapshotCells(starterTables()).slice(0, -1), /ends within ReferenceSets/],
  [
    "a row emptied",
    [
      ["Payer Policy Matrix: snapshot", 1],
      ["Payers", 1, ":Payer ID"],
      ["", "", ""],
    ],
    /Payers is blank/,
  ],
])("%s is refused with a reason", (_, cells, message) => {
  const back = matrixOfSnapshot(cells);
  expect(back.kind === "fault" && back.message).toMatch(message);
});
