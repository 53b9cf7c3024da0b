import type { HealthItem } from "../../../matrix/health";
import { periodWords } from "../../../matrix/rule-words";
import type { Rule } from "../../../matrix/rules";
import type { RuleHistory, RuleState } from "../../../matrix/wide-view";
import type { MatrixScreen, RowRef } from "../../core/matrix-place";
import { rowKey } from "../../core/rule-marks";
import { MATRIX_WORDS } from "../../words-matrix";
import type { ListRow } from "../row-list";
import { WordBadge, type Tone } from "../word-badge";

/** How the states of a rule look. */
export const STATE_TONES = { "in force": "good", "to come": "coming", ended: "quiet" } as const satisfies Record<
  RuleState,
  Tone
>;

/** The rows of a dated history for a list, each with its state, its days and its marks. */
export function historyRows(
  { about, rules }: RuleHistory,
  items: ReadonlyMap<string, readonly HealthItem[]>,
  open: (screen: MatrixScreen) => void,
): ListRow[] {
  return rules.map(({ rule, state, words }) => {
    const marks = (items.get(rowKey(rule.table, rule.row)) ?? []).map(
      ({ kind }) => MATRIX_WORDS.rules.marks[kind] ?? "",
    );
    return {
      key: `${rule.table} ${rule.row}`,
      title: about,
      text: [words, periodWords(rule), ...new Set(marks.filter(Boolean))].join(" · "),
      mark: <WordBadge word={MATRIX_WORDS.rules.state[state]} tone={STATE_TONES[state]} />,
      onOpen: () => open({ kind: "rule", ref: refOf(rule) }),
    };
  });
}

const refOf = ({ table, id, row }: Rule): RowRef => ({ table, row, ruleId: id.includes("!") ? "" : id });
