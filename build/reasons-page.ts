// docs/reasons.md from the table of reasons: `npm run docs` writes it, test/learning/reasons.test.ts holds it fresh.
import { REASON_SOURCES, REASONS, type ReasonRow, type ReasonSource } from "../src/learning/reasons";
import { NO_DENIAL } from "../src/remittances/remittance";
import { joinWords } from "../src/values/lists";

const SOURCES = Object.keys(REASON_SOURCES) as ReasonSource[];
/** The number of a source on the page. */
const numberOf = (source: ReasonSource): number => SOURCES.indexOf(source) + 1;

const row = ({ reason, remarks, checks, means, source }: ReasonRow): string =>
  `| ${reason} | ${remarks.length === 0 ? "any" : joinWords(remarks, "or")} | ${means} | ${checks.join(", ")} | ${numberOf(source)} |`;

/** The page. */
export function reasonsPage(): string {
  return [
    "# What payers' reasons mean to the checks",
    "",
    "Made from `src/learning/reasons.ts` by `npm run docs`; a test holds it fresh. A denial is held against the checks that speak of its reason (CARC); a remark (RARC) that stands beside it says what the reason leaves open, and comes first. The words are our own: the lists are X12's.",
    "",
    "| CARC | beside RARC | means | checks, the likeliest first | source |",
    "| --- | --- | --- | --- | --- |",
    ...REASONS.map(row),
    "",
    "A reason that stands in no row is told by its code, as a denial of which no check speaks.",
    "",
    "## Sources",
    "",
    ...SOURCES.map((source) => `${numberOf(source)}. ${REASON_SOURCES[source]}.`),
    "",
    "## Reasons that are no denial",
    "",
    "The usual reduction to the contract, the patient's share, and what no claim line decides. A line that was paid nothing for these alone counts as paid.",
    "",
    "| CARC | means |",
    "| --- | --- |",
    ...Object.entries(NO_DENIAL).map(([reason, means]) => `| ${reason} | ${means} |`),
    "",
  ].join("\n");
}
