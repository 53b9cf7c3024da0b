export { checkWithBaselineInSteps, type Baseline, type Checked } from "./baseline";
export type { SoFar } from "./changes";
export { recheckLines, recheckLinesInSteps } from "./lines";
export { preview, previewInSteps, type PreviewProgress } from "./preview";
export { rebase, rebaseInSteps } from "./rebase";
export { linesDecidedBy, usageOf, type Undecided, type Usage } from "./usage";
