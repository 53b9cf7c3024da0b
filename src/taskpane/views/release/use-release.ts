import { useCallback } from "react";
import type { Release } from "../../../checks/release";
import { releaseOfSheetInSteps } from "../../core/release";
import type { CheckedSheet } from "../../core/state";
import { useSteps } from "../use-steps";

/** What is done with the claims of a result; `null` while they are counted. */
export function useRelease(checked: CheckedSheet): Release | null {
  return useSteps(
    checked,
    useCallback(() => releaseOfSheetInSteps(checked), [checked]),
  );
}
