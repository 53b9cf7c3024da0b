import type { Matrix } from "../../matrix/matrix";
import type { RuleIndex } from "../../matrix/decide";
import type { PayerBook } from "../../matrix/payers";
import type { Drug, Payer, RuleOf } from "../../matrix/rules";
import type { RuleTableName } from "../../matrix/tables";
import type { DrugColumn, FactKind, PayerColumn } from "../reads";

/** The key under which a whole table is looked at. */
export const ALL = "\u0000";

/** Told of what is looked up by a key. */
export type Fact = (kind: FactKind, key: string) => void;

/**
 * The matrix with every look-up told. Its settings and reference sets are the engine's to read, and most of what a payer's row says concerns
 * all lines of the payer: an edit of those is compared as a whole.
 */
export function telling(matrix: Matrix, fact: Fact): Matrix {
  const index = <T extends RuleTableName>(name: T): RuleIndex<RuleOf<T>> => {
    const own: RuleIndex<RuleOf<T>> = matrix.tables[name];
    const told = (): RuleIndex<RuleOf<T>> => {
      fact(`all ${name}`, ALL);
      return own;
    };
    return {
      get rules() {
        return told().rules;
      },
      decide: (question) => told().decide(question),
      nearMisses: (question, decided) => told().nearMisses(question, decided),
    };
  };
  const { payers, courses, checkSettings, referenceSets, issues, missing, ruleCount } = matrix;
  return {
    get revision() {
      return matrix.revision;
    },
    payers: tellingPayers(payers, fact),
    tables: {
      PriorAuth: index("PriorAuth"),
      Bundling: index("Bundling"),
      UnitLimits: index("UnitLimits"),
      IncidentTo: index("IncidentTo"),
      Wastage: index("Wastage"),
      GenomicLCD: index("GenomicLCD"),
      DrugCoverage: index("DrugCoverage"),
      CodingPolicy: index("CodingPolicy"),
    },
    drugs: tellingDrugs(matrix.drugs, fact),
    codeLives: tellingMap(matrix.codeLives, fact, "life of a code"),
    authorizations: tellingMap(matrix.authorizations, fact, "authorisations"),
    get courses() {
      fact("courses of a patient", ALL);
      return courses;
    },
    checkSettings,
    referenceSets,
    issues,
    missing,
    ruleCount,
  };
}

/** Drugs that tell which of their rows are looked up, and which columns of those are read. */
function tellingDrugs(drugs: Matrix["drugs"], fact: Fact): Matrix["drugs"] {
  const rowsOf = new Map<string, readonly Drug[]>();
  const told = tellingMap(drugs, fact, "drugs", "listed drugs");
  return {
    ...told,
    get(code) {
      const rows = told.get(code);
      let own = rowsOf.get(code);
      if (!own && rows) rowsOf.set(code, (own = rows.map((row) => tellingDrug(row, fact))));
      return own;
    },
  };
}

/** What is told of a drug's row that is read. Its code and its days are known to whoever looked it up. */
const DRUG_COLUMNS: { readonly [C in DrugColumn]: FactKind } = {
  name: "drugs: name",
  dosePerUnit: "drugs: dosePerUnit",
  doseUnit: "drugs: doseUnit",
  container: "drugs: container",
  vialUnits: "drugs: vialUnits",
  drugClass: "drugs: drugClass",
  routes: "drugs: routes",
  ndcs: "drugs: ndcs",
};

export const drugColumns = Object.keys(DRUG_COLUMNS) as readonly DrugColumn[];

const tellingDrug = (row: Drug, fact: Fact): Drug => tellingRow(row, row.code, DRUG_COLUMNS, fact);

/** What is told of a payer's row that is read. */
const PAYER_COLUMNS: { readonly [C in PayerColumn]: FactKind } = {
  edits: "payers: edits",
  filingDays: "payers: filingDays",
};

export const payerColumns = Object.keys(PAYER_COLUMNS) as readonly PayerColumn[];

/** Payers that tell which of these columns are read. */
function tellingPayers({ all, byId, find }: PayerBook, fact: Fact): PayerBook {
  const told = new Map(all.map((payer) => [payer, tellingRow(payer, payer.id, PAYER_COLUMNS, fact)]));
  const toldOf = (payer: Payer | undefined): Payer | undefined => payer && told.get(payer);
  return { all: [...told.values()], byId: (id) => toldOf(byId(id)), find: (text) => toldOf(find(text)) };
}

/** A row that tells which of some columns are read. */
function tellingRow<R extends object>(
  row: R,
  key: string,
  columns: { readonly [C in keyof R]?: FactKind },
  fact: Fact,
): R {
  const told = { ...row };
  for (const column of Object.keys(columns) as (keyof R)[]) {
    const kind = columns[column];
    if (kind === undefined) continue;
    Object.defineProperty(told, column, {
      enumerable: true,
      get() {
        fact(kind, key);
        return row[column];
      },
    });
  }
  return told;
}

/** A map that tells what is looked up in it, and whether something is there; going through all of it is told as such. */
function tellingMap<V>(
  map: ReadonlyMap<string, V>,
  told: Fact,
  lookedUp: FactKind,
  listed = lookedUp,
): ReadonlyMap<string, V> {
  const whole = (): ReadonlyMap<string, V> => {
    told(lookedUp, ALL);
    return map;
  };
  return {
    get(key) {
      told(lookedUp, key);
      return map.get(key);
    },
    has(key) {
      told(listed, key);
      return map.has(key);
    },
    get size() {
      return whole().size;
    },
    forEach: (each, self) => whole().forEach(each, self),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}
