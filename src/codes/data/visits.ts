/**
 * Numbers that decide about visits, as dated rows: from and to are ISO, "" is open. No CPT descriptors stand here.
 */
interface Dated {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** The practitioner's total minutes on the date from which a level may be chosen by time (EM-01). */
export interface VisitMinutesRow extends Dated {
  readonly code: string;
  readonly minutes: number;
}

const CPT_TIME = "CPT evaluation and management guidelines, time";

export const VISIT_MINUTES: readonly VisitMinutesRow[] = (
  [
    ["99202", 15],
    ["99203", 30],
    ["99204", 45],
    ["99205", 60],
    ["99212", 10],
    ["99213", 20],
    ["99214", 30],
    ["99215", 40],
  ] as const
).map(([code, minutes]) => ({ code, minutes, from: "2021-01-01", to: "", source: CPT_TIME }));

/** The minute that earns the first unit of a prolonged-visit code beside a visit; each further unit after `step` minutes (EM-05). */
export interface ProlongedRow extends Dated {
  readonly code: string;
  readonly visit: string;
  readonly first: number;
  readonly step: number;
}

const prolonged = (code: string, visit: string, first: number, source: string, from = "2021-01-01"): ProlongedRow => ({
  code,
  visit,
  first,
  step: 15,
  from,
  to: "",
  source,
});
const CY2021 = "CY2021 physician fee schedule final rule";
const CPT_PROLONGED = "CPT prolonged service guidelines";

export const PROLONGED: readonly ProlongedRow[] = [
  prolonged("G2212", "99215", 69, CY2021),
  prolonged("G2212", "99205", 89, CY2021),
  prolonged("99417", "99215", 55, CPT_PROLONGED),
  prolonged("99417", "99205", 75, CPT_PROLONGED),
  prolonged("99417", "99245", 70, CPT_PROLONGED, "2023-01-01"),
  prolonged("99417", "99345", 90, CPT_PROLONGED, "2023-01-01"),
  prolonged("99417", "99350", 75, CPT_PROLONGED, "2023-01-01"),
  prolonged("99417", "99483", 75, CPT_PROLONGED, "2023-01-01"),
];

/** The visits of the level of a consultation, for a payer that takes visits instead (EM-07). */
export interface ConsultRow {
  readonly consult: string;
  readonly newPatient: string;
  /** Also the level of a patient seen before. */
  readonly established: string;
}

/** Source: IOM 100-04 chapter 12, consultation services. */
export const CONSULT_VISITS: readonly ConsultRow[] = [
  { consult: "99242", newPatient: "99202", established: "99212" },
  { consult: "99243", newPatient: "99203", established: "99213" },
  { consult: "99244", newPatient: "99204", established: "99214" },
  { consult: "99245", newPatient: "99205", established: "99215" },
  { consult: "99252", newPatient: "99221", established: "99231" },
  { consult: "99253", newPatient: "99221", established: "99231" },
  { consult: "99254", newPatient: "99222", established: "99232" },
  { consult: "99255", newPatient: "99223", established: "99233" },
];

/** A visit with 25 keeps G2211 payable beside these services, from then on (EM-10). */
export const COMPLEXITY_WITH_25 = {
  families: ["annual_wellness", "preventive_service", "vaccine_administration"],
  from: "2025-01-01",
  source: "CY2025 physician fee schedule",
} as const;

/** Years after which a patient is new again to a group and specialty (EM-09). Source: CPT evaluation and management guidelines. */
export const NEW_PATIENT_YEARS = 3;
