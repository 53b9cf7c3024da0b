// Makes what the scenarios read: claims and matrices, the pair table in its forms, what the databases load, the files of the terminal.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileMatrix } from "../../../src/matrix/matrix";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { writeCsv } from "../../../src/files/csv";
import { matrixFiles } from "../../../src/files/matrix-files";
import { textOf, type CellValue, type Cells } from "../../../src/values/cell";
import { isoOf } from "../../../src/values/day";
import { CMS_NAME, writeCmsText } from "./cms-text";
import { DATASETS, makeDataset, matrixCellsOf, ofCurve, rowsOf } from "./datasets";
import { fiveChecksOnly } from "../five-checks";
import {
  flatPair,
  keepPairs,
  keptPairs,
  madePairs,
  packedOf,
  readyPairs,
  realPairs,
  type PairLine,
} from "./national-pairs";
import { flatRules } from "../peers/flat-rules";
import { plainLines } from "../peers/plain-lines";
import { writeSqlTables } from "../peers/sql-tables";
import { codesIn } from "../scenarios/peers";
import { TERMINAL_CLAIMS, TERMINAL_MATRIX, USED_HOOK } from "../scenarios/terminal";
import type { Setup } from "../scenario";

/** @param pairsFile the published pair table; a made one of the same size stands in where it is `null` */
export async function prepare(setup: Setup, pairsFile: string | null, say: (text: string) => void): Promise<void> {
  const { folder, sizes } = setup;
  mkdirSync(folder, { recursive: true });
  say("the pair table");
  const pairs = (): Iterable<PairLine> => (pairsFile === null ? madePairs() : realPairs(pairsFile));
  await keepPairs(folder, packedOf(pairs()));
  writeCmsText(join(folder, CMS_NAME), pairs());
  const datasets = [
    DATASETS.own(sizes),
    DATASETS.copies(sizes),
    DATASETS.sheet(sizes),
    ...[...sizes.curve, sizes.hostLines].map((lines) => ofCurve(sizes, lines)),
  ];
  for (const dataset of datasets) {
    say(`${dataset.lines.toLocaleString("en-US")} lines, ${dataset.kind}`);
    makeDataset(folder, dataset);
  }
  const rows = rowsOf(setup, DATASETS.own(sizes));
  const cells = matrixCellsOf(setup, DATASETS.own(sizes));
  say("what the databases load");
  const ptp = await readyPairs(keptPairs(folder));
  const rules = flatRules(compileMatrix(fiveChecksOnly(cells)), { ...bundledReference(), ptp }, codesIn(rows));
  writeSqlTables(folder, rules, plainLines(rows, rules.payers), flatPairs(pairs()));
  say("the files of the terminal");
  writeFileSync(join(folder, TERMINAL_CLAIMS), textRows(rows));
  mkdirSync(join(folder, TERMINAL_MATRIX), { recursive: true });
  for (const { name, text } of matrixFiles(cells)) writeFileSync(join(folder, TERMINAL_MATRIX, name), text);
  writeFileSync(join(folder, "used.cjs"), USED_HOOK);
}

function* flatPairs(pairs: Iterable<PairLine>) {
  for (const pair of pairs) yield flatPair(pair);
}

const ROWS_PER_BLOCK = 20_000;

/** Claims as a file has them: dates and times as text. */
function textRows(rows: Cells): Buffer {
  const [headers = []] = rows;
  const kinds = headers.map((header) => kindOf(textOf(header)));
  const blocks: Buffer[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_BLOCK) {
    const block = rows.slice(from, from + ROWS_PER_BLOCK);
    const text = writeCsv(block.map((row) => row.map((cell, i) => asText(cell, kinds[i] ?? "other"))));
    blocks.push(Buffer.from(from === 0 ? text : text.replace(/^\ufeff/, "")));
  }
  return Buffer.concat(blocks);
}

type Kind = "date" | "time" | "other";
const kindOf = (header: string): Kind =>
  ["DOS", "Last Visit"].includes(header) ? "date" : ["Start", "Stop"].includes(header) ? "time" : "other";

function asText(cell: CellValue, kind: Kind): CellValue {
  if (typeof cell !== "number") return cell;
  if (kind === "date") return isoOf(cell);
  if (kind === "other") return cell;
  const minutes = Math.round((cell % 1) * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
