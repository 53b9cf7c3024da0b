import type { Check } from "../check";
import { administrationWithoutDrug, drugWithoutAdministration } from "./administration";
import { ndcOfTheCode, ndcPresent, oneLinePerNdc } from "./ndc";
import { rightProduct, unclassifiedDrug } from "./products";
import { unitsOfTheDose } from "./units";
import { wasteContradicts, wasteOfMultiDose, wasteSaid, wasteWithoutDrug } from "./wastage-modifiers";
import { discardRoundsDown, wholeVialsBilled } from "./whole-vials";

/** The checks of drugs, their waste and their NDCs. */
export const DRUG_CHECKS: readonly Check[] = [
  administrationWithoutDrug,
  drugWithoutAdministration,
  wasteSaid,
  wasteWithoutDrug,
  wasteContradicts,
  wasteOfMultiDose,
  wholeVialsBilled,
  unitsOfTheDose,
  ndcPresent,
  discardRoundsDown,
  oneLinePerNdc,
  ndcOfTheCode,
  rightProduct,
  unclassifiedDrug,
];
