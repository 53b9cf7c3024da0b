// `npm run reliability`: runs the tests that count what they tried, and writes docs/reliability.md from what they counted.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const scratch = mkdtempSync(join(tmpdir(), "reliability-"));
const figures = join(scratch, "faults.json");

const { status } = spawnSync(
  process.execPath,
  [join(ROOT, "node_modules/jest/bin/jest.js"), "--selectProjects", "office", "--ci", "test/excel/faults"],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, FAULT_FIGURES: figures } },
);
if (status !== 0) {
  console.error("A test failed: docs/reliability.md was left as it is.");
  process.exit(1);
}
const { paths, requests, faults, byKind, kinds, meanwhile } = JSON.parse(readFileSync(figures, "utf8"));
rmSync(scratch, { recursive: true, force: true });

const rows = Object.entries(byKind).map(([kind, times]) => `| ${kind} | ${times} |`);
writeFileSync(
  join(ROOT, "docs/reliability.md"),
  `# Reliability

Written by \`npm run reliability\`, from what the tests counted. Nothing here is written by hand.

## Faults while writing to the workbook

Every way of writing, and its undo, runs over the real Office.js, in small requests as on a desktop and in large ones as on the web. Each request, the comparing ones too, goes wrong once in each way; a request is stopped after each of its actions, and one that is too large goes in halves, which are stopped in turn. After each fault the workbook is as before or whole, the message begins with "Could not", and the same plan can be applied.

| counted | |
| --- | --- |
| ways of writing, with their undo | ${paths} |
| kinds of operation among them | ${kinds} |
| requests that they take | ${requests} |
| faults injected | ${faults} |
| changes by others between two requests | ${meanwhile} |

| fault | times |
| --- | --- |
${rows.join("\n")}
`,
);
console.log("docs/reliability.md is written.");
