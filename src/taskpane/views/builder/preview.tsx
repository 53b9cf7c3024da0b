import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { CellAnswer } from "../../../excel/page-functions";
import type { SheetColumns } from "../../../excel/read-columns";
import type { Matrix } from "../../../matrix/matrix";
import { textOf } from "../../../values/cell";
import { previewAnswers, type AnswerPreview } from "../../core/builder/answers";
import type { PlannedColumn } from "../../core/builder/column-draft";
import { failureWords } from "../../core/job";
import { WORDS } from "../../words";
import { COLUMN_WORDS } from "../../words-columns";
import { NoticeBar } from "../notice";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "2px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: "none", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: "grid",
    gridTemplateColumns: "52px minmax(0, 1fr)",
    gap: "8px",
    padding: "3px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  at: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  answer: { overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  long: { overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** An answer that is a sentence, as a reason is, is not bold. */
const LONG = 60;

export interface PreviewProps {
  readonly planned: Pick<PlannedColumn, "question" | "sources" | "formula">;
  readonly columns: SheetColumns;
  readonly matrix: Matrix;
}

type PreviewState =
  | { readonly kind: "asking" }
  | { readonly kind: "asked"; readonly preview: AnswerPreview }
  | { readonly kind: "failed"; readonly message: string };

/** What the formula will answer in the first rows. */
export function Preview({ planned, columns, matrix }: PreviewProps): ReactElement {
  const styles = useStyles();
  const [state, setState] = useState<PreviewState>({ kind: "asking" });
  const { question, sources } = planned;
  useEffect(() => {
    let gone = false;
    previewAnswers(question, columns, sources, matrix).then(
      (preview) => {
        if (!gone) setState({ kind: "asked", preview });
      },
      (error: unknown) => {
        if (!gone) setState({ kind: "failed", message: failureWords(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [question, sources, columns, matrix]);
  if (state.kind === "failed") return <NoticeBar kind="error">{state.message}</NoticeBar>;
  return (
    <section className={styles.root} aria-label={COLUMN_WORDS.preview}>
      <h3 className={styles.title}>{COLUMN_WORDS.preview}</h3>
      {state.kind === "asking" ? (
        <p className={styles.quiet}>{COLUMN_WORDS.previewing}</p>
      ) : (
        <>
          <ul className={styles.list}>
            {state.preview.rows.map(({ row, answer }) => (
              <li key={row} className={styles.row}>
                <span className={styles.at}>{COLUMN_WORDS.row(row)}</span>
                <Shown answer={answer} />
              </li>
            ))}
          </ul>
          {!state.preview.isAll && question.asks === "lines" && (
            <p className={styles.quiet}>{COLUMN_WORDS.asked(state.preview)}</p>
          )}
        </>
      )}
    </section>
  );
}

/** A cell as Excel shows it; of an error, the message of its card below. */
function Shown({ answer }: { readonly answer: CellAnswer }): ReactElement {
  const styles = useStyles();
  if (answer.kind === "value") {
    const text = textOf(answer.value);
    return text === "" ? (
      <span className={styles.quiet}>{COLUMN_WORDS.blankAnswer}</span>
    ) : (
      <span className={text.length > LONG ? styles.long : styles.answer}>{text}</span>
    );
  }
  return (
    <span>
      <span className={styles.answer}>{answer.error}</span>
      <p className={styles.quiet}>{WORDS.sentence(answer.message)}</p>
    </span>
  );
}
