import * as fc from "fast-check";
import { writeFileSync } from "node:fs";
import { readExport } from "../../src/files/export-file";
import { UnusableFile } from "../../src/files/problem";
import { handOverBytes } from "../../src/files/hand-over-file";
import { readMatrixFolder } from "../../src/files/matrix-files";

const SEED = Number(process.env["FUZZ_SEED"] ?? 8);
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 60);
const figures = { tried: 0, read: 0, refused: 0, seed: SEED };

const PIECES = [
  '"',
  ",",
  ";",
  "\t",
  "\r\n",
  "\0",
  "=1+1",
  "<b>",
  "\u202e",
  "\u200b",
  "__proto__",
  "NaN",
  "ISA*",
  "~",
  "A".repeat(32_767),
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()))
  .map((parts) => new TextEncoder().encode(parts.join("")));
const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 4_000 }));

/** Reads, or refuses with a reason; any other error goes on and fails the test. */
async function readOrRefused(read: () => unknown): Promise<void> {
  figures.tried += 1;
  try {
    await read();
    figures.read += 1;
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    expect(error.message.trim()).not.toBe("");
    figures.refused += 1;
  }
}

test(`an export of any bytes is read or refused (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(bytes, (each) => readOrRefused(() => readExport(each, "export.csv"))),
    { seed: SEED, numRuns: RUNS },
  );
}, 600_000);

test(`a workbook with a byte changed is read or refused (seed ${SEED})`, async () => {
  const whole = await handOverBytes(
    readMatrixFolder(
      (table) => (table === "Payers" ? new TextEncoder().encode("Payer\nPayer A\n") : undefined),
      "matrix",
    ),
    46349,
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const each = cut ? whole.slice(0, at) : whole.slice();
      if (!cut) each[at] = byte;
      return readOrRefused(() => readExport(each, "export.xlsx"));
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 600_000);

afterAll(() => {
  const file = process.env["HOSTILE_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
});
