import type { ReactElement } from "react";
import { usePaneState } from "../use-pane";
import { ColumnView } from "./column-view";
import { FreezeView } from "./freeze-view";

/** The screens of the Ask place about a whole column. */
export function ColumnScreens(): ReactElement {
  const { ask } = usePaneState();
  return ask.column === "freeze" ? <FreezeView /> : <ColumnView />;
}
