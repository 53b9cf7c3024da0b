import type { Severity } from "../check-info";
import type { CheckResult } from "../engine";
import { linesToFix, type Finding } from "../finding";
import { isCheckId, type CheckId } from "../ids";

/**
 * What a test expects, parted by `;`, `,` or line breaks:
 *
 *     AUTH-01                  found on some line
 *     AUTH-01 on line 2        found on this line of the test
 *     AUTH-01 warning          found with this severity; `AUTH-01 warning on line 2` says both
 *     not EM-02                not found
 *     not checked AUTH-01      could not be checked
 *     none                     nothing is found at all
 */
export type Expected =
  | { readonly kind: "none" }
  | {
      readonly kind: "found" | "not found" | "not checked";
      readonly check: CheckId;
      readonly severity: Severity | null;
      /** Position of the test's line; `null`: any. */
      readonly line: number | null;
    };

const ITEM =
  /^(not\s+checked\s+|not\s+)?([a-z0-9]+-[a-z0-9]+)(?:\s+(error|warning|info))?(?:\s+(?:on\s+)?line\s+(\d+))?$/i;

/**
 * Reads an Expect cell.
 * @param lines how many lines the test has
 * @returns what is expected, or what is wrong in words
 * @example readExpected("AUTH-01 on line 1; not EM-02", 1)
 */
export function readExpected(text: string, lines: number): readonly Expected[] | string {
  const items = text
    .split(/[;,\n\r]+/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
  if (items.length === 0) return "Expect is blank. Write what must be found, such as AUTH-01, or none";
  const expected: Expected[] = [];
  for (const item of items) {
    if (/^none$/i.test(item)) {
      expected.push({ kind: "none" });
      continue;
    }
    const [, not = "", said = "", severity, line] = ITEM.exec(item) ?? [];
    const check = said.toUpperCase();
    if (said === "")
      return `"${item}" is not an expectation. Write a check such as AUTH-01, AUTH-01 on line 2, not EM-02, not checked AUTH-01, or none`;
    if (!isCheckId(check))
      return `"${said}" is no check of the catalogue. Its ids are listed in docs/checks.md, such as AUTH-01`;
    const at = line === undefined ? null : Number(line);
    if (at !== null && (at < 1 || at > lines)) return `"${item}" speaks of line ${at}, and the test has ${lines}`;
    const grade = (["error", "warning", "info"] as const).find((word) => word === severity?.toLowerCase()) ?? null;
    const kind = not === "" ? "found" : /checked/i.test(not) ? "not checked" : "not found";
    if (kind === "not checked" && grade !== null) return `"${item}": what is not checked has no severity. Leave it out`;
    expected.push({ kind, check, severity: grade, line: at });
  }
  const found = expected.some((each) => each.kind === "found");
  if (found && expected.some((each) => each.kind === "none")) return "none cannot stand beside what must be found";
  return expected;
}

const fits = (expected: Exclude<Expected, { kind: "none" }>, finding: Finding): boolean =>
  finding.check === expected.check &&
  (expected.severity === null || finding.severity === expected.severity) &&
  (expected.line === null || linesToFix(finding).includes(expected.line));

/** What of an expectation is not so, in words; `null` where it is as expected. */
export function missed(
  expected: Expected,
  { findings, notChecked }: Pick<CheckResult, "findings" | "notChecked">,
): string | null {
  if (expected.kind === "none") {
    const checks = [...new Set(findings.map((finding) => finding.check))];
    return checks.length === 0
      ? null
      : `nothing should be found, and ${checks.join(", ")} ${checks.length === 1 ? "is" : "are"}`;
  }
  const { check, line } = expected;
  const found = findings.find((finding) => fits(expected, finding));
  const reason = notChecked.find((entry) => entry.check === check && (line === null || entry.lines.includes(line)));
  const called = expectedText(expected).replace(/^not (checked )?/, "");
  switch (expected.kind) {
    case "found":
      if (found) return null;
      return reason ? `${called} is not found: it could not be checked, ${reason.message}` : `${called} is not found`;
    case "not found":
      return found ? `${called} should not be found, and it is: ${found.message}` : null;
    case "not checked":
      if (reason) return null;
      return `${called} should not be checked, and it ${found ? `was found: ${found.message}` : "was checked, and nothing was found"}`;
  }
}

/** An expectation as a cell says it. @example expectedText({ kind: "found", check: "AUTH-01", severity: null, line: 2 }) //=> "AUTH-01 on line 2" */
export function expectedText(expected: Expected): string {
  if (expected.kind === "none") return "none";
  const { kind, check, severity, line } = expected;
  return [
    ...(kind === "found" ? [] : [kind === "not checked" ? "not checked" : "not"]),
    check,
    ...(severity === null ? [] : [severity]),
    ...(line === null ? [] : [`on line ${line}`]),
  ].join(" ");
}
