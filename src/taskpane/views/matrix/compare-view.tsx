import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useState, type ReactElement } from "react";
import { editBetween } from "../../../matrix/diff/edit-between";
import { compareWith, type CompareSide } from "../../core/compare";
import { deskOf, type Look } from "../../core/desk";
import { failureWords } from "../../core/job";
import { loadFiles } from "../../core/load-files";
import { deleteSnapshot, listSnapshots, takeSnapshot, type Snapshot } from "../../core/snapshots";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { FileButton } from "../file-button";
import { NoticeBar } from "../notice";
import { RowList } from "../row-list";
import { Screen } from "../screen";
import { SavingProgress } from "../saving-progress";
import { usePane, usePaneState } from "../use-pane";
import { ComparisonView } from "./comparison-view";
import { NeedsMatrix } from "./needs-matrix";
import { PreviewDetails, PreviewLine } from "./preview-view";
import { usePreview } from "./use-preview";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: "0 -12px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** The matrix as it was and as it is: snapshots are taken, compared, brought back and deleted; another file is compared and taken over. */
export function CompareView(): ReactElement {
  const pane = usePane();
  const { loaded } = usePaneState();
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  if (loaded?.origin !== "workbook") {
    return (
      <Screen title={SETUP.compare.screen} onBack={onBack}>
        <NeedsMatrix />
      </Screen>
    );
  }
  return <Compare loaded={loaded} onBack={onBack} />;
}

/** What is compared with, and the snapshot that it is, if it is one. */
interface Chosen {
  readonly side: CompareSide;
  readonly snapshot: Snapshot | null;
}

function Compare({ loaded, onBack }: { readonly loaded: LoadedMatrix; readonly onBack: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { snapshots, refresh } = useSnapshots();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState("");
  const openSnapshot = (snapshot: Snapshot): void => {
    const { restored, sheet } = snapshot;
    if (restored.kind === "fault") return setFault(WORDS.sentence(restored.message));
    setFault("");
    setChosen({ snapshot, side: { kind: "snapshot", name: sheet.sheet, cells: restored.cells } });
  };
  const openFile = async (file: File): Promise<void> => {
    setFault("");
    try {
      const { readMatrixWorkbook } = await loadFiles();
      const cells = await readMatrixWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
      setChosen({ snapshot: null, side: { kind: "file", name: file.name, cells } });
    } catch (error) {
      setFault(failureWords(error));
    }
  };
  if (chosen) {
    return (
      <Compared
        key={chosen.side.name}
        chosen={chosen}
        loaded={loaded}
        onDeleted={() => {
          setChosen(null);
          refresh();
        }}
        onBack={() => setChosen(null)}
      />
    );
  }
  return (
    <Screen title={SETUP.compare.screen} subtitle={SETUP.compare.lead} onBack={onBack}>
      {fault !== "" && <NoticeBar kind="error">{fault}</NoticeBar>}
      <SavingProgress label={SETUP.compare.taking} />
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={busy !== null}
          onClick={() =>
            void pane.attempt(async () => {
              const name = await takeSnapshot(pane);
              if (name === null) return;
              const text = SETUP.compare.taken(name);
              pane.store.dispatch({ type: "noticed", notice: { kind: "success", text } });
              refresh();
            })
          }
        >
          {SETUP.compare.take}
        </Button>
        <FileButton
          label={SETUP.compare.file}
          accept=".xlsx"
          disabled={busy !== null}
          onFiles={([file]) => void (file && openFile(file))}
        />
      </div>
      <section className={styles.part}>
        <h3 className={styles.label}>{SETUP.compare.snapshots}</h3>
        {snapshots === null ? (
          <Spinner size="small" label={WORDS.later.waiting} />
        ) : snapshots.length === 0 ? (
          <p className={styles.text}>{SETUP.compare.none}</p>
        ) : (
          <div className={styles.list}>
            <RowList
              label={SETUP.compare.snapshots}
              rows={snapshots.map((snapshot) => ({
                key: snapshot.sheet.sheet,
                title: snapshot.sheet.sheet,
                text:
                  snapshot.restored.kind === "fault"
                    ? WORDS.sentence(snapshot.restored.message)
                    : SETUP.compare.counts(
                        compareWith(sideOf(snapshot.sheet.sheet, snapshot.restored.cells), loaded.cells).diff,
                      ),
                onOpen: () => openSnapshot(snapshot),
              }))}
            />
          </div>
        )}
      </section>
    </Screen>
  );
}

const sideOf = (name: string, cells: CompareSide["cells"]): CompareSide => ({ kind: "snapshot", name, cells });

/** The snapshots of the workbook; `null` until they were read. */
function useSnapshots(): { readonly snapshots: readonly Snapshot[] | null; readonly refresh: () => void } {
  const pane = usePane();
  const [snapshots, setSnapshots] = useState<readonly Snapshot[] | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const found = await listSnapshots();
      if (!gone) setSnapshots(found);
    });
    return () => {
      gone = true;
    };
  }, [pane, asked]);
  return { snapshots, refresh: useCallback(() => setAsked((n) => n + 1), []) };
}

interface ComparedProps {
  readonly chosen: Chosen;
  readonly loaded: LoadedMatrix;
  readonly onDeleted: () => void;
  readonly onBack: () => void;
}

function Compared({ chosen: { side, snapshot }, loaded, onDeleted, onBack }: ComparedProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [asks, setAsks] = useState(false);
  const comparison = useMemo(() => compareWith(side, loaded.cells), [side, loaded]);
  const edit = useMemo(
    () =>
      editBetween(
        loaded.cells,
        side.cells,
        side.kind === "snapshot" ? SETUP.compare.backTitle(side.name) : SETUP.compare.overTitle(side.name),
        side.kind === "snapshot" ? "Restored" : "Imported",
        side.name,
      ),
    [side, loaded],
  );
  const look = useMemo(
    () => (edit.changes.length > 0 ? (...to: Parameters<Look>) => deskOf(pane).preview(edit, ...to) : null),
    [edit, pane],
  );
  const preview = usePreview(look);
  const save = (): void =>
    void pane.attempt(async () => {
      // A file changes much at once: what was there before is kept whole.
      if (side.kind === "file" && (await takeSnapshot(pane, "import")) === null) return;
      if (await deskOf(pane).save(edit)) onBack();
    });
  return (
    <ComparisonView
      comparison={comparison}
      onBack={onBack}
      actions={
        <>
          <SavingProgress label={SETUP.compare.saving} />
          {edit.changes.length > 0 && (
            <>
              <p className={styles.text}>{SETUP.compare.ifSaved(side.kind)}</p>
              <PreviewLine state={preview} />
              <PreviewDetails state={preview} />
            </>
          )}
          <div className={styles.actions}>
            {edit.changes.length > 0 && (
              <Button size="small" appearance="primary" disabled={busy !== null} onClick={save}>
                {side.kind === "snapshot" ? SETUP.compare.back : SETUP.compare.over}
              </Button>
            )}
            {snapshot && (
              <Button
                size="small"
                disabled={busy !== null}
                onClick={() =>
                  asks
                    ? void pane.attempt(async () => {
                        if (await deleteSnapshot(pane, snapshot)) onDeleted();
                      })
                    : setAsks(true)
                }
              >
                {asks ? SETUP.compare.removeNow : SETUP.compare.remove}
              </Button>
            )}
          </div>
        </>
      }
    />
  );
}
