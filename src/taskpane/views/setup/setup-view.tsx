import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { PRACTICE } from "../../words-practice";
import { SETUP } from "../../words-setup";
import { OpenExport } from "../practice/open-export";
import { usePracticeState } from "../practice/use-practice";
import { RowList, type ListRow } from "../row-list";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { About, Privacy } from "./about";
import { CrosswalkView } from "./crosswalk-view";
import { NameField } from "./name-field";
import { PracticeView } from "./practice-view";
import { ReferenceView } from "./reference-view";
import { UpdateView } from "./update-view";
import { UpgradeNotice } from "./upgrade-notice";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", padding: "8px 0 16px" },
  part: { padding: "10px 12px 0" },
});

type Section = "reference" | "crosswalk" | "update" | "practice" | "export";

const OPENED = keptState<Section | null>(null);

/** What the add-in works with on this computer and in this workbook: national tables, updates, the name in the history, and what stays where. */
export function SetupView(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded } = usePaneState();
  const { published } = usePracticeState();
  const [opened, setOpened] = useKept(OPENED);
  const close = (): void => setOpened(null);
  switch (opened) {
    case "reference":
      return <ReferenceView onBack={close} />;
    case "crosswalk":
      return <CrosswalkView onBack={close} />;
    case "update":
      return <UpdateView onBack={close} onReference={() => setOpened("reference")} />;
    case "practice":
      return <PracticeView onBack={close} />;
    case "export":
      return (
        <Screen title={PRACTICE.export.setup} onBack={close}>
          <OpenExport />
        </Screen>
      );
    case null:
      break;
  }
  const row = (section: Section, title: string, text: string): ListRow => ({
    key: section,
    title,
    text,
    onOpen: () => setOpened(section),
  });
  return (
    <div className={styles.root}>
      {loaded?.origin === "workbook" && <UpgradeNotice loaded={loaded} />}
      <RowList
        label={SETUP.setup.sections}
        rows={[
          {
            key: "columns",
            title: SETUP.setup.columns,
            text: SETUP.setup.columnsText,
            onOpen: () => void pane.openColumns(),
          },
          row("reference", SETUP.setup.reference, SETUP.setup.referenceText),
          row("crosswalk", SETUP.setup.crosswalk, SETUP.setup.crosswalkText),
          row("update", SETUP.setup.update, SETUP.setup.updateText),
          row("export", PRACTICE.export.setup, PRACTICE.export.setupText),
          row("practice", PRACTICE.setup.title, published ? PRACTICE.setup.text(published) : PRACTICE.setup.none),
        ]}
      />
      <div className={styles.part}>
        <NameField />
      </div>
      <div className={styles.part}>
        <Privacy />
      </div>
      <div className={styles.part}>
        <About />
      </div>
    </div>
  );
}
