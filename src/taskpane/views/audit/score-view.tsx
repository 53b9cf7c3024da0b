import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment, type ReactElement } from "react";
import { textOf } from "../../../values/cell";
import { wordsOf } from "../../../values/day";
import { moneyText } from "../../../values/money";
import { writeAuditRecord, type ScoredAudit } from "../../core/audit";
import { AUDIT_WORDS } from "../../words-audit";
import { WindowList } from "../matrix/window-list";
import { SavingProgress } from "../saving-progress";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  rows: { margin: 0, display: "grid", gridTemplateColumns: "minmax(88px, auto) minmax(0, 1fr)", gap: "4px 10px" },
  what: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: "18px", overflowWrap: "anywhere" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { alignSelf: "flex-start" },
});

/** What an answered worksheet came to, and its record. */
export function ScoreView({
  scored,
  onBack,
}: {
  readonly scored: ScoredAudit;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { read, score, rows, checked } = scored;
  const said = [...read.notes, ...read.problems.map(({ row, message }) => AUDIT_WORDS.row(row, message))];
  const record = (): void =>
    void pane.attempt(async () => {
      const made = await writeAuditRecord(pane, scored);
      if (!made) return;
      const notice = { kind: "success", text: AUDIT_WORDS.recorded(made.sheet), undo: made.undo } as const;
      pane.store.dispatch({ type: "noticed", notice });
    });
  return (
    <Screen title={AUDIT_WORDS.scoreTitle} subtitle={checked.ref.name} onBack={onBack}>
      <dl className={styles.rows}>
        {rows.map(([what, value]) => (
          <Fragment key={textOf(what)}>
            <dt className={styles.what}>{textOf(what)}</dt>
            <dd className={styles.value}>{textOf(value)}</dd>
          </Fragment>
        ))}
      </dl>
      <Button size="small" appearance="primary" className={styles.button} disabled={busy !== null} onClick={record}>
        {AUDIT_WORDS.record}
      </Button>
      <SavingProgress label={AUDIT_WORDS.record} />
      {said.length > 0 && (
        <>
          <h3 className={styles.heading}>{AUDIT_WORDS.toKnow}</h3>
          <ul className={styles.list}>
            {said.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.heading}>{AUDIT_WORDS.errors}</h3>
      {score.errors.length === 0 ? (
        <p className={styles.text}>{AUDIT_WORDS.noErrors}</p>
      ) : (
        <WindowList
          label={AUDIT_WORDS.errors}
          items={score.errors}
          rowOf={({ encounter, money }, i) => ({
            key: String(i),
            title: AUDIT_WORDS.encounter(encounter.patient, wordsOf(encounter.dos)),
            text: read.questions
              .filter((each) => each.encounter === encounter && read.answers.get(each.id)?.answer === "No")
              .map(({ id, question }) => read.answers.get(id)?.note || question)
              .join(" · "),
            aside: moneyText(money),
            onOpen: () => void pane.goToLine(encounter.lines[0]?.index ?? 0),
          })}
        />
      )}
    </Screen>
  );
}
