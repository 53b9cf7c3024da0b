// The writer of the add-in, for tests that put it into the pane's window: the pane itself keeps it to itself.
import { applyPlan } from "../../src/excel/apply-plan";
import { inversePlan } from "../../src/plans/inverse";

const writer = { applyPlan, inversePlan };

declare global {
  interface Window {
    writer?: typeof writer;
  }
}

window.writer = writer;
