import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { CrosswalkNote } from "../../../matrix/import/crosswalk";
import { crosswalkEdit, crosswalkOf, readCrosswalk, type ReadCrosswalk } from "../../core/crosswalk";
import { deskOf } from "../../core/desk";
import { takeSnapshot } from "../../core/snapshots";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { Disclosure } from "../disclosure";
import { FileButton } from "../file-button";
import { ChangesView } from "../matrix/changes-view";
import { CheckBox } from "../matrix/check-box";
import { NeedsMatrix } from "../matrix/needs-matrix";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { usePane, usePaneState } from "../use-pane";
import { SavingProgress } from "../saving-progress";
import { Several } from "./several";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  text: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** CMS's crosswalk of NDCs is taken into Drugs: what is blank there is filled, and what the practice wrote stays. */
export function CrosswalkView({ onBack }: { readonly onBack: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded } = usePaneState();
  const state = useJob(crosswalkOf(pane));
  return (
    <Screen title={SETUP.setup.crosswalk} subtitle={SETUP.crosswalk.lead} onBack={onBack}>
      {loaded?.origin !== "workbook" ? (
        <NeedsMatrix />
      ) : (
        <>
          {state.kind === "running" ? (
            <Spinner size="small" label={SETUP.reference.readingLabel} />
          ) : (
            <div>
              <FileButton
                label={SETUP.crosswalk.choose}
                accept=".csv,.txt,.xlsx,.zip"
                primary={state.kind !== "done"}
                onFiles={([file]) => void (file && readCrosswalk(pane, file))}
              />
            </div>
          )}
          <p className={styles.text}>{SETUP.crosswalk.help}</p>
          {state.kind === "failed" && <NoticeBar kind="error">{state.message}</NoticeBar>}
          {state.kind === "done" && <Crosswalk read={state.result} onDone={onBack} />}
        </>
      )}
    </Screen>
  );
}

function Crosswalk({ read, onDone }: { readonly read: ReadCrosswalk; readonly onDone: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [withNew, setWithNew] = useState(false);
  const { reading, file } = read;
  const edit = useMemo(() => crosswalkEdit(read, withNew), [read, withNew]);
  const save = (): void =>
    void pane.attempt(async () => {
      if (!edit || (await takeSnapshot(pane, "import")) === null) return;
      if (!(await deskOf(pane).save(edit))) return;
      crosswalkOf(pane).clear();
      onDone();
    });
  return (
    <section className={styles.part} aria-label={SETUP.crosswalk.result}>
      <p className={styles.strong}>{SETUP.crosswalk.counts(file, reading.completed.length, reading.added.length)}</p>
      {reading.outcome.kind === "fault" && <p className={styles.text}>{WORDS.sentence(reading.outcome.message)}</p>}
      {reading.added.length > 0 && (
        <CheckBox
          label={SETUP.crosswalk.withNew(reading.added.length)}
          checked={withNew}
          onChange={(checked) => setWithNew(checked)}
        />
      )}
      <Notes title={SETUP.crosswalk.differences(reading.differences.length)} notes={reading.differences} />
      <Notes title={SETUP.crosswalk.problems(reading.problems.length)} notes={reading.problems} />
      {edit && (
        <Disclosure title={SETUP.changes.label}>
          <ChangesView edit={edit} />
        </Disclosure>
      )}
      <SavingProgress label={SETUP.compare.saving} onCancel={pane.cancel} />
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={busy !== null || edit === null} onClick={save}>
          {SETUP.crosswalk.accept(edit?.changes.length ?? 0)}
        </Button>
        <Button size="small" onClick={() => crosswalkOf(pane).clear()}>
          {SETUP.reference.discard}
        </Button>
      </div>
    </section>
  );
}

function Notes({
  title,
  notes,
}: {
  readonly title: string;
  readonly notes: readonly CrosswalkNote[];
}): ReactElement | null {
  if (notes.length === 0) return null;
  return (
    <Disclosure title={title}>
      <Several items={notes}>
        {({ row, column, code, message }) => (
          <li key={`${row} ${column} ${code}`}>
            <strong>{SETUP.crosswalk.place(row, column, code)}</strong> {WORDS.sentence(message)}
          </li>
        )}
      </Several>
    </Disclosure>
  );
}
