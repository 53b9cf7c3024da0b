// The check from a terminal, as a whole process: a million lines of text in, findings out.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isoOf } from "../../../src/values/day";
import { median } from "../measure";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";

export const TERMINAL_CLAIMS = "claims.csv";
export const TERMINAL_MATRIX = "matrix";

/** Tells what the process used, when it ends. */
export const USED_HOOK = `process.on("exit", () => require("node:fs").writeFileSync(process.env.BENCH_USED, JSON.stringify(process.resourceUsage())));`;

interface Used {
  readonly userCPUTime: number;
  readonly systemCPUTime: number;
  readonly maxRSS: number;
}

function measure(setup: Setup): Figures {
  const claims = join(setup.folder, TERMINAL_CLAIMS);
  const out = join(setup.folder, "findings.csv");
  const usedFile = join(setup.folder, "used.json");
  const walls: number[] = [];
  let used: Used = { userCPUTime: 0, systemCPUTime: 0, maxRSS: 0 };
  for (let run = 0; run < setup.sizes.longRuns; run++) {
    const start = performance.now();
    const ended = spawnSync(
      process.execPath,
      [
        "--require",
        join(setup.folder, "used.cjs"),
        setup.command,
        ...["--claims", claims],
        ...["--matrix", join(setup.folder, TERMINAL_MATRIX), "--as-of", isoOf(AS_OF), "--format", "csv", "--out", out],
      ],
      { env: { ...process.env, BENCH_USED: usedFile }, encoding: "utf8" },
    );
    walls.push(performance.now() - start);
    // 1 says that errors were found.
    if (ended.status !== 1 && ended.status !== 0) throw new Error(`the command failed: ${ended.stderr.slice(-500)}`);
    used = JSON.parse(readFileSync(usedFile, "utf8")) as Used;
  }
  return {
    lines: countLines(claims) - 1,
    "findings bytes": statSync(out).size,
    wall: median(walls),
    cpu: (used.userCPUTime + used.systemCPUTime) / 1000,
    "peak mb": (used.maxRSS * 1024) / 1e6,
  };
}

function countLines(file: string): number {
  let lines = 0;
  for (const byte of readFileSync(file)) if (byte === 10) lines++;
  return lines;
}

export const TERMINAL: Scenario = { name: "terminal", title: "the check from a terminal", run: measure };
