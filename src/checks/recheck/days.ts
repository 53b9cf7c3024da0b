import { lifeOn, redefinedSince } from "../../codes/lifecycle";
import type { Matrix } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import { inForce, type Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { DrugColumn, FactKind } from "../reads";
import type { Baseline } from "./baseline";
import type { Differing } from "./differing";
import { drugColumns } from "./telling";
import type { Unit } from "./unit";

/** Whether an edit may matter to a group of lines that looked up something by a key. */
export type May = (unit: Unit, key: string) => boolean;

const always: May = () => true;
/** No group that looked it up is touched. */
export const NEVER: May = () => false;

/** A group without a line of the code looked for another reason: it may always matter. */
function onSomeDay(differs: (code: string, day: Day) => boolean): May {
  return ({ group: { lines } }, code) => {
    let isThere = false;
    for (const line of lines) {
      if (line.code !== code) continue;
      if (differs(code, line.dos)) return true;
      isThere = true;
    }
    return !isThere;
  };
}

/**
 * Which rows a drug has matters on the days for which they are in force, and what they say in a column to whoever read it; that it is
 * listed, where it was not before or is no longer.
 */
export function mayOfDrugs(before: Matrix, next: Matrix, { gone, added }: Differing<Drug>): (kind: FactKind) => May {
  const changes = changesOfDrugs(gone, added);
  const among = (wanted: (change: DrugChange) => boolean): May =>
    onSomeDay((code, day) =>
      (changes.get(code) ?? []).some((change) => wanted(change) && inForce(change.from, change.to, day)),
    );
  const edited = [...changes.values()].flat();
  const columns = new Map<FactKind, May>(
    drugColumns.map((column) => {
      const isEdited = (change: DrugChange): boolean => change.columns?.includes(column) === true;
      return [`drugs: ${column}`, edited.some(isEdited) ? among(isEdited) : NEVER];
    }),
  );
  const otherRows = edited.some(({ columns: own }) => own === null) ? among(({ columns: own }) => own === null) : NEVER;
  /** An index by a column changes where the column does, and where rows come or go. */
  const indexed = (column: DrugColumn): May =>
    edited.some(({ columns: own }) => own === null || own.includes(column)) ? always : NEVER;
  const listed: May = (_, code) => before.drugs.has(code) !== next.drugs.has(code);
  const others = new Map<FactKind, May>([
    ["drugs", otherRows],
    ["listed drugs", listed],
    ["drugs of an NDC", indexed("ndcs")],
    ["names of drugs", indexed("name")],
    ...columns,
  ]);
  return (kind) => others.get(kind) ?? always;
}

interface DrugChange extends Pick<Drug, "from" | "to"> {
  /** Columns in which a row says something else; `null` where rows are added, gone, or in force on other days. */
  readonly columns: readonly DrugColumn[] | null;
}

/** Rows by code. A row that stands for the same days as one that is gone is that row, edited. */
function changesOfDrugs(gone: readonly Drug[], added: readonly Drug[]): ReadonlyMap<string, readonly DrugChange[]> {
  const [was, is] = [groupBy(gone, ({ code }) => code), groupBy(added, ({ code }) => code)];
  const all = new Map<string, readonly DrugChange[]>();
  for (const code of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(code) ?? [], is.get(code) ?? []];
    const isEdited = a.length === b.length && a.every(({ from, to }, i) => b[i]?.from === from && b[i]?.to === to);
    all.set(
      code,
      isEdited
        ? a.map((row, i) => ({ from: row.from, to: row.to, columns: columnsThatDiffer(row, b[i] ?? row) }))
        : [...a, ...b].map(({ from, to }) => ({ from, to, columns: null })),
    );
  }
  return all;
}

const columnsThatDiffer = (a: Drug, b: Drug): DrugColumn[] =>
  drugColumns.filter((column) => JSON.stringify(a[column]) !== JSON.stringify(b[column]));

/** What `CodeStatus` says of a code is asked again, once for each day. */
export function mayOfLives({ input: { matrix: before, reference } }: Baseline, next: Matrix): (kind: FactKind) => May {
  const answers = (answer: (matrix: Matrix, code: string, day: Day) => unknown): May => {
    const known = new Map<string, boolean>();
    const said = (matrix: Matrix, code: string, day: Day): string =>
      JSON.stringify(answer(matrix, code, day), (key, value: unknown) => (key === "row" ? undefined : value));
    return onSomeDay((code, day) => {
      const key = `${code} ${day}`;
      let differs = known.get(key);
      if (differs === undefined) known.set(key, (differs = said(before, code, day) !== said(next, code, day)));
      return differs;
    });
  };
  const life = answers(({ codeLives }, code, day) => lifeOn(codeLives.get(code), day));
  const edition = reference.ptp?.editionDay;
  const redefined =
    edition === undefined
      ? always
      : answers(({ codeLives }, code, day) => redefinedSince(codeLives.get(code), edition, day));
  return (kind) => (kind === "redefined codes" ? redefined : life);
}
