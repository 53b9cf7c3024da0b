import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { LayoutPicks, SheetMapping } from "../../../claims/mapping/mapping";
import { hasPointers, hasServices, withPointers, withServices } from "../../core/columns-draft";
import { COLUMNS } from "../../words-layout";
import { CheckBox } from "../matrix/check-box";

const useStyles = makeStyles({
  control: { minWidth: 0, width: "100%" },
  help: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface LayoutSwitchesProps {
  readonly mapping: SheetMapping;
  readonly picks: LayoutPicks;
  readonly onPick: (picks: LayoutPicks) => void;
}

const POINTERS = [null, 1, 0] as const;

/** What holds for all rows: whether each holds several services, and where diagnosis pointers begin to count. */
export function LayoutSwitches({ mapping, picks, onPick }: LayoutSwitchesProps): ReactElement {
  const styles = useStyles();
  const several = hasServices(mapping);
  return (
    <>
      <CheckBox
        label={COLUMNS.services}
        checked={several}
        disabled={mapping.columns.every(({ slot }) => slot?.field !== "CPT")}
        onChange={(checked) => onPick(withServices(picks, mapping, checked))}
      />
      {several && <p className={styles.help}>{COLUMNS.servicesHelp}</p>}
      {hasPointers(mapping) && (
        <Field label={COLUMNS.pointers} hint={COLUMNS.pointersHelp} size="small">
          <Select
            size="small"
            className={styles.control}
            value={picks.pointersFrom === null ? "" : String(picks.pointersFrom)}
            onChange={(_, { value }) =>
              onPick(withPointers(picks, POINTERS.find((from) => String(from ?? "") === value) ?? null))
            }
          >
            {POINTERS.map((from) => (
              <option key={String(from)} value={from ?? ""}>
                {COLUMNS.pointersFrom(from)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
