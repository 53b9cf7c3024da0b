import type { RowValues } from "../../matrix/edit/edit";
import type { RuleTableName, TableName } from "../../matrix/tables";
import type { TopicName } from "../../matrix/topics";

/** A row of a matrix table: by its Rule ID wherever it stands now, else by its row. */
export interface RowRef {
  readonly table: TableName;
  /** "" where the row has none. */
  readonly ruleId: string;
  /** Row in its sheet, 1-based. */
  readonly row: number;
}

/** What a form is for. */
export type FormTask =
  | { readonly task: "add"; readonly table: TableName; readonly values: RowValues }
  | { readonly task: "change" | "correct" | "end" | "copy" | "remove"; readonly ref: RowRef }
  /** `state`: position in the rule's history, counted from the oldest. */
  | { readonly task: "restore"; readonly ref: RowRef; readonly state: number }
  | { readonly task: "payer" };

/** A screen of the Matrix place. */
export type MatrixScreen =
  /** The rules behind one cell of the overview, of all payers or of the chosen one. */
  | { readonly kind: "rules"; readonly table: RuleTableName; readonly topic: TopicName | null }
  | { readonly kind: "rule"; readonly ref: RowRef }
  | { readonly kind: "form"; readonly form: FormTask }
  | { readonly kind: "health" }
  | { readonly kind: "history" }
  | { readonly kind: "typed" }
  | { readonly kind: "list import" }
  | { readonly kind: "compare" }
  | { readonly kind: "tests" }
  | { readonly kind: "hand-over" };

/** Where somebody is in the Matrix place. */
export interface MatrixPlace {
  /** The Payer ID that is looked at; `null` for all payers. */
  readonly payer: string | null;
  /** Screens on top of the overview: the last is shown, Back closes it. */
  readonly screens: readonly MatrixScreen[];
  /** Errors of the matrix, as the tab counts them; 0 until they were counted. */
  readonly errors: number;
}

export const MATRIX_OVERVIEW: MatrixPlace = { payer: null, screens: [], errors: 0 };

/** What can happen to the Matrix place. */
export type MatrixPlaceEvent =
  | { readonly type: "matrix opened"; readonly screen: MatrixScreen }
  /** The screen on top is closed. */
  | { readonly type: "matrix closed" }
  /** All screens are closed: back to the overview. */
  | { readonly type: "matrix overview" }
  | { readonly type: "matrix payer"; readonly payer: string | null }
  /** The screen on top is another one, as when the kind of row to add is chosen anew. */
  | { readonly type: "matrix replaced"; readonly screen: MatrixScreen }
  | { readonly type: "matrix counted"; readonly errors: number }
  /** Somebody selected a row of a matrix table, or a cell of the wide view, in the sheet. */
  | { readonly type: "matrix selected"; readonly screen: MatrixScreen; readonly payer?: string | null };

/** The Matrix place after something happened. A form that is open stays open whatever is selected in the sheet. */
export function reduceMatrixPlace(place: MatrixPlace, event: MatrixPlaceEvent): MatrixPlace {
  switch (event.type) {
    case "matrix opened":
      return { ...place, screens: [...place.screens, event.screen] };
    case "matrix closed":
      return { ...place, screens: place.screens.slice(0, -1) };
    case "matrix overview":
      return { ...place, screens: [] };
    case "matrix replaced":
      return { ...place, screens: [...place.screens.slice(0, -1), event.screen] };
    case "matrix payer":
      return { ...place, payer: event.payer };
    case "matrix counted":
      return place.errors === event.errors ? place : { ...place, errors: event.errors };
    case "matrix selected":
      if (place.screens.some(({ kind }) => kind === "form")) return place;
      return { ...place, payer: event.payer === undefined ? place.payer : event.payer, screens: [event.screen] };
  }
}
