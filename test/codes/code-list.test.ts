import * as fc from "fast-check";
import { includesCode, listOf, namedCodes, Narrowness, narrownessOf, parseCodeList } from "../../src/codes/code-list";

const digits = (n: number): string => String(n).padStart(5, "0");
const cpt = fc.integer({ min: 96350, max: 96450 }).map(digits);
const drug = fc.integer({ min: 9000, max: 9399 }).map((n) => `J${n}`);
const anyCode = fc.oneof(cpt, drug, fc.constantFrom("0537T", "0540T", "0001U", "G2212"));

describe("a cell of codes", () => {
  test.each([
    ["J9271", "J9271", Narrowness.single],
    [" j9271 ", "J9271", Narrowness.single],
    ["J9271;J9299", "J9271", Narrowness.list],
    ["96401-96549", "96413", Narrowness.list],
    ["96401-96549; !96523", "96523", Narrowness.none],
    ["96401-96549; !96523", "96413", Narrowness.list],
    ["J9*", "J9271", Narrowness.prefix],
    ["J9*, !J92*", "J9271", Narrowness.none],
    ["*", "J9271", Narrowness.all],
    ["!J9271", "J9299", Narrowness.all],
    ["!J9271", "J9271", Narrowness.none],
    ["J9*;J9271", "J9271", Narrowness.list],
    ["0537T-0540T", "0538T", Narrowness.list],
    ["0537T-0540T", "05381", Narrowness.none],
    ["96401\n96402", "96402", Narrowness.list],
  ])("%j names %s with narrowness %s", (text, code, narrowness) => {
    expect(narrownessOf(listOf(text), code)).toBe(narrowness);
  });

  test("tells every fault, not only the first", () => {
    const parsed = parseCodeList("J927; 96549-96401; J9000-96413; 96413; @");
    expect("faults" in parsed ? parsed.faults : []).toEqual([
      '"J927" is not a code',
      'the range "96549-96401" is the wrong way round: write 96401-96549',
      '"J9000-96413" is not a range of codes of one kind',
      '"@" is not a code',
    ]);
  });

  test("a list written in the program throws where it is none", () => {
    expect(() => listOf("J927")).toThrow('"J927" is not a code');
  });

  test("names its single codes and the ends of its ranges", () => {
    expect(namedCodes(listOf("J9271;96401-96549;G2*;*"))).toEqual(["J9271", "96401", "96549"]);
  });
});

describe("every code", () => {
  test("between the ends of a range is in it, and no other", () => {
    fc.assert(
      fc.property(cpt, cpt, cpt, (a, b, code) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(includesCode(listOf(`${low}-${high}`), code)).toBe(
          Number(low) <= Number(code) && Number(code) <= Number(high),
        );
      }),
    );
  });

  test("is in a list of codes just where it is written", () => {
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 8 }), anyCode, (codes, code) => {
        expect(includesCode(listOf(codes.join("; ")), code)).toBe(codes.includes(code));
      }),
    );
  });

  test("excluded is never in a list, whatever else names it", () => {
    const term = fc.oneof(anyCode, fc.constantFrom("*", "J9*", "9*", "96350-96450"));
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), anyCode, (terms, code) => {
        expect(includesCode(listOf([...terms, `!${code}`].join(",")), code)).toBe(false);
      }),
    );
  });

  test("is named the narrowest way that the list has", () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, other) => {
        fc.pre(code !== other);
        const ranks = [`${code}`, `${code};${other}`, `${code.slice(0, 2)}*`, "*"].map((text) =>
          narrownessOf(listOf(text), code),
        );
        expect(ranks).toEqual([Narrowness.single, Narrowness.list, Narrowness.prefix, Narrowness.all]);
      }),
    );
  });
});
