import { ALL_CODES } from "../codes/code-list";
import { isModifierShape, normalCode, normalNdc } from "../codes/shapes";
import { CHECK_IDS, isCheckId } from "./check-ids";
import { readRows, type RowReader, type RowsRead, type TableCells } from "./read-rows";
import type {
  Authorization,
  CheckSetting,
  CodeLife,
  Course,
  Drug,
  MatrixIssue,
  Payer,
  ReferenceSetRow,
  RuleBase,
  RuleOf,
} from "./rules";
import {
  COURSE_KINDS,
  DRUG_CLASSES,
  EDITS,
  MACS,
  PAYER_KINDS,
  REQUIREMENTS,
  SET_KINDS,
  SETTING_SEVERITIES,
  SUPERVISION_MODES,
  type RuleTableName,
} from "./tables";
import { topicOf, topicValueFault, TOPIC_NAMES } from "./topics";

/** How the fault of a row that ends before it begins is told. */
export const TO_BEFORE_FROM = "To is before From";

const list = (text: string): string => text.toUpperCase().replace(/\s+/g, "");

function base<T extends RuleTableName>(
  table: T,
  r: RowReader,
  says: readonly unknown[],
): RuleBase & { readonly table: T } {
  const from = r.date("From");
  const to = r.date("To");
  if (from !== null && to !== null && to < from) r.fault("To", TO_BEFORE_FROM);
  return {
    table,
    id: r.id,
    row: r.row,
    payer: r.payer("Payer"),
    from,
    to,
    source: r.text("Source"),
    sourceDate: r.date("Source Date"),
    reviewed: r.date("Reviewed"),
    note: r.text("Note"),
    codes: ALL_CODES,
    diagnoses: null,
    places: null,
    says: says.map((word) => (word === null ? "" : String(word))).join(" · "),
  };
}

/** A reader reads every cell before it gives a row up, so that all faults of the row are told at once. */
type Readers = { readonly [T in RuleTableName]: (r: RowReader) => RuleOf<T> | null };

const RULE_READERS: Readers = {
  PriorAuth(r) {
    const requirement = r.choice("Requirement", REQUIREMENTS);
    const maxUnits = r.number("Max Units");
    const rule = {
      ...base("PriorAuth", r, [requirement, maxUnits]),
      codes: r.codes("Codes"),
      diagnoses: r.diagnoses("Diagnoses"),
      places: r.places("Place of Service"),
      maxUnits,
    };
    return requirement === null ? null : { ...rule, requirement };
  },
  Bundling(r) {
    const indicator = r.choice("Modifier Indicator", ["0", "1", "9"]);
    const modifiers = r.list("Modifiers").map(normalCode);
    for (const modifier of modifiers)
      if (!isModifierShape(modifier)) r.fault("Modifiers", `"${modifier}" is not a modifier`);
    const rule = {
      ...base("Bundling", r, [indicator, modifiers.join(" ")]),
      codes: r.codes("Column 1"),
      column2: r.codes("Column 2"),
      modifiers,
    };
    return indicator === null ? null : { ...rule, indicator };
  },
  UnitLimits(r) {
    const maxUnits = r.number("Max Units");
    const mai = r.choice("MAI", ["1", "2", "3"]);
    const rule = { ...base("UnitLimits", r, [maxUnits, mai]), codes: r.codes("Codes"), mai };
    return maxUnits === null ? null : { ...rule, maxUnits };
  },
  IncidentTo(r) {
    const allowed = r.yesNo("Allowed");
    const body = {
      billUnder: r.choice("Bill Under", ["Supervising", "Own NPI"]),
      modifier: r.text("Modifier").toUpperCase(),
      supervision: r.choice("Supervision", SUPERVISION_MODES),
      newPatient: r.yesNo("New Patient"),
      newProblem: r.yesNo("New Problem"),
      excludedPlaces: r.places("Excluded POS") ?? [],
      ratePercent: r.number("Rate %"),
    };
    const rule = { ...base("IncidentTo", r, [allowed, ...Object.values(body)]), ...body };
    return allowed === null ? null : { ...rule, allowed };
  },
  Wastage(r) {
    const body = {
      jw: r.choice("JW", ["Required", "Paid", "Not paid"]),
      jz: r.choice("JZ", ["Required", "Accepted", "Not used"]),
      containers: r.choice("Containers", ["Single", "All"]) ?? "Single",
    } as const;
    return { ...base("Wastage", r, Object.values(body)), codes: r.codes("Codes"), ...body };
  },
  GenomicLCD(r) {
    const body = {
      covered: r.diagnoses("Covered Diagnoses"),
      excluded: r.diagnoses("Excluded Diagnoses"),
      zCode: r.choice("Z-Code", ["Required", "No"]),
      article: r.text("Article"),
      perLifetime: r.number("Per Lifetime"),
    };
    const says = [
      list(body.covered?.text ?? ""),
      list(body.excluded?.text ?? ""),
      body.zCode,
      body.article,
      body.perLifetime,
    ];
    return { ...base("GenomicLCD", r, says), codes: r.codes("Codes"), ...body };
  },
  DrugCoverage(r) {
    const body = {
      covered: r.diagnoses("Covered Diagnoses"),
      excluded: r.diagnoses("Excluded Diagnoses"),
      article: r.text("Article"),
      daysBetween: r.number("Days Between"),
    };
    const says = [list(body.covered?.text ?? ""), list(body.excluded?.text ?? ""), body.article, body.daysBetween];
    return { ...base("DrugCoverage", r, says), codes: r.codes("Codes"), ...body };
  },
  CodingPolicy(r) {
    const said = r.text("Topic");
    const topic = topicOf(said.toLowerCase());
    const value =
      topic?.values === "codes" || topic?.values === "code>code" ? r.text("Value").toUpperCase() : r.text("Value");
    if (said !== "" && !topic) r.fault("Topic", `"${said}" is not a topic: ${TOPIC_NAMES.join(", ")}`);
    const rule = (says: readonly string[]) => ({ ...base("CodingPolicy", r, says), codes: r.codes("Codes") });
    if (!topic || value === "") {
      // Read for the faults of the other cells, so that all are told at once.
      rule([]);
      return null;
    }
    const wanted = Array.isArray(topic.values)
      ? (topic.values.find((word) => word.toLowerCase() === value.toLowerCase()) ?? value)
      : value;
    const fault = topicValueFault(topic, wanted);
    if (fault) r.fault("Value", `"${value}" cannot answer ${topic.name}: it ${fault}`);
    return { ...rule([topic.name, wanted]), topic: topic.name, value: wanted };
  },
};

/** Rules that were read already: after an edit of one rule only that one is read. */
const RULES_READ: { readonly [T in RuleTableName]: RowsRead<RuleOf<T>> } = {
  PriorAuth: new WeakMap(),
  Bundling: new WeakMap(),
  UnitLimits: new WeakMap(),
  IncidentTo: new WeakMap(),
  Wastage: new WeakMap(),
  GenomicLCD: new WeakMap(),
  DrugCoverage: new WeakMap(),
  CodingPolicy: new WeakMap(),
};

/** The rules of one rule table, and every issue of its rows. */
export function readRules<T extends RuleTableName>(table: T, cells: TableCells, issues: MatrixIssue[]): RuleOf<T>[] {
  return readRows<RuleOf<T>>(table, cells, issues, RULE_READERS[table], RULES_READ[table]);
}

/** The rows of `Payers`. */
export function readPayers(cells: TableCells, issues: MatrixIssue[]): Payer[] {
  return readRows("Payers", cells, issues, (r) => {
    const kind = r.choice("Kind", PAYER_KINDS);
    const payer = {
      id: r.text("Payer ID"),
      name: r.text("Name"),
      mac: r.choice("MAC", MACS),
      edits: r.choice("Edits", EDITS),
      dateBasis: r.choice("Date Basis", ["Service", "Processing"]) ?? "Service",
      filingDays: r.number("Filing Days"),
      aliases: r.list("Aliases"),
      row: r.row,
    } as const;
    return kind === null ? null : { ...payer, kind };
  });
}

/** The rows of `Drugs`. */
export function readDrugs(cells: TableCells, issues: MatrixIssue[]): Drug[] {
  return readRows("Drugs", cells, issues, (r) => {
    const vials = r.list("Vial Units").map(Number);
    if (vials.some((n) => !Number.isFinite(n) || n <= 0))
      r.fault("Vial Units", `"${r.text("Vial Units")}" is not a list of vial sizes such as 10;40`);
    const ndcs = r.list("NDCs").map((ndc) => normalNdc(ndc));
    if (ndcs.includes(null)) r.fault("NDCs", `"${r.text("NDCs")}" holds an NDC that is not 11 digits`, "warning");
    return {
      code: normalCode(r.text("Code")),
      name: r.text("Name"),
      dosePerUnit: r.number("Dose per Unit"),
      doseUnit: r.text("Dose Unit"),
      container: r.choice("Container", ["Single", "Multi"]),
      vialUnits: vials,
      drugClass: r.choice("Class", DRUG_CLASSES),
      routes: r.list("Route").map((route) => route.toUpperCase()),
      ndcs: ndcs.filter((ndc) => ndc !== null),
      from: r.date("From"),
      to: r.date("To"),
      row: r.row,
    };
  });
}

/** The rows of `CodeStatus`. */
export function readCodeStatus(cells: TableCells, issues: MatrixIssue[]): CodeLife[] {
  return readRows("CodeStatus", cells, issues, (r) => ({
    code: normalCode(r.text("Code")),
    from: r.date("From"),
    to: r.date("To"),
    replacement: r.list("Replacement"),
    family: r.text("Family"),
    note: r.text("Note"),
    row: r.row,
  }));
}

/** The rows of `Authorizations`. */
export function readAuthorizations(cells: TableCells, issues: MatrixIssue[]): Authorization[] {
  return readRows("Authorizations", cells, issues, (r) => ({
    number: r.text("Auth Number"),
    payerText: r.text("Payer"),
    patient: r.text("Patient"),
    codes: r.codes("Codes"),
    from: r.date("From"),
    to: r.date("To"),
    unitsApproved: r.number("Units Approved"),
    unitsUsed: r.number("Units Used") ?? 0,
    row: r.row,
  }));
}

/** The rows of `Courses`. */
export function readCourses(cells: TableCells, issues: MatrixIssue[]): Course[] {
  return readRows("Courses", cells, issues, (r) => ({
    id: r.text("Course ID"),
    patient: r.text("Patient"),
    kind: r.choice("Kind", COURSE_KINDS),
    from: r.date("From"),
    to: r.date("To"),
    fractionsDelivered: r.number("Fractions Delivered"),
    complete: r.yesNo("Complete"),
    managementBilled: r.number("Management Billed"),
    planningBilled: r.list("Planning Billed").map(normalCode),
    sessionsBefore: r.number("Sessions Before"),
    row: r.row,
  }));
}

/** The rows of `CheckSettings`. */
export function readCheckSettings(cells: TableCells, issues: MatrixIssue[]): CheckSetting[] {
  return readRows("CheckSettings", cells, issues, (r) => {
    const severity = r.choice("Severity", SETTING_SEVERITIES);
    const payer = r.payer("Payer");
    const said = r.text("Check");
    const check = said.toUpperCase();
    if (said !== "" && !isCheckId(check))
      r.fault("Check", `there is no check "${said}". Take its id from a finding, such as ${CHECK_IDS[0]}`);
    return severity === null ? null : { check, payer, severity, row: r.row };
  });
}

/** The rows of `ReferenceSets`. */
export function readReferenceSets(cells: TableCells, issues: MatrixIssue[]): ReferenceSetRow[] {
  return readRows("ReferenceSets", cells, issues, (r) => {
    const set = r.choice("Set", SET_KINDS);
    return set === null ? null : { set, edition: r.text("Edition"), hash: r.text("Hash"), row: r.row };
  });
}
