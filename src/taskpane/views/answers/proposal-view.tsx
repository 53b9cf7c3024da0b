import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type ReactElement } from "react";
import type { Judged } from "../../../learning/outcomes";
import type { Proposal } from "../../../learning/proposal";
import type { MatrixEdit } from "../../../matrix/edit/edit";
import { deskOf, type Look } from "../../core/desk";
import { loadAnswers } from "../../core/load-answers";
import { ANSWER_WORDS } from "../../words-answers";
import { Disclosure } from "../disclosure";
import { ChangesView } from "../matrix/changes-view";
import { NeedsMatrix } from "../matrix/needs-matrix";
import { PreviewDetails, PreviewLine } from "../matrix/preview-view";
import { usePreview } from "../matrix/use-preview";
import { SavingProgress } from "../saving-progress";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { LineList } from "./line-list";

const useStyles = makeStyles({
  words: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  accept: { alignSelf: "flex-start" },
});

/** One proposal: its evidence, what it changes, what happens to the open claims, and the click that accepts it. */
export function ProposalView({
  proposal,
  onLetter,
  onBack,
  onAccepted,
}: {
  readonly proposal: Proposal;
  readonly onLetter: (judged: Judged) => void;
  readonly onBack: () => void;
  readonly onAccepted: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded, busy } = usePaneState();
  const cells = loaded?.cells;
  const [edit, setEdit] = useState<MatrixEdit | null>(null);
  useEffect(() => {
    let wanted = true;
    void pane.attempt(async () => {
      const { editNow } = await loadAnswers();
      if (wanted && cells) setEdit(editNow(proposal.edit, cells));
    });
    return () => {
      wanted = false;
    };
  }, [pane, proposal, cells]);
  const look = useMemo(
    (): Look | null => edit && ((signal, onPart) => deskOf(pane).preview(edit, signal, onPart)),
    [pane, edit],
  );
  const preview = usePreview(look);
  const accept = (): void =>
    void pane.attempt(async () => {
      if (edit && (await deskOf(pane).save(edit))) onAccepted();
    });
  return (
    <Screen title={proposal.title} subtitle={`${proposal.check} · ${proposal.table}`} onBack={onBack}>
      <p className={styles.words}>{proposal.words}</p>
      {loaded?.origin === "workbook" ? (
        <>
          <PreviewLine state={preview} />
          <Button
            size="small"
            appearance="primary"
            className={styles.accept}
            disabled={edit === null || busy !== null}
            onClick={accept}
          >
            {ANSWER_WORDS.proposal.accept}
          </Button>
          <p className={styles.quiet}>{ANSWER_WORDS.proposal.never}</p>
          <SavingProgress label={ANSWER_WORDS.proposal.accept} onCancel={pane.cancel} />
          <PreviewDetails state={preview} />
        </>
      ) : (
        <NeedsMatrix />
      )}
      {edit && <ChangesView edit={edit} />}
      <Disclosure title={ANSWER_WORDS.proposal.lines(proposal.supporting.length)}>
        <LineList lines={proposal.supporting} onLetter={onLetter} />
      </Disclosure>
      {proposal.against.length > 0 && (
        <Disclosure title={ANSWER_WORDS.proposal.against(proposal.against.length)}>
          <LineList lines={proposal.against} onLetter={onLetter} />
        </Disclosure>
      )}
    </Screen>
  );
}
