import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { RowDiff, RowDiffKind } from "../../../matrix/diff";
import {
  ALL_DIFFERENCES,
  differenceCells,
  rowInWorkbook,
  visibleDifferences,
  type CompareFilter,
  type Comparison,
} from "../../core/compare";
import { SETUP } from "../../words-setup";
import { GoIcon } from "../icons";
import { Screen } from "../screen";
import { usePane } from "../use-pane";
import { ChoiceBar } from "./choice-bar";
import { WindowList } from "./window-list";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  select: { minWidth: 0 },
  cells: {
    display: "grid",
    gridTemplateColumns: "minmax(0, max-content) minmax(0, 1fr)",
    gap: "4px 10px",
    margin: 0,
  },
  column: { margin: 0, color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: "anywhere" },
});

export interface ComparisonViewProps {
  readonly comparison: Comparison;
  /** What can be done with it, such as a way back. */
  readonly actions: ReactNode;
  readonly onBack: () => void;
}

/** How two matrices differ: each row that was added, changed, ended or removed, payer by payer. */
export function ComparisonView({ comparison, actions, onBack }: ComparisonViewProps): ReactElement {
  const styles = useStyles();
  const { side, diff, payers } = comparison;
  const [filter, setFilter] = useState<CompareFilter>(ALL_DIFFERENCES);
  const [opened, setOpened] = useState<number | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const shown = useMemo(() => visibleDifferences(comparison, filter), [comparison, filter]);
  const row = opened === null ? undefined : shown[opened];
  if (row) {
    return (
      <DifferenceView
        row={row}
        at={rowInWorkbook(side, row)}
        onBack={() => {
          setLeft(opened);
          setOpened(null);
        }}
      />
    );
  }
  const kinds = (["added", "changed", "ended", "removed"] as const).filter((kind) => diff.counts[kind] > 0);
  return (
    <Screen
      title={SETUP.compare.title(side.kind, side.name)}
      subtitle={SETUP.compare.counts(diff)}
      takesFocus={left === null}
      onBack={onBack}
    >
      {diff.missing.length > 0 && <p className={styles.text}>{SETUP.compare.missing(diff.missing)}</p>}
      {actions}
      {kinds.length > 1 && (
        <ChoiceBar<RowDiffKind | "all">
          label={SETUP.health.show}
          choices={[
            { value: "all", word: SETUP.compare.all(diff.rows.length) },
            ...kinds.map((value) => ({ value, word: SETUP.compare.kindCount(value, diff.counts[value]) })),
          ]}
          chosen={filter.kind ?? "all"}
          onChoose={(kind) => setFilter({ ...filter, kind: kind === "all" ? null : kind })}
        />
      )}
      {payers.length > 1 && (
        <Field label={SETUP.health.payer} size="small">
          <Select
            size="small"
            select={{ className: styles.select }}
            // "" is a payer here: that of the tables that speak of none.
            value={filter.payer === null ? "all" : `=${filter.payer}`}
            onChange={(_, { value }) => setFilter({ ...filter, payer: value === "all" ? null : value.slice(1) })}
          >
            <option value="all">{SETUP.health.allPayers}</option>
            {payers.map(({ payer, count }) => (
              <option key={payer} value={`=${payer}`}>
                {SETUP.health.option(payer === "" ? SETUP.compare.noPayer : payer, count)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {shown.length > 0 && (
        <WindowList
          label={SETUP.compare.list}
          items={shown}
          returnTo={left}
          rowOf={(each, at) => ({
            key: String(at),
            title: `${SETUP.compare.kinds[each.kind]}: ${rowName(each)}`,
            text: [each.payer, differenceCells(each).map(SETUP.compare.cell).join("; ")].filter(Boolean).join(" · "),
            onOpen: () => {
              setOpened(at);
            },
          })}
        />
      )}
    </Screen>
  );
}

const rowName = ({ table, rule, after, before }: RowDiff): string => {
  const row = (after ?? before)?.row ?? 0;
  return rule === "" ? SETUP.place(table, row) : `${table} ${rule}`;
};

function DifferenceView({
  row,
  at,
  onBack,
}: {
  readonly row: RowDiff;
  readonly at: number;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  return (
    <Screen
      title={rowName(row)}
      subtitle={[SETUP.compare.kinds[row.kind], row.payer, row.upkeep ? SETUP.compare.upkeep : ""]
        .filter(Boolean)
        .join(" · ")}
      onBack={onBack}
    >
      <dl className={styles.cells}>
        {differenceCells(row).map((cell) => (
          <Cell key={cell.column} column={cell.column} text={SETUP.compare.value(cell, row.columns.length > 0)} />
        ))}
      </dl>
      {at > 0 && (
        <div>
          <Button
            size="small"
            icon={<GoIcon />}
            onClick={() => void pane.goToRule({ table: row.table, rule: row.rule, row: at })}
          >
            {SETUP.goTo}
          </Button>
        </div>
      )}
    </Screen>
  );
}

function Cell({ column, text }: { readonly column: string; readonly text: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.column}>{column}</dt>
      <dd className={styles.value}>{text}</dd>
    </>
  );
}
