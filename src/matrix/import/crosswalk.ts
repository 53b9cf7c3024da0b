import { isCodeShape, normalCode, normalNdc } from "../../codes/shapes";
import { folded, isBlank, numberOf, textOf, type CellValue, type Cells } from "../../values/cell";
import { counted, groupBy, splitList } from "../../values/lists";
import { cellChanges, draftOf, edited, fault, noTable, setRow } from "../edit/draft";
import type { EditOutcome, RowChange, RowValues } from "../edit/edit";
import { rowValues } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { parseDosage } from "./dosage";

/** Something of the crosswalk that was not taken, or that differs from what the practice wrote. Rows are 1-based. */
export interface CrosswalkNote {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export interface CrosswalkReading {
  /** The edit of `Drugs`; a fault where nothing would change. */
  readonly outcome: EditOutcome;
  /** Codes that `Drugs` did not have. */
  readonly added: readonly string[];
  /** Codes whose NDCs, or cells that were blank, were filled. */
  readonly completed: readonly string[];
  /** What the practice wrote and the crosswalk says otherwise: nothing of it is changed. */
  readonly differences: readonly CrosswalkNote[];
  /** What could not be read. */
  readonly problems: readonly CrosswalkNote[];
}

/** Columns of the crosswalk: as CMS heads them, and as plain tables do. */
type CrosswalkColumn = "ndc" | "code" | "drug" | "description" | "dosage" | "itemUnits";
const COLUMNS: readonly (readonly [CrosswalkColumn, RegExp])[] = [
  ["ndc", /^(ndc(2| ?11)?)$/],
  ["code", /^(\d{4} code|hcpcs( code)?|code)$/],
  ["drug", /^(drug( name)?)$/],
  ["description", /^(short description|description)$/],
  ["dosage", /^(hcpcs ?dosage|dosage)$/],
  ["itemUnits", /^(bill ?units( item)?|bill units per item)$/],
];
const NEEDED: readonly CrosswalkColumn[] = ["ndc", "code"];
/** CMS puts notes above the header. */
const HEADER_SEARCH_ROWS = 20;

const keyOf = (cell: CellValue): string => folded(textOf(cell).replace(/[^A-Za-z0-9]+/g, " "));

/** One row of the crosswalk that can be used. */
interface CrosswalkRow {
  readonly row: number;
  readonly ndc: string;
  readonly code: string;
  readonly drug: string;
  readonly dosage: string;
  readonly itemUnits: number | null;
}

/**
 * CMS's ASP crosswalk of NDCs to codes, taken into `Drugs`: NDCs are added to codes that are there, blank cells are filled, codes that are not
 * there are proposed as new rows. What the practice wrote stays, and where the crosswalk says otherwise that is told.
 * @param rows the sheet as it is, notes and header included
 * @example drugsFromCrosswalk(cells, [["ndc11", "hcpcs"], ["50242006001", "J9035"]]).completed //=> ["J9035"]
 */
export function drugsFromCrosswalk(cells: MatrixCells, rows: Cells): CrosswalkReading {
  const nothing = { added: [], completed: [], differences: [], problems: [] };
  const table = cells.Drugs;
  if (!table) return { ...nothing, outcome: noTable("Drugs") };
  const header = headerOf(rows);
  if (!header) {
    const message = "This is not CMS's crosswalk of NDCs: no row names a column of NDCs and one of HCPCS codes";
    return { ...nothing, outcome: fault("", message) };
  }
  const problems: CrosswalkNote[] = [];
  const differences: CrosswalkNote[] = [];
  const byCode = groupBy(readRows(rows, header, problems), ({ code }) => code);
  const known = rowsByCode(cells);
  const added: string[] = [];
  const completed: string[] = [];
  const changes: RowChange[] = [];
  for (const [code, group] of [...byCode].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const facts = factsOf(code, group, header, problems);
    const own = known.get(code) ?? [];
    if (own.length === 0) {
      added.push(code);
      changes.push({ kind: "add", table: "Drugs", values: filled(facts) });
      continue;
    }
    // Of several rows of a code the open one is the present one.
    const row = own.find(({ values }) => isBlank(values["To"])) ?? own.at(-1);
    const draft = row && draftOf(cells, "Drugs", row.row);
    if (!row || !draft || "kind" in draft) continue;
    const merged = merge(row.values, facts, (column, message) =>
      differences.push({ row: group[0]?.row ?? 0, column, code, message }),
    );
    const changed = cellChanges(draft, merged);
    if (changed.length === 0) continue;
    completed.push(code);
    changes.push(setRow(draft, changed, ""));
  }
  problems.sort((a, b) => a.row - b.row);
  const parts = [
    ...(completed.length > 0 ? [`complete ${counted(completed.length, "drug")}`] : []),
    ...(added.length > 0 ? [`add ${counted(added.length, "drug")}`] : []),
  ].join(" and ");
  const outcome =
    changes.length === 0
      ? fault("", "Drugs says all that the crosswalk says already")
      : edited(
          `${parts.charAt(0).toUpperCase()}${parts.slice(1)} from the NDC crosswalk`,
          "Imported",
          "NDC crosswalk",
          changes,
        );
  return { outcome, added, completed, differences, problems };
}

interface Header {
  readonly row: number;
  readonly at: ReadonlyMap<CrosswalkColumn, number>;
  readonly names: readonly string[];
}

function headerOf(rows: Cells): Header | null {
  for (const [row, cells] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const keys = cells.map(keyOf);
    const at = new Map<CrosswalkColumn, number>();
    for (const [column, header] of COLUMNS) {
      const index = keys.findIndex((key) => header.test(key));
      if (index >= 0) at.set(column, index);
    }
    if (NEEDED.every((column) => at.has(column))) return { row, at, names: cells.map(textOf) };
  }
  return null;
}

function readRows(rows: Cells, header: Header, problems: CrosswalkNote[]): CrosswalkRow[] {
  const out: CrosswalkRow[] = [];
  rows.slice(header.row + 1).forEach((cells, i) => {
    if (cells.every(isBlank)) return;
    const row = header.row + 2 + i;
    const cell = (column: CrosswalkColumn): CellValue => cells[header.at.get(column) ?? -1];
    const code = normalCode(textOf(cell("code")));
    const refuse = (column: CrosswalkColumn, message: string): void =>
      void problems.push({ row, column: nameOf(header, column), code, message });
    if (!isCodeShape(code)) return refuse("code", `"${code}" is not a HCPCS code. The row is left out`);
    const said = textOf(cell("ndc"));
    const ndc = normalNdc(said);
    if (ndc === null)
      return refuse("ndc", `"${said}" is not an NDC of 11 digits (5-4-2)${lostDigits(said)}. The row is left out`);
    const units = cell("itemUnits");
    const itemUnits = isBlank(units) ? null : numberOf(units);
    if (!isBlank(units) && (itemUnits === null || itemUnits <= 0))
      refuse("itemUnits", `"${textOf(units)}" is not a number of billing units. No vial size is taken from the row`);
    const name = textOf(cell("drug")) || textOf(cell("description"));
    const size = itemUnits !== null && itemUnits > 0 ? itemUnits : null;
    out.push({ row, ndc, code, drug: name, dosage: textOf(cell("dosage")), itemUnits: size });
  });
  return out;
}

/** What a spreadsheet does to NDCs. */
function lostDigits(said: string): string {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(said)) return ": Excel turned it into a number and its digits are lost";
  return /^\d{8,10}$/.test(said) ? ": it may have lost its leading zeros" : "";
}

const nameOf = (header: Header, column: CrosswalkColumn): string => {
  const index = header.at.get(column);
  return index === undefined ? column : (header.names[index] ?? "").replace(/\s+/g, " ");
};

const LIST = ";";

/** What the crosswalk says of one code, as a row of `Drugs`; what it does not say for certain is blank. */
function factsOf(code: string, group: readonly CrosswalkRow[], header: Header, problems: CrosswalkNote[]): RowValues {
  const first = group[0];
  const dosages = [...new Set(group.map(({ dosage }) => dosage.toUpperCase()).filter((dosage) => dosage !== ""))];
  const [dosage] = dosages;
  const read = dosages.length === 1 && dosage !== undefined ? parseDosage(dosage) : null;
  if (!read && header.at.has("dosage")) {
    const message =
      dosages.length > 1
        ? `its rows say different dosages: ${dosages.join(", ")}. Dose per Unit and Dose Unit stay blank`
        : dosage === undefined
          ? "no dosage is given. Dose per Unit and Dose Unit stay blank"
          : `the dosage "${dosage}" cannot be read as an amount and a unit. Dose per Unit and Dose Unit stay blank`;
    problems.push({ row: first?.row ?? 0, column: nameOf(header, "dosage"), code, message });
  }
  const names = [...new Set(group.map(({ drug }) => drug).filter((drug) => drug !== ""))];
  const sizes = [...new Set(group.flatMap(({ itemUnits }) => itemUnits ?? []))].sort((a, b) => a - b);
  return {
    Code: code,
    Name: names[0] ?? "",
    "Dose per Unit": read?.amount ?? "",
    "Dose Unit": read?.unit ?? "",
    "Vial Units": sizes.join(LIST),
    NDCs: [...new Set(group.map(({ ndc }) => ndc))].join(LIST),
  };
}

/** The practice's cells, with blank ones filled and NDCs added; what differs is told and stays. */
function merge(own: RowValues, facts: RowValues, differs: (column: string, message: string) => void): RowValues {
  const merged: Record<string, CellValue> = {};
  for (const [column, said] of Object.entries(facts)) {
    const has = own[column];
    if (column === "Code" || isBlank(said)) continue;
    if (column === "NDCs") {
      const kept = splitList(textOf(has));
      const known = new Set(kept.map((ndc) => normalNdc(ndc) ?? ndc));
      const more = splitList(textOf(said)).filter((ndc) => !known.has(ndc));
      if (more.length > 0) merged[column] = [...kept, ...more].join(LIST);
    } else if (isBlank(has)) {
      merged[column] = said;
    } else if (column !== "Name" && !sameList(has, said)) {
      // Sizes that the practice has besides are its own; those it lacks are told.
      const lacking = splitList(textOf(said)).filter((part) => !splitList(textOf(has)).includes(part));
      if (column !== "Vial Units" || lacking.length > 0)
        differs(
          column,
          `Drugs says ${textOf(has)} and the crosswalk ${textOf(said)}. Look which holds; nothing was changed`,
        );
    }
  }
  return merged;
}

const sameList = (a: CellValue, b: CellValue): boolean =>
  splitList(textOf(a)).map(folded).sort().join() === splitList(textOf(b)).map(folded).sort().join();

function rowsByCode(cells: MatrixCells): Map<string, { readonly row: number; readonly values: RowValues }[]> {
  const table = cells.Drugs;
  const rows = (table?.rows ?? []).flatMap((_, i) => {
    const row = (table?.firstRow ?? 1) + i;
    const values = rowValues("Drugs", cells, row);
    return values ? [{ row, values }] : [];
  });
  return groupBy(rows, ({ values }) => normalCode(textOf(values["Code"])));
}

const filled = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
