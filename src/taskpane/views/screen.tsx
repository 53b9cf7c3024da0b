import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { FINDING_WORDS } from "../words-finding";
import { takeFocus } from "./focus";
import { BackIcon } from "./icons";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", paddingBottom: "16px" },
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    display: "flex",
    alignItems: "center",
    gap: "4px",
    minHeight: "32px",
    padding: "4px 8px 4px 4px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  tools: { marginInlineStart: "auto", display: "flex", alignItems: "center", gap: "4px" },
  body: { display: "flex", flexDirection: "column", gap: "12px", padding: "10px 12px 0" },
  head: { display: "flex", flexDirection: "column", gap: "2px" },
  line: { display: "flex", alignItems: "flex-start", gap: "8px" },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: "anywhere",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outline: "none",
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

export interface ScreenProps {
  readonly title: string;
  /** Small print under the title. */
  readonly subtitle?: string;
  /** Beside the title, such as a badge. */
  readonly mark?: ReactNode;
  /** At the right end of the bar. */
  readonly tools?: ReactNode;
  /** False where something inside takes the focus, such as the row of a list that was come back to. */
  readonly takesFocus?: boolean;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A screen on top of a place: a bar with the way back, which Esc goes too, and a title that takes the focus. */
export function Screen(props: ScreenProps): ReactElement {
  const { title, subtitle, mark, tools, takesFocus = true, onBack, children } = props;
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const takesIt = useRef(takesFocus);
  useEffect(() => {
    if (takesIt.current) takeFocus(heading.current);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onBack();
  };
  return (
    // Esc goes back from anywhere inside; the Back button says the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.root} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <Button appearance="subtle" size="small" icon={<BackIcon />} onClick={onBack}>
          {FINDING_WORDS.back}
        </Button>
        {tools !== undefined && <span className={styles.tools}>{tools}</span>}
      </div>
      <div className={styles.body}>
        <div className={styles.head}>
          <div className={styles.line}>
            <h2 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h2>
            {mark}
          </div>
          {subtitle !== undefined && <span className={styles.quiet}>{subtitle}</span>}
        </div>
        {children}
      </div>
    </div>
  );
}
