import type { Check } from "../check";
import { addedHoursEarned } from "./added-hours";
import { chemotherapyForPlainDrug, hormonalInjection } from "./drug-class";
import { hydrationBesideDrug, hydrationTooShort } from "./hydration";
import { includedInAdministration } from "./included";
import { oneInitialCode, whichIsInitial } from "./initial-code";
import { infusionOrPush, timesMissing } from "./minutes";
import { concurrentOnce, sequentialOrConcurrent } from "./overlap";
import { pumps, pushedAgain } from "./repeat-and-pump";

/** The checks of infusions and injections; INF-11, -12, -13 and -18 stand with the pairs and add-ons. */
export const INFUSION_CHECKS: readonly Check[] = [
  oneInitialCode,
  whichIsInitial,
  infusionOrPush,
  addedHoursEarned,
  hydrationTooShort,
  hydrationBesideDrug,
  sequentialOrConcurrent,
  concurrentOnce,
  pushedAgain,
  pumps,
  chemotherapyForPlainDrug,
  hormonalInjection,
  timesMissing,
  includedInAdministration,
];
