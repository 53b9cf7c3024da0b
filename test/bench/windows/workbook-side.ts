// What a check costs on the workbook's side: requests and bytes between the add-in and Excel, for reading, checking and writing.
import { runChecks } from "../../../src/checks/engine";
import { findingsRows } from "../../../src/checks/findings-rows";
import { statusTexts } from "../../../src/checks/status-text";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet } from "../../../src/claims/sheet";
import { isVisitCode } from "../../../src/codes/families";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { applyPlan } from "../../../src/excel/apply-plan";
import { readMatrix } from "../../../src/excel/read-matrix";
import { readActiveSheet } from "../../../src/excel/read-sheet";
import { readClaimArea } from "../../../src/excel/read-written";
import { readWorkbookState } from "../../../src/excel/workbook-state";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { createMatrixPlan } from "../../../src/plans/create-matrix";
import { findingsTablePlan } from "../../../src/plans/findings-table";
import type { Plan } from "../../../src/plans/operations";
import { statusColumnPlan } from "../../../src/plans/status-column";
import type { CellValue } from "../../../src/values/cell";
import type { BridgeOptions } from "../../../src/workbench/host/bridge";
import type { HostRequest } from "../../../src/workbench/host/interpreter";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { AS_OF } from "../made/own-practice";

/** What went over the bridge. */
export interface Traffic {
  readonly requests: number;
  /** Those among them that write; the others look and compare, or let go of what was looked at. */
  readonly writes: number;
  /** Bytes from the add-in to Excel, and back. */
  readonly sent: number;
  readonly received: number;
  /** Of the largest request or answer. */
  readonly largest: number;
  readonly milliseconds: number;
}

/** What each part of a check costs. */
export interface WorkbookSide {
  readonly reading: Traffic;
  /** Reading the matrix and running the checks. */
  readonly checking: Traffic;
  /** The column of status beside the claims, and the table of findings. */
  readonly status: Traffic;
  readonly findings: Traffic;
  readonly lines: number;
  readonly findingRows: number;
}

/** Counts what goes over a bridge. */
export interface Counter {
  readonly onExchange: NonNullable<BridgeOptions["onExchange"]>;
  of<T>(act: () => Promise<T>): Promise<{ readonly traffic: Traffic; readonly value: T }>;
}

export function exchangeCounter(): Counter {
  let [requests, writes, sent, received, largest] = [0, 0, 0, 0, 0];
  return {
    onExchange(request, response) {
      const [out, back] = [bytesOf(request), bytesOf(response)];
      requests++;
      if (setsSomething(request)) writes++;
      sent += out;
      received += back;
      largest = Math.max(largest, out, back);
    },
    async of(act) {
      requests = writes = sent = received = largest = 0;
      const start = performance.now();
      const value = await act();
      return { value, traffic: { requests, writes, sent, received, largest, milliseconds: performance.now() - start } };
    },
  };
}

/** The kind of an action that gives something a value. */
const SET_PROPERTY = 4;
const setsSomething = ({ Actions }: HostRequest): boolean =>
  Actions.some(({ ActionType }) => ActionType === SET_PROPERTY);

const bytesOf = (message: unknown): number => new TextEncoder().encode(JSON.stringify(message)).length;

/** A workbook with claims on its first sheet. */
export function claimsWorkbook(rows: readonly (readonly CellValue[])[]): MemoryWorkbook {
  const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  const columns = rows[0]?.length ?? 1;
  const area = { ...workbook.area("Claims!A1"), rows: rows.length, columns };
  workbook.write(
    area,
    rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? "")),
  );
  return workbook;
}

/** Office.js as the host has it. */
let hosts: typeof Office | undefined;

/** As Excel on the web is: a request takes long there, so fewer and larger ones are made. The host's own word for it cannot be changed. */
export function playTheWeb(isWeb: boolean): void {
  hosts ??= Office;
  const platform = isWeb ? hosts.PlatformType.OfficeOnline : hosts.PlatformType.PC;
  const context: unknown = Object.create(hosts.context, { platform: { value: platform } });
  Object.assign(globalThis, { Office: Object.create(hosts, { context: { value: context } }) });
}

/**
 * Reads, checks and writes as the pane does, in the workbook that is open.
 * @param matrix is made in the workbook first, which is not counted
 */
export async function workbookSide(counter: Counter, matrix: MatrixCells): Promise<WorkbookSide> {
  const made = createMatrixPlan(await readWorkbookState(), matrix, AS_OF);
  if (made.kind !== "plan") throw new Error(`the matrix was not made: ${made.kind}`);
  await apply(made.plan);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").activate();
    await context.sync();
  });
  const reading = await counter.of(() => readActiveSheet());
  if (reading.value === null) throw new Error("nothing was read");
  const { sheet: ref, cells, firstRow, firstColumn } = reading.value;
  const sheet = readClaims(cells, { name: ref.name, firstRow, isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const checking = await counter.of(async () => {
    const compiled = compileMatrix((await readMatrix()).cells);
    return runChecks({ sheet, matrix: compiled, reference: bundledReference(), asOf: AS_OF });
  });
  const textOfLines = statusTexts(checking.value);
  const texts = sheet.lines.map(({ index }) => textOfLines([index]));
  const status = await counter.of(async () => {
    const { names } = await readWorkbookState();
    const at = { headers: sheet.headerRow, last: sheet.headerRow + texts.length };
    const area = await readClaimArea(ref.id, at, firstColumn);
    await apply(statusColumnPlan({ ...area, row: sheet.headerRow - 1 }, texts, names));
  });
  const told = findingsRows({ sheet, result: checking.value });
  const findings = await counter.of(async () => apply(findingsTablePlan(told, await readWorkbookState())));
  return {
    reading: reading.traffic,
    checking: checking.traffic,
    status: status.traffic,
    findings: findings.traffic,
    lines: sheet.lines.length,
    findingRows: told.length,
  };
}

async function apply(plan: Plan): Promise<void> {
  const applied = await applyPlan(plan);
  if (applied.kind !== "done") throw new Error(`a plan was refused: ${JSON.stringify(applied).slice(0, 300)}`);
}
