import { inFamily } from "../../codes/families";
import type { ClaimLine } from "../../claims/line";
import type { Course } from "../../matrix/rules";
import { inForce } from "../../values/day";
import { groupBy } from "../../values/lists";
import { remembered } from "../../values/remembered";
import type { PatientContext } from "../context";
import type { DecidedBy } from "../finding";
import { coursesOf } from "../facts";
import { about } from "../about";
import { analysis } from "../reads";
import type { NotCheckedDraft } from "../report";
import { folded } from "../../values/cell";

/** Kinds of radiation courses. */
export type CourseKind = "Radiation" | "SBRT" | "SRS";

/** One course of radiation: its row in Courses, and its lines on this sheet in date order. */
export interface RadiationCourse {
  readonly id: string;
  readonly kind: CourseKind;
  /** `null` where Courses does not know it. */
  readonly row: Course | null;
  /** Whether a Course ID or a row of Courses says that the lines are one course. */
  readonly known: boolean;
  readonly lines: readonly ClaimLine[];
  readonly fractions: Fractions;
  /** `null`: nobody says whether it is over. */
  readonly complete: boolean | null;
}

/** Fractions delivered to date. */
export type Fractions =
  | { readonly kind: "known"; readonly count: number }
  /** Only what stands on this sheet: the course may have begun before it. */
  | { readonly kind: "at least"; readonly count: number }
  | { readonly kind: "unknown" };

/** What is said where the fractions of a course are not known. */
export const NO_FRACTIONS = {
  reason: "field",
  missing: ["Course ID", "Fractions"],
  because: "the fractions of the course are not known: Courses has no row of it, and its delivery is billed elsewhere",
} as const satisfies Omit<NotCheckedDraft, "lines">;

/** What is said where nobody says which course a line belongs to. */
export const NO_COURSE = {
  reason: "field",
  missing: ["Course ID"],
  because: "neither a Course ID nor a row of Courses says which course it is",
} as const satisfies Omit<NotCheckedDraft, "lines">;

/** What kind of course a code speaks of; plain radiation where it does not tell. */
function kindOfCode(code: string): CourseKind {
  if (code === "77373" || code === "77435") return "SBRT";
  return code === "77371" || code === "77372" || code === "77432" ? "SRS" : "Radiation";
}

const RADIATION = [
  "radiation_planning",
  "radiation_simulation",
  "radiation_guidance",
  "radiation_delivery",
  "radiation_management",
  "radiation_physics",
] as const;

const ofCourse = remembered(about(...RADIATION));

/** Codes of which a course of radiation may consist. */
export const isOfCourse = (code: string): boolean => code === "77417" || ofCourse(code);

/** Whether a line belongs to a course of radiation. */
function isRadiation({ code, dos }: ClaimLine): boolean {
  return isOfCourse(code) && (code === "77417" || RADIATION.some((family) => inFamily(code, family, dos)));
}

/** The radiation courses of a patient, found once: by Course ID, else by the one row of Courses that fits, else by kind. */
export const radiationCourses = analysis(read);

function read(context: PatientContext): readonly RadiationCourse[] {
  const lines = context.lines.filter(isRadiation);
  if (lines.length === 0) return [];
  const rows = coursesOf(context).filter(({ kind }) => kind !== "CAR-T");
  const rowOf = (line: ClaimLine): Course | null => {
    if (line.courseId !== "") return rows.find(({ id }) => folded(id) === folded(line.courseId)) ?? null;
    const fitting = rows.filter(({ from, to }) => inForce(from, to, line.dos));
    const ofKind = fitting.filter(({ kind }) => kind === kindOfCode(line.code));
    const [only, ...more] = ofKind.length > 0 ? ofKind : fitting;
    return only && more.length === 0 ? only : null;
  };
  const keyOf = (line: ClaimLine): string => {
    const id = rowOf(line)?.id ?? line.courseId;
    return id === "" ? `kind ${kindOfCode(line.code)}` : `id ${folded(id)}`;
  };
  return [...groupBy(lines, keyOf).values()].map((own) => courseOf(own, rowOf(own[0] as ClaimLine)));
}

function courseOf(lines: readonly ClaimLine[], row: Course | null): RadiationCourse {
  const [first] = lines as [ClaimLine, ...ClaimLine[]];
  const kind = row?.kind === "SBRT" || row?.kind === "SRS" || row?.kind === "Radiation" ? row.kind : kindIn(lines);
  return {
    id: row?.id ?? first.courseId,
    kind,
    row,
    known: row !== null || first.courseId !== "",
    lines,
    fractions: fractionsOf(lines, row),
    complete: row?.complete ?? null,
  };
}

function kindIn(lines: readonly ClaimLine[]): CourseKind {
  const kinds = new Set(lines.map(({ code }) => kindOfCode(code)));
  return kinds.has("SBRT") ? "SBRT" : kinds.has("SRS") ? "SRS" : "Radiation";
}

function fractionsOf(lines: readonly ClaimLine[], row: Course | null): Fractions {
  if (row && row.fractionsDelivered !== null) return { kind: "known", count: row.fractionsDelivered };
  const here = sessionsOn(lines.filter(({ code, dos }) => inFamily(code, "radiation_fraction", dos)));
  if (row && row.sessionsBefore !== null) return { kind: "known", count: row.sessionsBefore + here };
  const first = lines.find(({ code, dos }) => inFamily(code, "radiation_fraction", dos));
  if (first) {
    const begun = lines.some(({ code, dos }) => dos <= first.dos && inFamily(code, "radiation_clinical_planning", dos));
    return { kind: begun ? "known" : "at least", count: here };
  }
  const said = lines.reduce((sum, { code, fractions }) => sum + (code === "77427" ? (fractions ?? 0) : 0), 0);
  return said > 0 ? { kind: "at least", count: said } : { kind: "unknown" };
}

/** Sessions on lines of delivery: several codes of one session are one, the same code twice a day is two. */
export function sessionsOn(lines: readonly ClaimLine[]): number {
  let sessions = 0;
  for (const day of groupBy(lines, ({ dos }) => dos).values()) {
    const perCode = [...groupBy(day, ({ code }) => code).values()].map((own) =>
      own.reduce((sum, { units }) => sum + (units ?? 1), 0),
    );
    sessions += Math.max(...perCode);
  }
  return sessions;
}

/** The row of Courses as what decided; the rule's public source where there is none. */
export function decidedByCourse({ row }: RadiationCourse): { readonly decidedBy?: DecidedBy } {
  if (!row) return {};
  return {
    decidedBy: {
      kind: "matrix",
      table: "Courses",
      rule: row.id,
      row: row.row,
      from: row.from,
      to: row.to,
      source: `course ${row.id}`,
    },
  };
}
