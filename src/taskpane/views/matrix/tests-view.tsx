import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { TestResult } from "../../../checks/matrix-tests/run";
import { jobsOf } from "../../core/job";
import { fieldsOf, NO_TEST, orderedResults, runTests, testCounts, type TestFields } from "../../core/matrix-test-run";
import type { Pane } from "../../core/pane";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { NeedsMatrix } from "./needs-matrix";
import { WordBadge } from "../word-badge";
import { TestForm } from "./test-form";
import { outcomeText, TONES } from "./test-outcome";
import { TestView } from "./test-view";
import { WindowList } from "./window-list";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What is shown over the list: a test, or the form of one. */
type Open =
  | { readonly kind: "test"; readonly row: number }
  /** `row`: 0 for a new test. */
  | { readonly kind: "form"; readonly row: number; readonly fields: TestFields };

const OPEN = keptState<Open | null>(null);

const runsOf = jobsOf<Pane, never, readonly TestResult[]>();

/** Example lines with what must be found: how they come out with the matrix as it is. */
export function TestsView(): ReactElement {
  const pane = usePane();
  const { loaded } = usePaneState();
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  if (loaded?.origin !== "workbook") {
    return (
      <Screen title={SETUP.tests.title} onBack={onBack}>
        <NeedsMatrix />
      </Screen>
    );
  }
  return <Tests loaded={loaded} onBack={onBack} />;
}

function Tests({ loaded, onBack }: { readonly loaded: LoadedMatrix; readonly onBack: () => void }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { asOf } = usePaneState();
  const [open, setOpen] = useKept(OPEN);
  const [left, setLeft] = useState<number | null>(null);
  const job = runsOf(pane);
  const run = useJob(job);
  // The tests are run anew when the matrix changes: an edit shows at once what it breaks.
  useEffect(() => void job.start(() => runTests(pane)), [job, pane, loaded, asOf]);

  const results = run.kind === "done" ? orderedResults(run.result) : [];
  const close = (): void => setOpen(null);
  if (open?.kind === "form") {
    return <TestForm key={open.row} row={open.row} fields={open.fields} loaded={loaded} onClose={close} />;
  }
  const at = open === null ? -1 : results.findIndex(({ test }) => test.row === open.row);
  const opened = results[at];
  if (opened) {
    return (
      <TestView
        result={opened}
        loaded={loaded}
        onEdit={() => setOpen({ kind: "form", row: opened.test.row, fields: fieldsOf(opened.test, loaded.cells) })}
        onBack={() => {
          setLeft(at);
          close();
        }}
      />
    );
  }
  const counts = testCounts(results);
  return (
    <Screen
      title={SETUP.tests.title}
      {...(results.length > 0 ? { subtitle: SETUP.tests.counts(counts) } : {})}
      takesFocus={left === null}
      onBack={onBack}
    >
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={() => setOpen({ kind: "form", row: 0, fields: NO_TEST })}>
          {SETUP.tests.add}
        </Button>
        <Button size="small" onClick={() => void job.start(() => runTests(pane))}>
          {SETUP.tests.run}
        </Button>
      </div>
      {run.kind === "running" && <Spinner size="small" label={SETUP.tests.running} />}
      {run.kind === "failed" && <NoticeBar kind="error">{run.message}</NoticeBar>}
      {run.kind === "done" && results.length === 0 && <p className={styles.text}>{SETUP.tests.none}</p>}
      {results.length > 0 && (
        <WindowList
          label={SETUP.tests.title}
          items={results}
          returnTo={left}
          rowOf={({ test, outcome }) => ({
            key: String(test.row),
            title: test.name,
            text: outcomeText(outcome) || test.lines.replace(/\s+/g, " "),
            aside: test.payer,
            mark: <WordBadge tone={TONES[outcome.kind]} word={SETUP.tests.outcomes[outcome.kind]} />,
            onOpen: () => setOpen({ kind: "test", row: test.row }),
          })}
        />
      )}
    </Screen>
  );
}
