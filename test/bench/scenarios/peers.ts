// The peers, each over the same data.
import { readFileSync } from "node:fs";
import { compileMatrix } from "../../../src/matrix/matrix";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { countsOf, fiveChecksOnly } from "../five-checks";
import { DATASETS, matrixCellsOf, rowsOf } from "../made/datasets";
import { collectGarbage, medianTime, microsecondsPerCall, timeOf, type Time } from "../measure";
import { readyPairs, keptPairs } from "../made/national-pairs";
import { measureDuckDb } from "../peers/duckdb";
import { measureDuckDbWasm } from "../peers/duckdb-wasm";
import type { Question } from "../peers/database";
import { flatRules, type FlatRules } from "../peers/flat-rules";
import { mapChecks, pairMap, type FlatPair } from "../peers/map-of-strings";
import type { PlainLine } from "../peers/plain-lines";
import { measureHyperFormula, measureJsonRules, measureZen } from "../peers/rule-engines";
import { csvOf } from "../peers/sql-tables";
import { measureSqlite } from "../peers/sqlite";
import type { Figures, Scenario, Setup } from "../scenario";

const HEAP_MB = 12_000;
/** Questions that are asked one by one. */
const QUESTIONS = 400;

/** The rules of the comparison as plain rows. */
export async function rulesOf(setup: Setup, used: ReadonlySet<string>): Promise<FlatRules> {
  const matrix = compileMatrix(fiveChecksOnly(matrixCellsOf(setup, DATASETS.own(setup.sizes))));
  const ptp = await readyPairs(keptPairs(setup.folder));
  return flatRules(matrix, { ...bundledReference(), ptp }, used);
}

/** Codes that stand in some rows. */
export function codesIn(rows: readonly (readonly unknown[])[]): Set<string> {
  const at = (rows[0] ?? []).indexOf("CPT");
  return new Set(rows.slice(1).map((row) => String(row[at])));
}

/** Single questions, asked of lines from all over the sheet. */
function questionsOf(lines: readonly PlainLine[]): Question[] {
  const step = Math.max(1, Math.floor(lines.length / QUESTIONS));
  return lines
    .filter((line, i) => i % step === 0 && line.payer !== "")
    .map(({ payer, code, dos, dx }) => ({ payer, code, day: dos, dx: dx[0] ?? "" }));
}

/** The pairs of the CSV that every peer loads. */
function* pairsOfCsv(folder: string): Generator<FlatPair> {
  const bytes = readFileSync(csvOf(folder, "pairs"));
  for (let from = bytes.indexOf(10) + 1; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const [column1 = "", column2 = "", first, last, indicator] = bytes.toString("latin1", from, end).split(",");
    yield [column1.slice(1, -1), column2.slice(1, -1), Number(first), Number(last), Number(indicator)];
    from = end + 1;
  }
}

async function measureMap(setup: Setup): Promise<Figures> {
  const rows = rowsOf(setup, DATASETS.own(setup.sizes));
  const rules = await rulesOf(setup, codesIn(rows));
  const pairs = await timeOf(() => pairMap(pairsOfCsv(setup.folder)));
  const checks = mapChecks(rules, pairs.value);
  const reads: Time[] = [];
  const times: Time[] = [];
  let said: Figures = {};
  let lines: readonly PlainLine[] = [];
  for (let run = 0; run < setup.sizes.longRuns; run++) {
    collectGarbage();
    const read = await timeOf(() => checks.read(rows));
    lines = read.value;
    collectGarbage();
    const checked = await timeOf(() => checks.check(lines));
    reads.push(read.time);
    times.push(checked.time);
    said = countsOf(checked.value);
  }
  const step = Math.max(1, Math.floor(lines.length / 20_000));
  const some = lines.filter((_, i) => i % step === 0);
  const [read, check] = [medianTime(reads), medianTime(times)];
  return {
    ...said,
    read: read.wall,
    check: check.wall,
    "check cpu": check.cpu,
    "from rows": read.wall + check.wall,
    "from rows cpu": read.cpu + check.cpu,
    "pairs ready": pairs.time.wall,
    "one call us": await microsecondsPerCall(some.length, 20, (i) => checks.check(some.slice(i, i + 1))),
  };
}

/** What every peer but the Maps is asked with. */
async function asked(setup: Setup): Promise<{ readonly rules: FlatRules; readonly questions: readonly Question[] }> {
  const rows = rowsOf(setup, DATASETS.own(setup.sizes), ["Payer", "Patient", "DOS", "CPT", "Dx"]);
  const rules = await rulesOf(setup, codesIn(rows));
  const step = Math.max(1, Math.floor((rows.length - 1) / (QUESTIONS * 2)));
  const some = rows.filter((_, i) => i === 0 || i % step === 0);
  return { rules, questions: questionsOf(mapChecks(rules, new Map()).read(some)) };
}

type Measure = (folder: string, peers: string, questions: readonly Question[], runs: number) => Promise<Figures>;

const database = (name: string, title: string, measure: Measure): Scenario => ({
  name,
  title: `the five checks: ${title}`,
  heapMb: HEAP_MB,
  async run(setup) {
    const { questions } = await asked(setup);
    return measure(setup.folder, setup.peers, questions, setup.sizes.longRuns);
  },
});

type MeasureRules = (rules: FlatRules, peers: string, questions: readonly Question[]) => Promise<Figures>;

const engine = (name: string, title: string, measure: MeasureRules): Scenario => ({
  name,
  title: `prior authorisation alone: ${title}`,
  heapMb: HEAP_MB,
  async run(setup) {
    const { rules, questions } = await asked(setup);
    return measure(rules, setup.peers, questions);
  },
});

export const PEERS: readonly Scenario[] = [
  { name: "map", title: "the five checks: Maps of strings", heapMb: HEAP_MB, run: measureMap },
  database("duckdb", "DuckDB, native", measureDuckDb),
  database("duckdb-wasm", "DuckDB, WebAssembly", measureDuckDbWasm),
  database("sqlite", "SQLite", measureSqlite),
  engine("json-rules-engine", "json-rules-engine", measureJsonRules),
  engine("zen-engine", "zen-engine", measureZen),
  engine("hyperformula", "HyperFormula", measureHyperFormula),
];
