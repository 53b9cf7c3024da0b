/**
 * Numbers and lists of national rules for single services, with their sources. Diagnoses are written as in a cell of the matrix.
 */

/** Diagnoses with which EC (anaemia from neither chemotherapy nor radiotherapy) contradicts itself. Source: NCD 110.21. */
export const ESA_EC_EXCLUDES = "D63.0;D64.81;Z51.0;Z51.11";

/** Cancers for which a PET scan says PI or PS. Source: NCD 220.6.17. */
export const PET_CANCERS = "C00-C96;C7A;C7B;D00-D09";

/** Scans for the later treatment strategy that are paid without KX. Source: NCD 220.6.17. */
export const PET_LATER_WITHOUT_KX = 3;

/** Last day on which JG said that a drug was bought under 340B; TB says it since. Source: CMS 340B modifier guidance. */
export const JG_LAST_DAY = "2024-12-31";

/** A drug that keeps a distance from chemotherapy (FREQ-01). */
export interface ChemotherapyDistance {
  readonly codes: string;
  readonly name: string;
  /** Chemotherapy follows at the earliest so many days after it. */
  readonly daysBefore: number;
  /** It follows at the earliest so many days after chemotherapy. */
  readonly daysAfter: number;
  /** The administration that excepts it on the day itself: the injector that waits. */
  readonly injector: string;
  readonly source: string;
}

export const CHEMOTHERAPY_DISTANCES: readonly ChemotherapyDistance[] = [
  {
    codes: "J2506;Q5108;Q5111;Q5120;Q5122;Q5127;Q5130;J1449",
    name: "long-acting growth factor",
    daysBefore: 14,
    daysAfter: 1,
    injector: "96377",
    source: "Pegfilgrastim label, dosage and administration",
  },
];
