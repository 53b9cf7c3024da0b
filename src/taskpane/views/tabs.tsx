import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type KeyboardEvent, type ReactElement } from "react";
import type { Tab } from "../core/state";
import { WORDS } from "../words";
import { NARROW } from "./narrow";

const TABS: readonly { readonly tab: Tab; readonly word: string }[] = [
  { tab: "check", word: WORDS.tabs.check },
  { tab: "matrix", word: WORDS.tabs.matrix },
  { tab: "ask", word: WORDS.tabs.ask },
  { tab: "setup", word: WORDS.tabs.setup },
];

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    flexShrink: 0,
    // Excel's own menu of the pane stands in the top right corner.
    padding: "0 40px 0 8px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: "relative",
    padding: "0 12px",
    [NARROW]: { padding: "0 8px" },
    height: "40px",
    border: "none",
    background: "none",
    font: "inherit",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-4px" },
  },
  open: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      insetInline: "12px",
      bottom: "-1px",
      height: "3px",
      borderRadius: "2px",
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight" },
    },
  },
});

export const panelId = (tab: Tab): string => `panel-${tab}`;
export const tabId = (tab: Tab): string => `tab-${tab}`;

export interface TabsProps {
  readonly open: Tab;
  /** Errors of the matrix, counted on its tab. */
  readonly matrixErrors: number;
  readonly onOpen: (tab: Tab) => void;
}

/** The places of the pane. Arrows move between them; one Tab stop for all. */
export function Tabs({ open, matrixErrors, onOpen }: TabsProps): ReactElement {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = TABS.findIndex(({ tab }) => tab === open);
    const next = TABS[(at + step + TABS.length) % TABS.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next.tab);
    list.current?.querySelector<HTMLElement>(`#${tabId(next.tab)}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={WORDS.tabs.label} className={styles.list}>
      {TABS.map(({ tab, word }) => (
        <button
          key={tab}
          id={tabId(tab)}
          type="button"
          role="tab"
          aria-selected={tab === open}
          aria-controls={panelId(tab)}
          tabIndex={tab === open ? 0 : -1}
          className={mergeClasses(styles.tab, tab === open && styles.open)}
          onClick={() => onOpen(tab)}
          onKeyDown={onKeyDown}
        >
          {tab === "matrix" ? WORDS.tabs.withErrors(word, matrixErrors) : word}
        </button>
      ))}
    </div>
  );
}
