import type { CheckResult } from "../../checks/engine";
import type { Finding } from "../../checks/finding";
import type { Baseline } from "../../checks/recheck";
import type { CheckId } from "../../checks/ids";
import type { Damage } from "../../claims/damage/damage";
import type { DamageCount } from "../../claims/damage/damage-words";
import type { NoHeader, SheetMapping } from "../../claims/mapping/mapping";
import type { ClaimSheet } from "../../claims/sheet";
import type { TablePlace } from "../../excel/read-matrix";
import type { SheetRef } from "../../excel/read-sheet";
import type { SubjectName } from "../../matrix/histories";
import type { Matrix, MatrixCells } from "../../matrix/matrix";
import type { TableName } from "../../matrix/tables";
import type { Cells } from "../../values/cell";
import type { Day } from "../../values/day";
import { MATRIX_OVERVIEW, type MatrixPlace } from "./matrix-place";
import type { Trouble } from "./trouble";

export type Tab = "check" | "matrix" | "ask" | "setup";

/** Where a matrix comes from that is not of this workbook. */
export interface MatrixSource {
  /** Name of its workbook. */
  readonly name: string;
  /** When it was published, in milliseconds since 1970; `null` for a file that somebody chose. */
  readonly on: number | null;
}

/** The matrix that the pane works with, and where its tables stand. */
export interface LoadedMatrix {
  /**
   * Where the workbook has no matrix: `practice`: the one published last on this computer; `file`: a file that somebody chose; `starter`: the
   * bundled starter matrix, where there is neither.
   */
  readonly origin: "workbook" | "practice" | "file" | "starter";
  readonly matrix: Matrix;
  /** The cells of which the matrix was compiled: what an edit changes. */
  readonly cells: MatrixCells;
  /** Empty where the matrix is not of this workbook. */
  readonly places: ReadonlyMap<TableName, TablePlace>;
  /** Of `practice` and `file`. */
  readonly from?: MatrixSource;
  /** Why the practice's matrix could not be looked for; it is then as if none was published. */
  readonly because?: string;
}

/** Why somebody left a finding as it is, and when, in milliseconds since 1970. */
export interface Dismissed {
  readonly reason: string;
  readonly at: number;
}

/** What this computer knew of a result's findings before the check was made. */
export interface FindingMemory {
  /** Findings that are no longer among those of the result. */
  readonly dismissed: readonly (Dismissed & { readonly finding: Finding })[];
  /** Findings that were dismissed before their lines or their rule changed. */
  readonly returned: ReadonlyMap<Finding, Dismissed>;
  /** Findings that were not open in the last export of the same claims. */
  readonly fresh: ReadonlySet<Finding>;
  /** What became of that export's findings; `null` where none is known. */
  readonly since: { readonly at: number; readonly still: number; readonly fixed: number; readonly left: number } | null;
}

/** What a check is asked for: the sheet, the lines that are selected in it, or those of the patient who is. */
export type ScopeKind = "sheet" | "selection" | "patient";

/** The lines that a check was asked for, where it was not the whole sheet. */
export interface CheckScope {
  readonly kind: Exclude<ScopeKind, "sheet">;
  /** Their positions. */
  readonly lines: ReadonlySet<number>;
}

/** A check that was made, with what it was made of. */
export interface CheckedSheet {
  readonly ref: SheetRef;
  /** The lines that were checked, with what they were compared with. */
  readonly sheet: ClaimSheet;
  /** `null` where the whole sheet was asked for. */
  readonly scope: CheckScope | null;
  /** Columns of the sheet that hold its lines, from 0. */
  readonly firstColumn: number;
  readonly columnCount: number;
  /** What is open: findings that were dismissed are not in it once they are known, and stand in `memory`. */
  readonly result: CheckResult;
  /** `undefined` until it was looked up. */
  readonly memory?: FindingMemory;
  /** What the check remembers, so that an edit of the matrix is seen without checking every line again. */
  readonly baseline: Baseline;
  readonly loaded: LoadedMatrix;
  readonly asOf: Day;
  /** When it was made, in milliseconds since 1970. */
  readonly madeAt: number;
}

/** The head of a sheet and which column of it holds which field. */
export interface SheetColumns {
  readonly ref: SheetRef;
  /** Row of `head[0]` in its sheet, 1-based. */
  readonly firstRow: number;
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
  readonly head: Cells;
  readonly mapping: SheetMapping | NoHeader;
}

/** What happened to the cells of the sheet that was read last. */
export interface SheetDamage {
  readonly ref: SheetRef;
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
  readonly damage: readonly Damage[];
  readonly count: DamageCount;
}

/** How far a check is. */
export interface RunProgress {
  readonly phase: "reading" | "lines" | "damage" | "checking";
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly of: number;
}

/** Which list is shown. Not checked is a list of its own: it is neither a finding nor a pass. */
export type Show = "all" | "error" | "warning" | "info" | "notChecked";

/** What findings are put together by. */
export type Grouping = "line" | "check" | "payer" | "provider";

/** How findings are listed: the worst first, the most money first, or in groups. */
export type ListedBy = "worst" | "money" | Grouping;

/** Whose money the bars show. */
export type BarsBy = "payer" | "family";

export interface Filter {
  readonly by: ListedBy;
  readonly show: Show;
  /** One check, or all. */
  readonly check: CheckId | null;
  /** One payer by name, or all. */
  readonly payer: string | null;
  /** One family of checks with its checks, or all. */
  readonly family: { readonly name: string; readonly checks: readonly CheckId[] } | null;
  /** One provider, as `providerOf` says; "" for lines without, or all. */
  readonly provider: string | null;
  /** Words to look for; "" for none. */
  readonly text: string;
  /** The claim line that is selected in the sheet; its findings alone are then shown. */
  readonly line: number | null;
  /** Only what was not open in the last export of the same claims. */
  readonly fresh: boolean;
}

export const NO_FILTER: Filter = {
  by: "worst",
  show: "all",
  check: null,
  payer: null,
  family: null,
  provider: null,
  text: "",
  line: null,
  fresh: false,
};

/** What the Check place shows of a result: the findings, the claims to send or hold, what was dismissed, what is written to the sheet, payers' answers, or an audit. */
export type CheckScreen = "list" | "release" | "dismissed" | "write" | "answers" | "audit";

export interface CheckState {
  readonly running: RunProgress | null;
  /** Why the last attempt gave no result. */
  readonly failure: string | null;
  readonly checked: CheckedSheet | null;
  /** The columns of the sheet that was read last. */
  readonly columns: SheetColumns | null;
  /** Whether their screen is open. */
  readonly columnsOpen: boolean;
  readonly damage: SheetDamage | null;
  /** Whether its screen is open. */
  readonly damageOpen: boolean;
  /** What changed since the check was made. */
  readonly stale: "sheet" | "matrix" | null;
  readonly screen: CheckScreen;
  readonly filter: Filter;
  readonly barsBy: BarsBy;
  /** Position in `result.findings` of the finding that is open. */
  readonly opened: number | null;
  /** Position in `result.findings` of the row that has the keyboard. */
  readonly active: number | null;
  /** Whether the fixes of many findings are looked at: those of one check, or all. */
  readonly fixing: { readonly check: CheckId | null } | null;
}

/** What the coder asks, as typed. */
export interface AskFields {
  readonly payer: string;
  /** The payer to compare with; "" for none. */
  readonly payer2: string;
  /** A code, or the name of a drug. */
  readonly code: string;
  readonly date: Day | null;
  readonly diagnoses: string;
  readonly code2: string;
  readonly place: string;
  /** The family or topic in which all payers are compared; `null` while the answers are shown. */
  readonly compare: SubjectName | null;
  /**
   * The screen about formulas that is open: to insert a column of answers, from the Check place that of the check, or lines to bill, or to
   * freeze what formulas answer.
   */
  readonly column: "insert" | "check" | "bill" | "freeze" | null;
}

/** Something that was fixed in the sheet: kept as long as the pane is open, for the record. It holds what patients' lines say. */
export interface LoggedFix {
  readonly sheetId: string;
  /** The fixes that were made, and can be taken back, as one. */
  readonly batch: number;
  readonly check: CheckId;
  readonly name: string;
  /** Where and what, such as `line 4, Mods`. */
  readonly what: string;
  readonly old: string;
  readonly new: string;
  readonly when: string;
  readonly who: string;
}

/** What was done or could not be done, shown until it is closed. */
export interface Notice {
  readonly kind: "success" | "error" | "info";
  readonly text: string;
  /** What was done can be taken back from the message: an edit of the matrix, or what this undoes. */
  readonly undo?: boolean | (() => Promise<void>);
}

/** Something that writes to the workbook and takes a moment. */
export interface Busy {
  readonly doing: "create" | "self-test" | "save" | "undo" | "import" | "export";
  readonly done: number;
  readonly of: number;
}

export interface PaneState {
  readonly tab: Tab;
  /** `null` until it was read. */
  readonly loaded: LoadedMatrix | null;
  readonly activeSheet: string | null;
  /** What somebody selected last in a sheet: 1-based row, column from 0; `null` before, and where the pane selected it itself. */
  readonly selected: { readonly sheetId: string; readonly row: number; readonly column: number } | null;
  readonly asOf: Day;
  readonly check: CheckState;
  readonly ask: AskFields;
  readonly matrix: MatrixPlace;
  readonly busy: Busy | null;
  readonly notice: Notice | null;
  /** An error that nobody foresaw: its page stands in place of everything else. */
  readonly trouble: Trouble | null;
  readonly fixLog: readonly LoggedFix[];
}

/** The pane as it opens. */
export function initialState(today: Day): PaneState {
  return {
    tab: "check",
    loaded: null,
    activeSheet: null,
    selected: null,
    asOf: today,
    check: {
      running: null,
      failure: null,
      checked: null,
      columns: null,
      columnsOpen: false,
      damage: null,
      damageOpen: false,
      stale: null,
      screen: "list",
      filter: NO_FILTER,
      barsBy: "payer",
      opened: null,
      active: null,
      fixing: null,
    },
    ask: {
      payer: "",
      payer2: "",
      code: "",
      date: today,
      diagnoses: "",
      code2: "",
      place: "",
      compare: null,
      column: null,
    },
    matrix: MATRIX_OVERVIEW,
    busy: null,
    notice: null,
    trouble: null,
    fixLog: [],
  };
}
