// Sheets, tables and lists with hostile cells: read without an exception, and every row accounted for. `npm run reliability` tries many more.
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { runChecks } from "../../src/checks/engine";
import { statusOfLines } from "../../src/checks/summary";
import { answerInfusion } from "../../src/checks/answers/infusion";
import { mapSheet } from "../../src/claims/mapping/map-sheet";
import { positionOf } from "../../src/claims/line";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { sample } from "../../src/cli/sample/workbook";
import { FIELDS } from "../../src/claims/fields";
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { readCodeList } from "../../src/matrix/import/code-list";
import { guessMapping } from "../../src/matrix/import/list-mapping";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { TABLE_NAMES } from "../../src/matrix/tables";
import { readRemittance } from "../../src/remittances/from-835";
import { readDenialSheet } from "../../src/remittances/from-sheet";
import { isBlank, type CellValue } from "../../src/values/cell";
import { X12Problem } from "../../src/x12/segments";
import { day } from "../day";
import { hostileCell, spoiled } from "./cells";

const SEED = Number(process.env["FUZZ_SEED"] ?? 8);
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 25);
const OPTIONS = { seed: SEED, numRuns: RUNS };
const figures = {
  seed: SEED,
  sheets: 0,
  rows: 0,
  lines: 0,
  unusable: 0,
  passedOver: 0,
  tables: 0,
  lists: 0,
  remittances: 0,
  logs: 0,
};

jest.setTimeout(1_800_000);

const asOf = day("2026-11-23");
const reference = bundledReference();
const practice = sample();
const matrix = compileMatrix(practice.matrix);
const fields = FIELDS.filter((field) => practice.lines.some((line) => line[field] !== undefined));
const rows = practice.lines.slice(0, 40).map((line) => fields.map((field): CellValue => line[field] ?? ""));

/** Whether no number in what is told is NaN or endless. */
function isFinite(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isFinite);
  return typeof value !== "object" || value === null || Object.values(value).every(isFinite);
}

/** Every row below the headers is a line, unusable, passed over for a reason, or blank; every line has a status. */
function accounted(cells: readonly (readonly CellValue[])[]): void {
  const mapped = mapSheet(cells);
  const mapping = mapped.kind === "mapping" ? { mapping: mapped } : {};
  const sheet = readClaims(cells, { name: "export", isVisit: isVisitCode, ...mapping });
  figures.sheets++;
  if (!isClaimSheet(sheet)) {
    expect(sheet.message).not.toBe("");
    return;
  }
  const used = [...sheet.columns.values()].flat().map(({ index }) => index);
  const told = new Set([
    ...[...sheet.lines, ...sheet.unusable].map(({ index }) => positionOf(index) + sheet.headerRow),
    ...sheet.skipped.map(({ row }) => row),
  ]);
  const lost = cells.slice(sheet.headerRow).flatMap((row, i) => {
    const isTold = told.has(i + sheet.headerRow + 1);
    return isTold || used.every((at) => isBlank(row[at])) ? [] : [i + sheet.headerRow + 1];
  });
  expect(lost).toEqual([]);
  const result = runChecks({ sheet, matrix, reference, asOf });
  const status = statusOfLines(sheet, result.findings, result.notChecked);
  const all = [...sheet.lines, ...sheet.unusable];
  expect(all.filter(({ index }) => !status.has(index))).toEqual([]);
  expect(result.summary.lines).toBe(all.length);
  expect(isFinite([result.findings, result.summary])).toBe(true);
  for (const line of sheet.unusable) expect(status.get(line.index)).not.toBe("clean");
  figures.rows += cells.length;
  figures.lines += sheet.lines.length;
  figures.unusable += sheet.unusable.length;
  figures.passedOver += sheet.skipped.length;
}

test(`claim sheets with hostile cells (seed ${SEED})`, () => {
  fc.assert(fc.property(spoiled([[...fields], ...rows], 0.05), accounted), OPTIONS);
});

test(`sheets of nothing but hostile cells (seed ${SEED})`, () => {
  const cells = fc.array(fc.array(hostileCell, { maxLength: 12 }), { maxLength: 12 });
  fc.assert(fc.property(cells, accounted), OPTIONS);
});

test(`tables of the matrix with hostile cells (seed ${SEED})`, () => {
  const tables = starterTables();
  fc.assert(
    fc.property(fc.constantFrom(...TABLE_NAMES), fc.gen(), (name, gen) => {
      const table = tables[name];
      const body = table.rows.length > 0 ? table.rows.slice(0, 30) : [table.headers.map(() => "")];
      const changed = gen(spoiled, body);
      const cells: MatrixCells = { ...tables, [name]: { ...table, rows: changed } };
      const compiled = compileMatrix(cells);
      // A row that is not used is named; what is used decides without an exception.
      for (const { message, row, table: of } of compiled.issues) {
        expect(message).not.toBe("");
        if (of === name) expect(row).toBeLessThanOrEqual(table.firstRow + changed.length);
      }
      const sheet = readClaims([[...fields], ...rows.slice(0, 12)], { name: "claims", isVisit: isVisitCode });
      if (!isClaimSheet(sheet)) throw new Error(sheet.message);
      expect(isFinite(runChecks({ sheet, matrix: compiled, reference, asOf }).summary)).toBe(true);
      figures.tables++;
    }),
    OPTIONS,
  );
});

test(`a payer's list with hostile cells: every row is read, or named (seed ${SEED})`, () => {
  const list: CellValue[][] = [["HCPCS", "PA required", "Effective"]];
  for (let i = 0; i < 20; i++) list.push([`J9${String(200 + i)}`, i % 2 ? "Yes" : "No", "2026-01-01"]);
  fc.assert(
    fc.property(spoiled(list, 0.1), (cells) => {
      figures.lists++;
      const { mapping, problem } = guessMapping(cells, "PriorAuth");
      if (problem !== null) return;
      const reading = readCodeList(cells, mapping, {
        table: "PriorAuth",
        payer: "EXAMPLE-COMMERCIAL",
        source: "list",
        from: null,
      });
      for (const { message } of reading.problems) expect(message).not.toBe("");
    }),
    OPTIONS,
  );
});

test(`exports of denials with hostile cells (seed ${SEED})`, () => {
  const sheet: CellValue[][] = [["Payer", "Claim", "Patient", "DOS", "CPT", "Charge", "Paid", "CARC", "RARC"]];
  for (let i = 0; i < 15; i++) sheet.push(["Medicare", `C${i}`, `P${i}`, asOf - i, "96413", 150, 0, "CO-197", "N54"]);
  fc.assert(
    fc.property(spoiled(sheet, 0.1), (cells) => {
      figures.remittances++;
      const read = readDenialSheet(cells, "denials.csv");
      if ("answers" in read) expect(isFinite(read.answers)).toBe(true);
      else expect(read.message).not.toBe("");
    }),
    OPTIONS,
  );
});

test(`remittances of anything are read, or refused by segment (seed ${SEED})`, () => {
  const head =
    "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *261101*1200*^*00501*000000001*0*P*:~";
  const piece = fc.oneof(
    fc.constantFrom(
      "GS*HP*A*B*20261101*1200*1*X*005010X221A1~",
      "ST*835*0001~",
      "BPR*I*10*C*ACH~",
      "CLP*1*1*10*0*0*12*2~",
    ),
    fc.constantFrom(
      "SVC*HC:96413*10*0~",
      "CAS*CO*197*10~",
      "SE*3*0001~",
      "GE*1*1~",
      "IEA*1*000000001~",
      "DTM*232*20261332~",
    ),
    fc.string({ maxLength: 30, unit: "binary" }),
    hostileCell.map((cell) => `NM1*QC*1*${String(cell).slice(0, 60)}~`),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      figures.remittances++;
      try {
        expect(isFinite(readRemittance(`${head}${pieces.join("")}`, "pay.835").answers)).toBe(true);
      } catch (error) {
        if (!(error instanceof X12Problem)) throw error;
        expect(error.message).not.toBe("");
      }
    }),
    OPTIONS,
  );
});

test(`a nurse's log of hostile cells is answered, or refused with a reason (seed ${SEED})`, () => {
  const log: CellValue[][] = [
    ["J9312", "IV", "9:00", "11:42", "port"],
    ["J2469", "IV push", "8:50", "8:53", "port"],
  ];
  fc.assert(
    fc.property(spoiled(log, 0.5), (cells) => {
      figures.logs++;
      const question = { payer: "Medicare", dos: asOf, log: cells, setting: "Office" } as const;
      const answer = answerInfusion({ matrix, reference, asOf: null }, question);
      if (answer.kind !== "lines") expect(answer.message).not.toBe("");
      else for (const { reason, bill } of answer.lines) expect(bill !== null || reason !== "").toBe(true);
    }),
    OPTIONS,
  );
});

afterAll(() => {
  const file = process.env["HOSTILE_ROWS_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
});
