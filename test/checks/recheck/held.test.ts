// A check that is listened to leaves nothing behind in the matrix: the pane checks one matrix again and again.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { setTimeout as after } from "node:timers/promises";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { checkWithBaselineInSteps } from "../../../src/checks/recheck";
import { compileMatrix, type Matrix } from "../../../src/matrix/matrix";
import { atOnce } from "../../../src/values/steps";
import { madeMatrix, madeSheet } from "../../bench/practice";
import { day } from "../../day";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** The payers that a listened run asks with are made for it. */
function runOver(matrix: Matrix): WeakRef<object> {
  const sheet = madeSheet({ lines: 200, payers: 2, rules: 20 });
  const asked: object[] = [];
  const listening: Matrix = {
    ...matrix,
    tables: {
      ...matrix.tables,
      PriorAuth: {
        ...matrix.tables.PriorAuth,
        decide(question) {
          asked.push(question.payer);
          return matrix.tables.PriorAuth.decide(question);
        },
      },
    },
  };
  const input = { sheet, matrix: listening, reference: bundledReference(), asOf: day("2026-10-14") };
  atOnce(checkWithBaselineInSteps(input));
  const [first] = asked;
  if (!first) throw new Error("no line asked for prior authorisation");
  return new WeakRef(first);
}

test("the payers of a run that was listened to are let go with it", async () => {
  const matrix = compileMatrix(madeMatrix({ payers: 2, rules: 20 }));
  const payer = runOver(matrix);
  await after(0);
  collect();
  await after(0);
  collect();
  expect(payer.deref()).toBeUndefined();
  expect(matrix.ruleCount).toBeGreaterThan(0);
});
