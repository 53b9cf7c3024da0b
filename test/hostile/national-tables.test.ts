// CMS's files with bytes changed, lines lost and hostile cells: each is imported, or refused whole with a reason that names it.
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { fileOfBytes } from "../../src/files/cms/cms-file";
import { importContents } from "../../src/files/cms/import";
import { UnusableFile } from "../../src/files/problem";
import { utf8, zipOf } from "../files/archive";
import { HOSTILE } from "./cells";

jest.setTimeout(1_800_000);

const SEED = Number(process.env["FUZZ_SEED"] ?? 8);
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 60);
const figures = { seed: SEED, tried: 0, imported: 0, refused: 0 };

const pairs = [
  "Column1/Column2 Edits\t\t\t\t\t\t",
  "Column 1\tColumn 2\t\tEffective\tDeletion\tModifier\t",
  ...Array.from(
    { length: 40 },
    (_, i) => `964${10 + (i % 8)}\t992${10 + i}\t\t20200101\t${i % 3 ? "*" : "20241231"}\t${i % 2}\tCPT`,
  ),
];
const limits = [
  '"HCPCS/CPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
  ...Array.from({ length: 40 }, (_, i) => `992${10 + i},${i},${1 + (i % 3)} Line Edit,Clinical: Data`),
];
const addOns = [
  "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\tSpecial_Instruction_Notes",
  ...Array.from({ length: 20 }, (_, i) => `1\t964${15 + (i % 3)}\t\t964${13 + (i % 2)}\t\t2013-04-01\t\t`),
];
const FILES: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ["ccipra-v302r0-f1.TXT", pairs],
  ["MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", limits],
  ["AOC_V2024Q3-01.txt", addOns],
];

/** What happens to a file on its way: a line replaced, lost, doubled or spoiled in one of its cells, or the rest cut off. */
interface Accident {
  readonly at: number;
  readonly cell: number;
  readonly kind: "spoil" | "lose" | "double" | "replace" | "cut";
  readonly text: string;
}

const accident: fc.Arbitrary<Accident> = fc.record({
  at: fc.nat(60),
  cell: fc.nat(7),
  kind: fc.constantFrom("spoil", "lose", "double", "replace", "cut"),
  text: fc.oneof(
    fc.constantFrom(...HOSTILE.map((cell) => String(cell ?? "").slice(0, 4_000))),
    fc.string({ maxLength: 20, unit: "binary" }),
  ),
});

function after(lines: readonly string[], accidents: readonly Accident[]): string {
  const all = [...lines];
  for (const { at, cell, kind, text } of accidents) {
    const line = at % Math.max(1, all.length);
    if (kind === "lose") all.splice(line, 1);
    else if (kind === "double") all.splice(line, 0, all[line] ?? "");
    else if (kind === "replace") all[line] = text;
    else if (kind === "cut") all.splice(line, all.length, (all[line] ?? "").slice(0, cell));
    else
      all[line] = (all[line] ?? "")
        .split("\t")
        .map((own, i) => (i === cell ? text : own))
        .join("\t");
  }
  return all.join("\r\n");
}

test(`files of CMS after accidents (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(accident, { maxLength: 4 }),
      fc.boolean(),
      fc.option(fc.record({ at: fc.nat(5_000), byte: fc.nat(255) })),
      async ([name, lines], accidents, isZipped, change) => {
        const text = after(lines, accidents);
        const bytes = isZipped ? zipOf([{ name, data: text }]) : utf8(text);
        if (change) bytes[change.at % Math.max(1, bytes.length)] = change.byte;
        const file = fileOfBytes(isZipped ? "cms.zip" : name, bytes);
        figures.tried++;
        try {
          const imported = await importContents([file]);
          expect(imported.notes.every((note) => note !== "")).toBe(true);
          figures.imported++;
        } catch (error) {
          if (!(error instanceof UnusableFile)) throw error;
          expect(error.message).toContain(isZipped ? "cms.zip" : name);
          figures.refused++;
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
  expect(figures.imported).toBeGreaterThan(0);
  expect(figures.refused).toBeGreaterThan(0);
});

afterAll(() => {
  const file = process.env["NATIONAL_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
});
