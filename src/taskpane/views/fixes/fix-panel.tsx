import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type ReactElement } from "react";
import type { Finding } from "../../../checks/finding";
import { applyFixes, draftFixes, notOffered, safeFixes, type FindingFixes } from "../../core/fixes";
import { FIX_WORDS } from "../../words-fixes";
import { WORDS } from "../../words";
import { usePane, usePaneState } from "../use-pane";
import { FixedFields } from "./fixed-fields";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** What is done about the finding that is open: its fix as the cells stand, and all fixes of its kind. */
export function FixPanel(): ReactElement | null {
  const { checked, opened } = usePaneState().check;
  const finding = opened === null ? undefined : checked?.result.findings[opened];
  if (!checked || !finding?.fix || finding.fix.changes.length === 0) return null;
  return <Panel key={opened} finding={finding} />;
}

function Panel({ finding }: { readonly finding: Finding }): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const { check, busy } = usePaneState();
  const { checked } = check;
  const why = useMemo(() => (checked ? notOffered(checked, finding) : null), [checked, finding]);
  const alike = useMemo(
    () => (checked ? (safeFixes(checked).find((kind) => kind.check === finding.check)?.findings.length ?? 0) : 0),
    [checked, finding],
  );
  const [draft, setDraft] = useState<FindingFixes | null>(null);
  useEffect(() => {
    let gone = false;
    setDraft(null);
    if (checked && why === null)
      void pane.attempt(async () => {
        const made = await draftFixes(checked, [finding]);
        if (!gone) setDraft(made);
      });
    return () => {
      gone = true;
    };
  }, [checked, finding, why, pane]);
  if (why !== null) return <p className={styles.text}>{FIX_WORDS.notOffered(why)}</p>;
  const refused = draft?.unfixed[0];
  return (
    <div className={styles.root}>
      {draft?.fixed.map(({ fields }) => (
        <FixedFields key="fields" fields={fields} />
      ))}
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
