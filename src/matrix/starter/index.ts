import { knownLives } from "../../codes/lifecycle";
import { bundledReference } from "../../codes/reference/bundled";
import type { TableCells } from "../read-rows";
import { schemaOf, type RuleTableName, type TableName } from "../tables";
import { starterDrugs } from "./drugs";
import { EXAMPLE_RULES } from "./examples";
import { MEDICARE_RULES } from "./medicare";
import { starterPayers } from "./payers";
import { tableOf, type Fields } from "./row";

/** The tables of a new matrix. Dates are days (numbers) in columns of kind `date`; codes are text. */
export type StarterTables = { readonly [T in TableName]: TableCells };

/**
 * What a new matrix begins with: Medicare Part B with its public rules, three payers that show how rules are written, the oncology drugs,
 * when codes lived, and which national tables come with the product.
 * @example compileMatrix(starterTables()).issues //=> []
 */
export function starterTables(): StarterTables {
  return {
    Payers: tableOf("Payers", starterPayers()),
    PriorAuth: ruleTable("PriorAuth"),
    Bundling: ruleTable("Bundling"),
    UnitLimits: ruleTable("UnitLimits"),
    IncidentTo: ruleTable("IncidentTo"),
    Wastage: ruleTable("Wastage"),
    GenomicLCD: ruleTable("GenomicLCD"),
    DrugCoverage: ruleTable("DrugCoverage"),
    CodingPolicy: ruleTable("CodingPolicy"),
    Drugs: tableOf("Drugs", starterDrugs()),
    CodeStatus: tableOf("CodeStatus", codeStatus()),
    Authorizations: tableOf("Authorizations", []),
    Courses: tableOf("Courses", []),
    CheckSettings: tableOf("CheckSettings", []),
    MatrixTests: tableOf("MatrixTests", []),
    ReferenceSets: tableOf("ReferenceSets", referenceSets()),
    MatrixLog: tableOf("MatrixLog", []),
  };
}

function ruleTable(name: RuleTableName): TableCells {
  const prefix = schemaOf(name).idPrefix ?? name;
  const rows = [...MEDICARE_RULES[name], ...EXAMPLE_RULES[name]];
  return tableOf(
    name,
    rows.map((fields, i) => ({ "Rule ID": `${prefix}-${String(i + 1).padStart(4, "0")}`, ...fields })),
  );
}

function codeStatus(): Fields[] {
  return [...knownLives()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, lives]) =>
      lives.map((life) => ({
        Code: life.code,
        From: life.from ?? "",
        To: life.to ?? "",
        Replacement: life.replacement.join(";"),
        Family: life.family,
        Note: life.note,
      })),
    );
}

function referenceSets(): Fields[] {
  const { ptp, mue, addOns, ndc } = bundledReference();
  return [ptp, ...mue, addOns, ndc].flatMap((set) =>
    set ? [{ Set: set.kind, Edition: set.edition, Rows: set.rows, Hash: set.hash, Imported: "with the product" }] : [],
  );
}
