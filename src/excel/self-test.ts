import { textOf } from "../values/cell";
import { buildId } from "../values/build";
import { inExcel } from "./failure";
import { CELL_PROBES } from "./self-test/cells";
import { FUNCTION_PROBES } from "./self-test/functions";
import { OFFICE_PROBES } from "./self-test/office";
import type { Probe, Scratch } from "./self-test/probe";

/** What a self-test came to; the sheet has the details. */
export interface SelfTestResult {
  readonly passed: number;
  readonly failed: number;
  readonly sheet: string;
}

const PROBES: readonly Probe[] = [...OFFICE_PROBES, ...CELL_PROBES, ...FUNCTION_PROBES];
const RESULTS = "Self-test";
const TITLE = "Payer Policy Matrix: self-test";
const SCRATCH = { visible: "Self-test scratch", hidden: "Self-test scratch 2" } as const;
const PATIENCE_MS = 8_000;
const SCRATCH_NAMES = ["SelfTestName", "SelfTestMatrix"];

/**
 * Tries everything that the add-in relies on in the Excel at hand (docs/excel-checklist.md), and writes the results to a
 * sheet for a report. Its scratch sheets are removed again; nothing else in the workbook changes. It writes directly and
 * not by plan, because trying how Excel writes is its very purpose.
 * @param patience how long calculation and events may take, in milliseconds
 */
export async function runSelfTest(
  onProgress: (done: number, of: number) => void,
  patience = PATIENCE_MS,
): Promise<SelfTestResult> {
  const rows: string[][] = [];
  await inExcel("prepare the self-test", makeScratch);
  try {
    for (const probe of PROBES) {
      onProgress(rows.length, PROBES.length);
      rows.push(await outcomeOf(probe, { ...SCRATCH, patience }));
    }
  } finally {
    await inExcel("clean up after the self-test", removeScratch);
  }
  const sheet = await inExcel("write the results of the self-test", (context) => writeResults(context, rows));
  const failed = rows.filter(([, outcome]) => outcome === "FAILED").length;
  return { passed: rows.length - failed, failed, sheet };
}

async function outcomeOf(probe: Probe, scratch: Scratch): Promise<string[]> {
  const started = Date.now();
  const row = (outcome: string, detail: string): string[] => [
    probe.name,
    outcome,
    detail,
    `${Date.now() - started} ms`,
  ];
  try {
    return row("ok", await probe.run(scratch));
  } catch (error) {
    return row("FAILED", error instanceof Error ? error.message : String(error));
  }
}

async function makeScratch(context: Excel.RequestContext): Promise<void> {
  await removeScratch(context);
  context.workbook.worksheets.add(SCRATCH.visible);
  context.workbook.worksheets.add(SCRATCH.hidden).visibility = "Hidden";
  await context.sync();
}

async function removeScratch(context: Excel.RequestContext): Promise<void> {
  const { worksheets, names } = context.workbook;
  const sheets = [SCRATCH.visible, SCRATCH.hidden].map((name) => worksheets.getItemOrNullObject(name));
  const named = SCRATCH_NAMES.map((name) => names.getItemOrNullObject(name));
  await context.sync();
  for (const name of named) if (!name.isNullObject) name.delete();
  for (const sheet of sheets) if (!sheet.isNullObject) sheet.delete();
  await context.sync();
}

async function writeResults(context: Excel.RequestContext, rows: readonly string[][]): Promise<string> {
  const sheet = await resultsSheet(context);
  sheet.load("name");
  const { host, platform, version } = Office.context.diagnostics;
  const lines = [
    [TITLE, "", "", ""],
    ["Build", buildId(), "", ""],
    ["Excel", `${textOf(version)} on ${textOf(platform)}`, textOf(host), ""],
    ["When", new Date().toISOString(), "", ""],
    ["", "", "", ""],
    ["Probe", "Result", "Seen", "Took"],
    ...rows,
  ];
  sheet.getRange().clear();
  const range = sheet.getRangeByIndexes(0, 0, lines.length, 4);
  range.numberFormat = lines.map((line) => line.map(() => "@"));
  range.values = lines;
  sheet.getRange("A1:D1").format.font.bold = true;
  sheet.getRange("A6:D6").format.font.bold = true;
  range.format.autofitColumns();
  sheet.activate();
  await context.sync();
  return sheet.name;
}

/** The sheet of an earlier self-test, or a new one; a user's own sheet of that name is left alone. */
async function resultsSheet(context: Excel.RequestContext): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const candidates = worksheets.items.filter((sheet) => sheet.name.startsWith(RESULTS));
  const titles = candidates.map((sheet) => sheet.getRange("A1").load("values"));
  await context.sync();
  const own = candidates.find((_, i) => titles[i]?.values[0]?.[0] === TITLE);
  if (own) return own;
  const taken = new Set(candidates.map((sheet) => sheet.name));
  let name = RESULTS;
  for (let i = 2; taken.has(name); i++) name = `${RESULTS} (${i})`;
  return worksheets.add(name);
}
