/**
 * Cuts the bundled reference sets out of CMS's tables: `npx tsx build/cut-reference.ts FOLDER`.
 * FOLDER holds the tables under the names below (one row a record, no quotes). Only codes that the code lifecycle names are kept:
 * the product's checks need no more, and a practice imports the whole tables itself.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { join } from "node:path";
import { fixedDay } from "../src/codes/data/dates";
import { knownLives, lifeOn } from "../src/codes/lifecycle";
import { pairText, pairsFromText } from "../src/codes/reference/pair-text";
import { pairsHash } from "../src/codes/reference/packed-pairs";
import type { PairRow } from "../src/codes/reference/pair-builder";
import { parseDay } from "../src/values/day";

const folder = process.argv[2];
if (!folder) throw new Error("say the folder with the tables: npx tsx build/cut-reference.ts FOLDER");
const target = join(import.meta.dirname, "../src/codes/reference/bundled");

const records = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
const read = (name: string): string[][] => {
  const bytes = readFileSync(join(folder, name));
  return records((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
};
const write = (name: string, text: string): void => {
  writeFileSync(join(target, name), text);
  console.log(`${name}: ${text.length} bytes, ${gzipSync(text).length} gz`);
};

const EDITION = "2024-07";
const editionDay = fixedDay(`${EDITION}-01`);
const lives = knownLives();
const pairRecords = read("ncci-ptp-practitioner-2024-07.csv.gz");
const mueRecords = read("mue-practitioner-2024-04.csv");
const listed = new Set([
  ...pairRecords.flatMap(([a = "", b = ""]) => [a, b]),
  ...mueRecords.map(([code = ""]) => code),
]);

// Covered: what the edition lists, and what certainly lived then. A code whose start is not confirmed may be younger than the edition.
const covered = [...lives.keys()].filter((code) => {
  if (listed.has(code)) return true;
  const answer = lifeOn(lives.get(code), editionDay);
  return answer.kind === "ended" || (answer.kind === "active" && !answer.life.note.startsWith("Start not confirmed"));
});
const inCut = new Set(covered);

const indicatorOf = (text: string): 0 | 1 | 9 => (text === "0" ? 0 : text === "1" ? 1 : 9);
const pairs: PairRow[] = [];
for (const [a = "", b = "", deleted = "", indicator = ""] of pairRecords) {
  if (inCut.has(a) && inCut.has(b))
    pairs.push([a, b, null, deleted === "" ? null : parseDay(deleted), indicatorOf(indicator)]);
}
const text = pairText(pairs, covered);
write(
  "pairs.ts",
  `/** NCCI procedure-to-procedure pairs, practitioner, ${EDITION}, among the codes of the first line. Made by build/cut-reference.ts; the format is in pair-text.ts. */
export const PAIRS_EDITION = "${EDITION}";
export const PAIRS_ROWS = ${pairs.length};
export const PAIRS_HASH = "${pairsHash(pairsFromText(text).pairs)}";
export const PAIRS_TEXT = \`${text}\`;
`,
);

/** `units/MAI:code code …`, a line for each pair of units and MAI. */
const limitText = (rows: readonly (readonly [string, string, string])[]): string => {
  const lines = new Map<string, string[]>();
  for (const [code, units, mai] of rows) {
    const key = `${units}/${mai}`;
    lines.set(key, [...(lines.get(key) ?? []), code]);
  }
  return [...lines].map(([key, codes]) => `${key}:${codes.join(" ")}`).join("\n");
};
const older = mueRecords.flatMap(([code = "", units = "", mai = ""]) =>
  inCut.has(code) ? [[code, units, mai] as const] : [],
);
const newer = read("mue-practitioner-oncology-2026-10.csv").map(
  ([code = "", units = "", mai = ""]) => [code, units, mai] as const,
);
write(
  "limits.ts",
  `/** Medically unlikely edits, practitioner: \`units/MAI:codes\`, a line for each. Made by build/cut-reference.ts. */
export const LIMITS_2024_04 = \`${limitText(older)}\`;
/** The edition of October 2026, for the codes that it was published for here; the others are the older edition's. */
export const LIMITS_2026_10 = \`${limitText(newer)}\`;
`,
);

const addOns = read("add-on-codes-oncology-2024.csv").map(([primary = "", addOn = ""]) => [addOn, primary] as const);
const byAddOn = new Map<string, string[]>();
for (const [addOn, primary] of addOns) byAddOn.set(addOn, [...(byAddOn.get(addOn) ?? []), primary]);
const ndcs = read("asp-ndc-hcpcs-oncology-2026.csv").map(([ndc = "", code = ""]) => `${ndc} ${code}`);
write(
  "lists.ts",
  `/** Add-on codes and their primaries in Medicare's file of 2024: \`add-on:primaries\`. Made by build/cut-reference.ts. */
export const ADD_ONS_2024 = \`${[...byAddOn].map(([addOn, primaries]) => `${addOn}:${primaries.join(" ")}`).join("\n")}\`;
/** ASP crosswalk of NDCs to HCPCS codes, a sample of 2026: \`NDC code\`. */
export const NDCS_2026 = \`${ndcs.join("\n")}\`;
`,
);
