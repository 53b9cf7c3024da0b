import { fieldOfHeader, type Field } from "../../claims/fields";
import type { BadCell } from "../../claims/line";
import { readClaims } from "../../claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../claims/sheet";
import { isVisitCode } from "../../codes/families";
import { folded, type CellValue } from "../../values/cell";
import { parseDay, type Day } from "../../values/day";

/**
 * The example lines of a test, as a person writes them: one claim line on each line of the cell, or parted by ` | `; in it fields parted by `;`,
 * each a header of a claim sheet and its value:
 *
 *     DOS 2026-10-14; CPT 96413; Units 1; Dx C34.11 C78.7; Start 9:00; Stop 10:12
 *     CPT J9271; Units 200; Mods JZ
 *
 * - Payer is the test's, Patient is P1, and DOS is that of the line above, where a line does not say them.
 * - Several modifiers, diagnoses or vial sizes stand with blanks between them. A value with `;` or `|` in it stands in double quotes.
 * - Modifiers that no line says are none. A header without a value is a column that is there and blank: `Auth` means that the claim has no authorisation number.
 * - `As of 2026-11-25` is the day of the check, for filing limits and what expires.
 */

/** The patient of a line that names none. */
export const TEST_PATIENT = "P1";

/** What lines of a test come to. */
export interface TestLines {
  readonly kind: "lines";
  readonly sheet: ClaimSheet;
  /** Cells that cannot be what their field is, with the position of their line. */
  readonly bad: readonly (BadCell & { readonly line: number })[];
  /** The day of the check, where the lines say one. */
  readonly asOf: Day | null;
}
export interface LinesFault {
  readonly kind: "fault";
  readonly message: string;
}

/** How people call fields besides their headers; a map, because a person may write "constructor". */
const WORDS: ReadonlyMap<string, Field> = new Map([
  ["code", "CPT"],
  ["hcpcs", "CPT"],
  ["procedure", "CPT"],
  ["date", "DOS"],
  ["date of service", "DOS"],
  ["mod", "Mods"],
  ["modifier", "Mods"],
  ["modifiers", "Mods"],
  ["diagnosis", "Dx"],
  ["diagnoses", "Dx"],
  ["icd-10", "Dx"],
  ["place of service", "POS"],
  ["authorisation", "Auth"],
  ["authorization", "Auth"],
]);
/** The most words that a header has. */
const LONGEST_HEADER = 4;

interface Said {
  /** Header of the column that it fills. */
  readonly header: string;
  readonly value: string;
}

/**
 * Reads the lines of a test as a claim sheet.
 * @param payer the test's payer
 * @example readTestLines("DOS 2026-10-14; CPT 99214; Auth", "MEDICARE")
 */
export function readTestLines(text: string, payer: string): TestLines | LinesFault {
  const rows: Map<string, string>[] = [];
  let asOf: Day | null = null;
  for (const lineText of parted(text, "\n|").filter((part) => part !== "")) {
    const at = `line ${rows.length + 1}`;
    const row = new Map<string, string>();
    for (const part of parted(lineText, ";").filter((each) => each !== "")) {
      const said = saidIn(part);
      if (!said)
        return fault(`${at}: "${part}" names no field of a claim line. Write a header and its value: CPT 96413`);
      if (said.header === AS_OF) {
        const day = parseDay(said.value);
        if (day === null) return fault(`${at}: "${part}" is no date. Write it as As of 2026-11-25`);
        if (asOf !== null && asOf !== day) return fault(`${at}: "${part}" is a second day of the check. Keep one`);
        asOf = day;
      } else if (row.has(said.header)) return fault(`${at}: ${said.header} is said twice. Keep one`);
      else row.set(said.header, said.value);
    }
    if (row.size > 0) rows.push(row);
  }
  if (rows.length === 0) return fault("there are no example lines. Write one, such as DOS 2026-10-14; CPT 99214");
  let dos = "";
  for (const [i, row] of rows.entries()) {
    dos = row.get("DOS") ?? dos;
    if (dos === "") return fault(`line ${i + 1} has no DOS. Write the date of service: DOS 2026-10-14`);
    if (!row.get("CPT")) return fault(`line ${i + 1} has no CPT. Write the code: CPT 96413`);
    row.set("DOS", dos);
    row.set("Payer", row.get("Payer") ?? payer);
    row.set("Patient", row.get("Patient") ?? TEST_PATIENT);
    if (row.get("Payer") === "") return fault(`line ${i + 1} has no payer. Write a Payer ID into the column Payer`);
  }
  return sheetOf(rows, asOf);
}

function sheetOf(rows: readonly ReadonlyMap<string, string>[], asOf: Day | null): TestLines | LinesFault {
  const headers = [...new Set([...rows.flatMap((row) => [...row.keys()]), "Mods"])];
  const cells: CellValue[][] = [headers, ...rows.map((row) => headers.map((header) => row.get(header) ?? ""))];
  const sheet = readClaims(cells, { name: "example lines", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) return fault(sheet.message);
  const [unusable] = sheet.unusable;
  if (unusable) {
    const why = unusable.bad[0]?.message ?? `${unusable.missing.join(" and ")} cannot be read`;
    return fault(`line ${unusable.index}: ${why}`);
  }
  return {
    kind: "lines",
    sheet,
    asOf,
    bad: sheet.lines.flatMap(({ index, bad }) => bad.map((cell) => ({ ...cell, line: index }))),
  };
}

const fault = (message: string): LinesFault => ({ kind: "fault", message });
const AS_OF = "As of";

/** The header that a part begins with, the longest that is one, and what follows it. */
function saidIn(part: string): Said | null {
  const words = part.split(/\s+/);
  for (let n = Math.min(LONGEST_HEADER, words.length); n >= 1; n--) {
    const head = words.slice(0, n).join(" ");
    // "CPT: 96413" and "CPT=96413" are as good as "CPT 96413".
    const [, bare = "", joined = ""] = /^([^:=]*?)\s*(?:[:=]\s*(.*))?$/.exec(head) ?? [];
    const header = headerOf(bare);
    if (header === null) continue;
    const rest = words
      .slice(n)
      .join(" ")
      .replace(/^[:=]\s*/, "");
    return { header, value: unquoted([joined, rest].filter((text) => text !== "").join(" ")) };
  }
  return null;
}

function headerOf(text: string): string | null {
  const key = folded(text);
  if (key === folded(AS_OF)) return AS_OF;
  const mapped = fieldOfHeader(text);
  if (mapped) return mapped.part === 0 ? mapped.field : `${mapped.field === "Dx" ? "Dx" : "Mod"} ${mapped.part}`;
  return WORDS.get(key) ?? null;
}

const unquoted = (value: string): string => value.replace(/^"(.*)"$/s, "$1").trim();

/** A text's parts between separators, those in double quotes left alone. */
function parted(text: string, separators: string): string[] {
  const parts: string[] = [];
  let part = "";
  let quoted = false;
  for (const character of text.replaceAll("\r", "")) {
    if (character === '"') quoted = !quoted;
    if (!quoted && separators.includes(character)) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].map((each) => each.trim());
}

/** Fields and their values as a line of a test. @example testLineText([["CPT", "96413"], ["Auth", ""]]) //=> "CPT 96413; Auth" */
export function testLineText(fields: readonly (readonly [Field | typeof AS_OF, string])[]): string {
  return fields
    .map(([field, value]) => {
      const plain = value.replaceAll('"', "'").replace(/\s+/g, " ").trim();
      if (plain === "") return field;
      return `${field} ${/[;|]/.test(plain) ? `"${plain}"` : plain}`;
    })
    .join("; ");
}
