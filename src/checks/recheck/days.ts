import { lifeOn, redefinedSince } from "../../codes/lifecycle";
import type { Matrix } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import { inForce, type Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { FactKind } from "../reads";
import type { Baseline } from "./baseline";
import type { Differing } from "./differing";
import type { Unit } from "./unit";

/** Whether an edit may matter to a group of lines that looked up something by a key. */
export type May = (unit: Unit, key: string) => boolean;

const always: May = () => true;

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

/** Rows of a drug matter on the days for which they are in force; that it is listed, where it was not before or is no longer. */
export function mayOfDrugs(before: Matrix, next: Matrix, { gone, added }: Differing<Drug>): (kind: FactKind) => May {
  const changed = groupBy([...gone, ...added], ({ code }) => code);
  const rows = onSomeDay((code, day) => changed.get(code)?.some(({ from, to }) => inForce(from, to, day)) === true);
  const listed: May = (_, code) => before.drugs.has(code) !== next.drugs.has(code);
  return (kind) => (kind === "drugs" ? rows : kind === "listed drugs" ? listed : always);
}

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
