import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { exportOf, openExportSheet, readExportFile } from "../../core/open-export";
import { PRACTICE } from "../../words-practice";
import { FileButton } from "../file-button";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { RowList } from "../row-list";
import { useJob } from "../use-job";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: "6px" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  label: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  // The rows of a list reach from edge to edge of the pane.
  list: { marginInline: "-12px" },
});

/** Brings the file of an export into the workbook as a new sheet, and checks it. */
export function OpenExport(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, check } = usePaneState();
  const read = useJob(exportOf(pane));
  const waits = busy !== null || check.running !== null;
  if (busy?.doing === "export") {
    return (
      <Progress
        label={PRACTICE.export.opening}
        text={PRACTICE.export.progress(busy.done, busy.of)}
        done={busy.done}
        of={busy.of}
        onCancel={pane.cancel}
      />
    );
  }
  return (
    <div className={styles.root}>
      {read.kind === "running" ? (
        <Spinner size="tiny" label={PRACTICE.export.reading} labelPosition="after" />
      ) : (
        <div>
          <FileButton
            label={PRACTICE.export.button}
            accept=".xlsx,.csv,.tsv,.txt,.837,.x12,.edi"
            disabled={waits}
            onFiles={([file]) => file && void readExportFile(pane, file)}
          />
        </div>
      )}
      {read.kind === "failed" && <NoticeBar kind="error">{read.message}</NoticeBar>}
      {read.kind === "done" && read.result.sheets.length > 1 ? (
        <>
          <p className={styles.label}>{PRACTICE.export.choose(read.result.file)}</p>
          <div className={styles.list}>
            <RowList
              label={PRACTICE.export.choose(read.result.file)}
              rows={read.result.sheets.map((sheet) => ({
                key: sheet.name,
                title: sheet.name,
                text: PRACTICE.export.sheet(sheet.rows, sheet.columns),
                onOpen: () => void openExportSheet(pane, sheet),
              }))}
            />
          </div>
        </>
      ) : (
        <p className={styles.quiet}>{PRACTICE.export.help}</p>
      )}
    </div>
  );
}
