import { isDiagnosisShape, isPlaceShape, normalDiagnosis } from "../../codes/shapes";
import { columnLetters, folded, isBlank, numberOf, textOf, type CellValue, type Cells } from "../../values/cell";
import { parseDay } from "../../values/day";
import { splitList } from "../../values/lists";
import { dayInCell } from "../read-rows";
import { readCodeCell } from "./code-cell";
import { requirementOf } from "./list-answers";
import { LIST_FIELDS, type ContentKind, type ListField, type ListTable } from "./list-fields";

/** Which column of a list holds what. */
export interface ListMapping {
  /** Row of the headers, 0-based in the cells; `null` where the list has none. */
  readonly headerRow: number | null;
  /** For each column the header of the table's column that it fills; `null` where it is passed over. Several may hold codes or diagnoses. */
  readonly fields: readonly (string | null)[];
}

/** What a column of a list seems to hold. */
export interface GuessedColumn {
  /** 0-based. */
  readonly index: number;
  /** As the list has it; its letters where there is none. */
  readonly header: string;
  /** The first values that differ. */
  readonly samples: readonly string[];
  readonly field: string | null;
  /** `sure`: header and content say it; `likely`: one of the two. */
  readonly confidence: "sure" | "likely" | "none";
}

export interface GuessedMapping {
  readonly mapping: ListMapping;
  readonly columns: readonly GuessedColumn[];
  /** Why the list cannot be read as it is mapped; `null` where it can. */
  readonly problem: string | null;
}

/** Titles and notes stand above the headers in at most so many rows. */
const HEADER_SEARCH_ROWS = 20;
/** Rows that are looked at to see what a column holds. */
const SAMPLE_ROWS = 200;
const SAMPLES_SHOWN = 3;
/** So much of a column's cells must read as a kind for the content to say it. */
const SAYS = 0.6;
/** So much must, where the header says it. */
const AGREES = 0.3;

/** A header as it is compared. @example headerKey("CPT®/HCPCS Code(s)") //=> "cpt hcpcs code s" */
function headerKey(cell: CellValue): string {
  return folded(textOf(cell).replace(/[^A-Za-z0-9]+/g, " "));
}

const fieldOfHeader = (table: ListTable, cell: CellValue): ListField | undefined => {
  const key = headerKey(cell);
  return key === "" ? undefined : LIST_FIELDS[table].find(({ header }) => header.test(key));
};

/**
 * Which column of a list holds codes, requirement, diagnoses and the rest, by header and by content. A list without headers, or one that is only
 * codes, is read too.
 * @example guessMapping([["HCPCS", "PA required"], ["J9271", "Yes"]], "PriorAuth").mapping.fields //=> ["Codes", "Requirement"]
 */
export function guessMapping(cells: Cells, table: ListTable): GuessedMapping {
  const headerRow = headerRowOf(cells, table);
  const body = cells.slice(headerRow === null ? 0 : headerRow + 1).filter((row) => !row.every(isBlank));
  const sample = body.slice(0, SAMPLE_ROWS);
  const width = sample.reduce((most, row) => Math.max(most, row.length), cells[headerRow ?? 0]?.length ?? 0);
  const columns = Array.from({ length: width }, (_, index) => {
    const header = headerRow === null ? "" : textOf(cells[headerRow]?.[index]);
    const filled = sample.map((row) => row[index]).filter((value) => !isBlank(value));
    return { index, header, filled, named: headerRow === null ? undefined : fieldOfHeader(table, header) };
  });
  const taken = new Map<string, GuessedColumn>();
  const guesses = new Map<number, GuessedColumn>();
  const shown = (column: (typeof columns)[number]): Pick<GuessedColumn, "index" | "header" | "samples"> => ({
    index: column.index,
    header: column.header || columnLetters(column.index),
    samples: [...new Set(column.filled.map(textOf))].slice(0, SAMPLES_SHOWN),
  });
  for (const column of columns) {
    const { named, filled } = column;
    if (!named || taken.has(named.column)) continue;
    const agrees = filled.length === 0 || share(filled, named.content) >= AGREES;
    const guess: GuessedColumn = { ...shown(column), field: named.column, confidence: agrees ? "sure" : "likely" };
    guesses.set(column.index, guess);
    taken.set(named.column, guess);
  }
  // What no header says, the content may: codes first, since without them there is no list.
  for (const column of columns) {
    if (guesses.has(column.index) || (headerRow !== null && column.header !== "" && taken.has("Codes"))) continue;
    const field = fieldOfContent(table, column.filled, taken, headerRow === null, width === 1);
    if (field === null) continue;
    const guess: GuessedColumn = { ...shown(column), field, confidence: "likely" };
    guesses.set(column.index, guess);
    if (!taken.has(field)) taken.set(field, guess);
  }
  const all = columns.map(
    (column): GuessedColumn => guesses.get(column.index) ?? { ...shown(column), field: null, confidence: "none" },
  );
  const mapping = { headerRow, fields: all.map(({ field }) => field) };
  return { mapping, columns: all, problem: mappingProblem(mapping, table) };
}

/** Why a list cannot be read as it is mapped, in a sentence; `null` where it can. */
export function mappingProblem({ fields }: ListMapping, table: ListTable): string | null {
  if (!fields.includes("Codes")) return "No column holds codes. Choose the column with the CPT or HCPCS codes";
  const known = new Set(LIST_FIELDS[table].map(({ column }) => column));
  const doubled = fields.find(
    (field, i) => field !== null && known.has(field) && !SEVERAL.has(field) && fields.indexOf(field) !== i,
  );
  return doubled === undefined ? null : `Two columns are ${doubled}. Choose one of them`;
}

/** What several columns of a list may hold together. */
export const SEVERAL: ReadonlySet<string> = new Set(["Codes", "Diagnoses", "Covered Diagnoses", "Excluded Diagnoses"]);

/** The row that names the codes, else one that names two other things; a row of codes is none. */
function headerRowOf(cells: Cells, table: ListTable): number | null {
  for (const [i, row] of cells.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const named = row.flatMap((cell) => fieldOfHeader(table, cell)?.column ?? []);
    if (named.includes("Codes") || new Set(named).size > 1) return i;
  }
  return null;
}

function fieldOfContent(
  table: ListTable,
  filled: readonly CellValue[],
  taken: ReadonlyMap<string, GuessedColumn>,
  headerless: boolean,
  alone: boolean,
): string | null {
  if (filled.length === 0) return null;
  const codes = share(filled, "codes");
  const diagnoses = LIST_FIELDS[table].find(({ content }) => content === "diagnoses");
  const dotted = filled.filter((value) => textOf(value).includes(".")).length / filled.length;
  // A single column with any code in it is a list of codes, however many of them are spoilt.
  const says = alone ? codes > 0 : codes >= SAYS && dotted < SAYS;
  if (says && (!taken.has("Codes") || headerless)) return "Codes";
  if (diagnoses && !taken.has(diagnoses.column) && share(filled, "diagnoses") >= SAYS) return diagnoses.column;
  if (table === "PriorAuth" && !taken.has("Requirement") && share(filled, "answer") >= SAYS) return "Requirement";
  const dates = headerless ? share(filled, "date") : 0;
  return dates >= SAYS && !taken.has("From") ? "From" : null;
}

/** How much of some cells reads as a kind, from 0 to 1. */
function share(filled: readonly CellValue[], content: ContentKind): number {
  return filled.filter((value) => READS[content](value)).length / filled.length;
}

const READS: { readonly [K in ContentKind]: (value: CellValue) => boolean } = {
  // A code that a spreadsheet spoilt is a code too: its column must be found, so that it can be named.
  codes: (value) =>
    readCodeCell(value).kind === "codes" || /^\d(\.\d+)?E\+?\d+$|^\d{1,4}[FTUMA]?$/i.test(textOf(value)),
  diagnoses: (value) =>
    splitList(textOf(value)).every((part) => {
      const diagnosis = normalDiagnosis(part.replace(/^!/, "").replace(/\*$/, ""));
      return isDiagnosisShape(diagnosis) || /^[A-TV-Z]\d[0-9AB]?(-[A-TV-Z]\d[0-9AB]?)?$/.test(diagnosis);
    }),
  date: (value) =>
    typeof value === "number" ? value > 30_000 && dayInCell(value) !== undefined : parseDay(textOf(value)) !== null,
  number: (value) => numberOf(value) !== null,
  places: (value) => splitList(textOf(value)).every((place) => isPlaceShape(place.padStart(2, "0"))),
  answer: (value) => requirementOf(textOf(value)) !== null,
  any: () => true,
};
