import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { fieldsOf, withField, type UnderstoodList } from "../../core/list-import";
import { SETUP } from "../../words-setup";
import { WordBadge, type Tone } from "../word-badge";
import { NoticeBar } from "../notice";
import type { GuessedColumn } from "../../../matrix/import/list-mapping";
import type { ListPartProps } from "./list-source-view";

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: "none", minWidth: 0, display: "flex", flexDirection: "column", gap: "8px" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  column: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "0 8px",
    alignItems: "center",
  },
  head: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  samples: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  select: { gridRow: "1 / span 2", gridColumn: "2", minWidth: 0 },
  control: { minWidth: 0, width: "100%" },
});

const TONES: Readonly<Record<GuessedColumn["confidence"] | "chosen", Tone>> = {
  sure: "good",
  likely: "warning",
  none: "quiet",
  chosen: "coming",
};

/** What each column of the list was taken for, how sure that is, and a way to say otherwise. */
export function ListColumns({
  draft,
  list,
  onChange,
}: ListPartProps & { readonly list: UnderstoodList }): ReactElement {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{SETUP.list.columns}</legend>
      {list.problem !== null && <NoticeBar kind="error">{`${list.problem}.`}</NoticeBar>}
      {list.guess.columns.map((column) => {
        const field = list.mapping.fields[column.index] ?? null;
        const confidence = draft.fields !== null && field !== column.field ? "chosen" : column.confidence;
        return (
          <ListColumn
            key={column.index}
            column={column}
            field={field}
            confidence={confidence}
            choices={fieldsOf(draft.table)}
            onChoose={(chosen) => onChange({ fields: withField(list.mapping, column.index, chosen) })}
          />
        );
      })}
    </fieldset>
  );
}

function ListColumn({
  column,
  field,
  confidence,
  choices,
  onChoose,
}: {
  readonly column: GuessedColumn;
  readonly field: string | null;
  readonly confidence: keyof typeof TONES;
  readonly choices: readonly string[];
  readonly onChoose: (field: string | null) => void;
}): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.column}>
      <span className={styles.head}>
        <label htmlFor={id} className={styles.name} title={column.header}>
          {column.header}
        </label>
        {field !== null && <WordBadge tone={TONES[confidence]} word={SETUP.list.confidence[confidence]} />}
      </span>
      <span className={styles.samples} title={column.samples.join(" · ")}>
        {column.samples.join(" · ")}
      </span>
      <span className={styles.select}>
        <Select
          id={id}
          size="small"
          className={styles.control}
          select={{ className: styles.control }}
          value={field ?? ""}
          onChange={(_, { value }) => onChoose(value === "" ? null : value)}
        >
          <option value="">{SETUP.list.passedOver}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      </span>
    </div>
  );
}
