import { parseCodeList } from "../../codes/code-list";
import { isCodeShape, normalCode } from "../../codes/shapes";
import { textOf, type CellValue } from "../../values/cell";
import { splitList } from "../../values/lists";

/** The codes that a list's cell names, each as a rule would write it; or what is wrong with the cell and what to do. */
export type CodeCell =
  /** `terms`: codes, ranges and prefixes, one rule each; a list that excludes stays one rule. */
  { readonly kind: "codes"; readonly terms: readonly string[] } | { readonly kind: "fault"; readonly message: string };

const DASHES = /[\u2010-\u2015\u2212]/g;
const BETWEEN = /\b([A-Z0-9]{5})\s*(?:-|\bto\b|\bthru\b|\bthrough\b)\s*([A-Z0-9]{5})\b/gi;

/**
 * Reads a cell of a payer's list: codes with `;`, `,`, `/` or spaces between, ranges with a dash or "to". What a spreadsheet did to a code
 * is recognised and named; it is never mended, since the digits that are gone may have been others.
 * @example readCodeCell("J9271, J9299") //=> { kind: "codes", terms: ["J9271", "J9299"] }
 * @example readCodeCell("540T").kind //=> "fault"
 */
export function readCodeCell(value: CellValue): CodeCell {
  const said = normalCode(textOf(value)).replace(DASHES, "-");
  const ranges = said.replace(BETWEEN, "$1-$2");
  const parts = splitList(ranges).flatMap(apart);
  const faults = parts.flatMap((part) => faultOf(part.replace(/^!/, "")) ?? []);
  if (faults.length > 0) return { kind: "fault", message: [...new Set(faults)].join("; ") };
  const parsed = parseCodeList(parts.join(";"));
  if ("faults" in parsed) return { kind: "fault", message: `${parsed.faults.join("; ")}. Correct the cell` };
  const texts = [...new Set(parts)];
  return { kind: "codes", terms: parsed.list.excluded.length > 0 ? [texts.join(";")] : texts };
}

const isTerm = (text: string): boolean =>
  isCodeShape(text) || /^!?[A-Z0-9]{5}(-[A-Z0-9]{5})?$|^!?[A-Z0-9]{1,4}\*$/.test(text);

/** Codes with spaces or strokes between them; anything else stays one part, so that its fault names all of it. */
function apart(part: string): string[] {
  const pieces = part.split(/[\s/]+/).filter((piece) => piece !== "");
  return pieces.length > 1 && pieces.every((piece) => isTerm(piece) && !/^[A-Z]{5}$/.test(piece)) ? pieces : [part];
}

/** What is wrong with one part of a cell, with what to do; `null` where it reads as a code, range or prefix. */
function faultOf(part: string): string | null {
  if (isCodeShape(part) || part === "*") return null;
  if (/^\d(\.\d+)?E\+?\d+$/.test(part)) {
    return `"${part}" is what Excel made of a code: its digits are lost. Take the code from the payer's own list, and format the column as Text before pasting`;
  }
  if (/^\d+\.0+$/.test(part))
    return `"${part}" is a number with decimals. Format the column as Text and write the code`;
  if (/^\d{1,4}$/.test(part) || /^\d{1,3}[FTUMA]$/.test(part)) {
    return `"${part}" may have lost its leading zeros (${part.padStart(5, "0")}?). Look it up and write all five characters`;
  }
  const withModifier = /^([A-Z0-9]{5})[-\s:]+([A-Z0-9]{2})$/.exec(part);
  if (withModifier?.[1] && isCodeShape(withModifier[1])) {
    return `"${part}" has a modifier. Write ${withModifier[1]} alone if the rule holds with every modifier`;
  }
  if (/^[A-V]?[\dO]{4,5}$/.test(part) && part.includes("O")) {
    return `"${part}" has the letter O. If it stands for a zero, write the digit 0`;
  }
  const withWords = /^([A-Z0-9]{5})\b[\s:,-]+\S/.exec(part);
  if (withWords?.[1] && isCodeShape(withWords[1]) && !/^[A-Z0-9]{5}-[A-Z0-9]{5}$/.test(part)) {
    return `"${shortened(part)}" is more than a code. Leave ${withWords[1]} alone in the cell`;
  }
  if (/^[A-Z0-9]{5}-[A-Z0-9]{5}$/.test(part) || /^[A-Z0-9]{1,4}\*$/.test(part)) {
    const parsed = parseCodeList(part);
    return "faults" in parsed ? `${parsed.faults.join("; ")}. Correct the cell` : null;
  }
  return `"${shortened(part)}" is not a code. Codes have five characters, such as J9271 or 96413`;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
