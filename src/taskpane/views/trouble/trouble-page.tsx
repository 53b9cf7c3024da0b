import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useRef, useState, type ReactElement } from "react";
import { excelInWords } from "../../../excel/diagnostics";
import { buildId } from "../../../values/build";
import { troubleTold } from "../../core/trouble-told";
import { reportText, TROUBLE } from "../../words-trouble";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "10px", padding: "12px", overflowY: "auto" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  report: {
    width: "100%",
    boxSizing: "border-box",
    resize: "vertical",
    padding: "6px 8px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** The state may be what broke the screen: what cannot be counted does not break the report too. */
function orUnknown(count: () => number): string {
  try {
    return String(count());
  } catch {
    return "?";
  }
}

/** What stands in the pane after an error that nobody foresaw: what to do, and a report without anything from a cell. */
export function TroublePage(): ReactElement | null {
  const styles = useStyles();
  const { store } = usePane();
  const { trouble, tab, busy, check, loaded } = usePaneState();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState("");
  if (!trouble) return null;
  const report = reportText(troubleTold(trouble), {
    build: buildId(),
    excel: excelInWords(),
    language: navigator.language,
    tab,
    doing: busy?.doing ?? (check.running ? "check" : ""),
    lines: orUnknown(() => check.checked?.sheet.lines.length ?? 0),
    rules: orUnknown(() => loaded?.matrix.ruleCount ?? 0),
  });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setTold(TROUBLE.copied);
    } catch {
      // Excel's frames often forbid the clipboard to a page.
      area.current?.select();
      setTold(TROUBLE.select);
    }
  };
  return (
    <div className={styles.page} role="alert">
      <h1 className={styles.title}>{TROUBLE.title}</h1>
      <p className={styles.text}>{TROUBLE.text}</p>
      <label htmlFor={id}>{TROUBLE.report}</label>
      <textarea id={id} ref={area} className={styles.report} readOnly rows={10} value={report} />
      <p className={styles.quiet}>{TROUBLE.privacy}</p>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => store.dispatch({ type: "troubled", trouble: null })}>
          {TROUBLE.goOn}
        </Button>
        <Button onClick={() => void copy()}>{TROUBLE.copy}</Button>
        <Button onClick={() => location.reload()}>{TROUBLE.reload}</Button>
      </div>
      <div role="status" className={styles.quiet}>
        {told}
      </div>
    </div>
  );
}
