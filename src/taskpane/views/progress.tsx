import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { WORDS } from "../words";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px" },
  track: {
    height: "4px",
    borderRadius: "2px",
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground6,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  bar: {
    height: "100%",
    borderRadius: "2px",
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  unknown: {
    width: "30%",
    animationName: { from: { transform: "translateX(-100%)" }, to: { transform: "translateX(340%)" } },
    animationDuration: "1.4s",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none" },
  },
  below: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "8px", minHeight: "32px" },
  text: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
});

export interface ProgressProps {
  readonly label: string;
  /** What is counted, in words. */
  readonly text: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly of: number;
  readonly onCancel?: () => void;
}

/** How far something is, in a bar and in words, with a way to stop it where there is one. */
export function Progress({ label, text, done, of, onCancel }: ProgressProps): ReactElement {
  const styles = useStyles();
  const known = of > 0;
  return (
    <div className={styles.root}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuetext={text || label}
        aria-valuemin={0}
        {...(known ? { "aria-valuenow": done, "aria-valuemax": of } : {})}
        className={styles.track}
      >
        {known ? (
          <div className={styles.bar} style={{ width: `${Math.min(100, (100 * done) / of)}%` }} />
        ) : (
          <div className={`${styles.bar} ${styles.unknown}`} />
        )}
      </div>
      <div className={styles.below}>
        <span className={styles.text}>{text || label}</span>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {WORDS.check.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
