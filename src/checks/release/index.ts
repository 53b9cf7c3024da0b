export { BATCH_REPEATED_ROWS, batchListCells, whyText, type BatchList } from "./batch-list";
export { claimsOf, type SheetClaim } from "./claims";
export { namesInSteps, TOLD_ONCE, type FindingName, type NamesInput, type SheetNames } from "./identity";
export { recordCells, type CheckRecord, type FixRecord, type LeftRecord } from "./record";
export {
  isWithReason,
  RELEASE_STATES,
  releaseInSteps,
  releaseOf,
  type Release,
  type ReleaseClaim,
  type ReleaseInput,
  type ReleaseState,
  type ReleaseTotal,
} from "./release";
export type { ReportCells } from "./report-cells";
export {
  earlierExport,
  earlierExportInSteps,
  HASH_LENGTH,
  isSameExport,
  packedInSteps,
  packedRun,
  since,
  sinceInSteps,
  withRun,
  type EarlierRun,
  type NamedRun,
  type Since,
} from "./since";
export { briefReasons, daysWords, kindWords, reasonOf, reasonsOf, STATE_WORDS } from "./words";
