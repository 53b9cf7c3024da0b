import * as fc from "fast-check";
import { isCodeShape, isDiagnosisShape, isNpi, normalNdc } from "../../src/codes/shapes";

describe("shapes", () => {
  test.each([
    ["99213", true],
    ["J9271", true],
    ["0540T", true],
    ["0001U", true],
    ["0001A", true],
    ["9921", false],
    ["992133", false],
    ["Z9271", false],
    ["j9271", false],
    ["", false],
  ])("%j has the shape of a code: %s", (text, expected) => {
    expect(isCodeShape(text)).toBe(expected);
  });

  test.each([
    ["C34", true],
    ["C3411", true],
    ["C4A9", true],
    ["Z5111", true],
    ["U071", true],
    ["C3", false],
    ["34", false],
    ["C34.11", false],
    ["C3411111", false],
  ])("%j has the shape of a diagnosis: %s", (text, expected) => {
    expect(isDiagnosisShape(text)).toBe(expected);
  });

  test("an NPI passes by its check digit, and one wrong digit never does", () => {
    expect(isNpi("1234567893")).toBe(true);
    expect(isNpi("3234567893")).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number("1234567893"[at]) + by) % 10;
        expect(isNpi(`${"1234567893".slice(0, at)}${digit}${"1234567893".slice(at + 1)}`)).toBe(false);
      }),
    );
  });

  test.each([
    ["50242-0060-01", "50242006001"],
    ["50242006001", "50242006001"],
    ["N450242006001", "50242006001"],
    ["50242-060-01", null],
    ["6.3E+09", null],
    ["", null],
  ])("the NDC %j in eleven digits is %s", (text, ndc) => {
    expect(normalNdc(text)).toBe(ndc);
  });
});
