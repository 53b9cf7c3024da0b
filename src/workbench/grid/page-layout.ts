/** How a sheet is printed. The grid prints nothing; it keeps what was said, so that it is saved with the file. */
import type { PageLayout } from "../host/model";
import { PLAIN_LAYOUT } from "../host/model";
import { sheetOf } from "./context";
import type { GridContext } from "./context";
import { LAYOUT_KEY, storedLayout } from "./stored-layout";

export function pageLayout(context: GridContext, sheet: string): PageLayout {
  return storedLayout(sheetOf(context, sheet).getConfig().custom) ?? PLAIN_LAYOUT;
}

export function setPageLayout(context: GridContext, sheet: string, change: Partial<PageLayout>): void {
  const config = sheetOf(context, sheet).getConfig();
  config.custom = { ...config.custom, [LAYOUT_KEY]: { ...pageLayout(context, sheet), ...change } };
}
