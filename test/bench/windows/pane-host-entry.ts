// Plays Excel for the published pane in a browser: a workbook in memory, answered before Office.js is loaded.
import { createExternal, installExternal } from "../../../src/workbench/host/bridge";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";

installExternal(window, createExternal(createMemoryWorkbook({ sheets: ["Claims"] })).external);

/** When the page could begin, and when its first screen was there: read by the scenario. */
const seen: { begin: number; first: number | null } = { begin: performance.now(), first: null };
Object.assign(window, { paneSeen: seen });

const look = (): void => {
  if (seen.first === null && document.querySelector("[role=tab]")) seen.first = performance.now();
  if (seen.first === null) requestAnimationFrame(look);
};
requestAnimationFrame(look);
