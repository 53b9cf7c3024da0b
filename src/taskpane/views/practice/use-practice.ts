import { useSyncExternalStore } from "react";
import { practiceOf, type Practice, type PracticeState } from "../../core/practice";
import { usePane } from "../use-pane";

/** The practice's matrix as the pane sees it that the view stands in. */
export function usePractice(): Practice {
  return practiceOf(usePane());
}

/** What is known of it; the view is drawn again when that changes. */
export function usePracticeState(): PracticeState {
  const practice = usePractice();
  return useSyncExternalStore(practice.subscribe, practice.state);
}
