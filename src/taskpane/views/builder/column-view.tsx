import { Button, Field, Input, Link, Select, Spinner } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { SheetColumns } from "../../../excel/read-columns";
import { isoOf } from "../../../values/day";
import { act } from "../../core/builder/act";
import {
  choiceKey,
  columnPlan,
  FIRST_DRAFT,
  plannedColumn,
  type ColumnDraft,
  type PlannedColumn,
} from "../../core/builder/column-draft";
import { columnChoices } from "../../core/builder/formula";
import { QUESTIONS } from "../../core/builder/questions";
import type { LoadedMatrix } from "../../core/state";
import { COLUMN_WORDS } from "../../words-columns";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { ArgumentField } from "./argument-field";
import { useColumnStyles } from "./column-styles";
import { Preview } from "./preview";
import { useColumns } from "./use-columns";

const DRAFT = keptState<ColumnDraft>(FIRST_DRAFT);

/** A question, the columns that it is asked of, what it answers in the first rows, and the column that answers it in all of them. */
export function ColumnView(): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { loaded, activeSheet, busy, ask } = usePaneState();
  const [state, readAgain] = useColumns(activeSheet, busy !== null);
  const { dispatch } = pane.store;
  const back = (): void => {
    if (ask.column === "check") dispatch({ type: "tab opened", tab: "check" });
    dispatch({ type: "asked", fields: { column: null } });
  };
  if (state.kind === "read" && loaded?.origin === "workbook") {
    return (
      <Screen key="form" title={COLUMN_WORDS.title} subtitle={COLUMN_WORDS.of(state.columns)} onBack={back}>
        <ColumnForm columns={state.columns} loaded={loaded} onRead={readAgain} />
      </Screen>
    );
  }
  return (
    // What had the keyboard may be gone with the form: the title takes it.
    <Screen key={state.kind} title={COLUMN_WORDS.title} onBack={back}>
      {loaded?.origin === "starter" ? (
        <>
          <p className={styles.quiet}>{COLUMN_WORDS.needsMatrix}</p>
          <div className={styles.buttons}>
            <Button appearance="primary" disabled={busy !== null} onClick={() => void pane.createMatrix()}>
              {COLUMN_WORDS.create}
            </Button>
          </div>
        </>
      ) : state.kind === "failed" ? (
        <NoticeBar
          kind="error"
          action={
            <Button size="small" onClick={readAgain}>
              {COLUMN_WORDS.again}
            </Button>
          }
        >
          {state.message}
        </NoticeBar>
      ) : (
        <Spinner size="small" label={COLUMN_WORDS.reading} />
      )}
    </Screen>
  );
}

interface ColumnFormProps {
  readonly columns: SheetColumns;
  readonly loaded: LoadedMatrix;
  readonly onRead: () => void;
}

function ColumnForm({ columns, loaded, onRead }: ColumnFormProps): ReactElement {
  const styles = useColumnStyles();
  const { asOf, ask } = usePaneState();
  const [kept, keep] = useKept(DRAFT);
  /** Opened for the check, whatever was asked before, until somebody changes something here. */
  const [forCheck, setForCheck] = useState(ask.column === "check");
  const draft = useMemo(() => (forCheck ? { ...kept, question: "CHECK", header: null } : kept), [forCheck, kept]);
  const setDraft = (next: ColumnDraft): void => {
    setForCheck(false);
    keep(next);
  };
  const planned = useMemo(() => plannedColumn(draft, columns, isoOf(asOf)), [draft, columns, asOf]);
  const choices = useMemo(() => columnChoices(columns), [columns]);
  const { question, sources, header } = planned;
  return (
    <>
      <Field label={COLUMN_WORDS.question} size="small">
        <Select
          size="small"
          value={question.name}
          onChange={(_, { value }) => setDraft({ ...draft, question: value, header: null })}
        >
          {QUESTIONS.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.args}>
        {question.args.map((argument) => (
          <ArgumentField
            key={`${question.name} ${argument.name}`}
            argument={argument}
            source={sources[argument.name] ?? { kind: "blank" }}
            choices={choices}
            matrix={loaded.matrix}
            onChange={(source) =>
              setDraft({ ...draft, chosen: { ...draft.chosen, [choiceKey(question.name, argument.name)]: source } })
            }
          />
        ))}
        <Field
          label={COLUMN_WORDS.header}
          size="small"
          {...(planned.headerFault === "" ? {} : { validationMessage: planned.headerFault })}
        >
          <Input
            className={styles.control}
            size="small"
            value={draft.header ?? header}
            onChange={(_, { value }) => setDraft({ ...draft, header: value })}
          />
        </Field>
      </div>
      <Hints columns={columns} planned={planned} />
      <Insert planned={planned} columns={columns} loaded={loaded} onRead={onRead} />
    </>
  );
}

/** What is to be known of the sheet before a column goes in. */
function Hints({
  columns,
  planned,
}: {
  readonly columns: SheetColumns;
  readonly planned: PlannedColumn;
}): ReactElement {
  const pane = usePane();
  const { area, isFiltered, unnamed } = columns;
  return (
    <>
      {isFiltered && <NoticeBar kind="info">{COLUMN_WORDS.filtered}</NoticeBar>}
      {unnamed.length > 0 && (
        <NoticeBar kind="info">{COLUMN_WORDS.unnamed(unnamed.map((at) => area.column + at))}</NoticeBar>
      )}
      {planned.isTooLarge && (
        <NoticeBar
          kind="warning"
          action={
            <Button size="small" onClick={() => void pane.check()}>
              {COLUMN_WORDS.check}
            </Button>
          }
        >
          {COLUMN_WORDS.tooLarge(area.rows - 1, area.columns)}
        </NoticeBar>
      )}
    </>
  );
}

interface InsertProps extends ColumnFormProps {
  readonly planned: PlannedColumn;
}

/** The first answers, where the column goes, and the button that puts it there. */
function Insert({ planned, columns, loaded, onRead }: InsertProps): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const { wanted, formula, header, headerFault, isTooLarge, where } = planned;
  const insert = async (): Promise<void> => {
    const done = COLUMN_WORDS.inserted(header, columns.table ?? columns.sheet.name);
    await act(pane, columnPlan(planned), done);
  };
  return (
    <>
      {wanted === null && !isTooLarge ? (
        <>
          <Preview planned={planned} columns={columns} matrix={loaded.matrix} />
          <p className={styles.formula}>{formula}</p>
          <p className={styles.quiet}>{where}</p>
        </>
      ) : (
        wanted !== null && <p className={styles.quiet}>{wanted}</p>
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={busy !== null || wanted !== null || headerFault !== "" || isTooLarge}
          title={COLUMN_WORDS.insertHelp(formula)}
          onClick={() => void insert()}
        >
          {COLUMN_WORDS.insert}
        </Button>
        <Link as="button" onClick={onRead}>
          {COLUMN_WORDS.again}
        </Link>
      </div>
    </>
  );
}
