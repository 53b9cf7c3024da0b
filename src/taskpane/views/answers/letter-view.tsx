import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { Judged } from "../../../learning/outcomes";
import { letterOf, type Compared } from "../../core/answers";
import { ANSWER_WORDS } from "../../words-answers";
import { Screen } from "../screen";
import { usePane } from "../use-pane";

const useStyles = makeStyles({
  text: {
    margin: 0,
    padding: "8px 10px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    font: "inherit",
    userSelect: "text",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  copy: { alignSelf: "flex-start" },
});

/** The facts of an appeal as text to copy. */
export function LetterView({
  judged,
  compared,
  onBack,
}: {
  readonly judged: Judged;
  readonly compared: Compared;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [text, setText] = useState<string | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void pane.attempt(async () => {
      const made = await letterOf(pane, judged, compared);
      if (wanted) setText(made);
    });
    return () => {
      wanted = false;
    };
  }, [pane, judged, compared]);
  const copy = (): void =>
    void navigator.clipboard.writeText(text ?? "").then(
      () => setCopied(ANSWER_WORDS.copied),
      () => setCopied(ANSWER_WORDS.noCopy),
    );
  return (
    <Screen title={ANSWER_WORDS.letterTitle(judged.line.index)} subtitle={ANSWER_WORDS.letterHelp} onBack={onBack}>
      {text !== null && (
        <>
          <Button size="small" appearance="primary" className={styles.copy} onClick={copy}>
            {ANSWER_WORDS.copy}
          </Button>
          <span aria-live="polite">{copied}</span>
          <pre className={styles.text}>{text}</pre>
        </>
      )}
    </Screen>
  );
}
