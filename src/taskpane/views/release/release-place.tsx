import type { ReactElement } from "react";
import { usePaneState } from "../use-pane";
import { DismissedView } from "./dismissed-view";
import { ReleaseView } from "./release-view";

/** What is done with the claims of the result, or what was dismissed of it. */
export function ReleasePlace(): ReactElement | null {
  const { checked, screen } = usePaneState().check;
  if (!checked) return null;
  return screen === "dismissed" ? <DismissedView checked={checked} /> : <ReleaseView checked={checked} />;
}
