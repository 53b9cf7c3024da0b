// Files that were made to fill the memory or the day: refused with a reason, or read as what they say, at once.
import { readExport } from "../../src/files/export-file";
import { UnusableFile } from "../../src/files/problem";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { utf8, workbookOf, zipOf } from "../files/archive";

/** Entities that name each other ten times, nine deep: a gigabyte where somebody expands them. */
const ENTITIES = [
  '<!DOCTYPE worksheet [<!ENTITY e0 "boom">',
  ...Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`),
  "]>",
].join("");

const inline = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** A workbook whose sheet begins with a declaration of its own. */
function declaring(declaration: string, rows: string): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const sheet = `<?xml version="1.0"?>${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  return workbookOf(inline("ok"), { instead: { "xl/worksheets/sheet1.xml": sheet } });
}

/** The longest text that a reading holds, or the message of its refusal. */
async function longest(bytes: Uint8Array, file: string): Promise<number | string> {
  try {
    const sheets = await readExport(bytes, file);
    return Math.max(0, ...sheets.flatMap(({ cells }) => cells.flat().map((cell) => String(cell ?? "").length)));
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    return error.message;
  }
}

test("entities that name each other are not expanded", async () => {
  const found = await longest(declaring(ENTITIES, inline("&e9;")), "export.xlsx");
  if (typeof found === "number") expect(found).toBeLessThan(100);
  else expect(found).not.toBe("");
});

test("an entity that names a file of the computer reads nothing of it", async () => {
  const bytes = declaring('<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]>', inline("&f;"));
  const found = await longest(bytes, "export.xlsx");
  if (typeof found === "number") expect(found).toBeLessThan(100);
});

test("an archive within an archive is not opened", async () => {
  let inner = zipOf([{ name: "a.txt", data: "x".repeat(1_000_000) }]);
  for (let deep = 0; deep < 20; deep++) inner = zipOf([{ name: `${deep}.zip`, data: inner }]);
  expect(await longest(inner, "export.xlsx")).toMatch(/is an archive, but no Excel workbook/);
});

test("one line of fifty million characters is read or refused", async () => {
  const found = await longest(utf8("a,".repeat(25_000_000)), "export.csv");
  expect(typeof found === "number" || found !== "").toBe(true);
});

test("a million blank rows are none", async () => {
  const [sheet] = await readExport(utf8(`Payer,Patient,DOS,CPT\n${",,,\n".repeat(1_000_000)}`), "export.csv");
  const read = readClaims(sheet?.cells ?? [], { name: "export", isVisit: () => false });
  if (!isClaimSheet(read)) throw new Error(read.message);
  expect([read.lines, read.unusable, read.skipped, read.problems]).toEqual([[], [], [], []]);
});
