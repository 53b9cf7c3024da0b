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
    "@media (forced-colors: active)": { border: "1px solid CanvasText", lineHeight: "16px" },
  },
  good: { color: tokens.colorStatusSuccessForeground1, backgroundColor: tokens.colorStatusSuccessBackground1 },
  coming: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
  quiet: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground4 },
  warning: { color: tokens.colorStatusWarningForeground1, backgroundColor: tokens.colorStatusWarningBackground1 },
  error: { color: tokens.colorStatusDangerForeground1, backgroundColor: tokens.colorStatusDangerBackground1 },
});

export type Tone = "good" | "coming" | "quiet" | "warning" | "error";

/** A small word with a tone; the word alone says what is meant. */
export function WordBadge({ word, tone }: { readonly word: string; readonly tone: Tone }): ReactElement {
  const styles = useStyles();
  return <span className={mergeClasses(styles.badge, styles[tone])}>{word}</span>;
}
