import type { ClaimLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import type { RowValues } from "../../matrix/edit/edit";
import { folded } from "../../values/cell";
import { isoOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { runChecks } from "../engine";
import { linesToFix, type Finding } from "../finding";
import { expectedText } from "./expect";
import { fieldText, NAMING_FIELDS, TEST_FIELDS, type TestField } from "./line-fields";
import { readTestLines, testLineText, TEST_PATIENT } from "./lines";
import type { TestInput } from "./run";

/** A finding as a row of `MatrixTests`, or why it cannot be one. */
export type KeptFinding =
  | {
      readonly kind: "test";
      readonly values: RowValues;
      /** What named a person, a claim or a study and was left out, because it does not decide. */
      readonly leftOut: readonly TestField[];
      /** What names one and stays, because without it the finding would be another. */
      readonly kept: readonly TestField[];
    }
  | { readonly kind: "fault"; readonly message: string };

/** Excel takes this much text into a cell. */
const LONGEST_TEXT = 32_767;

/**
 * Makes a test of a finding: the lines of its encounter, else of the patient with this payer, and the check that must find it again. It passes
 * at once against the matrix that found it. The patient becomes P1; what names a claim, a study or a practitioner is left out where the
 * finding is the same without it.
 * @param sheet the sheet that the finding is about
 * @example testOfFinding(finding, sheet, { matrix, reference, asOf })
 */
export function testOfFinding(finding: Finding, sheet: ClaimSheet, input: TestInput): KeptFinding {
  const [index = 0] = linesToFix(finding);
  const first = sheet.lines.find((line) => line.index === index);
  if (!first)
    return { kind: "fault", message: `Line ${index} cannot be read as a claim line, so no test can be made of it` };
  for (const lines of candidates(finding, first, sheet, input)) {
    const test = drafted(finding, first, lines, sheet, input);
    if (test) return test.text.length > LONGEST_TEXT ? TOO_LONG : keptOf(finding, first, test, input);
  }
  return {
    kind: "fault",
    message: `${finding.check} on line ${index} depends on something besides its claim lines, such as an authorisation or a course of this patient: no test can be made of it`,
  };
}

const TOO_LONG: KeptFinding = {
  kind: "fault",
  message: "The patient has more lines than one cell holds, so no test can be made of them",
};

/** Which lines to try, the fewest first: those of the finding's days, and all of the patient with this payer. */
function candidates(
  finding: Finding,
  first: ClaimLine,
  { lines }: ClaimSheet,
  input: TestInput,
): readonly (readonly ClaimLine[])[] {
  const patient = folded(first.patient);
  const payer = payerText(first, input);
  const own = lines.filter((line) => folded(line.patient) === patient && payerText(line, input) === payer);
  const part = new Set(finding.lines);
  const days = new Set(own.filter((line) => part.has(line.index)).map((line) => line.dos));
  return [own.filter((line) => days.has(line.dos)), own];
}

interface Draft {
  readonly text: string;
  /** Position of the first line among those of the test. */
  readonly line: number;
  readonly leftOut: readonly TestField[];
  readonly kept: readonly TestField[];
}

/** How a test says a field: with its values, as a blank column, or not at all. */
type Said = "values" | "blank" | "not";

function drafted(
  finding: Finding,
  first: ClaimLine,
  lines: readonly ClaimLine[],
  sheet: ClaimSheet,
  input: TestInput,
): Draft | null {
  const line = lines.indexOf(first) + 1;
  const payer = payerText(first, input);
  const valueOf = (each: ClaimLine, field: TestField): string => fieldText(each, field, finding.check === "ADM-04");
  const fields = new Map<TestField, Said>();
  for (const field of TEST_FIELDS) {
    if (lines.some((each) => valueOf(each, field) !== "")) fields.set(field, "values");
    else if (sheet.has(field)) fields.set(field, "blank");
  }
  const find = (said: ReadonlyMap<TestField, Said>, asOf: Day | null): Finding | undefined => {
    const read = readTestLines(textOf(lines, said, null, valueOf), payer);
    if (read.kind === "fault") return undefined;
    const { findings } = runChecks({ sheet: read.sheet, matrix: input.matrix, reference: input.reference, asOf });
    return findings.find(
      (found) =>
        found.check === finding.check && found.severity === finding.severity && linesToFix(found).includes(line),
    );
  };
  const whole = find(fields, input.asOf);
  if (!whole) return null;
  const same = (said: ReadonlyMap<TestField, Said>, asOf: Day | null = input.asOf): boolean => {
    const found = find(said, asOf);
    return found?.message === whole.message && JSON.stringify(found.decidedBy) === JSON.stringify(whole.decidedBy);
  };
  let said: ReadonlyMap<TestField, Said> = fields;
  const without = (dropped: readonly TestField[], as: Said): boolean => {
    const fewer = new Map(said);
    for (const field of dropped) fewer.set(field, as);
    if (!same(fewer)) return false;
    said = fewer;
    return true;
  };
  const blank = [...fields].filter(([, how]) => how === "blank").map(([field]) => field);
  if (!without(blank, "not")) for (const field of blank) without([field], "not");
  const naming = [...fields]
    .filter(([field, how]) => how === "values" && NAMING_FIELDS.has(field))
    .map(([field]) => field);
  const leftOut = naming.filter((field) => without([field], "not") || without([field], "blank"));
  const asOf = input.asOf === null || same(said, null) ? null : input.asOf;
  return {
    text: textOf(lines, said, asOf, valueOf),
    line,
    leftOut,
    kept: naming.filter((field) => !leftOut.includes(field)),
  };
}

/** The payer's id; of a payer that the matrix does not know, what the line says. */
const payerText = (line: ClaimLine, { matrix }: TestInput): string => matrix.payers.find(line.payer)?.id ?? line.payer;

function textOf(
  lines: readonly ClaimLine[],
  said: ReadonlyMap<TestField, Said>,
  asOf: Day | null,
  valueOf: (line: ClaimLine, field: TestField) => string,
): string {
  const texts = lines.map((line, i) =>
    testLineText([
      ...[...said].flatMap(([field, how]): [TestField, string][] => {
        const value = how === "values" ? valueOf(line, field) : "";
        // A column that is blank in every line is named once.
        return value !== "" || (how === "blank" && i === 0) ? [[field, value]] : [];
      }),
      ...(asOf !== null && i === 0 ? [["As of", isoOf(asOf)] as const] : []),
    ]),
  );
  return texts.join("\n");
}

function keptOf(finding: Finding, first: ClaimLine, draft: Draft, input: TestInput): KeptFinding {
  const { text, line, leftOut, kept } = draft;
  const note = [
    `Kept from a finding. The patient is ${TEST_PATIENT}`,
    ...(leftOut.length === 0 ? [] : [`left out, since it does not decide: ${leftOut.join(", ")}`]),
    ...(kept.length === 0
      ? []
      : [`${joinWords(kept, "and")} ${kept.length === 1 ? "stays" : "stay"}, since it decides`]),
  ].join("; ");
  return {
    kind: "test",
    values: {
      Test: `${finding.check} ${finding.name}: ${first.code}`,
      Payer: payerText(first, input),
      Lines: text,
      Expect: expectedText({ kind: "found", check: finding.check, severity: null, line }),
      Note: note,
    },
    leftOut,
    kept,
  };
}
