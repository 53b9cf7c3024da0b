import { inFamily } from "../../codes/families";
import { isCodeShape, normalCode } from "../../codes/shapes";
import type { Matrix } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import { folded } from "../../values/cell";
import { inForce, wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";

/** The drug that a text names, or why it names none: the message says what to do. */
export type DrugNamed =
  | { readonly kind: "drug"; readonly drug: Drug }
  /** `Drugs` does not have it on that day. */
  | { readonly kind: "unlisted"; readonly message: string }
  /** It is no drug, or could be several. */
  | { readonly kind: "unclear"; readonly message: string };

const names = new WeakMap<Matrix["drugs"], ReadonlyMap<string, readonly Drug[]>>();

/** The rows of `Drugs` by their names. */
function drugsByName(matrix: Matrix): ReadonlyMap<string, readonly Drug[]> {
  let known = names.get(matrix.drugs);
  if (!known) {
    const byName = new Map<string, Drug[]>();
    for (const drug of [...matrix.drugs.values()].flat()) {
      const name = folded(drug.name);
      if (name === "") continue;
      byName.set(name, [...(byName.get(name) ?? []), drug]);
    }
    names.set(matrix.drugs, (known = byName));
  }
  return known;
}

/** What a nurse writes behind a name: `Pembrolizumab 200 mg in 50 mL`. */
const DOSE_BEHIND = /\s+\d[\d.,]*\s*(?:mg|mcg|µg|g|ml|units?|u|meq|l)\b.*$/;
const IN_BRACKETS = /\s*\([^)]*\)/g;

/**
 * The drug that a text names on a day: a code, a name as `Drugs` has it, or a name with its code or its dose beside it.
 * Nothing is guessed: a name that several codes have asks for the code.
 * @example drugNamed(matrix, "Pembrolizumab 200 mg", day) //=> { kind: "drug", drug: { code: "J9271", … } }
 */
export function drugNamed(matrix: Matrix, text: string, on: Day): DrugNamed {
  const said = normalCode(text);
  if (isCodeShape(said)) return byCode(matrix, said, on);
  const codes = [...new Set(said.split(/[^A-Z0-9]+/).filter((part) => isCodeShape(part) && matrix.drugs.has(part)))];
  const [only] = codes;
  if (only !== undefined && codes.length === 1) return byCode(matrix, only, on);
  const name = folded(text);
  const known = drugsByName(matrix);
  const spellings = [name, name.replace(DOSE_BEHIND, ""), name.replace(IN_BRACKETS, "").replace(DOSE_BEHIND, "")];
  const found = spellings.map((spelling) => known.get(spelling)).find((drugs) => drugs !== undefined);
  if (!found) return { kind: "unlisted", message: unknownName(text, like(known, spellings[2] ?? name)) };
  return oneOf(text, found, on);
}

function byCode(matrix: Matrix, code: string, on: Day): DrugNamed {
  const rows = matrix.drugs.get(code) ?? [];
  if (rows.length > 0) return oneOf(code, rows, on);
  return inFamily(code, "drug_code", on)
    ? { kind: "unlisted", message: `Drugs does not list ${code}: add it to Drugs` }
    : { kind: "unclear", message: `${code} is no drug` };
}

function oneOf(text: string, rows: readonly Drug[], on: Day): DrugNamed {
  const live = rows.filter(({ from, to }) => inForce(from, to, on));
  const [drug] = live;
  if (!drug)
    return { kind: "unlisted", message: `Drugs does not list ${text} on ${wordsOf(on)}: add a row for that day` };
  const codes = [...new Set(live.map(({ code }) => code))];
  return codes.length === 1
    ? { kind: "drug", drug }
    : { kind: "unclear", message: `${text} may be ${joinWords(codes, "or")}: write the code` };
}

/** Codes of the drugs whose name begins with a text: what may have been meant. */
function like(known: ReadonlyMap<string, readonly Drug[]>, name: string): readonly string[] {
  if (name.length < 3) return [];
  return [...known]
    .filter(([other]) => other.startsWith(name))
    .flatMap(([, drugs]) => drugs.map(({ code }) => code))
    .slice(0, 4);
}

const unknownName = (text: string, similar: readonly string[]): string =>
  similar.length > 0
    ? `Drugs has no "${text}"; it may be ${joinWords(similar, "or")}: write the code`
    : `Drugs has no "${text}": write the code, or add it to Drugs`;
