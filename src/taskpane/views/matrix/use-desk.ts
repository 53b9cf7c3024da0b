import { useSyncExternalStore } from "react";
import { deskOf, type Desk, type DeskState } from "../../core/desk";
import { usePane } from "../use-pane";

/** The desk of the pane that the view stands in. */
export function useDesk(): Desk {
  return deskOf(usePane());
}

/** What the desk knows; the view is drawn again when it changes. */
export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.state);
}
