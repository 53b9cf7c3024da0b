import * as fc from "fast-check";
import {
  diagnosesIn,
  diagnosesOf,
  diagnosisNarrowness,
  includesDiagnosis,
  parseDiagnosisList,
} from "../../src/codes/diagnosis-list";
import { diagnosisText, normalDiagnosis } from "../../src/codes/shapes";

const category = fc.integer({ min: 0, max: 97 }).map((n) => `C${String(n).padStart(2, "0")}`);
const diagnosis = fc.tuple(category, fc.constantFrom("", "0", "1", "11", "911")).map(([head, tail]) => head + tail);

describe("a cell of diagnoses", () => {
  test.each([
    ["C34.11", "C3411", true],
    ["c3411", "C3411", true],
    ["C34", "C3411", true],
    ["C34.11", "C34", false],
    ["C00-C26", "C189", true],
    ["C00-C26", "C26", true],
    ["C00-C26", "C269", true],
    ["C00-C26", "C27", false],
    ["C00-C26; !C18", "C189", false],
    ["C80.0-C80.2", "C801", true],
    ["C80.0-C80.2", "C80", false],
    ["C7B", "C7B00", true],
    ["C60-C76", "C7A1", false],
    ["C60-C76;C7A", "C7A1", true],
    ["C50*", "C50911", true],
    ["*", "Z5111", true],
    ["!C77", "C773", false],
    ["!C77", "C509", true],
    ["M81;C79.51", "M810", true],
  ])("%j names %s: %s", (text, code, expected) => {
    expect(includesDiagnosis(diagnosesOf(text), code)).toBe(expected);
  });

  test("tells every fault", () => {
    const parsed = parseDiagnosisList("34.11; C26-C00; lung");
    expect("faults" in parsed ? parsed.faults : []).toEqual([
      '"34.11" is not a diagnosis',
      'the range "C26-C00" is the wrong way round',
      '"lung" is not a diagnosis',
    ]);
  });

  test("a longer term is narrower, and a range less narrow than a prefix of its length", () => {
    const rank = (text: string): number => diagnosisNarrowness(diagnosesOf(text), "C3411");
    expect(rank("*")).toBeLessThan(rank("C00-C80"));
    expect(rank("C00-C80")).toBeLessThan(rank("C34"));
    expect(rank("C34")).toBeLessThan(rank("C34.1"));
    expect(rank("C34.1")).toBeLessThan(rank("C34.11"));
    expect(rank("C50")).toBe(0);
  });

  test("every diagnosis is named by each of its own beginnings", () => {
    fc.assert(
      fc.property(diagnosis, (dx) => {
        for (let n = 3; n <= dx.length; n++) expect(includesDiagnosis(diagnosesOf(dx.slice(0, n)), dx)).toBe(true);
      }),
    );
  });

  test("a range of categories names what lies between, and no more", () => {
    fc.assert(
      fc.property(category, category, diagnosis, (a, b, dx) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(includesDiagnosis(diagnosesOf(`${low}-${high}`), dx)).toBe(
          low <= dx.slice(0, 3) && dx.slice(0, 3) <= high,
        );
      }),
    );
  });

  test("a diagnosis keeps its meaning with and without its dot", () => {
    fc.assert(
      fc.property(diagnosis, (dx) => {
        expect(normalDiagnosis(diagnosisText(dx))).toBe(dx);
        expect(includesDiagnosis(diagnosesOf(diagnosisText(dx)), dx)).toBe(true);
      }),
    );
  });

  test("several in one text are read in their order", () => {
    expect(diagnosesIn("C34.11; Z51.11")).toEqual(["C3411", "Z5111"]);
    expect(diagnosesIn("C34.11 Z51.11,C79.51")).toEqual(["C3411", "Z5111", "C7951"]);
    expect(diagnosesIn("")).toEqual([]);
  });
});
