// The product and its peers, side by side.
import { PAGES } from "../../../src/functions/help/pages";
import { msText, timesText } from "../bars";
import { FIVE } from "../five-checks";
import { figure, peakMb, type Outcomes } from "../scenario";
import { count, shown, table, type Run } from "./run";

const PEERS: readonly (readonly [scenario: string, title: string, packageName: string | null])[] = [
  ["product", "the product", null],
  ["duckdb", "DuckDB, native, 2 threads", "@duckdb/node-api"],
  ["duckdb-wasm", "DuckDB, WebAssembly", "@duckdb/duckdb-wasm"],
  ["map", "Maps of strings", null],
  ["sqlite", "SQLite, native", "better-sqlite3"],
];

export function sideBySide({ outcomes, versions, sizes }: Run): string {
  const own = figure(outcomes, "product", "check");
  const rows = PEERS.map(([scenario, title, packageName]) => {
    const at = (name: string): number | undefined => figure(outcomes, scenario, name);
    const version = packageName === null ? "" : ` ${versions[packageName] ?? ""}`;
    const check = at("check");
    return [
      `${title}${version}`,
      shown(check, msText),
      shown(at("check cpu"), msText),
      shown(check !== undefined && own !== undefined ? check / own : undefined, timesText),
      shown(at("from rows"), msText),
      shown(at("pairs ready") ?? (scenario === "product" ? figure(outcomes, "packed", "ready") : undefined), msText),
      shown(peakMb(outcomes, scenario), (mb) => `${count(mb)} MB`),
      FIVE.map((kind) => shown(at(`found ${kind}`), count)).join(" / "),
    ];
  });
  return [
    `Prior authorisation; pairs with dates, indicator and bypass modifiers; unit limits; coverage; JW and JZ: over ${count(sizes.lines)} lines. Times are of the wall clock; "processors" adds all threads. Lines found are told in that order: they are the same for all, or the comparison would mean nothing${sameText(outcomes)}`,
    table(
      [
        "",
        "checks",
        "processors",
        "of the product's time",
        "from rows of cells",
        "pairs ready",
        "memory",
        "lines found",
      ],
      rows,
    ),
    everyCheck({ outcomes }),
  ].join("\n\n");
}

/** Whether everybody who answered found the same. */
export function sameText(outcomes: Outcomes): string {
  const different = PEERS.filter(([scenario]) => {
    const found = FIVE.map((kind) => figure(outcomes, scenario, `found ${kind}`));
    const own = FIVE.map((kind) => figure(outcomes, "product", `found ${kind}`));
    return (
      found.every((each) => each !== undefined) &&
      own.every((each) => each !== undefined) &&
      found.join() !== own.join()
    );
  });
  return different.length === 0 ? "." : `. **Not the same: ${different.map(([, title]) => title).join(", ")}.**`;
}

function everyCheck({ outcomes }: Pick<Run, "outcomes">): string {
  const rows = (["own", "copies"] as const).map((kind) => {
    const scenario = `every check, ${kind}`;
    const at = (name: string): number | undefined => figure(outcomes, scenario, name);
    return [
      kind === "own" ? "patients of their own" : "copies of the sample's patients",
      shown(at("lines"), count),
      shown(at("encounters"), count),
      shown(at("findings"), count),
      shown(at("first check"), msText),
      shown(at("check"), msText),
      shown(at("check cpu"), msText),
      shown(at("read"), msText),
      shown(at("compile"), msText),
      shown(peakMb(outcomes, scenario), (mb) => `${count(mb)} MB`),
    ];
  });
  return [
    "Every check of the catalogue, by the product. In the first practice each patient has own regimens, doses, start and stop times, diagnoses and dates over two years, so that nothing comes from repetition alone; the second repeats the sample's patients under other names.",
    table(
      [
        "practice",
        "lines",
        "encounters",
        "findings",
        "first run",
        "median",
        "processors",
        "reading the rows",
        "compiling the matrix",
        "memory",
      ],
      rows,
    ),
  ].join("\n\n");
}

const ENGINES = [
  ["zen-engine", "@gorules/zen-engine"],
  ["json-rules-engine", "json-rules-engine"],
  ["hyperformula", "hyperformula"],
] as const;

export function engines({ outcomes, versions, sizes }: Run): string {
  const million = (us: number): string => hoursText((us * sizes.lines) / 1e6);
  const rows = ENGINES.map(([scenario, packageName]) => {
    const [all, behind] = [
      figure(outcomes, scenario, "all rules us"),
      figure(outcomes, scenario, "behind an index us"),
    ];
    const us = (value: number): string => msText(value / 1000);
    return [
      `${scenario} ${versions[packageName] ?? ""}`,
      shown(all, us),
      shown(all, million),
      shown(behind, us),
      shown(behind, million),
    ];
  });
  return [
    `Engines of rules, and a spreadsheet, with the rows of prior authorisation alone: one question, and what ${count(sizes.lines)} lines would take. "Behind an index" gives the engine the few rows of the payer and code alone, from an index that somebody else keeps.`,
    table(["", "one question", "all lines", "behind an index", "all lines"], rows),
  ].join("\n\n");
}

function hoursText(seconds: number): string {
  if (seconds < 120) return `${seconds.toPrecision(3)} s`;
  return seconds < 7200 ? `${(seconds / 60).toPrecision(3)} min` : `${(seconds / 3600).toPrecision(3)} h`;
}

export function calls({ outcomes }: Run): string {
  const own = ["CHECK", "AUTH", "LIMIT", "BUNDLED"].map((name) => [
    `\`=PAYER.${name}\`${name === "CHECK" ? ", every check of a line" : ""}`,
    shown(figure(outcomes, "call", `${name} us`), (us) => msText(us / 1000)),
    shown(figure(outcomes, "call", `20000 ${name}`), msText),
  ]);
  const theirs = PEERS.filter(([scenario]) => scenario !== "product").map(([scenario, title]) => [
    scenario === "map" ? `${title}: the five checks of a line` : `${title}: prior authorisation of a line`,
    shown(figure(outcomes, scenario, "one call us"), (us) => msText(us / 1000)),
    shown(figure(outcomes, scenario, "one call us"), (us) => msText(us * 20)),
  ]);
  const examples = PAGES.map(({ name, examples: { length } }) => [
    `\`=PAYER.${name}\``,
    String(length),
    shown(figure(outcomes, "call", `example ${name} us`), (us) => msText(us / 1000)),
  ]);
  return [
    table(["one cell", "at the median", "20,000 of them"], [...own, ...theirs]),
    `One AUTH over a column of 20,000 cells: ${shown(figure(outcomes, "call", "one AUTH of a whole column"), msText)}. What 20,000 calls of the others would take is their median, 20,000 times.`,
    `The ${shown(figure(outcomes, "call", "examples"), String)} examples of the help pages, against the matrix that *Create matrix* makes; many of them answer several cells. The median of all: ${shown(figure(outcomes, "call", "examples us"), (us) => msText(us / 1000))}.`,
    table(["function", "examples", "the median of them"], examples),
  ].join("\n\n");
}
