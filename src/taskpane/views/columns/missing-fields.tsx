import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Field as ClaimField } from "../../../claims/fields";
import type { LayoutPicks, SheetMapping } from "../../../claims/mapping/mapping";
import type { Payer } from "../../../matrix/rules";
import { withField, withValue } from "../../core/columns-draft";
import { COLUMNS } from "../../words-mapping";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

export interface MissingFieldsProps {
  readonly mapping: SheetMapping;
  readonly picks: LayoutPicks;
  readonly payers: readonly Payer[];
  readonly onPick: (picks: LayoutPicks) => void;
}

/** The required fields that no column holds, each with a choice; a payer may be one for all rows. */
export function MissingFields({ mapping, picks, payers, onPick }: MissingFieldsProps): ReactElement {
  const styles = useStyles();
  const shown: readonly ClaimField[] = [...mapping.missing, ...mapping.fixed.keys()];
  return (
    <>
      {shown.map((field) => (
        <Field key={field} label={field} size="small" required>
          <Select
            size="small"
            className={styles.control}
            value={mapping.fixed.has(field) ? `=${mapping.fixed.get(field) ?? ""}` : ""}
            onChange={(_, { value }) => {
              if (value.startsWith("=")) onPick(withValue(picks, field, value.slice(1)));
              else if (value !== "") onPick(withField(picks, mapping, Number(value), field));
            }}
          >
            <option value="" disabled>
              {COLUMNS.choose}
            </option>
            <optgroup label={COLUMNS.columnGroup}>
              {candidates(mapping, field).map(({ index, header }) => (
                <option key={index} value={index}>
                  {COLUMNS.column(header, index)}
                </option>
              ))}
            </optgroup>
            {(field === "Payer" || mapping.fixed.has(field)) && (
              <optgroup label={COLUMNS.payerGroup}>
                {valuesFor(field, mapping, payers).map(({ value, text }) => (
                  <option key={value} value={`=${value}`}>
                    {text}
                  </option>
                ))}
              </optgroup>
            )}
          </Select>
        </Field>
      ))}
    </>
  );
}

/** Columns that may hold a field: those that look like it before the others that hold nothing, then the rest. */
function candidates(mapping: SheetMapping, field: ClaimField): SheetMapping["columns"] {
  const rank = ({ slot, second }: SheetMapping["columns"][number]): number =>
    second === field ? 0 : slot === null ? 1 : 2;
  return [...mapping.columns].sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}

function valuesFor(
  field: ClaimField,
  { fixed }: SheetMapping,
  payers: readonly Payer[],
): readonly { readonly value: string; readonly text: string }[] {
  const own = fixed.get(field);
  const known = field === "Payer" ? payers.map(({ id, name }) => ({ value: id, text: name === "" ? id : name })) : [];
  return own === undefined || known.some(({ value }) => value === own) ? known : [{ value: own, text: own }, ...known];
}
