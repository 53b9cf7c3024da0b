import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { Undecided, Usage } from "../../../checks/recheck";
import { schemaOf } from "../../../matrix/tables";
import { payerScopeText } from "../../../matrix/payers";
import type { Pane } from "../../core/pane";
import type { CheckedSheet } from "../../core/state";
import { missingRule, unusedRules, usageIn } from "../../core/usage";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { usePane, usePaneState } from "../use-pane";
import { WindowList } from "./window-list";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  detail: {
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  title: { margin: 0, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** Rules of the matrix that decided no line of the checked sheet. */
export function UnusedRules(): ReactElement {
  const pane = usePane();
  return (
    <WithUsage>
      {(usage, checked) => <RuleList checked={checked} usage={usage} onOpen={(ref) => void pane.goToRule(ref)} />}
    </WithUsage>
  );
}

function RuleList({
  checked,
  usage,
  onOpen,
}: {
  readonly checked: CheckedSheet;
  readonly usage: Usage;
  readonly onOpen: (spot: { table: string; rule: string; row: number }) => void;
}): ReactElement {
  const styles = useStyles();
  const { matrix } = checked.baseline.input;
  const rules = useMemo(() => unusedRules(matrix, usage), [matrix, usage]);
  return (
    <>
      <p className={styles.text}>{SETUP.usage.rules(rules.length, matrix.ruleCount, checked.ref.name)}</p>
      {rules.length > 0 && (
        <WindowList
          label={SETUP.health.tabs.rules}
          items={rules}
          rowOf={({ table, id, row, payer, codes, says }) => ({
            key: `${table} ${row}`,
            title: id.includes("!") ? SETUP.place(table, row) : `${table} ${id}`,
            text: [codes.text, WORDS.explain.says(says)].filter(Boolean).join(" · "),
            aside: payerScopeText(payer),
            onOpen: () => onOpen({ table, rule: id.includes("!") ? "" : id, row }),
          })}
        />
      )}
    </>
  );
}

/** Lines of the checked sheet that no rule decided, by family, payer and code, with the offer to add the rule. */
export function UncoveredLines(): ReactElement {
  return <WithUsage>{(usage, checked) => <LineGroups checked={checked} groups={usage.undecided} />}</WithUsage>;
}

function LineGroups({
  checked,
  groups,
}: {
  readonly checked: CheckedSheet;
  readonly groups: readonly Undecided[];
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [opened, setOpened] = useState<Undecided | null>(null);
  const { matrix } = checked.baseline.input;
  const open = (group: Undecided): void => {
    setOpened(group);
    void pane.goToLine(group.lines[0] ?? 0);
  };
  if (groups.length === 0) return <p className={styles.text}>{SETUP.usage.covered(checked.ref.name)}</p>;
  return (
    <>
      <p className={styles.text}>{SETUP.usage.lines(checked.ref.name)}</p>
      {opened && groups.includes(opened) && (
        <section className={styles.detail} aria-live="polite">
          <p className={styles.title}>
            {SETUP.usage.group(schemaOf(opened.table).title, opened.payer, opened.code, opened.lines)}
          </p>
          <div className={styles.actions}>
            <Button
              size="small"
              appearance="primary"
              onClick={() =>
                pane.store.dispatch({
                  type: "matrix opened",
                  screen: {
                    kind: "form",
                    form: { task: "add", table: opened.table, values: missingRule(opened, matrix) },
                  },
                })
              }
            >
              {SETUP.usage.add}
            </Button>
            <Button size="small" onClick={() => void pane.goToLine(opened.lines[0] ?? 0)}>
              {WORDS.notCheckedList.goToFirst(opened.lines[0] ?? 0)}
            </Button>
          </div>
        </section>
      )}
      <WindowList
        label={SETUP.health.tabs.lines}
        items={groups}
        rowOf={(group) => ({
          key: `${group.table} ${group.payer} ${group.code}`,
          title: `${schemaOf(group.table).title} ${group.code}`,
          text: group.payer,
          aside: SETUP.usage.count(group.lines.length),
          onOpen: () => open(group),
        })}
      />
    </>
  );
}

/** Asks for a check first where there was none, and waits for the count. */
function WithUsage({
  children,
}: {
  readonly children: (usage: Usage, checked: CheckedSheet) => ReactNode;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check } = usePaneState();
  const { checked } = check;
  const [found, setFound] = useState<{ readonly of: CheckedSheet; readonly usage: Usage } | null>(null);
  useEffect(() => {
    if (!checked) return;
    let gone = false;
    void pane.attempt(async () => {
      const usage = await usageIn(checked.baseline);
      if (!gone) setFound({ of: checked, usage });
    });
    return () => {
      gone = true;
    };
  }, [pane, checked]);
  if (!checked) return <NotCheckedYet />;
  if (found?.of !== checked) return <Spinner size="small" label={WORDS.later.waiting} />;
  return (
    <>
      {check.stale !== null && <p className={styles.text}>{WORDS.check.stale[check.stale]}</p>}
      {children(found.usage, checked)}
    </>
  );
}

/** Checks the sheet that is open and comes back. */
async function checkHere(pane: Pane): Promise<void> {
  await pane.check();
  if (pane.store.state().check.failure === null) pane.store.dispatch({ type: "tab opened", tab: "matrix" });
}

function NotCheckedYet(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check } = usePaneState();
  return (
    <>
      <p className={styles.text}>{SETUP.usage.unchecked}</p>
      <div>
        <Button
          size="small"
          appearance="primary"
          disabled={check.running !== null}
          onClick={() => void checkHere(pane)}
        >
          {WORDS.check.button}
        </Button>
      </div>
    </>
  );
}
