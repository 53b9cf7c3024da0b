import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Day } from "../../../values/day";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { PRACTICE } from "../../words-practice";
import { Disclosure } from "../disclosure";
import { FileButton } from "../file-button";
import { NoticeBar } from "../notice";
import { usePane, usePaneState } from "../use-pane";
import { OpenExport } from "./open-export";
import { usePracticeStyles } from "./practice-styles";
import { usePractice, usePracticeState } from "./use-practice";

/**
 * Which matrix is used here: in a workbook that has none, the name, revision and date of the practice's, and a way to use another. Before
 * the first check, a way to bring an export into any workbook.
 */
export function MatrixUsed(): ReactElement | null {
  const { loaded, busy, check } = usePaneState();
  if (!loaded) return null;
  const isOwn = loaded.origin === "workbook";
  return (
    <>
      {(isOwn || !check.checked || busy?.doing === "export") && <OpenExport />}
      {!isOwn && <MatrixElsewhere loaded={loaded} />}
    </>
  );
}

/** Which matrix a workbook without one goes by, and a way to use another. */
export function MatrixElsewhere({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = usePracticeStyles();
  const pane = usePane();
  const practice = usePractice();
  const { busy, check } = usePaneState();
  const { published, formulas, lastFile } = usePracticeState();
  const { from, matrix } = loaded;
  const waits = busy !== null || check.running !== null;
  const issues = matrix.issues.length;
  const today = pane.parts.today();
  const name = from && (
    <>
      {PRACTICE.used.matrix} <strong>{from.name}</strong>
    </>
  );
  const details = (
    <div className={styles.root}>
      <p className={styles.quiet}>
        {whence(loaded, today)} {from && PRACTICE.used.counts(matrix.payers.all.length, matrix.ruleCount)}{" "}
        {loaded.origin === "practice" && PRACTICE.used.leftOut}
        {loaded.origin !== "file" && lastFile !== "" && ` ${PRACTICE.used.lastFile(lastFile)}`}
      </p>
      <div className={styles.buttons}>
        <FileButton
          label={PRACTICE.used.choose}
          accept=".xlsx"
          disabled={waits}
          onFiles={([file]) => file && void practice.useFile(file)}
        />
        {loaded.origin === "file" && (
          <Button size="small" disabled={waits} onClick={() => void practice.leaveFile()}>
            {published ? PRACTICE.used.leave : PRACTICE.used.leaveNone}
          </Button>
        )}
      </div>
    </div>
  );
  return (
    <section className={styles.root} aria-label={PRACTICE.used.label}>
      {check.checked && name ? (
        // Beside a result, the findings come first.
        <Disclosure
          title={
            <span className={styles.text}>
              {name}
              {from.on === null ? "" : `, ${PRACTICE.used.when(from.on, today)}`}
            </span>
          }
        >
          {details}
        </Disclosure>
      ) : (
        <>
          {name && <p className={styles.text}>{name}</p>}
          {details}
        </>
      )}
      {from && issues > 0 && <NoticeBar kind="warning">{PRACTICE.used.issues(issues)}</NoticeBar>}
      {loaded.origin === "practice" && formulas !== null && formulas !== matrix.revision && (
        <NoticeBar
          kind="info"
          action={
            <Button size="small" disabled={waits} onClick={() => void pane.insertPolicyMatrix()}>
              {PRACTICE.cell.useNewer}
            </Button>
          }
        >
          {PRACTICE.cell.newer}
        </NoticeBar>
      )}
    </section>
  );
}

/** Where the matrix comes from and of when it is, or why there is none. */
function whence({ from, matrix, because }: LoadedMatrix, today: Day): string {
  if (!from) return because === undefined ? PRACTICE.used.none : WORDS.sentence(PRACTICE.used.because(because));
  return from.on === null ? PRACTICE.used.file : PRACTICE.used.practice(matrix.revision, from.on, today);
}
