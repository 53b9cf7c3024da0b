import { columnLetters, folded, isBlank, type Cells } from "../../values/cell";
import { REQUIRED_FIELDS, type Field } from "../fields";
import {
  asFirstService,
  holdsSeveralServices,
  judge,
  SEVERAL_COLUMNS,
  type Bid,
  type JudgedColumn,
  type Judgement,
} from "./claims-on-fields";
import type { IsPayer } from "./content";
import { findHeaderRow, HEAD_ROWS } from "./header-row";
import {
  NO_PICKS,
  type ColumnMapping,
  type ColumnPick,
  type LayoutPicks,
  type NoHeader,
  type SheetMapping,
} from "./mapping";

/** What is known besides the cells. */
export interface MapSheetOptions {
  /** What somebody picked, or a small file says. It is before everything else. */
  readonly picks?: LayoutPicks;
  /** What was picked the last time that these headers were there. */
  readonly remembered?: (fingerprint: string) => LayoutPicks | null;
  readonly isPayer?: IsPayer;
}

/**
 * Which column of a sheet holds which field: as it was picked, as it is remembered, by the field's own name, by what systems call it, and
 * by what its cells look like. It looks at the first 30 rows only, so that it says the same of a sheet of which no more is read.
 * @example mapSheet([["Ins", "MRN", "DOS", "Proc"], ["Medicare", "P1", 46309, "J9271"]])
 */
export function mapSheet(cells: Cells, options: MapSheetOptions = {}): SheetMapping | NoHeader {
  const { picks = NO_PICKS, remembered = () => null, isPayer = () => false } = options;
  const head = cells.slice(0, HEAD_ROWS);
  const row = findHeaderRow(head, picks, (fingerprint) => remembered(fingerprint) !== null);
  if (!row) return { kind: "no header" };
  const { at, headers, fingerprint } = row;
  const columns = headers.map((header, index): JudgedColumn => ({
    index,
    header,
    filled: head.slice(at + 1).flatMap((cellsOfRow) => (isBlank(cellsOfRow[index]) ? [] : [cellsOfRow[index]])),
  }));
  const before = remembered(fingerprint) ?? NO_PICKS;
  const fixed = new Map([...before.fixed, ...picks.fixed]);
  const wide = holdsSeveralServices(columns);
  const said = new Map<number, Judgement>();
  const saidFields = new Set<Field>(fixed.keys());
  for (const [layout, by] of [
    [picks, "picked"],
    [before, "remembered"],
  ] as const) {
    for (const pick of layout.columns) {
      const column = columnOf(columns, pick);
      if (!column || said.has(column.index)) continue;
      if (pick.slot && by === "remembered" && saidFields.has(pick.slot.field)) continue;
      said.set(column.index, pickedJudgement(column, pick, by));
    }
    for (const judgement of said.values()) if (judgement.slot) saidFields.add(judgement.slot.field);
  }
  const judged = columns.map((column): Judgement => {
    const own = said.get(column.index);
    if (own) return own;
    const found = judge(column, wide, isPayer);
    if (!found.slot || !saidFields.has(found.slot.field)) return found;
    return { column, slot: null, why: `${found.slot.field} was picked elsewhere` };
  });
  const mapped = settle(wide ? asFirstService(judged) : judged);
  const held = new Set<Field>([...mapped.flatMap(({ slot }) => (slot ? [slot.field] : [])), ...fixed.keys()]);
  return {
    kind: "mapping",
    headerAt: at,
    columns: mapped,
    fixed,
    pointersFrom: picks.pointersFrom ?? before.pointersFrom ?? pointersOf(mapped),
    missing: REQUIRED_FIELDS.filter((field) => !held.has(field)),
    fingerprint,
  };
}

const columnOf = (columns: readonly JudgedColumn[], { column }: ColumnPick): JudgedColumn | undefined =>
  typeof column === "number"
    ? columns[column]
    : (columns.find(({ header }) => header === column) ??
      columns.find(({ header }) => folded(header) === folded(column)));

function pickedJudgement(column: JudgedColumn, { slot }: ColumnPick, by: "picked" | "remembered"): Judgement {
  const why = by === "picked" ? "it was picked" : "it was picked the last time that these headers were there";
  return slot ? { column, slot, score: 10_000, confidence: "certain", by, why } : { column, slot: null, why };
}

/** A header such as `pointers (0-indexed)` says that its numbers begin at 0. */
const pointersOf = (columns: readonly ColumnMapping[]): 0 | null =>
  columns.some(
    ({ slot, header }) => slot?.field === "Dx Pointer" && /\b(?:0|zero)[- ]?(?:indexed|index|based)\b/i.test(header),
  )
    ? 0
    : null;

const placeOf = ({ slot }: Bid): string =>
  `${slot.field}\u0000${slot.service}\u0000${SEVERAL_COLUMNS.has(slot.field) ? slot.part : ""}`;

const isBid = (judgement: Judgement): judgement is Bid => judgement.slot !== null;

/** Gives each field to the column that has the most for it; the others keep it as a second choice. */
function settle(judged: readonly Judgement[]): ColumnMapping[] {
  const bids = judged.filter(isBid);
  const named = new Set(bids.filter(({ by }) => by !== "content").map(({ slot }) => slot.field));
  const winners = new Map<string, Bid>();
  const rivals = new Map<string, Bid[]>();
  for (const bid of bids) {
    // Cells say a field only where no header does.
    if (bid.by === "content" && named.has(bid.slot.field) && !isSpoilt(bids, bid.slot.field)) continue;
    const place = placeOf(bid);
    const best = winners.get(place);
    if (best) rivals.set(place, [...(rivals.get(place) ?? []), bid.score > best.score ? best : bid]);
    if (!best || bid.score > best.score) winners.set(place, bid);
  }
  return judged.map((judgement): ColumnMapping => {
    const { index, header } = judgement.column;
    const none = (why: string, second: Field | null): ColumnMapping => ({
      index,
      header,
      slot: null,
      confidence: "certain",
      by: null,
      why,
      second,
    });
    if (!isBid(judgement)) return none(judgement.why, null);
    const { slot, by, why, confidence } = judgement;
    const place = placeOf(judgement);
    const winner = winners.get(place);
    const others = rivals.get(place) ?? [];
    if (!winner) return none(`${slot.field} stands under a name of its own; ${why}`, slot.field);
    const namePair = isNamePair(judgement, winner);
    if (winner !== judgement && !namePair) {
      const tie = by === "content" && winner.score === judgement.score;
      const isNamesake = by !== "content" && folded(header) === folded(winner.column.header);
      if ((tie || isNamesake) && SEVERAL_COLUMNS.has(slot.field)) return taken(judgement, index + 1);
      if (tie) return none(`${why}, and so do others: pick the column that is ${slot.field}`, slot.field);
      return none(`${nameOf(winner.column)} holds ${slot.field} already`, slot.field);
    }
    const close = others.filter((other) => other.score === winner.score || (other.score > 450 && winner.score > 450));
    if (by === "content" && close.length > 0 && !SEVERAL_COLUMNS.has(slot.field))
      return none(`${why}, and so do others: pick the column that is ${slot.field}`, slot.field);
    const doubted = close.length > 0 && by === "synonym" && confidence === "certain" && !namePair;
    return taken(
      doubted
        ? {
            ...judgement,
            confidence: "likely",
            why: `${why}; ${close.map((other) => nameOf(other.column)).join(", ")} may be it too`,
          }
        : judgement,
      slot.part,
    );
  });
}

const taken = ({ column, slot, confidence, by, why }: Bid, part: number): ColumnMapping => ({
  index: column.index,
  header: column.header,
  slot: { ...slot, part },
  confidence,
  by,
  why,
  second: null,
});

/** A last and a first name are one name. */
const isNamePair = (bid: Bid, winner: Bid): boolean =>
  bid.slot.field === "Patient" && bid.slot.part > 0 && winner.slot.part > 0 && bid.slot.part !== winner.slot.part;

/** Whether a field is named only by headers whose cells do not look like it. */
const isSpoilt = (bids: readonly Bid[], field: Field): boolean =>
  bids.every(({ slot, by, score }) => slot.field !== field || by === "content" || score < 60);

const nameOf = ({ header, index }: JudgedColumn): string =>
  header === "" ? `column ${columnLetters(index)}` : `"${header}"`;
