import type { CheckInput, Progress } from "../checks/engine";
import type { MatrixCells } from "../matrix/matrix";
import type { PayerBook } from "../matrix/payers";
import { joinAnswers, outcomesOf, type Joined, type LineOutcome, type UnjoinedAnswer } from "../remittances/join";
import type { Remittance } from "../remittances/remittance";
import type { Day } from "../values/day";
import { counted } from "../values/lists";
import { judgeInSteps, type Judged } from "./outcomes";
import { propose } from "./propose";
import type { Proposal } from "./proposal";
import { countsOf, outcomeTable, trendOf, type MonthOutcome, type OutcomeRow } from "./table";

/** What is learned from: a claim sheet, a matrix, and what the payers answered. */
export type LearnInput = Pick<CheckInput, "sheet" | "matrix" | "reference"> & {
  readonly cells: MatrixCells;
  readonly remittances: readonly Remittance[];
  readonly asOf: Day;
};

/** Everything that the payers' answers say of the matrix. */
export interface Learned {
  readonly outcomes: readonly LineOutcome[];
  readonly judged: readonly Judged[];
  readonly unjoined: readonly UnjoinedAnswer[];
  readonly total: MonthOutcome;
  readonly table: readonly OutcomeRow[];
  readonly trend: readonly MonthOutcome[];
  readonly proposals: readonly Proposal[];
  /** What somebody should know of the files and the joining. */
  readonly notes: readonly string[];
}

/** Joins answers to lines, holds them against the checks, and says what they speak for. */
export function* learnInSteps({
  sheet,
  matrix,
  cells,
  reference,
  remittances,
  asOf,
}: LearnInput): Generator<Progress, Learned> {
  const joined = ownPayers(
    joinAnswers(
      sheet.lines,
      remittances.flatMap(({ answers }) => answers),
    ),
    matrix.payers,
  );
  const outcomes = outcomesOf(joined);
  const judged = yield* judgeInSteps({ sheet, matrix, reference, outcomes });
  yield { done: 1, of: 1 };
  const table = outcomeTable(judged);
  yield { done: 1, of: 1 };
  const proposals = propose({ judged, lines: sheet.lines, reference, matrix, cells, asOf });
  const takenBack = outcomes.length - judged.length;
  return {
    outcomes,
    judged,
    unjoined: joined.unjoined,
    total: countsOf("", judged),
    table,
    trend: trendOf(judged),
    proposals,
    notes: [
      ...remittances.flatMap(({ notes }) => notes),
      ...(takenBack > 0
        ? [`${counted(takenBack, "line")} whose answer was taken back without a new one: left out`]
        : []),
    ],
  };
}

/** An answer of one payer to a line that is billed to another, as the secondary payer's is, says nothing of that line's payer. */
function ownPayers({ joined, unjoined }: Joined, payers: Pick<PayerBook, "find">): Joined {
  const isOther = (answered: string, billed: string): boolean => {
    const [a, b] = [payers.find(answered), payers.find(billed)];
    return a !== undefined && b !== undefined && a !== b;
  };
  const others = joined.filter(({ answer, line }) => isOther(answer.payer, line.payer));
  return {
    joined: joined.filter(({ answer, line }) => !isOther(answer.payer, line.payer)),
    unjoined: [
      ...unjoined,
      ...others.map(({ answer, line }) => ({
        answer,
        why: `it is ${answer.payer}'s, and line ${line.index} is billed to ${line.payer}`,
      })),
    ],
  };
}
