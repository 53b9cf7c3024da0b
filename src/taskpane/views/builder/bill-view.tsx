import { Button, Field, Link, Select, Spinner } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { placeText } from "../../../plans/operations";
import { areaAddress } from "../../../values/cell";
import { act } from "../../core/builder/act";
import {
  billFormula,
  billKey,
  billPlace,
  billPlan,
  billSources,
  billWanted,
  FIRST_BILL,
  logColumns,
  type BillDraft,
  type BillSource,
  type BillSources,
} from "../../core/builder/bill-draft";
import {
  BILL_QUESTIONS,
  billQuestionNamed,
  type BillArgument,
  type BillQuestion,
} from "../../core/builder/bill-questions";
import type { LoadedMatrix } from "../../core/state";
import { BILL_WORDS } from "../../words-bill";
import { COLUMN_WORDS } from "../../words-columns";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { ConstantInput } from "./argument-field";
import { BillPreview } from "./bill-preview";
import { useColumnStyles } from "./column-styles";
import { pickArea, useBillGuesses, useBillAnswer, usePicked, type PickedState } from "./use-bill";

const DRAFT = keptState<BillDraft>(FIRST_BILL);

/** The lines that a nurse's log or a dose bills: what they are asked of, what they are, and the formula that spills them. */
export function BillView(): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { loaded, busy } = usePaneState();
  const guesses = useBillGuesses();
  const [draft, setDraft] = useKept(DRAFT);
  const question = billQuestionNamed(draft.question);
  const sources = useMemo(() => guesses && billSources(draft, guesses), [draft, guesses]);
  const choose = (name: string, source: BillSource): void =>
    setDraft({ ...draft, chosen: { ...draft.chosen, [billKey(question.name, name)]: source } });
  return (
    <Screen
      title={BILL_WORDS.title}
      subtitle={BILL_WORDS.lead}
      onBack={() => pane.store.dispatch({ type: "asked", fields: { column: null } })}
    >
      {loaded?.origin !== "workbook" ? (
        <>
          <p className={styles.quiet}>{COLUMN_WORDS.needsMatrix}</p>
          <div className={styles.buttons}>
            <Button appearance="primary" disabled={busy !== null} onClick={() => void pane.createMatrix()}>
              {COLUMN_WORDS.create}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Field label={BILL_WORDS.question} size="small">
            <Select
              size="small"
              value={question.name}
              onChange={(_, { value }) => setDraft({ ...draft, question: value })}
            >
              {BILL_QUESTIONS.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          {sources ? (
            <BillForm key={question.name} question={question} sources={sources} loaded={loaded} onChoose={choose} />
          ) : (
            <Spinner size="small" label={BILL_WORDS.reading} />
          )}
        </>
      )}
    </Screen>
  );
}

interface BillFormProps {
  readonly question: BillQuestion;
  readonly sources: BillSources;
  readonly loaded: LoadedMatrix;
  readonly onChoose: (name: string, source: BillSource) => void;
}

function BillForm({ question, sources, loaded, onChoose }: BillFormProps): ReactElement {
  const styles = useColumnStyles();
  const { busy } = usePaneState();
  const [picked, readAgain] = usePicked(question, sources, busy !== null);
  return (
    <>
      <div className={styles.args}>
        {question.args.map((argument) => (
          <BillField
            key={argument.name}
            argument={argument}
            source={sources[argument.name] ?? { kind: "blank" }}
            loaded={loaded}
            onChoose={(source) => onChoose(argument.name, source)}
          />
        ))}
      </div>
      <LogColumns sources={sources} question={question} picked={picked} />
      <Insert question={question} sources={sources} loaded={loaded} picked={picked} onRead={readAgain} />
    </>
  );
}

interface BillFieldProps {
  readonly argument: BillArgument;
  readonly source: BillSource;
  readonly loaded: LoadedMatrix;
  readonly onChoose: (source: BillSource) => void;
}

/** What an argument is taken from: a value, the cells that somebody selects, or nothing. */
function BillField({ argument, source, loaded, onChoose }: BillFieldProps): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { label, constant, mayBeBlank } = argument;
  const take = (): Promise<void> =>
    pane.attempt(async () => {
      const taken = await pickArea(argument);
      if (typeof taken !== "string") return onChoose({ kind: "cells", area: taken });
      pane.store.dispatch({ type: "noticed", notice: { kind: "error", text: taken } });
    });
  const kindNow = source.kind === "cells" || constant === null ? "cells" : source.kind;
  const cells = kindNow === "cells" && (
    <Link as="button" aria-label={BILL_WORDS.takeFor(label)} onClick={() => void take()}>
      {BILL_WORDS.take}
    </Link>
  );
  const address = source.kind === "cells" ? `${source.area.sheet}!${areaAddress(source.area)}` : BILL_WORDS.none;
  if (constant === null) {
    return (
      <div>
        <p className={styles.label}>{label}</p>
        <p className={styles.formula}>{address}</p>
        {cells}
      </div>
    );
  }
  return (
    <div>
      <Field label={label} size="small">
        <Select
          className={styles.control}
          size="small"
          value={kindNow}
          onChange={(_, { value }) => {
            if (value === "cells") void take();
            else onChoose(value === "blank" ? { kind: "blank" } : { kind: "constant", text: "" });
          }}
        >
          {mayBeBlank && <option value="blank">{BILL_WORDS.leaveOut}</option>}
          <option value="constant">{BILL_WORDS.value}</option>
          <option value="cells">{source.kind === "cells" ? address : BILL_WORDS.cells}</option>
        </Select>
      </Field>
      {source.kind === "constant" && (
        <ConstantInput
          constant={constant}
          label={BILL_WORDS.valueOf(label)}
          text={source.text}
          matrix={loaded.matrix}
          onChange={(text) => onChoose({ kind: "constant", text })}
        />
      )}
      {cells}
    </div>
  );
}

/** Which columns of the log are read as what. */
function LogColumns({
  question,
  sources,
  picked,
}: Pick<BillFormProps, "question" | "sources"> & { readonly picked: PickedState }): ReactElement | null {
  const styles = useColumnStyles();
  const log = sources.log;
  if (picked.kind !== "read" || log?.kind !== "cells") return null;
  const before = question.args.slice(
    0,
    question.args.findIndex(({ name }) => name === "log"),
  );
  const at = before.filter(({ name }) => sources[name]?.kind === "cells").length;
  return <p className={styles.quiet}>{logColumns(picked.picked.cells[at] ?? [], log.area)}</p>;
}

interface InsertProps extends Pick<BillFormProps, "question" | "sources" | "loaded"> {
  readonly picked: PickedState;
  readonly onRead: () => void;
}

/** The lines, where the formula goes, and the button that puts it there. */
function Insert({ question, sources, loaded, picked, onRead }: InsertProps): ReactElement {
  const styles = useColumnStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const wanted = billWanted(question, sources);
  const answer = useBillAnswer(question, sources, picked, wanted === null ? loaded.matrix : null);
  if (picked.kind === "failed") return <NoticeBar kind="error">{picked.message}</NoticeBar>;
  const place = picked.kind === "read" ? billPlace(question, sources, picked.picked, picked.active) : null;
  const formula = place === null ? "" : billFormula(question, sources, place.sheet);
  const rows = answer.kind === "asked" && (answer.cells.length > 1 || answer.cells[0]?.[0]?.kind === "value");
  const insert = async (): Promise<void> => {
    if (place === null || answer.kind !== "asked") return;
    await act(pane, billPlan(place, formula, answer.cells), BILL_WORDS.inserted(placeText(place)));
  };
  return (
    <>
      {wanted === null ? (
        <>
          <BillPreview state={answer} />
          <p className={styles.formula}>{formula}</p>
          {place !== null && rows && (
            <p className={styles.quiet}>
              {BILL_WORDS.where(placeText(place), answer.cells.length, answer.cells[0]?.length ?? 1)}
            </p>
          )}
        </>
      ) : (
        <p className={styles.quiet}>{wanted}</p>
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={busy !== null || wanted !== null || place === null || !rows}
          onClick={() => void insert()}
        >
          {BILL_WORDS.insert}
        </Button>
        <Link as="button" onClick={onRead}>
          {BILL_WORDS.again}
        </Link>
      </div>
    </>
  );
}
