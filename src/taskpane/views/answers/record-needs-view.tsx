import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { RecordNeed } from "../../../audits/documentation";
import { needsOfLine, writeRecordSheet } from "../../core/record-needs";
import type { CheckedSheet } from "../../core/state";
import { ANSWER_WORDS } from "../../words-answers";
import { Disclosure } from "../disclosure";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "0 0 8px", padding: 0 },
  need: { display: "flex", gap: "8px", alignItems: "flex-start", paddingBlock: "4px", cursor: "pointer" },
  box: { width: "16px", height: "16px", margin: "2px 0 0", flexShrink: 0 },
  because: {
    display: "block",
    // Below the words, and not below the box.
    paddingInlineStart: "24px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** What the record must hold to defend the line that is followed, as a checklist. */
export function RecordNeedsView(): ReactElement | null {
  const { checked, filter } = usePaneState().check;
  if (!checked || filter.line === null) return null;
  return (
    <Disclosure title={ANSWER_WORDS.record.title}>
      <Checklist key={filter.line} checked={checked} line={filter.line} />
    </Disclosure>
  );
}

function Checklist({ checked, line }: { readonly checked: CheckedSheet; readonly line: number }): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [needs, setNeeds] = useState<readonly RecordNeed[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void pane.attempt(async () => {
      const found = await needsOfLine(pane, checked, line);
      if (wanted) setNeeds(found);
    });
    return () => {
      wanted = false;
    };
  }, [pane, checked, line]);
  if (!needs) return null;
  const print = (): void =>
    void pane.attempt(async () => {
      const made = await writeRecordSheet(pane, checked, line);
      if (!made) return;
      const notice = { kind: "success", text: ANSWER_WORDS.record.written(made.sheet), undo: made.undo } as const;
      pane.store.dispatch({ type: "noticed", notice });
    });
  return (
    <>
      {needs.length === 0 && ANSWER_WORDS.record.none}
      <ul className={styles.list}>
        {needs.map(({ id, need, because, source }) => (
          <li key={id}>
            <label className={styles.need}>
              <input type="checkbox" className={styles.box} />
              <span>{need}</span>
            </label>
            <span className={styles.because}>{[because, source].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      <Button size="small" disabled={busy !== null || needs.length === 0} onClick={print}>
        {ANSWER_WORDS.record.print}
      </Button>
    </>
  );
}
