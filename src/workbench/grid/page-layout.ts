/** How a sheet is printed. The grid prints nothing; it keeps what was said, so that it is saved with the file. */
import type { IWorksheetData } from "@univerjs/core";
import type { PageLayout } from "../host/model";
import { PLAIN_LAYOUT } from "../host/model";
import { sheetOf } from "./context";
import type { GridContext } from "./context";

/** Where the grid's sheets keep it. */
export const LAYOUT_KEY = "pageLayout";

export function pageLayout(context: GridContext, sheet: string): PageLayout {
  return storedLayout(sheetOf(context, sheet).getConfig().custom) ?? PLAIN_LAYOUT;
}

export function setPageLayout(context: GridContext, sheet: string, change: Partial<PageLayout>): void {
  const config = sheetOf(context, sheet).getConfig();
  config.custom = { ...config.custom, [LAYOUT_KEY]: { ...pageLayout(context, sheet), ...change } };
}

/** What a sheet keeps of its layout; null: nothing. */
export function storedLayout(custom: IWorksheetData["custom"]): PageLayout | null {
  const stored: unknown = custom ? custom[LAYOUT_KEY] : null;
  return isLayout(stored) ? stored : null;
}

function isLayout(value: unknown): value is PageLayout {
  return typeof value === "object" && value !== null && "orientation" in value && "zoom" in value;
}
