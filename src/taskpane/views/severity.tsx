import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Severity } from "../../checks/check";
import { WORDS } from "../words";

/** A severity, or the third state beside them. */
export type Mark = Severity | "notChecked";

/** The colour that goes with a mark; the word always stands beside it. */
export const MARK_COLORS: Readonly<
  Record<Mark, { readonly strong: string; readonly text: string; readonly soft: string }>
> = {
  error: {
    strong: tokens.colorStatusDangerBackground3,
    text: tokens.colorStatusDangerForeground1,
    soft: tokens.colorStatusDangerBackground1,
  },
  warning: {
    strong: tokens.colorStatusWarningBackground3,
    text: tokens.colorStatusWarningForeground1,
    soft: tokens.colorStatusWarningBackground1,
  },
  info: {
    strong: tokens.colorBrandBackground,
    text: tokens.colorBrandForeground2,
    soft: tokens.colorBrandBackground2,
  },
  notChecked: {
    strong: tokens.colorNeutralStrokeAccessible,
    text: tokens.colorNeutralForeground2,
    soft: tokens.colorNeutralBackground4,
  },
};

/** The word of a mark. */
export const markWord = (mark: Mark): string => (mark === "notChecked" ? WORDS.notChecked : WORDS.severity[mark]);

const useStyles = makeStyles({
  badge: {
    flexShrink: 0,
    padding: "0 6px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    "@media (forced-colors: active)": { border: "1px solid CanvasText", lineHeight: "16px" },
  },
  error: { color: MARK_COLORS.error.text, backgroundColor: MARK_COLORS.error.soft },
  warning: { color: MARK_COLORS.warning.text, backgroundColor: MARK_COLORS.warning.soft },
  info: { color: MARK_COLORS.info.text, backgroundColor: MARK_COLORS.info.soft },
  notChecked: { color: MARK_COLORS.notChecked.text, backgroundColor: MARK_COLORS.notChecked.soft },
});

/** A mark as a small word. */
export function MarkBadge({ mark }: { readonly mark: Mark }): ReactElement {
  const styles = useStyles();
  return <span className={mergeClasses(styles.badge, styles[mark])}>{markWord(mark)}</span>;
}
