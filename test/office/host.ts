// The real office.js over an in-memory workbook, in the environment of test/office/environment.js.

import { type Bridge, type BridgeOptions, createExternal, installExternal } from "../../src/workbench/host/bridge";
import type { MemoryWorkbook } from "../../src/workbench/host/memory-workbook";

const OFFICE_JS = "https://localhost/office-js/office.js";

export interface Office {
  readonly bridge: Bridge;
  /** Puts a fresh workbook in the place of the present one; office.js itself is loaded once per test file. */
  open(workbook: MemoryWorkbook): void;
}

/**
 * Starts Office.js with a workbook: once per test file, in `beforeAll`.
 *
 * From then on `Excel`, `Office` and `CustomFunctions` are there, and calls beyond the requirement sets fail
 * (ExcelApi 1.14 unless `options.requirementSets` says otherwise).
 */
export async function startOffice(workbook: MemoryWorkbook, options: BridgeOptions = {}): Promise<Office> {
  const bridge = createExternal(workbook, options);
  installExternal(window, bridge.external);
  await loadScript(OFFICE_JS);
  await Office.onReady();
  enforceRequirementSets();
  return { bridge, open: bridge.open };
}

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} could not be loaded.`));
    document.head.append(script);
  });
}

/** Office.js checks requirement sets only where it is told to; without this a call that Excel lacks would pass. */
function enforceRequirementSets(): void {
  const { CommonUtility } = OfficeExtension as typeof OfficeExtension & {
    readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
  };
  CommonUtility._doApiNotSupportedCheck = true;
}

/** The error of a batch that must fail. */
export async function failureOf(batch: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await batch;
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error;
    throw error;
  }
  throw new Error("The batch was expected to fail.");
}

/** Waits until messages of the host have reached the client. */
export function delivered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
