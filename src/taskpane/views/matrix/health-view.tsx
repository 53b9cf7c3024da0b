import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { deskOf } from "../../core/desk";
import {
  ALL_HEALTH,
  healthCounts,
  healthEntries,
  itemKey,
  kindChoices,
  payerChoices,
  visibleHealth,
  type HealthEntry,
  type HealthFilter,
} from "../../core/health";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { WORDS } from "../../words";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { ChoiceBar, type Choice } from "./choice-bar";
import { HealthItemView } from "./health-item";
import { NeedsMatrix } from "./needs-matrix";
import { UncoveredLines, UnusedRules } from "./usage-view";
import { WindowList } from "./window-list";

const useStyles = makeStyles({
  filters: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px" },
  control: { minWidth: 0, width: "100%" },
  select: { minWidth: 0 },
  empty: {
    margin: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "8px",
    color: tokens.colorNeutralForeground2,
  },
});

type Part = "items" | "rules" | "lines";

const PARTS: readonly Choice<Part>[] = [
  { value: "items", word: SETUP.health.tabs.items },
  { value: "rules", word: SETUP.health.tabs.rules },
  { value: "lines", word: SETUP.health.tabs.lines },
];

const PART = keptState<Part>("items");
const FILTER = keptState<HealthFilter>(ALL_HEALTH);
/** The item that was open, by its key. */
const OPENED = keptState<string | null>(null);

/** What is wrong with the matrix, and what deserves a look: every item jumps to its cell, and has a fix where one is safe. */
export function HealthView(): ReactElement {
  const pane = usePane();
  const { loaded, asOf } = usePaneState();
  const [part, setPart] = useKept(PART);
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  // The desk knows the health of the matrix that is loaded, as of the pane's day.
  const entries = useMemo(
    () => (loaded?.origin === "workbook" ? healthEntries(deskOf(pane).health(), loaded.cells) : []),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [pane, loaded, asOf],
  );
  const counts = useMemo(() => healthCounts(entries.map(({ item }) => item)), [entries]);
  if (loaded?.origin !== "workbook") {
    return (
      <Screen title={SETUP.health.title} onBack={onBack}>
        <NeedsMatrix />
      </Screen>
    );
  }
  return (
    <HealthParts
      key={part}
      part={part}
      onPart={setPart}
      onBack={onBack}
      subtitle={entries.length === 0 ? "" : SETUP.health.counts(counts.error, counts.warning, counts.info)}
      entries={entries}
      loaded={loaded}
    />
  );
}

interface PartsProps {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly onBack: () => void;
  readonly subtitle: string;
  readonly entries: readonly HealthEntry[];
  readonly loaded: LoadedMatrix;
}

function HealthParts({ part, onPart, onBack, subtitle, entries, loaded }: PartsProps): ReactElement {
  const [filter, setFilter] = useKept(FILTER);
  const [opened, setOpened] = useKept(OPENED);
  /** The row that was left for an item: the keyboard goes back there. */
  const [left, setLeft] = useState<number | null>(null);
  const pane = usePane();
  const shown = useMemo(() => visibleHealth(entries, filter), [entries, filter]);
  const at = opened === null ? -1 : shown.findIndex(({ item }) => itemKey(item) === opened);
  const entry = shown[at];

  const open = (to: number): void => {
    const next = shown[to];
    if (!next) return;
    setOpened(itemKey(next.item));
    const { table, row, column, rule } = next.item;
    void pane.goToRule({ table, rule: rule.includes("!") ? "" : rule, row, column });
  };
  if (part === "items" && entry) {
    return (
      <HealthItemView
        key={opened}
        entry={entry}
        alike={shown.filter(({ item }) => item.kind === entry.item.kind)}
        place={at + 1}
        of={shown.length}
        loaded={loaded}
        onStep={(by) => open(at + by)}
        onBack={() => {
          setLeft(Math.max(0, at));
          setOpened(null);
        }}
      />
    );
  }
  return (
    <Screen
      title={SETUP.health.title}
      {...(subtitle === "" ? {} : { subtitle })}
      takesFocus={left === null}
      onBack={onBack}
    >
      <ChoiceBar label={SETUP.health.show} choices={PARTS} chosen={part} onChoose={onPart} />
      {part === "rules" && <UnusedRules />}
      {part === "lines" && <UncoveredLines />}
      {part === "items" && (
        <Items entries={entries} shown={shown} filter={filter} onFilter={setFilter} returnTo={left} onOpen={open} />
      )}
    </Screen>
  );
}

interface ItemsProps {
  readonly entries: readonly HealthEntry[];
  readonly shown: readonly HealthEntry[];
  readonly filter: HealthFilter;
  readonly onFilter: (filter: HealthFilter) => void;
  readonly returnTo: number | null;
  readonly onOpen: (at: number) => void;
}

function Items({ entries, shown, filter, onFilter, returnTo, onOpen }: ItemsProps): ReactElement {
  const styles = useStyles();
  const kinds = useMemo(() => kindChoices(entries), [entries]);
  const payers = useMemo(() => payerChoices(entries), [entries]);
  if (entries.length === 0) return <p className={styles.empty}>{SETUP.health.fine}</p>;
  return (
    <>
      <div className={styles.filters}>
        <Field label={SETUP.health.kind} size="small" className={styles.control}>
          <Select
            size="small"
            className={styles.control}
            select={{ className: styles.select }}
            value={filter.kind ?? ""}
            onChange={(_, { value }) =>
              onFilter({ ...filter, kind: kinds.find((kind) => kind.value === value)?.value ?? null })
            }
          >
            <option value="">{SETUP.health.allKinds(entries.length)}</option>
            {kinds.map(({ value, count }) => (
              <option key={value} value={value}>
                {SETUP.health.option(SETUP.health.kinds[value], count)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={SETUP.health.payer} size="small" className={styles.control}>
          <Select
            size="small"
            className={styles.control}
            select={{ className: styles.select }}
            value={filter.payer ?? ""}
            onChange={(_, { value }) => onFilter({ ...filter, payer: value === "" ? null : value })}
          >
            <option value="">{SETUP.health.allPayers}</option>
            {payers.map(({ value, count }) => (
              <option key={value} value={value}>
                {SETUP.health.option(value, count)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {shown.length === 0 ? (
        <div className={styles.empty}>
          {SETUP.health.nothing}
          <Button size="small" onClick={() => onFilter(ALL_HEALTH)}>
            {SETUP.health.showAll}
          </Button>
        </div>
      ) : (
        <WindowList
          label={SETUP.health.list}
          items={shown}
          returnTo={returnTo}
          rowOf={({ item }, at) => ({
            key: `${at}`,
            title: SETUP.health.kinds[item.kind],
            text: WORDS.sentence(item.message),
            aside: SETUP.place(item.table, item.row),
            mark: <MarkBadge mark={item.severity} />,
            onOpen: () => onOpen(at),
          })}
        />
      )}
    </>
  );
}
