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

/** What stands there after an error that nobody foresaw. */
export const loadTroublePage = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "support" */ "./trouble/trouble-page").then(({ TroublePage }) => TroublePage);

/** Keeps the keyboard in the pane. */
export const loadKeepFocus = () => import(/* webpackChunkName: "practice" */ "./keep-focus");

/** Which matrix is used, and a way to bring an export to it. */
export const loadMatrixUsed = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "practice" */ "./practice/matrix-used").then(({ MatrixUsed }) => MatrixUsed);

/** What publishes the workbook's matrix on this computer, and follows the one that is published. */
export const loadPractice = () => import(/* webpackChunkName: "practice" */ "../core/practice");

/** Which column of a sheet holds which field. */
export const loadColumnsScreen = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "columns" */ "./columns/columns-view").then(({ ColumnsView }) => ColumnsView);

/** What happened to the cells of a sheet, and how they are repaired. */
export const loadDamageScreen = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "damage-screen" */ "./damage/damage-view").then(({ DamageView }) => DamageView);

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

/** What is done with the claims of a result, and what this computer remembers of its findings: one chunk. */
export const loadReleaseBar = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "release" */ "./release/release-bar").then(({ ReleaseBar }) => ReleaseBar);

export const loadReleasePlace = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "release" */ "./release/release-place").then(({ ReleasePlace }) => ReleasePlace);

/** The findings in groups, the bars, and what is written to the sheet: one chunk. */
export const loadBars = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "results" */ "./results/bars").then(({ Bars }) => Bars);

export const loadGroups = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "results" */ "./results/groups-view").then(({ GroupsView }) => GroupsView);

export const loadWriteScreen = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "results" */ "./results/write-view").then(({ WriteView }) => WriteView);

export const loadDismissal = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "release" */ "./release/dismissal").then(({ Dismissal }) => Dismissal);

/** Payers' answers held against the checked sheet, and what the record must hold for a line. */
export const loadAnswersScreen = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "answers-screen" */ "./answers/answers-view").then(({ AnswersView }) => AnswersView);

export const loadRecordNeeds = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "answers-screen" */ "./answers/record-needs-view").then(
    ({ RecordNeedsView }) => RecordNeedsView,
  );

/** Audits of a sample of the checked sheet. */
export const loadAuditScreen = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "audit-screen" */ "./audit/audit-view").then(({ AuditView }) => AuditView);
