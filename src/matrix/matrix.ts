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

/** What was read of a table, with everything that cannot be used as it stands. */
interface ReadTable<T> {
  readonly value: T;
  readonly issues: readonly MatrixIssue[];
}

/** Reads a table once: an edit leaves the cells of other tables as they are, and what was read of them holds. */
function readOnce<T>(
  name: TableName,
  empty: T,
  read: (table: TableCells, issues: MatrixIssue[]) => T,
): (cells: MatrixCells, issues: MatrixIssue[]) => T {
  const known = new WeakMap<TableCells, ReadTable<T>>();
  return (cells, issues) => {
    const table = cells[name];
    if (!table) return empty;
    let found = known.get(table);
    if (!found) {
      const own: MatrixIssue[] = [];
      known.set(table, (found = { value: read(table, own), issues: own }));
    }
    issues.push(...found.issues);
    return found.value;
  };
}

const RULES: {
  readonly [T in RuleTableName]: (cells: MatrixCells, issues: MatrixIssue[]) => readonly RuleOf<T>[];
} = {
  PriorAuth: rulesOnce("PriorAuth"),
  Bundling: rulesOnce("Bundling"),
  UnitLimits: rulesOnce("UnitLimits"),
  IncidentTo: rulesOnce("IncidentTo"),
  Wastage: rulesOnce("Wastage"),
  GenomicLCD: rulesOnce("GenomicLCD"),
  DrugCoverage: rulesOnce("DrugCoverage"),
  CodingPolicy: rulesOnce("CodingPolicy"),
};

/** Reads a rule table once. */
function rulesOnce<T extends RuleTableName>(name: T) {
  return readOnce<readonly RuleOf<T>[]>(name, [], (table, issues) => readRules(name, table, issues));
}

/** Makes the index of a rule table; the same one for the same cells and the same payers. */
function indexOnce<T extends RuleTableName>(
  name: T,
): (cells: MatrixCells, payers: PayerBook, issues: MatrixIssue[]) => RuleIndex<RuleOf<T>> {
  const known = new WeakMap<PayerBook, WeakMap<readonly RuleOf<T>[], ReadTable<RuleIndex<RuleOf<T>>>>>();
  return (cells, payers, issues) => {
    const rules = RULES[name](cells, issues);
    let ofPayers = known.get(payers);
    if (!ofPayers) known.set(payers, (ofPayers = new WeakMap()));
    let found = ofPayers.get(rules);
    if (!found) {
      const own: MatrixIssue[] = [];
      const value = ruleIndex<T>(
        rules.filter((rule) => {
          const issue = unknownPayer(rule, payers);
          if (issue) own.push(issue);
          return issue === null;
        }),
      );
      ofPayers.set(rules, (found = { value, issues: own }));
    }
    issues.push(...found.issues);
    return found.value;
  };
}

const READ = {
  payers: readOnce("Payers", payerBook([], []), (table, issues) => payerBook(readPayers(table, issues), issues)),
  drugs: readOnce("Drugs", new Map<string, Drug[]>(), (table, issues) =>
    groupBy(readDrugs(table, issues), (drug) => drug.code),
  ),
  codeLives: readOnce("CodeStatus", new Map<string, CodeLife[]>(), (table, issues) =>
    groupBy(readCodeStatus(table, issues), (life) => life.code),
  ),
  authorizations: readOnce("Authorizations", new Map<string, Authorization[]>(), (table, issues) =>
    groupBy(readAuthorizations(table, issues), (auth) => auth.number.toUpperCase()),
  ),
  courses: readOnce<readonly Course[]>("Courses", [], readCourses),
  checkSettings: readOnce<readonly CheckSetting[]>("CheckSettings", [], readCheckSettings),
  referenceSets: readOnce<readonly ReferenceSetRow[]>("ReferenceSets", [], readReferenceSets),
};

const INDEX: { readonly [T in RuleTableName]: ReturnType<typeof indexOnce<T>> } = {
  PriorAuth: indexOnce("PriorAuth"),
  Bundling: indexOnce("Bundling"),
  UnitLimits: indexOnce("UnitLimits"),
  IncidentTo: indexOnce("IncidentTo"),
  Wastage: indexOnce("Wastage"),
  GenomicLCD: indexOnce("GenomicLCD"),
  DrugCoverage: indexOnce("DrugCoverage"),
  CodingPolicy: indexOnce("CodingPolicy"),
};

/** Reads a table by itself; those that decide nothing are not read. */
const READ_ALONE: { readonly [T in TableName]?: (cells: MatrixCells, issues: MatrixIssue[]) => unknown } = {
  ...RULES,
  Payers: READ.payers,
  Drugs: READ.drugs,
  CodeStatus: READ.codeLives,
  Authorizations: READ.authorizations,
  Courses: READ.courses,
  CheckSettings: READ.checkSettings,
  ReferenceSets: READ.referenceSets,
};

/**
 * What cannot be used of one table, whatever the others hold. What is read here is not read again when the matrix of it is compiled.
 * @example tableIssues("PriorAuth", table).length
 */
export function tableIssues(name: TableName, table: TableCells): readonly MatrixIssue[] {
  const issues: MatrixIssue[] = [];
  READ_ALONE[name]?.({ [name]: table }, issues);
  return issues;
}

/**
 * Compiles the matrix. Never throws on what rows say: a row that cannot be used is left out and named in `issues`.
 * Tables whose cells were compiled before are not read again.
 * @example compileMatrix({ Payers: { headers: ["Payer ID", "Name", "Kind"], rows: [["A", "Acme", "Commercial"]], firstRow: 2 } }).payers.find("acme")?.id //=> "A"
 */
export function compileMatrix(cells: MatrixCells): Matrix {
  const issues: MatrixIssue[] = [];
  const payers = READ.payers(cells, issues);
  const index = <T extends RuleTableName>(name: T): RuleIndex<RuleOf<T>> => INDEX[name](cells, payers, issues);
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
  let revision: string | undefined;
  return {
    get revision() {
      // Hashing a table costs more than compiling an edit of it, and a preview has no use for the name.
      return (revision ??= revisionOf((name) => hashOnce(cells[name])));
    },
    payers,
    tables,
    drugs: READ.drugs(cells, issues),
    codeLives: READ.codeLives(cells, issues),
    authorizations: READ.authorizations(cells, issues),
    courses: READ.courses(cells, issues),
    checkSettings: READ.checkSettings(cells, issues),
    referenceSets: READ.referenceSets(cells, issues),
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
