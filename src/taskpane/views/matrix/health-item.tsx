import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { MatrixEdit } from "../../../matrix/edit/edit";
import { healthFix } from "../../../matrix/health/fix";
import { deskOf } from "../../core/desk";
import { fixAll, refOf, reviewedEdit, type HealthEntry } from "../../core/health";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { GoIcon } from "../icons";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { Steps } from "../steps";
import { usePane, usePaneState } from "../use-pane";
import { ChangesView } from "./changes-view";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

export interface HealthItemProps {
  readonly entry: HealthEntry;
  /** The items of the same kind that the list shows, this one too. */
  readonly alike: readonly HealthEntry[];
  /** 1-based place in the list, and how long it is. */
  readonly place: number;
  readonly of: number;
  readonly loaded: LoadedMatrix;
  readonly onStep: (by: 1 | -1) => void;
  readonly onBack: () => void;
}

/** One item of the health list in full: what is wrong, where, and what the fix would change. */
export function HealthItemView({ entry, alike, place, of, loaded, onStep, onBack }: HealthItemProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { item } = entry;
  const kind = SETUP.health.kinds[item.kind];
  const { cells } = loaded;
  const fix = useMemo(() => healthFix(item, cells), [item, cells]);
  const all = useMemo(() => {
    const edits = alike.flatMap((each) => healthFix(each.item, cells) ?? []);
    const { edit, ...rest } = fixAll(edits, cells, "");
    return { ...rest, edit: { ...edit, title: SETUP.health.fixAllTitle(kind, rest.fixes) } };
  }, [alike, cells, kind]);
  /** Whether the fixes of the whole kind are looked at. */
  const [whole, setWhole] = useState(false);
  const shown = whole ? all.edit : fix;
  const ref = refOf(item);
  const reviewed = useMemo(
    () => reviewedEdit(item, cells, pane.parts.today(), SETUP.health.reviewedTitle(item.rule)),
    [item, cells, pane],
  );
  const save = (edit: MatrixEdit): void =>
    void deskOf(pane)
      .save(edit)
      .then((saved) => {
        if (saved) onBack();
      });
  const where = [SETUP.place(item.table, item.row, item.column), ref && item.rule, entry.payer].filter(Boolean);
  return (
    <Screen
      title={kind}
      subtitle={[...new Set(where)].join(" · ")}
      mark={<MarkBadge mark={item.severity} />}
      onBack={onBack}
      tools={<Steps place={place} of={of} previous={SETUP.health.previous} next={SETUP.health.next} onStep={onStep} />}
    >
      <p className={styles.text}>{WORDS.sentence(item.message)}</p>
      {shown && <ChangesView edit={shown} />}
      {whole && all.waiting > 0 && <p className={styles.text}>{SETUP.health.waiting(all.waiting)}</p>}
      {!shown && reviewed === null && item.kind !== "missing-table" && (
        <p className={styles.text}>{WORDS.sentence(item.fix ?? SETUP.health.noFix)}</p>
      )}
      <div className={styles.actions}>
        {shown && (
          <Button appearance="primary" size="small" disabled={busy !== null} onClick={() => save(shown)}>
            {whole ? SETUP.health.fixThem(all.fixes) : SETUP.health.fix}
          </Button>
        )}
        {fix && all.fixes > 1 && (
          <Button size="small" onClick={() => setWhole(!whole)}>
            {whole ? SETUP.health.onlyThis : SETUP.health.fixAll(all.fixes)}
          </Button>
        )}
        {item.kind === "missing-table" && (
          <Button appearance="primary" size="small" disabled={busy !== null} onClick={() => void pane.createMatrix()}>
            {WORDS.matrix.addMissing}
          </Button>
        )}
        {reviewed && (
          <Button appearance="primary" size="small" disabled={busy !== null} onClick={() => save(reviewed)}>
            {SETUP.health.reviewed}
          </Button>
        )}
        {item.kind !== "missing-table" && (
          <Button
            size="small"
            icon={<GoIcon />}
            onClick={() =>
              void pane.goToRule({ table: item.table, rule: ref?.ruleId ?? "", row: item.row, column: item.column })
            }
          >
            {SETUP.goTo}
          </Button>
        )}
        {ref && ref.ruleId !== "" && (
          <Button
            size="small"
            onClick={() => pane.store.dispatch({ type: "matrix opened", screen: { kind: "rule", ref } })}
          >
            {SETUP.health.openRule}
          </Button>
        )}
      </div>
    </Screen>
  );
}
