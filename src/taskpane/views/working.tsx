import type { ReactElement } from "react";
import type { Busy } from "../core/state";
import { WORDS } from "../words";
import { SavingProgress } from "./saving-progress";
import { usePaneState } from "./use-pane";

/** Whether the Check place shows how far something is: the screen that opens an export shows it itself, and stops it. */
export const isWorking = (busy: Busy | null): busy is Busy => busy !== null && busy.doing !== "export";

/** How far the making of the matrix or the self-test is. */
export function Working(): ReactElement | null {
  const { busy } = usePaneState();
  if (!isWorking(busy)) return null;
  return <SavingProgress label={WORDS.start.doing[busy.doing]} />;
}
