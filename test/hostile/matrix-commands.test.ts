// The commands about a matrix on hostile files: each ends by itself with a status and words, and every row is accounted for. `npm run reliability`
// tries many more.
import fc from "fast-check";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { auditWorksheet, drawAudit } from "../../src/audits/audit";
import { readAudit } from "../../src/audits/read-answers";
import { readTestLines } from "../../src/checks/matrix-tests/lines";
import { runMatrixTests } from "../../src/checks/matrix-tests/run";
import { isClaimSheet } from "../../src/claims/sheet";
import { readClaims } from "../../src/claims/read-sheet";
import { FIELDS } from "../../src/claims/fields";
import { matrixCommand } from "../../src/cli/matrix-command";
import { sample } from "../../src/cli/sample/workbook";
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { writeCsv } from "../../src/files/csv";
import { matrixFiles } from "../../src/files/matrix-files";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { tableOf } from "../../src/matrix/starter/row";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { folded, isBlank, textOf, type CellValue } from "../../src/values/cell";
import { formCells } from "../../src/values/form-sheet";
import { done, scratch } from "../cli/recorder";
import { day } from "../day";
import { file835 } from "../remittances/write-835";
import { hostileCell, spoiled } from "./cells";

const SEED = Number(process.env["FUZZ_SEED"] ?? 8);
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 15);
const OPTIONS = { seed: SEED, numRuns: RUNS };
const figures = { seed: SEED, commands: 0, fine: 0, told: 0, refused: 0, tests: 0, answers: 0 };

jest.setTimeout(1_800_000);

const files = scratch();
afterAll(() => files.remove());
afterAll(() => {
  const file = process.env["COMMAND_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
});

const asOf = day("2026-11-23");
const practice = sample();
const fields = FIELDS.filter((field) => practice.lines.some((line) => line[field] !== undefined));
const rows = practice.lines.slice(0, 30).map((line) => fields.map((field): CellValue => line[field] ?? ""));
const CLAIMS: readonly (readonly CellValue[])[] = [[...fields], ...rows];
const text = (value: CellValue): string => textOf(value);

/** The starter with example lines in MatrixTests. */
const MATRIX: MatrixCells = {
  ...starterTables(),
  MatrixTests: tableOf("MatrixTests", [
    {
      Test: "Visit needs 25",
      Payer: "EXAMPLE-COMMERCIAL",
      Lines: "DOS 2026-10-14; CPT 99214; Dx C50.911; POS 11\nCPT 96413; Dx Z51.11 C50.911; POS 11",
      Expect: "EM-02 on line 1",
    },
    { Test: "Alone", Payer: "MEDICARE", Lines: "DOS 2026-10-14; CPT 99214; Dx C50.911; POS 11", Expect: "not EM-02" },
  ]),
};

/** Writes a matrix as a folder of CSV files, over the one that was there. */
function folder(name: string, cells: MatrixCells): string {
  rmSync(files.at(name), { recursive: true, force: true });
  mkdirSync(files.at(name));
  for (const file of matrixFiles(cells)) files.write(`${name}/${file.name}`, file.text);
  return files.at(name);
}

/** A matrix of which one or two tables have hostile cells. */
const hostileMatrix = fc
  .tuple(fc.constantFrom(...TABLE_NAMES), fc.constantFrom(...TABLE_NAMES), fc.gen())
  .map(([first, second, gen]): MatrixCells => {
    const spoil = (name: (typeof TABLE_NAMES)[number]) => {
      const table = MATRIX[name];
      if (!table) throw new Error(`The starter has no ${name}`);
      const body = table.rows.length > 0 ? table.rows.slice(0, 20) : [table.headers.map(() => "")];
      return { ...table, rows: gen(spoiled, body) };
    };
    return { ...MATRIX, [first]: spoil(first), [second]: spoil(second) };
  });

/** Runs a command; what it throws beside its own refusals fails the test. */
async function ends(...args: string[]): Promise<string> {
  const { status, out, notes } = await done(matrixCommand, args);
  figures.commands++;
  if (status === 2) {
    figures.refused++;
    expect(notes.trim()).not.toBe("");
  } else if (status === 1) figures.told++;
  else figures.fine++;
  if (status !== 2 && args[0] !== "pack" && args[0] !== "hand-over") expect(out.trim()).not.toBe("");
  if (status !== 2 && args.includes("json")) expect(() => JSON.parse(out)).not.toThrow();
  return status === 2 ? "" : out;
}

test(`health, hand-over and tests of a hostile matrix (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(hostileMatrix, async (cells) => {
      const path = folder("matrix", cells);
      await ends("health", path, "--format", "json", "--as-of", "2026-11-23");
      await ends("hand-over", path, files.at("out.xlsx"), "--force");
      const report = await ends("test", path, "--format", "json", "--as-of", "2026-11-23");
      if (report === "") return;
      const { summary, tests } = JSON.parse(report);
      expect(summary.passed + summary.failed + summary.unreadable).toBe(tests.length);
    }),
    OPTIONS,
  );
});

test(`two hostile matrices compared, with claim lines (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(hostileMatrix, hostileMatrix, spoiled(CLAIMS, 0.05), async (before, after, claims) => {
      const paths = [folder("before", before), folder("after", after)];
      const sheet = files.write("claims.csv", writeCsv(claims));
      await ends("diff", ...paths, "--format", "json", "--claims", sheet, "--as-of", "2026-11-23");
    }),
    OPTIONS,
  );
});

test(`learning of hostile claims, answers and matrix (seed ${SEED})`, async () => {
  const answers = file835([
    {
      payer: "EXAMPLE COMMERCIAL PLAN",
      paidOn: asOf,
      number: "EFT9",
      claims: practice.lines.slice(0, 30).map((line, i) => ({
        claim: text(line.Claim ?? `C${i}`),
        status: i % 2 ? "4" : "1",
        patient: text(line.Patient),
        services: [
          {
            code: text(line.CPT),
            charge: 10_000,
            paid: i % 2 ? 0 : 5_000,
            dos: asOf - 30,
            adjustments: [i % 2 ? (["CO", "197", 10_000] as const) : (["CO", "45", 5_000] as const)],
          },
        ],
      })),
    },
  ]);
  const accident = fc.tuple(fc.nat(answers.length - 1), fc.nat(40), hostileCell);
  await fc.assert(
    fc.asyncProperty(
      hostileMatrix,
      spoiled(CLAIMS, 0.05),
      fc.array(accident, { maxLength: 2 }),
      async (cells, claims, accidents) => {
        const remittance = accidents.reduce(
          (whole, [at, length, by]) => whole.slice(0, at) + textOf(by).slice(0, 200) + whole.slice(at + length),
          answers,
        );
        await ends(
          ...["learn", folder("matrix", cells), "--format", "json", "--as-of", "2026-11-23"],
          ...["--claims", files.write("claims.csv", writeCsv(claims))],
          ...["--remittances", files.write("pay.835", remittance)],
        );
      },
    ),
    OPTIONS,
  );
});

test(`audits of hostile claims (seed ${SEED})`, async () => {
  const path = folder("matrix", MATRIX);
  await fc.assert(
    fc.asyncProperty(spoiled(CLAIMS, 0.05), async (claims) => {
      const sheet = files.write("claims.csv", writeCsv(claims));
      const given = ["audit", path, "--claims", sheet, "--size", "5", "--by", "payer", "--format", "json"];
      await ends(...given, "--out", files.at("worksheet.csv"), "--force");
    }),
    OPTIONS,
  );
});

test(`every row of a hostile worksheet is answered, unanswered or named (seed ${SEED})`, async () => {
  const matrix = compileMatrix(MATRIX);
  const sheet = readClaims(CLAIMS, { name: "claims", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const source = { lines: sheet.lines, payers: matrix.payers };
  const audit = drawAudit(source, { population: {}, size: { size: 8 }, seed: 1 });
  if (!audit) throw new Error("nothing was drawn");
  const form = auditWorksheet(audit, { claims: "claims", revision: matrix.revision });
  const whole = formCells(form);
  const { length } = form.head;
  const headers = whole[length] ?? [];
  const column = (header: string): number => headers.indexOf(header);
  const answered = whole
    .slice(length + 1)
    .map((row, i) => row.map((cell, at) => (at === column("Answer") && i % 3 ? "Yes" : cell)));
  await fc.assert(
    fc.asyncProperty(spoiled(answered, 0.1), fc.boolean(), async (cells, isTwice) => {
      const body = [...cells, ...(isTwice ? cells.slice(0, 3) : [])];
      const read = readAudit([...form.head, headers, ...body], source, matrix.revision);
      if ("fault" in read) throw new Error(read.fault);
      const { answers, problems } = read;
      for (const { answer } of answers.values()) expect(["Yes", "No", "NA"]).toContain(answer);
      const named = new Set(problems.map(({ row }) => row));
      // Of two answers that contradict each other none is taken: the second names the first.
      for (const { message } of problems) named.add(Number(/stands in row (\d+) too/.exec(message)?.[1] ?? 0));
      body.forEach((row, i) => {
        figures.answers++;
        const at = (header: string): string => textOf(row[column(header)]);
        const said = folded(at("Answer"));
        if (said === "" || row.every(isBlank) || named.has(length + 2 + i)) return;
        const asks = at("Question").replace(/^\d+\./, "");
        const question = audit.questions.find((one) => one.code === at("Encounter").toLowerCase() && one.asks === asks);
        expect(answers.get(question?.id ?? "")?.answer[0]?.toLowerCase()).toBe(said[0]);
      });
    }),
    OPTIONS,
  );
});

test(`every row of hostile MatrixTests has an outcome (seed ${SEED})`, () => {
  const table = MATRIX.MatrixTests;
  if (!table) throw new Error("no tests");
  const matrix = compileMatrix(MATRIX);
  const reference = bundledReference();
  fc.assert(
    fc.property(spoiled([...table.rows, ...table.rows, ...table.rows], 0.3), (cells) => {
      const results = runMatrixTests({ ...table, rows: cells }, { matrix, reference, asOf });
      const told = new Set(results.map(({ test: { row } }) => row));
      const width = headersOf("MatrixTests").length;
      cells.forEach((row, i) => {
        figures.tests++;
        if (!row.slice(0, width).every(isBlank)) expect(told).toContain(table.firstRow + i);
      });
      for (const { outcome } of results) {
        if (outcome.kind === "unreadable") expect(outcome.message).not.toBe("");
        if (outcome.kind === "failed") expect(outcome.missed.length).toBeGreaterThan(0);
      }
    }),
    OPTIONS,
  );
});

test(`example lines of anything are lines, or refused with a reason (seed ${SEED})`, () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "DOS 2026-10-14",
      "CPT 96413",
      "Dx C34.11",
      "__proto__ 1",
      "constructor x",
      "As of 2026-99-99",
      '"',
    ),
    hostileCell.map(textOf),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.constantFrom("; ", "\n", " | ", " ")), { maxLength: 12 }), (pieces) => {
      figures.tests++;
      const read = readTestLines(pieces.flat().join(""), "MEDICARE");
      if (read.kind === "fault") expect(read.message).not.toBe("");
      else expect(read.sheet.lines.length).toBeGreaterThan(0);
    }),
    OPTIONS,
  );
});

test(`national tables after accidents are packed, or refused (seed ${SEED})`, async () => {
  const whole =
    "Column1/Column2 Edits\t\t\t\t\t\t\r\n36415\t99214\t\t20200101\t*\t0\tx\r\n96413\t99214\t\t20200101\t20200101\t9\tx\r\n";
  mkdirSync(files.at("cms"));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.nat(20), hostileCell, async (at, length, by) => {
      const spoilt = whole.slice(0, at) + textOf(by).slice(0, 100) + whole.slice(at + length);
      files.write("cms/ccipra-v322r0.TXT", spoilt);
      await ends("pack", files.at("cms"), files.at("out.tables"), "--force");
    }),
    OPTIONS,
  );
});

test(`commands called with anything say how they are called (seed ${SEED})`, async () => {
  const matrix = folder("matrix", MATRIX);
  const claims = files.write("claims.csv", writeCsv(CLAIMS));
  const before = readFileSync(claims, "utf8");
  const argument = fc.oneof(
    fc.constantFrom(
      ...["health", "diff", "test", "hand-over", "pack", "learn", "audit", "--format", "json", "--as-of", "--claims"],
      ...[
        "--size",
        "--margin",
        "--confidence",
        "--seed",
        "--by",
        "--family",
        "--letter",
        "--accept",
        "--map",
        "--sheet",
      ],
      ...[matrix, claims, "-1", "0", "1e309", "NaN", "2026-02-30", "__proto__", ""],
    ),
    fc.string({ maxLength: 8 }).filter((each) => !/[\\/\0.]/.test(each)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(argument, { maxLength: 7 }), async (args) => {
      // What would write is pointed at nothing here: the commands above do that.
      if (args[0] === "starter" || args.includes("--force") || args.includes("--out")) return;
      await done(matrixCommand, args[0] === "hand-over" || args[0] === "pack" ? ["health", ...args.slice(1)] : args);
      figures.commands++;
    }),
    OPTIONS,
  );
  expect(readFileSync(claims, "utf8")).toBe(before);
});
