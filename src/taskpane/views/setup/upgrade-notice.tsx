import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { upgradeSteps, upgradeWorkbook, type UpgradeSteps } from "../../core/upgrade";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { WORDS } from "../../words";
import { NoticeBar } from "../notice";
import { usePane, usePaneState } from "../use-pane";
import { SavingProgress } from "../saving-progress";

/** A workbook of an older build: what it lacks, and one button that adds it. Nothing is shown where it lacks nothing. */
export function UpgradeNotice({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement | null {
  const pane = usePane();
  const { busy } = usePaneState();
  const [steps, setSteps] = useState<{ readonly of: LoadedMatrix; readonly found: UpgradeSteps | null }>();
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const found = await upgradeSteps(pane, loaded);
      if (!gone) setSteps({ of: loaded, found });
    });
    return () => {
      gone = true;
    };
  }, [pane, loaded]);
  const found = steps?.of === loaded ? steps.found : null;
  if (!found) return null;
  return (
    <div style={{ padding: "10px 12px 0" }}>
      {found.kind === "blocked" ? (
        <NoticeBar kind="error">{WORDS.matrix.blocked(found.blocked)}</NoticeBar>
      ) : (
        <NoticeBar
          kind="warning"
          action={
            <>
              <SavingProgress label={SETUP.upgrade.saving} />
              <Button size="small" disabled={busy !== null} onClick={() => void upgradeWorkbook(pane, found.plan)}>
                {SETUP.upgrade.button}
              </Button>
            </>
          }
        >
          {SETUP.upgrade.lacks(found.adds)}
        </NoticeBar>
      )}
    </div>
  );
}
