import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { linesByIndex, visibleFindings, visibleNotChecked } from "../core/select";
import { NO_FILTER, type CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { CheckControls, RunningCheck } from "./check-controls";
import { FilterBar } from "./filter-bar";
import { FindingList } from "./finding-list";
import { FindingView } from "./finding-view";
import { LineExplanationView } from "./line-explanation";
import { NotCheckedList } from "./not-checked-list";
import { NoticeBar } from "./notice";
import { ColumnsNote } from "./columns-note";
import { MatrixProblems, SheetProblems } from "./problems";
import { Later } from "./later";
import { loadColumnsScreen, loadFixAll, loadFixBar } from "./places";
import { Progress } from "./progress";
import { scrollTo, useScroller } from "./scroll";
import { StartView } from "./start-view";
import { Summary } from "./summary";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  top: { display: "flex", flexDirection: "column", gap: "10px", padding: "10px 12px 2px" },
  empty: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "8px",
    margin: 0,
    padding: "12px 16px",
    color: tokens.colorNeutralForeground2,
  },
});

/** What is wrong in this sheet? */
export function CheckView(): ReactElement {
  const styles = useStyles();
  const { check, busy, loaded } = usePaneState();
  const { checked, failure, running, columns, columnsOpen } = check;
  const working = busy && (
    <Progress
      label={WORDS.start.doing[busy.doing]}
      text={`${WORDS.start.doing[busy.doing]} ${WORDS.start.steps(busy.done, busy.of)}`.trim()}
      done={busy.done}
      of={busy.of}
    />
  );
  if (checked && check.fixing) return <Later load={loadFixAll} />;
  if (columnsOpen && columns) return <Later load={loadColumnsScreen} />;
  if (!checked) {
    return (
      <>
        {(failure !== null || running || working || loaded?.origin === "workbook") && (
          <div className={styles.top}>
            {failure !== null && <NoticeBar kind="error">{failure}</NoticeBar>}
            <RunningCheck />
            {working}
            {loaded && <MatrixProblems loaded={loaded} />}
          </div>
        )}
        <StartView />
      </>
    );
  }
  return <Result checked={checked} working={working} />;
}

/** The result of a check: the list, or one finding of it. */
function Result({
  checked,
  working,
}: {
  readonly checked: CheckedSheet;
  readonly working: ReactElement | null;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { dispatch } = pane.store;
  const { check, loaded, asOf } = usePaneState();
  const { filter, opened, active, failure } = check;
  const stale = check.stale ?? (asOf === checked.asOf ? null : "asOf");
  const scroller = useScroller();
  /** Where the list was left for a finding, in pixels: to come back to. */
  const [left, setLeft] = useState<number | null>(null);
  const positions = useMemo(() => visibleFindings(checked, filter), [checked, filter]);
  const notChecked = useMemo(() => visibleNotChecked(checked, filter), [checked, filter]);
  const lineCode = useMemo(
    () => (filter.line === null ? "" : (linesByIndex(checked).get(filter.line)?.code ?? "")),
    [checked, filter.line],
  );

  const open = (finding: number): void => {
    if (opened === null) setLeft(scroller.current?.scrollTop ?? 0);
    void pane.openFinding(finding);
    scrollTo(scroller.current, 0);
  };
  const finding = opened === null ? undefined : checked.result.findings[opened];
  if (opened !== null && finding) {
    const at = positions.indexOf(opened);
    return (
      <FindingView
        checked={checked}
        finding={finding}
        place={at + 1}
        of={positions.length}
        onBack={() => {
          setLeft(left ?? 0);
          dispatch({ type: "finding closed" });
        }}
        onStep={(by) => {
          const next = positions[at + by];
          if (next !== undefined) open(next);
        }}
      />
    );
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && filter.line !== null) dispatch({ type: "filtered", filter: { line: null } });
  };
  const showsNotChecked = filter.show === "notChecked" && filter.line === null;
  const onFilter = (change: Partial<typeof filter>): void => dispatch({ type: "filtered", filter: change });
  return (
    // Esc lets go of the line that is followed; the chip's button does the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <div className={styles.top}>
        <CheckControls checked={checked} />
        {working}
        {failure !== null && <NoticeBar kind="error">{failure}</NoticeBar>}
        {stale && <NoticeBar kind="warning">{WORDS.check.stale[stale]}</NoticeBar>}
        <Summary checked={checked} filter={filter} onFilter={onFilter} />
        <Later load={loadFixBar} waiting={null} />
        {checked.loaded.origin === "starter" && <NoticeBar kind="info">{WORDS.matrix.starterUsed}</NoticeBar>}
        {loaded && <MatrixProblems loaded={loaded} />}
        <ColumnsNote checked={checked} />
        <SheetProblems checked={checked} />
      </div>
      <FilterBar checked={checked} filter={filter} lineCode={lineCode} shown={positions.length} onFilter={onFilter} />
      {!showsNotChecked && positions.length > 0 && (
        <FindingList
          checked={checked}
          positions={positions}
          active={active}
          returnTo={left}
          onReturned={() => setLeft(null)}
          onActive={(at) => dispatch({ type: "row active", finding: at })}
          onOpen={open}
        />
      )}
      {(showsNotChecked || filter.line !== null) && notChecked.length > 0 && (
        <NotCheckedList entries={notChecked} onGo={(line) => void pane.goToLine(line)} />
      )}
      {filter.line !== null && <LineExplanationView key={filter.line} line={filter.line} />}
      {(showsNotChecked ? notChecked.length : positions.length) === 0 && filter.line === null && (
        <div className={styles.empty}>
          {emptyWords(checked, showsNotChecked)}
          {(filter.check !== null || filter.payer !== null || filter.text !== "" || filter.show !== "all") && (
            <Button size="small" onClick={() => onFilter(NO_FILTER)}>
              {WORDS.check.showAll}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function emptyWords(checked: CheckedSheet, notChecked: boolean): string {
  if (notChecked && checked.result.notChecked.length === 0) return WORDS.check.allChecked;
  return checked.result.findings.length === 0 && !notChecked ? WORDS.check.nothingFound : WORDS.check.nothingMatches;
}
