import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { historyEntries, type HistoryEntry } from "../../core/log-list";
import type { LoadedMatrix } from "../../core/state";
import { MATRIX_WORDS } from "../../words-matrix";
import { SearchIcon } from "../icons";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { useDesk, useDeskState } from "./use-desk";
import { WindowList } from "./window-list";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  control: { width: "100%", minWidth: 0 },
  undo: { alignSelf: "flex-start", maxWidth: "100%" },
});

/** A moment of the history without its seconds. */
const MINUTES_SHOWN = "2026-11-25 14:03".length;

const SEARCH = keptState("");

/** Every change of the matrix that was recorded, the newest first; each opens its rule. The last ones can be taken back. */
export function HistoryView({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { saved } = useDeskState();
  const { busy } = usePaneState();
  const [search, setSearch] = useKept(SEARCH);
  const entries = useMemo(() => historyEntries(loaded.cells), [loaded]);
  const shown = useMemo(() => matching(entries, search), [entries, search]);
  const words = MATRIX_WORDS.history;
  const [last] = saved;
  return (
    <Screen title={words.title} onBack={() => pane.store.dispatch({ type: "matrix closed" })}>
      {last && (
        <Button size="small" className={styles.undo} disabled={busy !== null} onClick={() => void desk.undo()}>
          {MATRIX_WORDS.overview.undoLast(last.title)}
        </Button>
      )}
      {entries.length === 0 ? (
        <p className={styles.quiet}>{loaded.cells.MatrixLog ? words.none : words.noTable}</p>
      ) : (
        <>
          <Input
            type="search"
            size="small"
            className={styles.control}
            contentBefore={<SearchIcon />}
            aria-label={words.filter}
            placeholder={words.hint}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
          {shown.length === 0 && <p className={styles.quiet}>{words.nothing}</p>}
          <WindowList
            label={words.list}
            items={shown}
            rowOf={(entry, i) => ({
              key: `${i}`,
              title: words.action(entry.action, entry.name),
              text: [entry.cells, entry.reason, entry.who].filter(Boolean).join(" · "),
              aside: entry.when.slice(0, MINUTES_SHOWN),
              onOpen: () => open(entry),
            })}
          />
        </>
      )}
    </Screen>
  );

  function open({ ref, table, name }: HistoryEntry): void {
    if (ref) pane.store.dispatch({ type: "matrix opened", screen: { kind: "rule", ref } });
    else pane.store.dispatch({ type: "noticed", notice: { kind: "info", text: words.noRule(table, name) } });
  }
}

function matching(entries: readonly HistoryEntry[], text: string): readonly HistoryEntry[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  return entries.filter(({ search }) => wanted.every((word) => search.includes(word)));
}
