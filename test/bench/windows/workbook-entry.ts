// Runs inside of a window with Office.js: the window's `benchWorkbook` is what the scenario calls.
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { CellValue } from "../../../src/values/cell";
import { startOffice } from "../../office/host";
import { claimsWorkbook, exchangeCounter, playTheWeb, workbookSide, type WorkbookSide } from "./workbook-side";

/** What the scenario hands over, as JSON. */
export interface WorkbookWork {
  readonly rows: readonly (readonly CellValue[])[];
  readonly matrix: MatrixCells;
  readonly isWeb: boolean;
}

const counter = exchangeCounter();
const started = startOffice(createMemoryWorkbook(), { onExchange: counter.onExchange });

async function benchWorkbook(json: string): Promise<string> {
  const { rows, matrix, isWeb } = JSON.parse(json) as WorkbookWork;
  const office = await started;
  playTheWeb(isWeb);
  office.open(claimsWorkbook(rows));
  const side: WorkbookSide = await workbookSide(counter, matrix);
  return JSON.stringify(side);
}

Object.assign(globalThis, { benchWorkbook });
