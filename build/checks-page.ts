// docs/checks.md from the declarations of the checks: `npm run docs` writes it, test/checks/page.test.ts holds it fresh.
import { CHECKS } from "../src/checks/catalogue";
import type { Check } from "../src/checks/check";
import { CHECK_IDS } from "../src/checks/ids";
import { groupBy } from "../src/values/lists";

/** Ids whose rule another check tells: the code's life is ADM-01's, a pair NCCI-PTP's. */
const TOLD_BY: Readonly<Record<string, string>> = {
  "EM-06": "ADM-01: the ended codes of prolonged services and consultations, in the words of CodeStatus",
  "CART-01": "ADM-01: the ended CAR-T codes, in the words of CodeStatus",
  "PROC-01": "NCCI-PTP: pairs of bone marrow, immunohistochemistry, intrathecal and radiopharmaceutical codes",
  "RT-01": "ADM-01: the ended radiation codes, in the words of CodeStatus",
};

const MARKS = {
  D: "seen in CMS's tables",
  S: "read in a published page",
  K: "general knowledge, not confirmed here",
} as const;

const SCOPES = { line: "a line", encounter: "an encounter", patient: "a patient's lines over time" } as const;

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

function row({ id, name, severity, scope, why, fields, source, silences }: Check): string {
  const since = source.from ? `, from ${source.from}` : "";
  const also = silences ? ` Of its lines these say nothing more: ${silences.join(", ")}.` : "";
  return `| ${id} | **${cell(name)}.** ${cell(why)}${also} | ${severity} | ${SCOPES[scope]} | ${fields.join(", ")} | ${cell(source.title)}${since} [${source.mark}] |`;
}

/** The page. */
export function checksPage(): string {
  const families = groupBy(CHECKS, (check) => check.family);
  const declared = new Set<string>(CHECKS.map((check) => check.id));
  const told = CHECK_IDS.filter((id) => !declared.has(id)).map(
    (id) => `| ${id} | ${TOLD_BY[id] ?? "no check declares it"} |`,
  );
  return [
    "# The checks",
    "",
    "Made from the declarations in `src/checks` by `npm run docs`; a test holds it fresh. Each check has a folder of cases in `test/checks/cases`.",
    "",
    `The severity is the usual one; a finding may say less where a payer's own edits or an unknown specialty leave doubt, and \`CheckSettings\` of the matrix sets it for a payer or switches a check off. Fields beyond Payer, Patient, DOS, CPT, modifiers, units and diagnoses are listed: without them the check is *not checked*. Sources: ${Object.entries(
      MARKS,
    )
      .map(([mark, words]) => `[${mark}] ${words}`)
      .join(", ")}.`,
    ...[...families].flatMap(([family, checks]) => [
      "",
      `## ${family}`,
      "",
      "| id | rule | severity | looks at | fields | source |",
      "| --- | --- | --- | --- | --- | --- |",
      ...[...checks].sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true })).map(row),
    ]),
    ...(told.length > 0 ? ["", "## Told by another check", "", "| id | told by |", "| --- | --- |", ...told] : []),
    "",
  ].join("\n");
}
