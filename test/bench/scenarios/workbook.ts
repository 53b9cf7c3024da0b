// The workbook's side of a check: the real Office.js over the host bridge, in a window without a screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { TWENTY } from "../made/columns";
import { DATASETS, matrixCellsOf, ofCurve, rowsOf, type Dataset } from "../made/datasets";
import type { Figures, Scenario, Setup } from "../scenario";
import type { WorkbookSide } from "../windows/workbook-side";
import type { WorkbookWork } from "../windows/workbook-entry";

interface Window {
  eval(script: string): void;
  benchWorkbook(json: string): Promise<string>;
  close(): void;
}
interface JsDom {
  readonly JSDOM: new (html: string, options: Readonly<Record<string, unknown>>) => { readonly window: Window };
}
interface OfficeFiles {
  readonly PAGE: string;
  readonly OfficeJsOnly: new () => unknown;
  addWhatIsMissing(window: Window): void;
}

/** The sheet of the bar, and the lines that the costs are told of. */
export const hostDataset = ({ sizes }: Setup): Dataset => ofCurve(sizes, sizes.hostLines);

async function sideOf(setup: Setup, dataset: Dataset, isWeb: boolean): Promise<WorkbookSide> {
  const load = createRequire(join(setup.root, "test/office/office-js-only.js"));
  const { PAGE, OfficeJsOnly, addWhatIsMissing }: OfficeFiles = load("./office-js-only.js");
  const { JSDOM }: JsDom = load("jsdom");
  const { window } = new JSDOM("<!doctype html><html><head></head><body></body></html>", {
    url: PAGE,
    pretendToBeVisual: true,
    runScripts: "dangerously",
    resources: new OfficeJsOnly(),
  });
  addWhatIsMissing(window);
  window.eval(readFileSync(setup.workbook, "utf8"));
  const work: WorkbookWork = { rows: rowsOf(setup, dataset, TWENTY), matrix: matrixCellsOf(setup, dataset), isWeb };
  // A ledger of that many rows would stand in the practice's workbook too.
  const side = JSON.parse(await window.benchWorkbook(JSON.stringify(work))) as WorkbookSide;
  window.close();
  return side;
}

const figuresOf = (name: string, side: WorkbookSide): Figures =>
  Object.fromEntries(
    (["reading", "checking", "status", "findings"] as const).flatMap((part) => {
      const { requests, writes, sent, received, largest, milliseconds } = side[part];
      const at = `${name} ${part}`;
      return [
        [`${at} requests`, requests],
        [`${at} writes`, writes],
        [`${at} sent`, sent],
        [`${at} received`, received],
        [`${at} largest`, largest],
        [`${at} ms`, milliseconds],
      ];
    }),
  );

async function measure(setup: Setup): Promise<Figures> {
  const [desktop, web] = [
    await sideOf(setup, hostDataset(setup), false),
    await sideOf(setup, hostDataset(setup), true),
  ];
  const whole = await sideOf(setup, DATASETS.sheet(setup.sizes), true);
  return {
    lines: desktop.lines,
    "finding rows": desktop.findingRows,
    ...figuresOf("desktop", desktop),
    ...figuresOf("web", web),
    "sheet lines": whole.lines,
    "sheet finding rows": whole.findingRows,
    ...figuresOf("sheet", whole),
  };
}

export const WORKBOOK: Scenario = { name: "workbook", title: "the workbook's side", heapMb: 8_000, run: measure };
