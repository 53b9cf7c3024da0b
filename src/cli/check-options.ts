import { parseArgs } from "node:util";
import { wordsOfError } from "../files/problem";
import { isoOf, parseDay, type Day } from "../values/day";
import { WrongUse, type Terminal } from "./terminal";

export const FORMATS = ["text", "json", "csv", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

/** What a check was asked to do. */
export interface CheckOptions {
  readonly claims: string;
  readonly sheet?: string;
  readonly matrix?: string;
  readonly reference?: string;
  readonly asOf: Day;
  readonly format: Format;
  readonly out?: string;
  readonly map?: string;
  /** Where the mapping that was found is written. */
  readonly saveMap?: string;
  /** Position of the one line to explain. */
  readonly explain?: number;
}

export const CHECK_USAGE = `Checks claim lines against the payer policy matrix.

  npm run check -- --claims FILE|FOLDER [options]

  --claims FILE        the claim lines: a workbook (.xlsx) or separated text (.csv)
  --claims FOLDER      each .csv, .tsv, .txt and .xlsx in it, by name, each for itself
  --sheet NAME         the sheet; without it the one whose columns say the most
  --matrix PATH        the matrix: a workbook, or a folder of CSV files; without it the starter matrix
  --reference FOLDER   national tables in the layouts CMS ships, in place of those that are built in:
                       PTP, MUE, add-on codes, NDC crosswalk (.zip, .txt, .csv, .xlsx)
  --reference FILE     the same, packed once by npm run matrix -- pack: ready at once
  --as-of YYYY-MM-DD   the day of the check, for filing limits and what expires; today where not said
  --format FORMAT      text, json, csv or xlsx; what the name of --out says, else text
  --out FILE           writes there instead of to the terminal; xlsx needs it
  --map FILE.json      which column holds which field, as {"Payer": "Ins", "CPT": 4, "POS": {"value": "11"}}
  --save-map FILE.json writes which column was read as which field, for --map; then somebody can correct it
  --explain LINE       of one line, by its position: what was found, what passed, on which rows of the matrix
  --help               this text

Exit status: 0 no error found, 1 some error found, 2 the input could not be used.`;

const OPTIONS = {
  claims: { type: "string" },
  sheet: { type: "string" },
  matrix: { type: "string" },
  reference: { type: "string" },
  "as-of": { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  map: { type: "string" },
  "save-map": { type: "string" },
  explain: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads the arguments of a check.
 * @returns what to do, or `"help"`
 * @throws WrongUse saying which argument is wrong
 */
export function checkOptions(args: readonly string[], terminal: Pick<Terminal, "today">): CheckOptions | "help" {
  const wrong = (message: string): WrongUse => new WrongUse(message, CHECK_USAGE);
  const values = parsed(() => parseArgs({ args: [...args], options: OPTIONS }).values, CHECK_USAGE);
  if (values.help) return "help";
  const { claims, sheet, matrix, reference, out, map, explain } = values;
  if (claims === undefined) throw wrong("Name the claim file: --claims FILE");
  const ending = /\.(json|csv|xlsx)$/i.exec(out ?? "")?.[1]?.toLowerCase();
  const format = FORMATS.find((each) => each === (values.format ?? ending ?? "text"));
  if (!format) throw wrong(`--format ${values.format ?? ""} is not one of: ${FORMATS.join(", ")}`);
  if (format === "xlsx" && out === undefined)
    throw wrong("A workbook does not go to the terminal: name it with --out FILE.xlsx");
  if (explain !== undefined && !/^[1-9]\d*(\.\d{1,2})?$/.test(explain))
    throw wrong(`--explain ${explain} is not the position of a line: 1 is the first row under the headers`);
  return {
    claims,
    format,
    asOf: asOfDay(values["as-of"], terminal, CHECK_USAGE),
    ...(sheet === undefined ? {} : { sheet }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(reference === undefined ? {} : { reference }),
    ...(out === undefined ? {} : { out }),
    ...(map === undefined ? {} : { map }),
    ...(values["save-map"] === undefined ? {} : { saveMap: values["save-map"] }),
    ...(explain === undefined ? {} : { explain: Number(explain) }),
  };
}

/** The day that `--as-of` names, today where it is not said. @throws WrongUse where it is no date */
export function asOfDay(said: string | undefined, terminal: Pick<Terminal, "today">, usage: string): Day {
  if (said === undefined) return terminal.today();
  const day = parseDay(said);
  if (day === null) throw new WrongUse(`--as-of ${said} is not a date. Write it as ${isoOf(terminal.today())}`, usage);
  return day;
}

/** Runs the argument parser and says its complaint in one sentence. */
export function parsed<T>(parse: () => T, usage: string): T {
  try {
    return parse();
  } catch (error) {
    const said = wordsOfError(error);
    const [first = said] = said.split(/\. |\n/);
    throw new WrongUse(first.replace(/\.$/, ""), usage);
  }
}
