import { makeStyles } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, type ReactElement } from "react";
import type { CheckId } from "../../../checks/ids";
import { moneyText } from "../../../values/money";
import type { Steps } from "../../../values/steps";
import { groupsInSteps, type FindingGroup } from "../../core/groups";
import { linesByIndex, type LineView } from "../../core/line-views";
import { checksFound, visibleInSteps } from "../../core/select";
import { providersOf, type ProviderShown } from "../../core/providers";
import type { CheckedSheet, Filter, Grouping } from "../../core/state";
import { RESULTS_WORDS } from "../../words-results";
import { WindowList } from "../matrix/window-list";
import { MarkBadge } from "../severity";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { useSteps } from "../use-steps";

const W = RESULTS_WORDS.groups;

// The rows keep some room of their own at both ends.
const useStyles = makeStyles({ list: { padding: "0 8px" } });

/** While they are put together. */
const NONE: readonly FindingGroup[] = [];

/** The group that was opened last: the keyboard returns to it. */
const LEFT = keptState<string | null>(null);

/** The findings in groups, the most money first: arrows move, Enter opens one, Esc comes back to it. */
export function GroupsView(): ReactElement | null {
  const { checked, filter } = usePaneState().check;
  const { by } = filter;
  return checked && by !== "worst" && by !== "money" ? <Groups checked={checked} filter={filter} by={by} /> : null;
}

interface GroupsProps {
  readonly checked: CheckedSheet;
  readonly filter: Filter;
  readonly by: Grouping;
}

function Groups({ checked, filter, by }: GroupsProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { dispatch } = pane.store;
  const [left, setLeft] = useKept(LEFT);
  const made = useSteps(
    checked,
    useCallback(() => listInSteps(checked, filter, by), [checked, filter, by]),
  );
  // While others are put together, those of before stand where they are of the same kind.
  const groups = made?.by === by ? made.groups : NONE;
  const names = useMemo(
    () => new Map(checksFound(checked, "all").map(({ check, name }) => [`${check}`, name])),
    [checked],
  );
  const lines = linesByIndex(checked);
  const providers = useMemo(() => (by === "provider" ? providersOf(checked) : new Map()), [checked, by]);
  const known: Known = { names, lines, providers };
  // It returns once: a list that is chosen anew leaves the keyboard where it is.
  useEffect(() => LEFT.keep(pane, null), [pane]);
  const at = left === null ? -1 : groups.findIndex(({ key }) => `${by} ${key}` === left);
  const open = ({ key, first }: FindingGroup): void => {
    setLeft(`${by} ${key}`);
    dispatch({ type: "filtered", filter: chosen(by, key, checked) });
    // The first of its findings has the keyboard, and the sheet goes there.
    dispatch({ type: "row active", finding: first });
    if (by === "line") void pane.goToLine(Number(key));
  };
  return (
    <div className={styles.list}>
      <WindowList
        key={by}
        label={W.list[by]}
        items={groups}
        returnTo={at < 0 ? null : at}
        rowOf={(group) => ({
          key: group.key,
          title: titleOf(group.key, by, known),
          mark: <MarkBadge mark={group.error > 0 ? "error" : group.warning > 0 ? "warning" : "info"} />,
          aside: moneyText(group.amount),
          text: textOf(group, by, known),
          onOpen: () => open(group),
        })}
      />
    </div>
  );
}

function* listInSteps(
  checked: CheckedSheet,
  filter: Filter,
  by: Grouping,
): Steps<{ readonly by: Grouping; readonly groups: readonly FindingGroup[] }> {
  return { by, groups: yield* groupsInSteps(checked, yield* visibleInSteps(checked, filter), by) };
}

function chosen(by: Grouping, key: string, checked: CheckedSheet): Partial<Filter> {
  switch (by) {
    case "check": {
      const check: CheckId | null = checked.result.findings.find((each) => each.check === key)?.check ?? null;
      return { check };
    }
    case "payer":
      return { payer: key };
    case "provider":
      return { provider: key };
    case "line":
      return { line: Number(key) };
  }
}

/** What groups are shown with. */
interface Known {
  /** Of checks. */
  readonly names: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<number, LineView>;
  readonly providers: ReadonlyMap<string, ProviderShown>;
}

function titleOf(key: string, by: Grouping, { names, lines, providers }: Known): string {
  switch (by) {
    case "check":
      return `${key} ${names.get(key) ?? ""}`.trim();
    case "payer":
      return key || W.noPayer;
    case "provider":
      return W.provider(providers.get(key));
    case "line":
      return W.line(Number(key), lines.get(Number(key))?.code ?? "");
  }
}

function textOf({ key, error, warning, info }: FindingGroup, by: Grouping, { lines, providers }: Known): string {
  const line = by === "line" ? lines.get(Number(key)) : undefined;
  const provider = by === "provider" ? W.providerText(providers.get(key)) : "";
  return [W.worst(error, warning, info), provider, line?.patient ?? "", line?.payer ?? ""].filter(Boolean).join(" · ");
}
