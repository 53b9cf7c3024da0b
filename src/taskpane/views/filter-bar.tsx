import { Button, Input, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { checksFound, openGroup } from "../core/select";
import type { CheckedSheet, Filter, ListedBy } from "../core/state";
import { WORDS } from "../words";
import { CloseIcon, FormulaIcon, SearchIcon } from "./icons";
import { usePane } from "./use-pane";

const LISTED_BY: readonly ListedBy[] = ["worst", "money", "line", "check", "payer", "provider"];

const useStyles = makeStyles({
  root: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: "4px",
    padding: "8px 12px",
    minHeight: "32px",
    alignItems: "center",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** Wide enough for what they say as long as nothing is chosen; in a narrow pane the search is its sign until somebody is in it. */
  list: { flex: "0 1 104px", minWidth: 0, "& select": { textOverflow: "ellipsis" } },
  check: { flex: "1 1 94px" },
  search: {
    flex: "8 1 44px",
    minWidth: 0,
    "@media (max-width: 345px)": { "&:not(:focus-within) input::placeholder": { color: "transparent" } },
    ":focus-within": { flexBasis: "100%", order: 1 },
    ":has(input:not(:placeholder-shown))": { flexBasis: "100%", order: 1 },
  },
  chip: { flexShrink: 0, fontWeight: tokens.fontWeightSemibold },
  count: {
    flexGrow: 1,
    textAlign: "end",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
});

export interface FilterBarProps {
  readonly checked: CheckedSheet;
  readonly filter: Filter;
  readonly lineCode: string;
  readonly shown: number;
  readonly onFilter: (filter: Partial<Filter>) => void;
}

/** What the list shows: one check, some words, or the line that is selected in the sheet. */
export function FilterBar({ checked, filter, lineCode, shown, onFilter }: FilterBarProps): ReactElement {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const checks = useMemo(() => checksFound(checked, filter.show), [checked, filter.show]);
  const openColumn = (): void => {
    dispatch({ type: "asked", fields: { column: "check" } });
    dispatch({ type: "tab opened", tab: "ask" });
  };
  const group = filter.line === null ? openGroup(filter) : null;
  if (filter.line !== null || group !== null) {
    return (
      <div className={styles.root}>
        <Button
          className={styles.chip}
          size="small"
          shape="circular"
          icon={<CloseIcon />}
          iconPosition="after"
          title={WORDS.check.showAll}
          onClick={() => onFilter(group === null ? { line: null } : { [filter.by]: null })}
        >
          {filter.line === null ? WORDS.check.groupChip(group ?? "") : WORDS.check.lineChip(filter.line, lineCode)}
        </Button>
        <span className={styles.count}>
          {filter.line === null ? WORDS.check.findings(shown) : WORDS.check.lineFindings(shown)}
        </span>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <Select
        className={styles.list}
        size="small"
        aria-label={WORDS.check.listedBy}
        value={filter.by}
        onChange={(_, { value }) => onFilter({ by: LISTED_BY.find((by) => by === value) ?? "worst" })}
      >
        {LISTED_BY.map((by) => (
          <option key={by} value={by}>
            {WORDS.check.listedByWords[by]}
          </option>
        ))}
      </Select>
      {filter.by !== "check" && (
        <Select
          className={mergeClasses(styles.list, styles.check)}
          size="small"
          aria-label={WORDS.check.checkFilter}
          value={filter.check ?? ""}
          onChange={(_, { value }) => onFilter({ check: checks.find(({ check }) => check === value)?.check ?? null })}
        >
          <option value="">{WORDS.check.everyCheck}</option>
          {checks.map(({ check, name, count }) => (
            <option key={check} value={check}>
              {WORDS.check.checkOption(check, name, count)}
            </option>
          ))}
        </Select>
      )}
      <Input
        className={styles.search}
        size="small"
        type="search"
        aria-label={WORDS.check.search}
        placeholder={WORDS.check.search}
        contentBefore={<SearchIcon />}
        value={filter.text}
        onChange={(_, { value }) => onFilter({ text: value })}
      />
      <Button
        className={styles.chip}
        appearance="subtle"
        size="small"
        icon={<FormulaIcon />}
        title={WORDS.check.asColumn}
        aria-label={WORDS.check.asColumn}
        onClick={openColumn}
      />
    </div>
  );
}
