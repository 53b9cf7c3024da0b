import { useEffect, useState } from "react";
import type { Finding } from "../../../checks/finding";
import { draftFixes, type FindingFixes } from "../../core/fixes";
import type { CheckedSheet } from "../../core/state";
import { usePane } from "../use-pane";

/**
 * What the fixes of findings write, read anew whenever others are wanted; `null` until it is known.
 * @param findings must stay the same list as long as the same are wanted
 */
export function useDraft(checked: CheckedSheet, findings: readonly Finding[]): FindingFixes | null {
  const pane = usePane();
  const [draft, setDraft] = useState<{ readonly of: readonly Finding[]; readonly made: FindingFixes } | null>(null);
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const made = await draftFixes(checked, findings);
      if (!gone) setDraft({ of: findings, made });
    });
    return () => {
      gone = true;
    };
  }, [checked, findings, pane]);
  return draft?.of === findings ? draft.made : null;
}
