import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Judged } from "../../../learning/outcomes";
import type { Meeting, OutcomeRow } from "../../../learning/table";
import { ANSWER_WORDS } from "../../words-answers";
import { Disclosure } from "../disclosure";
import { Screen } from "../screen";
import { LineList } from "./line-list";

const CELLS: readonly Meeting[] = ["hole", "false alarm", "hit", "clean", "other"];

const useStyles = makeStyles({
  cell: { display: "flex", flexDirection: "column", gap: "2px" },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** What came of one check with one payer: each count opens to its lines. */
export function CheckOutcome({
  row,
  payerName,
  onLetter,
  onBack,
}: {
  readonly row: OutcomeRow;
  readonly payerName: string;
  readonly onLetter: (judged: Judged) => void;
  readonly onBack: () => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <Screen title={ANSWER_WORDS.check(payerName, row.check ?? row.reason)} onBack={onBack}>
      {CELLS.map((kind) => {
        const { lines, billed } = row.cells[kind];
        const words = ANSWER_WORDS.cells[kind];
        return (
          <section key={kind} aria-label={words} className={styles.cell}>
            {lines.length === 0 ? (
              <span className={styles.count}>{`${words}: ${ANSWER_WORDS.cell(0, 0)}`}</span>
            ) : (
              <Disclosure title={`${words}: ${ANSWER_WORDS.cell(lines.length, billed)}`}>
                <LineList lines={lines} onLetter={onLetter} />
              </Disclosure>
            )}
          </section>
        );
      })}
    </Screen>
  );
}
