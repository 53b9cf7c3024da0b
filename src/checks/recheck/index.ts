export { checkWithBaselineInSteps, type Baseline, type Checked } from "./baseline";
export { preview, previewInSteps } from "./preview";
export { rebase, rebaseInSteps } from "./rebase";
export { linesDecidedBy, usageOf, type Undecided, type Usage } from "./usage";
