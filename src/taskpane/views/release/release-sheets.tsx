import { Button, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { removeWritten, writeBatchList, writeRecord, type WrittenSheet } from "../../core/release";
import type { CheckedSheet } from "../../core/state";
import { WORDS } from "../../words";
import { RELEASE_WORDS } from "../../words-release";
import { NoticeBar } from "../notice";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  // It is there before anything stands in it: only so is what comes told to those who do not see it.
  written: { display: "flex", flexDirection: "column", gap: "8px" },
});

const WRITTEN = keptState<readonly WrittenSheet[]>([]);

/** The sheets that can be written, and those that were, with the click that takes one away. */
export function ReleaseSheets({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [written, setWritten] = useKept(WRITTEN);
  const [writing, setWriting] = useState(false);
  const add = (make: typeof writeBatchList): void => {
    setWriting(true);
    void pane
      .attempt(async () => {
        const sheet = await make(pane, checked);
        if (sheet) setWritten([...WRITTEN.of(pane), sheet]);
      })
      .then(() => setWriting(false));
  };
  const remove = (sheet: WrittenSheet): void =>
    void pane.attempt(async () => {
      if (!(await removeWritten(pane, sheet))) return;
      setWritten(WRITTEN.of(pane).filter((each) => each !== sheet));
      pane.store.dispatch({
        type: "noticed",
        notice: { kind: "success", text: RELEASE_WORDS.release.removed(sheet.sheet) },
      });
    });
  const disabled = writing || busy !== null;
  return (
    <>
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={disabled}
          title={RELEASE_WORDS.release.batchHelp}
          onClick={() => add(writeBatchList)}
        >
          {RELEASE_WORDS.release.batch}
        </Button>
        <Button
          size="small"
          disabled={disabled}
          title={RELEASE_WORDS.release.recordHelp}
          onClick={() => add(writeRecord)}
        >
          {RELEASE_WORDS.release.record}
        </Button>
      </div>
      <div aria-live="polite" className={styles.written}>
        {written.map((sheet) => (
          <NoticeBar
            key={sheet.sheet}
            kind="success"
            action={
              <Button size="small" disabled={disabled} onClick={() => remove(sheet)}>
                {RELEASE_WORDS.release.remove}
              </Button>
            }
            onClose={() => setWritten(written.filter((each) => each !== sheet))}
          >
            {WORDS.ended(RELEASE_WORDS.release.written(sheet.sheet))}
          </NoticeBar>
        ))}
      </div>
    </>
  );
}
