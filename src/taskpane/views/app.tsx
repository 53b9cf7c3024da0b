import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { readAppearance, watchAppearance, type Appearance } from "../../excel/theme";
import type { Pane } from "../core/pane";
import type { PaneState, Tab } from "../core/state";
import { WORDS } from "../words";
import { CheckView } from "./check-view";
import { Later } from "./later";
import { NoticeBar } from "./notice";
import { loadAskPlace, loadDesk, loadMatrixPlace, loadSetupPlace, loadTroublePage } from "./places";
import { ScrollContext } from "./scroll";
import { panelId, tabId, Tabs } from "./tabs";
import { TroubleBoundary } from "./trouble/boundary";
import { PaneContext, usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  provider: { height: "100%", backgroundColor: tokens.colorNeutralBackground1 },
  // The browser's own parts, such as the button of a date, follow.
  dark: { colorScheme: "dark" },
  root: {
    height: "100%",
    display: "flex",
    flexDirection: "column",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    // A field is no wider than the pane, however long its choices are.
    "& .fui-Field": { gridTemplateColumns: "minmax(0, 1fr)" },
    "& .fui-Select, & select, & .fui-Input": { minWidth: 0 },
  },
  notice: { flexShrink: 0, padding: "8px 12px 0" },
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    position: "relative",
    scrollbarWidth: "thin",
    outline: "none",
  },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** The pane in Excel's look: light or dark by Office's theme. In high contrast the system's own colours take over. */
export function App({ pane }: { readonly pane: Pane }): ReactElement {
  const styles = useStyles();
  const [appearance, setAppearance] = useState<Appearance>(readAppearance);
  useEffect(() => watchAppearance(setAppearance), []);
  return (
    <FluentProvider
      theme={appearance === "dark" ? webDarkTheme : webLightTheme}
      className={mergeClasses(styles.provider, appearance === "dark" && styles.dark)}
    >
      <PaneContext value={pane}>
        <PlacesOrTrouble />
      </PaneContext>
    </FluentProvider>
  );
}

/** The page of an error that nobody foresaw stands in place of what threw it. */
function PlacesOrTrouble(): ReactElement {
  const { dispatch } = usePane().store;
  const { trouble } = usePaneState();
  if (trouble) return <Later load={loadTroublePage} />;
  return (
    <TroubleBoundary onTrouble={(error) => dispatch({ type: "troubled", trouble: { error, at: Date.now() } })}>
      <Places />
    </TroubleBoundary>
  );
}

function Places(): ReactElement {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const state = usePaneState();
  const { tab, notice } = state;
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.root}>
      <Tabs
        open={tab}
        matrixErrors={state.matrix.errors}
        onOpen={(next) => dispatch({ type: "tab opened", tab: next })}
      />
      {notice && (
        <div className={styles.notice}>
          <NoticeBar
            kind={notice.kind}
            {...(notice.undo === undefined || notice.undo === false
              ? {}
              : { action: <UndoButton undo={notice.undo} /> })}
            onClose={() => dispatch({ type: "noticed", notice: null })}
          >
            {notice.text}
          </NoticeBar>
        </div>
      )}
      <div
        key={tab}
        ref={scroller}
        id={panelId(tab)}
        role="tabpanel"
        aria-labelledby={tabId(tab)}
        className={styles.panel}
      >
        <ScrollContext value={scroller}>
          <Place tab={tab} />
        </ScrollContext>
      </div>
      <div role="status" className={styles.unseen}>
        {announcement(state)}
      </div>
    </div>
  );
}

/** Takes back what was just saved. */
function UndoButton({ undo: own }: { readonly undo: true | (() => Promise<void>) }): ReactElement {
  const pane = usePane();
  const { busy } = usePaneState();
  const undo = (): Promise<void> =>
    pane.attempt(async () => {
      if (own !== true) return own();
      const { deskOf } = await loadDesk();
      await deskOf(pane).undo();
    });
  return (
    <Button size="small" disabled={busy !== null} onClick={() => void undo()}>
      {WORDS.undo}
    </Button>
  );
}

function Place({ tab }: { readonly tab: Tab }): ReactElement {
  switch (tab) {
    case "check":
      return <CheckView />;
    case "matrix":
      return <Later key={tab} load={loadMatrixPlace} />;
    case "ask":
      return <Later key={tab} load={loadAskPlace} />;
    case "setup":
      return <Later key={tab} load={loadSetupPlace} />;
  }
}

/** What a screen reader says when something is done: the last message, or what a check came to. */
function announcement({ notice, check }: PaneState): string {
  if (notice) return notice.text;
  if (check.running) return "";
  if (check.failure !== null) return check.failure;
  const { checked } = check;
  if (!checked) return "";
  const { lines, error, warning, notChecked } = checked.result.summary;
  return WORDS.check.announce(lines, error, warning, notChecked);
}
