// What a scenario is: something that is measured in a process of its own, so that nothing else's memory or compiled code disturbs it.

/** How large a run is. */
export interface Sizes {
  /** Lines of the side by side comparison and of the terminal. */
  readonly lines: number;
  readonly payers: number;
  /** Rows of PriorAuth there; a quarter as many of DrugCoverage. */
  readonly rules: number;
  /** Lines that a practice has in one sheet, for previews, memory and the workbook. */
  readonly sheetLines: number;
  readonly sheetRules: number;
  /** Lines of the curve, each twice the one before. */
  readonly curve: readonly number[];
  /** Lines that go through the host bridge. */
  readonly hostLines: number;
  /** Times that each thing is measured; the median counts. */
  readonly runs: number;
  /** The same for what has all the lines of the comparison. */
  readonly longRuns: number;
  /** Edits of a rule that are previewed. */
  readonly edits: number;
}

export const FULL: Sizes = {
  lines: 1_000_000,
  payers: 40,
  rules: 20_000,
  sheetLines: 100_000,
  sheetRules: 2_000,
  curve: [12_500, 25_000, 50_000, 100_000],
  hostLines: 10_000,
  runs: 5,
  longRuns: 3,
  edits: 120,
};

/** A small run, to see that everything works. Its figures say little. */
export const QUICK: Sizes = {
  lines: 20_000,
  payers: 20,
  rules: 2_000,
  sheetLines: 5_000,
  sheetRules: 500,
  curve: [1_250, 2_500, 5_000, 10_000],
  hostLines: 2_000,
  runs: 3,
  longRuns: 3,
  edits: 16,
};

/** What a scenario is given. */
export interface Setup {
  readonly sizes: Sizes;
  /** The project's root. */
  readonly root: string;
  /** Where data for this run lies, and where a scenario may leave something. */
  readonly folder: string;
  /** Whether the pair table is the one that CMS publishes; else a made one of the same size stands in. */
  readonly hasRealPairs: boolean;
  /** Where the peers' packages are installed. */
  readonly peers: string;
  /** The bundle of the terminal command. */
  readonly command: string;
  /** The bundle that runs beside Office.js. */
  readonly workbook: string;
  /** The bundle that plays Excel for the published pane. */
  readonly paneHost: string;
  /** A browser of the Chromium family; `null` where none was found. */
  readonly chromium: string | null;
}

/** What was measured: figures by name. Times are milliseconds, unless the name says another unit. */
export type Figures = Readonly<Record<string, number>>;

/** A scenario as it is listed; it runs where it is called. */
export interface Scenario {
  readonly name: string;
  /** What it measures, for the progress on the terminal. */
  readonly title: string;
  /** Megabytes that its process may use. */
  readonly heapMb?: number;
  run(setup: Setup): Promise<Figures> | Figures;
}

/** What became of a scenario. */
export type Outcome =
  | { readonly kind: "measured"; readonly figures: Figures; readonly peakMb: number; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };

/** Outcomes by the scenario's name. */
export type Outcomes = Readonly<Record<string, Outcome>>;

/** A figure of a scenario; `undefined` where it was not measured. @example figure(outcomes, "product", "check") */
export function figure(outcomes: Outcomes, scenario: string, name: string): number | undefined {
  const outcome = outcomes[scenario];
  return outcome?.kind === "measured" ? outcome.figures[name] : undefined;
}

/** The most memory that a scenario's process had, in megabytes. */
export function peakMb(outcomes: Outcomes, scenario: string): number | undefined {
  const outcome = outcomes[scenario];
  return outcome?.kind === "measured" ? outcome.peakMb : undefined;
}
