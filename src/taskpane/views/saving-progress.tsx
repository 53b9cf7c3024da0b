import type { ReactElement } from "react";
import { WORDS } from "../words";
import { Progress } from "./progress";
import { usePaneState } from "./use-pane";

export interface SavingProgressProps {
  readonly label: string;
  readonly onCancel?: () => void;
}

/** How far the writing to the workbook is, while something is written. */
export function SavingProgress({ label, onCancel }: SavingProgressProps): ReactElement | null {
  const { busy } = usePaneState();
  if (!busy) return null;
  return (
    <Progress
      label={label}
      text={`${label} ${WORDS.start.steps(busy.done, busy.of)}`.trim()}
      done={busy.done}
      of={busy.of}
      {...(onCancel ? { onCancel } : {})}
    />
  );
}
