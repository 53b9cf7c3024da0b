import { useEffect, useState } from "react";
import { readActiveCell } from "../../../excel/active-cell";
import type { CellAnswer } from "../../../excel/page-functions";
import { readColumns } from "../../../excel/read-columns";
import { readPicked, readPickedArea, type PickedCells } from "../../../excel/read-picked";
import type { Matrix } from "../../../matrix/matrix";
import type { CellArea, CellPlace } from "../../../plans/operations";
import { areasOf, billAnswer, lineGuess, type BillGuesses, type BillSources } from "../../core/builder/bill-draft";
import type { BillArgument, BillQuestion } from "../../core/builder/bill-questions";
import { failureWords } from "../../core/job";
import type { PaneParts } from "../../core/pane-parts";
import { BILL_WORDS } from "../../words-bill";
import { usePane, usePaneState } from "../use-pane";

/** A log has drug, route, start and stop at least. */
const LEAST_LOG_COLUMNS = 4;

/** What can be taken from where somebody is in the workbook; `null` until it was looked at. Looked at once, when the screen opens. */
export function useBillGuesses(): BillGuesses | null {
  const { ask } = usePaneState();
  const { layouts } = usePane().parts;
  const [found, setFound] = useState<Pick<BillGuesses, "log" | "line"> | null>(null);
  useEffect(() => {
    let gone = false;
    void lookAround(layouts).then((looked) => {
      if (!gone) setFound(looked);
    });
    return () => {
      gone = true;
    };
  }, [layouts]);
  return found && { ...found, payer: ask.payer, date: ask.date };
}

/** A sheet without rows, or a protected one, gives no guess: somebody selects the cells then. */
async function lookAround(layouts: PaneParts["layouts"]): Promise<Pick<BillGuesses, "log" | "line">> {
  const [block, columns, active] = await Promise.allSettled([
    readPickedArea("block"),
    layouts.read().then(readColumns),
    readActiveCell(),
  ] as const);
  const area = block.status === "fulfilled" ? block.value : null;
  const line =
    columns.status === "fulfilled" && active.status === "fulfilled" && columns.value.sheet.name === active.value.sheet
      ? lineGuess(columns.value, active.value.row)
      : {};
  return { log: area && area.columns >= LEAST_LOG_COLUMNS && area.rows > 1 ? area : null, line };
}

/** The selected cells for an argument, or why they cannot be taken. */
export async function pickArea({ takes, label }: BillArgument): Promise<CellArea | string> {
  const area = await readPickedArea(takes === "block" ? "block" : "cells");
  if (!area) return BILL_WORDS.nothingSelected(label);
  return takes === "cell" && (area.rows > 1 || area.columns > 1) ? BILL_WORDS.oneCell(label) : area;
}

/** What stands in the chosen cells, and the cell that was selected when they were read. */
export type PickedState =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly picked: PickedCells; readonly active: CellPlace }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Reads the chosen cells, again when others are chosen and when something was written or taken back.
 * @returns what was read, and what reads it again
 */
export function usePicked(
  question: BillQuestion,
  sources: BillSources,
  isBusy: boolean,
): readonly [PickedState, () => void] {
  const [state, setState] = useState<PickedState>({ kind: "reading" });
  const [times, setTimes] = useState(0);
  const areas = areasOf(question, sources);
  const key = JSON.stringify(areas);
  useEffect(() => {
    if (isBusy) return;
    let gone = false;
    setState({ kind: "reading" });
    Promise.all([readPicked(areas), readActiveCell()]).then(
      ([picked, active]) => {
        if (!gone) setState({ kind: "read", picked, active });
      },
      (error: unknown) => {
        if (!gone) setState({ kind: "failed", message: failureWords(error) });
      },
    );
    return () => {
      gone = true;
    };
    // The areas are new at every drawing; their text is what changes.
  }, [key, isBusy, times]);
  return [state, () => setTimes((n) => n + 1)];
}

export type BillAnswerState =
  | { readonly kind: "asking" }
  | { readonly kind: "asked"; readonly cells: readonly (readonly CellAnswer[])[] }
  | { readonly kind: "failed"; readonly message: string };

/** What the formula will answer. @param matrix `null` while there is no formula yet */
export function useBillAnswer(
  question: BillQuestion,
  sources: BillSources,
  picked: PickedState,
  matrix: Matrix | null,
): BillAnswerState {
  const [state, setState] = useState<BillAnswerState>({ kind: "asking" });
  useEffect(() => {
    setState({ kind: "asking" });
    if (matrix === null || picked.kind !== "read") return;
    let gone = false;
    billAnswer(question, sources, picked.picked, matrix).then(
      (cells) => {
        if (!gone) setState({ kind: "asked", cells });
      },
      (error: unknown) => {
        if (!gone) setState({ kind: "failed", message: failureWords(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [question, sources, picked, matrix]);
  return state;
}
