import type { ReactElement } from "react";

export function SetupView(): ReactElement {
  return <></>;
}
