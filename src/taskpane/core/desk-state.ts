import type { ResultChange } from "../../checks/compare-results";
import type { SoFar } from "../../checks/recheck";
import type { MatrixEdit } from "../../matrix/edit/edit";
import type { HealthItem } from "../../matrix/health";
import type { Draft } from "./drafts";

/** What an edit does to the lines of the open claim sheet. */
export type LinesPreview =
  /** No sheet was checked yet: nobody knows which lines change. */
  | { readonly kind: "unchecked" }
  /** `stale`: the sheet was edited since it was checked, and the numbers are those of the check. */
  | { readonly kind: "compared"; readonly change: ResultChange; readonly sheet: string; readonly stale: boolean };

/** A test of the matrix that would fail after an edit and holds now. */
export interface FailedTest {
  readonly name: string;
  readonly message: string;
}

/** What happens if an edit is saved. */
export interface EditPreview {
  readonly lines: LinesPreview;
  /** What the matrix would have against it that it has not now. */
  readonly issues: readonly HealthItem[];
  readonly tests: readonly FailedTest[];
}

/** What is known of a preview before the whole of it. */
export type PreviewPart =
  /** Lines are still being counted. */
  | { readonly kind: "so far"; readonly soFar: SoFar }
  /** The lines are known; what the matrix and its tests have against the edit is not yet. */
  | { readonly kind: "lines"; readonly lines: LinesPreview };

/** Looks for what happens if an edit is saved; `null` where the signal stopped it. @param onPart told what is known meanwhile */
export type Look = (signal: AbortSignal, onPart: (part: PreviewPart) => void) => Promise<EditPreview | null>;

/** An edit that was saved and can be taken back. */
export interface SavedEdit {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What the desk knows beside the state of the pane. */
export interface DeskState {
  /** Edits that can be taken back, the last one first. */
  readonly saved: readonly SavedEdit[];
  /** What was typed straight into the sheet since the pane last knew the matrix, and is not in the history yet. */
  readonly typed: MatrixEdit | null;
  /** What forms hold that were neither saved nor discarded, by their key. */
  readonly drafts: ReadonlyMap<string, Draft>;
}

/** What the billing manager does to the matrix: previews, saves, takes back, records. Failures become notices; nothing is thrown. */
export interface Desk {
  state(): DeskState;
  /** @returns what stops listening */
  subscribe(listener: () => void): () => void;
  /**
   * What happens if an edit is saved.
   * @param onPart told what is known meanwhile
   * @returns `null` where the signal stopped it
   */
  preview(edit: MatrixEdit, signal?: AbortSignal, onPart?: (part: PreviewPart) => void): Promise<EditPreview | null>;
  /**
   * Saves an edit with its rows of history, reads the matrix again, and brings the checked result up to date. The notice offers Undo.
   * @returns false where nothing was written: a notice says why
   */
  save(edit: MatrixEdit): Promise<boolean>;
  /** Takes the last saved edit back; the history keeps both. @returns false where that was not possible: a notice says why */
  undo(): Promise<boolean>;
  /** What happened to the claim lines by what was typed into the sheet. */
  previewTyped(signal?: AbortSignal, onPart?: (part: PreviewPart) => void): Promise<EditPreview | null>;
  /** Writes what was typed into the history, and gives rules that have none their Rule ID. */
  recordTyped(reason: string): Promise<boolean>;
  /** The name that stands in the history, "" where nobody said it; it is kept on this computer. */
  who(): string;
  setWho(name: string): void;
  /** The health of the matrix that is loaded, as of the pane's day; counted once per matrix and day. */
  health(): readonly HealthItem[];
  /** What stands in the workbook now was written by the add-in, otherwise than by `save`: it is not taken for typed. */
  adopt(): void;
  keepDraft(key: string, draft: Draft): void;
  dropDraft(key: string): void;
}
