import type { Scenario } from "../scenario";
import { ONE_CALL } from "./call";
import { CURVES } from "./curves";
import { EDIT } from "./edit";
import { MEMORY } from "./memory";
import { PAIRS } from "./pairs";
import { PANE } from "./pane";
import { PEERS } from "./peers";
import { everyCheck, fiveChecks } from "./product";
import { TERMINAL } from "./terminal";
import { WORKBOOK } from "./workbook";

/** All scenarios, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  ...everyCheck,
  fiveChecks,
  ...PEERS,
  ...CURVES,
  ONE_CALL,
  ...PAIRS,
  EDIT,
  MEMORY,
  TERMINAL,
  WORKBOOK,
  PANE,
];
