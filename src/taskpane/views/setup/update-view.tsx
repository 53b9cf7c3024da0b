import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { Reference } from "../../../codes/reference/reference";
import { updateEdit } from "../../../matrix/update/edit";
import type { EditionState } from "../../../matrix/update/quarter";
import { updateSteps, type ByHand, type CodeEvent, type ProposedChange } from "../../../matrix/update/steps";
import { deskOf, type Look } from "../../core/desk";
import { takeSnapshot } from "../../core/snapshots";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { Disclosure } from "../disclosure";
import { ChangesView } from "../matrix/changes-view";
import { CheckBox } from "../matrix/check-box";
import { NeedsMatrix } from "../matrix/needs-matrix";
import { PreviewDetails, PreviewLine } from "../matrix/preview-view";
import { usePreview } from "../matrix/use-preview";
import { WordBadge, type Tone } from "../word-badge";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { useReference } from "../use-reference";
import { SavingProgress } from "../saving-progress";
import { Several } from "./several";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "6px" },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "2px 6px" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

export interface UpdateViewProps {
  readonly onBack: () => void;
  /** Opens the import of CMS's files. */
  readonly onReference: () => void;
}

/** What the turn of a quarter or year asks of the matrix, step by step. */
export function UpdateView({ onBack, onReference }: UpdateViewProps): ReactElement {
  const pane = usePane();
  const { loaded, asOf } = usePaneState();
  const reference = useReference(pane.parts.reference, loaded?.matrix);
  return (
    <Screen title={SETUP.update.title} subtitle={SETUP.update.asOf(asOf)} onBack={onBack}>
      {loaded?.origin !== "workbook" ? (
        <NeedsMatrix />
      ) : (
        reference && <Steps loaded={loaded} reference={reference} onReference={onReference} onDone={onBack} />
      )}
    </Screen>
  );
}

interface StepsProps {
  readonly loaded: LoadedMatrix;
  readonly reference: Reference;
  readonly onReference: () => void;
  readonly onDone: () => void;
}

function Steps({ loaded, reference, onReference, onDone }: StepsProps): ReactElement {
  const styles = useStyles();
  const { asOf } = usePaneState();
  const steps = useMemo(() => updateSteps(loaded.matrix, reference, asOf), [loaded, reference, asOf]);
  const isOld = steps.editions.some(({ state }) => state !== "current");
  return (
    <>
      <Part label={SETUP.update.editions}>
        <ul className={styles.list}>
          {steps.editions.map((edition) => (
            <Edition key={edition.set} edition={edition} />
          ))}
        </ul>
        {isOld && (
          <div>
            <Button size="small" onClick={onReference}>
              {SETUP.reference.choose}
            </Button>
          </div>
        )}
        {steps.hints.length > 0 && (
          <Disclosure title={SETUP.update.hints(steps.hints.length)}>
            <ul className={styles.list}>
              {steps.hints.map(({ code, set, message }) => (
                <li key={`${code} ${set}`}>{WORDS.sentence(message)}</li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Part>
      <Part label={SETUP.update.codes}>
        {steps.codes.length === 0 ? (
          <p className={styles.quiet}>{SETUP.update.noCodes}</p>
        ) : (
          <Several items={steps.codes}>{(event) => <Code key={`${event.code} ${event.kind}`} event={event} />}</Several>
        )}
      </Part>
      <Part label={SETUP.update.rules}>
        {steps.changes.length === 0 && steps.byHand.length === 0 && (
          <p className={styles.quiet}>{SETUP.update.noRules}</p>
        )}
        {steps.changes.length > 0 && <Changes changes={steps.changes} loaded={loaded} onDone={onDone} />}
        {steps.byHand.length > 0 && (
          <>
            <p className={styles.quiet}>{SETUP.update.byHand}</p>
            <Several items={steps.byHand}>
              {(each) => <Hand key={`${each.table} ${each.row} ${each.code}`} each={each} />}
            </Several>
          </>
        )}
      </Part>
    </>
  );
}

function Part({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>{label}</h3>
      {children}
    </section>
  );
}

const TONES: Readonly<Record<EditionState["state"], Tone>> = {
  current: "good",
  older: "warning",
  unknown: "warning",
  missing: "error",
};

function Edition({ edition: { set, loaded, due, state, message } }: { readonly edition: EditionState }): ReactElement {
  const styles = useStyles();
  return (
    <li>
      <span className={styles.head}>
        <WordBadge tone={TONES[state]} word={SETUP.update.states[state]} />
        <span className={styles.strong}>{SETUP.reference.name(set, loaded ?? due)}</span>
      </span>
      {state !== "current" && <p className={styles.quiet}>{WORDS.sentence(message)}</p>}
    </li>
  );
}

function Code({ event }: { readonly event: CodeEvent }): ReactElement {
  const styles = useStyles();
  return (
    <li>
      <span className={styles.strong}>{SETUP.update.event(event)}</span>
      <p className={styles.quiet}>
        {[event.note, SETUP.update.named(event.rules)].filter(Boolean).map(WORDS.ended).join(" ")}
      </p>
    </li>
  );
}

function Hand({ each }: { readonly each: ByHand }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const rule = each.rule.includes("!") ? "" : each.rule;
  const where = SETUP.place(each.table, each.row);
  return (
    <li>
      <span className={styles.head}>
        <Link
          as="button"
          aria-label={WORDS.check.goTo(where)}
          onClick={() => void pane.goToRule({ table: each.table, rule, row: each.row })}
        >
          {rule === "" ? where : rule}
        </Link>
        <span>{each.payer}</span>
      </span>
      <p className={styles.text}>{WORDS.sentence(each.message)}</p>
    </li>
  );
}

function Changes({
  changes,
  loaded,
  onDone,
}: {
  readonly changes: readonly ProposedChange[];
  readonly loaded: LoadedMatrix;
  readonly onDone: () => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { asOf, busy } = usePaneState();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const made = useMemo(
    () =>
      updateEdit(
        loaded.cells,
        changes.filter(({ key }) => !left.has(key)),
        asOf,
      ),
    [loaded, changes, left, asOf],
  );
  const look = useMemo(
    () => (made.kind === "edit" ? (...to: Parameters<Look>) => deskOf(pane).preview(made.edit, ...to) : null),
    [made, pane],
  );
  const preview = usePreview(look);
  const choose = (key: string, isIn: boolean): void => {
    const next = new Set(left);
    if (isIn) next.delete(key);
    else next.add(key);
    setLeft(next);
  };
  const save = (): void =>
    void pane.attempt(async () => {
      if (made.kind !== "edit" || (await takeSnapshot(pane)) === null) return;
      if (await deskOf(pane).save(made.edit)) onDone();
    });
  return (
    <>
      <Several items={changes}>
        {({ key, message }) => (
          <li key={key}>
            <CheckBox label={WORDS.sentence(message)} checked={!left.has(key)} onChange={(isIn) => choose(key, isIn)} />
          </li>
        )}
      </Several>
      {made.kind === "edit" && (
        <Disclosure title={SETUP.changes.label}>
          <ChangesView edit={made.edit} />
        </Disclosure>
      )}
      {made.kind === "fault" && <p className={styles.quiet}>{WORDS.sentence(made.message)}</p>}
      <PreviewLine state={preview} />
      <PreviewDetails state={preview} />
      <SavingProgress label={SETUP.compare.saving} onCancel={pane.cancel} />
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={busy !== null || made.kind === "fault"} onClick={save}>
          {SETUP.update.accept(changes.length - left.size)}
        </Button>
      </div>
    </>
  );
}
