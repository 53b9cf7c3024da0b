import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Answer } from "../../checks/answers/answer";
import { RULE_TABLES } from "../../matrix/tables";
import { WORDS } from "../words";
import { FINDING_WORDS } from "../words-finding";
import { ASK_WORDS } from "../words-ask";
import { DecidedByView, NearMisses } from "./decided-by";
import { Disclosure } from "./disclosure";
import { FormulaIcon } from "./icons";
import { MarkBadge } from "./severity";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "1px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: "flex", alignItems: "center", gap: "6px", minHeight: "20px" },
  title: {
    margin: 0,
    minWidth: 0,
    overflowWrap: "anywhere",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  strong: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  insert: { marginInlineStart: "auto", flexShrink: 0, minWidth: 0, height: "20px", padding: "0 2px" },
  badge: {
    flexShrink: 0,
    padding: "0 5px",
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
  answer: { display: "flex", flexDirection: "column", minWidth: 0, ":not(:last-child)": { paddingBottom: "6px" } },
  payer: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  more: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  details: { display: "flex", flexDirection: "column", gap: "4px", padding: "2px 0 4px" },
  rules: { marginInlineStart: "auto", fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  link: { fontSize: "inherit", lineHeight: "inherit", alignSelf: "flex-start" },
});

/** One answer, or the answers of two payers, to one question. */
export interface AnswerCardProps {
  readonly title: string;
  /** A name that is read first, as a payer's, stands stronger than that of a question. */
  readonly isName?: boolean;
  /** Whose answers these are; the names stand beside them where there are two. */
  readonly answers: readonly { readonly payer: string; readonly answer: Answer }[];
  readonly differs: boolean;
  readonly formula: string | null;
  /** Opens the rules behind the answer, where there may be several. */
  readonly onOpenRules?: (() => void) | undefined;
}

/** The question, each payer's answer with the row that decided and what nearly did, and the formula that gives the same. */
export function AnswerCard(props: AnswerCardProps): ReactElement {
  const { title, isName = false, answers, differs, formula, onOpenRules } = props;
  const styles = useStyles();
  const pane = usePane();
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <h3 className={mergeClasses(styles.title, isName && styles.strong)}>{title}</h3>
        {differs && <span className={styles.badge}>{ASK_WORDS.differs}</span>}
        {onOpenRules && (
          <Link as="button" className={mergeClasses(styles.link, styles.rules)} onClick={onOpenRules}>
            {ASK_WORDS.openRules}
          </Link>
        )}
        {formula !== null && (
          <Button
            className={styles.insert}
            appearance="subtle"
            size="small"
            icon={<FormulaIcon />}
            title={ASK_WORDS.insertHelp(formula)}
            aria-label={ASK_WORDS.insertHelp(formula)}
            onClick={() => void pane.insertFormula(formula)}
          />
        )}
      </div>
      {answers.map(({ payer, answer }) => (
        <div key={payer} className={styles.answer}>
          {answers.length > 1 && <span className={styles.payer}>{payer}</span>}
          {answer.kind === "answer" ? (
            <p className={styles.text}>{answer.text}</p>
          ) : (
            <>
              <p className={styles.text}>
                <MarkBadge mark="notChecked" />
              </p>
              <p className={styles.quiet}>{WORDS.sentence(answer.message)}</p>
            </>
          )}
          <AnswerDetails answer={answer} />
        </div>
      ))}
    </article>
  );
}

/** What decided, in a line that opens to the whole row and to what nearly decided. */
function AnswerDetails({ answer }: { readonly answer: Answer }): ReactElement | null {
  const styles = useStyles();
  const { nearMisses } = answer;
  const decidedBy = answer.kind === "answer" ? answer.decidedBy : null;
  if (decidedBy === null && nearMisses.length === 0) return null;
  const nearly = `${FINDING_WORDS.nearly} (${nearMisses.length})`;
  const line =
    decidedBy === null
      ? nearly
      : decidedBy.kind === "public"
        ? decidedBy.title
        : `${FINDING_WORDS.rule(decidedBy.table, decidedBy.rule)} · ${FINDING_WORDS.inForce(decidedBy.from, decidedBy.to)}`;
  return (
    <div className={styles.more}>
      <Disclosure title={line}>
        <div className={styles.details}>
          {decidedBy !== null && <DecidedByView decidedBy={decidedBy} />}
          {decidedBy?.kind === "matrix" && (
            <OpenRule table={decidedBy.table} rule={decidedBy.rule} row={decidedBy.row} />
          )}
          {decidedBy !== null && nearMisses.length > 0 && <span>{nearly}</span>}
          <NearMisses
            misses={nearMisses.map(({ rule, why }) => ({ table: rule.table, rule: rule.id, row: rule.row, why }))}
          />
        </div>
      </Disclosure>
    </div>
  );
}

/** A way to the rule in the Matrix place, where it is edited; of the starter matrix there is none. */
function OpenRule({
  table: name,
  rule,
  row,
}: {
  readonly table: string;
  readonly rule: string;
  readonly row: number;
}): ReactElement | null {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const { loaded } = usePaneState();
  const table = RULE_TABLES.find((own) => own === name);
  if (loaded?.origin !== "workbook" || !table) return null;
  const open = (): void => {
    const ruleId = rule.includes("!") ? "" : rule;
    dispatch({ type: "tab opened", tab: "matrix" });
    dispatch({ type: "matrix opened", screen: { kind: "rule", ref: { table, ruleId, row } } });
  };
  return (
    <Link as="button" className={styles.link} onClick={open}>
      {ASK_WORDS.openRule}
    </Link>
  );
}
