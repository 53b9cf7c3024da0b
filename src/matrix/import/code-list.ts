import { lifeOn } from "../../codes/lifecycle";
import { isCodeShape } from "../../codes/shapes";
import { columnLetters, isBlank, textOf, type CellValue, type Cells } from "../../values/cell";
import { wordsOf, type Day } from "../../values/day";
import { groupBy, joinWords } from "../../values/lists";
import type { RowValues } from "../edit/edit";
import { TO_BEFORE_FROM } from "../read-tables";
import type { CodeLife } from "../rules";
import type { Requirement } from "../tables";
import { readCodeCell } from "./code-cell";
import { readListCell } from "./list-cells";
import type { ListTable } from "./list-fields";
import { mappingProblem, type ListMapping } from "./list-mapping";
import { scopeKey } from "./scope-key";

/** What a payer's list does not say of itself. */
export interface CodeListOptions {
  readonly table: ListTable;
  /** As the Payer column writes it: a Payer ID, `Kind:`, `MAC:` or `*`. */
  readonly payer: string;
  /** First day of rows that say none; `null` means always. */
  readonly from: Day | null;
  /** The list's name, page or link. */
  readonly source: string;
  /** Date of the bulletin. */
  readonly sourceDate?: Day | null;
  /** PriorAuth: the answer of rows that say none; a list without that column is all `Required`, say. */
  readonly requirement?: Requirement;
  /** Row of the first cells in their file or sheet, 1-based. */
  readonly firstRow?: number;
  /** Column of the first cell of each row, 0-based. */
  readonly firstColumn?: number;
  /** The lives of codes (`matrix.codeLives`): rows with ended codes are told. */
  readonly lives?: ReadonlyMap<string, readonly CodeLife[]>;
  /** The day on which a code without From must live. */
  readonly on?: Day;
}

/** A row that the list asks for. */
export interface ListCandidate {
  /** Row of the list, 1-based in its file or sheet. */
  readonly row: number;
  /** Whom it decides, apart from the payer: codes, diagnoses, places. Two rows of one key and From cannot both be right. */
  readonly key: string;
  /** Without Rule ID; dates are days. */
  readonly values: RowValues;
}

/** Something of a list that cannot be used as it stands, or that somebody should look at. */
export interface ListProblem {
  /** 1-based, in its file or sheet. */
  readonly row: number;
  /** The list's header, or the column's letters. */
  readonly column: string;
  /** `error`: the row is left out; `warning`: it is taken. */
  readonly severity: "error" | "warning";
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A word of the list and the word of the table that it was read as, to be looked at before anything is accepted. */
export interface WordReading {
  readonly column: string;
  readonly said: string;
  readonly readAs: string;
  readonly rows: number;
}

export interface CodeListReading {
  readonly candidates: readonly ListCandidate[];
  readonly problems: readonly ListProblem[];
  readonly readings: readonly WordReading[];
  /** Codes that CodeStatus does not list: whether they exist is not checked. */
  readonly unknownCodes: readonly string[];
  /** Rows below the headers that hold something. */
  readonly rows: number;
}

/** Rows that are read in one step. */
const ROWS_PER_STEP = 250;

/** How far the reading of a list is. */
export interface ListProgress {
  readonly done: number;
  readonly of: number;
}

/** Reads a list at once. @see readCodeListInSteps */
export function readCodeList(cells: Cells, mapping: ListMapping, options: CodeListOptions): CodeListReading {
  const steps = readCodeListInSteps(cells, mapping, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads a payer's list into rows of a table. Every row that cannot be read is named with column and what to do, and the others are there;
 * nothing is mended.
 * @throws where the mapping has no column of codes (`mappingProblem` says so before)
 */
export function* readCodeListInSteps(
  cells: Cells,
  mapping: ListMapping,
  options: CodeListOptions,
): Generator<ListProgress, CodeListReading> {
  const wrong = mappingProblem(mapping, options.table);
  if (wrong !== null) throw new Error(wrong);
  const reader = listReader(cells, mapping, options);
  const first = mapping.headerRow === null ? 0 : mapping.headerRow + 1;
  for (let i = first; i < cells.length; i++) {
    reader.read(i);
    if ((i - first) % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield { done: i - first + 1, of: cells.length - first };
  }
  return reader.done();
}

function listReader(
  cells: Cells,
  mapping: ListMapping,
  options: CodeListOptions,
): { read(index: number): void; done(): CodeListReading } {
  const { table, payer, source, firstRow = 1, firstColumn = 0 } = options;
  const headers = mapping.headerRow === null ? [] : (cells[mapping.headerRow] ?? []);
  const fields = mapping.fields.flatMap((field, index) => (field === null ? [] : [{ field, index }]));
  const codeColumns = fields.filter(({ field }) => field === "Codes");
  const others = fields.filter(({ field }) => field !== "Codes");
  const nameOf = (index: number): string =>
    textOf(headers[index]).replace(/\s+/g, " ") || columnLetters(firstColumn + index);
  const columnOf = (field: string): string => {
    const found = fields.find((each) => each.field === field);
    return found ? nameOf(found.index) : field;
  };
  const headerTexts = headers.map(textOf).join("\t");
  const problems: ListProblem[] = [];
  const found: ListCandidate[] = [];
  const readings = new Map<string, { column: string; said: string; readAs: string; rows: number }>();
  const unknown = new Set<string>();
  let rows = 0;

  /** The cells of a row apart from codes, by column of the table; `null` where one cannot be read. */
  const valuesOf = (cellsOfRow: readonly CellValue[], row: number): Record<string, CellValue> | null => {
    const values: Record<string, CellValue> = {};
    const unread = new Set<string>();
    let usable = true;
    for (const { field, index } of others) {
      const reading = readListCell(field, cellsOfRow[index]);
      if (reading.kind === "fault") {
        problems.push({ row, column: nameOf(index), severity: "error", message: reading.message });
        unread.add(field);
        usable = false;
        continue;
      }
      if (isBlank(reading.value)) continue;
      values[field] = values[field] === undefined ? reading.value : `${textOf(values[field])};${textOf(reading.value)}`;
      if (reading.readAs !== undefined) noteReading(field, textOf(cellsOfRow[index]), reading.readAs);
    }
    if (table === "PriorAuth" && values["Requirement"] === undefined && !unread.has("Requirement")) {
      if (options.requirement !== undefined) values["Requirement"] = options.requirement;
      else {
        const message = "is blank. Say what the payer wants of such rows, or fill the cell";
        problems.push({ row, column: columnOf("Requirement"), severity: "error", message });
        usable = false;
      }
    }
    values["From"] ??= options.from ?? "";
    const [from, to] = [values["From"], values["To"]];
    if (typeof from === "number" && typeof to === "number" && to < from) {
      const message = `${TO_BEFORE_FROM} (${wordsOf(to)}, ${wordsOf(from)}). Correct the dates`;
      problems.push({ row, column: columnOf("To"), severity: "error", message });
      usable = false;
    }
    return usable ? values : null;
  };
  const noteReading = (column: string, said: string, readAs: string): void => {
    const key = `${column}\n${said.toLowerCase()}`;
    const known = readings.get(key);
    if (known) known.rows++;
    else readings.set(key, { column, said, readAs, rows: 1 });
  };
  const termsOf = (cellsOfRow: readonly CellValue[], row: number): readonly string[] | null => {
    const terms: string[] = [];
    let usable = true;
    for (const { index } of codeColumns) {
      if (isBlank(cellsOfRow[index])) continue;
      const cell = readCodeCell(cellsOfRow[index]);
      if (cell.kind === "codes") terms.push(...cell.terms);
      else {
        problems.push({ row, column: nameOf(index), severity: "error", message: cell.message });
        usable = false;
      }
    }
    return usable ? [...new Set(terms)] : null;
  };
  const noteLife = (term: string, from: CellValue, row: number): void => {
    if (!options.lives || !isCodeShape(term)) return;
    const on = typeof from === "number" ? from : (options.on ?? null);
    if (on === null) return;
    const life = lifeOn(options.lives.get(term), on);
    if (life.kind === "unknown") unknown.add(term);
    if (life.kind === "unknown" || life.kind === "active") return;
    const { replacement, from: begins, to } = life.life;
    const instead = replacement.length > 0 ? `: use ${joinWords(replacement, "or")}` : "";
    const said =
      life.kind === "never"
        ? `${term} never existed${instead}`
        : life.kind === "ended"
          ? `${term} ended ${to === null ? "" : wordsOf(to)}${instead}`
          : `${term} begins ${begins === null ? "" : wordsOf(begins)} only`;
    const message = `${said}. Ask the payer, or leave the row out`;
    problems.push({ row, column: columnOf("Codes"), severity: "warning", message });
  };

  return {
    read(index) {
      const cellsOfRow = cells[index] ?? [];
      const row = firstRow + index;
      if (cellsOfRow.every(isBlank)) return;
      // Lists that were printed repeat their headers on every page.
      if (headerTexts !== "" && cellsOfRow.map(textOf).join("\t") === headerTexts) return;
      rows++;
      if (codeColumns.every((column) => isBlank(cellsOfRow[column.index]))) {
        const message = `no code stands in the row${passed(cellsOfRow)}. It is passed over`;
        problems.push({ row, column: columnOf("Codes"), severity: "warning", message });
        return;
      }
      const terms = termsOf(cellsOfRow, row);
      const values = valuesOf(cellsOfRow, row);
      if (!terms || !values) return;
      for (const term of terms) {
        const whole: RowValues = {
          Payer: payer,
          Codes: term,
          ...values,
          Source: source,
          ...(options.sourceDate == null ? {} : { "Source Date": options.sourceDate }),
        };
        noteLife(term, whole["From"], row);
        found.push({ row, key: scopeKey(whole), values: whole });
      }
    },
    done() {
      const candidates = withoutDuplicates(found, columnOf("Codes"), problems);
      problems.sort((a, b) => a.row - b.row);
      return { candidates, problems, readings: [...readings.values()], unknownCodes: [...unknown].sort(), rows };
    },
  };
}

/** What stands in a row without a code, so that it is recognised. */
function passed(cells: readonly CellValue[]): string {
  const text = cells
    .map(textOf)
    .filter((each) => each !== "")
    .join(" ");
  return text === "" ? "" : ` ("${text.length > 40 ? `${text.slice(0, 39)}…` : text}")`;
}

/** The columns in which two rows of one key can differ. */
const saysOf = ({ values }: ListCandidate): string =>
  JSON.stringify(
    Object.entries(values)
      .filter(([column]) => column !== "Codes")
      .map(([column, value]) => [column, textOf(value)])
      .sort(),
  );

/** Rows of which a list has each once: what is there twice is told, and where two differ none of them is taken. */
function withoutDuplicates(
  found: readonly ListCandidate[],
  column: string,
  problems: ListProblem[],
): readonly ListCandidate[] {
  const dropped = new Set<ListCandidate>();
  for (const group of groupBy(found, ({ key, values }) => `${key} ${textOf(values["From"])}`).values()) {
    const [first, ...more] = group;
    if (!first || more.length === 0) continue;
    const codes = textOf(first.values["Codes"]);
    const agree = more.every((candidate) => saysOf(candidate) === saysOf(first));
    for (const candidate of agree ? more : group) {
      dropped.add(candidate);
      const other = candidate === first ? more[0] : first;
      problems.push({
        row: candidate.row,
        column,
        severity: agree ? "warning" : "error",
        message: agree
          ? `${codes} stands in row ${first.row} too and says the same. It is taken once`
          : `${codes} stands in row ${other?.row ?? first.row} too and says something else. None of them is taken: ask the payer which holds, and correct the list`,
      });
    }
  }
  return found.filter((candidate) => !dropped.has(candidate));
}
