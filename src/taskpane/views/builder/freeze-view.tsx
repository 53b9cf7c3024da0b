import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { FoundFormulas } from "../../../excel/read-formulas";
import { freezePlan } from "../../../plans/freeze";
import { act } from "../../core/builder/act";
import { formulasOf, lookForFormulas } from "../../core/builder/freeze-job";
import { frozenSummary } from "../../core/builder/frozen";
import { COLUMN_WORDS } from "../../words-columns";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { usePane, usePaneState } from "../use-pane";
import { useColumnStyles } from "./column-styles";

const WORDS = COLUMN_WORDS.freeze;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { padding: "5px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  count: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

type Within = "sheet" | "selection";

/** Puts answers in the place of formulas: what would be frozen, and the button that does. */
export function FreezeView(): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { activeSheet, busy } = usePaneState();
  const isBusy = busy !== null;
  const [within, setWithin] = useState<Within>("sheet");
  const job = formulasOf(pane);
  const state = useJob(job);
  useEffect(() => {
    if (isBusy) return;
    void lookForFormulas(pane, within);
    return () => formulasOf(pane).clear();
  }, [pane, within, activeSheet, isBusy]);
  const again = (): void => void lookForFormulas(pane, within);
  return (
    <Screen
      title={WORDS.title}
      subtitle={WORDS.lead}
      onBack={() => pane.store.dispatch({ type: "asked", fields: { column: null } })}
    >
      <Field label={WORDS.where} size="small">
        <Select
          size="small"
          value={within}
          onChange={(_, { value }) => setWithin(value === "selection" ? "selection" : "sheet")}
        >
          {(["sheet", "selection"] as const).map((each) => (
            <option key={each} value={each}>
              {WORDS.places[each]}
            </option>
          ))}
        </Select>
      </Field>
      {state.kind === "running" && (
        <Progress
          label={WORDS.looking}
          text={state.progress ? WORDS.rows(state.progress.done, state.progress.of) : WORDS.looking}
          done={state.progress?.done ?? 0}
          of={state.progress?.of ?? 0}
          onCancel={job.cancel}
        />
      )}
      {state.kind === "failed" && <NoticeBar kind="error">{state.message}</NoticeBar>}
      {state.kind === "done" && state.result.blocks.length > 0 ? (
        <Found found={state.result} onDone={again} />
      ) : (
        <>
          {state.kind === "done" && <p className={styles.quiet}>{WORDS.nothing(state.result.sheet.name)}</p>}
          {state.kind !== "running" && (
            <div className={styles.buttons}>
              <Button onClick={again}>{WORDS.again}</Button>
            </div>
          )}
        </>
      )}
      {state.kind === "done" && state.result.ofMatrix > 0 && (
        <p className={styles.quiet}>{WORDS.ofMatrix(state.result)}</p>
      )}
    </Screen>
  );
}

function Found({ found, onDone }: { readonly found: FoundFormulas; readonly onDone: () => void }): ReactElement {
  const own = useStyles();
  const styles = useColumnStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { answers, errors, columns } = frozenSummary(found.blocks);
  const freeze = async (): Promise<void> => {
    await act(pane, freezePlan(found.blocks), WORDS.done(answers, found.sheet.name));
  };
  return (
    <>
      <p className={own.count}>{WORDS.found(answers, columns.length)}</p>
      <ul className={own.list}>
        {columns.map(({ letters, functions, cells, sample }) => (
          <li key={letters} className={own.row}>
            <p className={own.name}>{WORDS.column(letters, functions)}</p>
            <p className={styles.quiet}>{WORDS.sample(cells, sample)}</p>
          </li>
        ))}
      </ul>
      {errors > 0 && <NoticeBar kind="warning">{WORDS.errors(errors)}</NoticeBar>}
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={busy !== null} onClick={() => void freeze()}>
          {WORDS.button(answers)}
        </Button>
        <Button onClick={onDone}>{WORDS.again}</Button>
      </div>
    </>
  );
}
