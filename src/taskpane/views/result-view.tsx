import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { linesByIndex } from "../core/line-views";
import { firstLine, isNarrow, openGroup, showsGroups, visibleInSteps, visibleNotChecked } from "../core/select";
import { NO_FILTER, type CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { CheckControls } from "./check-controls";
import { ColumnsNote } from "./columns-note";
import { DamageNote } from "./damage-note";
import { FilterBar } from "./filter-bar";
import { FindingList } from "./finding-list";
import { FindingView } from "./finding-view";
import { Later } from "./later";
import { LineExplanationView } from "./line-explanation";
import { NotCheckedList } from "./not-checked-list";
import { NoticeBar } from "./notice";
import {
  loadAnswersScreen,
  loadAuditScreen,
  loadFixBar,
  loadGroups,
  loadMatrixUsed,
  loadReleaseBar,
  loadReleasePlace,
  loadWriteScreen,
} from "./places";
import { MatrixProblems, SheetProblems } from "./problems";
import { scrollTo, useScroller } from "./scroll";
import { Summary } from "./summary";
import { usePane, usePaneState } from "./use-pane";
import { useSteps } from "./use-steps";
import { Working } from "./working";

/** The screens on top of the list. */
const SCREENS = {
  release: loadReleasePlace,
  dismissed: loadReleasePlace,
  write: loadWriteScreen,
  answers: loadAnswersScreen,
  audit: loadAuditScreen,
} as const;

/** While it is looked which findings are listed. */
const NONE: readonly number[] = [];

/** Arrows go through many rows: the sheet follows when they pause. */
const FOLLOW_AFTER_MS = 250;

const useStyles = makeStyles({
  write: { alignSelf: "flex-start", fontSize: tokens.fontSizeBase200 },
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

/** The result of the check that was made last. */
export function ResultView(): ReactElement | null {
  const { checked } = usePaneState().check;
  return checked && <Result checked={checked} />;
}

/** The result of a check: the list, or one finding of it. */
function Result({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { dispatch } = pane.store;
  const { check, loaded, asOf, busy } = usePaneState();
  const { filter, opened, active, failure } = check;
  const stale = check.stale ?? (asOf === checked.asOf ? null : "asOf");
  const scroller = useScroller();
  /** Where the list was left for a finding, in pixels: to come back to. */
  const [left, setLeft] = useState<number | null>(null);
  const visible = useSteps(
    checked,
    useCallback(() => visibleInSteps(checked, filter), [checked, filter]),
  );
  const positions = visible ?? NONE;
  const notChecked = useMemo(() => visibleNotChecked(checked, filter), [checked, filter]);
  const lineCode = useMemo(
    () => (filter.line === null ? "" : (linesByIndex(checked).get(filter.line)?.code ?? "")),
    [checked, filter.line],
  );

  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
  /** The sheet follows the row that has the keyboard, once it stays there. */
  const follow = (at: number): void => {
    clearTimeout(following.current);
    const found = checked.result.findings[at];
    if (!found) return;
    following.current = setTimeout(() => {
      // Somebody who types in the sheet by now keeps the cell.
      if (document.hasFocus()) void pane.goToLine(firstLine(found));
    }, FOLLOW_AFTER_MS);
  };
  const open = (finding: number): void => {
    clearTimeout(following.current);
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

  if (check.screen !== "list") return <Later key={check.screen} load={SCREENS[check.screen]} />;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    if (filter.line !== null) dispatch({ type: "filtered", filter: { line: null } });
    else if (openGroup(filter) !== null) dispatch({ type: "filtered", filter: { [filter.by]: null } });
  };
  const groups = showsGroups(filter);
  const showsNotChecked = filter.show === "notChecked" && filter.line === null;
  const onFilter = (change: Partial<typeof filter>): void => dispatch({ type: "filtered", filter: change });
  return (
    // Esc lets go of the line that is followed or of the group that is open; the chip's button does the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <div className={styles.top}>
        <CheckControls checked={checked} />
        <Working />
        {failure !== null && <NoticeBar kind="error">{failure}</NoticeBar>}
        {stale && <NoticeBar kind="warning">{WORDS.check.stale[stale]}</NoticeBar>}
        <Summary checked={checked} filter={filter} onFilter={onFilter} />
        <Later load={loadFixBar} waiting={null} />
        <Later load={loadReleaseBar} />
        <Link as="button" className={styles.write} onClick={() => dispatch({ type: "check screen", screen: "write" })}>
          {WORDS.check.write}
        </Link>
        {checked.loaded.origin === "starter" && <NoticeBar kind="info">{WORDS.matrix.starterUsed}</NoticeBar>}
        {loaded && (loaded.from || busy?.doing === "export") && <Later load={loadMatrixUsed} />}
        {loaded && <MatrixProblems loaded={loaded} />}
        <ColumnsNote checked={checked} />
        <DamageNote />
        <SheetProblems checked={checked} />
      </div>
      <FilterBar checked={checked} filter={filter} lineCode={lineCode} shown={positions.length} onFilter={onFilter} />
      {groups && positions.length > 0 && <Later load={loadGroups} />}
      {!groups && !showsNotChecked && positions.length > 0 && (
        <FindingList
          checked={checked}
          positions={positions}
          active={active}
          returnTo={left}
          onReturned={() => setLeft(null)}
          onActive={(at) => dispatch({ type: "row active", finding: at })}
          onMoved={follow}
          onOpen={open}
        />
      )}
      {(showsNotChecked || filter.line !== null) && notChecked.length > 0 && (
        <NotCheckedList entries={notChecked} onGo={(line) => void pane.goToLine(line)} />
      )}
      {filter.line !== null && <LineExplanationView key={filter.line} line={filter.line} />}
      {visible && (showsNotChecked ? notChecked.length : positions.length) === 0 && filter.line === null && (
        <div className={styles.empty}>
          {emptyWords(checked, showsNotChecked)}
          {isNarrow(filter) && (
            <Button size="small" onClick={() => onFilter({ ...NO_FILTER, by: filter.by })}>
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
