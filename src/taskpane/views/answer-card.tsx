import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { AskAnswer } from "../core/ask";
import { WORDS } from "../words";
import { DecidedByView, NearMisses } from "./decided-by";
import { Disclosure } from "./disclosure";
import { FormulaIcon } from "./icons";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    padding: "8px 6px 8px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: "flex", alignItems: "flex-start", gap: "4px" },
  texts: { flexGrow: 1, minWidth: 0 },
  topic: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  none: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  insert: { flexShrink: 0, whiteSpace: "nowrap", minWidth: 0 },
  decided: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** One answer, the row that decided, what nearly did, and the formula that gives the same. */
export function AnswerCard({ answer, code2 }: { readonly answer: AskAnswer; readonly code2: string }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { topic, formula } = answer;
  const { nearMisses } = answer.answer;
  const title =
    topic === "bundled" ? `${WORDS.ask.topics.bundled} ${code2.trim().toUpperCase()}` : WORDS.ask.topics[topic];
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div className={styles.texts}>
          <h3 className={styles.topic}>{title}</h3>
          {answer.answer.kind === "answer" ? (
            <p className={styles.text}>{answer.answer.text}</p>
          ) : (
            <>
              <p className={styles.text}>{WORDS.ask.noRule}</p>
              <p className={styles.none}>{WORDS.sentence(answer.answer.message)}</p>
            </>
          )}
        </div>
        <Button
          className={styles.insert}
          appearance="subtle"
          size="small"
          icon={<FormulaIcon />}
          title={WORDS.ask.insertHelp(formula)}
          aria-label={WORDS.ask.insertHelp(formula)}
          onClick={() => void pane.insertFormula(formula)}
        >
          {WORDS.ask.insert}
        </Button>
      </div>
      {answer.answer.kind === "answer" && answer.answer.decidedBy && (
        <div className={styles.decided}>
          <DecidedByView decidedBy={answer.answer.decidedBy} />
        </div>
      )}
      {nearMisses.length > 0 && (
        <div className={styles.decided}>
          <Disclosure title={`${WORDS.finding.nearly} (${nearMisses.length})`}>
            <NearMisses
              misses={nearMisses.map(({ rule, why }) => ({ table: rule.table, rule: rule.id, row: rule.row, why }))}
            />
          </Disclosure>
        </div>
      )}
    </article>
  );
}
