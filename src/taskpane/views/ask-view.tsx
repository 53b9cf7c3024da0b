import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { Knowledge } from "../../checks/answers/answer";
import { topicOf } from "../../matrix/topics";
import { WIDE_SUBJECTS, type FamilyName } from "../../matrix/wide-view";
import { askAll, type AskAnswer, type Asked } from "../core/ask";
import type { PaneParts } from "../core/pane";
import type { AskFields } from "../core/state";
import { ASK_WORDS } from "../words-ask";
import { AnswerCard } from "./answer-card";
import { AskCompare } from "./ask-compare";
import { AskForm } from "./ask-form";
import { loadColumnScreens } from "./builder/load";
import { Disclosure } from "./disclosure";
import { Later } from "./later";
import { NoticeBar } from "./notice";
import { usePane, usePaneState } from "./use-pane";
import { useReference } from "./use-reference";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "10px", padding: "10px 12px 16px" },
  answers: { display: "flex", flexDirection: "column", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  coding: { padding: "8px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  small: {
    margin: 0,
    padding: "8px 0",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  more: { display: "flex", flexWrap: "wrap", gap: "6px" },
});

const NOTHING: Asked = { code: "", answers: [], topics: [], faults: [] };

/** What about this code? Every answer is what the matching function gives in a cell. */
export function AskView({ reference }: Pick<PaneParts, "reference">): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded, ask, asOf } = usePaneState();
  const tables = useReference(reference, loaded?.matrix);
  const change = (fields: Partial<AskFields>): void => pane.store.dispatch({ type: "asked", fields });
  const knowledge = useMemo<Knowledge | null>(
    () => (loaded && tables ? { matrix: loaded.matrix, reference: tables, asOf } : null),
    [loaded, tables, asOf],
  );
  const asked = useMemo(() => (knowledge ? askAll(knowledge, ask) : NOTHING), [knowledge, ask]);
  if (ask.column !== null) return <Later load={loadColumnScreens} />;
  if (knowledge && ask.compare !== null) {
    return (
      <AskCompare
        knowledge={knowledge}
        fields={ask}
        subject={ask.compare}
        onSubject={(subject) => change({ compare: subject })}
      />
    );
  }
  return (
    <div className={styles.root}>
      {loaded?.origin === "starter" && <NoticeBar kind="info">{ASK_WORDS.starter}</NoticeBar>}
      {loaded?.from && <NoticeBar kind="info">{ASK_WORDS.from(loaded.from.name)}</NoticeBar>}
      <AskForm matrix={loaded?.matrix ?? null} fields={ask} faults={asked.faults} onChange={change} />
      {asked.answers.length === 0 ? (
        asked.faults.length === 0 && <p className={styles.quiet}>{ASK_WORDS.empty}</p>
      ) : (
        <Answers asked={asked} fields={ask} />
      )}
      <div className={styles.more}>
        <Button
          size="small"
          disabled={knowledge === null || asked.faults.length > 0}
          onClick={() => change({ compare: "PriorAuth" })}
        >
          {ASK_WORDS.compareAll}
        </Button>
        <Button size="small" onClick={() => change({ column: "insert" })}>
          {ASK_WORDS.wholeColumn}
        </Button>
        <Button size="small" onClick={() => change({ column: "bill" })}>
          {ASK_WORDS.bill}
        </Button>
        <Button size="small" onClick={() => change({ column: "freeze" })}>
          {ASK_WORDS.freeze}
        </Button>
      </div>
    </div>
  );
}

/** Every answer at once: families, then the coding topics behind one line. Questions that do not arise are named together. */
function Answers({ asked, fields }: { readonly asked: Asked; readonly fields: AskFields }): ReactElement {
  const styles = useStyles();
  const { loaded } = usePaneState();
  const { dispatch } = usePane().store;
  const nameOf = (id: string): string => loaded?.matrix.payers.find(id)?.name ?? id;
  const { code, answers, topics } = asked;
  const titleOf = ({ topic, title }: AskAnswer): string => {
    if (code === "" || !isAskTopic(topic)) return title;
    const said = ASK_WORDS.topics[topic];
    return topic === "Bundling" ? `${said} ${fields.code2.trim().toUpperCase()}` : said;
  };
  const arises = ({ answer, other }: AskAnswer): boolean =>
    !isNotApplicable(answer) || (other !== null && !isNotApplicable(other));
  const left = answers.filter((own) => !arises(own)).map(titleOf);
  const openRules = ({ topic }: AskAnswer): void => {
    const subject = WIDE_SUBJECTS.find(({ name }) => name === topic);
    if (!subject) return;
    const { table, name } = subject;
    dispatch({ type: "tab opened", tab: "matrix" });
    dispatch({ type: "matrix payer", payer: fields.payer });
    dispatch({ type: "matrix opened", screen: { kind: "rules", table, topic: topicOf(name)?.name ?? null } });
  };
  const card = (own: AskAnswer): ReactElement => (
    <AnswerCard
      key={own.topic}
      title={titleOf(own)}
      answers={[
        { payer: nameOf(fields.payer), answer: own.answer },
        ...(own.other ? [{ payer: nameOf(fields.payer2), answer: own.other }] : []),
      ]}
      differs={own.differs}
      formula={own.formula}
      onOpenRules={code === "" && loaded?.origin === "workbook" ? () => openRules(own) : undefined}
    />
  );
  const differing = fields.payer2 === "" ? null : topics.filter(({ differs }) => differs).length;
  return (
    <div className={styles.answers}>
      {code === "" && <p className={styles.small}>{ASK_WORDS.general}</p>}
      {answers.filter(arises).map(card)}
      {topics.length > 0 && (
        <div className={styles.coding}>
          <Disclosure title={ASK_WORDS.coding(topics.length, differing)}>{topics.map(card)}</Disclosure>
        </div>
      )}
      {left.length > 0 && <p className={styles.small}>{ASK_WORDS.notApplicable(left, code)}</p>}
    </div>
  );
}

const isNotApplicable = (answer: AskAnswer["answer"]): boolean => answer.kind === "answer" && answer.applies === false;

function isAskTopic(topic: AskAnswer["topic"]): topic is FamilyName | "code" {
  return topic in ASK_WORDS.topics;
}
