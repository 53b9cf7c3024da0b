import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { Judged } from "../../../learning/outcomes";
import { moneyText } from "../../../values/money";
import { answersOf, compareAgain, forgetAnswers, readAnswers, type Compared } from "../../core/answers";
import { ANSWER_WORDS } from "../../words-answers";
import { WORDS } from "../../words";
import { Disclosure } from "../disclosure";
import { FileButton } from "../file-button";
import { ChoiceBar } from "../matrix/choice-bar";
import { NoticeBar } from "../notice";
import { RowList } from "../row-list";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { CheckOutcome } from "./check-outcome";
import { LetterView } from "./letter-view";
import { ProposalView } from "./proposal-view";
import { Trend } from "./trend";

/** What somebody chooses as remittances. */
const ACCEPT = ".835,.edi,.x12,.txt,.csv,.tsv,.xlsx";
/** Answers without a line that are named. */
const UNJOINED_SHOWN = 50;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "10px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, paddingInlineStart: "18px", overflowWrap: "anywhere" },
});

type Part = keyof typeof ANSWER_WORDS.parts;

/** What is looked at: a part of the comparison, or one proposal or row of it. */
interface Looking {
  readonly part: Part;
  readonly proposal: string | null;
  readonly row: number | null;
}
const LOOKING = keptState<Looking>({ part: "proposals", proposal: null, row: null });

/** Payers' answers against the checked sheet: what was predicted, and what they speak for. */
export function AnswersView(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded, check } = usePaneState();
  const state = useJob(answersOf(pane));
  const done = state.kind === "done" ? state.result : null;
  const isOld = done !== null && (done.loaded !== loaded || done.checked.sheet !== check.checked?.sheet);
  // What was compared last stays on the screen while it is compared again, or when another file is refused.
  const [last, setLast] = useState<Compared | null>(null);
  if (done && done !== last) setLast(done);
  const compared = done ?? (state.kind === "idle" ? null : last);
  useEffect(() => {
    if (isOld) void compareAgain(pane);
  }, [pane, isOld]);
  const [letter, setLetter] = useState<Judged | null>(null);
  const [looking, setLooking] = useKept(LOOKING);
  if (compared && letter) return <LetterView judged={letter} compared={compared} onBack={() => setLetter(null)} />;
  const proposal = compared?.learned.proposals.find(({ id }) => id === looking.proposal);
  if (proposal) {
    const back = (): void => setLooking({ ...looking, proposal: null });
    const accepted = (): void => {
      back();
      void compareAgain(pane);
    };
    return <ProposalView proposal={proposal} onLetter={setLetter} onBack={back} onAccepted={accepted} />;
  }
  const row = looking.row === null ? undefined : compared?.learned.table[looking.row];
  if (row) {
    const payerName = loaded?.matrix.payers.byId(row.payer)?.name ?? row.payer;
    return (
      <CheckOutcome
        row={row}
        payerName={payerName}
        onLetter={setLetter}
        onBack={() => setLooking({ ...looking, row: null })}
      />
    );
  }
  return (
    <Screen
      title={ANSWER_WORDS.title}
      subtitle={check.checked?.ref.name ?? ""}
      onBack={() => pane.store.dispatch({ type: "check screen", screen: "list" })}
    >
      {!compared && <p className={styles.text}>{ANSWER_WORDS.lead}</p>}
      {state.kind === "running" && (
        <div className={styles.actions}>
          <Spinner size="small" label={ANSWER_WORDS.reading} />
          <Button size="small" onClick={() => answersOf(pane).cancel()}>
            {ANSWER_WORDS.stop}
          </Button>
        </div>
      )}
      {state.kind === "failed" && <NoticeBar kind="error">{state.message}</NoticeBar>}
      {state.kind !== "running" && (
        <div className={styles.actions}>
          <FileButton
            label={compared ? ANSWER_WORDS.more : ANSWER_WORDS.choose}
            accept={ACCEPT}
            multiple
            primary={!compared}
            onFiles={(files) => void readAnswers(pane, files)}
          />
          {compared && (
            <Button size="small" onClick={() => forgetAnswers(pane)}>
              {ANSWER_WORDS.forget}
            </Button>
          )}
        </div>
      )}
      {compared && (
        <Comparison compared={compared} isOld={state.kind === "running"} looking={looking} onLook={setLooking} />
      )}
    </Screen>
  );
}

function Comparison({
  compared,
  isOld,
  looking,
  onLook,
}: {
  readonly compared: Compared;
  /** Whether another one is on its way. */
  readonly isOld: boolean;
  readonly looking: Looking;
  readonly onLook: (looking: Looking) => void;
}): ReactElement {
  const styles = useStyles();
  const { total, notes } = compared.learned;
  const parts = Object.keys(ANSWER_WORDS.parts) as Part[];
  return (
    <div className={styles.part}>
      <div>
        <p className={styles.strong}>{ANSWER_WORDS.summary(total.answered, total.denied, total.predicted)}</p>
        <p className={styles.text}>{ANSWER_WORDS.money(total.deniedBilled, total.predictedBilled)}</p>
        <p className={styles.text}>{ANSWER_WORDS.falseAlarms(total.falseAlarms)}</p>
      </div>
      {notes.length > 0 && (
        <Disclosure title={ANSWER_WORDS.notes(notes.length)}>
          <ul className={styles.list}>
            {notes.slice(0, UNJOINED_SHOWN).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <ChoiceBar
        label={ANSWER_WORDS.show}
        choices={parts.map((value) => ({ value, word: ANSWER_WORDS.parts[value] }))}
        chosen={looking.part}
        onChoose={(part) => onLook({ ...looking, part })}
      />
      <PartOf compared={compared} isOld={isOld} looking={looking} onLook={onLook} />
    </div>
  );
}

function PartOf({
  compared: { learned, loaded },
  isOld,
  looking,
  onLook,
}: {
  readonly compared: Compared;
  readonly isOld: boolean;
  readonly looking: Looking;
  readonly onLook: (looking: Looking) => void;
}): ReactElement {
  const styles = useStyles();
  const { proposals, table, trend, unjoined } = learned;
  const none = (words: string): ReactElement => <p className={styles.text}>{words}</p>;
  const nameOf = (payer: string): string => loaded.matrix.payers.byId(payer)?.name ?? payer;
  switch (looking.part) {
    case "proposals":
      // What was accepted a moment ago is not offered again.
      if (isOld) return <></>;
      if (proposals.length === 0) return none(ANSWER_WORDS.noProposals);
      return (
        <RowList
          label={ANSWER_WORDS.parts.proposals}
          rows={proposals.map(({ id, kind, title, payer, billed, supporting }) => ({
            key: id,
            title,
            text: ANSWER_WORDS.proposal.brief(kind, nameOf(payer), supporting.length),
            aside: moneyText(billed),
            onOpen: () => onLook({ ...looking, proposal: id }),
          }))}
        />
      );
    case "table":
      if (table.length === 0) return none(ANSWER_WORDS.noTable);
      return (
        <RowList
          label={ANSWER_WORDS.parts.table}
          rows={table.map(({ payer, check, reason, cells }, i) => ({
            key: `${payer} ${check ?? reason}`,
            title: ANSWER_WORDS.check(nameOf(payer), check ?? reason),
            text: ANSWER_WORDS.brief(
              cells.hit.lines.length,
              cells["false alarm"].lines.length,
              cells.hole.lines.length,
            ),
            aside: moneyText(cells.hole.billed + cells["false alarm"].billed),
            onOpen: () => onLook({ ...looking, row: i }),
          }))}
        />
      );
    case "trend":
      return <Trend months={trend} />;
    case "unjoined":
      if (unjoined.length === 0) return none(ANSWER_WORDS.allJoined);
      return (
        <ul className={styles.list}>
          {unjoined.slice(0, UNJOINED_SHOWN).map(({ answer, why }) => (
            <li key={`${answer.from.file} ${answer.from.place}`}>
              {`${answer.from.file}, ${answer.from.place}: ${WORDS.ended(why)}`}
            </li>
          ))}
          {unjoined.length > UNJOINED_SHOWN && <li>{ANSWER_WORDS.more_(unjoined.length - UNJOINED_SHOWN)}</li>}
        </ul>
      );
  }
}
