import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useState, type ReactElement } from "react";
import type { ReferenceSetRow } from "../../../matrix/rules";
import { listSets, removeSet, type StoredSet } from "../../../storage/sets";
import { setsInUse, type SetInUse } from "../../../storage/sets-in-use";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { NeedsMatrix } from "../matrix/needs-matrix";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { usePane, usePaneState } from "../use-pane";
import { CmsImport } from "./cms-import";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: "0 8px",
    alignItems: "center",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "2px 6px" },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    gridColumn: "1 / -1",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** The national tables: which editions answer and from where, what this computer keeps, and the import of CMS's files. */
export function ReferenceView({ onBack }: { readonly onBack: () => void }): ReactElement {
  const styles = useStyles();
  const { loaded } = usePaneState();
  const rows = loaded?.matrix.referenceSets;
  const { sets, stored, refresh } = useSets(rows ?? NO_ROWS);
  return (
    <Screen title={SETUP.setup.reference} subtitle={SETUP.reference.lead} onBack={onBack}>
      {loaded?.origin === "workbook" ? <CmsImport onAccepted={refresh} /> : <NeedsMatrix />}
      <section className={styles.part}>
        <h3 className={styles.label}>{SETUP.reference.inUse}</h3>
        {sets === null ? (
          <Spinner size="small" label={WORDS.later.waiting} />
        ) : (
          <ul className={styles.list}>
            {sets
              .filter(({ state }) => state !== "offered")
              .map((set) => (
                <SetItem key={`${set.kind} ${set.edition} ${set.hash}`} set={set} />
              ))}
          </ul>
        )}
      </section>
      <section className={styles.part}>
        <h3 className={styles.label}>{SETUP.reference.stored}</h3>
        {stored.length === 0 ? (
          <span className={styles.quiet}>{SETUP.reference.noneStored}</span>
        ) : (
          <ul className={styles.list}>
            {stored.map((set) => (
              <StoredItem
                key={`${set.kind} ${set.edition} ${set.hash}`}
                set={set}
                named={(rows ?? NO_ROWS).some((row) => isNamed(row, set))}
                onRemoved={refresh}
              />
            ))}
          </ul>
        )}
      </section>
    </Screen>
  );
}

const NO_ROWS: readonly ReferenceSetRow[] = [];

const isNamed = (row: ReferenceSetRow, set: StoredSet): boolean =>
  row.set === set.kind && row.edition === set.edition && (row.hash === "" || row.hash === set.hash);

/** What answers and what this computer keeps; found anew when the workbook names others, and on request. */
function useSets(rows: readonly ReferenceSetRow[]): {
  readonly sets: readonly SetInUse[] | null;
  readonly stored: readonly StoredSet[];
  readonly refresh: () => void;
} {
  const pane = usePane();
  const [found, setFound] = useState<{ readonly sets: readonly SetInUse[]; readonly stored: readonly StoredSet[] }>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const sets = await setsInUse(rows);
      // Where the browser keeps nothing, there is nothing to list; an import says why it cannot be kept.
      const stored = await listSets().catch(() => []);
      if (!gone) setFound({ sets, stored });
    });
    return () => {
      gone = true;
    };
  }, [pane, rows, asked]);
  const refresh = useCallback(() => setAsked((n) => n + 1), []);
  return { sets: found?.sets ?? null, stored: found?.stored ?? [], refresh };
}

function SetItem({ set }: { readonly set: SetInUse }): ReactElement {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        {set.state === "missing" && <MarkBadge mark="notChecked" />}
        <span className={styles.name}>{SETUP.reference.name(set.kind, set.edition)}</span>
      </span>
      <span>{set.rows === null ? "" : SETUP.reference.rows(set.rows)}</span>
      <span className={styles.quiet}>
        {[
          set.origin === "bundled" ? SETUP.reference.bundled : set.origin,
          set.because === "" ? "" : WORDS.sentence(set.because),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

function StoredItem({
  set,
  named,
  onRemoved,
}: {
  readonly set: StoredSet;
  readonly named: boolean;
  readonly onRemoved: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [asks, setAsks] = useState(false);
  const remove = (): void =>
    void pane.attempt(async () => {
      await removeSet(set);
      onRemoved();
    });
  const name = SETUP.reference.name(set.kind, set.edition);
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span>{SETUP.reference.rows(set.rows)}</span>
      </span>
      {asks ? (
        <Button size="small" appearance="primary" onClick={remove}>
          {SETUP.reference.removeNow}
        </Button>
      ) : (
        <Button
          size="small"
          aria-label={SETUP.reference.removeLabel(name)}
          // What the workbook goes by is not removed by one slip.
          onClick={() => (named ? setAsks(true) : remove())}
        >
          {SETUP.reference.remove}
        </Button>
      )}
      <span className={styles.quiet}>
        {asks ? SETUP.reference.removeNamed : SETUP.reference.storedAs(set.origin, set.size, set.savedAt)}
      </span>
    </li>
  );
}
