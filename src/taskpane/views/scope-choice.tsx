import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import { WORDS } from "../words";
import { DownIcon } from "./icons";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  check: { display: "flex", alignItems: "center", gap: "2px" },
  more: { minWidth: "26px", maxWidth: "26px", paddingInline: 0 },
  turned: { "& svg": { transform: "rotate(180deg)" } },
  parts: { flexBasis: "100%", display: "flex", flexWrap: "wrap", gap: "6px", border: "none", margin: 0, padding: 0 },
});

/** Beside the button that checks the whole sheet: what else can be checked, one press away. */
export function ScopeChoice({ children }: { readonly children: ReactElement }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, check } = usePaneState();
  const [open, setOpen] = useState(false);
  const id = useId();
  const disabled = busy !== null || check.running !== null;
  return (
    <>
      <span className={styles.check}>
        {children}
        <Button
          className={mergeClasses(styles.more, open && styles.turned)}
          icon={<DownIcon />}
          aria-label={WORDS.check.scopes}
          aria-expanded={open}
          aria-controls={id}
          disabled={disabled}
          onClick={() => setOpen(!open)}
        />
      </span>
      <fieldset id={id} hidden={!open} aria-label={WORDS.check.scopes} className={styles.parts} style={{ order: 1 }}>
        {open &&
          (["selection", "patient"] as const).map((kind) => (
            <Button
              key={kind}
              size="small"
              disabled={disabled}
              title={WORDS.check.scopeHelp}
              onClick={() => void pane.check(kind)}
            >
              {WORDS.check.scopeButtons[kind]}
            </Button>
          ))}
      </fieldset>
    </>
  );
}
