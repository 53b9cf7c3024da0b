import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  badge: {
    flexShrink: 0,
    padding: "0 6px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
    "@media (forced-colors: active)": { border: "1px solid CanvasText", lineHeight: "16px" },
  },
  good: { color: tokens.colorStatusSuccessForeground1, backgroundColor: tokens.colorStatusSuccessBackground1 },
  bad: { color: tokens.colorStatusDangerForeground1, backgroundColor: tokens.colorStatusDangerBackground1 },
  warn: { color: tokens.colorStatusWarningForeground1, backgroundColor: tokens.colorStatusWarningBackground1 },
  new: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
});

export type Tone = "good" | "bad" | "warn" | "new" | "plain";

/** A state as a small word; the colour only goes with it. */
export function StateBadge({ tone, word }: { readonly tone: Tone; readonly word: string }): ReactElement {
  const styles = useStyles();
  return <span className={mergeClasses(styles.badge, tone !== "plain" && styles[tone])}>{word}</span>;
}
