import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type ReactElement } from "react";
import { changedText, type ChangedCell } from "../../../plans/written";
import {
  lookAtKept,
  lookAtWritten,
  removeAllWritten,
  writeFindings,
  writeStatus,
  type WriteOutcome,
  type WrittenPlace,
} from "../../core/write-sheet";
import { placeText } from "../../../plans/operations";
import type { CheckedSheet } from "../../core/state";
import { rowsWithStatus } from "../../core/status-by-row";
import { WORDS } from "../../words";
import { RESULTS_WORDS } from "../../words-results";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { RowList } from "../row-list";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";

const W = RESULTS_WORDS.write;
/** Changed cells that are named; the others are counted. */
const CELLS_NAMED = 5;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "6px" },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  cells: { margin: 0, paddingInlineStart: "18px", overflowWrap: "anywhere" },
  list: {
    alignSelf: "stretch",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    "& button:last-child": { borderBottom: "none" },
  },
});

type Deed = "status" | "findings" | "remove";
const DEEDS = { status: writeStatus, findings: writeFindings } as const;

/** What was done last: it can be taken back, or somebody has to say that it is meant. */
interface Said {
  readonly deed: Deed;
  readonly outcome: WriteOutcome;
}

/** The status of each line and the findings, written into the workbook on request, and taken away again. */
export function WriteView(): ReactElement | null {
  const { checked } = usePaneState().check;
  return checked && <Write checked={checked} />;
}

function Write({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check, busy, asOf } = usePaneState();
  const [places, setPlaces] = useState<readonly WrittenPlace[]>([]);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<Said | null>(null);
  const [working, setWorking] = useState(false);
  const { dispatch } = pane.store;
  const rows = useMemo(() => rowsWithStatus(checked), [checked]);

  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const [found, forms] = [await lookAtWritten(), await lookAtKept()];
      if (gone) return;
      setPlaces(found);
      setKept(forms.map(({ name }) => name));
    });
    return () => {
      gone = true;
    };
  }, [pane, said]);

  const run = (work: () => Promise<Said | null>): void => {
    setWorking(true);
    dispatch({ type: "noticed", notice: null });
    void pane.attempt(async () => setSaid(await work())).then(() => setWorking(false));
  };
  const act = (deed: Deed, over = false): void =>
    run(async () => ({
      deed,
      outcome: await (deed === "remove" ? removeAllWritten(pane, over) : DEEDS[deed](pane, checked, over)),
    }));
  const undo = (back: () => Promise<boolean>): void =>
    run(async () => {
      if (await back()) dispatch({ type: "noticed", notice: { kind: "success", text: W.undone } });
      return null;
    });

  const disabled = working || busy !== null;
  const moved = check.stale === "sheet";
  const has = (kind: WrittenPlace["kind"]): boolean =>
    places.some((place) => place.kind === kind && (kind === "findings" || place.sheetId === checked.ref.id));
  const { findings, notChecked } = checked.result;
  return (
    <Screen
      title={W.title}
      subtitle={W.subtitle(checked.ref.name)}
      onBack={() => dispatch({ type: "check screen", screen: "list" })}
    >
      {moved && <NoticeBar kind="warning">{W.stale}</NoticeBar>}
      {!moved && (check.stale !== null || asOf !== checked.asOf) && <NoticeBar kind="info">{W.otherwise}</NoticeBar>}
      {busy && (
        <Progress
          label={W.writing}
          text={W.steps(busy.done, busy.of)}
          done={busy.done}
          of={busy.of}
          onCancel={pane.cancel}
        />
      )}
      <div aria-live="polite">
        {said?.outcome.kind === "done" && (
          <NoticeBar
            kind="success"
            action={
              <Button
                size="small"
                disabled={disabled}
                onClick={() => said.outcome.kind === "done" && undo(said.outcome.undo)}
              >
                {WORDS.undo}
              </Button>
            }
            onClose={() => setSaid(null)}
          >
            {doneWords(said.deed, said.outcome.sheet, rows)}
          </NoticeBar>
        )}
        {said?.outcome.kind === "changed" && (
          <Changed
            cells={said.outcome.cells}
            deed={said.deed}
            disabled={disabled}
            onMeant={() => act(said.deed, true)}
          />
        )}
      </div>
      <section className={styles.part} aria-label={W.status}>
        <h3 className={styles.name}>{W.status}</h3>
        <p className={styles.text}>{W.statusText(rows)}</p>
        <Button
          size="small"
          appearance={has("status") ? "secondary" : "primary"}
          disabled={disabled || moved}
          onClick={() => act("status")}
        >
          {has("status") ? W.statusAgain : W.statusButton}
        </Button>
      </section>
      <section className={styles.part} aria-label={W.findings}>
        <h3 className={styles.name}>{W.findings}</h3>
        <p className={styles.text}>{W.findingsText(findings.length, notChecked.length)}</p>
        <Button size="small" disabled={disabled || moved} onClick={() => act("findings")}>
          {has("findings") ? W.findingsAgain : W.findingsButton}
        </Button>
      </section>
      {places.length > 0 && (
        <section className={styles.part} aria-label={W.there}>
          <h3 className={styles.name}>{W.there}</h3>
          <div className={styles.list}>
            <RowList
              label={W.there}
              rows={places.map((place) => ({
                key: place.name,
                title: place.kind === "report" ? place.cell.sheet : W.place[place.kind],
                text: place.kind === "report" ? W.place.report : placeText(place.cell),
                onOpen: () => void pane.attempt(() => goTo(pane, place.sheetId, place.cell)),
              }))}
            />
          </div>
          <Button size="small" disabled={disabled} onClick={() => act("remove")}>
            {W.remove}
          </Button>
          {kept.length > 0 && <p className={styles.text}>{W.kept(kept)}</p>}
        </section>
      )}
    </Screen>
  );
}

type GoTo = { readonly row: number; readonly column: number };
const goTo = (pane: ReturnType<typeof usePane>, sheetId: string, { row, column }: GoTo): Promise<void> =>
  pane.parts.host.selectCells({ sheetId, row, column, rows: 1, columns: 1 });

const doneWords = (deed: Deed, sheet: string, rows: number): string =>
  deed === "remove" ? W.removed : deed === "status" ? W.wroteStatus(sheet, rows) : W.wroteFindings(sheet);

interface ChangedProps {
  readonly cells: readonly ChangedCell[];
  readonly deed: Deed;
  readonly disabled: boolean;
  readonly onMeant: () => void;
}

/** Which cells somebody changed since they were written, each a way there, and the button that means it. */
function Changed({ cells, deed, disabled, onMeant }: ChangedProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const more = cells.length - CELLS_NAMED;
  return (
    <NoticeBar
      kind="warning"
      action={
        <Button size="small" disabled={disabled} onClick={onMeant}>
          {deed === "remove" ? W.removeAnyway : W.writeAnyway}
        </Button>
      }
    >
      {W.changed(cells.length)}
      <ul className={styles.cells}>
        {cells.slice(0, CELLS_NAMED).map((cell) => (
          <li key={changedText(cell)}>
            <Link as="button" onClick={() => void pane.attempt(() => goTo(pane, cell.sheetId, cell))}>
              {W.cell(changedText(cell), cell.found)}
            </Link>
          </li>
        ))}
        {more > 0 && <li>{W.more(more)}</li>}
      </ul>
    </NoticeBar>
  );
}
