import type { CodeListReading, ListProgress } from "../../matrix/import/code-list";
import { readCodeListInSteps } from "../../matrix/import/code-list";
import { codeListEdit } from "../../matrix/import/accept-list";
import { compareCodeListInSteps, type ListComparison } from "../../matrix/import/compare-list";
import { LIST_FIELDS, type ListTable } from "../../matrix/import/list-fields";
import { guessMapping, mappingProblem, type GuessedMapping, type ListMapping } from "../../matrix/import/list-mapping";
import type { MatrixCells } from "../../matrix/matrix";
import { MACS, PAYER_KINDS, REQUIREMENTS, type Requirement } from "../../matrix/tables";
import type { EditOutcome } from "../../matrix/edit/edit";
import { isBlank } from "../../values/cell";
import type { Day } from "../../values/day";
import { MATRIX_WORDS } from "../words-matrix";
import { deskOf } from "./desk";
import type { FieldOption } from "./field-choices";
import { jobsOf } from "./job";
import type { ListSource } from "./list-source";
import type { Pane } from "./pane";
import { runInSlices } from "../../values/slices";
import { takeSnapshot } from "./snapshots";

export const LIST_TABLES = ["PriorAuth", "GenomicLCD", "DrugCoverage"] as const satisfies readonly ListTable[];

/** What somebody has said of a list so far. */
export interface ListDraft {
  readonly pasted: string;
  /** Lists to choose from: a workbook has one on each sheet. */
  readonly sources: readonly ListSource[];
  /** Position of the one that is imported. */
  readonly at: number;
  readonly table: ListTable;
  /** As the Payer column writes it; "" where nobody has chosen yet. */
  readonly payer: string;
  /** First day of the list; `null` means always. */
  readonly from: Day | null;
  readonly source: string;
  /** What rows want that do not say it; "" where the list says it. */
  readonly requirement: Requirement | "";
  /** Columns as somebody corrected them; `null` as they were guessed. */
  readonly fields: readonly (string | null)[] | null;
  readonly endNotListed: boolean;
  readonly reviewed: boolean;
}

export const NO_LIST: ListDraft = {
  pasted: "",
  sources: [],
  at: 0,
  table: "PriorAuth",
  payer: "",
  from: null,
  source: "",
  requirement: "",
  fields: null,
  endNotListed: false,
  reviewed: true,
};

/** A list as it is understood: its columns, and what is still to be said before it can be read. */
export interface UnderstoodList {
  readonly source: ListSource;
  readonly guess: GuessedMapping;
  readonly mapping: ListMapping;
  /** What is wrong with the columns, in a sentence; `null` where nothing is. */
  readonly problem: string | null;
  /** Rows that want an answer say none: somebody has to say what the codes mean. */
  readonly wantsRequirement: boolean;
}

/** @returns `null` where there is no list yet */
export function understand({ sources, at, table, fields, requirement }: ListDraft): UnderstoodList | null {
  const source = sources[at];
  if (!source || source.cells.every((row) => row.every(isBlank))) return null;
  const guess = guessMapping(source.cells, table);
  const mapping: ListMapping = { ...guess.mapping, fields: fields ?? guess.mapping.fields };
  return {
    source,
    guess,
    mapping,
    problem: mappingProblem(mapping, table),
    wantsRequirement: table === "PriorAuth" && requirement === "" && !mapping.fields.includes("Requirement"),
  };
}

/** What a column of the list can be taken for. */
export const fieldsOf = (table: ListTable): readonly string[] => LIST_FIELDS[table].map(({ column }) => column);

/** The columns with one of them taken for something else. */
export function withField(mapping: ListMapping, index: number, field: string | null): readonly (string | null)[] {
  return mapping.fields.map((each, i) => (i === index ? field : each));
}

/** Whom a list can be of, besides the payers: contractors and kinds, in the words of a rule's form. */
export const WIDER_SCOPES: readonly FieldOption[] = [
  ...MACS.map((mac) => ({ value: `MAC:${mac}`, label: MATRIX_WORDS.scope.mac(mac) })),
  ...PAYER_KINDS.map((kind) => ({ value: `Kind:${kind}`, label: MATRIX_WORDS.scope.kind(kind) })),
  { value: "*", label: MATRIX_WORDS.form.scopes.all },
];

export const isRequirement = (text: string): text is Requirement =>
  REQUIREMENTS.some((requirement) => requirement === text);

/** A list that was read, against the matrix. */
export interface ReadList {
  readonly reading: CodeListReading;
  readonly comparison: ListComparison;
  /** The matrix that it was compared with: against another it is compared anew. */
  readonly cells: MatrixCells;
}

/** The reading of a pane's list: a new one stops the one before. */
export const listReadingOf = jobsOf<Pane, ListProgress, ReadList>();

/** Reads the list a few milliseconds at a time, and compares it with what the matrix says of the payer. */
export function readList(pane: Pane, draft: ListDraft, list: UnderstoodList): Promise<void> {
  return listReadingOf(pane).start(async (onProgress, signal) => {
    const { loaded } = pane.store.state();
    if (!loaded) return null;
    const { pace, today } = pane.parts;
    const { table, payer, from, source, requirement } = draft;
    const reading = await runInSlices(
      readCodeListInSteps(list.source.cells, list.mapping, {
        table,
        payer,
        from,
        source: source.trim(),
        ...(requirement === "" ? {} : { requirement }),
        firstRow: list.source.firstRow,
        firstColumn: list.source.firstColumn,
        lives: loaded.matrix.codeLives,
        on: today(),
      }),
      { pace, signal, onProgress },
    );
    if (!reading) return null;
    const comparison = await runInSlices(compareCodeListInSteps(loaded.cells, table, payer, reading.candidates, from), {
      pace,
      signal,
      onProgress,
    });
    return comparison && { reading, comparison, cells: loaded.cells };
  });
}

/** The edit that takes the list over. */
export function listEdit({ comparison, cells }: ReadList, draft: ListDraft, today: Day): EditOutcome {
  const { endNotListed, reviewed, source } = draft;
  return codeListEdit(cells, comparison, {
    endNotListed,
    reviewed: reviewed ? today : null,
    reason: source.trim(),
  });
}

/**
 * Keeps the matrix as it is in a snapshot, then saves the list.
 * @returns false where nothing of the list was written: a notice says why
 */
export async function acceptList(pane: Pane, read: ReadList, draft: ListDraft): Promise<boolean> {
  let isDone = false;
  await pane.attempt(async () => {
    const made = listEdit(read, draft, pane.parts.today());
    if (made.kind === "fault") {
      pane.store.dispatch({ type: "noticed", notice: { kind: "info", text: made.message } });
      return;
    }
    if ((await takeSnapshot(pane, "import")) === null) return;
    isDone = await deskOf(pane).save(made.edit);
  });
  return isDone;
}
