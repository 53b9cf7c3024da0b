// `npm run bench`: measures the product and its peers side by side, each in a process of its own, and writes docs/benchmarks.md.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { findChromium } from "../browser/chromium";
import { bundle } from "./apart/bundle";
import { installPeers } from "./apart/install";
import { machine } from "./apart/machine";
import { keepRun, lastRun } from "./last-run";
import { benchOptions, PAIRS_VARIABLE, USAGE, type BenchOptions } from "./options";
import { reportOf } from "./report/page";
import type { Run } from "./report/run";
import { runApart } from "./apart/run-apart";
import { FULL, QUICK, type Outcome, type Setup } from "./scenario";
import { SCENARIOS } from "./scenarios/list";

const ROOT = resolve(__dirname, "../..");
const PEERS = __dirname;
/** Where a run keeps what it makes. */
const FOLDER = join(ROOT, ".cache", "bench");

const say = (text: string): void => console.error(text);
const sayBelow = (text: string): void => say(`  ${text}`);

async function main(options: BenchOptions): Promise<void> {
  const sizes = options.quick ? QUICK : FULL;
  const measuredOn = machine();
  const scenarios = SCENARIOS.filter(
    ({ name }) => options.only.length === 0 || options.only.some((wanted) => name.startsWith(wanted)),
  );
  if (scenarios.length === 0) throw new Error(`No scenario is called ${options.only.join(" or ")}: see --list.`);
  const hasRealPairs = existsSync(options.pairs);
  if (!hasRealPairs)
    say(
      `The national pair table is not at ${options.pairs}: a made one stands in. Name the file with --pairs or ${PAIRS_VARIABLE}; CMS publishes it as NCCI PTP edits.`,
    );
  const before = options.complete ? lastRun(FOLDER, { sizes, hasRealPairs }) : null;
  mkdirSync(FOLDER, { recursive: true });
  const versions = installPeers(PEERS, say);
  const bundles = await bundle(ROOT, FOLDER, PEERS);
  const setup: Setup = {
    sizes,
    root: ROOT,
    folder: join(FOLDER, "data"),
    hasRealPairs,
    peers: PEERS,
    command: bundles.command,
    workbook: bundles.workbook,
    paneHost: bundles.paneHost,
    chromium: scenarios.some(({ name }) => name === "pane") ? chromium() : null,
  };
  await make(setup, bundles.child, hasRealPairs ? options.pairs : null, options.keep);
  let run: Run = before ?? {
    outcomes: {},
    again: [],
    sizes,
    machine: measuredOn,
    versions,
    day: new Date().toISOString().slice(0, 10),
    hasRealPairs,
    isQuick: options.quick,
  };
  for (const { name, title, heapMb } of scenarios) {
    say(`Measuring ${title}`);
    const heap = heapMb === undefined ? {} : { heapMb };
    const outcome = await runApart(bundles.child, { kind: "measure", setup, name }, { ...heap, say: sayBelow });
    const again = before ? [...new Set([...run.again, name])] : [];
    run = { ...run, again, outcomes: { ...run.outcomes, [name]: outcome } };
    if (options.complete || options.only.length === 0) keepRun(FOLDER, run);
    if (outcome.kind === "failed") say(`  failed: ${outcome.message}`);
    else if (options.only.length > 0) say(figuresText(outcome));
  }
  const report = reportOf(run);
  if (options.out === null) console.log(report);
  else {
    writeFileSync(options.out, report);
    say(`Written to ${relative(process.cwd(), options.out)}`);
  }
  if (Object.values(run.outcomes).some(({ kind }) => kind === "failed")) process.exitCode = 1;
}

/** Makes claims, matrices and tables, unless an earlier run has and they are wanted. */
async function make(setup: Setup, bundle: string, pairsFile: string | null, keep: boolean): Promise<void> {
  const madeOf = JSON.stringify({ sizes: setup.sizes, pairsFile });
  const note = join(setup.folder, "made-of.json");
  if (keep && existsSync(note) && readFileSync(note, "utf8") === madeOf) return;
  say("Making what is measured");
  rmSync(setup.folder, { recursive: true, force: true });
  const made = await runApart(bundle, { kind: "prepare", setup, pairsFile }, { heapMb: 12_000, say: sayBelow });
  if (made.kind === "failed") throw new Error(made.message);
  writeFileSync(note, madeOf);
}

function figuresText({ figures, peakMb }: Extract<Outcome, { kind: "measured" }>): string {
  const rows = Object.entries({ ...figures, "peak mb of the process": peakMb });
  return rows.map(([name, value]) => `  ${name}: ${Number(value.toPrecision(5))}`).join("\n");
}

function chromium(): string | null {
  try {
    return findChromium();
  } catch (error) {
    say(`The first screen is not measured: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

async function command(): Promise<void> {
  const options = benchOptions(process.argv.slice(2), ROOT, process.env);
  if (options === "help") return console.log(USAGE);
  if (options === "list") return console.log(SCENARIOS.map(({ name, title }) => `${name}: ${title}`).join("\n"));
  await main(options);
}

command().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
