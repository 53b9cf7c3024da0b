// `npm test`: everything that must hold, in order, the quick things first. Each step counts as one test, and each test of jest
// as one. The last line is `N passed, M failed`; the exit status says whether anything failed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const scratch = mkdtempSync(join(tmpdir(), "npm-test-"));

/** The script behind a package's command, so that no shell and no global tool comes in between. */
function command(packageName, name = packageName) {
  const folder = join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[name]);
}

/** Runs Node on a script; resolves to its exit status, and to what it printed when that is wanted. */
function node(args, { capture = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ["ignore", capture ? "pipe" : "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    let printed = "";
    child.stdout?.on("data", (chunk) => (printed += chunk));
    child.on("error", (error) => done({ status: 1, printed: String(error) }));
    child.on("close", (status) => done({ status: status ?? 1, printed }));
  });
}

/** A step that passes or fails as a whole. */
const whole = (title, args) => ({
  title,
  run: async () => ((await node(args)).status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** Some of jest's projects. A test that was skipped, and a file that did not load, count as failed. */
const tests = (title, projects, prepare = async () => ({})) => ({
  title,
  run: async () => {
    const env = await prepare();
    if (env === undefined) return { passed: 0, failed: 1 };
    const report = join(scratch, `${projects.join("-")}.json`);
    const args = ["--selectProjects", ...projects, "--ci", "--json", `--outputFile=${report}`];
    const { status } = await node([command("jest"), ...args], { env });
    const counts = countsOf(report);
    if (counts.skipped > 0) console.error(`${counts.skipped} skipped tests: every test has to run.`);
    const failed = counts.failed + counts.skipped + counts.unloadable;
    if (counts.passed + failed === 0) console.error(`No test ran in ${projects.join(", ")}.`);
    // jest may also fail for reasons of its own.
    return { passed: counts.passed, failed: failed > 0 || (status === 0 && counts.passed > 0) ? failed : 1 };
  },
});

function countsOf(report) {
  try {
    const found = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests,
      skipped: found.numPendingTests + found.numTodoTests,
      unloadable: found.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, unloadable: 0 };
  }
}

/** The browser is looked for, or brought, once. */
async function findBrowser() {
  const { status, printed } = await node(["--import", "tsx", "test/browser/chromium.ts"], { capture: true });
  return status === 0 ? { CHROMIUM_PATH: printed.trim() } : undefined;
}

const STEPS = [
  whole("Types", [command("typescript", "tsc"), "--noEmit"]),
  whole("Lint", [command("eslint"), ".", "--max-warnings", "0"]),
  whole("Walls between the layers", [
    command("dependency-cruiser", "depcruise"),
    "src",
    "--config",
    ".dependency-cruiser.cjs",
  ]),
  whole("Format", [command("prettier"), "--check", "."]),
  tests("Tests: code, and Office.js in jsdom", ["unit", "office"]),
  whole("Production build", [command("webpack"), "--mode", "production"]),
  tests("Tests: the build", ["build"]),
  whole("Workbench build", ["--import", "tsx", "build/serve/prepare.ts"]),
  tests("Tests: in the browser", ["browser"], findBrowser),
];

let passed = 0;
let failed = 0;
const summary = [];
for (const { title, run } of STEPS) {
  console.log(`\n=== ${title} ===`);
  const started = Date.now();
  const counts = await run();
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  summary.push(
    `${counts.failed === 0 ? "ok    " : "FAILED"} ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`,
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n=== Summary ===\n${summary.join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
