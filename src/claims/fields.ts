import { folded } from "../values/cell";

/**
 * The fields of a claim line: canonical headers, as the add-in's own template writes them (a contract), and how each is read.
 */
export type FieldKind =
  | "text"
  | "day"
  | "code"
  | "modifiers"
  | "number"
  | "money"
  | "diagnoses"
  | "npi"
  | "time"
  | "minutes"
  | "yesNo"
  | "choice"
  | "list"
  | "dose"
  | "measure";

export const FIELDS = [
  "Payer",
  "Patient",
  "DOS",
  "CPT",
  "DOS To",
  "Claim",
  "Line",
  "Mods",
  "Units",
  "Charge",
  "Dx",
  "Dx Pointer",
  "POS",
  "Rendering NPI",
  "Billing NPI",
  "Referring NPI",
  "Rendering Name",
  "Billing Name",
  "Performed By",
  "Billed As",
  "Auth",
  "NDC",
  "NDC Unit",
  "NDC Qty",
  "Drug",
  "Dose",
  "Container",
  "Vial Units",
  "Drug Source",
  "Start",
  "Stop",
  "Minutes",
  "Access Site",
  "Route",
  "Pump Hours",
  "Visit Minutes",
  "Level Basis",
  "New Patient",
  "New Problem",
  "Physician Plan",
  "Supervision",
  "Last Visit",
  "Hydration Reason",
  "Z-Code",
  "Advanced Cancer",
  "Course ID",
  "Fractions",
  "Claim Type",
  "Specialty",
  "Ordering NPI",
  "Line Note",
  "NCT",
  "340B",
  "Hgb",
  "State",
  "Payer Order",
  "Frequency",
] as const;

/** A canonical header. */
export type Field = (typeof FIELDS)[number];

/** Without these four a row is no claim line. */
export const REQUIRED_FIELDS = ["Payer", "Patient", "DOS", "CPT"] as const satisfies readonly Field[];

/** Fields that may stand in several columns: `Mod 1`..`Mod 4`, `Dx 1`..`Dx 12`. */
const NUMBERED: readonly { readonly field: Field; readonly pattern: RegExp; readonly most: number }[] = [
  { field: "Mods", pattern: /^mod ?(\d{1,2})$/, most: 4 },
  { field: "Dx", pattern: /^dx ?(\d{1,2})$/, most: 12 },
];

const BY_KEY = new Map<string, Field>(FIELDS.map((field) => [folded(field), field]));

/** A column of a claim sheet and the field it holds; `part` orders the columns of one field. */
export interface MappedColumn {
  readonly field: Field;
  readonly part: number;
}

/**
 * The field that a header names, in any case; `null` where it names none.
 * @example fieldOfHeader("mod 2") //=> { field: "Mods", part: 2 }
 */
export function fieldOfHeader(header: string): MappedColumn | null {
  const k = folded(header);
  const field = BY_KEY.get(k);
  if (field) return { field, part: 0 };
  for (const { field: numbered, pattern, most } of NUMBERED) {
    const m = pattern.exec(k);
    const part = Number(m?.[1]);
    if (m && part >= 1 && part <= most) return { field: numbered, part };
  }
  return null;
}

const SHOWN_FIELDS: ReadonlySet<Field> = new Set<Field>(["Rendering Name", "Billing Name"]);

/** Whether a field is shown beside others and decides nothing: it makes no line of a row, and no check reads it. */
export const isShownOnly = (field: Field): boolean => SHOWN_FIELDS.has(field);

const DATE_FIELDS: ReadonlySet<Field> = new Set<Field>(["DOS", "DOS To", "Last Visit"]);

/** Whether a field is a date. */
export const isDateField = (field: Field): boolean => DATE_FIELDS.has(field);

/** Words that may stand in a field of few words. */
export const FIELD_CHOICES = {
  Container: ["Single", "Multi"],
  "Drug Source": ["Purchased", "White bag", "Brown bag", "Trial"],
  Route: ["IV", "SC", "IM", "IT", "PO"],
  "Level Basis": ["Time", "MDM"],
  Supervision: ["In suite", "Video", "Audio", "None"],
  "Claim Type": ["Professional", "Institutional"],
} as const satisfies Partial<Record<Field, readonly string[]>>;
export type ChoiceField = keyof typeof FIELD_CHOICES;
