// A run as a page: the bars first, then everything side by side.
import { BARS, type Bar } from "../bars";
import { edits, growth, pairTable, terminal, workbook } from "./costs";
import { calls, engines, sideBySide } from "./peers";
import { count, table, type Run } from "./run";

/** The page. */
export function reportOf(run: Run, bars: readonly Bar[] = BARS): string {
  return `${[
    heading(run),
    "## The bars",
    barsTable(run, bars),
    ...failures(run),
    "## The five checks, side by side",
    sideBySide(run),
    engines(run),
    "## One call",
    calls(run),
    "## How the cost grows",
    growth(run),
    "## The pair table",
    pairTable(run),
    "## One rule edited",
    edits(run),
    "## The workbook's side",
    workbook(run),
    "## From a terminal",
    terminal(run),
    "## How it is measured",
    method(run),
  ].join("\n\n")}\n`;
}

function heading({ machine, day, isQuick, hasRealPairs, sizes, again }: Run): string {
  const { processor, cores, memoryGb, system, node, load } = machine;
  return [
    "# Benchmarks",
    "Written by `npm run bench`; nothing in it is written by hand.",
    ...(isQuick ? ["**A quick run**: its sizes are too small to say anything."] : []),
    ...(again.length > 0 ? [`Measured again since, each for itself: ${again.join(", ")}.`] : []),
    `Measured on ${day}: ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node.replace("v", "")}; ${load.toFixed(1)} other processes at work when it began. ${count(sizes.lines)} claim lines, ${count(sizes.rules)} rows of prior authorisation, ${count(sizes.rules / 4)} of drug coverage. ${
      hasRealPairs
        ? "The pair table is CMS's of July 2024."
        : "**The real pair table was not at hand**: a made one of 2,000,000 rows stands in."
    }`,
  ].join("\n\n");
}

function barsTable({ outcomes, sizes, hasRealPairs }: Run, bars: readonly Bar[]): string {
  const rows = bars.map((bar) => {
    const read = bar.read(outcomes, sizes);
    if (!read) return [bar.what, bar.bar, "not measured", "-"];
    const stands = !hasRealPairs && /real pair table/i.test(bar.what) ? " (a made table)" : "";
    return [bar.what, bar.bar, `${read.measured}${stands}`, read.reached ? "reached" : `**${read.distance}**`];
  });
  return table(["what", "bar", "measured", ""], rows);
}

/** Scenarios that came to nothing: a bar without them is not measured. */
function failures({ outcomes }: Run): string[] {
  const failed = Object.entries(outcomes).flatMap(([name, outcome]) =>
    outcome.kind === "failed" ? [`- ${name}: ${outcome.message.split("\n")[0] ?? ""}`] : [],
  );
  return failed.length === 0 ? [] : ["What could not be measured:", failed.join("\n")];
}

function method({ sizes, outcomes }: Run): string {
  const seconds = Object.values(outcomes).reduce(
    (sum, outcome) => sum + (outcome.kind === "measured" ? outcome.seconds : 0),
    0,
  );
  return [
    `- What is measured is compiled into one file by esbuild, as a page or a command would have it. Each line of these tables is a process of its own; processes run one after the other, ${count(seconds / 60)} minutes in all.`,
    `- Medians of ${sizes.runs} runs, of ${sizes.longRuns} where all ${count(sizes.lines)} lines take part, each from a clean heap. Every run reads the rows anew, so that a sheet has nothing of an earlier one; the compiled matrix and the pair table stay.`,
    "- Claims and matrices are made (test/bench/made/own-practice.ts, test/bench/practice.ts), written to disk as JSON, and read by each process. Databases load CSV files of the same lines and rules before anything is timed; rules for a kind of payer, ranges of codes and encounters are written out for them, which is to their advantage. SQLite has an index for every question.",
    "- The matrix of the five checks has the other checks off, and no Bundling rows of payers, which the peers do not know.",
    "- CMS's text is made of the published pairs, with an effective date in each row, which the publication lacks.",
    "- `npm run bench -- --help` tells how to run a part of it.",
  ].join("\n");
}
