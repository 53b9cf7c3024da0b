import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode } from "react";
import type { Damage } from "../../../claims/damage/damage";
import { DAMAGE_TITLES } from "../../../claims/damage/damage-words";
import { cellsToRepair, repairDamage } from "../../core/repair-damage";
import type { SheetDamage } from "../../core/state";
import { DAMAGE_WORDS } from "../../words-damage";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { DamagedCells } from "./damaged-cells";

/** Cells shown at first; more on request. */
const CELLS_SHOWN = 25;

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  button: { alignSelf: "flex-start" },
});

/** One kind of damage in one column: what happened, the cells as they are and as they would be, and the button that repairs them. */
export function DamageKindView({
  sheet,
  damage,
  onBack,
  children,
}: {
  readonly sheet: SheetDamage;
  readonly damage: Damage;
  readonly onBack: () => void;
  /** How far work is. */
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, check } = usePaneState();
  const [choice, setChoice] = useState<number | null>(null);
  const { kind, header, column, count, why, advice, choices } = damage;
  const repairs = cellsToRepair({ damage, choice });
  const chosen = new Map(repairs.map((cell) => [cell.row, cell]));
  const cells = damage.cells.map((cell) => chosen.get(cell.row) ?? cell);
  return (
    <Screen
      title={DAMAGE_TITLES[kind]}
      subtitle={`${DAMAGE_WORDS.column(header, sheet.firstColumn + column)} \u00b7 ${DAMAGE_WORDS.cells(count)}`}
      onBack={onBack}
    >
      {children}
      <p className={styles.text}>{why}</p>
      {advice !== "" && <NoticeBar kind="info">{advice}</NoticeBar>}
      {choices.length > 0 && (
        <Field label={DAMAGE_WORDS.choice} hint={DAMAGE_WORDS.asIs} size="small">
          <Select
            size="small"
            value={choice === null ? "" : String(choice)}
            onChange={(_, { value }) => setChoice(value === "" ? null : Number(value))}
          >
            <option value="">{DAMAGE_WORDS.choose}</option>
            {choices.map(({ name }, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {repairs.length > 0 && (
        <>
          {repairs.length < count && <p className={styles.quiet}>{DAMAGE_WORDS.some(repairs.length, count)}</p>}
          <Button
            className={styles.button}
            appearance="primary"
            disabled={busy !== null || check.running !== null}
            onClick={() => void repairDamage(pane, sheet, [{ damage, choice }])}
          >
            {DAMAGE_WORDS.repair(repairs.length)}
          </Button>
        </>
      )}
      <DamagedCells
        sheet={sheet}
        damage={damage}
        cells={cells}
        isOpen={({ row }) => choices.length > 0 && !chosen.has(row)}
        first={CELLS_SHOWN}
        label={DAMAGE_WORDS.list}
      />
    </Screen>
  );
}
