import type { ReactElement } from "react";
import { usePaneState } from "../use-pane";
import { WORDS } from "../../words";
import { Progress } from "../progress";

/** How far the writing of an edit is, while something is written. */
export function SavingProgress({ label }: { readonly label: string }): ReactElement | null {
  const { busy } = usePaneState();
  if (!busy) return null;
  return (
    <Progress
      label={label}
      text={`${label} ${WORDS.start.steps(busy.done, busy.of)}`.trim()}
      done={busy.done}
      of={busy.of}
    />
  );
}
