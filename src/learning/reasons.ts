import type { CheckId } from "../checks/ids";
import type { Adjustment } from "../remittances/remittance";

/** Where the meaning of a reason was read. */
export type ReasonSource = keyof typeof REASON_SOURCES;

/**
 * The lists themselves are X12's (claim adjustment reasons, list 139; remarks, list 411, which CMS keeps); what stands here is our own words
 * for what each means to a check. `knowledge` marks what is common knowledge of billing and for which no source was found.
 */
export const REASON_SOURCES = {
  x12: "X12 external code lists 139 and 411 (x12.org/codes), as CMS ships them with MREP (cms.gov, Codes.ini)",
  remarks:
    "X12 list 411 as the Washington Publishing Company printed it for CMS, kept by OpenEMR (github.com/openemr/openemr, interface/billing/remark_codes.php)",
  noridian: "Noridian Medicare, Denial code resolution (med.noridianmedicare.com/web/jeb/topics/claim-submission)",
  noridianNpi:
    "Noridian Medicare, Reason code guidance: missing/incorrect required NPI information (med.noridianmedicare.com/web/jfb)",
  noridianBundling:
    "Noridian Medicare, Reason code guidance: bundling/not separately payable (med.noridianmedicare.com/web/jfb)",
  horizon:
    "Horizon NJ Health, Reminder on the use of National Drug Codes: edits with their reasons (horizonnjhealth.com)",
  medprecision: "MedPrecision Billing, N822 and N823 remark codes (medprecisionbilling.com)",
  tricare: "TRICARE Systems Manual 7950.3-M, chapter 2 addendum G, figure 2.G-1",
  catalogue: "The catalogue of checks, which names the reason beside its rule",
  knowledge: "Common knowledge of billing: no source was found",
} as const;

/** What a reason, alone or with a remark, says of the checks. */
export interface ReasonRow {
  /** Claim Adjustment Reason Code. */
  readonly reason: string;
  /** Remittance Advice Remark Codes, one of which must stand beside it; empty: whatever stands beside it. */
  readonly remarks: readonly string[];
  /** Checks that predict it, the likeliest first. */
  readonly checks: readonly CheckId[];
  readonly means: string;
  readonly source: ReasonSource;
}

/** A pair that a named rule explains is told under that rule: a denial of a pair is predicted by any of them. */
const PAIR: readonly CheckId[] = [
  "NCCI-PTP",
  "EM-02",
  "EM-03",
  "EM-08",
  "INF-11",
  "INF-12",
  "INF-18",
  "LAB-01",
  "LAB-03",
  "LAB-06",
  "RT-05",
  "MOL-04",
];

const row = (
  reason: string,
  remarks: string,
  checks: readonly CheckId[],
  means: string,
  source: ReasonSource = "x12",
): ReasonRow => ({ reason, remarks: remarks === "" ? [] : remarks.split(" "), checks, means, source });

/** Which checks a payer's reasons speak of. Rows with remarks come before those without: the remark says what the reason leaves open. */
export const REASONS: readonly ReasonRow[] = [
  row("4", "N519", [...PAIR, "MOD-01"], "the modifiers do not go together", "noridian"),
  row("4", "N822 N823", ["DRUG-03", "MOD-01", "MOD-03"], "a modifier is missing or wrong", "medprecision"),
  row("4", "", ["MOD-01", "DRUG-03", "MOD-03", "EM-02"], "code and modifier do not fit, or one is missing", "noridian"),
  row("5", "", ["POS-01", "INC-03"], "not paid in this place of service", "noridian"),
  row("8", "", ["INC-04", "RT-16"], "not paid to a provider of this kind", "tricare"),
  row("11", "", ["COV-01", "MOL-01", "LAB-08"], "the diagnosis does not support the service", "tricare"),
  row("15", "", ["AUTH-03", "AUTH-01"], "the authorisation number is missing, or is not for this service", "tricare"),
  row("16", "M119", ["DRUG-09", "DRUG-12"], "the NDC is missing or wrong", "horizon"),
  row("16", "N822 N823", ["DRUG-03", "MOD-01", "MOD-03"], "a modifier is missing or wrong", "medprecision"),
  row("16", "M51 N56", ["ADM-01", "ADM-04"], "the procedure code is missing or wrong", "noridian"),
  row("16", "M81 M76", ["ADM-04"], "the diagnosis is missing or not specific enough", "noridian"),
  row("16", "M77", ["POS-01", "ADM-04"], "the place of service is missing or wrong", "noridian"),
  row("16", "N264 N265 N575 N276", ["ADM-07"], "the ordering provider is missing or wrong", "noridian"),
  row("16", "N285 N286", ["ADM-07"], "the referring provider is missing or wrong", "remarks"),
  row("16", "N290 N257", ["ADM-03"], "the provider's number is missing or wrong", "noridianNpi"),
  row("16", "M53", ["ADM-04", "NCCI-MUE"], "the units are missing or wrong", "remarks"),
  row("16", "N122", ["INF-13"], "an add-on code cannot be billed by itself", "remarks"),
  row("16", "MA120", ["LAB-05"], "the CLIA number is missing or wrong", "noridian"),
  row("18", "", ["ADM-02"], "the same line was sent before", "tricare"),
  row("29", "", ["FILE-01"], "filed too late", "noridian"),
  row("50", "", ["COV-01", "MOL-01", "LAB-08"], "not medically necessary for this diagnosis", "noridian"),
  row("96", "N130", ["EM-07", "COV-01", "EM-10"], "the plan restricts or does not cover the service", "remarks"),
  row("96", "N425", ["EM-07", "COV-01", "EM-10"], "the law leaves the service out", "knowledge"),
  row("97", "M15 M80 N19 N20", [...PAIR, "EM-10"], "part of another service of the day", "remarks"),
  row("97", "", [...PAIR, "EM-10"], "part of another service that was paid"),
  row("107", "", ["INF-13"], "the service that it is added to is not on the claim", "catalogue"),
  row("119", "", ["NCCI-MUE", "FREQ-01"], "the most that is paid in the period is reached"),
  row("151", "", ["NCCI-MUE", "FREQ-01"], "so many, or so often, is not supported"),
  row("167", "", ["COV-01", "MOL-01"], "the diagnosis is not covered"),
  row("181", "", ["ADM-01"], "the code was not valid on the date of service", "catalogue"),
  row("182", "", ["MOD-03"], "the modifier was not valid on the date of service", "catalogue"),
  row("185", "", ["INC-04", "INC-01"], "the rendering provider may not perform the service billed"),
  row("197", "", ["AUTH-01", "AUTH-02"], "no authorisation", "catalogue"),
  row("198", "", ["AUTH-04", "AUTH-02"], "beyond what was authorised", "catalogue"),
  row("222", "", ["NCCI-MUE"], "more units than the contract allows", "horizon"),
  row("234", "", [...PAIR, "EM-10"], "not paid separately"),
  row("236", "", PAIR, "not paid with another service of the day (NCCI)"),
  row("243", "", ["AUTH-01"], "not authorised by the plan or its primary care provider"),
  row("B7", "", ["INC-04"], "the provider was not certified for the service on that date"),
  row("B15", "M80", PAIR, "not paid in the session of another service (NCCI)", "noridianBundling"),
  row("B15", "", ["INF-13", ...PAIR], "needs another service that was not paid", "noridianBundling"),
  row("272", "", ["EM-07", "COV-01"], "the plan's limits do not cover it"),
];

const BY_REASON = new Map<string, ReasonRow[]>();
for (const each of REASONS) BY_REASON.set(each.reason, [...(BY_REASON.get(each.reason) ?? []), each]);

/**
 * The row that says what a denial means; `null` where none does.
 * @example reasonRow({ group: "CO", reason: "197", amount: 0 }, []) //=> the row of AUTH-01
 */
export function reasonRow({ reason }: Pick<Adjustment, "reason">, remarks: readonly string[]): ReasonRow | null {
  const rows = BY_REASON.get(reason) ?? [];
  return (
    rows.find((each) => each.remarks.some((remark) => remarks.includes(remark))) ??
    rows.find((each) => each.remarks.length === 0) ??
    null
  );
}

/** Every row that a denial's reasons say something by. */
export function reasonRows(reasons: readonly Adjustment[], remarks: readonly string[]): ReasonRow[] {
  return reasons.flatMap((each) => reasonRow(each, remarks) ?? []);
}

/** The checks that speak of what a payer denied for, the likeliest first. */
export function checksOfDenial(reasons: readonly Adjustment[], remarks: readonly string[]): readonly CheckId[] {
  return [...new Set(reasonRows(reasons, remarks).flatMap(({ checks }) => checks))];
}
