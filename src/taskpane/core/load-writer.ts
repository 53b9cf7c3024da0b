import type { applyPlan } from "../../excel/apply-plan";
import type { runSelfTest } from "../../excel/self-test";

/*
 * What writes to the workbook comes after the first screen, in chunks of their own: somebody has to press a button first.
 */

/** The plans that the pane makes itself: the matrix, its repair, the cell of the practice's matrix, one formula. */
export const loadPlans = async () => {
  const [create, formula, practice] = await Promise.all([
    import(/* webpackChunkName: "writer" */ "../../plans/create-matrix"),
    import(/* webpackChunkName: "writer" */ "../../plans/insert-formula"),
    import(/* webpackChunkName: "writer" */ "../../plans/practice-cell"),
  ]);
  return { ...create, ...formula, ...practice };
};

/** The one writer. */
export const applyPlanLater: typeof applyPlan = async (...given) =>
  (await import(/* webpackChunkName: "writer" */ "../../excel/apply-plan")).applyPlan(...given);

/** The self-test, which most people never run. */
export const runSelfTestLater: typeof runSelfTest = async (...given) =>
  (await import(/* webpackChunkName: "support" */ "../../excel/self-test")).runSelfTest(...given);
