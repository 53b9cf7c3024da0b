import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { RowValues } from "../../../matrix/edit/edit";
import { correct } from "../../../matrix/edit/rules";
import { isRuleTable } from "../../../matrix/edit/table";
import { dayInCell } from "../../../matrix/read-rows";
import type { FormTask, RowRef } from "../../core/matrix-place";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { MATRIX_WORDS } from "../../words-matrix";
import { usePane, usePaneState } from "../use-pane";
import { useDesk } from "./use-desk";

const useStyles = makeStyles({
  root: { display: "flex", flexWrap: "wrap", gap: "6px" },
  button: { minWidth: 0, paddingInline: "8px", whiteSpace: "nowrap" },
});

export interface RuleActionsProps {
  readonly loaded: LoadedMatrix;
  readonly reference: RowRef;
  readonly values: RowValues;
}

/** What can be done with a row. All but the mark of a review opens a form with a preview. */
export function RuleActions({ loaded, reference: ref, values }: RuleActionsProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { busy } = usePaneState();
  const words = MATRIX_WORDS.rule;
  const isRule = isRuleTable(ref.table);
  const today = pane.parts.today();
  const open = (task: "change" | "correct" | "end" | "copy" | "remove"): void => {
    const form: FormTask = { task, ref };
    pane.store.dispatch({ type: "matrix opened", screen: { kind: "form", form } });
  };
  const review = async (): Promise<void> => {
    const outcome = correct(loaded.cells, ref.table, ref.row, { Reviewed: today }, words.reviewedReason);
    if (outcome.kind === "edit") await desk.save(outcome.edit);
    else pane.store.dispatch({ type: "noticed", notice: { kind: "error", text: WORDS.sentence(outcome.message) } });
  };
  const button = (word: string, onClick: () => void, primary = false): ReactElement => (
    <Button
      size="small"
      appearance={primary ? "primary" : "secondary"}
      className={styles.button}
      disabled={busy !== null}
      onClick={onClick}
    >
      {word}
    </Button>
  );
  return (
    <div role="group" aria-label={words.actions} className={styles.root}>
      {isRule && button(words.change, () => open("change"), true)}
      {button(words.correct, () => open("correct"), !isRule)}
      {isRule && button(words.end, () => open("end"))}
      {isRule && button(words.copy, () => open("copy"))}
      {isRule && dayInCell(values["Reviewed"]) !== today && button(words.reviewed, () => void review())}
      {button(words.remove, () => open("remove"))}
      {button(words.show, () => void pane.goToRule({ table: ref.table, rule: ref.ruleId, row: ref.row }))}
    </div>
  );
}
