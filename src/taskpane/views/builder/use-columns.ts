import { useEffect, useState } from "react";
import { readColumns, type SheetColumns } from "../../../excel/read-columns";
import { failureWords } from "../../core/job";

/** The columns of the sheet that is open, or why there are none. */
export type ReadState =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly columns: SheetColumns }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Reads the columns of the open sheet, again when another one is opened.
 * @returns what was read, and what reads it again
 */
export function useColumns(activeSheet: string | null): readonly [ReadState, () => void] {
  const [state, setState] = useState<ReadState>({ kind: "reading" });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let gone = false;
    readColumns().then(
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
  }, [activeSheet, times]);
  return [state, () => setTimes((n) => n + 1)];
}
