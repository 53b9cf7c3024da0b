import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type RefObject } from "react";
import type { LineChange, ResultChange } from "../../../checks/compare-results";
import { moneyText } from "../../../values/money";
import type { EditPreview, LinesPreview } from "../../core/desk";
import { linesOf } from "../../core/saved";
import { WORDS } from "../../words";
import { MATRIX_WORDS } from "../../words-matrix";
import { Disclosure } from "../disclosure";
import { MarkBadge } from "../severity";
import { usePane, usePaneState } from "../use-pane";
import type { PreviewState } from "./use-preview";

/** Lines of a list that are shown at once; more on request. */
const LINES_SHOWN = 8;

const useStyles = makeStyles({
  // The bar of the screen sticks to the top.
  root: { display: "flex", flexDirection: "column", gap: "6px", scrollMarginTop: "48px" },
  head: { margin: 0, overflowWrap: "anywhere" },
  strong: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: "none",
    margin: "2px 0 4px",
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  top: { display: "flex", alignItems: "center", gap: "6px", fontVariantNumeric: "tabular-nums" },
  amount: { marginInlineStart: "auto" },
  text: { display: "block", overflowWrap: "anywhere" },
  check: { alignSelf: "flex-start" },
});

/** The answer of a preview in one line, with the way to the lines behind it, or to the check that it needs. */
export function PreviewLine({ state, details }: PreviewLineProps): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const { check } = usePaneState();
  const words = headWords(state);
  if (words === "") return null;
  const lines = linesKnown(state);
  // A figure that is still running is not read out; the last one is.
  const isRunning = state.kind === "counting" && state.part?.kind === "so far";
  return (
    <>
      <p aria-live="polite" aria-busy={isRunning} className={mergeClasses(styles.head, styles.strong)}>
        {words}{" "}
        {details && hasDetails(state) && (
          <Link as="button" onClick={() => details.current?.scrollIntoView({ block: "start" })}>
            {MATRIX_WORDS.preview.show}
          </Link>
        )}
      </p>
      {lines?.kind === "unchecked" && (
        <Button
          size="small"
          className={styles.check}
          disabled={check.running !== null}
          onClick={() => void checkHere(pane)}
        >
          {MATRIX_WORDS.preview.check}
        </Button>
      )}
    </>
  );
}

export interface PreviewLineProps {
  readonly state: PreviewState;
  /** Where the details stand, when they are not just below. */
  readonly details?: RefObject<HTMLElement | null>;
}

function hasDetails(state: PreviewState): boolean {
  if (state.kind !== "known") return false;
  const { lines, issues, tests } = state.preview;
  return issues.length > 0 || tests.length > 0 || (lines.kind === "compared" && lines.change.lines.length > 0);
}

function headWords(state: PreviewState): string {
  if (state.kind === "none") return "";
  if (state.kind === "counting" && state.part?.kind === "so far") {
    const { lines, amountBefore, amountAfter } = state.part.soFar;
    const money = MATRIX_WORDS.preview.money(amountBefore, amountAfter);
    return [MATRIX_WORDS.preview.atLeast(lines), money].filter(Boolean).join(" · ");
  }
  const lines = linesKnown(state);
  if (!lines) return MATRIX_WORDS.preview.counting;
  if (lines.kind === "unchecked") return MATRIX_WORDS.preview.unchecked;
  return changeWords(lines.change);
}

/** What is known of the lines, be the rest known or not. */
function linesKnown(state: PreviewState): LinesPreview | null {
  if (state.kind === "known") return state.preview.lines;
  return state.kind === "counting" && state.part?.kind === "lines" ? state.part.lines : null;
}

/** A change of a result in words. @example "37 open lines change: 31 newly found, 6 no longer found · $12,050 more at risk" */
export function changeWords(change: ResultChange): string {
  if (change.lines.length === 0) return MATRIX_WORDS.preview.none;
  const { newlyFound, noLongerFound, newlyNotChecked, newlyChecked, lines, amountBefore, amountAfter } = change;
  const parts = MATRIX_WORDS.preview.parts(
    linesOf(newlyFound),
    linesOf(noLongerFound),
    linesOf(newlyNotChecked),
    linesOf(newlyChecked),
  );
  const payers = new Set(
    [...newlyFound, ...noLongerFound, ...newlyNotChecked, ...newlyChecked].map(({ payer }) => payer),
  );
  const [only = ""] = payers.size === 1 ? [...payers] : [];
  const money = MATRIX_WORDS.preview.money(amountBefore, amountAfter);
  return [`${MATRIX_WORDS.preview.linesOf(lines.length, only)}${parts}`, money].filter(Boolean).join(" · ");
}

/** What happens if an edit is saved: the lines behind the answer, what the matrix would have against it, and tests that would fail. */
export function PreviewDetails({
  state,
  ref,
}: {
  readonly state: PreviewState;
  readonly ref?: RefObject<HTMLElement | null>;
}): ReactElement | null {
  const styles = useStyles();
  if (state.kind !== "known") return null;
  const { lines } = state.preview;
  return (
    <section {...(ref ? { ref } : {})} aria-label={MATRIX_WORDS.preview.label} className={styles.root}>
      {lines.kind === "compared" && lines.stale && <span className={styles.quiet}>{MATRIX_WORDS.preview.stale}</span>}
      {lines.kind === "compared" && <ChangeLists change={lines.change} />}
      <PreviewIssues preview={state.preview} />
    </section>
  );
}

/** Checks the sheet that is open and comes back to the form. */
async function checkHere(pane: ReturnType<typeof usePane>): Promise<void> {
  await pane.check();
  if (pane.store.state().check.failure === null) pane.store.dispatch({ type: "tab opened", tab: "matrix" });
}

/** The lines behind the numbers, each list closed until it is asked for. */
export function ChangeLists({ change }: { readonly change: ResultChange }): ReactElement {
  return (
    <>
      <ChangeList title={MATRIX_WORDS.preview.newlyFound} changes={change.newlyFound} />
      <ChangeList title={MATRIX_WORDS.preview.noLongerFound} changes={change.noLongerFound} />
      <ChangeList title={MATRIX_WORDS.preview.newlyNotChecked} changes={change.newlyNotChecked} />
      <ChangeList title={MATRIX_WORDS.preview.newlyChecked} changes={change.newlyChecked} />
    </>
  );
}

function ChangeList({
  title,
  changes,
}: {
  readonly title: (n: number) => string;
  readonly changes: readonly LineChange[];
}): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const [most, setMost] = useState(LINES_SHOWN);
  if (changes.length === 0) return null;
  return (
    <Disclosure title={title(changes.length)}>
      <ul className={styles.list}>
        {changes.slice(0, most).map(({ line, check, message, severity, amount }, i) => (
          <li key={`${check} ${line} ${i}`}>
            <span className={styles.top}>
              <MarkBadge mark={severity ?? "notChecked"} />
              <Link as="button" aria-label={MATRIX_WORDS.rule.goToLine(line)} onClick={() => void pane.goToLine(line)}>
                {MATRIX_WORDS.rule.line(line)}
              </Link>
              <span>{check}</span>
              {amount > 0 && <span className={styles.amount}>{moneyText(amount)}</span>}
            </span>
            <span className={styles.text}>{WORDS.sentence(message)}</span>
          </li>
        ))}
        {changes.length > most && (
          <li>
            <Link as="button" onClick={() => setMost(most + 10 * LINES_SHOWN)}>
              {MATRIX_WORDS.preview.more(changes.length - most)}
            </Link>
          </li>
        )}
      </ul>
    </Disclosure>
  );
}

function PreviewIssues({ preview: { issues, tests } }: { readonly preview: EditPreview }): ReactElement {
  const styles = useStyles();
  return (
    <>
      {tests.length > 0 && (
        <Disclosure title={MATRIX_WORDS.preview.tests(tests.length)}>
          <ul className={styles.list}>
            {tests.map(({ name, message }) => (
              <li key={name}>
                <strong>{name}</strong>
                <span className={styles.text}>{WORDS.sentence(message)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {issues.length > 0 && (
        <Disclosure title={MATRIX_WORDS.preview.issues(issues.length)}>
          <ul className={styles.list}>
            {issues.map(({ severity, message, table, rule, column }, i) => (
              <li key={i}>
                <span className={styles.top}>
                  <MarkBadge mark={severity} />
                  <span>{[rule.includes("!") || rule === "" ? table : rule, column].filter(Boolean).join(", ")}</span>
                </span>
                <span className={styles.text}>{WORDS.sentence(message)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
