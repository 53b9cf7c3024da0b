import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { conflictsOf, settled } from "../../core/conflicts";
import type { Look } from "../../core/desk";
import { draftKey, type Draft } from "../../core/drafts";
import { DAY, isTouched, newDraft, outcomeOf, tableOf, valuesNow, type FieldFault } from "../../core/forms";
import type { FormTask } from "../../core/matrix-place";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { MATRIX_WORDS } from "../../words-matrix";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { ChangesView } from "./changes-view";
import { ConflictView } from "./conflict-view";
import { formTitle, FormFields } from "./form-fields";
import { NeedsMatrix } from "./needs-matrix";
import { PreviewDetails, PreviewLine } from "./preview-view";
import { useDesk, useDeskState } from "./use-desk";
import { usePreview } from "./use-preview";

const useStyles = makeStyles({
  // What saving does and the button for it stay in view while the fields scroll.
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 2,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    margin: "0 -12px -16px",
    padding: "8px 12px 10px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // The bar of the screen sticks to the top.
  changed: { "& button": { scrollMarginTop: "160px" } },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0 },
});

/** A form for one edit of the matrix: fields, what saving changes, and Save. What is typed is kept until it is saved or discarded. */
export function FormView({ form }: { readonly form: FormTask }): ReactElement {
  const pane = usePane();
  const { loaded } = usePaneState();
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  if (loaded?.origin !== "workbook") {
    return (
      <Screen title={formTitle(form)} onBack={onBack}>
        <NeedsMatrix />
      </Screen>
    );
  }
  return <Form key={draftKey(form)} form={form} loaded={loaded} onBack={onBack} />;
}

interface FormProps {
  readonly form: FormTask;
  readonly loaded: LoadedMatrix;
  readonly onBack: () => void;
}

function Form({ form, loaded, onBack }: FormProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { drafts } = useDeskState();
  const { busy } = usePaneState();
  const [attempted, setAttempted] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLElement>(null);
  const changed = useRef<HTMLDivElement>(null);
  const { cells } = loaded;
  const today = pane.parts.today();
  const key = draftKey(form);
  const kept = drafts.get(key);
  const [begun] = useState(kept !== undefined);
  const draft = useMemo(() => kept ?? newDraft(cells, form, today), [kept, cells, form, today]);
  const outcome = useMemo(() => outcomeOf(cells, form, draft, today), [cells, form, draft, today]);
  const now = useMemo(() => ("ref" in form ? valuesNow(cells, form.ref) : null), [cells, form]);
  const conflicts = useMemo(() => (now ? conflictsOf(form, draft, now) : []), [form, draft, now]);
  const { edit } = outcome;
  const look = useMemo(() => (edit ? (...to: Parameters<Look>) => desk.preview(edit, ...to) : null), [desk, edit]);
  const preview = usePreview(look);
  const shown = shownFaults(outcome.faults, draft, attempted);
  const change = (next: Partial<Draft>): void => desk.keepDraft(key, { ...draft, ...next });
  const isGone = "ref" in form && now === null && form.task !== "restore";
  const touched = form.task === "restore" || isTouched(cells, form, draft, today);

  const save = async (): Promise<void> => {
    setAttempted(true);
    if (conflicts.length > 0) return changed.current?.querySelector("button")?.focus();
    if (!edit) return focusFault(root.current);
    if (!(await desk.save(edit))) return;
    desk.dropDraft(key);
    onBack();
  };
  return (
    <Screen title={formTitle(form)} subtitle={subtitleOf(form)} onBack={onBack}>
      {isGone && <NoticeBar kind="error">{MATRIX_WORDS.form.gone}</NoticeBar>}
      {begun && kept !== undefined && <p className={styles.quiet}>{MATRIX_WORDS.form.kept}</p>}
      {now && conflicts.length > 0 && (
        <div ref={changed} className={styles.changed}>
          <ConflictView
            conflicts={conflicts}
            onChoose={(whose) => desk.keepDraft(key, settled(draft, conflicts, now, whose))}
          />
        </div>
      )}
      <div ref={root}>
        <FormFields form={form} cells={cells} draft={draft} faults={shown} onChange={change} />
      </div>
      {form.task === "restore" || form.task === "copy" || form.task === "remove"
        ? edit && <ChangesView edit={edit} />
        : null}
      <PreviewDetails ref={details} state={preview} />
      <div className={styles.foot}>
        {conflicts.length > 0 ? (
          <p className={styles.text}>{MATRIX_WORDS.conflict.first}</p>
        ) : edit ? (
          <PreviewLine state={preview} details={details} />
        ) : (
          <p className={styles.text}>{footWords(outcome.faults, shown, touched)}</p>
        )}
        <div className={styles.buttons}>
          <Button appearance="primary" disabled={busy !== null || !touched || isGone} onClick={() => void save()}>
            {form.task === "remove" ? MATRIX_WORDS.form.remove : MATRIX_WORDS.form.save}
          </Button>
          {kept !== undefined && (
            <Button
              disabled={busy !== null}
              onClick={() => {
                desk.dropDraft(key);
                onBack();
              }}
            >
              {MATRIX_WORDS.form.discard}
            </Button>
          )}
          {busy !== null && <span className={styles.quiet}>{MATRIX_WORDS.saved.saving}</span>}
        </div>
      </div>
    </Screen>
  );
}

/** The faults that are told now: of fields that hold something, and of blank ones once somebody tried to save. */
function shownFaults(faults: readonly FieldFault[], draft: Draft, attempted: boolean): readonly FieldFault[] {
  const holds = (column: string): boolean => (column === DAY ? draft.day : (draft.fields[column] ?? "")) !== "";
  return attempted ? faults : faults.filter(({ column }) => column === "" || holds(column));
}

function footWords(faults: readonly FieldFault[], shown: readonly FieldFault[], touched: boolean): string {
  if (!touched) return MATRIX_WORDS.form.untouched;
  const whole = faults.find(({ column }) => column === "");
  if (whole) return WORDS.sentence(whole.message);
  return shown.length > 0 ? MATRIX_WORDS.form.faults(fieldsIn(shown)) : MATRIX_WORDS.form.missing(fieldsIn(faults));
}

/** How many fields are wrong: a list of codes can be in several ways. */
const fieldsIn = (faults: readonly FieldFault[]): number => new Set(faults.map(({ column }) => column)).size;

/** The keyboard goes to the first field that is wrong, once it is drawn as wrong. */
function focusFault(root: HTMLElement | null): void {
  setTimeout(() => root?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
}

const subtitleOf = (form: FormTask): string =>
  "ref" in form
    ? [form.ref.ruleId || MATRIX_WORDS.rule.newRow, MATRIX_WORDS.rule.row(form.ref.table, form.ref.row)]
        .filter((text) => text !== "")
        .join(" · ")
    : tableOf(form);
