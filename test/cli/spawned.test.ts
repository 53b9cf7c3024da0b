import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { scratch } from "./recorder";

const ROOT = resolve(__dirname, "../..");
const files = scratch();
afterAll(() => files.remove());

/** Runs a command as its npm script does. */
function node(script: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", `src/cli/${script}.ts`, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
}

const HEADER = "Payer,Patient,DOS,CPT,Mods,Units,Charge\n";
const clean = files.write("clean.csv", `${HEADER}Medicare,P1,2026-10-14,99214,,1,200\n`);
const faulty = files.write(
  "faulty.csv",
  `${HEADER}Medicare,P1,2026-10-14,96360,,1,400\nMedicare,P1,2026-10-14,99214,,1,200\n`,
);

describe("the commands as processes", () => {
  it("exit with 0, 1 and 2, and keep the report apart from the notes", () => {
    const fine = node("check", ["--claims", clean, "--format", "json"]);
    expect([fine.status, JSON.parse(fine.stdout).summary.error]).toEqual([0, 0]);
    expect(fine.stderr).toMatch(/starter matrix is used/);
    const errors = node("check", ["--claims", faulty, "--format", "json"]);
    expect([errors.status, JSON.parse(errors.stdout).summary.error]).toEqual([1, 1]);
    const unusable = node("check", ["--claims", "nowhere.csv", "--format", "json"]);
    expect([unusable.status, unusable.stdout]).toEqual([2, ""]);
    expect(unusable.stderr).toMatch(/^nowhere\.csv: there is no such file/);
  });

  it("let a reader close the pipe early", () => {
    const codes = ["96360", "99214"];
    const rows = Array.from({ length: 1500 }, (_, i) =>
      codes.map((code) => `Medicare,P${i},2026-10-14,${code},,1,200\n`),
    );
    const many = files.write("many.csv", HEADER + rows.flat().join(""));
    const script = `"${process.execPath}" --import tsx src/cli/check.ts --claims "${many}" --format json | head -c 20`;
    const { stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: ROOT, encoding: "utf8" });
    expect(stdout).toBe('{"version":1,"asOf":');
    expect(stderr).not.toMatch(/EPIPE/);
  });

  it("stop on Ctrl+C with 130, and leave no half report behind", async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `Medicare,P${i},2026-10-14,96360,,1,400\n`);
    const many = files.write("stopped.csv", HEADER + rows.join(""));
    const out = files.at("stopped.json");
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/check.ts", "--claims", many, "--out", out], {
      cwd: ROOT,
    });
    let notes = "";
    child.stderr.on("data", (data: Buffer) => (notes += data.toString()));
    const part = (): boolean => readdirSync(files.at(".")).some((name) => name.startsWith(".stopped.json."));
    while (!part()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, part(), existsSync(out)]).toEqual([130, false, false]);
    expect(notes).toMatch(/Stopped\. No report was written/);
  }, 60_000);

  it("go from the sample to its check and the state of its matrix", () => {
    const path = files.at("sample.xlsx");
    expect(node("sample", [path]).status).toBe(0);
    const args = ["--claims", path, "--sheet", "Claims", "--matrix", path, "--as-of", "2026-11-23", "--format", "json"];
    const check = node("check", args);
    // One of the planted faults is a code that lost its zero.
    expect([check.status, check.stderr]).toEqual([1, `${path}: 1 kind of damage in 1 cell (lost zeros in CPT: 1)\n`]);
    const report = JSON.parse(check.stdout);
    expect(report.summary.lines).toBeGreaterThanOrEqual(300);
    const health = node("matrix", ["health", path, "--format", "json", "--as-of", "2026-11-23"]);
    expect(health.status).toBe(0);
    expect(JSON.parse(health.stdout).filter((item: { severity: string }) => item.severity === "error")).toEqual([]);
  });
});
