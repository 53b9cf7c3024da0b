import { setImmediate as nextTurn } from "node:timers/promises";
import { batchedChecks } from "../checks/batches";
import { explainLine } from "../checks/explain";
import { runChecksInSteps } from "../checks/engine";
import { positionOf, type InputProblem } from "../claims/line";
import type { SheetMapping } from "../claims/mapping/mapping";
import type { ClaimSheet } from "../claims/sheet";
import type { Reference } from "../codes/reference/reference";
import { isWorkbookFile, readClaimsFile, type ReadClaimsFileOptions } from "../files/claims-file";
import { claimParts, type ClaimParts, type RowsOfFile } from "../files/claims-parts";
import { openClaimsWorkbook } from "../files/claims-workbook";
import { openCsvRows } from "../files/csv-rows";
import { UnusableFile } from "../files/problem";
import { isX12File } from "../files/text-rows";
import type { Matrix } from "../matrix/matrix";
import type { Day } from "../values/day";
import { grouped } from "../values/lists";
import { openFile, readBytes, type OpenFile } from "./disk";
import { toldOf, type Checked, type Told } from "./reports/checked";
import { explanationReport } from "./reports/explanation";
import type { Terminal } from "./terminal";

/** What all files of a check have in common. */
export interface CheckingWith {
  readonly matrix: Matrix;
  readonly reference: Reference;
  readonly asOf: Day;
  readonly reading: ReadClaimsFileOptions;
  readonly terminal: Pick<Terminal, "note" | "progress">;
  /** Rows that are in memory at once: a check needs all lines of a patient, and no more. */
  readonly rowsPerPart?: number;
  /** Told of how the columns were read. */
  readonly mapped?: (mapping: SheetMapping) => void;
}

const ROWS_PER_PART = 8_000;
/** A workbook of findings and lines is written whole. */
const MOST_WORKBOOK_LINES = 200_000;

/**
 * Checks a claim file. A file is gone through twice and is never in memory as a whole; of a workbook the rows are kept as text.
 * @throws UnusableFile where it cannot be used
 */
export async function checkFile(path: string, using: CheckingWith): Promise<Told> {
  const told = await withParts(path, using, (parts) => checkParts(path, parts, using));
  return told ?? toldOf(await checkSheet(path, await readWhole(path, using), using));
}

async function checkParts(path: string, parts: ClaimParts, using: CheckingWith): Promise<Told> {
  const { matrix, reference, asOf, terminal, rowsPerPart = ROWS_PER_PART } = using;
  const checks = batchedChecks({ facts: parts.facts, matrix, reference, asOf });
  const problems: InputProblem[] = [];
  let done = 0;
  for (const part of parts.parts(rowsPerPart)) {
    const batch = parts.read(part);
    for (const problem of batch.problems) problems.push(problem);
    for (const share of checks.run(batch)) {
      const rows = done + Math.floor(share * part.length);
      terminal.progress?.({ doing: `Checking ${path}`, done: rows, of: parts.rows, unit: "rows" });
      await turn();
    }
    done += part.length;
  }
  problems.sort((a, b) => a.row - b.row);
  const sheet = { ...parts.facts, skipped: parts.skipped, problems };
  return { claims: path, sheet, matrix, asOf, result: checks.result() };
}

/** Opens a file for reading part by part; `null` where it must be read as a whole. */
async function withParts<T>(
  path: string,
  using: CheckingWith,
  act: (parts: ClaimParts) => Promise<T> | T,
): Promise<T | null> {
  const file = openFile(path);
  try {
    const head = file.read(0, Math.min(file.size, HEAD_BYTES));
    if (isX12File(head)) return null;
    const parts = isWorkbookFile(head, path)
      ? await workbookParts(path, file, using)
      : await textParts(path, file, using);
    return parts && (await act(parts));
  } finally {
    file.close();
  }
}

const HEAD_BYTES = 4096;

async function workbookParts(path: string, file: OpenFile, using: CheckingWith): Promise<ClaimParts> {
  const { reading, terminal } = using;
  const opening = openClaimsWorkbook(file.read(0, file.size), path, reading);
  for (;;) {
    const step = await opening.next();
    if (step.done) return surveyed(step.value, using);
    const { done, of } = step.value;
    terminal.progress?.({ doing: `Unpacking ${path}`, done: megabytes(done), of: megabytes(of), unit: "MB" });
  }
}

async function textParts(path: string, file: OpenFile, using: CheckingWith): Promise<ClaimParts | null> {
  const rows = openCsvRows(file, path);
  const of = megabytes(file.size);
  return (
    rows &&
    surveyed({ file: path, rows }, using, () =>
      using.terminal.progress?.({ doing: `Reading ${path}`, done: megabytes(rows.done()), of, unit: "MB" }),
    )
  );
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Goes through the rows of a file once. */
async function surveyed(rows: RowsOfFile, { reading, mapped }: CheckingWith, told?: () => void): Promise<ClaimParts> {
  const survey = claimParts(rows, reading);
  for (;;) {
    const step = survey.next();
    if (step.done) {
      mapped?.(step.value.facts.layout);
      return step.value;
    }
    told?.();
    await turn();
  }
}

/**
 * Explains one line of a file.
 * @param index its position
 * @returns `null` where the file has no such line
 * @throws UnusableFile where the file cannot be used
 */
export async function explainInFile(path: string, index: number, using: CheckingWith): Promise<string | null> {
  const explain = (sheet: ClaimSheet): { readonly text: string | null } => {
    const explained = explainLine({ ...using, sheet }, index);
    return { text: explained && explanationReport(sheet, explained) };
  };
  const ofPart = await withParts(path, using, (parts) => {
    const row = parts.facts.layout.headerAt + positionOf(index);
    const own = parts.parts(using.rowsPerPart ?? ROWS_PER_PART).find((part) => part.includes(row));
    return own ? explain({ ...parts.facts, ...parts.read(own), skipped: parts.skipped }) : { text: null };
  });
  return (ofPart ?? explain(await readWhole(path, using))).text;
}

/** Lets others have their turn, so that it is heard when somebody stops the check. */
const turn = (): Promise<void> => nextTurn();

/**
 * Checks a file of which all lines are wanted at once.
 * @throws UnusableFile where it cannot be used, or has more lines than a workbook is written of
 */
export async function checkForWorkbook(path: string, using: CheckingWith): Promise<Checked> {
  const sheet = await readWhole(path, using);
  refuseTooMany(path, sheet.lines.length + sheet.unusable.length);
  return checkSheet(path, sheet, using);
}

function refuseTooMany(path: string, lines: number): void {
  if (lines <= MOST_WORKBOOK_LINES) return;
  throw new UnusableFile({
    file: path,
    message: `has ${grouped(lines)} lines, and a workbook of findings is written of ${grouped(MOST_WORKBOOK_LINES)} at most. Take --format csv or json`,
  });
}

/** All lines of a file at once. */
async function readWhole(path: string, using: CheckingWith): Promise<ClaimSheet> {
  const sheet = await withParts(path, using, (parts) => {
    refuseTooMany(path, parts.rows);
    const [all = NO_ROWS] = parts.parts(Infinity);
    return { ...parts.facts, ...parts.read(all), skipped: parts.skipped };
  });
  if (sheet) return sheet;
  const whole = await readClaimsFile(readBytes(path), path, using.reading);
  using.mapped?.(whole.layout);
  return whole;
}

const NO_ROWS = new Uint32Array(0);

async function checkSheet(path: string, sheet: ClaimSheet, using: CheckingWith): Promise<Checked> {
  const { matrix, reference, asOf, terminal } = using;
  const rows = sheet.lines.length;
  const checking = runChecksInSteps({ sheet, matrix, reference, asOf });
  for (;;) {
    const step = checking.next();
    if (step.done) return { claims: path, sheet, matrix, reference, asOf, result: step.value };
    const { done, of } = step.value;
    const share = of === 0 ? 0 : Math.round((done * rows) / of);
    terminal.progress?.({ doing: `Checking ${path}`, done: share, of: rows, unit: "rows" });
    await turn();
  }
}
