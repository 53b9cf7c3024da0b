import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { RunningCheck } from "./check-controls";
import { DamageNote } from "./damage-note";
import { Later, preload } from "./later";
import { NoticeBar } from "./notice";
import { loadResult } from "./load-result";
import { loadColumnsScreen, loadDamageScreen, loadFixAll } from "./places";
import { MatrixProblems } from "./problems";
import { StartView } from "./start-view";
import { usePaneState } from "./use-pane";
import { isWorking, Working } from "./working";

const useStyles = makeStyles({
  top: { display: "flex", flexDirection: "column", gap: "10px", padding: "10px 12px 2px" },
});

// Asked for at once, so that it is there when a check is done; after a failed load the result asks again.
preload(loadResult);

/** What is wrong in this sheet? */
export function CheckView(): ReactElement {
  const styles = useStyles();
  const { check, busy, loaded } = usePaneState();
  const { checked, failure, running, columns, columnsOpen, damage, damageOpen } = check;
  if (checked && check.fixing) return <Later load={loadFixAll} />;
  if (damageOpen && damage) return <Later load={loadDamageScreen} />;
  if (columnsOpen && columns) return <Later load={loadColumnsScreen} />;
  if (checked) return <Later load={loadResult} />;
  return (
    <>
      {(failure !== null || running || isWorking(busy) || damage || loaded?.origin === "workbook") && (
        <div className={styles.top}>
          {failure !== null && <NoticeBar kind="error">{failure}</NoticeBar>}
          <RunningCheck />
          <Working />
          <DamageNote />
          {loaded && <MatrixProblems loaded={loaded} />}
        </div>
      )}
      <StartView />
    </>
  );
}
