/**
 * Places of service that checks ask for. Source: CMS place of service codes for professional claims, and the setting (facility or not)
 * that Medicare's fee schedule gives each.
 */

/** The hospital: off-campus and on-campus outpatient, inpatient, emergency room. */
export const HOSPITAL_PLACES: readonly string[] = ["19", "21", "22", "23"];

/** Places with a facility rate, hospital included: where split or shared visits exist (EM-11). */
export const FACILITY_PLACES: readonly string[] = [
  ...HOSPITAL_PLACES,
  ...["24", "26", "31", "34", "41", "42", "51", "52", "53", "56", "61"],
];

/** Clinics paid for the encounter, not for the drug: JW and JZ are not theirs (federally qualified and rural health clinics). */
export const ENCOUNTER_RATE_PLACES: readonly string[] = ["50", "72"];
