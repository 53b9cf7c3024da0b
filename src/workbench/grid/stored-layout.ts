/** How a sheet is printed, where a sheet of the grid keeps it. */
import type { IWorksheetData } from "@univerjs/core";
import type { PageLayout } from "../host/model";

/** Its key among what Univer keeps of a sheet without looking at it. */
export const LAYOUT_KEY = "pageLayout";

/** What a sheet keeps of its layout; null: nothing. */
export function storedLayout(custom: IWorksheetData["custom"]): PageLayout | null {
  const stored: unknown = custom ? custom[LAYOUT_KEY] : null;
  return isLayout(stored) ? stored : null;
}

function isLayout(value: unknown): value is PageLayout {
  return typeof value === "object" && value !== null && "orientation" in value && "zoom" in value;
}
