import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { Look } from "../../core/desk";
import type { LoadedMatrix } from "../../core/state";
import { MATRIX_WORDS } from "../../words-matrix";
import { MatrixProblems } from "../problems";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { ChangesView } from "./changes-view";
import { PreviewDetails, PreviewLine } from "./preview-view";
import { useDesk, useDeskState } from "./use-desk";
import { usePreview } from "./use-preview";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  control: { width: "100%", minWidth: 0 },
  button: { alignSelf: "flex-start" },
});

/** What was typed straight into the sheet: what it changes, and a button that writes it into the history. */
export function TypedView({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const desk = useDesk();
  const { typed } = useDeskState();
  const { busy } = usePaneState();
  const [reason, setReason] = useState("");
  const look = useMemo(() => (typed ? (...to: Parameters<Look>) => desk.previewTyped(...to) : null), [desk, typed]);
  const preview = usePreview(look);
  const words = MATRIX_WORDS.typed;
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  return (
    <Screen title={words.title} onBack={onBack}>
      <MatrixProblems loaded={loaded} />
      {!typed && <p className={styles.quiet}>{words.nothing}</p>}
      {typed && (
        <>
          <p className={styles.quiet}>{words.lead}</p>
          <PreviewLine state={preview} />
          <Field label={MATRIX_WORDS.form.reason} size="small" hint={words.fillsIds}>
            <Input
              size="small"
              className={styles.control}
              value={reason}
              placeholder={MATRIX_WORDS.form.reasonHint}
              onChange={(_, { value }) => setReason(value)}
            />
          </Field>
          <Button
            appearance="primary"
            className={styles.button}
            disabled={busy !== null}
            onClick={() => void desk.recordTyped(reason).then((isDone) => isDone && onBack())}
          >
            {words.record}
          </Button>
          <ChangesView edit={typed} />
          <PreviewDetails state={preview} />
        </>
      )}
    </Screen>
  );
}
