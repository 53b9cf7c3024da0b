import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { MatrixIssue } from "../../matrix/rules";
import type { CheckedSheet, LoadedMatrix } from "../core/state";
import { WORDS } from "../words";
import { Disclosure } from "./disclosure";
import { NoticeBar } from "./notice";
import { usePane } from "./use-pane";

/** Places shown at once; more on request. */
const PLACES_SHOWN = 25;

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: "2px 0 0",
    padding: 0,
    maxHeight: "220px",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  why: { margin: "0 0 4px", color: tokens.colorNeutralForeground2 },
  text: { display: "block", overflowWrap: "anywhere" },
});

/** A place that is not as it should be, and what to do. */
interface Place {
  readonly where: string;
  readonly message: string;
  /** Absent where there is no place to go to. */
  readonly go?: () => void;
}

/** Places behind a count: closed, it is one line. There may be thousands: only those that are shown are put into words. */
function Places<T>({
  title,
  why,
  items,
  placeOf,
}: {
  readonly title: string;
  readonly why: string;
  readonly items: readonly T[];
  readonly placeOf: (item: T) => Place;
}): ReactElement {
  const styles = useStyles();
  const [most, setMost] = useState(PLACES_SHOWN);
  return (
    <NoticeBar kind="warning">
      <Disclosure title={title}>
        <p className={styles.why}>{why}</p>
        {/* A list that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <ul className={styles.list} tabIndex={0} aria-label={title}>
          {items
            .slice(0, most)
            .map(placeOf)
            .map(({ where, message, go }, i) => (
              <li key={i}>
                {go ? (
                  <Link as="button" aria-label={WORDS.check.goTo(where)} onClick={go}>
                    {where}
                  </Link>
                ) : (
                  <strong>{where}</strong>
                )}
                <span className={styles.text}>{WORDS.sentence(message)}</span>
              </li>
            ))}
          {items.length > most && (
            <li>
              <Link as="button" onClick={() => setMost(most + PLACES_SHOWN)}>
                {WORDS.check.more(items.length - most)}
              </Link>
            </li>
          )}
        </ul>
      </Disclosure>
    </NoticeBar>
  );
}

/** Cells of the checked sheet that cannot be read. */
export function SheetProblems({ checked }: { readonly checked: CheckedSheet }): ReactElement | null {
  const pane = usePane();
  const { problems } = checked.sheet;
  if (problems.length === 0) return null;
  return (
    <Places
      title={WORDS.check.problems(problems.length)}
      why={WORDS.check.problemsWhy}
      items={problems}
      placeOf={({ row, column, message }) => ({
        where: WORDS.check.problemPlace(row, column),
        message,
        ...(row > 0 ? { go: () => void pane.goToCell(row, column) } : {}),
      })}
    />
  );
}

/** Rows of the matrix that cannot be used, and tables that it lacks. */
export function MatrixProblems({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement | null {
  const pane = usePane();
  // Rows of another workbook cannot be gone to.
  if (loaded.origin !== "workbook") return null;
  const { issues, missing } = loaded.matrix;
  const place = ({ table, row, column, rule, message }: MatrixIssue): Place => ({
    where: WORDS.check.issuePlace(table, row, column),
    message,
    go: () => void pane.goToRule({ table, rule: ruleIdOf(rule), row, column }),
  });
  return (
    <>
      {issues.length > 0 && (
        <Places
          title={WORDS.matrix.issues(issues.length)}
          why={WORDS.matrix.issuesWhy}
          items={issues}
          placeOf={place}
        />
      )}
      {missing.length > 0 && (
        <NoticeBar
          kind="warning"
          action={
            <Button size="small" onClick={() => void pane.createMatrix()}>
              {WORDS.matrix.addMissing}
            </Button>
          }
        >
          {WORDS.matrix.missing(missing)}
        </NoticeBar>
      )}
    </>
  );
}

/** A row without a Rule ID is named by its table and row, which is no id to look for. */
const ruleIdOf = (rule: string): string => (rule.includes("!") ? "" : rule);
