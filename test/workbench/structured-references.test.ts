import fc from "fast-check";
import { expandThisRow } from "../../src/workbench/grid/structured-references";

describe("the short ways to name a table's column", () => {
  it.each([
    ["=[@Units]*2", "Claims", "=Claims[[#This Row],[Units]]*2"],
    ["=Claims[@Units]", null, "=Claims[[#This Row],[Units]]"],
    ["=Claims[@Units]", "Other", "=Claims[[#This Row],[Units]]"],
    ["=[@[Place of Service]]&[@CPT]", "Claims", "=Claims[[#This Row],[Place of Service]]&Claims[[#This Row],[CPT]]"],
    ["=SUM(Claims[@[Dx 1]:[Dx 4]])", null, "=SUM(Claims[[#This Row],[Dx 1]:[Dx 4]])"],
    ["=COUNTA(Claims[@])", null, "=COUNTA(Claims[#This Row])"],
    [
      "=PAYER.AUTH(PolicyMatrix,[@Payer],[@CPT],[@DOS])",
      "T",
      "=PAYER.AUTH(PolicyMatrix,T[[#This Row],[Payer]],T[[#This Row],[CPT]],T[[#This Row],[DOS]])",
    ],
  ])("%s in the table %s", (typed, table, expected) => {
    expect(expandThisRow(typed, table)).toBe(expected);
  });

  it.each([
    ["in a text", '="see [@Units]"'],
    ["in a sheet's name", "='[@x]'!A1"],
    ["without a table to be in", "=[@Units]"],
    ["in the long form", "=Claims[[#This Row],[Units]]"],
    ["while the bracket is open", "=Claims[@Units"],
  ])("stays as it is %s", (_, formula) => {
    expect(expandThisRow(formula, null)).toBe(formula);
  });

  it("does not change what it has written", () => {
    const part = fc.constantFrom("[@A]", "T[@[B C]]", '"[@A]"', "T[A]", "'x'!A1", "+", "SUM(", ")");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = expandThisRow(`=${parts.join("")}`, "T");
        expect(expandThisRow(once, "T")).toBe(once);
      }),
    );
  });
});
