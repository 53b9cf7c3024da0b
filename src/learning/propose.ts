import { mueFor, openPair, type Reference } from "../codes/reference/reference";
import type { ClaimLine } from "../claims/line";
import { folded, textOf } from "../values/cell";
import { groupBy } from "../values/lists";
import { falseAlarmProposals } from "./false-alarms";
import { holeProposals } from "./holes";
import { dayUnits, type HoleSearch } from "./hole";
import type { Judged } from "./outcomes";
import type { Proposal, ProposeFor } from "./proposal";

/** What proposals are made of. */
export interface ProposeInput extends ProposeFor {
  readonly judged: readonly Judged[];
  /** Every line of the claim sheet: what stood beside a line on its day, answered or not. */
  readonly lines: readonly ClaimLine[];
  readonly reference: Pick<Reference, "ptp" | "mue">;
}

/**
 * What the payers' answers speak for: rules that are missing and rows that do not hold, the dearest first. Nothing is changed: each is an
 * edit, to be previewed and accepted like any other. Payers that the matrix does not know are left out, because a rule must name one.
 */
export function propose({ judged, lines, reference, matrix, cells, asOf }: ProposeInput): Proposal[] {
  const codes = new Map<string, Set<string>>();
  for (const { patient, dos, code } of lines) {
    const key = `${folded(patient)}|${dos}`;
    const own = codes.get(key);
    if (own) own.add(code);
    else codes.set(key, new Set([code]));
  }
  const codeAt = new Map(lines.map(({ index, code }) => [index, code]));
  const { ptp } = reference;
  const unitsOfDays = unitsByCode(lines);
  const proposals = [...groupBy(judged, ({ payer }) => payer)].flatMap(([payer, own]) => {
    const known = matrix.payers.byId(payer);
    if (!known) return [];
    const search: HoleSearch = {
      matrix,
      cells,
      asOf,
      payer: known.id,
      payerName: known.name,
      lines: own,
      codeAt: (index) => codeAt.get(index) ?? "",
      codesOfDay: ({ line }) => codes.get(`${folded(line.patient)}|${line.dos}`) ?? new Set(),
      nationalIndicator: (column1, column2, { line }) => {
        const pair = ptp && openPair(ptp, column1, column2, line.dos);
        return pair?.kind === "pair" && pair.column1 === column1 ? pair.indicator : null;
      },
      nationalLimit: (code, on) => mueFor(reference, code, on)?.limit(code)?.units ?? null,
      unitsOfDays: (code) => unitsOfDays.get(code) ?? [],
    };
    const holes = holeProposals(search);
    // What a hole changes or adds is not ended or added a second time for the same lines.
    const changed = new Set(holes.flatMap(rowsOf));
    return [...holes, ...falseAlarmProposals(search).filter((alarm) => !rowsOf(alarm).some((row) => changed.has(row)))];
  });
  return proposals.sort((a, b) => b.billed - a.billed);
}

/** The rows that a proposal changes, ends or removes, and the codes of those that it adds. */
const rowsOf = ({ edit }: Proposal): string[] =>
  edit.changes.map((change) =>
    change.kind === "add"
      ? `${change.table}|${CODE_COLUMNS.map((header) => textOf(change.values[header])).join("|")}`
      : `${change.table}|${change.row}`,
  );
const CODE_COLUMNS = ["Codes", "Column 1", "Column 2", "Topic", "Check"] as const;

/** The units of each code on each patient's day. */
function unitsByCode(lines: readonly ClaimLine[]): ReadonlyMap<string, readonly number[]> {
  const days = groupBy(lines, ({ code, patient, dos }) => `${code}|${folded(patient)}|${dos}`);
  const found = new Map<string, number[]>();
  for (const own of days.values()) {
    const units = dayUnits(own);
    const [first] = own;
    if (units === null || !first) continue;
    const known = found.get(first.code);
    if (known) known.push(units);
    else found.set(first.code, [units]);
  }
  return found;
}
