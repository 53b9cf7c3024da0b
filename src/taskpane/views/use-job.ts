import { useSyncExternalStore } from "react";
import type { Job, JobState } from "../core/job";

/** How a job is; the view is drawn again when that changes. */
export function useJob<P, R>(job: Job<P, R>): JobState<P, R> {
  return useSyncExternalStore(job.subscribe, job.state);
}
