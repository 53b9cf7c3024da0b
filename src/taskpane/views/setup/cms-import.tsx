import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { changeCounts, type SetSummary } from "../../../matrix/import/summary";
import { acceptCmsTables, cmsImportOf, readCmsFiles, type CmsTables } from "../../core/cms-import";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { Disclosure } from "../disclosure";
import { FileButton } from "../file-button";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { useJob } from "../use-job";
import { usePane, usePaneState } from "../use-pane";

/** Changes of a table that are shown at once; more on request. */
const CHANGES_SHOWN = 25;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  result: {
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: { display: "flex", flexDirection: "column", gap: "2px" },
  name: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  list: { margin: "2px 0 0", paddingInlineStart: "16px", display: "flex", flexDirection: "column", gap: "2px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** Reads CMS's files, shows what they come to, and uses them when they are accepted. */
export function CmsImport({ onAccepted }: { readonly onAccepted: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const job = cmsImportOf(pane);
  const state = useJob(job);
  return (
    <section className={styles.part}>
      {state.kind === "running" ? (
        <Progress
          label={SETUP.reference.readingLabel}
          text={state.progress ? SETUP.reference.progress(state.progress) : SETUP.reference.readingLabel}
          done={state.progress?.done ?? 0}
          of={state.progress?.of ?? 0}
          onCancel={job.cancel}
        />
      ) : (
        <div>
          <FileButton
            label={SETUP.reference.choose}
            accept=".txt,.csv,.xlsx,.zip"
            multiple
            primary={state.kind !== "done"}
            onFiles={(files) => void readCmsFiles(pane, files)}
          />
        </div>
      )}
      <p className={styles.quiet}>{state.kind === "running" ? SETUP.reference.stays : SETUP.reference.chooseHelp}</p>
      {state.kind === "failed" && <NoticeBar kind="error">{state.message}</NoticeBar>}
      {state.kind === "done" && <Tables tables={state.result} onAccepted={onAccepted} />}
    </section>
  );
}

function Tables({ tables, onAccepted }: { readonly tables: CmsTables; readonly onAccepted: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [saving, setSaving] = useState(false);
  const { imported, summaries } = tables;
  const accept = (): void => {
    setSaving(true);
    void acceptCmsTables(pane, tables).then((accepted) => {
      setSaving(false);
      if (accepted) onAccepted();
    });
  };
  return (
    <section className={styles.result} aria-label={SETUP.reference.read}>
      {imported.incomplete.map((text) => (
        <NoticeBar key={text} kind="warning">
          {WORDS.ended(text)}
        </NoticeBar>
      ))}
      {summaries.length === 0 && <p className={styles.quiet}>{SETUP.reference.nothing}</p>}
      {summaries.map((summary) => (
        <Table key={`${summary.kind} ${summary.edition} ${summary.origin}`} summary={summary} />
      ))}
      {imported.notes.length > 0 && (
        <Disclosure title={SETUP.reference.read}>
          <ul className={styles.list}>
            {imported.notes.map((note) => (
              <li key={note} className={styles.quiet}>
                {WORDS.ended(note)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {saving && <Progress label={SETUP.reference.saving} text={SETUP.reference.saving} done={0} of={0} />}
      <div className={styles.actions}>
        {summaries.length > 0 && (
          <Button size="small" appearance="primary" disabled={saving || busy !== null} onClick={accept}>
            {SETUP.reference.accept}
          </Button>
        )}
        <Button size="small" disabled={saving} onClick={() => cmsImportOf(pane).clear()}>
          {SETUP.reference.discard}
        </Button>
      </div>
    </section>
  );
}

function Table({ summary }: { readonly summary: SetSummary }): ReactElement {
  const styles = useStyles();
  const [most, setMost] = useState(CHANGES_SHOWN);
  const counts = [...changeCounts(summary)].map(([what, n]) => SETUP.reference.change(what, n));
  const { changes, uncompared } = summary;
  return (
    <div className={styles.table}>
      <span className={styles.name}>{SETUP.reference.table(summary)}</span>
      <span className={styles.quiet}>
        {summary.origin} · {SETUP.reference.against(summary)}
      </span>
      {changes.length === 0 && summary.against !== null && !summary.same && (
        <span className={styles.quiet}>{SETUP.reference.noNews}</span>
      )}
      {changes.length > 0 && (
        <Disclosure title={counts.join(" · ")}>
          <ul className={styles.list}>
            {changes.slice(0, most).map(({ text }) => (
              <li key={text}>{WORDS.ended(text)}</li>
            ))}
            {changes.length > most && (
              <li>
                <Link as="button" onClick={() => setMost(most + 10 * CHANGES_SHOWN)}>
                  {SETUP.more(changes.length - most)}
                </Link>
              </li>
            )}
          </ul>
        </Disclosure>
      )}
      {uncompared.length > 0 && <span className={styles.quiet}>{SETUP.reference.uncompared(uncompared)}</span>}
    </div>
  );
}
