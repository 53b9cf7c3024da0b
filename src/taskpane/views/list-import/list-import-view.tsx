import { useEffect, useMemo, type ReactElement } from "react";
import { listReadingOf, NO_LIST, readList, understand, type ListDraft } from "../../core/list-import";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { NeedsMatrix } from "../matrix/needs-matrix";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { Screen } from "../screen";
import { useJob } from "../use-job";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { ListColumns } from "./list-columns";
import { ListPreview } from "./list-preview";
import { ListSettings } from "./list-settings";
import { ListSourceView } from "./list-source-view";

/** What was pasted and said is there again when the screen is opened again. */
const DRAFT = keptState<ListDraft>(NO_LIST);

/** A payer's code list is taken over: where it comes from, what its columns are, what it says against the matrix, and then it is saved. */
export function ListImportView(): ReactElement {
  const pane = usePane();
  const { loaded } = usePaneState();
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  return (
    <Screen title={SETUP.list.title} subtitle={SETUP.list.lead} onBack={onBack}>
      {loaded?.origin === "workbook" ? <ListImport loaded={loaded} onDone={onBack} /> : <NeedsMatrix />}
    </Screen>
  );
}

function ListImport({ loaded, onDone }: { readonly loaded: LoadedMatrix; readonly onDone: () => void }): ReactElement {
  const pane = usePane();
  const [draft, setDraft] = useKept(DRAFT);
  const job = listReadingOf(pane);
  const state = useJob(job);
  const { sources, at, table, payer, from, source, requirement, fields } = draft;
  const list = useMemo(
    () => understand({ ...NO_LIST, sources, at, table, fields, requirement }),
    [sources, at, table, fields, requirement],
  );
  const isReady = list !== null && list.problem === null && !list.wantsRequirement && payer !== "";
  // The list is read anew when something of it, or the matrix, changes.
  useEffect(() => {
    if (isReady && list) void readList(pane, { ...NO_LIST, table, payer, from, source, requirement }, list);
    else job.clear();
  }, [pane, job, list, isReady, table, payer, from, source, requirement, loaded]);

  const change = (some: Partial<ListDraft>): void => setDraft({ ...draft, ...some });
  return (
    <>
      <ListSourceView draft={draft} onChange={change} />
      {list && (
        <>
          <ListSettings draft={draft} list={list} loaded={loaded} onChange={change} />
          <ListColumns draft={draft} list={list} onChange={change} />
        </>
      )}
      {sources.length > 0 && !list && <NoticeBar kind="warning">{SETUP.list.empty}</NoticeBar>}
      {state.kind === "running" && (
        <Progress
          label={SETUP.list.reading}
          text={state.progress ? SETUP.list.progress(state.progress.done, state.progress.of) : SETUP.list.reading}
          done={state.progress?.done ?? 0}
          of={state.progress?.of ?? 0}
        />
      )}
      {state.kind === "failed" && <NoticeBar kind="error">{state.message}</NoticeBar>}
      {state.kind === "done" && isReady && (
        <ListPreview
          draft={draft}
          read={state.result}
          onChange={change}
          onSaved={() => {
            setDraft({ ...NO_LIST, table, payer });
            job.clear();
            onDone();
          }}
        />
      )}
    </>
  );
}
