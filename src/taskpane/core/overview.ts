import type { HealthItem } from "../../matrix/health";
import type { WideCell, WideMark, WideSubject, WideView } from "../../matrix/wide-view";
import { MATRIX_WORDS } from "../words-matrix";

/** A family of rules or a topic, as the overview shows it. */
export interface OverviewRow {
  readonly subject: WideSubject;
  /** The answer for the payer that is looked at, or how many payers have one. */
  readonly text: string;
  /** How many rules stand behind it. */
  readonly rules: number;
  readonly marks: readonly WideMark[];
}

/** The overview for one payer, or for all where `payer` is `null`. */
export function overviewRows(view: WideView, payer: string | null): OverviewRow[] {
  const at = view.payers.findIndex(({ id }) => id === payer);
  return view.subjects.map((subject, i) => {
    const cells = view.cells[i] ?? [];
    const cell = at < 0 ? undefined : cells[at];
    return cell ? { subject, text: cell.text, rules: cell.rules.length, marks: cell.marks } : ofAll(subject, cells);
  });
}

const MARKS: readonly WideMark[] = ["conflict", "ends soon", "due for review"];

function ofAll(subject: WideSubject, cells: readonly WideCell[]): OverviewRow {
  const without = cells.filter(({ text }) => text.includes("not checked")).length;
  return {
    subject,
    text: MATRIX_WORDS.overview.payersWithout(without, cells.length),
    rules: new Set(cells.flatMap(({ rules }) => rules)).size,
    marks: MARKS.filter((mark) => cells.some(({ marks }) => marks.includes(mark))),
  };
}

/** What of the matrix deserves a look first. */
export interface OverviewMarks {
  readonly conflicts: number;
  readonly endSoon: number;
  readonly toReview: number;
  /** Errors, conflicts among them: lines are not checked because of them. */
  readonly errors: number;
}

export function overviewMarks(items: readonly HealthItem[]): OverviewMarks {
  const count = (kind: HealthItem["kind"]): number => items.filter((item) => item.kind === kind).length;
  return {
    conflicts: items.filter(({ kind, severity }) => kind === "overlap" && severity === "error").length,
    endSoon: count("ends-soon"),
    toReview: count("not-reviewed"),
    errors: items.filter(({ severity }) => severity === "error").length,
  };
}
