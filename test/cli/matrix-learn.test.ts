// What payers answered, from a terminal: the evidence in words, proposals that are written only where somebody says so, letters, audits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { matrixCommand } from "../../src/cli/matrix-command";
import { matrixFiles } from "../../src/files/matrix-files";
import { day } from "../day";
import { emptyMatrix } from "../learning/simulator/year";
import { file835, type WrittenClaim } from "../remittances/write-835";
import { done, scratch } from "./recorder";
import { mkdirSync } from "node:fs";

// Excel files are read by a library that is loaded when the first one is.
jest.setTimeout(60_000);

const files = scratch();
afterAll(() => files.remove());

const MATRIX = files.at("matrix");
mkdirSync(MATRIX);
for (const { name, text } of matrixFiles(emptyMatrix())) files.write(join("matrix", name), text);

/** Twelve lines of J9299, two a month: those from March on are denied for want of an authorisation, and one of them that has a number. */
const DATES = [
  "2026-01-05",
  "2026-01-12",
  "2026-02-02",
  "2026-02-09",
  "2026-03-02",
  "2026-03-09",
  "2026-04-06",
  "2026-04-13",
  "2026-05-04",
  "2026-05-11",
];
const isDenied = (i: number): boolean => i >= 4;
const claims = files.write(
  "claims.csv",
  [
    "Payer,Patient,DOS,CPT,Claim,Line,Units,Charge,Dx,Auth",
    ...DATES.map((dos, i) => `Lakeside PPO,"P${i}, A",${dos},J9299,C${i},1,240,7200,C34.11,${i === 9 ? "A-77" : ""}`),
  ].join("\n"),
);
const answered = DATES.map((dos, i): WrittenClaim => ({
  claim: `C${i}`,
  status: isDenied(i) ? "4" : "1",
  patient: `P${i}, A`,
  received: day(dos) + 3,
  services: [
    {
      code: "J9299",
      charge: 720_000,
      paid: isDenied(i) ? 0 : 500_000,
      dos: day(dos),
      line: "1",
      adjustments: [isDenied(i) ? ["CO", "197", 720_000] : ["CO", "45", 220_000]],
    },
  ],
}));
const remittance = files.write(
  "may.835",
  file835([{ payer: "LAKESIDE PPO", paidOn: day("2026-06-01"), number: "EFT9", claims: answered }]),
);
const learn = (...args: string[]) =>
  done(matrixCommand, ["learn", MATRIX, "--claims", claims, "--remittances", remittance, ...args]);

test("the evidence in words, with numbers, money, the trend and the lines", async () => {
  const { status, out } = await learn();
  expect(status).toBe(1);
  expect(out.replace(/\s+/g, " ")).toContain(
    "1. 5 lines of J9299 denied CO-197 by Lakeside PPO since 2 Mar 2026, 4 lines before it otherwise, no PriorAuth row: add Required from 2 Mar 2026? $36,000; lines 5, 6, 7, 8, 9",
  );
  expect(out.replace(/\s+/g, " ")).toContain(
    "10 answered lines, 6 denied ($43,200), 0 of them predicted (0%, $0.00), 4 false alarms",
  );
  expect(out).toContain("2026-03      2     0    0%");
});

test("as one JSON object, as documented", async () => {
  const report = JSON.parse((await learn("--format", "json")).out);
  expect(Object.keys(report)).toEqual([
    "version",
    "asOf",
    "matrix",
    "summary",
    "trend",
    "table",
    "proposals",
    "unjoined",
    "notes",
  ]);
  expect(report.summary).toEqual({
    answered: 10,
    denied: 6,
    predicted: 0,
    falseAlarms: 4,
    deniedBilled: 4_320_000,
    predictedBilled: 0,
  });
  expect(report.table[0]).toEqual(
    expect.objectContaining({
      payer: "LAKESIDE",
      check: "AUTH-01",
      deniedNotPredicted: { lines: [5, 6, 7, 8, 9, 10], billed: 4_320_000 },
      cleanPaid: { lines: [1, 2, 3, 4], billed: 2_880_000 },
    }),
  );
  expect(report.proposals[0]).toMatchObject({
    number: 1,
    kind: "hole",
    check: "AUTH-01",
    table: "PriorAuth",
    supporting: [5, 6, 7, 8, 9],
    changes: [
      {
        kind: "add",
        values: {
          "Rule ID": "PA-0001",
          Payer: "LAKESIDE",
          Codes: "J9299",
          Requirement: "Required",
          From: day("2026-03-02"),
        },
      },
    ],
  });
});

test("what is accepted is written elsewhere, and then those denials are predicted", async () => {
  const before = readFileSync(join(MATRIX, "PriorAuth.csv"), "utf8");
  const out = files.at("accepted");
  const { notes } = await learn("--accept", "1", "--out", out);
  expect(notes).toContain("Accepted: J9299: Required from 2 Mar 2026");
  expect(readFileSync(join(MATRIX, "PriorAuth.csv"), "utf8")).toBe(before);
  expect(readFileSync(join(out, "PriorAuth.csv"), "utf8")).toMatch(
    /PA-0001,LAKESIDE,J9299,,,Required,,2026-03-02,,"?Remittances of 1 Jun 2026, payment EFT9: 5 lines"?,2026-06-01,2026-11-23/,
  );
  const again = await done(matrixCommand, [
    "learn",
    out,
    "--claims",
    claims,
    "--remittances",
    remittance,
    "--format",
    "json",
  ]);
  expect(JSON.parse(again.out)).toMatchObject({ summary: { denied: 6, predicted: 5 }, proposals: [] });
  // The line with a number was denied although the matrix says that it was right: its facts, with row, source and dates.
  const letter = await done(matrixCommand, [
    "learn",
    out,
    "--claims",
    claims,
    "--remittances",
    remittance,
    "--letter",
    "10",
  ]);
  expect(letter.out).toContain("Authorisation on the claim: A-77");
  expect(letter.out).toContain("Denied: CO-197 (no authorisation), 1 Jun 2026, payment EFT9");
  expect(letter.out).toContain("- AUTH-01 (authorisation missing) was checked and found nothing.");
  const found = await done(matrixCommand, [
    "learn",
    out,
    "--claims",
    claims,
    "--remittances",
    remittance,
    "--letter",
    "5",
  ]);
  expect(found.out).toContain("The checks found it too: AUTH-01");
});

test("a folder of remittances: a broken one is named with segment and byte, the others are read", async () => {
  mkdirSync(files.at("era"));
  files.write(join("era", "whole.835"), readFileSync(remittance));
  files.write(join("era", "cut.835"), readFileSync(remittance).subarray(0, 1200));
  const { status, notes } = await done(matrixCommand, [
    "learn",
    MATRIX,
    "--claims",
    claims,
    "--remittances",
    files.at("era"),
  ]);
  expect(status).toBe(1);
  expect(notes).toMatch(/cut\.835: Segment \d+ \(\w+, at byte \d+\): the file ends within it/);
  expect(
    (await done(matrixCommand, ["learn", MATRIX, "--claims", claims, "--remittances", files.at("era/cut.835")])).status,
  ).toBe(2);
});

test("wrong use is told", async () => {
  expect((await done(matrixCommand, ["learn", MATRIX, "--claims", claims])).notes).toContain(
    "name it with --remittances",
  );
  expect((await learn("--accept", "7", "--out", files.at("none"))).notes).toContain(
    "the proposals are numbered 1 to 1",
  );
  expect((await learn("--letter", "1")).notes).toContain("no denied line stands in this position");
});

test("an audit: the same seed gives the same worksheet, and answers a score", async () => {
  const audit = (...args: string[]) =>
    done(matrixCommand, ["audit", MATRIX, "--claims", claims, "--size", "4", ...args]);
  const first = await audit("--seed", "7", "--out", files.at("sheet.csv"));
  expect(first.out).toContain("Drawn: 4 of 10 encounters, for 4 encounters, seed 7");
  await audit("--seed", "7", "--out", files.at("again.csv"));
  const sheet = readFileSync(files.at("sheet.csv"), "utf8");
  expect(readFileSync(files.at("again.csv"), "utf8")).toBe(sheet);
  await audit("--seed", "8", "--out", files.at("other.csv"));
  expect(readFileSync(files.at("other.csv"), "utf8")).not.toBe(sheet);
  let left = 1;
  const filled = sheet
    .split("\r\n")
    .map((row) => (/^\d+\./.test(row) ? row.replace(/,,$/, left-- > 0 ? ",No,not found" : ",Yes,") : row))
    .join("\n");
  const answers = files.write("filled.csv", filled);
  const { out, status } = await audit("--seed", "7", "--answers", answers);
  expect(status).toBe(0);
  expect(out).toContain("Encounters in error: 1 of 4 that are reviewed");
  expect(out).toMatch(/Error rate: 25\.0%, between 6\.4% and 61\.9% with 95\.0% confidence/);
  expect(out).toContain("Money in error: $7,200 of $28,800 billed");
  expect(out).toContain("In the whole population: $18,000, between $7,200 and");
  // The worksheet says itself what was drawn.
  expect((await done(matrixCommand, ["audit", MATRIX, "--claims", claims, "--answers", answers])).out).toBe(out);
  expect(await audit("--seed", "9", "--answers", answers)).toMatchObject({
    status: 2,
    notes: expect.stringMatching(/was drawn with Seed "7", and the options say "9": leave them out/),
  });
});

test("a worksheet as a workbook, there and back, and a file that is none", async () => {
  const command = ["audit", MATRIX, "--claims", claims];
  const book = files.at("sheet.xlsx");
  await done(matrixCommand, [...command, "--size", "4", "--seed", "7", "--out", book]);
  const back = await done(matrixCommand, [...command, "--answers", book, "--format", "json"]);
  expect(back.status).toBe(0);
  expect(JSON.parse(back.out)).toMatchObject({
    plan: { population: {}, size: { size: 4 }, seed: 7 },
    score: { asked: 8, answered: 0, errors: [] },
    problems: [],
    notes: [],
  });
  const none = await done(matrixCommand, [...command, "--answers", claims]);
  expect(none).toMatchObject({
    status: 2,
    notes: expect.stringMatching(/claims\.csv.*no row has the headers of an audit worksheet/),
  });
});
