import type { SetContent } from "../../codes/reference/content";
import type { SetInfo } from "../../codes/reference/reference";
import { isoOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { cellChanges, draftOf, noTable, setRow } from "../edit/draft";
import type { EditOutcome, RowChange, RowValues } from "../edit/edit";
import { wholeRow } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { readReferenceSets } from "../read-tables";
import type { ReferenceSetRow } from "../rules";

/** What the table ReferenceSets is to say, and what an imported table is not used for. */
export interface ReferenceSetsEdit {
  /** A fault where the table is not there or nothing would change. */
  readonly outcome: EditOutcome;
  readonly notes: readonly string[];
}

const TABLE = "ReferenceSets";
const UNKNOWN = "unknown";
/** What an edition is sorted by: editions are years and quarters. What is none of them is the oldest. */
const rank = (edition: string): string => (/^\d/.test(edition) ? edition : "");

/**
 * The edit by which a workbook names imported tables, so that its formulas and checks use them.
 * Unit limits of older quarters stay, since the one in force on a date decides; pairs, add-on codes and the crosswalk take the place of
 * the older ones, since the newest holds the history. A table that is older than the one in use is left aside, and so is one of which
 * nobody knows the quarter.
 * @param sets contents that were imported, or sets that this computer has
 */
export function referenceSetsEdit(
  cells: MatrixCells,
  sets: readonly Pick<SetContent, "kind" | "info">[],
  today: Day,
): ReferenceSetsEdit {
  const table = cells[TABLE];
  if (!table) return { outcome: noTable(TABLE), notes: [] };
  const rows = readReferenceSets(table, []);
  const notes: string[] = [];
  const changes: RowChange[] = [];
  const used: string[] = [];
  const origins: string[] = [];
  for (const { kind, info } of newestFirst(sets)) {
    const named = rows.filter((row) => row.set === kind);
    const what = `${kind} ${info.edition}`;
    if (info.edition === UNKNOWN) {
      notes.push(
        `${info.origin}: the name tells no quarter, so the ${kind} table cannot be used. Name the file as CMS does, such as …_Eff_10-01-2026, and import it again`,
      );
      continue;
    }
    if (named.some((row) => row.edition === info.edition && row.hash === info.hash)) {
      notes.push(`${what} is in use already`);
      continue;
    }
    const later = named.find((row) => kind !== "MUE" && rank(row.edition) > rank(info.edition));
    if (later) {
      notes.push(`${what} is older than ${later.edition}, which the workbook uses: it is not used`);
      continue;
    }
    if (kind !== "MUE" && used.some((each) => each.startsWith(`${kind} `))) continue;
    used.push(what);
    origins.push(info.origin);
    changes.push(...changesFor(cells, named, kind, info, today));
  }
  if (changes.length === 0) {
    const message = notes.length > 0 ? notes.join(". ") : "No national table was imported. Choose CMS's files";
    return { outcome: { kind: "fault", column: "", message }, notes };
  }
  return {
    outcome: {
      kind: "edit",
      edit: {
        title: `Use ${joinWords(used, "and")}`,
        action: "Imported",
        reason: [...new Set(origins)].join(", "),
        changes,
      },
    },
    notes,
  };
}

function newestFirst(sets: readonly Pick<SetContent, "kind" | "info">[]): readonly Pick<SetContent, "kind" | "info">[] {
  return [...sets].sort((a, b) => b.info.editionDay - a.info.editionDay);
}

function changesFor(
  cells: MatrixCells,
  named: readonly ReferenceSetRow[],
  kind: SetContent["kind"],
  { edition, rows, hash }: SetInfo,
  today: Day,
): RowChange[] {
  const values: RowValues = { Set: kind, Edition: edition, Rows: rows, Hash: hash, Imported: isoOf(today) };
  const replaced =
    kind === "MUE"
      ? named.filter((row) => row.edition === edition)
      : [...named].sort((a, b) => (rank(a.edition) < rank(b.edition) ? 1 : -1));
  const [first, ...others] = replaced;
  const draft = first && draftOf(cells, TABLE, first.row);
  if (!draft || "kind" in draft) return [{ kind: "add", table: TABLE, values }];
  return [
    setRow(draft, cellChanges(draft, values), ""),
    ...others.flatMap((row): RowChange[] => {
      const found = draft.table.rows[row.row - draft.table.firstRow];
      if (!found) return [];
      return [{ kind: "remove", table: TABLE, row: row.row, ruleId: "", values: wholeRow(TABLE, draft.table, found) }];
    }),
  ];
}
