import { groupsInSteps, runChecksInSteps, settled, type CheckInput, type Progress } from "../checks/engine";
import { groupRunner, runGroups } from "../checks/group-runner";
import { linesToFix, type Finding } from "../checks/finding";
import type { CheckId } from "../checks/ids";
import { collector } from "../checks/report";
import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import type { Day } from "../values/day";
import { groupBy } from "../values/lists";
import type { LineOutcome } from "../remittances/join";
import { checksOfDenial } from "./reasons";

/** What the checks said of a line before the payer answered, and what the payer answered. */
export interface Judged {
  readonly outcome: LineOutcome;
  readonly line: ClaimLine;
  /** Payer ID, or the payer as the sheet names it where the matrix does not know it. */
  readonly payer: string;
  /** Errors and warnings of the line. */
  readonly found: readonly Finding[];
  /** Checks that speak of what it was denied for; empty where it was paid, or no check speaks of the reason. */
  readonly expected: readonly CheckId[];
  /** Whether a check that speaks of the reason had found something; where no check speaks of it, whether any had. */
  readonly predicted: boolean;
}

/** What a comparison is made of. `asOf` is not asked for: each line is judged by the day on which the payer received it. */
export type OutcomeInput = Pick<CheckInput, "sheet" | "matrix" | "reference"> & {
  readonly outcomes: readonly LineOutcome[];
};

const FILING: ReadonlySet<CheckId> = new Set(["FILE-01"]);

/**
 * Holds what the matrix predicts against what the payers answered, line by line. All lines of the sheet are checked, because encounters and
 * history are made of them; filing is judged by the day on which the payer received the claim, where it says.
 */
export function* judgeInSteps({ sheet, matrix, reference, outcomes }: OutcomeInput): Generator<Progress, Judged[]> {
  const result = yield* runChecksInSteps({ sheet, matrix, reference, asOf: null, brief: true });
  const late: Finding[] = [];
  const received = groupBy(
    outcomes.filter(({ answer }) => answer.received !== null),
    ({ answer }) => answer.received as Day,
  );
  for (const [asOf, own] of received) {
    const lines = own.map(({ line }) => line);
    const all = collector();
    const input: CheckInput = { sheet: { ...sheet, lines, unusable: [] }, matrix, reference, asOf, brief: true };
    yield* runGroups(groupRunner(input, all, undefined, FILING), {
      ...(yield* groupsInSteps(lines, matrix)),
      patients: [],
    });
    late.push(...settled(all.collected().findings));
  }
  const found = new Map<number, Finding[]>();
  for (const finding of [...result.findings, ...late]) {
    if (finding.severity === "info" || finding.check === "FILE-02") continue;
    for (const line of linesToFix(finding)) found.set(line, [...(found.get(line) ?? []), finding]);
  }
  return outcomes
    .filter(({ kind }) => kind !== "taken back")
    .map((outcome) =>
      judgedOf(
        outcome,
        found.get(outcome.line.index) ?? [],
        matrix.payers.find(outcome.line.payer)?.id ?? outcome.line.payer,
      ),
    );
}

function judgedOf(outcome: LineOutcome, found: readonly Finding[], payer: string): Judged {
  const { line } = outcome;
  const expected = outcome.kind === "denied" ? likeliest(line, checksOfDenial(outcome.reasons, outcome.remarks)) : [];
  const predicted =
    outcome.kind === "denied" &&
    (expected.length > 0 ? found.some(({ check }) => expected.includes(check)) : found.length > 0);
  return { outcome, line, payer, found, expected, predicted };
}

/** Checks that can be about a code, those that are about hardly any other first. */
function likeliest(line: ClaimLine, checks: readonly CheckId[]): readonly CheckId[] {
  const fitting = checks.filter((check) => mayBeAbout(check, line));
  if (fitting.length === 0) return checks;
  const [own, others] = [fitting.filter((check) => NARROW.has(check)), fitting.filter((check) => !NARROW.has(check))];
  return [...own, ...others];
}

/** Checks of a few codes of their own. */
const NARROW: ReadonlySet<CheckId> = new Set(["EM-07", "EM-10", "INF-11", "INF-12"]);

function mayBeAbout(check: CheckId, { code, dos }: ClaimLine): boolean {
  const isVisit = inFamily(code, "visit", dos);
  if (check === "EM-10") return code === "G2211";
  if (check === "EM-07") return inFamily(code, "consult", dos);
  if (check.startsWith("EM-")) return isVisit;
  if (check.startsWith("DRUG-")) return isDrug(code);
  if (check === "COV-01") return isDrug(code);
  if (check.startsWith("MOL-")) return isGenomic({ code, dos });
  if (check.startsWith("LAB-")) return inFamily(code, "lab", dos) && !isGenomic({ code, dos });
  if (check.startsWith("RT-")) return code.startsWith("77") || code.startsWith("G6");
  if (check === "INF-11") return inFamily(code, "port_flush", dos);
  if (check === "INF-12") return inFamily(code, "port_blood_draw", dos);
  return true;
}

/** Whether a code is a drug's, by its shape: Medicare's level II codes for drugs. */
export const isDrug = (code: string): boolean => /^[JQ]\d{4}$/.test(code);

/** Whether a code is a test of genes, to which the genomic coverage rows speak. */
export const isGenomic = ({ code, dos }: Pick<ClaimLine, "code" | "dos">): boolean =>
  inFamily(code, "molecular_panel", dos) || inFamily(code, "single_gene", dos);
