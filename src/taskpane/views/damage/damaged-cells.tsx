import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Damage, DamagedCell } from "../../../claims/damage/damage";
import type { SheetDamage } from "../../core/state";
import { DAMAGE_WORDS } from "../../words-damage";
import { usePane } from "../use-pane";

/** More cells that are shown on request. */
const MORE = 250;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: "grid",
    gridTemplateColumns: "72px minmax(0, 1fr)",
    columnGap: "8px",
    padding: "4px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  change: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums", whiteSpace: "pre-wrap" },
  more: { alignSelf: "flex-start" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface DamagedCellsProps {
  readonly sheet: SheetDamage;
  readonly damage: Damage;
  /** The cells that are shown, as they are and as they would be. */
  readonly cells: readonly DamagedCell[];
  /** Whether the way to read a cell is still open. */
  readonly isOpen: (cell: DamagedCell) => boolean;
  /** How many are shown at first. */
  readonly first: number;
  readonly label: string;
}

/** Cells of one kind of damage in one column, each a way to its place in the sheet. */
export function DamagedCells({ sheet, damage, cells, isOpen, first, label }: DamagedCellsProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [most, setMost] = useState(first);
  const { field, column } = damage;
  const changes = cells.slice(0, most).map((cell) => ({
    row: cell.row,
    text: (isOpen(cell) ? DAMAGE_WORDS.open : DAMAGE_WORDS.change)(cell, field),
  }));
  const left = cells.length - most;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {changes.map(({ row, text }) => (
          <li key={row} className={styles.row}>
            <Link
              as="button"
              aria-label={DAMAGE_WORDS.goTo(row, text)}
              onClick={() => void pane.goToPlace(sheet.ref.id, row, sheet.firstColumn + column)}
            >
              {DAMAGE_WORDS.row(row)}
            </Link>
            <span className={styles.change}>{text}</span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Link as="button" className={styles.more} onClick={() => setMost(most + MORE)}>
          {DAMAGE_WORDS.more(Math.min(left, MORE))}
        </Link>
      )}
      {changes.some(({ text }) => text.includes("\u00b7")) && <p className={styles.quiet}>{DAMAGE_WORDS.dots}</p>}
    </>
  );
}
