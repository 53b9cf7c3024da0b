import { Button, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { WORDS } from "../../words";
import { PRACTICE } from "../../words-practice";
import { MatrixElsewhere } from "../practice/matrix-used";
import { usePracticeStyles } from "../practice/practice-styles";
import { usePractice, usePracticeState } from "../practice/use-practice";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "6px" },
});

/** The matrix that workbooks without one go by on this computer: which it is, who publishes it, and how formulas get at it. */
export function PracticeView({ onBack }: { readonly onBack: () => void }): ReactElement {
  const styles = { ...usePracticeStyles(), ...useStyles() };
  const pane = usePane();
  const { loaded } = usePaneState();
  const { published, failure } = usePracticeState();
  const isOwn = loaded?.origin === "workbook";
  return (
    <Screen title={PRACTICE.setup.title} subtitle={PRACTICE.setup.lead} onBack={onBack}>
      {failure !== "" && <NoticeBar kind="error">{WORDS.sentence(PRACTICE.setup.failed(failure))}</NoticeBar>}
      <div className={styles.part}>
        {published ? (
          <>
            <p className={styles.text}>
              <strong>{published.name}</strong>
            </p>
            <p className={styles.quiet}>{PRACTICE.setup.published(published, pane.parts.today())}</p>
            {published.issues > 0 && <p className={styles.quiet}>{PRACTICE.used.issues(published.issues)}</p>}
          </>
        ) : (
          <p className={styles.text}>{WORDS.ended(PRACTICE.setup.none)}</p>
        )}
      </div>
      {isOwn ? <Own /> : <Formulas />}
      {published && <Forget />}
      {!isOwn && loaded && <MatrixElsewhere loaded={loaded} />}
    </Screen>
  );
}

/** In the workbook that has a matrix: whether it is the one that is published. */
function Own(): ReactElement {
  const styles = { ...usePracticeStyles(), ...useStyles() };
  const practice = usePractice();
  const { published, own, stopped } = usePracticeState();
  const isPublished = published?.name === own;
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>
        {stopped
          ? PRACTICE.setup.stopped
          : isPublished
            ? PRACTICE.setup.ofThis
            : published && PRACTICE.setup.ofOther(published.name)}
      </p>
      <div className={styles.buttons}>
        {(!isPublished || stopped) && (
          <Button size="small" appearance="primary" onClick={() => void practice.publish()}>
            {PRACTICE.setup.publish}
          </Button>
        )}
        {!stopped && (
          <Button size="small" onClick={() => void practice.setStopped(true)}>
            {PRACTICE.setup.stop}
          </Button>
        )}
      </div>
    </div>
  );
}

/** In a workbook without a matrix: the cell through which its formulas answer. */
function Formulas(): ReactElement | null {
  const styles = { ...usePracticeStyles(), ...useStyles() };
  const pane = usePane();
  const { loaded, busy } = usePaneState();
  const { formulas } = usePracticeState();
  if (loaded?.origin !== "practice") return null;
  if (formulas === loaded.matrix.revision) return <p className={styles.quiet}>{PRACTICE.cell.there}</p>;
  const insert = async (): Promise<void> => {
    if (!(await pane.insertPolicyMatrix())) return;
    pane.store.dispatch({ type: "noticed", notice: { kind: "success", text: PRACTICE.cell.done } });
  };
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{formulas === null ? PRACTICE.cell.insertHelp : PRACTICE.cell.newer}</p>
      <Button size="small" disabled={busy !== null} onClick={() => void insert()}>
        {formulas === null ? PRACTICE.cell.insert : PRACTICE.cell.useNewer}
      </Button>
    </div>
  );
}

/** What every workbook of this computer goes by is not forgotten by one slip. */
function Forget(): ReactElement {
  const styles = { ...usePracticeStyles(), ...useStyles() };
  const practice = usePractice();
  const [asks, setAsks] = useState(false);
  return (
    <div className={styles.part}>
      <Button
        size="small"
        appearance={asks ? "primary" : "secondary"}
        onClick={() => (asks ? void practice.forget() : setAsks(true))}
      >
        {asks ? PRACTICE.setup.forgetNow : PRACTICE.setup.forget}
      </Button>
      {asks && <p className={styles.quiet}>{PRACTICE.setup.forgetHelp}</p>}
    </div>
  );
}
