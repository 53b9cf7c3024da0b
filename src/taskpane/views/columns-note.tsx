import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { guessedColumns, mappedColumns } from "../../claims/mapping/mapping";
import { skippedText } from "../../claims/skipped";
import type { CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  root: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  link: { fontSize: "inherit" },
});

/** How the columns of the checked sheet were read, where that is not by the fields' own names alone, and which rows are no lines. */
export function ColumnsNote({ checked }: { readonly checked: CheckedSheet }): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const { layout, skipped } = checked.sheet;
  const mapped = mappedColumns(layout);
  const passed = skippedText(skipped);
  const isForeign = layout.fixed.size > 0 || mapped.some(({ by }) => by !== "name");
  if (!isForeign && passed === "") return null;
  const guessed = guessedColumns(layout).length;
  return (
    <p className={styles.root}>
      {isForeign && (
        <>
          {WORDS.check.columns(mapped.length - guessed, guessed)}.{" "}
          <Link as="button" className={styles.link} onClick={() => void pane.openColumns()}>
            {WORDS.check.lookAtColumns}
          </Link>
          .{" "}
        </>
      )}
      {passed === "" ? "" : WORDS.sentence(passed)}
    </p>
  );
}
