// What may be said behind `npm run bench --`.
import { join, resolve } from "node:path";

export interface BenchOptions {
  readonly quick: boolean;
  /** Names of scenarios, or beginnings of them; all where empty. */
  readonly only: readonly string[];
  /** The published pair table. */
  readonly pairs: string;
  /** Measures `only` again and tells it with what the last whole run has measured. */
  readonly complete: boolean;
  /** Measures what an earlier run of the same size has made. */
  readonly keep: boolean;
  /** Where the report goes; `null`: to the terminal. */
  readonly out: string | null;
}

/** Says where the pair table is, where no option does. */
export const PAIRS_VARIABLE = "BENCH_PAIRS";
const PAIRS_FILE = "../shared/data/ncci-ptp-practitioner-2024-07.csv.gz";
const REPORT = "docs/benchmarks.md";

export const USAGE = `npm run bench -- [options]

Measures the product and its peers side by side and writes ${REPORT}.

  --quick         a small run, to see that everything works; told on the terminal, written nowhere
  --only NAME     one scenario, or all whose names begin so; may be said several times; told on the terminal
  --pairs FILE    the national pair table: column1,column2,deletion_date,modifier_indicator, also compressed (.gz).
                  Else ${PAIRS_VARIABLE} names it, else it is looked for at ${PAIRS_FILE}.
                  Where there is none a made table stands in, and the report says so
  --complete      with --only: measures it again in place of what the last whole run has of it, and writes its page anew, which
                  says so: for what failed, or was changed since
  --keep          measures the claims and tables that the run before made, where they are of the same size
  --out FILE      where the report goes
  --list          the names of the scenarios
  --help`;

/** @throws with what is wrong */
export function benchOptions(
  args: readonly string[],
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): BenchOptions | "help" | "list" {
  const only: string[] = [];
  let [quick, complete, keep] = [false, false, false];
  let [pairs, out] = [env[PAIRS_VARIABLE] ?? join(root, PAIRS_FILE), null as string | null];
  const rest = [...args];
  const value = (option: string): string => {
    const said = rest.shift();
    if (said === undefined || said.startsWith("--")) throw new Error(`${option} needs a value.\n\n${USAGE}`);
    return said;
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--help") return "help";
    if (arg === "--list") return "list";
    if (arg === "--quick") quick = true;
    else if (arg === "--complete") complete = true;
    else if (arg === "--keep") keep = true;
    else if (arg === "--only") only.push(value(arg));
    else if (arg === "--pairs") pairs = resolve(value(arg));
    else if (arg === "--out") out = resolve(value(arg));
    else throw new Error(`"${arg}" is no option.\n\n${USAGE}`);
  }
  if (complete && (quick || only.length === 0)) throw new Error(`--complete needs --only, and no --quick.\n\n${USAGE}`);
  // A part of a run, or a small one, is no report of the whole.
  const whole = !quick && (complete || only.length === 0);
  return { quick, only, complete, keep, pairs, out: out ?? (whole ? join(root, REPORT) : null) };
}
