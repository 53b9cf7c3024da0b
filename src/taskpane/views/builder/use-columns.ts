import { useEffect, useState } from "react";
import { readColumns, type SheetColumns } from "../../../excel/read-columns";
import { failureWords } from "../../core/job";
import { usePane } from "../use-pane";

/** The columns of the sheet that is open, or why there are none. */
export type ReadState =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly columns: SheetColumns }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Reads the columns of the open sheet, again when another one is opened and when something was written or taken back.
 * @param isBusy something is being written: what is read then would be half of it
 * @returns what was read, and what reads it again
 */
export function useColumns(activeSheet: string | null, isBusy: boolean): readonly [ReadState, () => void] {
  const [state, setState] = useState<ReadState>({ kind: "reading" });
  const [times, setTimes] = useState(0);
  const { layouts } = usePane().parts;
  useEffect(() => {
    if (isBusy) return;
    let gone = false;
    layouts
      .read()
      .then(readColumns)
      .then(
        (columns) => {
          if (!gone) setState({ kind: "read", columns });
        },
        (error: unknown) => {
          if (!gone) setState({ kind: "failed", message: failureWords(error) });
        },
      );
    return () => {
      gone = true;
    };
  }, [activeSheet, isBusy, layouts, times]);
  return [state, () => setTimes((n) => n + 1)];
}
