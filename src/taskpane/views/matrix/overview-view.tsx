import { Button, Field, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { useId, useMemo, useState, type ReactElement } from "react";
import { wideView, type WideMark } from "../../../matrix/wide-view";
import { rulesScreen } from "../../core/grid-follow";
import type { MatrixScreen } from "../../core/matrix-place";
import { overviewMarks, overviewRows, type OverviewMarks, type OverviewRow } from "../../core/overview";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { PRACTICE } from "../../words-practice";
import { MATRIX_WORDS } from "../../words-matrix";
import { DownIcon } from "../icons";
import { DayInput } from "../day-input";
import { NARROW } from "../narrow";
import { NoticeBar } from "../notice";
import { MatrixProblems } from "../problems";
import { Progress } from "../progress";
import { RowList, type ListRow } from "../row-list";
import { usePane, usePaneState } from "../use-pane";
import { useDesk, useDeskState } from "./use-desk";
import { WordBadge } from "../word-badge";

const useStyles = makeStyles({
  top: { display: "flex", flexDirection: "column", gap: "8px", padding: "10px 12px" },
  fields: {
    display: "grid",
    gridTemplateColumns: "126px minmax(0, 1fr)",
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr)" },
    gap: "10px",
  },
  control: { width: "100%", minWidth: 0 },
  select: { minWidth: 0 },
  marks: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: "4px", marginInlineStart: "-4px" },
  mark: {
    padding: "2px 4px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    font: "inherit",
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForegroundLinkHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  button: { minWidth: 0, paddingInline: "8px", whiteSpace: "nowrap" },
  turned: { "& svg": { transform: "rotate(180deg)" } },
  heading: {
    margin: "12px 12px 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  first: { marginTop: 0 },
});

/** The matrix as people think of it: families and topics down, the answer of a payer beside each, as of a day. */
export function OverviewView({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { asOf, matrix: place } = usePaneState();
  const isOwn = loaded.origin === "workbook";
  const view = useMemo(() => wideView(loaded.matrix, asOf), [loaded, asOf]);
  const rows = useMemo(() => overviewRows(view, place.payer), [view, place.payer]);
  // The desk knows the health of the matrix that is loaded, as of the pane's day.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const marks = useMemo(() => overviewMarks(isOwn ? desk.health() : []), [desk, isOwn, loaded, asOf]);
  const open = (screen: MatrixScreen): void => pane.store.dispatch({ type: "matrix opened", screen });
  const listed = (table: (name: OverviewRow) => boolean): ListRow[] =>
    rows.filter(table).map((row) => listRow(row, open));
  return (
    <>
      <div className={styles.top}>
        {loaded.from ? (
          <NoticeBar kind="info">{PRACTICE.elsewhere.reading(loaded.from.name)}</NoticeBar>
        ) : (
          !isOwn && <StarterNotice />
        )}
        <Work />
        <AsOfAndPayer loaded={loaded} />
        {isOwn && <Marks marks={marks} onOpen={() => open({ kind: "health" })} />}
        {isOwn && <Actions errors={marks.errors} payer={place.payer} onOpen={open} />}
        {isOwn && <TypedNotice onOpen={() => open({ kind: "typed" })} />}
        <MatrixProblems loaded={loaded} />
      </div>
      <h2 className={mergeClasses(styles.heading, styles.first)}>{MATRIX_WORDS.overview.families}</h2>
      <RowList
        label={MATRIX_WORDS.overview.families}
        rows={listed(({ subject }) => subject.table !== "CodingPolicy")}
      />
      <h2 className={styles.heading}>{MATRIX_WORDS.overview.topics}</h2>
      <RowList label={MATRIX_WORDS.overview.topics} rows={listed(({ subject }) => subject.table === "CodingPolicy")} />
    </>
  );
}

const MARK_TONES = { conflict: "error", "ends soon": "warning", "due for review": "quiet" } as const satisfies Record<
  WideMark,
  string
>;

function listRow({ subject, text, rules, marks }: OverviewRow, open: (screen: MatrixScreen) => void): ListRow {
  const [mark] = marks;
  return {
    key: subject.name,
    title: subject.title,
    text,
    // "5 rules" is the answer already.
    ...(text === MATRIX_WORDS.overview.rules(rules) ? {} : { aside: MATRIX_WORDS.overview.rules(rules) }),
    ...(mark ? { mark: <WordBadge word={MATRIX_WORDS.overview.markWords[mark]} tone={MARK_TONES[mark]} /> } : {}),
    onOpen: () => open(rulesScreen(subject)),
  };
}

function StarterNotice(): ReactElement {
  const pane = usePane();
  const { busy } = usePaneState();
  return (
    <NoticeBar
      kind="info"
      action={
        <Button size="small" appearance="primary" disabled={busy !== null} onClick={() => void pane.createMatrix()}>
          {MATRIX_WORDS.overview.create}
        </Button>
      }
    >
      <strong>{MATRIX_WORDS.overview.none}</strong> {MATRIX_WORDS.overview.noneHelp} {MATRIX_WORDS.overview.starter}
    </NoticeBar>
  );
}

/** What is being written, and how far it is. */
function Work(): ReactElement | null {
  const { busy } = usePaneState();
  if (!busy || busy.doing === "self-test") return null;
  const label = MATRIX_WORDS.saved.doing[busy.doing];
  const text = `${label} ${WORDS.start.steps(busy.done, busy.of)}`.trim();
  return <Progress label={label} text={text} done={busy.done} of={busy.of} />;
}

function AsOfAndPayer({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const { asOf, matrix } = usePaneState();
  return (
    <div className={styles.fields}>
      <Field label={MATRIX_WORDS.overview.asOf} size="small">
        <DayInput
          className={styles.control}
          value={asOf}
          onDay={(day) => day !== null && dispatch({ type: "as-of changed", day })}
        />
      </Field>
      <Field label={MATRIX_WORDS.overview.payer} size="small" className={styles.control}>
        <Select
          size="small"
          className={styles.control}
          select={{ className: styles.select }}
          value={matrix.payer ?? ""}
          onChange={(_, { value }) => dispatch({ type: "matrix payer", payer: value === "" ? null : value })}
        >
          <option value="">{MATRIX_WORDS.overview.allPayers}</option>
          {loaded.matrix.payers.all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name === "" ? id : name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** "2 conflicts · 5 end soon · 9 to review": each opens the health of the matrix. */
function Marks({ marks, onOpen }: { readonly marks: OverviewMarks; readonly onOpen: () => void }): ReactElement {
  const styles = useStyles();
  const { overview } = MATRIX_WORDS;
  const said = [
    marks.errors > marks.conflicts ? overview.unusable(marks.errors - marks.conflicts) : "",
    marks.conflicts > 0 ? overview.conflicts(marks.conflicts) : "",
    marks.endSoon > 0 ? overview.endSoon(marks.endSoon) : "",
    marks.toReview > 0 ? overview.toReview(marks.toReview) : "",
  ].filter((text) => text !== "");
  if (said.length === 0) return <span className={styles.quiet}>{overview.fine}</span>;
  return (
    <div role="group" aria-label={overview.marks} className={styles.marks}>
      {said.map((text, i) => (
        <span key={text}>
          {i > 0 && <span aria-hidden="true">· </span>}
          <button type="button" className={styles.mark} onClick={onOpen}>
            {text}
          </button>
        </span>
      ))}
    </div>
  );
}

interface ActionsProps {
  readonly errors: number;
  readonly payer: string | null;
  readonly onOpen: (screen: MatrixScreen) => void;
}

function Actions({ errors, payer, onOpen }: ActionsProps): ReactElement {
  const styles = useStyles();
  const { overview } = MATRIX_WORDS;
  const [more, setMore] = useState(false);
  const moreId = useId();
  const values = payer === null ? {} : { Payer: payer };
  const button = (word: string, screen: MatrixScreen): ReactElement => (
    <Button size="small" className={styles.button} onClick={() => onOpen(screen)}>
      {word}
    </Button>
  );
  return (
    <>
      <div className={styles.buttons}>
        {button(overview.add, { kind: "form", form: { task: "add", table: "PriorAuth", values } })}
        {button(overview.importList, { kind: "list import" })}
        {button(overview.health(errors), { kind: "health" })}
        <Button
          size="small"
          className={mergeClasses(styles.button, more && styles.turned)}
          icon={<DownIcon />}
          iconPosition="after"
          aria-expanded={more}
          aria-controls={moreId}
          onClick={() => setMore(!more)}
        >
          {overview.more}
        </Button>
      </div>
      <div id={moreId} hidden={!more} className={more ? styles.buttons : ""}>
        {more && (
          <>
            {button(overview.compare, { kind: "compare" })}
            {button(overview.tests, { kind: "tests" })}
            {button(overview.history, { kind: "history" })}
            {button(overview.handOver, { kind: "hand-over" })}
          </>
        )}
      </div>
    </>
  );
}

function TypedNotice({ onOpen }: { readonly onOpen: () => void }): ReactElement | null {
  const { typed } = useDeskState();
  if (!typed) return null;
  const cells = typed.changes.reduce((n, change) => n + (change.kind === "set" ? change.cells.length : 0), 0);
  const rows = typed.changes.filter(({ kind }) => kind !== "set").length;
  return (
    <NoticeBar
      kind="info"
      action={
        <Button size="small" onClick={onOpen}>
          {MATRIX_WORDS.overview.look}
        </Button>
      }
    >
      {MATRIX_WORDS.overview.typed(cells, rows)}
    </NoticeBar>
  );
}
