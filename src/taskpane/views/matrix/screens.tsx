import type { ReactElement } from "react";
import type { MatrixScreen } from "../../core/matrix-place";
import type { LoadedMatrix } from "../../core/state";
import { ListImportView } from "../list-import/list-import-view";
import { CompareView } from "./compare-view";
import { FormView } from "./form-view";
import { HandOverView } from "./hand-over-view";
import { HealthView } from "./health-view";
import { HistoryView } from "./history-view";
import { RulesView } from "./rules-view";
import { RuleView } from "./rule-view";
import { TestsView } from "./tests-view";
import { TypedView } from "./typed-view";

export interface ScreenViewProps {
  readonly screen: MatrixScreen;
  readonly loaded: LoadedMatrix;
}

/** A screen of the Matrix place. */
export function ScreenView({ screen, loaded }: ScreenViewProps): ReactElement {
  switch (screen.kind) {
    case "rules":
      return <RulesView loaded={loaded} table={screen.table} topic={screen.topic} />;
    case "rule":
      return <RuleView loaded={loaded} reference={screen.ref} />;
    case "form":
      return <FormView form={screen.form} />;
    case "typed":
      return <TypedView loaded={loaded} />;
    case "history":
      return <HistoryView loaded={loaded} />;
    case "health":
      return <HealthView />;
    case "tests":
      return <TestsView />;
    case "list import":
      return <ListImportView />;
    case "compare":
      return <CompareView />;
    case "hand-over":
      return <HandOverView />;
  }
}
