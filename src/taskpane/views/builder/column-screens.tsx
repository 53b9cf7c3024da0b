import type { ReactElement } from "react";
import { usePaneState } from "../use-pane";
import { BillView } from "./bill-view";
import { ColumnView } from "./column-view";
import { FreezeView } from "./freeze-view";

/** The screens of the Ask place that put formulas into the sheet, and values in their place. */
export function ColumnScreens(): ReactElement {
  const { ask } = usePaneState();
  switch (ask.column) {
    case "freeze":
      return <FreezeView />;
    case "bill":
      return <BillView />;
    default:
      return <ColumnView />;
  }
}
