// What a run was made on.
import { cpus, loadavg, release, totalmem, type } from "node:os";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a processor in the minute before the run: above none, others were at work too. */
  readonly load: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    processor: (all[0]?.model ?? "unknown").replace(/\s+/g, " ").trim(),
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split("-")[0] ?? ""}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}
