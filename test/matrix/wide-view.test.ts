import * as fc from "fast-check";
import type { Fields } from "../../src/matrix/starter/row";
import { cellAt, gridCells, rulesOf, wideView, WIDE_SUBJECTS, type SubjectName } from "../../src/matrix/wide-view";
import { TOPIC_NAMES } from "../../src/matrix/topics";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE, type Rows } from "./matrix-of";

const asOf = day("2026-11-25");
const SOUND = { Payer: "ACME", Source: "Bulletin 1", Reviewed: day("2026-11-01") };
const auth = (fields: Fields): Fields => ({ Codes: "*", Requirement: "Required", ...SOUND, ...fields });

function cell(rows: Rows, name: SubjectName, payer = "ACME", on = asOf) {
  const view = wideView(matrixOf({ Payers: [ACME, MEDICARE], ...rows }), on);
  const at = view.subjects.findIndex((subject) => subject.name === name);
  const found = view.cells[at]?.[view.payers.findIndex(({ id }) => id === payer)];
  if (!found) throw new Error(`no cell for ${name} of ${payer}`);
  return found;
}
const text = (...asked: Parameters<typeof cell>): string => [cell(...asked).text, ...cell(...asked).marks].join(" · ");

describe("what a cell says", () => {
  test("one answer for everything is said alone, of a few codes with its codes, several are counted", () => {
    expect(text({ PriorAuth: [auth({})] }, "PriorAuth")).toBe("Required");
    expect(text({ PriorAuth: [auth({ Codes: "J9271" })] }, "PriorAuth")).toBe("Required: J9271");
    expect(text({ PriorAuth: [auth({ Codes: "J9271;J9299;J9228;J9022" })] }, "PriorAuth")).toBe(
      "Required: J9271 and 3 more",
    );
    expect(text({ PriorAuth: [auth({}), auth({ Codes: "J9271", Requirement: "Not required" })] }, "PriorAuth")).toBe(
      "2 rules",
    );
    expect(text({ PriorAuth: [auth({ Codes: "J9271" }), auth({ Codes: "J9299" })] }, "PriorAuth")).toBe(
      "Required: 2 rules",
    );
  });

  test("an answer to come is said with its day, alone or after the one that it follows", () => {
    const from = day("2027-01-01");
    expect(text({ PriorAuth: [auth({ From: from })] }, "PriorAuth")).toBe("Required from 1 Jan 2027");
    expect(text({ PriorAuth: [auth({ From: from }), auth({ Codes: "J9271", From: from + 1 })] }, "PriorAuth")).toBe(
      "2 rules from 1 Jan 2027",
    );
    const until = auth({ Requirement: "Not required", To: from - 1 });
    expect(text({ PriorAuth: [until, auth({ From: from })] }, "PriorAuth")).toBe(
      "Not required; Required from 1 Jan 2027",
    );
  });

  test("each family in its words", () => {
    const own = { "Bill Under": "Own NPI", "Rate %": 85 };
    expect(text({ IncidentTo: [{ ...SOUND, Allowed: "No", ...own }] }, "IncidentTo")).toBe("own NPI, 85%");
    expect(
      text({ IncidentTo: [{ ...SOUND, Allowed: "Yes", Modifier: "SA", Supervision: "Video" }] }, "IncidentTo"),
    ).toBe("supervising NPI, video, SA");
    expect(text({ Wastage: [{ ...SOUND, Codes: "*", JZ: "Required", JW: "Paid" }] }, "Wastage")).toBe(
      "JZ required, JW paid",
    );
    const lcd = { ...SOUND, Codes: "81445", Article: "A57901", "Z-Code": "Required", "Covered Diagnoses": "C34" };
    expect(text({ GenomicLCD: [lcd] }, "GenomicLCD")).toBe("A57901, Z-code required: 81445");
    expect(text({ DrugCoverage: [{ ...SOUND, Codes: "J0897", "Days Between": 28 }] }, "DrugCoverage")).toBe(
      "28 days apart: J0897",
    );
    expect(text({ UnitLimits: [{ ...SOUND, Codes: "J2506", "Max Units": 12, MAI: "2" }] }, "UnitLimits")).toBe(
      "CMS MUE + 1 rule",
    );
  });

  test("topics in words, not in the words of the table", () => {
    const policy = (Topic: string, Value: string): Rows => ({ CodingPolicy: [{ ...SOUND, Topic, Value }] });
    expect(text(policy("consult_codes", "not_paid"), "consult_codes")).toBe("not paid");
    expect(text(policy("filing_days", "90"), "filing_days")).toBe("90 days");
    expect(text(policy("hydration_min", "31"), "hydration_min")).toBe("from minute 31");
    expect(text(policy("preferred_product", "J9355>Q5116"), "preferred_product")).toBe("Q5116 instead of J9355");
    expect(text(policy("radiation_codes", "g_codes"), "radiation_codes")).toBe("G codes");
  });

  test("without a row: national tables, what the law or Payers says, or not checked", () => {
    expect(text({}, "PriorAuth")).toBe("none: not checked");
    expect(text({}, "Bundling")).toBe("CMS NCCI");
    expect(text({}, "UnitLimits")).toBe("CMS MUE");
    expect(text({ Payers: [{ ...ACME, Edits: "None" }] }, "Bundling")).toBe("none: national edits are off");
    expect(text({ Payers: [{ ...ACME, Edits: "" }] }, "Bundling")).toBe("none: not checked");
    expect(text({ Payers: [{ ...ACME, "Filing Days": 90 }] }, "filing_days")).toBe("90 days");
    expect(text({}, "filing_days", "MEDICARE")).toBe("one calendar year (national)");
    expect(text({}, "filing_days")).toBe("none: not checked");
    expect(text({}, "hydration_min")).toBe("from minute 31 (national)");
    expect(text({ Payers: [{ ...ACME, Kind: "Medicaid" }] }, "ndc")).toBe("required (national)");
    expect(text({}, "ndc")).toBe("none: not checked");
    expect(text({}, "preferred_product")).toBe("none");
  });
});

describe("whose rules stand behind a cell", () => {
  const wide = auth({ Payer: "Kind:Commercial", Codes: "J9271", Requirement: "Notification" });

  test("a rule for the narrower payer stands over one that speaks of the same, or of everything", () => {
    expect(text({ PriorAuth: [wide, auth({ Codes: "J9271" })] }, "PriorAuth")).toBe("Required: J9271");
    expect(text({ PriorAuth: [wide, auth({})] }, "PriorAuth")).toBe("Required");
    expect(text({ PriorAuth: [wide, auth({ Codes: "J9299" })] }, "PriorAuth")).toBe("2 rules");
    expect(text({ PriorAuth: [wide] }, "PriorAuth", "MEDICARE")).toBe("none: not checked");
  });

  test("a rule for the narrower payer that is still to come leaves the wider one in force", () => {
    const coming = auth({ Codes: "J9271", From: day("2027-01-01") });
    expect(text({ PriorAuth: [wide, coming] }, "PriorAuth")).toBe("Notification: J9271");
    expect(cell({ PriorAuth: [wide, coming] }, "PriorAuth").rules).toHaveLength(2);
  });

  test("a contractor's rule is for its payers alone", () => {
    const rule = { ...SOUND, Payer: "MAC:NGS", Codes: "*", Article: "A56867" };
    expect(text({ GenomicLCD: [rule] }, "GenomicLCD", "MEDICARE")).toBe("A56867");
    expect(text({ GenomicLCD: [rule] }, "GenomicLCD")).toBe("none: not checked");
  });
});

describe("marks", () => {
  test("due for review after 90 days or never reviewed; examples are not", () => {
    expect(text({ PriorAuth: [auth({ Reviewed: asOf - 90 })] }, "PriorAuth")).toBe("Required");
    expect(text({ PriorAuth: [auth({ Reviewed: asOf - 91 })] }, "PriorAuth")).toBe("Required · due for review");
    expect(text({ PriorAuth: [auth({ Reviewed: "" })] }, "PriorAuth")).toBe("Required · due for review");
    expect(text({ PriorAuth: [auth({ Reviewed: "", Source: "Example - replace" })] }, "PriorAuth")).toBe("Required");
  });

  test("ends soon, unless something follows", () => {
    const ends = auth({ To: asOf + 30 });
    expect(text({ PriorAuth: [ends] }, "PriorAuth")).toBe("Required · ends soon");
    expect(text({ PriorAuth: [ends, auth({ From: asOf + 31 })] }, "PriorAuth")).toBe("Required");
    expect(text({ PriorAuth: [auth({ To: asOf + 31 })] }, "PriorAuth")).toBe("Required");
  });

  test("conflict: of rows that speak of the same, and of lists that share a code", () => {
    const other = auth({ Requirement: "Not required" });
    expect(text({ PriorAuth: [auth({}), other] }, "PriorAuth")).toBe("2 rules · conflict");
    const lists = [auth({ Codes: "J9271;J9299" }), auth({ Codes: "J9299;J9022", Requirement: "Not required" })];
    expect(text({ PriorAuth: lists }, "PriorAuth")).toBe("2 rules · conflict");
    expect(cell({ PriorAuth: lists }, "PriorAuth").conflict).toBe(true);
    expect(text({ PriorAuth: [auth({ To: asOf - 1 }), other] }, "PriorAuth")).toBe("Not required");
  });

  test("two products with a preference each do not contradict", () => {
    const rows = ["J9355>Q5116", "J9035>Q5107"].map((Value) => ({ ...SOUND, Topic: "preferred_product", Value }));
    expect(text({ CodingPolicy: rows }, "preferred_product")).toBe("2 rules");
  });
});

describe("the spill of PAYER.GRID", () => {
  const view = wideView(matrixOf({ Payers: [ACME, MEDICARE], PriorAuth: [auth({ Reviewed: asOf - 91 })] }), asOf);

  test("has payers above, families and topics at the side, and marks in words", () => {
    const cells = gridCells(view);
    expect(cells[0]).toEqual(["As of 25 Nov 2026", "Acme Health", "Medicare Part B"]);
    expect(cells[1]).toEqual(["Prior authorisation", "Required · due for review", "none: not checked"]);
    expect(cells.map(([title]) => title).slice(1)).toEqual(WIDE_SUBJECTS.map(({ title }) => title));
    expect(WIDE_SUBJECTS).toHaveLength(7 + TOPIC_NAMES.length);
  });

  test("knows each of its cells by its place", () => {
    expect(cellAt(view, 1, 1)).toMatchObject({ kind: "cell", payer: { id: "ACME" }, subject: { name: "PriorAuth" } });
    expect(cellAt(view, 0, 2)).toMatchObject({ kind: "payer", payer: { id: "MEDICARE" } });
    expect(cellAt(view, 8, 0)).toMatchObject({ kind: "subject", subject: { name: "consult_codes" } });
    for (const [row, column] of [
      [0, 0],
      [-1, 1],
      [1, 3],
      [24, 1],
      [0, -1],
    ] as const)
      expect(cellAt(view, row, column)).toBeNull();
  });

  test("of a matrix without payers is its titles", () => {
    expect(gridCells(wideView(matrixOf({}), asOf)).map((row) => row.length)).toEqual(Array(24).fill(1));
  });
});

describe("rules behind a cell", () => {
  test("histories of the narrower payer first, each in time order with its state on the day", () => {
    const matrix = matrixOf({
      Payers: [ACME],
      Wastage: [
        { ...SOUND, Payer: "*", "Rule ID": "WA-1", Codes: "*", JW: "Paid" },
        { ...SOUND, "Rule ID": "WA-2", Codes: "*", JZ: "Required", From: day("2027-01-01") },
        { ...SOUND, "Rule ID": "WA-3", Codes: "*", JZ: "Accepted", From: day("2025-01-01"), To: day("2026-12-31") },
        { ...SOUND, "Rule ID": "WA-4", Codes: "*", JZ: "Not used", To: day("2024-12-31") },
        { ...SOUND, "Rule ID": "WA-5", Payer: "MEDICARE", Codes: "*", JZ: "Required" },
      ],
    });
    const histories = rulesOf(matrix, matrix.payers.all[0]!, "Wastage", asOf);
    expect(
      histories.map(({ scope, about, rules }) => [scope, about, rules.map(({ rule, state }) => [rule.id, state])]),
    ).toEqual([
      [
        "ACME",
        "everything",
        [
          ["WA-4", "ended"],
          ["WA-3", "in force"],
          ["WA-2", "to come"],
        ],
      ],
      ["*", "everything", [["WA-1", "in force"]]],
    ]);
    expect(histories[0]?.rules.map(({ words }) => words)).toEqual(["JZ not used", "JZ accepted", "JZ required"]);
  });

  test("a cell says what the matrix decides for a code that only one history names", () => {
    const choice = fc.constantFrom("Required", "Not required", "Notification");
    const payer = fc.constantFrom("ACME", "Kind:Commercial", "*");
    const span = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(payer, choice, span), { maxLength: 6 }), (rows) => {
        const matrix = matrixOf({
          Payers: [ACME],
          PriorAuth: rows.map(([Payer, Requirement, [from, length]]) =>
            auth({ Payer, Requirement, From: asOf + from, To: asOf + from + length }),
          ),
        });
        const acme = matrix.payers.all[0]!;
        const decided = matrix.tables.PriorAuth.decide({ payer: acme, code: "J9271", date: asOf });
        const shown = wideView(matrix, asOf).cells[0]![0]!;
        expect(shown.conflict).toBe(decided.kind === "conflict");
        if (decided.kind === "decided") expect(shown.text).toMatch(new RegExp(`^${decided.rule.requirement}(;|$)`));
        if (decided.kind === "none") expect(shown.text).toMatch(/^none|from/);
      }),
    );
  });
});
