import { inFamily } from "../../codes/families";
import { infusionCodeOf } from "../../codes/infusion";
import { normalNdc } from "../../codes/shapes";
import type { ClaimLine } from "../../claims/line";
import type { Matrix } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import { inForce } from "../../values/day";
import type { EncounterContext } from "../context";
import { analysis } from "../reads";
import { unitsOfDose } from "./dose";

/** Whether a line bills a drug: the matrix knows it, or its code is one of those that are always drugs. */
export function isDrugLine(matrix: Matrix, { code, dos }: Pick<ClaimLine, "code" | "dos">): boolean {
  return matrix.drugs.has(code) || inFamily(code, "drug_code", dos);
}

/** Lines of one drug on one day, out of containers of one kind. */
export interface DrugDay {
  readonly code: string;
  /** What the matrix knows of it on the day; `undefined` where Drugs does not list it. */
  readonly drug: Drug | undefined;
  readonly container: "Single" | "Multi" | null;
  /** Vial sizes in billing units: those of the lines, else those of Drugs. */
  readonly sizes: readonly number[];
  readonly lines: readonly ClaimLine[];
  /** Lines of what was given, and of what was discarded (JW). */
  readonly given: readonly ClaimLine[];
  readonly wasted: readonly ClaimLine[];
  /** Billed units; `null` where a line leaves them blank. */
  readonly givenUnits: number | null;
  readonly wastedUnits: number | null;
  readonly dose: DoseAnswer;
}

/** The dose in billing units, not rounded, or why it is not known. */
export type DoseAnswer =
  | { readonly kind: "units"; readonly units: number }
  | { readonly kind: "blank" }
  /** Drugs does not say the dose of a unit, or in a unit that does not compare. */
  | { readonly kind: "unlike" };

/** The drugs of an encounter, found once. Unclassified codes are no one drug and stay out. */
export const drugDays = analysis(
  ({ lines, matrix }: Pick<EncounterContext, "lines" | "matrix" | "reads" | "analyses">): readonly DrugDay[] => {
    const own = lines.filter((line) => isDrugLine(matrix, line) && !inFamily(line.code, "unclassified_drug", line.dos));
    if (own.length === 0) return NO_DRUGS;
    const groups: [DrugLine, ...DrugLine[]][] = [];
    for (const one of own.map((line) => drugLine(matrix, line))) {
      const group = groups.find(([{ line, container }]) => line.code === one.line.code && container === one.container);
      if (group) group.push(one);
      else groups.push([one]);
    }
    return groups.map((group) => new DrugDayOfLines(group, lines));
  },
);

const NO_DRUGS: readonly DrugDay[] = [];

/** The rows of `Drugs` that may be meant by a line: those with its NDC, else all of its code in force. */
export function drugRows(matrix: Matrix, line: ClaimLine): readonly Drug[] {
  const rows = (matrix.drugs.get(line.code) ?? []).filter(({ from, to }) => inForce(from, to, line.dos));
  if (rows.length < 2 || line.ndc === "") return rows;
  const ndc = normalNdc(line.ndc);
  const named = ndc === null ? [] : rows.filter(({ ndcs }) => ndcs.includes(ndc));
  return named.length > 0 ? named : rows;
}

/** Single-dose or multi-dose: the line says it, else Drugs, by NDC where a code has several rows; `null` where it is sold both ways. */
export function containerOf(matrix: Matrix, line: ClaimLine): DrugDay["container"] {
  return line.container ?? containerOfRows(drugRows(matrix, line));
}

function containerOfRows([first, ...more]: readonly Drug[]): DrugDay["container"] {
  return first && more.every(({ container }) => container === first.container) ? first.container : null;
}

/** A drug's line with the rows of `Drugs` that may be meant. */
interface DrugLine {
  readonly line: ClaimLine;
  readonly rows: readonly Drug[];
  readonly container: DrugDay["container"];
}

function drugLine(matrix: Matrix, line: ClaimLine): DrugLine {
  const rows = drugRows(matrix, line);
  return { line, rows, container: line.container ?? containerOfRows(rows) };
}

const isWasted = (line: ClaimLine): boolean => line.mods.includes("JW");

/** What most checks do not ask is worked out by whoever asks: an edit of vial sizes or doses is not theirs then. */
class DrugDayOfLines implements DrugDay {
  readonly code: string;
  readonly drug: Drug | undefined;
  readonly container: DrugDay["container"];
  readonly lines: readonly ClaimLine[];
  readonly given: readonly ClaimLine[];
  readonly wasted: readonly ClaimLine[];
  readonly givenUnits: number | null;
  readonly wastedUnits: number | null;

  constructor(
    private readonly own: readonly [DrugLine, ...DrugLine[]],
    private readonly all: readonly ClaimLine[],
  ) {
    const [{ line: first, container }] = own;
    const lines = own.map(({ line }) => line);
    this.code = first.code;
    this.drug = own.find(({ rows }) => rows.length > 0)?.rows[0];
    this.container = container;
    this.lines = lines;
    this.wasted = lines.some(isWasted) ? lines.filter(isWasted) : NO_LINES;
    this.given = this.wasted.length > 0 ? lines.filter((line) => !isWasted(line)) : lines;
    this.givenUnits = unitsOf(this.given);
    this.wastedUnits = unitsOf(this.wasted);
  }

  get sizes(): readonly number[] {
    const sizes = new Set<number>();
    for (const { line } of this.own) for (const size of line.vialUnits) sizes.add(size);
    if (sizes.size === 0)
      for (const { rows } of this.own) for (const { vialUnits } of rows) for (const size of vialUnits) sizes.add(size);
    return [...sizes];
  }

  get dose(): DoseAnswer {
    return doseOf(this.code, this.drug, this.given, this.all);
  }
}

const NO_LINES: readonly ClaimLine[] = [];

function unitsOf(lines: readonly ClaimLine[]): number | null {
  let sum = 0;
  for (const { units } of lines) {
    if (units === null) return null;
    sum += units;
  }
  return sum;
}

/** The doses of the drug's lines, or, where those say none, of the administration lines that name the drug. */
function doseOf(
  code: string,
  drug: Drug | undefined,
  given: readonly ClaimLine[],
  all: readonly ClaimLine[],
): DoseAnswer {
  const named = (line: ClaimLine): boolean =>
    line.drug === code && line.dose !== null && infusionCodeOf(line.code, line.dos)?.role !== "hour";
  const own = given.some(({ dose }) => dose !== null) ? given : all.filter(named);
  if (own.length === 0 || own.some(({ dose }) => dose === null)) return { kind: "blank" };
  let units = 0;
  for (const { dose } of own) {
    const one = dose && drug ? unitsOfDose(dose, drug) : null;
    if (one === null) return { kind: "unlike" };
    units += one;
  }
  return { kind: "units", units };
}
