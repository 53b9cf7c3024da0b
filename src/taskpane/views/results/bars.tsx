import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useCallback, type ReactElement } from "react";
import { familyOf } from "../../../checks/families";
import { CHECK_IDS } from "../../../checks/ids";
import { moneyText } from "../../../values/money";
import type { Steps } from "../../../values/steps";
import { groupsInSteps, type FindingGroup } from "../../core/groups";
import { visibleInSteps } from "../../core/select";
import { NO_FILTER, type BarsBy, type CheckedSheet, type Filter } from "../../core/state";
import { RESULTS_WORDS } from "../../words-results";
import { ChoiceBar } from "../matrix/choice-bar";
import { usePane, usePaneState } from "../use-pane";
import { useSteps } from "../use-steps";

const W = RESULTS_WORDS.bars;
/** Bars that are drawn; the others have too little at risk to look at first. */
const BARS_SHOWN = 6;
const WIDTH = 56;

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "4px" },
  bars: { display: "flex", flexDirection: "column", gap: "2px" },
  bar: {
    display: "grid",
    gridTemplateColumns: `${WIDTH}px 1fr auto`,
    alignItems: "center",
    gap: "8px",
    padding: "3px 6px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  track: { fill: tokens.colorNeutralBackground5, "@media (forced-colors: active)": { fill: "GrayText" } },
  fill: { fill: tokens.colorBrandBackground, "@media (forced-colors: active)": { fill: "CanvasText" } },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  amount: { fontVariantNumeric: "tabular-nums" },
});

/** The money at risk as bars by payer or by family of checks; each bar shows its findings alone. */
export function Bars(): ReactElement | null {
  const { checked } = usePaneState().check;
  return checked && <BarsOf checked={checked} />;
}

function BarsOf({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const { barsBy } = usePaneState().check;
  return (
    <div className={styles.root}>
      <ChoiceBar
        label={W.switch}
        choices={[
          { value: "payer", word: W.switchWords.payer },
          { value: "family", word: W.switchWords.family },
        ]}
        chosen={barsBy}
        onChoose={(by) => dispatch({ type: "bars by", by })}
      />
      <BarList checked={checked} by={barsBy} />
    </div>
  );
}

function BarList({ checked, by }: { readonly checked: CheckedSheet; readonly by: BarsBy }): ReactElement {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const { filter } = usePaneState().check;
  const bars = useSteps(
    checked,
    useCallback(() => barsInSteps(checked, by), [checked, by]),
  );
  const most = bars?.[0]?.amount ?? 1;
  return (
    <div role="group" aria-label={W.hint(W.label[by])} className={styles.bars}>
      {bars?.map(({ key, amount, findings }) => {
        const pressed = isPressed(filter, by, key);
        return (
          <button
            key={key}
            type="button"
            aria-pressed={pressed}
            aria-label={W.bar(key, findings, moneyText(amount))}
            className={mergeClasses(styles.bar, pressed && styles.pressed)}
            onClick={() => dispatch({ type: "filtered", filter: pressed ? LET_GO : chosen(by, key) })}
          >
            <svg width={WIDTH} height="8" aria-hidden="true" focusable="false">
              <rect width={WIDTH} height="8" rx="2" className={styles.track} />
              <rect width={Math.max(2, (WIDTH * amount) / most)} height="8" rx="2" className={styles.fill} />
            </svg>
            <span className={styles.name}>{key}</span>
            <span className={styles.amount}>{moneyText(amount)}</span>
          </button>
        );
      })}
    </div>
  );
}

function* barsInSteps(checked: CheckedSheet, by: BarsBy): Steps<readonly FindingGroup[]> {
  const all = yield* visibleInSteps(checked, NO_FILTER);
  const found = yield* groupsInSteps(checked, all, by);
  return found.filter(({ amount }) => amount > 0).slice(0, BARS_SHOWN);
}

const isPressed = ({ payer, family }: Filter, by: BarsBy, key: string): boolean =>
  by === "payer" ? payer === key : family?.name === key;

const LET_GO: Partial<Filter> = { payer: null, family: null, line: null };

const chosen = (by: BarsBy, key: string): Partial<Filter> =>
  by === "payer"
    ? { ...LET_GO, payer: key }
    : { ...LET_GO, family: { name: key, checks: CHECK_IDS.filter((check) => familyOf(check) === key) } };
