import { tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Severity } from "../../checks/check";
import { WORDS } from "../words";
import { WordBadge, type Tone } from "./word-badge";

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

const TONES: Readonly<Record<Mark, Tone>> = { error: "error", warning: "warning", info: "coming", notChecked: "quiet" };

/** A mark as a small word. */
export function MarkBadge({ mark }: { readonly mark: Mark }): ReactElement {
  return <WordBadge word={markWord(mark)} tone={TONES[mark]} />;
}
