import { namedCodes } from "../codes/code-list";
import { isBlank, textOf } from "../values/cell";
import { inForce, type Day } from "../values/day";
import { contentHash } from "../values/hash";
import { groupBy } from "../values/lists";
import { ruleIndex, type RuleIndex } from "./decide";
import { payerBook, payerNarrowness, unknownPayer, type PayerBook } from "./payers";
import type { TableCells } from "./read-rows";
import {
  readAuthorizations,
  readCheckSettings,
  readCodeStatus,
  readCourses,
  readDrugs,
  readPayers,
  readReferenceSets,
  readRules,
} from "./read-tables";
import type {
  Authorization,
  CheckSetting,
  CodeLife,
  Course,
  Drug,
  MatrixIssue,
  Payer,
  ReferenceSetRow,
  Rule,
  RuleOf,
} from "./rules";
import { RULE_TABLES, TABLE_NAMES, type RuleTableName, type TableName } from "./tables";

/** The cells of the matrix, table by table; a table that was not found is left out. */
export type MatrixCells = { readonly [T in TableName]?: TableCells };

/** The compiled matrix: rows read into rules once, and ready to be asked. */
export interface Matrix {
  /** Name of the content, 16 hex digits: the same rows have the same revision. */
  readonly revision: string;
  readonly payers: PayerBook;
  readonly tables: { readonly [T in RuleTableName]: RuleIndex<RuleOf<T>> };
  readonly drugs: ReadonlyMap<string, readonly Drug[]>;
  readonly codeLives: ReadonlyMap<string, readonly CodeLife[]>;
  readonly authorizations: ReadonlyMap<string, readonly Authorization[]>;
  readonly courses: readonly Course[];
  readonly checkSettings: readonly CheckSetting[];
  readonly referenceSets: readonly ReferenceSetRow[];
  /** Everything that cannot be used as it stands, in the order of tables and rows. */
  readonly issues: readonly MatrixIssue[];
  /** Tables that were not there and read as empty. */
  readonly missing: readonly TableName[];
  /** How many rules the rule tables hold. */
  readonly ruleCount: number;
}

/** Tables whose rows decide nothing: they do not make another revision. */
const UNDECIDING: ReadonlySet<TableName> = new Set(["MatrixLog", "MatrixTests"]);

/** The name of one table's content: its cells as text, blank rows left out. */
export function tableHash(cells: TableCells): string {
  const rows = cells.rows.filter((row) => row.some((cell) => !isBlank(cell)));
  return contentHash(JSON.stringify([cells.headers.map(textOf), rows.map((row) => row.map(textOf))]));
}

/**
 * The revision of a matrix from the hashes of its tables.
 * @param hashOf the hash of a table, or `undefined` where it is missing
 */
export function revisionOf(hashOf: (name: TableName) => string | undefined): string {
  return contentHash(
    TABLE_NAMES.filter((name) => !UNDECIDING.has(name))
      .map((name) => `${name}:${hashOf(name) ?? ""}`)
      .join("\n"),
  );
}

const hashesByCells = new WeakMap<TableCells, string>();
const hashOnce = (cells: TableCells | undefined): string | undefined => {
  if (!cells) return undefined;
  let hash = hashesByCells.get(cells);
  if (hash === undefined) hashesByCells.set(cells, (hash = tableHash(cells)));
  return hash;
};

/**
 * Compiles the matrix. Never throws on what rows say: a row that cannot be used is left out and named in `issues`.
 * @example compileMatrix({ Payers: { headers: ["Payer ID", "Name", "Kind"], rows: [["A", "Acme", "Commercial"]], firstRow: 2 } }).payers.find("acme")?.id //=> "A"
 */
export function compileMatrix(cells: MatrixCells): Matrix {
  const issues: MatrixIssue[] = [];
  const read = <T>(name: TableName, reader: (table: TableCells, issues: MatrixIssue[]) => T[]): T[] => {
    const table = cells[name];
    return table ? reader(table, issues) : [];
  };
  const payers = payerBook(read("Payers", readPayers), issues);
  const knownPayer = (rule: Rule): boolean => {
    const issue = unknownPayer(rule, payers);
    if (issue) issues.push(issue);
    return issue === null;
  };
  const index = <T extends RuleTableName>(name: T): RuleIndex<RuleOf<T>> =>
    ruleIndex<T>(read(name, (table, noted) => readRules(name, table, noted)).filter(knownPayer));
  const tables = {
    PriorAuth: index("PriorAuth"),
    Bundling: index("Bundling"),
    UnitLimits: index("UnitLimits"),
    IncidentTo: index("IncidentTo"),
    Wastage: index("Wastage"),
    GenomicLCD: index("GenomicLCD"),
    DrugCoverage: index("DrugCoverage"),
    CodingPolicy: index("CodingPolicy"),
  };
  return {
    revision: revisionOf((name) => hashOnce(cells[name])),
    payers,
    tables,
    drugs: groupBy(read("Drugs", readDrugs), (drug) => drug.code),
    codeLives: groupBy(read("CodeStatus", readCodeStatus), (life) => life.code),
    authorizations: groupBy(read("Authorizations", readAuthorizations), (auth) => auth.number.toUpperCase()),
    courses: read("Courses", readCourses),
    checkSettings: read("CheckSettings", readCheckSettings),
    referenceSets: read("ReferenceSets", readReferenceSets),
    issues,
    missing: TABLE_NAMES.filter((name) => cells[name] === undefined),
    ruleCount: RULE_TABLES.reduce((n, name) => n + tables[name].rules.length, 0),
  };
}

/** What is known of a drug on a date; the row in force, else `undefined`. */
export function drugOn(matrix: Matrix, code: string, on: Day): Drug | undefined {
  return matrix.drugs.get(code)?.find((drug) => inForce(drug.from, drug.to, on));
}

/** The payer's severity for a check: the narrowest row of `CheckSettings`; `undefined` where no row speaks. */
export function settingOf(
  matrix: Matrix,
  check: string,
  payer: Payer | undefined,
): CheckSetting["severity"] | undefined {
  let best: CheckSetting | undefined;
  let bestRank = 0;
  for (const setting of matrix.checkSettings) {
    if (setting.check !== check) continue;
    const rank = payer ? payerNarrowness(setting.payer, payer, payer.mac) : setting.payer.kind === "all" ? 1 : 0;
    if (rank > bestRank) {
      best = setting;
      bestRank = rank;
    }
  }
  return best?.severity;
}

/** Every code that some rule names, for asking which of them exist. */
export function codesNamed(matrix: Matrix): Map<string, Rule[]> {
  const named = new Map<string, Rule[]>();
  for (const name of RULE_TABLES) {
    for (const rule of matrix.tables[name].rules) {
      const lists = rule.table === "Bundling" ? [rule.codes, rule.column2] : [rule.codes];
      for (const code of lists.flatMap(namedCodes)) named.set(code, [...(named.get(code) ?? []), rule]);
    }
  }
  return named;
}
