/**
 * What each administration code says (kind of drug, method, place among the others), and the minutes by which they are chosen, as dated rows.
 * Names are our own; no CPT descriptors stand here.
 */
export interface InfusionCodeRow {
  readonly code: string;
  /** `chemo`: antineoplastics and what is given like them. */
  readonly kind: "chemo" | "therapeutic" | "hydration";
  readonly method: "infusion" | "push" | "injection" | "pump";
  /** `hour`: added hours · `again`: the same drug pushed once more · `alone`: outside the order of initial codes. */
  readonly role: "initial" | "sequential" | "concurrent" | "hour" | "again" | "alone";
  readonly route: "IV" | "SC" | "SC or IM";
  readonly from: string;
  readonly to: string;
}

const code = (
  number: string,
  kind: InfusionCodeRow["kind"],
  method: InfusionCodeRow["method"],
  role: InfusionCodeRow["role"],
  route: InfusionCodeRow["route"] = "IV",
  from = "",
): InfusionCodeRow => ({ code: number, kind, method, role, route, from, to: "" });

/** Source: CPT guidelines for 96360-96549; HCPCS Level II for G0498. */
export const INFUSION_CODES: readonly InfusionCodeRow[] = [
  code("96360", "hydration", "infusion", "initial"),
  code("96361", "hydration", "infusion", "hour"),
  code("96365", "therapeutic", "infusion", "initial"),
  code("96366", "therapeutic", "infusion", "hour"),
  code("96367", "therapeutic", "infusion", "sequential"),
  code("96368", "therapeutic", "infusion", "concurrent"),
  code("96369", "therapeutic", "infusion", "initial", "SC"),
  code("96370", "therapeutic", "infusion", "hour", "SC"),
  code("96372", "therapeutic", "injection", "alone", "SC or IM"),
  code("96374", "therapeutic", "push", "initial"),
  code("96375", "therapeutic", "push", "sequential"),
  code("96376", "therapeutic", "push", "again"),
  code("96401", "chemo", "injection", "alone", "SC or IM"),
  code("96402", "chemo", "injection", "alone", "SC or IM"),
  code("96409", "chemo", "push", "initial"),
  code("96411", "chemo", "push", "sequential"),
  code("96413", "chemo", "infusion", "initial"),
  code("96415", "chemo", "infusion", "hour"),
  code("96416", "chemo", "pump", "alone"),
  code("96417", "chemo", "infusion", "sequential"),
  code("G0498", "chemo", "pump", "alone", "IV", "2016-01-01"),
];

/** The minutes that decide, in force from and to. */
export interface InfusionTimesRow {
  /** A push lasts this long at most, unless a clinician stays throughout. */
  readonly pushMost: number;
  /** An infusion begins with this minute. */
  readonly infusionFrom: number;
  /** Hydration begins with this minute, unless the payer says another. */
  readonly hydrationFrom: number;
  /** The first added hour is earned with this minute, each further one after `hour` minutes. */
  readonly addedFrom: number;
  readonly hour: number;
  /** Two infusions run at once from this many minutes of overlap. */
  readonly concurrentFrom: number;
  /** The same drug pushed again counts only after more than this many minutes. */
  readonly againAfter: number;
  /** A pump infusion runs more than this many hours. */
  readonly pumpOver: number;
  /** Minutes of rest between two services from which they are two encounters of one day [K]. */
  readonly encounterGap: number;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

export const INFUSION_TIMES: readonly InfusionTimesRow[] = [
  {
    pushMost: 15,
    infusionFrom: 16,
    hydrationFrom: 31,
    addedFrom: 91,
    hour: 60,
    concurrentFrom: 16,
    againAfter: 30,
    pumpOver: 8,
    encounterGap: 120,
    from: "",
    to: "",
    source: "CPT guidelines for 96360-96549; Noridian; education deck: hours end at 90, 150 and 210 minutes",
  },
];
