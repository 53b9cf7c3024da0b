import type { CellValue } from "../../values/cell";
import { fieldOfHeader, isShownOnly, type Field } from "../fields";
import { agreement, AGREES, saidByCells, type IsPayer } from "./content";
import { headerKey } from "./header-key";
import { synonymOfHeader } from "./header-row";
import type { Confidence, FieldSlot, MappedBy } from "./mapping";
import { notField } from "./not-fields";
import type { Strength } from "./synonyms";

/** A column as it is judged. */
export interface JudgedColumn {
  readonly index: number;
  readonly header: string;
  /** Its cells below the header that hold something. */
  readonly filled: readonly CellValue[];
}

/** That a column holds a field. The highest score has it. */
export interface Bid {
  readonly column: JudgedColumn;
  readonly slot: FieldSlot;
  readonly score: number;
  readonly confidence: Confidence;
  readonly by: MappedBy;
  readonly why: string;
}

/** What a column may hold, or why it holds nothing. */
export type Judgement = Bid | { readonly column: JudgedColumn; readonly slot: null; readonly why: string };

/** Fields that may stand in several columns of one line. */
export const SEVERAL_COLUMNS: ReadonlySet<Field> = new Set(["Mods", "Dx", "Dx Pointer"]);

/** What each service of a row has of its own, where a row holds several: another service's is never its. */
const EACH_ITS_OWN: readonly Field[] = [
  ...(["CPT", "Line", "Mods", "Units", "Charge", "Dx Pointer", "NDC", "NDC Unit", "NDC Qty", "Drug", "Dose"] as const),
  ...(["Start", "Stop", "Minutes", "Route", "Z-Code", "Line Note"] as const),
];
const OWN: ReadonlySet<Field> = new Set(EACH_ITS_OWN);

/** What a service of a row may have of its own, and else shares with the others of its row. */
const MAY_BE_OWN: ReadonlySet<Field> = new Set<Field>([
  ...EACH_ITS_OWN,
  ...(["DOS", "DOS To", "Dx", "POS", "Rendering NPI", "Auth"] as const),
]);

/** Whether a column of a field may be of one service of a row. */
export const mayBeOfService = (field: Field): boolean => MAY_BE_OWN.has(field);

/** Whether each service of a row has a field of its own. */
export const isOfEachService = (field: Field): boolean => OWN.has(field);

const SCORES: Record<Strength, number> = { own: 500, weak: 300, instead: 100 };
const ORDINALS = ["", "first", "second", "third"];

/** Whether rows hold several services: the code stands in several columns that are numbered; the first of them may have no number. */
export function holdsSeveralServices(columns: readonly JudgedColumn[]): boolean {
  const numbers = new Set<number>();
  const sure = new Set<number>();
  for (const { header } of columns) {
    const synonym = synonymOfHeader(header);
    if (synonym?.field !== "CPT") continue;
    const [number] = headerKey(header).numbers;
    if (number !== undefined) numbers.add(number);
    if (synonym.strength === "own") sure.add(number ?? 1);
  }
  return numbers.size > 1 || sure.size > 1;
}

/**
 * Gives columns without a number to the first service, where only the later ones are numbered: `CPT`, `CPT 2`, `CPT 3`. They would be nobody's
 * else, or everybody's.
 */
export function asFirstService(judged: readonly Judgement[]): readonly Judgement[] {
  const services = new Map<Field, Set<number>>();
  for (const { slot } of judged) {
    if (slot) services.set(slot.field, (services.get(slot.field) ?? new Set()).add(slot.service));
  }
  const isFirst = ({ field, service }: FieldSlot): boolean => {
    const own = services.get(field);
    return service === 0 && OWN.has(field) && own !== undefined && own.size > 1 && !own.has(1);
  };
  return judged.map((each) =>
    each.slot && isFirst(each.slot) && each.by !== "picked" && each.by !== "remembered" && each.by !== "content"
      ? { ...each, slot: { ...each.slot, service: 1 } }
      : each,
  );
}

/** What a column's header and cells say it holds. */
export function judge(column: JudgedColumn, wide: boolean, isPayer: IsPayer): Judgement {
  const { header, filled } = column;
  const none = (why: string): Judgement => ({ column, slot: null, why });
  const named = header === "" ? null : fieldOfHeader(header);
  if (named && !(wide && named.field === "Mods" && named.part > 0)) {
    const slot = { ...named, service: 0 };
    return { column, slot, score: 1000, confidence: "certain", by: "name", why: `"${header}" is the field's own name` };
  }
  const { words, numbers } = headerKey(header);
  const synonym = header === "" ? undefined : synonymOfHeader(header);
  // Under "Rendering Provider" there may be a name or an NPI.
  const isName = synonym !== undefined && isShownOnly(synonym.field);
  if (synonym && (!isName || (agreement(synonym.field, filled) ?? 0) >= AGREES)) {
    const { field, strength, system, rank } = synonym;
    const slot = slotOf(field, synonym.part, numbers, wide, words.has("line"));
    if (!slot)
      return none(`it is the ${ORDINALS[numbers[0] ?? 0] ?? `${numbers[0]}th`} of its kind: only the first is read`);
    const agrees = agreement(field, filled);
    const says = `"${header}" is ${field} in ${system}`;
    const spoilt = agrees !== null && agrees < AGREES;
    if (spoilt && strength === "weak") return none(`its cells do not look like ${field}`);
    const bid = (score: number, confidence: Confidence, why: string): Bid => ({
      column,
      slot,
      score: score - rank,
      confidence,
      by: "synonym",
      why,
    });
    if (spoilt) return bid(60, "guess", `${says}, but its cells do not look like it`);
    if (strength === "instead")
      return bid(SCORES.instead, "guess", `${field} itself is not there; "${header}" may serve`);
    const sure = strength === "own" ? "certain" : agrees === null ? "guess" : "likely";
    return bid(SCORES[strength], sure, agrees === null ? says : `${says}, and its cells look like it`);
  }
  const other = notField(words);
  if (other !== undefined) return none(`"${header}" is ${other}`);
  const said = saidByCells(filled, isPayer);
  if (!said) return none(filled.length === 0 && header === "" ? "it is empty" : "no field goes by this name");
  return {
    column,
    slot: { field: said.field, part: 0, service: 0 },
    score: said.confidence === "likely" ? 250 : 150,
    confidence: said.confidence,
    by: "content",
    why: said.why,
  };
}

function slotOf(
  field: Field,
  part: number,
  numbers: readonly number[],
  wide: boolean,
  isOfLine: boolean,
): FieldSlot | null {
  const [first = 0, second = 0] = numbers;
  const isShared = field === "Dx" && second === 0 && !isOfLine;
  if (wide && first > 0 && MAY_BE_OWN.has(field) && !isShared) return { field, part: second || part, service: first };
  if (SEVERAL_COLUMNS.has(field)) return { field, part: part || first, service: 0 };
  if (first > 1) return null;
  return { field, part, service: 0 };
}
