import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { FINDING_WORDS } from "../words-finding";
import { BackIcon, NextIcon } from "./icons";

const useStyles = makeStyles({
  position: { marginInline: "auto 4px", color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

export interface StepsProps {
  /** 1-based place in the list that is gone through; 0 where it is no longer in it. */
  readonly place: number;
  readonly of: number;
  /** What the buttons go to, such as "Next finding". */
  readonly previous: string;
  readonly next: string;
  readonly onStep: (by: 1 | -1) => void;
}

/** "3 of 41", and the way to the neighbours. */
export function Steps({ place, of, previous, next, onStep }: StepsProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      <span className={styles.position}>{FINDING_WORDS.position(place, of)}</span>
      <Button
        appearance="subtle"
        size="small"
        icon={<BackIcon />}
        aria-label={previous}
        disabled={place <= 1}
        onClick={() => onStep(-1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<NextIcon />}
        aria-label={next}
        disabled={place >= of}
        onClick={() => onStep(1)}
      />
    </>
  );
}
