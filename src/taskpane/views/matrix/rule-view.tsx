import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { schemaOf } from "../../../matrix/tables";
import { stateOf } from "../../../matrix/wide-view";
import { rowOf, valuesNow } from "../../core/forms";
import type { RowRef } from "../../core/matrix-place";
import { historyStates } from "../../core/restore";
import { itemsByRow, rowKey } from "../../core/rule-marks";
import { rowInWords, ruleOfRow } from "../../core/row-words";
import type { LoadedMatrix } from "../../core/state";
import { subjectWords } from "../../../matrix/rule-words";
import { WORDS } from "../../words";
import { PRACTICE } from "../../words-practice";
import { MATRIX_WORDS } from "../../words-matrix";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { usePane, usePaneState } from "../use-pane";
import { STATE_TONES } from "./history-rows";
import { RuleActions } from "./rule-actions";
import { RuleHistoryView } from "./rule-history";
import { RuleTime } from "./rule-time";
import { RuleUsage } from "./rule-usage";
import { useDesk } from "./use-desk";
import { WordBadge } from "../word-badge";

const useStyles = makeStyles({
  cells: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 38%) minmax(0, 1fr)",
    columnGap: "10px",
    rowGap: "3px",
    margin: 0,
  },
  header: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, overflowWrap: "anywhere" },
  items: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "4px" },
  item: { display: "flex", alignItems: "baseline", gap: "6px" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface RuleViewProps {
  readonly loaded: LoadedMatrix;
  readonly reference: RowRef;
}

/** A row of the matrix: what it says, what can be done with it, which lines it decided, and its history. */
export function RuleView({ loaded, reference: ref }: RuleViewProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { asOf } = usePaneState();
  const { cells, matrix } = loaded;
  const row = rowOf(cells, ref);
  const values = useMemo(() => valuesNow(cells, ref), [cells, ref]);
  const states = useMemo(() => historyStates(cells, ref), [cells, ref]);
  const isOwn = loaded.origin === "workbook";
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const items = useMemo(() => itemsByRow(isOwn ? desk.health() : []), [desk, isOwn, loaded, asOf]);
  const rule = row === null ? undefined : ruleOfRow(matrix, ref.table, row);
  const schema = schemaOf(ref.table);
  const own = row === null ? [] : (items.get(rowKey(ref.table, row)) ?? []);
  const here: RowRef = row === null ? ref : { ...ref, row };
  return (
    <Screen
      title={rule ? `${schema.title}: ${subjectWords(rule)}` : schema.title}
      subtitle={[
        ref.ruleId || (schema.isRules ? MATRIX_WORDS.rule.newRow : ""),
        row === null ? "" : MATRIX_WORDS.rule.row(ref.table, row),
      ]
        .filter(Boolean)
        .join(" · ")}
      {...(rule ? { mark: <WordBadge word={stateOf(rule, asOf)} tone={STATE_TONES[stateOf(rule, asOf)]} /> } : {})}
      onBack={() => pane.store.dispatch({ type: "matrix closed" })}
    >
      {values === null || row === null ? (
        <NoticeBar kind="info">{MATRIX_WORDS.rule.gone}</NoticeBar>
      ) : (
        <>
          {isOwn ? (
            <RuleActions loaded={loaded} reference={here} values={values} />
          ) : (
            <p className={styles.quiet}>
              {loaded.from ? PRACTICE.elsewhere.reading(loaded.from.name) : MATRIX_WORDS.form.starter}
            </p>
          )}
          {schema.isRules && !rule && <NoticeBar kind="error">{MATRIX_WORDS.rule.unusable}</NoticeBar>}
          {own.length > 0 && (
            <ul className={styles.items}>
              {own.map(({ severity, column, message }, i) => (
                <li key={i} className={styles.item}>
                  <MarkBadge mark={severity} />
                  <span className={styles.text}>
                    <Link
                      as="button"
                      aria-label={WORDS.check.goTo(column || MATRIX_WORDS.rule.row(ref.table, row))}
                      onClick={() => void pane.goToRule({ table: ref.table, rule: ref.ruleId, row, column })}
                    >
                      {column || MATRIX_WORDS.rule.whole}
                    </Link>{" "}
                    {WORDS.ended(message)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <dl className={styles.cells} aria-label={MATRIX_WORDS.rule.cells}>
            {rowInWords(matrix, ref.table, values).map(({ header, text }) => (
              <CellLine key={header} header={header} text={text} />
            ))}
          </dl>
          {rule && <RuleTime matrix={matrix} rule={rule} items={items} />}
          {rule && <RuleUsage rule={rule} />}
        </>
      )}
      {schema.isRules && isOwn && <RuleHistoryView reference={here} states={states} />}
    </Screen>
  );
}

function CellLine({ header, text }: { readonly header: string; readonly text: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.header}>{header}</dt>
      <dd className={styles.text}>{text}</dd>
    </>
  );
}
