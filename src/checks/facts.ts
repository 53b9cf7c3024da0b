import type { Matrix } from "../matrix/matrix";
import type { Authorization, CodeLife, CodingPolicyRule, Course, Drug } from "../matrix/rules";
import type { ClaimLine } from "../claims/line";
import { lifeOn, redefinedSince, type LifeAnswer } from "../codes/lifecycle";
import { folded } from "../values/cell";
import type { Day } from "../values/day";
import { groupBy } from "../values/lists";
import type { EncounterContext, PatientContext, RunContext } from "./context";

/*
 * Rows of the matrix by something else than their table's key. Each index is made once per matrix; whoever looks something up in it
 * says what, so that an edit of other rows does not touch it.
 */

type Looking = Pick<RunContext, "matrix" | "reads">;

/** What `CodeStatus` says of a line's code on its day. */
export function lifeOfLine(context: Looking, { code, dos }: Pick<ClaimLine, "code" | "dos">): LifeAnswer<CodeLife> {
  context.reads?.fact("life of a code", code);
  return lifeOn((context.reads ?? context).matrix.codeLives.get(code), dos);
}

/** Whether a line's code is new or another one since a table's edition. */
export function isRedefined(
  context: Looking,
  { code, dos }: Pick<ClaimLine, "code" | "dos">,
  editionDay: Day,
): boolean {
  context.reads?.fact("redefined codes", code);
  return redefinedSince((context.reads ?? context).matrix.codeLives.get(code), editionDay, dos);
}

/** An index of the matrix, made at the first question. */
function indexed<I>(make: (matrix: Matrix) => I): (context: Looking) => I {
  const known = new WeakMap<Matrix, { readonly index: I }>();
  return ({ matrix: told, reads }) => {
    const matrix = reads?.matrix ?? told;
    let found = known.get(matrix);
    if (!found) known.set(matrix, (found = { index: make(matrix) }));
    return found.index;
  };
}

const authorizationsByPatient = indexed(({ authorizations }) =>
  groupBy([...authorizations.values()].flat(), ({ patient }) => folded(patient)),
);

/** The authorisations of a patient. */
export function authorizationsOf(context: Looking, patient: string): readonly Authorization[] {
  const key = folded(patient);
  context.reads?.fact("authorisations of a patient", key);
  return authorizationsByPatient(context).get(key) ?? [];
}

const coursesByPatient = indexed(({ courses }) => groupBy(courses, ({ patient }) => folded(patient)));

/** The rows of `Courses` of the patient. */
export function coursesOf(context: PatientContext): readonly Course[] {
  const key = folded(context.patient);
  context.reads?.fact("courses of a patient", key);
  return coursesByPatient(context).get(key) ?? [];
}

const drugsByNdc = indexed(({ drugs }) => {
  const all = [...drugs.values()].flat().flatMap((row) => row.ndcs.map((ndc) => ({ ndc, row })));
  return new Map([...groupBy(all, ({ ndc }) => ndc)].map(([ndc, own]) => [ndc, own.map(({ row }) => row)]));
});

/** What an index of `Drugs` tells of a row beside what it goes by: an edit of other columns does not touch who asked it. */
type DrugFound = Pick<Drug, "code" | "from" | "to" | "row">;

/** The rows of `Drugs` that list an NDC. */
export function drugsOfNdc(context: Looking, ndc: string): readonly DrugFound[] {
  context.reads?.fact("drugs of an NDC", ndc);
  return drugsByNdc(context).get(ndc) ?? [];
}

/** A row of `Drugs` that was found by its name. */
export type DrugByName = DrugFound & Pick<Drug, "name">;

interface DrugName {
  readonly pattern: RegExp;
  readonly drug: DrugByName;
}

const namedDrugs = indexed(({ drugs }) =>
  [...drugs.values()].flat().flatMap((drug): DrugName[] => {
    const generic = drug.name.replace(/\s*\(.*$/, "").trim();
    return /^[a-z][a-z -]{5,}$/i.test(generic)
      ? [{ pattern: new RegExp(`\\b${generic}\\b(?!-[a-z]{4})`, "i"), drug }]
      : [];
  }),
);

/** The generic names of all drugs, for finding one in a note. */
export function drugNames(context: Looking): readonly DrugName[] {
  context.reads?.fact("names of drugs", "");
  return namedDrugs(context);
}

/** The two products of a row such as `J9355>Q5116`. */
export function productsOf(rule: Pick<CodingPolicyRule, "value">): readonly string[] {
  return rule.value.split(">").map((code) => code.trim());
}

const preferences = indexed(({ tables }) =>
  groupBy(
    tables.CodingPolicy.rules.filter(({ topic }) => topic === "preferred_product"),
    (rule) => productsOf(rule)[0] ?? "",
  ),
);

/** The rows that name a product as the one to be replaced, whosever they are. */
export function preferencesFor(context: Looking, code: string): readonly CodingPolicyRule[] {
  context.reads?.fact("preferred products", code);
  return preferences(context).get(code) ?? [];
}

const payersWithBundling = indexed(({ tables }) => {
  const ids = new Set<string>();
  let anyOther = false;
  for (const { payer } of tables.Bundling.rules) {
    if (payer.kind === "payer") ids.add(payer.id.toLowerCase());
    else anyOther = true;
  }
  return { ids, anyOther };
});

/** Whether any Bundling row may speak of the payer: for most payers none does, and every two lines would ask in vain. */
export function hasBundlingRows(context: Pick<EncounterContext, "matrix" | "reads" | "payer">): boolean {
  const { payer, reads } = context;
  if (!payer) return false;
  reads?.fact("bundling rows of a payer", payer.id);
  const { ids, anyOther } = payersWithBundling(context);
  return anyOther || ids.has(payer.id.toLowerCase());
}
