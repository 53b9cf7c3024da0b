import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { Finding, FixChange } from "../../../checks/finding";
import { applyFixes, notOffered, safeFixes } from "../../core/fixes";
import type { CheckedSheet } from "../../core/state";
import { FIX_WORDS } from "../../words-fixes";
import { WORDS } from "../../words";
import { ChangeList } from "../change-list";
import { usePane, usePaneState } from "../use-pane";
import { FixedFields } from "./fixed-fields";
import { useDraft } from "./use-draft";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px", marginTop: "4px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** What is done about the finding that is open: its fix as the cells stand, and all fixes of its kind. */
export function FixPanel(): ReactElement | null {
  const { checked, opened } = usePaneState().check;
  const finding = opened === null ? undefined : checked?.result.findings[opened];
  if (!checked || !finding?.fix || finding.fix.changes.length === 0) return null;
  return <Panel key={opened} checked={checked} finding={finding} changes={finding.fix.changes} />;
}

interface PanelProps {
  readonly checked: CheckedSheet;
  readonly finding: Finding;
  readonly changes: readonly FixChange[];
}

function Panel({ checked, finding, changes }: PanelProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const why = useMemo(() => notOffered(checked, finding), [checked, finding]);
  const alike = useMemo(
    () => safeFixes(checked).find((kind) => kind.check === finding.check)?.findings.length ?? 0,
    [checked, finding],
  );
  const wanted = useMemo(() => (why === null ? [finding] : []), [why, finding]);
  const draft = useDraft(checked, wanted);
  if (why !== null)
    return (
      <>
        <ChangeList changes={changes} />
        <p className={styles.text}>{FIX_WORDS.notOffered(why)}</p>
      </>
    );
  const refused = draft?.unfixed[0];
  return (
    <div className={styles.root}>
      {draft?.fixed[0] ? <FixedFields fields={draft.fixed[0].fields} /> : <ChangeList changes={changes} />}
      {draft?.isFiltered && <p className={styles.text}>{FIX_WORDS.filtered}</p>}
      {refused && <p className={styles.text}>{WORDS.sentence(refused.why)}</p>}
      <div className={styles.actions}>
        {!refused && (
          <Button
            appearance="primary"
            size="small"
            disabled={busy !== null || !draft?.plan}
            onClick={() => draft && void applyFixes(pane, draft)}
          >
            {FIX_WORDS.apply}
          </Button>
        )}
        {alike > 1 && (
          <Button
            size="small"
            disabled={busy !== null}
            onClick={() => pane.store.dispatch({ type: "fixes opened", fixing: { check: finding.check } })}
          >
            {FIX_WORDS.allOfKind(alike)}
          </Button>
        )}
      </div>
    </div>
  );
}
