import fc from "fast-check";
import {
  batchListCells,
  claimsOf,
  kindWords,
  reasonsOf,
  recordCells,
  releaseOf,
  RELEASE_STATES,
} from "../../../src/checks/release";
import { payerTurn, sendingOf } from "../../../src/claims/standing";
import { AS_OF, checkOf, DOS, MATRIX, released, sheetOf, told } from "./sheets";

const HEADERS = [
  "Claim",
  "Payer",
  "Patient",
  "DOS",
  "CPT",
  "Mods",
  "Units",
  "Charge",
  "Dx",
  "POS",
  "Auth",
  "Frequency",
  "Payer Order",
];
type Cells = Partial<Record<(typeof HEADERS)[number], string | number>>;
const row = (cells: Cells): (string | number)[] => {
  const all: Cells = { Payer: "Medicare", Patient: "P1", DOS, Units: 1, Dx: "C50.911", POS: "11", ...cells };
  return HEADERS.map((header) => all[header] ?? "");
};
const visit = (cells: Cells = {}): (string | number)[] => row({ CPT: "99214", Charge: 240, ...cells });
const infusion = (cells: Cells = {}): (string | number)[] => row({ CPT: "96413", Charge: 410, ...cells });

describe("what is done with a claim", () => {
  it("holds the claim of the line that an error would deny, and releases its neighbour", () => {
    const release = released(HEADERS, [visit({ Claim: "A" }), infusion({ Claim: "B" })]);
    expect(told(release)).toEqual(["hold A 1", "released B 2"]);
    expect(release.totals.hold).toMatchObject({ claims: 1, lines: 1, amount: 24_000 });
    expect(release.totals.released).toMatchObject({ claims: 1, amount: 41_000 });
  });

  it("looks at a warning and at what could not be checked", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A", Payer: "Acme Mutual" }),
      visit({ Claim: "B", Patient: "P2" }),
    ]);
    expect(told(release)).toEqual(["look A 1", "released B 2"]);
    const [asked] = release.claims;
    expect(asked && reasonsOf(asked).join("\n")).toMatch(/warning ADM-06[^]*not checked AUTH-01/);
  });

  it("never releases a claim with a row that cannot be read", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A" }),
      infusion({ Claim: "A", CPT: "" }),
      visit({ Claim: "B", Patient: "P2" }),
      infusion({ Claim: "", Patient: "P2", DOS: "" }),
      infusion({ Claim: "", Patient: "", CPT: "" }),
    ]);
    expect(told(release)).toEqual(["look A 1+2", "look B 3+4", "look  5"]);
  });

  it("tells every claim that a row which cannot be read may belong to", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A" }),
      infusion({ Claim: "", CPT: "" }),
      visit({ Claim: "B", CPT: "99213", DOS: DOS + 1 }),
      infusion({ Claim: "C", Patient: "P9" }),
      infusion({ Claim: "", DOS: "" }),
    ]);
    expect(told(release)).toEqual(["look A 1+2", "look B 3+5", "released C 4"]);
    expect(release.claims[0]?.doubtful).toEqual([5]);
  });

  it("keeps void claims apart, and says which are corrected or for a second payer", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A", Frequency: 8 }),
      visit({ Claim: "B", Frequency: "7" }),
      visit({ Claim: "C", Patient: "P2", "Payer Order": "Secondary" }),
    ]);
    expect(told(release)).toEqual(["void A 1", "released B 2", "released C 3"]);
    expect(release.claims.map(kindWords)).toEqual(["void (8)", "corrected (7)", "secondary payer"]);
    expect(release.totals.void).toMatchObject({ claims: 1, amount: 24_000 });
  });

  it("takes one id for several claims where it is taken back and sent anew, or goes to two payers", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A", Frequency: 8 }),
      visit({ Claim: "A" }),
      visit({ Claim: "A", Payer: "Example Commercial Plan", "Payer Order": "S" }),
    ]);
    expect(release.claims.map(({ state, lines }) => [state, ...lines])).toEqual([
      ["void", 1],
      ["released", 2],
      [expect.stringMatching(/released|look/), 3],
    ]);
  });

  it("asks which of a claim and its replacement is sent, and what a frequency means that is none", () => {
    const release = released(HEADERS, [
      visit({ Claim: "A" }),
      visit({ Claim: "A", Frequency: 7 }),
      visit({ Claim: "B", Patient: "P2", Frequency: "5" }),
    ]);
    expect(told(release)).toEqual(["look A 1", "released A 2", "look B 3"]);
    expect(release.claims.flatMap(reasonsOf)).toEqual([
      expect.stringContaining("a replacement of this claim"),
      expect.stringContaining('Frequency "5"'),
    ]);
  });

  it("puts lines without an id together by payer, patient, date and billing group, and says so", () => {
    const release = released(HEADERS, [
      infusion(),
      infusion({ Payer: "medicare", CPT: "J9271" }),
      infusion({ DOS: DOS + 1 }),
    ]);
    expect(release.claims.map(({ by, lines }) => [by, ...lines])).toEqual([
      ["encounter", 1, 2],
      ["encounter", 3],
    ]);
  });

  it("puts a line that names no billing group to the lines beside it", () => {
    const release = released(
      [...HEADERS, "Billing NPI"],
      [infusion({ CPT: "85025" }), infusion()].map((row, i) => [...row, i === 0 ? "1234567893" : ""]),
    );
    expect(release.claims.map(({ by, lines }) => [by, ...lines])).toEqual([["encounter", 1, 2]]);
  });

  it("does not hold a claim for what was dismissed, and counts it as released with a reason", () => {
    const sheet = sheetOf(HEADERS, [visit({ Claim: "A" }), infusion({ Claim: "A" })]);
    const { findings, notChecked } = checkOf(sheet);
    expect(findings.map(({ check }) => check)).toEqual(["EM-02"]);
    const release = releaseOf({ sheet, payers: MATRIX.payers, findings: [], notChecked, dismissed: findings });
    expect(told(release)).toEqual(["released A 1+2"]);
    expect(release.totals.released.withReason).toBe(1);
    expect(release.claims.flatMap(reasonsOf)).toEqual([expect.stringContaining("dismissed error EM-02")]);
  });
});

describe("every sheet", () => {
  const texts = (...values: readonly string[]) => fc.constantFrom(...values);
  const anyRow = fc
    .record({
      Claim: texts("", "A", "B", "a ", "C"),
      Payer: texts("Medicare", "MEDICARE", "Acme Mutual", "Example Commercial Plan", ""),
      Patient: texts("P1", "p1", "P2", ""),
      DOS: fc.constantFrom<string | number>(DOS, DOS + 1, "", "13/45/2026"),
      CPT: texts("99214", "96413", "J9271", "9921", ""),
      Charge: fc.constantFrom<string | number>("", 100, 250.5, "much"),
      Frequency: texts("", "1", "7", "8", "5", "Void"),
      "Payer Order": texts("", "P", "Secondary"),
    })
    .map(row);

  it("has each of its rows in exactly one claim, and its money in exactly one state", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 14 }), (rows) => {
        const sheet = sheetOf(HEADERS, rows);
        const { findings, notChecked, summary } = checkOf(sheet);
        const { claims, totals } = releaseOf({ sheet, payers: MATRIX.payers, findings, notChecked });
        const all = [...sheet.lines, ...sheet.unusable].map(({ index }) => index).sort((a, b) => a - b);
        expect(claims.flatMap(({ lines }) => lines).sort((a, b) => a - b)).toEqual(all);
        const money = sheet.lines.reduce((sum, { charge }) => sum + (charge ?? 0), 0);
        const sum = (of: (state: (typeof RELEASE_STATES)[number]) => number): number =>
          RELEASE_STATES.reduce((total, state) => total + of(state), 0);
        expect(sum((state) => totals[state].amount)).toBe(money);
        expect(sum((state) => totals[state].claims)).toBe(claims.length);
        expect(sum((state) => totals[state].lines)).toBe(summary.lines);
        const unusable = new Set(sheet.unusable.map(({ index }) => index));
        const unchecked = new Set([...unusable, ...notChecked.flatMap(({ lines }) => lines)]);
        for (const claim of claims.filter(({ state }) => state === "released")) {
          expect(claim.lines.filter((line) => unchecked.has(line))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has the same claims wherever its rows stand", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 2, maxLength: 10 }), fc.nat(), (rows, by) => {
        const at = by % rows.length;
        const turned = [...rows.slice(at), ...rows.slice(0, at)];
        const shapes = (all: typeof rows): string[] => {
          const sheet = sheetOf(HEADERS, all);
          return claimsOf({ lines: sheet.lines, unusable: [] }, MATRIX.payers)
            .map(({ lines, amount, sending, turn }) => `${lines.length} ${amount} ${sending} ${turn}`)
            .sort();
        };
        expect(shapes(turned)).toEqual(shapes(rows));
      }),
    );
  });
});

describe("how exports write what is sent", () => {
  it.each([
    ["", "original"],
    ["1", "original"],
    ["1 - Original", "original"],
    ["7", "replacement"],
    ["7-Replacement of prior claim", "replacement"],
    ["Corrected claim", "replacement"],
    ["08", "void"],
    ["Void/Cancel of prior claim", "void"],
    ["18", "original"],
  ])("%s is %s", (text, wanted) => expect(sendingOf(text)).toBe(wanted));

  it.each([
    ["", 1],
    ["P", 1],
    ["Primary", 1],
    ["1", 1],
    ["Secondary", 2],
    ["sec", 2],
    ["2", 2],
    ["T", 3],
  ])("the payer %s comes in turn %s", (text, wanted) => expect(payerTurn(text)).toBe(wanted));
});

describe("on paper", () => {
  const sheet = sheetOf(HEADERS, [
    visit({ Claim: "A" }),
    infusion({ Claim: "A" }),
    visit({ Claim: "=B1+1", Patient: "P2" }),
    visit({ Claim: "C", Patient: "P3", Charge: "" }),
  ]);
  const result = checkOf(sheet);
  const release = releaseOf({ sheet, payers: MATRIX.payers, ...result });

  it("lists each claim once, under what is done with it, with its rows, money and reasons", () => {
    const { cells, formats } = batchListCells({ sheet, release, asOf: AS_OF, checkedAt: "3:41 pm", revision: "abc" });
    const text = cells.map((each) => each.join(" | "));
    expect(text).toContain("Released | 2 | 2 | 240 | 1");
    expect(text).toContain("Hold | 1 | 2 | 650 | 0");
    const held = text.findIndex((each) => each === "Hold: 1 claim");
    expect(text.slice(held).join("\n")).toMatch(
      /A \| Medicare.* \| P1 \| 14 Oct 2026 \| 2-3 \| 650 \|  \| error EM-02/,
    );
    // What nobody can read is no zero.
    expect(cells.find((each) => each[0] === "C")?.[5]).toBeNull();
    expect(formats.length).toBeGreaterThan(0);
  });

  it("records what was checked, what came of it, what was fixed and what was left, without a patient", () => {
    const { cells } = recordCells({
      day: "2026-11-26",
      checkedAt: "2026-11-26 15:41:00",
      who: "Ana",
      sheet,
      asOf: AS_OF,
      matrix: MATRIX,
      matrixName: "the starter matrix",
      editions: ["PTP 2024-07"],
      result,
      release,
      dismissed: result.findings.map((finding) => ({ finding, reason: "two sites", when: "2026-11-26 15:45:00" })),
      fixes: [{ what: "line 4, Mods", old: "", new: "25", when: "2026-11-26 15:44:00" }],
      since: { at: "yesterday", fresh: 12, still: 29, fixed: 5, left: 3 },
    });
    const text = cells.map((each) => each.join(" | ")).join("\n");
    expect(cells[0]).toEqual(["Check of 2026-11-26"]);
    expect(text).toContain(`Matrix revision | ${MATRIX.revision}`);
    expect(text).toContain("National tables | PTP 2024-07");
    expect(text).toContain("Error | 1 | 1 | 240");
    expect(text).toContain("New findings | 12");
    expect(text).toContain("2026-11-26 15:44:00 | line 4, Mods |  | 25");
    expect(text).toMatch(/EM-02 \| A \| .* \| error \| .* \| two sites \| 2026-11-26 15:45:00/);
    expect(text).not.toMatch(/\bP[123]\b/);
  });
});
