/**
 * The tables of the matrix: names and headers exactly as they stand in the workbook (docs/matrix tables are a contract with every workbook out there).
 * Everything that knows a table's columns (reading, forms, drop-downs, CSV, health) knows them from here.
 */

export const RULE_TABLES = [
  "PriorAuth",
  "Bundling",
  "UnitLimits",
  "IncidentTo",
  "Wastage",
  "GenomicLCD",
  "DrugCoverage",
  "CodingPolicy",
] as const;
export const FACT_TABLES = [
  "Payers",
  "Drugs",
  "CodeStatus",
  "Authorizations",
  "Courses",
  "CheckSettings",
  "MatrixTests",
  "ReferenceSets",
  "MatrixLog",
] as const;
export type RuleTableName = (typeof RULE_TABLES)[number];
export type TableName = RuleTableName | (typeof FACT_TABLES)[number];

/** All tables, in the order in which their stamps stand in the workbook. */
export const TABLE_NAMES: readonly TableName[] = [
  "Payers",
  ...RULE_TABLES,
  "Drugs",
  "CodeStatus",
  "Authorizations",
  "Courses",
  "CheckSettings",
  "MatrixTests",
  "ReferenceSets",
  "MatrixLog",
];

/** What a column's cells hold; decides how they are read, and their drop-down and number format in the sheet. */
export type ColumnKind =
  | "text"
  | "id"
  | "payer"
  | "payerId"
  | "code"
  | "codes"
  | "diagnoses"
  | "places"
  | "date"
  | "number"
  | "choice"
  | "list";

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  /** The words that may stand in a `choice` column. */
  readonly choices?: readonly string[];
  /** A row without it cannot be used. */
  readonly required?: boolean;
  /** What the cell says, for forms and column notes. */
  readonly help: string;
  /** Width in characters. */
  readonly width?: number;
}

export interface TableSchema {
  readonly name: TableName;
  /** In plain words, for headings. */
  readonly title: string;
  /** Rows are dated payer rules, with the common columns at both ends. */
  readonly isRules: boolean;
  /** What a Rule ID begins with. */
  readonly idPrefix?: string;
  /** May hold patient data: left out of hand-over, snapshots, differences and publishing. */
  readonly holdsPatientData?: boolean;
  readonly columns: readonly Column[];
}

export const YES_NO = ["Yes", "No"] as const;
export const PAYER_KINDS = ["Medicare", "Medicare Advantage", "Medicaid", "Commercial", "Other"] as const;
export type PayerKind = (typeof PAYER_KINDS)[number];
export const MACS = ["Noridian JE", "Noridian JF", "NGS", "Novitas", "Palmetto", "CGS", "WPS", "First Coast"] as const;
export type Mac = (typeof MACS)[number];
export const EDITS = ["NCCI", "NCCI Medicaid", "None"] as const;
export const REQUIREMENTS = ["Required", "Not required", "Notification", "Predetermination"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];
export const SUPERVISION_MODES = ["In suite", "Video", "Audio", "General"] as const;
export const DRUG_CLASSES = ["Antineoplastic", "Hormonal", "Biologic", "Supportive", "Hydration"] as const;
export const COURSE_KINDS = ["Radiation", "SBRT", "SRS", "CAR-T"] as const;
export const SETTING_SEVERITIES = ["error", "warning", "info", "off"] as const;
export const SET_KINDS = ["PTP", "MUE", "Add-on", "NDC"] as const;

const text = (header: string, help: string, width = 16): Column => ({ header, kind: "text", help, width });
const choice = (header: string, choices: readonly string[], help: string, required = false): Column => ({
  header,
  kind: "choice",
  choices,
  help,
  required,
});
const date = (header: string, help: string): Column => ({ header, kind: "date", help, width: 12 });
const number = (header: string, help: string): Column => ({ header, kind: "number", help, width: 12 });
const codes = (header = "Codes", required = true): Column => ({
  header,
  kind: "codes",
  required,
  help: "Codes: J9271; a range 96401-96549; a prefix J9*; * for all; !96523 to exclude",
  width: 22,
});
const diagnoses = (header: string): Column => ({
  header,
  kind: "diagnoses",
  help: "Diagnoses: C34.11; a prefix C50; a range C00-C26; !C77 to exclude. Blank means every diagnosis",
  width: 22,
});
const places = (header: string): Column => ({
  header,
  kind: "places",
  help: "Places of service, such as 11;22. Blank means every place",
  width: 12,
});

const PAYER: Column = {
  header: "Payer",
  kind: "payer",
  required: true,
  help: "A Payer ID; Kind:Medicare for every payer of a kind; MAC:Noridian JE for one contractor's territory; * for all",
  width: 22,
};
const FROM = date("From", "First day in force; blank means always");
const TO = date("To", "Last day in force; blank means open");

function rules(name: RuleTableName, title: string, idPrefix: string, columns: readonly Column[]): TableSchema {
  return {
    name,
    title,
    isRules: true,
    idPrefix,
    columns: [
      { header: "Rule ID", kind: "id", help: "Made by the add-in; stays with the rule for good", width: 10 },
      PAYER,
      ...columns,
      FROM,
      TO,
      text("Source", "The bulletin's name, page or link", 30),
      date("Source Date", "Date of the bulletin"),
      date("Reviewed", "When somebody last compared this row with its source"),
      text("Note", "Anything else", 30),
    ],
  };
}

const SCHEMAS: readonly TableSchema[] = [
  {
    name: "Payers",
    title: "Payers",
    isRules: false,
    columns: [
      {
        header: "Payer ID",
        kind: "payerId",
        required: true,
        help: "Short and stable; the other tables name the payer by it",
        width: 22,
      },
      { ...text("Name", "The payer's name as people say it", 30), required: true },
      choice("Kind", PAYER_KINDS, "Line of business", true),
      choice("MAC", MACS, "Medicare contractor, for kind Medicare"),
      choice("Edits", EDITS, "Which national pair edits the payer applies"),
      choice("Date Basis", ["Service", "Processing"], "Which date decides what rule is in force"),
      number("Filing Days", "Days from the date of service to the last day of filing"),
      { header: "Aliases", kind: "list", help: "Other names in claim exports, separated by ;", width: 40 },
      text("Note", "Anything else", 30),
    ],
  },
  rules("PriorAuth", "Prior authorisation", "PA", [
    codes(),
    diagnoses("Diagnoses"),
    places("Place of Service"),
    choice("Requirement", REQUIREMENTS, "What the payer wants before the service", true),
    number("Max Units", "Units that may be given without or under one authorisation"),
  ]),
  rules("Bundling", "Bundling", "BU", [
    codes("Column 1"),
    codes("Column 2"),
    {
      ...choice(
        "Modifier Indicator",
        ["0", "1", "9"],
        "0 no modifier helps, 1 a modifier may, 9 the pair is off",
        true,
      ),
    },
    {
      header: "Modifiers",
      kind: "list",
      help: "Modifiers that this payer accepts; blank means the national ones",
      width: 16,
    },
  ]),
  rules("UnitLimits", "Unit limits", "UL", [
    codes(),
    { ...number("Max Units", "Largest number of units"), required: true },
    choice("MAI", ["1", "2", "3"], "1 per line, 2 per date by policy, 3 per date, clinical"),
  ]),
  rules("IncidentTo", "Incident-to", "IT", [
    choice("Allowed", YES_NO, "Whether services may be billed incident-to", true),
    choice("Bill Under", ["Supervising", "Own NPI"], "Whose NPI stands on the claim"),
    text("Modifier", "Modifier that the payer wants, such as SA", 10),
    choice("Supervision", SUPERVISION_MODES, "The weakest supervision accepted"),
    choice("New Patient", YES_NO, "Whether a new patient may be billed incident-to"),
    choice("New Problem", YES_NO, "Whether a new problem may be billed incident-to"),
    places("Excluded POS"),
    number("Rate %", "What is paid under the own NPI"),
  ]),
  rules("Wastage", "Drug wastage", "WA", [
    codes(),
    choice("JW", ["Required", "Paid", "Not paid"], "The discarded amount on a line with JW"),
    choice("JZ", ["Required", "Accepted", "Not used"], "Nothing discarded, said with JZ"),
    choice("Containers", ["Single", "All"], "Which containers this holds for"),
  ]),
  rules("GenomicLCD", "Genomic coverage", "GL", [
    codes(),
    diagnoses("Covered Diagnoses"),
    diagnoses("Excluded Diagnoses"),
    choice("Z-Code", ["Required", "No"], "Whether the DEX Z-code must stand beside the code"),
    text("Article", "Billing article or policy", 14),
    number("Per Lifetime", "How often it is covered"),
  ]),
  rules("DrugCoverage", "Drug coverage", "DC", [
    codes(),
    diagnoses("Covered Diagnoses"),
    diagnoses("Excluded Diagnoses"),
    text("Article", "Billing article or policy", 14),
    number("Days Between", "Fewest days between two doses"),
  ]),
  rules("CodingPolicy", "Coding policy", "CP", [
    { header: "Topic", kind: "choice", required: true, help: "Which coding question the row answers", width: 24 },
    { ...text("Value", "The payer's answer"), required: true },
    codes("Codes", false),
  ]),
  {
    name: "Drugs",
    title: "Drugs",
    isRules: false,
    columns: [
      { header: "Code", kind: "code", required: true, help: "HCPCS code" },
      text("Name", "Generic name", 24),
      number("Dose per Unit", "Amount of drug in one billing unit"),
      text("Dose Unit", "mg, mcg, mL, IU …", 10),
      choice("Container", ["Single", "Multi"], "Single-dose or multi-dose; blank where it is sold both ways"),
      { header: "Vial Units", kind: "list", help: "Vial sizes in billing units, such as 10;40", width: 14 },
      choice("Class", DRUG_CLASSES, "What kind of drug"),
      { header: "Route", kind: "list", help: "IV, SC, IM, IT, PO", width: 10 },
      { header: "NDCs", kind: "list", help: "NDCs in 11 digits", width: 30 },
      FROM,
      TO,
    ],
  },
  {
    name: "CodeStatus",
    title: "Code lifecycle",
    isRules: false,
    columns: [
      { header: "Code", kind: "code", required: true, help: "CPT or HCPCS code" },
      date("From", "First day on which the code exists; blank means always"),
      date("To", "Last day; 1900-01-01 for a code that never existed"),
      { header: "Replacement", kind: "list", help: "What replaces it", width: 18 },
      text("Family", "Group of codes", 18),
      text("Note", "In our own words", 40),
    ],
  },
  {
    name: "Authorizations",
    title: "Authorisations",
    isRules: false,
    holdsPatientData: true,
    columns: [
      { ...text("Auth Number", "The payer's number"), required: true },
      { header: "Payer", kind: "payerId", required: true, help: "Payer ID or name", width: 22 },
      { ...text("Patient", "Patient id as in the claims"), required: true },
      codes(),
      date("From", "First day of the authorisation"),
      date("To", "Last day of the authorisation"),
      number("Units Approved", "Blank means no limit of units"),
      number("Units Used", "Units used before this claim sheet"),
    ],
  },
  {
    name: "Courses",
    title: "Courses",
    isRules: false,
    holdsPatientData: true,
    columns: [
      { ...text("Course ID", "The course's id"), required: true },
      text("Patient", "Patient id as in the claims"),
      choice("Kind", COURSE_KINDS, "Kind of course"),
      FROM,
      TO,
      number("Fractions Delivered", "To date, this claim sheet included"),
      choice("Complete", YES_NO, "Whether the course is over"),
      number("Management Billed", "77427 billed before this claim sheet"),
      { header: "Planning Billed", kind: "list", help: "Planning codes billed before this claim sheet", width: 18 },
      number("Sessions Before", "Sessions billed before this claim sheet"),
    ],
  },
  {
    name: "CheckSettings",
    title: "Check settings",
    isRules: false,
    columns: [
      { ...text("Check", "Id of the check, such as INF-04", 12), required: true },
      { ...PAYER, required: false },
      choice("Severity", SETTING_SEVERITIES, "Severity for this payer, or off", true),
      text("Note", "Why", 30),
    ],
  },
  {
    name: "MatrixTests",
    title: "Matrix tests",
    isRules: false,
    holdsPatientData: true,
    columns: [
      text("Test", "Name of the test", 24),
      { header: "Payer", kind: "payerId", help: "Payer ID", width: 22 },
      text("Lines", "Example lines", 40),
      text("Expect", "What must be found", 24),
      text("Note", "Anything else", 30),
    ],
  },
  {
    name: "ReferenceSets",
    title: "Reference sets",
    isRules: false,
    columns: [
      choice("Set", SET_KINDS, "Which national table", true),
      { ...text("Edition", "Quarter of the edition, such as 2026-10", 12), required: true },
      number("Rows", "How many rows"),
      text("Hash", "Name of the content", 20),
      text("Imported", "When it was loaded", 14),
    ],
  },
  {
    name: "MatrixLog",
    title: "History",
    isRules: false,
    holdsPatientData: true,
    columns: ["When", "Who", "Action", "Table", "Rule ID", "Column", "Old", "New", "Reason"].map((header) =>
      text(header, header),
    ),
  },
];

const BY_NAME = new Map<string, TableSchema>(SCHEMAS.map((schema) => [schema.name, schema]));

/** The schema of a table. */
export function schemaOf(name: TableName): TableSchema {
  const schema = BY_NAME.get(name);
  if (!schema) throw new Error(`no schema for the table ${name}`);
  return schema;
}

/** Tables that may leave the workbook, be compared and be kept as a snapshot: those that hold nothing of patients. */
export const TABLES_WITHOUT_PATIENTS: readonly TableName[] = TABLE_NAMES.filter(
  (name) => !schemaOf(name).holdsPatientData,
);

/** Whether a text is the name of a matrix table, as it is written. */
export function isTableName(name: string): name is TableName {
  return BY_NAME.has(name);
}

/** The headers of a table, in order. */
export function headersOf(name: TableName): readonly string[] {
  return schemaOf(name).columns.map((column) => column.header);
}
