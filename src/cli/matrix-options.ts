import { parseArgs } from "node:util";
import type { Day } from "../values/day";
import { joinWords } from "../values/lists";
import { asOfDay, parsed } from "./check-options";
import { WrongUse, type Terminal } from "./terminal";

export const MATRIX_USAGE = `Makes, examines, compares and tests a payer policy matrix: a workbook (.xlsx), or a folder of CSV files.

  npm run matrix -- starter PATH            writes the starter matrix: a workbook where PATH ends
                                            in .xlsx, else a folder of CSV files
    --force                                 also over a matrix that is there
  npm run matrix -- health PATH [options]   tells what is wrong in a matrix, and what will be soon
    --format text|json                      text where not said
    --as-of YYYY-MM-DD                      the day that counts; today where not said
  npm run matrix -- diff OLD NEW [options]  tells what differs in meaning, payer by payer
    --format text|json                      text where not said
    --claims FILE                           also which of these claim lines get another result
    --sheet NAME, --map FILE.json,          how the claim lines are read and checked,
    --reference FOLDER|FILE, --as-of DATE   as in npm run check
  npm run matrix -- test PATH [options]     checks the example lines of the table MatrixTests
    --format text|json                      text where not said
    --reference FOLDER|FILE                 national tables, as in npm run check
    --as-of YYYY-MM-DD                      the day of the check; today where not said
  npm run matrix -- hand-over PATH OUT.xlsx writes what each payer wants, for somebody without
                                            the add-in, and nothing that may name a patient
    --payer ID                              this payer alone
    --as-of YYYY-MM-DD                      the day that counts; today where not said
    --force                                 also over a file that is there
  npm run matrix -- pack FOLDER OUT.tables  writes CMS's national tables packed: --reference OUT.tables
                                            is ready at once, where reading CMS's files takes a second
    --force                                 also over a file that is there
  npm run matrix -- learn PATH --claims FILE --remittances FILE|FOLDER [options]
                                            holds what payers answered against what the checks find,
                                            and tells which rules the answers speak for
    --format text|json                      text where not said
    --letter LINE                           the facts of an appeal for a denied line, and nothing else
    --accept 1,3 --out PATH                 writes a matrix with these proposals: a workbook where PATH
                                            ends in .xlsx, else a folder; nothing is changed otherwise
    --sheet NAME, --map FILE.json,          how the claim lines are read and checked,
    --reference FOLDER|FILE, --as-of DATE   as in npm run check
  npm run matrix -- audit PATH --claims FILE [options]
                                            draws a sample of encounters and asks what their codes raise
    --size N                                encounters; or --margin 0.05 for an error rate within that,
                                            with --confidence 0.95 where not said
    --seed N                                1 where not said: the same seed gives the same sample
    --payer ID, --provider NPI, --family NAME, --from DATE, --to DATE
                                            the population; all where not said
    --by payer|provider|family              strata, each sampled by its share
    --answers FILE.xlsx|FILE.csv            a worksheet that was filled in: score, error rate, money;
                                            it says itself what was drawn
    --out FILE.xlsx|FILE.csv                writes the worksheet
  --help                                    this text

Exit status: 0 nothing wrong (diff: no difference; test: all pass), 1 some error in the matrix (diff:
some difference; test: some test fails or cannot be read), 2 the input could not be used.`;

const OPTIONS = {
  force: { type: "boolean" },
  format: { type: "string" },
  "as-of": { type: "string" },
  claims: { type: "string" },
  sheet: { type: "string" },
  map: { type: "string" },
  reference: { type: "string" },
  payer: { type: "string" },
  remittances: { type: "string" },
  letter: { type: "string" },
  accept: { type: "string" },
  out: { type: "string" },
  size: { type: "string" },
  margin: { type: "string" },
  confidence: { type: "string" },
  seed: { type: "string" },
  provider: { type: "string" },
  family: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  by: { type: "string" },
  answers: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;
type Option = Exclude<keyof typeof OPTIONS, "help">;

/** What each command takes: its paths, by the words in which a missing one is asked for, and its options. */
const COMMANDS = {
  starter: { paths: ["the matrix: starter FOLDER, or starter FILE.xlsx"], options: ["force"] },
  health: { paths: ["the matrix: health FOLDER, or health FILE.xlsx"], options: ["format", "as-of"] },
  diff: {
    paths: ["the two matrices: diff OLD NEW", "the newer matrix too: diff OLD NEW"],
    options: ["format", "claims", "sheet", "map", "reference", "as-of"],
  },
  test: { paths: ["the matrix: test FOLDER, or test FILE.xlsx"], options: ["format", "reference", "as-of"] },
  "hand-over": {
    paths: [
      "the matrix and the file to write: hand-over PATH OUT.xlsx",
      "the file to write too: hand-over PATH OUT.xlsx",
    ],
    options: ["payer", "as-of", "force"],
  },
  pack: {
    paths: [
      "the folder of CMS's files and the file to write: pack FOLDER OUT.tables",
      "the file to write too: pack FOLDER OUT.tables",
    ],
    options: ["force"],
  },
  learn: {
    paths: ["the matrix: learn PATH --claims FILE --remittances FILE"],
    options: [
      "format",
      "claims",
      "sheet",
      "map",
      "reference",
      "as-of",
      "remittances",
      "letter",
      "accept",
      "out",
      "force",
    ],
  },
  audit: {
    paths: ["the matrix: audit PATH --claims FILE"],
    options: [
      "format",
      "claims",
      "sheet",
      "map",
      "reference",
      "as-of",
      "payer",
      "out",
      "force",
      "size",
      "margin",
      "confidence",
      "seed",
      "provider",
      "family",
      "from",
      "to",
      "by",
      "answers",
    ],
  },
} as const satisfies Record<string, { readonly paths: readonly string[]; readonly options: readonly Option[] }>;
export type MatrixCommandName = keyof typeof COMMANDS;
const NAMES = [
  "starter",
  "health",
  "diff",
  "test",
  "hand-over",
  "pack",
  "learn",
  "audit",
] as const satisfies readonly MatrixCommandName[];

/** What a matrix command was asked to do. */
export interface MatrixOptions {
  readonly command: MatrixCommandName;
  /** The one path, or the first of two. */
  readonly path: string;
  /** The second path; "" where the command takes one. */
  readonly second: string;
  readonly force: boolean;
  readonly format: "text" | "json";
  readonly asOf: Day;
  readonly claims?: string;
  readonly sheet?: string;
  readonly map?: string;
  readonly reference?: string;
  readonly payer?: string;
  /** What only some commands take, as it was said. */
  readonly said: Readonly<Partial<Record<Option, string>>>;
}

/**
 * Reads the arguments of a matrix command.
 * @returns what to do, or `"help"`
 * @throws WrongUse saying which argument is wrong
 */
export function matrixOptions(args: readonly string[], terminal: Pick<Terminal, "today">): MatrixOptions | "help" {
  const wrong = (message: string): WrongUse => new WrongUse(message, MATRIX_USAGE);
  const { values, positionals } = parsed(
    () => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    MATRIX_USAGE,
  );
  if (values.help) return "help";
  const [said, ...paths] = positionals;
  const all = joinWords(NAMES, "or");
  if (said === undefined) throw wrong(`Say what to do: ${all}`);
  const command = NAMES.find((name) => name === said);
  if (!command) throw wrong(`There is no command "${said}": use ${all}`);
  const takes: { readonly paths: readonly string[]; readonly options: readonly Option[] } = COMMANDS[command];
  const missing = takes.paths[paths.length];
  if (missing !== undefined) throw wrong(`Name ${missing}`);
  const extra = paths[takes.paths.length];
  if (extra !== undefined) throw wrong(`"${extra}" is one argument too many`);
  for (const option of Object.keys(values)) {
    if (!takes.options.some((known) => known === option)) throw wrong(`${command} takes no --${option}`);
  }
  const { claims, sheet, map, reference, payer, format = "text" } = values;
  if (format !== "text" && format !== "json") throw wrong(`--format ${format} is not one of: text, json`);
  if (command === "diff" && claims === undefined) {
    const idle = (["sheet", "map", "reference", "as-of"] as const).find((option) => values[option] !== undefined);
    if (idle) throw wrong(`--${idle} says how claim lines are checked: name them with --claims FILE`);
  }
  if ((command === "learn" || command === "audit") && claims === undefined)
    throw wrong(`${command} reads claim lines: name them with --claims FILE`);
  if (command === "learn" && values.remittances === undefined)
    throw wrong("learn reads what payers answered: name it with --remittances FILE or --remittances FOLDER");
  const [path = "", second = ""] = paths;
  if (command === "hand-over" && !/\.xlsx$/i.test(second))
    throw wrong(`"${second}" is no name of a workbook: end it in .xlsx`);
  return {
    command,
    path,
    second,
    format,
    force: values.force === true,
    asOf: asOfDay(values["as-of"], terminal, MATRIX_USAGE),
    ...(claims === undefined ? {} : { claims }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(map === undefined ? {} : { map }),
    ...(reference === undefined ? {} : { reference }),
    ...(payer === undefined ? {} : { payer }),
    said: Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string")),
  };
}
