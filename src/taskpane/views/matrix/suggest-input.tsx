import { Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { completed, suggestions, type Suggestion } from "../../core/suggestions";
import { MATRIX_WORDS } from "../../words-matrix";
import { usePaneState } from "../use-pane";

const useStyles = makeStyles({
  root: { position: "relative" },
  input: { width: "100%", minWidth: 0 },
  list: {
    position: "absolute",
    zIndex: 3,
    insetInline: 0,
    top: "100%",
    margin: "2px 0 0",
    padding: "2px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  option: {
    display: "flex",
    gap: "8px",
    padding: "4px 8px",
    borderRadius: tokens.borderRadiusSmall,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  code: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  words: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
});

export interface SuggestInputProps {
  readonly what: "codes" | "diagnoses";
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  /** Given by the field around it. */
  readonly id?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
  readonly required?: boolean;
}

/** A list of codes or diagnoses; what is being typed is completed from those that the matrix and the open claim sheet use. */
export function SuggestInput({ what, value, label, placeholder, onChange, ...field }: SuggestInputProps): ReactElement {
  const styles = useStyles();
  const listId = useId();
  const { loaded, check } = usePaneState();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const sheet = check.checked?.sheet ?? null;
  const found = useMemo(
    () => (open && loaded ? suggestions(loaded.matrix, sheet, what, value) : []),
    [open, loaded, sheet, what, value],
  );
  const at = Math.min(active, found.length - 1);
  const isOpen = found.length > 0;
  const take = ({ code }: Suggestion): void => {
    onChange(completed(value, code));
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    const chosen = found[at];
    if (event.key === "ArrowDown") setActive(Math.min(found.length - 1, at + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, at - 1));
    else if (event.key === "Enter" && chosen) take(chosen);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.root}>
      <Input
        {...field}
        size="small"
        className={styles.input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        {...(isOpen ? { "aria-controls": listId, "aria-activedescendant": `${listId}-${at}` } : {})}
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onChange={(_, data) => {
          setOpen(true);
          setActive(0);
          onChange(data.value);
        }}
      />
      {isOpen && (
        <div
          id={listId}
          role="listbox"
          aria-label={`${MATRIX_WORDS.form.suggestions}: ${label}`}
          className={styles.list}
        >
          {found.map((each, i) => (
            // The field keeps the keyboard: arrows and Enter choose.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={each.code}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              className={mergeClasses(styles.option, i === at && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(each)}
            >
              <span className={styles.code}>{each.code}</span>
              <span className={styles.words}>{each.words}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
