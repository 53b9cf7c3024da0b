import type { ReactElement } from "react";

export function MatrixView(): ReactElement {
  return <></>;
}
