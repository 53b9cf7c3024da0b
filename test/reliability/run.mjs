// What the sections of docs/reliability.md share: a test of jest that counts what it tried, and tables of what was counted.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Runs tests that write what they counted into the file that a variable of the environment names.
 * @returns what they counted
 * @throws where a test fails, or counted nothing
 */
export function counted({ project, path, variable, node = [], env = {} }) {
  const scratch = mkdtempSync(join(tmpdir(), "reliability-"));
  const figures = join(scratch, "figures.json");
  try {
    const jest = join(ROOT, "node_modules/jest/bin/jest.js");
    const { status } = spawnSync(process.execPath, [...node, jest, "--selectProjects", project, "--ci", "-i", path], {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, ...env, [variable]: figures },
    });
    if (status !== 0) throw new Error(`A test of ${path} failed.`);
    return JSON.parse(readFileSync(figures, "utf8"));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A table of two columns in Markdown. */
export const table = (rows, [left, right] = ["counted", ""]) =>
  [`| ${left} | ${right} |`, "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
