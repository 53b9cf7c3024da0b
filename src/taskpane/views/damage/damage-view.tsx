import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Damage } from "../../../claims/damage/damage";
import { DAMAGE_TITLES } from "../../../claims/damage/damage-words";
import { cellsToRepair } from "../../core/repair-damage";
import { DAMAGE_WORDS } from "../../words-damage";
import { RunningCheck } from "../check-controls";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { RowList, type ListRow } from "../row-list";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { DamageKindView } from "./damage-kind-view";
import { RepairAll } from "./repair-all";

const useStyles = makeStyles({
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  part: { margin: "0 -12px", display: "flex", flexDirection: "column", gap: "4px" },
  title: { margin: "0 12px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

const keyOf = ({ kind, column, isRead }: Damage): string => `${kind} ${column} ${isRead}`;

/** The screen of all damage to be repaired at once. */
const ALL = "all";

/** What happened to the cells of the sheet: a row for each kind and column, and a screen for each. */
export function DamageView(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check, busy } = usePaneState();
  const [opened, setOpened] = useState<string | null>(null);
  const sheet = check.damage;
  if (!sheet) return <></>;
  const working = (
    <>
      <RunningCheck />
      {busy && (
        <Progress
          label={DAMAGE_WORDS.repairing}
          text={DAMAGE_WORDS.progress(busy.done, busy.of)}
          done={busy.done}
          of={busy.of}
        />
      )}
      {check.failure !== null && <NoticeBar kind="error">{check.failure}</NoticeBar>}
    </>
  );
  const back = (): void => setOpened(null);
  const all = toRepair(sheet.damage);
  if (opened === ALL && all.length > 0)
    return (
      <RepairAll sheet={sheet} damage={all} onBack={back}>
        {working}
      </RepairAll>
    );
  const open = sheet.damage.find((each) => keyOf(each) === opened);
  if (open) {
    return (
      <DamageKindView key={opened} sheet={sheet} damage={open} onBack={back}>
        {working}
      </DamageKindView>
    );
  }
  const rowsOf = (isRead: boolean): ListRow[] =>
    sheet.damage.filter((each) => each.isRead === isRead).map((each) => rowOf(each, () => setOpened(keyOf(each))));
  return (
    <Screen
      title={DAMAGE_WORDS.title}
      subtitle={sheet.ref.name}
      onBack={() => pane.store.dispatch({ type: "damage opened", open: false })}
    >
      {working}
      <p className={styles.lead}>{sheet.damage.length === 0 ? DAMAGE_WORDS.none : DAMAGE_WORDS.lead}</p>
      {all.length > 1 && (
        <div>
          <Button
            appearance="primary"
            disabled={busy !== null || check.running !== null}
            onClick={() => setOpened(ALL)}
          >
            {DAMAGE_WORDS.all.open(
              all.reduce((sum, damage) => sum + cellsToRepair({ damage, choice: null }).length, 0),
            )}
          </Button>
        </div>
      )}
      {([false, true] as const).map((isRead) => {
        const rows = rowsOf(isRead);
        const title = isRead ? DAMAGE_WORDS.read : DAMAGE_WORDS.misread;
        return (
          rows.length > 0 && (
            <section key={title} className={styles.part}>
              <h3 className={styles.title}>{title}</h3>
              <RowList label={title} rows={rows} />
            </section>
          )
        );
      })}
      <div>
        <Button
          disabled={busy !== null || check.running !== null}
          onClick={() => void (check.checked ? pane.check() : pane.lookForDamage())}
        >
          {DAMAGE_WORDS.again}
        </Button>
      </div>
    </Screen>
  );
}

/** Damage of which something can be repaired, or chosen. */
const toRepair = (damage: readonly Damage[]): readonly Damage[] =>
  damage.filter((each) => each.choices.length > 0 || each.cells.some(({ to }) => to !== null));

function rowOf(damage: Damage, onOpen: () => void): ListRow {
  const { kind, header, field, count, cells, choices } = damage;
  const [first] = cells;
  const change = !first ? "" : (choices.length > 0 ? DAMAGE_WORDS.open : DAMAGE_WORDS.change)(first, field);
  return {
    key: keyOf(damage),
    title: DAMAGE_TITLES[kind],
    text: DAMAGE_WORDS.sample(header, change),
    aside: DAMAGE_WORDS.cells(count),
    onOpen,
  };
}
