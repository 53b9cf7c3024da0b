import { makeStyles, tokens, type FieldControlProps } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  area: {
    width: "100%",
    minWidth: 0,
    boxSizing: "border-box",
    resize: "vertical",
    padding: "6px 10px",
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    "::placeholder": { color: tokens.colorNeutralForeground4 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
});

/** What the field around it gives goes to the control: its id, whether it is required, and what is wrong with it. */
export interface TextAreaProps extends FieldControlProps {
  readonly value: string;
  readonly placeholder: string;
  readonly rows: number;
  readonly onChange: (value: string) => void;
}

/** Text of several lines, in the look of Fluent's fields: its own takes kilobytes. */
export function TextArea({ value, placeholder, rows, onChange, ...field }: TextAreaProps): ReactElement {
  const styles = useStyles();
  return (
    <textarea
      {...field}
      className={styles.area}
      rows={rows}
      value={value}
      placeholder={placeholder}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
