import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  root: { display: "flex", alignItems: "flex-start", gap: "8px", minHeight: "24px", cursor: "pointer" },
  box: { width: "16px", height: "16px", margin: "2px 0 0", flexShrink: 0, accentColor: tokens.colorBrandBackground },
  text: { minWidth: 0, overflowWrap: "anywhere" },
});

export interface CheckBoxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** The browser's own check box with its words: Fluent's takes kilobytes. */
export function CheckBox({ label, checked, disabled = false, onChange }: CheckBoxProps): ReactElement {
  const styles = useStyles();
  return (
    <label className={styles.root}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span className={styles.text}>{label}</span>
    </label>
  );
}
