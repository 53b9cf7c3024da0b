import { openPair, type Reference } from "../codes/reference/reference";
import type { ClaimLine } from "../claims/line";
import { folded } from "../values/cell";
import { groupBy } from "../values/lists";
import { falseAlarmProposals } from "./false-alarms";
import { holeProposals } from "./holes";
import type { HoleSearch } from "./hole";
import type { Judged } from "./outcomes";
import type { Proposal, ProposeFor } from "./proposal";

/** What proposals are made of. */
export interface ProposeInput extends ProposeFor {
  readonly judged: readonly Judged[];
  /** Every line of the claim sheet: what stood beside a line on its day, answered or not. */
  readonly lines: readonly ClaimLine[];
  readonly reference: Pick<Reference, "ptp">;
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
    };
    return [...holeProposals(search), ...falseAlarmProposals(search)];
  });
  return proposals.sort((a, b) => b.billed - a.billed);
}
