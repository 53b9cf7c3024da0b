// Files that were made to fill the memory or the day, each read in a process of its own: how long it takes and how much memory has a bound.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { workbookOf, zipOf } from "../files/archive";
import type { ReadApart } from "./read-apart";

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, "../..");
const READ = join(__dirname, "read-apart.ts");
const MOST_MILLISECONDS = 20_000;
/** Far less than a browser gives to a page. */
const MOST_BYTES = 1_300_000_000;

const scratch = mkdtempSync(join(tmpdir(), "bounded-"));
const found: Record<string, ReadApart> = {};
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  const file = process.env["BOUNDED_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(found));
});

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheet = (rows: string, declaration = ""): string =>
  `<?xml version="1.0"?>${declaration}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
const withSheet = (xml: string): Uint8Array => workbookOf("", { instead: { "xl/worksheets/sheet1.xml": xml } });
const ENTITIES = [
  '<!DOCTYPE worksheet [<!ENTITY e0 "boom">',
  ...Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`),
  "]>",
].join("");
const text = (of: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${of}</t></is></c></row>`;

function nested(deep: number): Uint8Array {
  let inner = zipOf([{ name: "a.txt", data: "x".repeat(5_000_000) }]);
  for (let level = 0; level < deep; level++) inner = zipOf([{ name: `${level}.zip`, data: inner }]);
  return inner;
}

/** Each file, and what is said of it: `null` where it may be read, as it says little. */
const FILES: readonly (readonly [name: string, file: string, make: () => Uint8Array, refusal: RegExp | null])[] = [
  [
    "400 MB of blanks in a small workbook",
    "a.xlsx",
    () => withSheet(sheet(text(" ".repeat(400_000_000)))),
    /too large to read/,
  ],
  [
    "such a part whose directory says that it is small",
    "b.xlsx",
    () => zipOf([{ name: "[Content_Types].xml", data: "<Types/>".repeat(25_000_000), stated: 100 }]),
    /damaged|too large/,
  ],
  ["a zip within a zip, 200 deep", "c.xlsx", () => nested(200), /is an archive, but no Excel workbook/],
  ["entities that would be a gigabyte", "d.xlsx", () => withSheet(sheet(text("&e9;"), ENTITIES)), null],
  [
    "a cell at the far end, so a range of A1:XFD1048576",
    "e.xlsx",
    () => workbookOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    /larger than can be read/,
  ],
  [
    "a dimension that is claimed to be everything",
    "f.xlsx",
    () =>
      withSheet(
        `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${text("ok")}</sheetData></worksheet>`,
      ),
    null,
  ],
  [
    "one line of fifty million characters",
    "g.csv",
    () => new TextEncoder().encode("a,".repeat(25_000_000)),
    /has 25,000,000 columns/,
  ],
  [
    "a quote that is never closed, in 15 MB",
    "h.csv",
    () => new TextEncoder().encode(`a,"${"b,\n".repeat(5_000_000)}`),
    /never closed/,
  ],
  ["a million blank rows", "i.csv", () => new TextEncoder().encode(`Payer,CPT\n${",\n".repeat(1_000_000)}`), null],
];

test.each(FILES)("%s", (name, file, make, refusal) => {
  const path = join(scratch, file);
  writeFileSync(path, make());
  const run = spawnSync(process.execPath, ["--require", "tsx/cjs", READ, path], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: 100_000,
  });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const told = JSON.parse(run.stdout) as ReadApart;
  found[name] = told;
  if (refusal) expect(told.refused).toMatch(refusal);
  expect(told.milliseconds).toBeLessThan(MOST_MILLISECONDS);
  expect(told.bytes).toBeLessThan(MOST_BYTES);
});
