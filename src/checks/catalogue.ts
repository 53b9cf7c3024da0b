import { addOnPrimary } from "./add-ons";
import { authorisationDates, authorisationMatches, authorisationMissing } from "./authorisation";
import { authorisationRenewal, authorisedUnits } from "./authorised-units";
import { bypassToDocument, nccPairs } from "./bundling";
import * as carT from "./car-t";
import type { Check } from "./check";
import * as claimModifiers from "./claim-modifiers";
import { drugCovered, labCovered } from "./coverage";
import { treatmentFirst } from "./diagnosis-order";
import { DRUG_CHECKS } from "./drugs";
import { filingDueSoon, filingLimitPast } from "./filing";
import { codeValid, duplicateLine, npiValid, payerKnown, shapes } from "./housekeeping";
import { checkOrder } from "./ids";
import { INFUSION_CHECKS } from "./infusion";
import * as laboratory from "./laboratory";
import { distinctTwice, modifierExists, modifierOnWrongCode } from "./modifiers";
import { missedRevenue } from "./missed-revenue";
import * as molecular from "./molecular";
import * as incidentTo from "./incident-to";
import * as namedPairs from "./named-pairs";
import { orderingProvider } from "./ordering";
import { hospitalDrugs } from "./place-of-service";
import { RADIATION_CHECKS } from "./radiation";
import { tooSoon } from "./spacing";
import * as specialRules from "./special-rules";
import { unitLimit } from "./unit-limits";
import * as visits from "./visits";

/** Every check that the engine runs, in the order in which a coder goes through findings. */
export const CHECKS: readonly Check[] = [
  payerKnown,
  shapes,
  npiValid,
  codeValid,
  modifierExists,
  duplicateLine,
  filingLimitPast,
  filingDueSoon,
  authorisationMissing,
  authorisationDates,
  authorisationMatches,
  authorisedUnits,
  authorisationRenewal,
  ...Object.values(visits),
  ...Object.values(incidentTo),
  ...Object.values(laboratory),
  ...Object.values(molecular),
  ...Object.values(carT),
  ...Object.values(specialRules),
  ...Object.values(claimModifiers),
  hospitalDrugs,
  drugCovered,
  labCovered,
  tooSoon,
  treatmentFirst,
  orderingProvider,
  ...Object.values(namedPairs),
  ...INFUSION_CHECKS,
  ...DRUG_CHECKS,
  ...RADIATION_CHECKS,
  missedRevenue,
  addOnPrimary,
  nccPairs,
  unitLimit,
  modifierOnWrongCode,
  distinctTwice,
  bypassToDocument,
].sort((a, b) => checkOrder(a.id) - checkOrder(b.id));
