import { told } from "./try";

const NDCS = {
  ndcs: new Set(["06302602001", "06299999999", "50242006001"]),
  isCode: (code: string) => code === "09921",
};

describe("an NDC", () => {
  it.each([
    ["5.0242006001E+10", 'scientific: "5.0242006001E+10" → "50242006001"'],
    ["6.302602001E+09", 'scientific: "6.302602001E+09" → "06302602001"'],
    ["6.3E+09", 'scientific: "6.3E+09" → null'],
    ["5.02E+10", 'scientific: "5.02E+10" → null'],
    [6302602, 'lost zeros: 6302602 → "00006302602"'],
    ["63026", 'lost zeros: "63026" → null too short for an NDC'],
    ["5O242006001", 'look-alike: "5O242006001" → "50242006001"'],
    ["50242006001.0", 'point zero: "50242006001.0" → "50242006001"'],
    ["'50242006001", 'quotes: "\'50242006001" → "50242006001"'],
    ["50242\u20130060\u201301", 'full width: "50242\u20130060\u201301" → "50242-0060-01"'],
  ])("as %p", (value, expected) => {
    expect(told("NDC", [value])).toEqual([expected]);
  });

  it("in scientific notation names the NDCs of the matrix that it may be, and takes none", () => {
    expect(told("NDC", ["6.3E+09"], { known: NDCS })).toEqual([
      'scientific: "6.3E+09" → null may be 06302602001 or 06299999999',
    ]);
  });

  it("of ten digits is not guessed, but told by the matrix or by a column of 11 digits", () => {
    expect(told("NDC", [5024206001])).toEqual([
      "lost zeros: 5024206001 → null may be 05024206001, 50242006001 or 50242060001",
    ]);
    expect(told("NDC", [5024206001], { known: NDCS })).toEqual(['lost zeros: 5024206001 → "50242006001"']);
    expect(told("NDC", [6302602001, "50242006001"])).toEqual(['lost zeros: 6302602001 → "06302602001"']);
  });

  it.each([[50242006001], ["50242006001"], ["50242-0060-01"], ["N450242006001"], [0]])("is whole as %p", (value) => {
    expect(told("NDC", [value])).toEqual([]);
  });
});

describe("a code", () => {
  it.each([
    ["CPT", "j9271", 'lower case (read): "j9271" → "J9271"'],
    ["CPT", "J927l", 'look-alike: "J927l" → "J9271"'],
    ["CPT", "O540T", 'look-alike: "O540T" → "0540T"'],
    ["CPT", 100, 'lost zeros: 100 → "00100"'],
    ["CPT", 9921, "lost zeros: 9921 → null 09921 is no code that is known"],
    ["CPT", "96413.0", 'point zero: "96413.0" → "96413"'],
    ["CPT", '="96413"', 'quotes: "=\\"96413\\"" → "96413"'],
    ["CPT", "\uff19\uff16\uff14\uff11\uff13", 'full width: "\uff19\uff16\uff14\uff11\uff13" → "96413"'],
    ["CPT", "9641\u200b3", 'spaces: "9641\u200b3" → "96413"'],
    ["CPT", "96413\u00a0", 'spaces (read): "96413\u00a0" → "96413"'],
    ["POS", 2, 'lost zeros (read): 2 → "02"'],
    ["POS", "l1", 'look-alike: "l1" → "11"'],
    ["Mods", "jz, 59", 'lower case (read): "jz, 59" → "JZ, 59"'],
    ["Mods", "25;1", 'lost zeros (read): "25;1" → "25;01"'],
    ["Dx", "c34.11", 'lower case (read): "c34.11" → "C34.11"'],
    ["Dx", "CO5.1; Z51.11", 'look-alike: "CO5.1; Z51.11" → "C05.1; Z51.11"'],
    ["Rendering NPI", "I23456789O", "look-alike: none"],
    ["Rendering NPI", "I234567893", 'look-alike: "I234567893" → "1234567893"'],
    ["Rendering NPI", "1.234567893E+09", 'scientific: "1.234567893E+09" → "1234567893"'],
    ["Rendering NPI", "1.23E+09", 'scientific: "1.23E+09" → null'],
    ["Rendering NPI", "1234 567893", 'spaces: "1234 567893" → "1234567893"'],
    ["Claim", "1.2E+15", 'scientific: "1.2E+15" → null'],
    ["Claim", 1234567890123456, "scientific: 1234567890123456 → null Excel keeps 15 digits of a number"],
    ["Patient", "'P2", 'quotes: "\'P2" → "P2"'],
  ])("in %s as %p", (header, value, expected) => {
    expect(told(header, [value])).toEqual(expected.endsWith("none") ? [] : [expected]);
  });

  it("that lost its zero comes back where it is known", () => {
    expect(told("CPT", [9921], { known: NDCS })).toEqual(['lost zeros: 9921 → "09921"']);
  });

  it.each([
    ["CPT", "XXX"],
    ["CPT", "HC:96413:59"],
    ["CPT", 96413],
    ["CPT", 0],
    ["POS", 11],
    ["Mods", "25,59"],
    ["Dx", "C34.11;Z79.899"],
    ["Patient", "O'Brien"],
    ["Rendering NPI", 1234567893],
    ["Line Note", "5' line"],
  ])("in %s is left as %p", (header, value) => {
    expect(told(header, [value])).toEqual([]);
  });
});

describe("an amount", () => {
  it("as text is read all the same, and becomes a number", () => {
    expect(told("Units", ["200", 1])).toEqual(['text number (read): "200" → 200']);
    expect(told("Units", ["200"], { isTyped: false })).toEqual([]);
  });

  it("with a decimal comma is known by the comma; what may be thousands then is not guessed", () => {
    expect(told("Charge", ["350,00", "1.250,50", "1,250"])).toEqual([
      'decimal comma: "350,00" → 350',
      'decimal comma: "1.250,50" → 1250.5',
      'decimal comma: "1,250" → null 1250 or 1.25',
    ]);
    expect(told("Charge", ["1,250", "350.00"], { isTyped: false })).toEqual([]);
  });
});
