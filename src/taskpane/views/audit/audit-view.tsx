import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { Audit } from "../../../audits/audit";
import type { SheetRef } from "../../../excel/read-sheet";
import { wordsOf } from "../../../values/day";
import { groupBy } from "../../../values/lists";
import {
  auditOf,
  drawOf,
  openWorksheet,
  scoreFile,
  scoreJobOf,
  scoreSheet,
  worksheetFile,
  worksheetsOf,
  writeWorksheet,
  type DrawnAudit,
} from "../../core/audit";
import { loadAnswers } from "../../core/load-answers";
import type { CheckedSheet } from "../../core/state";
import { AUDIT_WORDS } from "../../words-audit";
import { FileButton } from "../file-button";
import { downloadFile } from "../matrix/download";
import { WindowList } from "../matrix/window-list";
import { NoticeBar } from "../notice";
import { SavingProgress } from "../saving-progress";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { auditFaults, AuditForm, auditPlanOf, NEW_AUDIT, type AuditDraft } from "./audit-form";
import { ScoreView } from "./score-view";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  // The bar with the way back stays on top.
  strong: {
    scrollMarginTop: "48px",
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  heading: { margin: "6px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  button: { alignSelf: "flex-start" },
});

const DRAFT = keptState<AuditDraft>(NEW_AUDIT);

/** Audits of the checked sheet: a sample is drawn, its worksheet written, and an answered one scored. */
export function AuditView(): ReactElement | null {
  const pane = usePane();
  const { checked } = usePaneState().check;
  const scored = useJob(scoreJobOf(pane));
  if (scored.kind === "done") return <ScoreView scored={scored.result} onBack={() => scoreJobOf(pane).clear()} />;
  return checked && <Drawing checked={checked} />;
}

function Drawing({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const job = auditOf(pane);
  const drawn = useJob(job);
  const [draft, setDraft] = useKept(DRAFT);
  const [families, setFamilies] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    void pane.attempt(async () => {
      const { AUDIT_FAMILY_NAMES } = await loadAnswers();
      if (wanted) setFamilies(AUDIT_FAMILY_NAMES);
    });
    return () => {
      wanted = false;
    };
  }, [pane]);
  const change = (part: Partial<AuditDraft>): void => {
    // What was drawn is not what the fields say any more.
    job.clear();
    setDraft({ ...draft, ...part });
  };
  const isWhole = checked.scope === null;
  const result = drawn.kind === "done" && drawn.result.checked === checked ? drawn.result : null;
  return (
    <Screen
      title={AUDIT_WORDS.title}
      subtitle={checked.ref.name}
      onBack={() => pane.store.dispatch({ type: "check screen", screen: "list" })}
    >
      <p className={styles.text}>{AUDIT_WORDS.lead}</p>
      {!isWhole && <NoticeBar kind="warning">{AUDIT_WORDS.partial}</NoticeBar>}
      <AuditForm checked={checked} families={families} draft={draft} onChange={change} />
      <Button
        size="small"
        appearance={result?.audit ? "secondary" : "primary"}
        className={styles.button}
        disabled={!isWhole || Object.keys(auditFaults(draft)).length > 0 || drawn.kind === "running"}
        onClick={() => void drawOf(pane, checked, auditPlanOf(draft))}
      >
        {AUDIT_WORDS.draw}
      </Button>
      <div aria-live="polite">
        {drawn.kind === "running" && <Spinner size="small" label={AUDIT_WORDS.drawing} />}
        {drawn.kind === "failed" && <NoticeBar kind="error">{drawn.message}</NoticeBar>}
        {result && !result.audit && <p className={styles.text}>{AUDIT_WORDS.none}</p>}
      </div>
      {result?.audit && <DrawnSample audit={result.audit} counts={result.counts} checked={checked} />}
      {isWhole && <Answered checked={checked} />}
    </Screen>
  );
}

function DrawnSample({
  audit,
  counts,
  checked,
}: {
  readonly audit: Audit;
  readonly counts: DrawnAudit["counts"];
  readonly checked: CheckedSheet;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { sample, questions } = audit;
  const asked = useMemo(() => groupBy(questions, ({ encounter }) => encounter), [questions]);
  const encounters = useMemo(
    () => sample.strata.flatMap(({ name, drawn }) => drawn.map((encounter) => ({ encounter, stratum: name }))),
    [sample],
  );
  const write = async (): Promise<void> => {
    const made = await writeWorksheet(pane, audit, checked);
    if (!made) return;
    const notice = { kind: "success", text: AUDIT_WORDS.written(made.sheet), undo: made.undo } as const;
    pane.store.dispatch({ type: "noticed", notice });
  };
  const summary = useRef<HTMLParagraphElement>(null);
  // Below the fields it may be out of sight. Not every view can scroll.
  useEffect(() => {
    summary.current?.scrollIntoView?.({ block: "start" });
  }, [audit]);
  const attempt = (work: () => Promise<void>) => (): void => void pane.attempt(work);
  return (
    <>
      <p ref={summary} className={styles.strong}>
        {AUDIT_WORDS.drawn(counts.drawn, counts.population, questions.length)}
      </p>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={busy !== null} onClick={attempt(write)}>
          {AUDIT_WORDS.write}
        </Button>
        <Button size="small" disabled={busy !== null} onClick={attempt(() => openWorksheet(pane, audit, checked))}>
          {AUDIT_WORDS.open}
        </Button>
        <Button
          size="small"
          disabled={busy !== null}
          onClick={attempt(async () => downloadFile(await worksheetFile(pane, audit, checked)))}
        >
          {AUDIT_WORDS.download}
        </Button>
      </div>
      <SavingProgress label={AUDIT_WORDS.write} onCancel={pane.cancel} />
      <p className={styles.text}>{AUDIT_WORDS.downloadHelp}</p>
      <WindowList
        label={AUDIT_WORDS.sample}
        items={encounters}
        rowOf={({ encounter, stratum }) => ({
          key: String(encounter.lines[0]?.index),
          title: AUDIT_WORDS.encounter(encounter.patient, wordsOf(encounter.dos)),
          text: AUDIT_WORDS.asks(asked.get(encounter)?.length ?? 0, stratum),
          onOpen: () => void pane.goToLine(encounter.lines[0]?.index ?? 0),
        })}
      />
    </>
  );
}

function Answered({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, notice } = usePaneState();
  const scored = useJob(scoreJobOf(pane));
  const [sheets, setSheets] = useState<readonly SheetRef[]>([]);
  useEffect(() => {
    let wanted = true;
    void pane.attempt(async () => {
      const found = await worksheetsOf();
      if (wanted) setSheets(found);
    });
    return () => {
      wanted = false;
    };
    // A worksheet that was added or taken away is said in a notice.
  }, [pane, busy, notice]);
  return (
    <>
      <h3 className={styles.heading}>{AUDIT_WORDS.answered}</h3>
      <p className={styles.text}>{AUDIT_WORDS.answeredLead}</p>
      <div className={styles.actions}>
        {sheets.map((sheet) => (
          <Button
            key={sheet.id}
            size="small"
            disabled={busy !== null}
            onClick={() => void scoreSheet(pane, checked, sheet)}
          >
            {AUDIT_WORDS.score(sheet.name)}
          </Button>
        ))}
        <FileButton
          label={AUDIT_WORDS.file}
          accept=".xlsx,.csv,.tsv,.txt"
          onFiles={([file]) => {
            if (file) void scoreFile(pane, checked, file);
          }}
        />
      </div>
      {scored.kind === "failed" && <NoticeBar kind="error">{scored.message}</NoticeBar>}
    </>
  );
}
