import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import { grouped } from "../../values/lists";
import { moneyText } from "../../values/money";
import type { CheckedSheet, Filter } from "../core/state";
import { WORDS } from "../words";
import { DownIcon } from "./icons";
import { Later } from "./later";
import { loadBars } from "./places";
import { MARK_COLORS, type Mark } from "./severity";
import { usePaneState } from "./use-pane";

const MARKS: readonly Mark[] = ["error", "warning", "info", "notChecked"];

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px" },
  headline: { display: "flex", alignItems: "baseline", columnGap: "4px", flexWrap: "wrap" },
  money: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  byPayer: {
    display: "inline-flex",
    alignItems: "center",
    gap: "2px",
    alignSelf: "center",
    padding: "2px 6px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    "& svg": { width: "12px", height: "12px" },
  },
  chosen: { maxWidth: "120px", overflow: "hidden", textOverflow: "ellipsis" },
  turned: { "& svg": { transform: "rotate(180deg)" } },
  clean: { marginInlineStart: "auto", color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(60px, 1fr))",
    gap: "6px",
    border: "none",
    margin: 0,
    padding: 0,
  },
  tile: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    minWidth: 0,
    padding: "5px 4px 5px 9px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    cursor: "pointer",
    overflow: "hidden",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    "::before": {
      content: '""',
      position: "absolute",
      insetBlock: 0,
      insetInlineStart: 0,
      width: "3px",
      backgroundColor: "var(--mark)",
    },
  },
  pressed: {
    border: `1px solid ${tokens.colorNeutralStroke1Pressed}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  count: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  word: {
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    textAlign: "start",
  },
  zero: { color: tokens.colorNeutralForeground3 },
});

export interface SummaryProps {
  readonly checked: CheckedSheet;
  readonly filter: Filter;
  readonly onFilter: (filter: Partial<Filter>) => void;
}

/** What a check came to: the money, the lines by their worst finding, and whose money it is. */
export function Summary({ checked, filter, onFilter }: SummaryProps): ReactElement {
  const styles = useStyles();
  const { summary } = checked.result;
  const { barsBy } = usePaneState().check;
  const [open, setOpen] = useState(false);
  const payersId = useId();
  return (
    <div className={styles.root}>
      <div className={styles.headline}>
        <span className={styles.money}>{moneyText(summary.amountAtRisk)}</span>
        <span className={styles.quiet}>{WORDS.check.atRisk}</span>
        {summary.amountAtRisk > 0 && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={payersId}
            className={mergeClasses(styles.byPayer, open && styles.turned)}
            onClick={() => setOpen(!open)}
          >
            <span className={styles.chosen}>{filter.payer ?? filter.family?.name ?? WORDS.check.barsBy[barsBy]}</span>
            <DownIcon />
          </button>
        )}
        <span className={styles.clean}>{WORDS.check.clean(summary.clean, summary.lines)}</span>
      </div>
      <div id={payersId} hidden={!open}>
        {open && <Later load={loadBars} />}
      </div>
      <div role="group" aria-label={WORDS.check.tiles} className={styles.tiles}>
        {MARKS.map((mark) => {
          const pressed = filter.show === mark;
          const count = summary[mark];
          return (
            <button
              key={mark}
              type="button"
              aria-pressed={pressed}
              className={mergeClasses(styles.tile, pressed && styles.pressed)}
              style={{ ["--mark" as string]: MARK_COLORS[mark].strong }}
              onClick={() => onFilter({ show: pressed ? "all" : mark, check: null, line: null })}
            >
              <span className={mergeClasses(styles.count, count === 0 && styles.zero)}>{grouped(count)}</span>{" "}
              <span className={styles.word}>{WORDS.check.tileWords[mark]}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
