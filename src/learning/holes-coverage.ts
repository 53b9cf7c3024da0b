import type { CheckId } from "../checks/ids";
import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import type { Rule } from "../matrix/rules";
import type { RuleTableName } from "../matrix/tables";
import { wordsOf } from "../values/day";
import { joinWords } from "../values/lists";
import { evidenceSince, FEWEST_LINES, unpredicted, type Evidence } from "./evidence";
import { byCode, deniedFor, lacking, telling, type HoleSearch } from "./hole";
import { lastDay } from "./holes-by-code";
import { isDrug, isGenomic, type Judged } from "./outcomes";
import { deniedWords, editOf, ownRow, proposalOf, type Proposal } from "./proposal";

/** Reasons for treatment, which no coverage list speaks of. */
const TREATMENT = diagnosesOf("Z51.0;Z51.1");

/** The categories of the diagnoses that a line stands on. @example ["C34"] */
const categoriesOf = ({ line }: Judged): readonly string[] => [
  ...new Set(line.dx.filter((dx) => !includesDiagnosis(TREATMENT, dx)).map((dx) => dx.slice(0, 3))),
];

/** Drugs, panels and tests that deny for some diagnoses and not for others. */
export function coverageHoles(search: HoleSearch): Proposal[] {
  return [...byCode(search.lines)].flatMap(([code, own]) => {
    const [first] = own;
    if (!first) return [];
    const [check, table]: [CheckId, RuleTableName] = isGenomic(first.line)
      ? ["MOL-01", "GenomicLCD"]
      : [isDrug(code) ? "COV-01" : "LAB-08", "DrugCoverage"];
    return coverageOfCode(code, own, check, table, search);
  });
}

function coverageOfCode(
  code: string,
  own: readonly Judged[],
  check: CheckId,
  table: RuleTableName,
  search: HoleSearch,
): Proposal[] {
  const lines = telling(own, check);
  const categories = new Set(lines.filter(deniedFor(check)).flatMap(categoriesOf));
  // A line that stands on several categories says nothing of one of them.
  const refused = [...categories]
    .sort()
    .flatMap((category): { readonly category: string; readonly evidence: Evidence }[] => {
      const alone = lines.filter((each) => categoriesOf(each).length === 1 && categoriesOf(each)[0] === category);
      const evidence = evidenceSince(alone, deniedFor(check));
      return evidence ? [{ category, evidence }] : [];
    });
  const fresh = refused.filter(({ evidence }) => unpredicted(evidence).length >= FEWEST_LINES);
  if (fresh.length === 0) return [];
  const evidence = together(fresh.map((each) => each.evidence));
  const existing = ownRow(search, table, search.payer, (rule) => rule.codes.text === code, lastDay(own));
  const list = [...new Set([...excludedOf(existing), ...fresh.map(({ category }) => category)])].sort();
  const since = wordsOf(evidence.from);
  const named = joinWords(
    fresh.map(({ category }) => category),
    "and",
  );
  const proposal = proposalOf(
    editOf(
      { table, payer: search.payer, values: { Codes: code, "Excluded Diagnoses": list.join(";") }, evidence, existing },
      search,
    ),
    {
      kind: "hole",
      check,
      payer: search.payer,
      table,
      title: `${code}: not for ${named} from ${since}`,
      words: `${deniedWords(evidence, `${code} for ${named}`, search.payerName)}, ${existing ? `${existing.id} does not exclude ${named}` : lacking(search, table, own)}: ${existing ? "change" : "add"} Excluded Diagnoses ${list.join(";")} from ${since}?`,
    },
    evidence,
  );
  return proposal ? [proposal] : [];
}

/** What a row excludes already. */
function excludedOf(rule: Rule | null): readonly string[] {
  if (rule?.table !== "GenomicLCD" && rule?.table !== "DrugCoverage") return [];
  return rule.excluded === null ? [] : rule.excluded.text.split(/[;,]\s*/).filter((part) => part !== "");
}

/** Several kinds of lines that speak for one row. */
function together(parts: readonly Evidence[]): Evidence {
  const all = parts.map(({ lastBefore }) => lastBefore ?? 0);
  return {
    from: Math.min(...parts.map(({ from }) => from)),
    supporting: parts.flatMap(({ supporting }) => supporting),
    against: parts.flatMap(({ against }) => against),
    before: parts.reduce((sum, { before }) => sum + before, 0),
    lastBefore: Math.max(...all) || null,
    gain: parts.reduce((sum, { gain }) => sum + gain, 0),
  };
}
