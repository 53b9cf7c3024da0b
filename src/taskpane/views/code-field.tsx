import { Field, Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState, type KeyboardEvent, type ReactElement } from "react";
import type { KnownCode } from "../../matrix/known-codes";
import { ASK_WORDS } from "../words-ask";

const useStyles = makeStyles({
  root: { position: "relative", minWidth: 0 },
  // Fluent's inputs are wider than half of a narrow pane.
  control: { minWidth: 0, width: "100%" },
  list: {
    position: "absolute",
    top: "100%",
    zIndex: 3,
    minWidth: "100%",
    width: "max-content",
    maxWidth: "210px",
    margin: "2px 0 0",
    padding: "2px",
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
  start: { insetInlineStart: 0 },
  end: { insetInlineEnd: 0 },
  option: {
    display: "flex",
    gap: "8px",
    padding: "4px 6px",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    outline: `1px solid ${tokens.colorStrokeFocus2}`,
  },
  code: { fontWeight: tokens.fontWeightSemibold },
  words: {
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
});

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** Codes to choose from, while the value is none yet. */
  readonly choices: readonly KnownCode[];
  /** What is wrong with the value; not said while there are codes to choose from. */
  readonly fault: string | null;
  /** What the value was taken for, such as a drug's code. */
  readonly hint: string | null;
  /** Which edge of the field the list of codes keeps to. */
  readonly align?: "start" | "end";
  readonly onChange: (value: string) => void;
}

/** A field for a code: while one types, the codes that begin so, and drugs by their name. Arrows move, Enter takes, Esc closes. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const { label, value, placeholder, choices, fault, hint, align = "start", onChange } = props;
  const styles = useStyles();
  const id = useId();
  const [hasFocus, setHasFocus] = useState(false);
  const [isClosed, setIsClosed] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const isOpen = hasFocus && !isClosed && choices.length > 0;
  const at = active !== null && active < choices.length ? active : null;
  const take = (choice: KnownCode): void => {
    onChange(choice.code);
    setActive(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    const chosen = at === null ? undefined : choices[at];
    if (event.key === "Escape") setIsClosed(true);
    else if (event.key === "ArrowDown") setActive(at === null ? 0 : (at + 1) % choices.length);
    else if (event.key === "ArrowUp") setActive(((at ?? 0) + choices.length - 1) % choices.length);
    else if (event.key === "Enter" && chosen) take(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.root}>
      <Field
        label={label}
        size="small"
        {...(fault !== null && !isOpen ? { validationMessage: fault } : {})}
        {...(fault === null && hint !== null ? { hint } : {})}
      >
        <Input
          className={styles.control}
          size="small"
          value={value}
          placeholder={placeholder}
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-activedescendant={isOpen && at !== null ? `${id}-${at}` : undefined}
          onChange={(_, { value: typed }) => {
            setIsClosed(false);
            setActive(null);
            onChange(typed);
          }}
          onFocus={() => setHasFocus(true)}
          onBlur={() => setHasFocus(false)}
          onKeyDown={onKeyDown}
        />
      </Field>
      {isOpen && (
        <div
          id={id}
          role="listbox"
          aria-label={ASK_WORDS.codes}
          className={mergeClasses(styles.list, align === "end" ? styles.end : styles.start)}
        >
          {choices.map((choice, i) => (
            // The keys belong to the input, which names the option that they are on.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={choice.code}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              className={mergeClasses(styles.option, i === at && styles.active)}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <span className={styles.code}>{choice.code}</span>
              <span className={styles.words}>{choice.words}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
