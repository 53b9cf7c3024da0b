import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Payer } from "../../../matrix/rules";
import { wordsOf } from "../../../values/day";
import { handOverFile, makeHandOverSheets, openHandOver } from "../../core/hand-over";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { Screen } from "../screen";
import { SavingProgress } from "../saving-progress";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { CheckBox } from "./check-box";
import { downloadFile } from "./download";
import { NeedsMatrix } from "./needs-matrix";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  group: { margin: 0, padding: 0, border: "none", display: "flex", flexDirection: "column", gap: "4px", minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** Payers that are left out, by id: a payer that comes later is in. */
const LEFT_OUT = keptState<readonly string[]>([]);

/** The matrix for somebody without the add-in: printable sheets, or a file. */
export function HandOverView(): ReactElement {
  const pane = usePane();
  const { loaded, asOf } = usePaneState();
  const onBack = (): void => pane.store.dispatch({ type: "matrix closed" });
  return (
    <Screen title={SETUP.handOver.title} subtitle={SETUP.handOver.asOf(wordsOf(asOf))} onBack={onBack}>
      {loaded?.origin === "workbook" ? <HandOver loaded={loaded} /> : <NeedsMatrix />}
    </Screen>
  );
}

function HandOver({ loaded }: { readonly loaded: LoadedMatrix }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [leftOut, setLeftOut] = useKept(LEFT_OUT);
  const [making, setMaking] = useState(false);
  const { all } = loaded.matrix.payers;
  const chosen = all.filter(({ id }) => !leftOut.includes(id));
  const cannot = chosen.length === 0 || making || busy !== null;
  const choose = ({ id }: Payer, isIn: boolean): void =>
    setLeftOut(isIn ? leftOut.filter((each) => each !== id) : [...leftOut, id]);
  const make = (work: () => Promise<void>): void => {
    setMaking(true);
    void pane.attempt(work).then(() => setMaking(false));
  };
  const say = (text: string): void => pane.store.dispatch({ type: "noticed", notice: { kind: "success", text } });
  return (
    <>
      <p className={styles.text}>{SETUP.handOver.lead}</p>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{SETUP.handOver.payers}</legend>
        {all.length > 1 && (
          <CheckBox
            label={SETUP.health.allPayers}
            checked={chosen.length === all.length}
            onChange={(isIn) => setLeftOut(isIn ? [] : all.map(({ id }) => id))}
          />
        )}
        {all.map((payer) => (
          <CheckBox
            key={payer.id}
            label={payer.name}
            checked={!leftOut.includes(payer.id)}
            onChange={(isIn) => choose(payer, isIn)}
          />
        ))}
      </fieldset>
      <SavingProgress label={SETUP.handOver.making} />
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={cannot}
          onClick={() =>
            make(async () => {
              const sheets = await makeHandOverSheets(pane, chosen);
              if (sheets.length > 0) say(SETUP.handOver.made(sheets));
            })
          }
        >
          {SETUP.handOver.sheets(chosen.length)}
        </Button>
        <Button size="small" disabled={cannot} onClick={() => make(() => openHandOver(pane, chosen))}>
          {SETUP.handOver.open}
        </Button>
        <Button
          size="small"
          disabled={cannot}
          onClick={() =>
            make(async () => {
              const file = await handOverFile(pane, chosen);
              if (file) downloadFile(file);
            })
          }
        >
          {SETUP.handOver.download}
        </Button>
      </div>
      <p className={styles.text}>{SETUP.handOver.downloadHelp}</p>
      <p className={styles.text}>{SETUP.handOver.leftOut}</p>
    </>
  );
}
