// The pair table as CMS ships it: six lines of header, then tab separated rows.
import { closeSync, openSync, writeSync } from "node:fs";
import { dayAt } from "../../../src/cli/sample/days";
import { digitsOf } from "./digits";
import type { PairLine } from "./national-pairs";

export const CMS_NAME = "ccipra-v302r0-f1.TXT";
const HEADER = [
  "CPT only copyright of its owner. No descriptors stand here.",
  "Column1/Column2 Edits",
  "Column 1\tColumn 2\t*=in\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
  "\t\texistence\tDate\tDate\t0=not allowed\t",
  "\t\tprior to\t\t*=no\t1=allowed\t",
  "\t\t1996\t\tdata\t9=not applicable\t",
];
const RATIONALES = [
  "Misuse of Column Two code with Column One code",
  "Standards of medical / surgical practice",
  "HCPCS/CPT procedure code definition",
  "CPT Manual or CMS manual coding instruction",
];
/** The published source has no effective dates, and CMS's file has one in each row: quarters stand there in their place. */
const QUARTERS = Array.from({ length: 60 }, (_, i) =>
  dayAt(`${2009 + Math.floor(i / 4)}-${["01", "04", "07", "10"][i % 4]}-01`),
);

/** The effective date that is made for a row: most rows of a column 1 code have the same. */
export function madeEffective(column1: string, to: number | null, row: number): number {
  let hash = 0;
  for (let i = 0; i < column1.length; i++) hash = (hash * 31 + column1.charCodeAt(i)) >>> 0;
  const at = (row * 2_654_435_761) % 10 < 8 ? hash : hash + row;
  const day = QUARTERS[at % QUARTERS.length] ?? 0;
  return to !== null && to < day ? to : day;
}

/** Writes the text. @returns bytes */
export function writeCmsText(path: string, pairs: Iterable<PairLine>): number {
  const file = openSync(path, "w");
  let bytes = 0;
  let block = `${HEADER.join("\r\n")}\r\n`;
  let row = 0;
  for (const [column1, column2, from, to, indicator] of pairs) {
    const effective = digitsOf(from ?? madeEffective(column1, to, row));
    const deleted = to === null ? "*" : digitsOf(to);
    block += `${column1}\t${column2}\t\t${effective}\t${deleted}\t${indicator}\t${RATIONALES[row % RATIONALES.length] ?? ""}\r\n`;
    if (++row % 20_000 !== 0) continue;
    bytes += writeSync(file, block);
    block = "";
  }
  bytes += writeSync(file, block);
  closeSync(file);
  return bytes;
}
