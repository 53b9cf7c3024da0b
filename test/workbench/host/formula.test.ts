import fc from "fast-check";
import { parseFormula, parseSpecifier, rewriteFormula, tokenize } from "../../../src/workbench/host/memory/formula";

test("the pieces of a formula are its text again, whatever it is", () => {
  const pieces = fc.constantFrom(
    "PAYER.CHECK(",
    ")",
    ",",
    "A1:B2",
    "'It''s'!$C$3",
    "Claims[[#This Row],[CPT]]",
    '"a""b"',
    "[@Dx]",
    "1.5e3",
    "#REF!",
    " ",
    "'",
    "[",
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const formula = parts.join("");
      expect(
        tokenize(formula)
          .map((token) => token.text)
          .join(""),
      ).toBe(formula);
    }),
  );
});

test("a call with every kind of argument", () => {
  const formula = `=payer.CHECK(PolicyMatrix, Claims[#Headers],'Claims Oct'!$A$2:B9 ,-1.5,"say ""no""",TRUE,#N/A,,[@[Place of Service]])`;
  expect(parseFormula(formula)).toEqual({
    kind: "call",
    name: "PAYER.CHECK",
    operands: [
      { kind: "name", name: "PolicyMatrix" },
      { kind: "structured", table: "Claims", specifier: "#Headers" },
      { kind: "reference", address: "'Claims Oct'!$A$2:B9" },
      { kind: "constant", value: -1.5 },
      { kind: "constant", value: 'say "no"' },
      { kind: "constant", value: true },
      { kind: "error", error: "#N/A" },
      { kind: "missing" },
      { kind: "structured", table: "", specifier: "@[Place of Service]" },
    ],
  });
});

test.each(["=A1+1", "=SUM(A1)+1", "=F(A1", "=F(G(1))", "="])("%s is beyond this workbook", (formula) => {
  expect(parseFormula(formula)).toEqual({ kind: "unknown" });
});

test.each([
  ["#All", { part: "all", columns: null }],
  ["CPT", { part: "body", columns: ["CPT", "CPT"] }],
  ["@", { part: "thisRow", columns: null }],
  ["@CPT", { part: "thisRow", columns: ["CPT", "CPT"] }],
  ["@[Mod 1]", { part: "thisRow", columns: ["Mod 1", "Mod 1"] }],
  ["[#This Row],[CPT]:[Units]", { part: "thisRow", columns: ["CPT", "Units"] }],
  ["[#Headers],[Dx '[main']]", { part: "headers", columns: ["Dx [main]", "Dx [main]"] }],
])("[%s] picks rows and columns", (specifier, expected) => {
  expect(parseSpecifier(specifier)).toEqual(expected);
});

test("references are rewritten, text and function names are not", () => {
  const rewritten = rewriteFormula('=F1(A1,"A1",Sheet2!A1,A1.b)', (token) => (token.kind === "reference" ? "X" : null));
  expect(rewritten).toBe('=F1(X,"A1",X,A1.b)');
});
