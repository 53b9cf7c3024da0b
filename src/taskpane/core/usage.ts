import { loadEngine } from "../../checks/load";
import type { Baseline, Undecided, Usage } from "../../checks/recheck";
import type { RowValues } from "../../matrix/edit/edit";
import type { Matrix } from "../../matrix/matrix";
import type { Rule } from "../../matrix/rules";
import { RULE_TABLES, schemaOf } from "../../matrix/tables";

const known = new WeakMap<Baseline, Promise<Usage>>();

/** What the rules of the matrix have to do with the checked sheet, counted once for each check. */
export function usageIn(baseline: Baseline): Promise<Usage> {
  let usage = known.get(baseline);
  if (!usage) {
    usage = loadEngine().then(({ usageOf }) => usageOf(baseline));
    known.set(baseline, usage);
    // A chunk that could not be loaded is asked for again.
    usage.catch(() => known.delete(baseline));
  }
  return usage;
}

/** Rules that decided no line, in the order of tables and rows. */
export function unusedRules(matrix: Matrix, { decided }: Usage): Rule[] {
  return RULE_TABLES.flatMap((name): readonly Rule[] => matrix.tables[name].rules).filter((rule) => !decided.has(rule));
}

/** What a form is to begin with that adds the rule which is missing. */
export function missingRule({ table, payer, code }: Undecided, matrix: Matrix): RowValues {
  const headers = new Set(schemaOf(table).columns.map(({ header }) => header));
  const [codes] = ["Codes", "Column 1"].filter((header) => headers.has(header));
  return {
    Payer: matrix.payers.find(payer)?.id ?? payer,
    ...(codes === undefined || table === "CodingPolicy" ? {} : { [codes]: code }),
  };
}
