import { splitList } from "../values/lists";
import { remembered } from "../values/remembered";
import { parseExcludingList, type ExcludingList } from "./excluding-list";
import { isDiagnosisShape, normalDiagnosis } from "./shapes";

/**
 * The diagnoses that a cell names: ICD-10-CM with or without the dot, a prefix `C50`, a range `C00-C26`, `*` for all, `!C77` to exclude.
 * A term names every diagnosis below it.
 */
export type DiagnosisList = ExcludingList<DiagnosisTerm>;

/** `low` and `high` are normalised and equal for a prefix. */
export interface DiagnosisTerm {
  readonly low: string;
  readonly high: string;
}

const PREFIX = /^[A-Z]\d?[0-9A-Z]{0,5}$/;

function parseTerm(text: string): DiagnosisTerm | string {
  const t = text.trim().toUpperCase().replaceAll(".", "");
  if (t === "*") return { low: "", high: "" };
  const ends = t.split(/\s*-\s*/).map((end) => end.replace(/[*X]+$/, (tail) => (tail.includes("*") ? "" : tail)));
  const [low = "", high = low] = ends;
  if (ends.length > 2 || !PREFIX.test(low) || !PREFIX.test(high)) return `"${text.trim()}" is not a diagnosis`;
  if (low.length >= 3 && !isDiagnosisShape(low) && !/^[A-Z]\d[0-9A-Z]/.test(low))
    return `"${text.trim()}" is not a diagnosis`;
  if (low.slice(0, high.length) > high) return `the range "${text.trim()}" is the wrong way round`;
  return { low, high };
}

/**
 * Reads a cell of diagnoses; every fault is told.
 * @example parseDiagnosisList("C00-C26; !C22")
 */
export function parseDiagnosisList(
  text: string,
): { readonly list: DiagnosisList } | { readonly faults: readonly string[] } {
  return parseExcludingList(text, parseTerm, { low: "", high: "" });
}

const covers = (term: DiagnosisTerm, diagnosis: string): boolean =>
  diagnosis.slice(0, term.low.length) >= term.low &&
  diagnosis.slice(0, term.high.length) <= term.high &&
  diagnosis.length >= term.low.length;

/**
 * How narrowly the list names a diagnosis (normalised, without dot): 0 not at all, 1 by `*`, more the longer the term; a range counts less than a prefix of its length.
 * @example diagnosisNarrowness(parsed, "C3411")
 */
export function diagnosisNarrowness(list: DiagnosisList, diagnosis: string): number {
  let of = known.get(list);
  if (!of) known.set(list, (of = remembered((one) => narrownessIn(list, one))));
  return of(diagnosis);
}

/** Lists name hundreds of diagnoses, and a sheet asks about few, again and again. */
const known = new WeakMap<DiagnosisList, (diagnosis: string) => number>();

function narrownessIn(list: DiagnosisList, diagnosis: string): number {
  let best = 0;
  for (const term of list.terms) {
    if (!covers(term, diagnosis)) continue;
    best = Math.max(best, 1 + term.low.length * 2 + (term.low === term.high ? 1 : 0));
  }
  return best > 0 && list.excluded.some((term) => covers(term, diagnosis)) ? 0 : best;
}

/** Whether the list names the diagnosis. */
export function includesDiagnosis(list: DiagnosisList, diagnosis: string): boolean {
  return diagnosisNarrowness(list, diagnosis) > 0;
}

/** A list written in the program. @throws where the text is no list */
export function diagnosesOf(text: string): DiagnosisList {
  const parsed = parseDiagnosisList(text);
  if ("faults" in parsed) throw new Error(`diagnosis list "${text}": ${parsed.faults.join("; ")}`);
  return parsed.list;
}

/** Diagnoses written in one text, normalised. @example diagnosesIn("C34.11; Z51.11") //=> ["C3411", "Z5111"] */
export function diagnosesIn(text: string): string[] {
  return splitList(text.replace(/\s+/g, ";")).map(normalDiagnosis);
}
