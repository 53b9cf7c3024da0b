import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode } from "react";
import type { Damage } from "../../../claims/damage/damage";
import { DAMAGE_TITLES } from "../../../claims/damage/damage-words";
import { cellsToRepair, repairDamage } from "../../core/repair-damage";
import type { SheetDamage } from "../../core/state";
import { DAMAGE_WORDS } from "../../words-damage";
import { CheckBox } from "../matrix/check-box";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { DamagedCells } from "./damaged-cells";

const W = DAMAGE_WORDS.all;

/** Cells of a kind that are shown at first; more on request. */
const CELLS_SHOWN = 4;

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  kinds: { display: "flex", flexDirection: "column", gap: "12px", border: "none", margin: 0, padding: 0, minWidth: 0 },
  kind: { display: "flex", flexDirection: "column", gap: "4px" },
  label: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px" },
  title: { fontWeight: tokens.fontWeightSemibold },
  count: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  button: { alignSelf: "flex-start" },
});

export interface RepairAllProps {
  readonly sheet: SheetDamage;
  readonly damage: readonly Damage[];
  readonly onBack: () => void;
  /** How far work is. */
  readonly children: ReactNode;
}

/** All damage of a sheet before it is repaired: each kind with its cells as they are and as they would be, to be written as one. */
export function RepairAll({ sheet, damage, onBack, children }: RepairAllProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, check } = usePaneState();
  const [left, setLeft] = useState<ReadonlySet<Damage>>(new Set());
  const [ways, setWays] = useState<ReadonlyMap<Damage, number>>(new Map());
  const repairOf = (each: Damage) => ({ damage: each, choice: ways.get(each) ?? null });
  const repairs = damage.filter((each) => !left.has(each)).map(repairOf);
  const count = repairs.reduce((sum, repair) => sum + cellsToRepair(repair).length, 0);
  const unknown = sheet.damage.reduce(
    (sum, { cells, choices }) => sum + (choices.length > 0 ? 0 : cells.filter(({ to }) => to === null).length),
    0,
  );
  const leave = (each: Damage, isLeft: boolean): void => {
    const next = new Set(left);
    if (isLeft) next.add(each);
    else next.delete(each);
    setLeft(next);
  };
  const take = (each: Damage, way: number | null): void => {
    const next = new Map(ways);
    if (way === null) next.delete(each);
    else next.set(each, way);
    setWays(next);
  };
  return (
    <Screen title={W.title} subtitle={sheet.ref.name} onBack={onBack}>
      {children}
      <p className={styles.text}>{W.lead}</p>
      <Button
        className={styles.button}
        appearance="primary"
        disabled={count === 0 || busy !== null || check.running !== null}
        onClick={() => void repairDamage(pane, sheet, repairs)}
      >
        {W.repair(count)}
      </Button>
      {unknown > 0 && <p className={styles.quiet}>{W.unknown(unknown)}</p>}
      <fieldset className={styles.kinds} aria-label={W.kinds}>
        {damage.map((each) => (
          <Kind
            key={`${each.kind} ${each.column} ${each.isRead}`}
            sheet={sheet}
            damage={each}
            way={ways.get(each) ?? null}
            isLeft={left.has(each)}
            onLeave={(isLeft) => leave(each, isLeft)}
            onWay={(way) => take(each, way)}
          />
        ))}
      </fieldset>
    </Screen>
  );
}

interface KindProps {
  readonly sheet: SheetDamage;
  readonly damage: Damage;
  /** Which of the ways that are open was chosen. */
  readonly way: number | null;
  readonly isLeft: boolean;
  readonly onLeave: (isLeft: boolean) => void;
  readonly onWay: (way: number | null) => void;
}

function Kind({ sheet, damage, way, isLeft, onLeave, onWay }: KindProps): ReactElement {
  const styles = useStyles();
  const { kind, header, why, choices } = damage;
  const title = W.kind(DAMAGE_TITLES[kind], header);
  const cells = cellsToRepair({ damage, choice: way });
  return (
    <div className={styles.kind}>
      <CheckBox
        checked={!isLeft}
        onChange={(checked) => onLeave(!checked)}
        label={
          <span className={styles.label}>
            <span className={styles.title}>{title}</span>
            <span className={styles.count}>{DAMAGE_WORDS.cells(cells.length)}</span>
          </span>
        }
      />
      {!isLeft && kind === "date order" && <p className={styles.quiet}>{why}</p>}
      {!isLeft && choices.length > 0 && (
        <Select
          size="small"
          aria-label={W.way(header)}
          value={way === null ? "" : String(way)}
          onChange={(_, { value }) => onWay(value === "" ? null : Number(value))}
        >
          <option value="">{W.leave}</option>
          {choices.map(({ name }, i) => (
            <option key={name} value={i}>
              {name}
            </option>
          ))}
        </Select>
      )}
      {!isLeft && cells.length > 0 && (
        <DamagedCells
          sheet={sheet}
          damage={damage}
          cells={cells}
          isOpen={() => false}
          first={CELLS_SHOWN}
          label={title}
        />
      )}
    </div>
  );
}
