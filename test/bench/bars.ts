// The bars that the product is measured by, and what each of them comes to. Nothing here is a measured value.
import { HEAP_MB } from "./scenarios/memory";
import { figure, peakMb, type Outcomes, type Sizes } from "./scenario";

/** What a bar comes to: a text with the figures, and whether it is reached. */
export interface Reading {
  readonly measured: string;
  readonly reached: boolean;
  /** How far it is, in words; "" where it is reached. */
  readonly distance: string;
}

export interface Bar {
  readonly what: string;
  /** The bar in words. */
  readonly bar: string;
  /** Scenarios that it needs. */
  readonly needs: readonly string[];
  /** `null` where something that it needs was not measured. */
  read(outcomes: Outcomes, sizes: Sizes): Reading | null;
}

const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en-US") : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** @example timesText(2.345) //=> "2.35 times" */
export const timesText = (ratio: number): string => `${digits(ratio)} times`;
/** Milliseconds in the unit in which they are read. @example msText(1234) //=> "1.23 s" */
export const msText = (ms: number): string =>
  ms >= 1000 ? `${digits(ms / 1000)} s` : ms >= 1 ? `${digits(ms)} ms` : `${digits(ms * 1000)} µs`;
export const bytesText = (bytes: number): string =>
  bytes >= 1e6 ? `${digits(bytes / 1e6)} MB` : `${digits(bytes / 1e3)} KB`;

function atLeast(value: number, least: number, measured: string): Reading {
  const reached = value >= least;
  return { measured, reached, distance: reached ? "" : `${timesText(least / value)} too little` };
}

function atMost(value: number, most: number, measured: string): Reading {
  const reached = value <= most;
  return { measured, reached, distance: reached ? "" : `${timesText(value / most)} too much` };
}

/** Reads figures; `null` as soon as one of them was not measured. */
function reading(
  needs: readonly (readonly [scenario: string, name: string])[],
  read: (values: readonly number[], outcomes: Outcomes, sizes: Sizes) => Reading,
): Bar["read"] {
  return (outcomes, sizes) => {
    const values = needs.map(([scenario, name]) => figure(outcomes, scenario, name));
    return values.every((value) => value !== undefined) ? read(values, outcomes, sizes) : null;
  };
}

const bar = (
  what: string,
  said: string,
  needs: readonly (readonly [scenario: string, name: string])[],
  read: (values: readonly [number, number, number, number], sizes: Sizes) => Reading,
): Bar => ({
  what,
  bar: said,
  needs: [...new Set(needs.map(([scenario]) => scenario))],
  read: reading(needs, (values, _, sizes) => read(values as readonly [number, number, number, number], sizes)),
});

const perSecond = (lines: number, ms: number): number => (lines / ms) * 1000;

/** How the times of the curve follow each other: each by the one before. */
export function ratiosOf(outcomes: Outcomes, sizes: Sizes): number[] | null {
  const times = sizes.curve.map((lines) => figure(outcomes, "lines", `check ${lines}`));
  if (times.some((time) => time === undefined)) return null;
  return times.slice(1).map((time, i) => (time ?? NaN) / (times[i] ?? NaN));
}

const LEAST_RATIO = 1.8;
const MOST_RATIO = 2.3;

const linesCurve: Bar = {
  what: "Twice the lines, and twice again",
  bar: `time ${LEAST_RATIO} to ${MOST_RATIO} times`,
  needs: ["lines"],
  read(outcomes, sizes) {
    const ratios = ratiosOf(outcomes, sizes);
    if (!ratios) return null;
    const reached = ratios.every((ratio) => ratio >= LEAST_RATIO && ratio <= MOST_RATIO);
    const far = Math.max(...ratios.map((ratio) => Math.max(ratio / MOST_RATIO, LEAST_RATIO / ratio)));
    return {
      measured: ratios.map((ratio) => ratio.toFixed(2)).join(", "),
      reached,
      distance: reached ? "" : `${timesText(far)} outside`,
    };
  },
};

const memory: Bar = {
  what: "Memory of a sheet of 20 columns, with all pairs",
  bar: "at most 300 MB",
  needs: ["memory"],
  read(outcomes) {
    const [peak, held] = [peakMb(outcomes, "memory"), figure(outcomes, "memory", "held mb")];
    if (peak === undefined || held === undefined) return null;
    return atMost(
      peak,
      300,
      `${digits(peak)} MB at most, the whole process in a heap of ${HEAP_MB} MB; ${digits(held)} MB held at the end`,
    );
  },
};

const MB = 1e6;

/** All bars, in the order of the design. */
export const BARS: readonly Bar[] = [
  bar(
    "Every check, from a sheet that is read",
    "at least 500,000 lines a second",
    [
      ["every check, own", "lines"],
      ["every check, own", "check"],
      ["every check, copies", "lines"],
      ["every check, copies", "check"],
    ],
    ([lines, ms, copies, copiesMs]) =>
      atLeast(
        Math.min(perSecond(lines, ms), perSecond(copies, copiesMs)),
        500_000,
        `${digits(perSecond(lines, ms))} a second (copies: ${digits(perSecond(copies, copiesMs))})`,
      ),
  ),
  bar(
    "The five checks, against DuckDB with two threads",
    "at least as fast",
    [
      ["product", "check"],
      ["duckdb", "check"],
    ],
    ([own, theirs]) =>
      atLeast(theirs / own, 1, `${timesText(theirs / own)} as fast: ${msText(own)}, DuckDB ${msText(theirs)}`),
  ),
  bar(
    "The five checks from rows of cells, against Maps of strings",
    "at least 5 times as fast",
    [
      ["product", "from rows"],
      ["map", "from rows"],
    ],
    ([own, theirs]) =>
      atLeast(theirs / own, 5, `${timesText(theirs / own)} as fast: ${msText(own)}, Maps ${msText(theirs)}`),
  ),
  linesCurve,
  bar(
    "Ten times the rules",
    "at most 1.3 times the time of a line",
    [
      ["rules", "check"],
      ["rules", "check with ten times the rules"],
    ],
    ([few, many]) => atMost(many / few, 1.3, timesText(many / few)),
  ),
  bar("One call of CHECK, every check of a line", "at most 10 µs at the median", [["call", "CHECK us"]], ([us]) =>
    atMost(us, 10, `${digits(us)} µs`),
  ),
  bar(
    "20,000 formulas of one cell each",
    "under 0.5 s",
    [
      ["call", "20000 CHECK"],
      ["call", "20000 AUTH"],
    ],
    ([check, auth]) => atMost(Math.max(check, auth), 500, `${msText(check)} of CHECK, ${msText(auth)} of AUTH`),
  ),
  bar(
    "The real pair table, as it is kept",
    "at most 4 MB",
    [
      ["packed", "bytes"],
      ["packed", "rows"],
    ],
    ([bytes, rows]) => atMost(bytes, 4 * MB, `${bytesText(bytes)}, ${digits(rows)} rows`),
  ),
  bar("The real pair table, until it answers", "at most 150 ms", [["packed", "ready"]], ([ready]) =>
    atMost(ready, 150, msText(ready)),
  ),
  bar(
    "Import of CMS's text, against splitting it into a Map",
    "at least 5 times as fast",
    [
      ["import", "import"],
      ["import, split", "import"],
    ],
    ([own, theirs]) =>
      atLeast(theirs / own, 5, `${timesText(theirs / own)} as fast: ${msText(own)}, split and Map ${msText(theirs)}`),
  ),
  bar(
    "One rule edited, against checking everything again",
    "at least 100 times as fast at the median",
    [
      ["edit", "full check"],
      ["edit", "preview"],
    ],
    ([full, preview]) =>
      atLeast(
        full / preview,
        100,
        `${timesText(full / preview)} as fast: ${msText(preview)}, all again ${msText(full)}`,
      ),
  ),
  bar(
    "The preview of an edit",
    "within 50 ms",
    [
      ["edit", "preview, 19 of 20"],
      ["edit", "preview, slowest"],
    ],
    ([most, slowest]) => atMost(most, 50, `19 of 20 within ${msText(most)}; the slowest ${msText(slowest)}`),
  ),
  memory,
  bar(
    "The pane is never kept from answering",
    "at most 50 ms",
    [
      ["pane", "wait reading"],
      ["pane", "wait checking"],
      ["pane", "wait preview"],
    ],
    ([read, check, preview]) =>
      atMost(
        Math.max(read, check, preview),
        50,
        `${msText(read)} while reading, ${msText(check)} while checking, ${msText(preview)} in a preview`,
      ),
  ),
  bar("The first screen", "within 1 s", [["pane", "first screen"]], ([ms]) => atMost(ms, 1000, msText(ms))),
  bar("What the pane's page loads", "at most 180 KB compressed", [["pane", "page bytes"]], ([bytes]) =>
    atMost(bytes / 1024, 180, `${Math.ceil(bytes / 1024)} KB`),
  ),
  bar(
    "Excel on the web: a sheet of 20 columns is read",
    "in at most 5 requests",
    [
      ["workbook", "sheet reading requests"],
      ["workbook", "sheet reading received"],
    ],
    ([requests, received]) => atMost(requests, 5, `${requests} requests, ${bytesText(received)}`),
  ),
  bar(
    "Excel on the web: its largest request or answer",
    "under 5 MB",
    [["workbook", "sheet reading largest"]],
    ([bytes]) => atMost(bytes, 5 * 1024 * 1024 - 1, bytesText(bytes)),
  ),
  bar(
    "Excel on the web: the findings are written",
    "in 1 request",
    [
      ["workbook", "sheet findings writes"],
      ["workbook", "sheet finding rows"],
      ["workbook", "sheet status writes"],
      ["workbook", "sheet status sent"],
    ],
    ([writes, rows, statusWrites, bytes]) =>
      atMost(
        writes,
        1,
        `${writes} for ${digits(rows)} rows; the status beside each line in ${statusWrites}, ${bytesText(bytes)}`,
      ),
  ),
];
