import type { Check } from "../check";
import { brachytherapyCode, protonsAuthorised } from "./brachytherapy-and-protons";
import { radiationComponents } from "./components";
import { deliveryCode, guidanceProfessionalOnly, onceForFiveFractions, twiceDaily } from "./delivery";
import {
  bodyStereotactic,
  managementByPhysician,
  oneSessionRadiosurgery,
  shortCourseManagement,
  weeklyManagement,
} from "./management";
import { planningOnce } from "./planning";

/** The checks of radiation; RT-05 stands with the pairs. */
export const RADIATION_CHECKS: readonly Check[] = [
  deliveryCode,
  planningOnce,
  twiceDaily,
  weeklyManagement,
  shortCourseManagement,
  bodyStereotactic,
  oneSessionRadiosurgery,
  onceForFiveFractions,
  guidanceProfessionalOnly,
  brachytherapyCode,
  protonsAuthorised,
  radiationComponents,
  managementByPhysician,
];
