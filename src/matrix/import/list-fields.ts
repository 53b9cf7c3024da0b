import type { RuleTableName } from "../tables";

/** The tables into which a payer's code list goes. */
export type ListTable = Extract<RuleTableName, "PriorAuth" | "GenomicLCD" | "DrugCoverage">;

/** A column of a list is told by its header, or by what stands in it. */
export interface ListField {
  /** Header of the table's column. */
  readonly column: string;
  /** How payers call it; compared with the header in lower case, signs taken out. */
  readonly header: RegExp;
  readonly content: ContentKind;
}

/** What cells look like. */
export type ContentKind = "codes" | "diagnoses" | "date" | "number" | "places" | "answer" | "any";

/**
 * Headers as payers' prior authorisation lists and billing articles have them. Narrower ones stand first: of several that fit the first counts.
 */
const DATES_AND_NOTE: readonly ListField[] = [
  {
    column: "To",
    header:
      /^(to|end|end date|ends|term(ination)?( date)?|expir\w*( date)?|through|thru|effective (to|through|end).*)$/,
    content: "date",
  },
  {
    column: "From",
    header: /^(from|start|start date|begin\w*|eff(ective)?( date| from| start)?( date)?|effective on|as of)$/,
    content: "date",
  },
  { column: "Note", header: /^(notes?|comments?|remarks?|additional information|criteria)$/, content: "any" },
];

const CODES: ListField = {
  column: "Codes",
  header:
    /^((cpt|hcpcs|procedure|proc|service|billing|drug|j|cpt hcpcs|hcpcs cpt|cpt or hcpcs|hcpcs or cpt|procedure service)? ?codes?( s)?|cpt|hcpcs|cpt hcpcs|hcpcs cpt|cpt code range|code range)$/,
  content: "codes",
};
const DIAGNOSES =
  /^((covered |supported |approved |medically necessary )?(icd ?10( cm)?|dx|diagnos[ei]s)( codes?)?( s)?)$/;
const EXCLUDED = /^((excluded|not covered|non ?covered) (icd ?10( cm)?|dx|diagnos[ei]s)?( codes?)?( s)?)$/;
const ARTICLE: ListField = {
  column: "Article",
  header: /^(article|article (id|number)|lcd|lcd (id|number)|policy|policy (id|number)|billing article)$/,
  content: "any",
};

export const LIST_FIELDS: { readonly [T in ListTable]: readonly ListField[] } = {
  PriorAuth: [
    CODES,
    { column: "Diagnoses", header: DIAGNOSES, content: "diagnoses" },
    {
      column: "Requirement",
      header:
        /^(requirements?|(pa|prior auth(ori[sz]ation)?|auth(ori[sz]ation)?|pre ?cert(ification)?|precert)( (is )?(required|needed|requirements?|status|yn|y n|yes no))?|required|pa required\??)$/,
      content: "answer",
    },
    {
      column: "Max Units",
      header: /^((max(imum)?|unit|units|quantity|qty)( units?| limits?| allowed)*( units?| limits?)?)$/,
      content: "number",
    },
    {
      column: "Place of Service",
      header: /^(pos|places? of service|site of (service|care)|setting)( codes?)?$/,
      content: "places",
    },
    ...DATES_AND_NOTE,
  ],
  GenomicLCD: [
    CODES,
    { column: "Excluded Diagnoses", header: EXCLUDED, content: "diagnoses" },
    { column: "Covered Diagnoses", header: DIAGNOSES, content: "diagnoses" },
    { column: "Z-Code", header: /^((dex )?z ?codes?( required| id)?|dex z code.*)$/, content: "answer" },
    {
      column: "Per Lifetime",
      header: /^(per lifetime|lifetime( limit| max)?|times? (per|in a) lifetime)$/,
      content: "number",
    },
    ARTICLE,
    ...DATES_AND_NOTE,
  ],
  DrugCoverage: [
    CODES,
    { column: "Excluded Diagnoses", header: EXCLUDED, content: "diagnoses" },
    { column: "Covered Diagnoses", header: DIAGNOSES, content: "diagnoses" },
    {
      column: "Days Between",
      header: /^(days between( doses)?|interval( days)?|min(imum)? (days|interval).*)$/,
      content: "number",
    },
    ARTICLE,
    ...DATES_AND_NOTE,
  ],
};
