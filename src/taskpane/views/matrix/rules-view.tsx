import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { schemaOf, type RuleTableName } from "../../../matrix/tables";
import { TOPIC_NAMES, topicOf, type TopicName } from "../../../matrix/topics";
import type { SubjectName } from "../../../matrix/wide-view";
import type { MatrixScreen } from "../../core/matrix-place";
import { historyGroups, type HistoryGroup } from "../../core/rule-list";
import { itemsByRow } from "../../core/rule-marks";
import type { LoadedMatrix } from "../../core/state";
import { MATRIX_WORDS } from "../../words-matrix";
import { SearchIcon } from "../icons";
import { RowList } from "../row-list";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { historyRows } from "./history-rows";
import { useDesk } from "./use-desk";

/** Dated histories that are drawn at once; more on request. */
const HISTORIES_SHOWN = 60;
/** Lists with more rules than this can be searched. */
const SEARCH_FROM = 12;

const useStyles = makeStyles({
  tools: { display: "flex", gap: "8px" },
  search: { flexGrow: 1, minWidth: 0 },
  add: { flexShrink: 0 },
  // Rows go from edge to edge.
  group: { margin: "0 -12px" },
  heading: {
    margin: "0 12px 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  empty: {
    margin: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "8px",
    color: tokens.colorNeutralForeground2,
  },
});

const SEARCH = keptState("");

export interface RulesViewProps {
  readonly loaded: LoadedMatrix;
  readonly table: RuleTableName;
  readonly topic: TopicName | null;
}

/** The rules behind a cell of the overview: dated histories in time order, those of the narrower payer first. */
export function RulesView({ loaded, table, topic }: RulesViewProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { asOf, matrix: place } = usePaneState();
  const [search, setSearch] = useKept(SEARCH);
  const [most, setMost] = useState(HISTORIES_SHOWN);
  const isOwn = loaded.origin === "workbook";
  const names = useMemo(() => topicsOf(table, topic), [table, topic]);
  const groups = useMemo(
    () => names.flatMap((name) => historyGroups(loaded.matrix, place.payer, name, asOf)),
    [loaded, place.payer, names, asOf],
  );
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const items = useMemo(() => itemsByRow(isOwn ? desk.health() : []), [desk, isOwn, loaded, asOf]);
  const count = groups.reduce((n, { histories }) => n + histories.reduce((m, { rules }) => m + rules.length, 0), 0);
  const wanted = count > SEARCH_FROM ? search : "";
  const shown = useMemo(() => firstHistories(matching(groups, wanted), most), [groups, wanted, most]);
  const open = (screen: MatrixScreen): void => pane.store.dispatch({ type: "matrix opened", screen });
  const payerName = place.payer === null ? "" : (loaded.matrix.payers.byId(place.payer)?.name ?? place.payer);
  const values = {
    ...(place.payer === null ? {} : { Payer: place.payer }),
    ...(topic === null ? {} : { Topic: topic }),
  };
  return (
    <Screen
      title={topic === null ? schemaOf(table).title : (topicOf(topic)?.title ?? topic)}
      subtitle={payerName === "" ? MATRIX_WORDS.rules.allPayers : payerName}
      onBack={() => pane.store.dispatch({ type: "matrix closed" })}
    >
      <div className={styles.tools}>
        {count > SEARCH_FROM && (
          <Input
            type="search"
            size="small"
            className={styles.search}
            contentBefore={<SearchIcon />}
            aria-label={MATRIX_WORDS.rules.search}
            placeholder={MATRIX_WORDS.rules.search}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        )}
        {isOwn && (
          <Button
            size="small"
            className={styles.add}
            onClick={() => open({ kind: "form", form: { task: "add", table, values } })}
          >
            {MATRIX_WORDS.rules.add}
          </Button>
        )}
      </div>
      {shown.groups.map(({ scope, title, histories }) => (
        <section key={scope} className={styles.group}>
          <h3 className={styles.heading}>{title}</h3>
          <RowList label={title} rows={histories.flatMap((history) => historyRows(history, items, open))} />
        </section>
      ))}
      {shown.left > 0 && (
        <Button size="small" onClick={() => setMost(most + 5 * HISTORIES_SHOWN)}>
          {MATRIX_WORDS.rules.more(shown.left)}
        </Button>
      )}
      {shown.groups.length === 0 && (
        <div className={styles.empty}>
          {count > 0
            ? MATRIX_WORDS.rules.nothing
            : payerName === ""
              ? MATRIX_WORDS.rules.none
              : MATRIX_WORDS.rules.noneOfPayer(payerName)}
          {count > 0 && (
            <Button size="small" onClick={() => setSearch("")}>
              {MATRIX_WORDS.rules.showAll}
            </Button>
          )}
        </div>
      )}
    </Screen>
  );
}

/** What the list shows: a family, a topic, or every topic. */
function topicsOf(table: RuleTableName, topic: TopicName | null): readonly SubjectName[] {
  if (topic !== null) return [topic];
  return table === "CodingPolicy" ? TOPIC_NAMES : [table];
}

/** The groups with the histories that hold all the words. */
function matching(groups: readonly HistoryGroup[], text: string): readonly HistoryGroup[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      histories: group.histories.filter(({ about, rules }) => {
        const said = [
          group.title,
          group.scope,
          about,
          ...rules.flatMap(({ rule, words }) => [rule.id, words, rule.source, rule.note]),
        ];
        const all = said.join(" ").toLowerCase();
        return wanted.every((word) => all.includes(word));
      }),
    }))
    .filter(({ histories }) => histories.length > 0);
}

/** The first histories of all groups together, and how many are left. */
function firstHistories(
  groups: readonly HistoryGroup[],
  most: number,
): { readonly groups: readonly HistoryGroup[]; readonly left: number } {
  let room = most;
  let left = 0;
  const shown: HistoryGroup[] = [];
  for (const group of groups) {
    const histories = group.histories.slice(0, Math.max(0, room));
    left += group.histories.length - histories.length;
    room -= histories.length;
    if (histories.length > 0) shown.push({ ...group, histories });
  }
  return { groups: shown, left };
}
