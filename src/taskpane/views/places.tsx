import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import type { Pane } from "../core/pane";
import { usePane } from "./use-pane";

/**
 * The places of the pane that arrive after the first screen: one chunk for the matrix and the set-up, since they share the forms and
 * the edits, one for Ask.
 */
export const loadMatrixPlace = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "matrix" */ "./matrix/matrix-view").then(({ MatrixView }) => MatrixView);

/** What takes a saved edit back: it comes with the place in which edits are made. */
export const loadDesk = () => import(/* webpackChunkName: "matrix" */ "../core/desk");

export const loadSetupPlace = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "matrix" */ "./setup/setup-view").then(({ SetupView }) => SetupView);

export const loadAskPlace = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "ask" */ "./ask-view").then(({ AskView }) => {
    return function AskPlace() {
      return <AskView reference={usePane().parts.reference} />;
    };
  });

/** Which column of a sheet holds which field. */
export const loadColumnsScreen = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "columns" */ "./columns/columns-view").then(({ ColumnsView }) => ColumnsView);

/** What is fixed in the sheet: the finding that is open, those of a kind, or all. One chunk, with what checks edited lines again. */
export const loadFixPanel = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "fixes" */ "./fixes/fix-panel").then(({ FixPanel }) => FixPanel);

export const loadFixBar = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "fixes" */ "./fixes/fix-bar").then(({ FixBar }) => FixBar);

export const loadFixAll = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "fixes" */ "./fixes/fix-all").then(({ FixAll }) => FixAll);

/** Keeps a finding as a test of the matrix; a failed load is said. */
export const keepAsTest = (pane: Pane, finding: Finding): Promise<void> =>
  pane.attempt(() =>
    import(/* webpackChunkName: "matrix" */ "../core/keep-test").then((keeping) => keeping.keepAsTest(pane, finding)),
  );
