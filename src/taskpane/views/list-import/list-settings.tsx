import { Field, Input, makeStyles, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { REQUIREMENTS, schemaOf } from "../../../matrix/tables";
import { isRequirement, LIST_TABLES, WIDER_SCOPES, type UnderstoodList } from "../../core/list-import";
import type { LoadedMatrix } from "../../core/state";
import { DayInput } from "../day-input";
import { SETUP } from "../../words-setup";
import type { ListPartProps } from "./list-source-view";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  wide: { gridColumn: "1 / -1" },
  control: { minWidth: 0, width: "100%" },
});

export interface ListSettingsProps extends ListPartProps {
  readonly list: UnderstoodList;
  readonly loaded: LoadedMatrix;
}

/** What the list does not say of itself: whose it is, since when, where it stands written, and what its codes mean. */
export function ListSettings({ draft, list, loaded, onChange }: ListSettingsProps): ReactElement {
  const styles = useStyles();
  const select = { className: styles.control };
  return (
    <div className={styles.grid}>
      <Field label={SETUP.list.payer} size="small" required className={styles.wide}>
        <Select
          size="small"
          className={styles.control}
          select={select}
          value={draft.payer}
          onChange={(_, { value }) => onChange({ payer: value })}
        >
          <option value="">{SETUP.list.choosePayer}</option>
          {loaded.matrix.payers.all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <optgroup label={SETUP.list.wider}>
            {WIDER_SCOPES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
      <Field label={SETUP.list.table} size="small" className={styles.control}>
        <Select
          size="small"
          className={styles.control}
          select={select}
          value={draft.table}
          onChange={(_, { value }) => {
            const table = LIST_TABLES.find((name) => name === value);
            if (table) onChange({ table, fields: null });
          }}
        >
          {LIST_TABLES.map((name) => (
            <option key={name} value={name}>
              {schemaOf(name).title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={SETUP.list.from} hint={SETUP.list.fromHelp} size="small" className={styles.control}>
        <DayInput className={styles.control} value={draft.from} onDay={(from) => onChange({ from })} />
      </Field>
      <Field label={SETUP.list.source} size="small" className={styles.wide}>
        <Input
          className={styles.control}
          size="small"
          value={draft.source}
          placeholder={SETUP.list.sourceHint}
          onChange={(_, { value }) => onChange({ source: value })}
        />
      </Field>
      {draft.table === "PriorAuth" && (
        <Field
          label={SETUP.list.means}
          size="small"
          className={styles.wide}
          {...(list.wantsRequirement ? { validationMessage: SETUP.list.wantsRequirement } : {})}
        >
          <Select
            size="small"
            className={styles.control}
            select={select}
            value={draft.requirement}
            onChange={(_, { value }) => onChange({ requirement: isRequirement(value) ? value : "" })}
          >
            <option value="">{SETUP.list.listSays}</option>
            {REQUIREMENTS.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
