// What a handful of answers speak for, and what they do not yet: each case is a practice of one payer and a few lines.
import { isVisitCode } from "../../src/codes/families";
import { bundledReference } from "../../src/codes/reference/bundled";
import { FIELDS, type Field } from "../../src/claims/fields";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { editNow } from "../../src/learning/accept";
import { learnInSteps } from "../../src/learning/learn";
import type { Proposal } from "../../src/learning/proposal";
import { applyEdit } from "../../src/matrix/edit/apply";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { readRemittance } from "../../src/remittances/from-835";
import type { CellValue } from "../../src/values/cell";
import { atOnce } from "../../src/values/steps";
import { day } from "../day";
import { file835 } from "../remittances/write-835";
import { emptyMatrix } from "./simulator/year";

const START = day("2026-01-05");
const reference = bundledReference();

/** A line and its answer: `denied` names the reason and remarks of a denial; `answered: false`, a line without one. */
interface Made extends Partial<Record<Field, CellValue>> {
  readonly denied?: readonly [string, ...string[]];
  readonly answered?: boolean;
  /** Days from the service to the day on which the payer received the claim. */
  readonly waited?: number;
}

/** What is proposed of some lines; each is of a day and a patient of its own unless it says so. */
function proposed(made: readonly Made[], cells: MatrixCells = emptyMatrix()): readonly Proposal[] {
  const lines = made.map((each, i): Made => ({
    Payer: "Lakeside PPO",
    Patient: `P${i}, A`,
    DOS: START + i,
    Claim: `C${i}`,
    Line: "1",
    Units: 1,
    Charge: 500,
    Dx: "C34.11",
    ...each,
  }));
  const sheet = readClaims([[...FIELDS], ...lines.map((line) => FIELDS.map((field) => line[field] ?? ""))], {
    name: "made",
    isVisit: isVisitCode,
  });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const claims = lines
    .filter(({ answered = true }) => answered)
    .map((line) => {
      const charge = Number(line.Charge) * 100;
      const [reason, ...remarks] = line.denied ?? ["45"];
      return {
        claim: String(line.Claim),
        status: "1",
        patient: String(line.Patient),
        received: Number(line.DOS) + (line.waited ?? 3),
        services: [
          {
            code: String(line.CPT),
            mods: String(line.Mods ?? "")
              .split(" ")
              .filter((mod) => mod !== ""),
            charge,
            paid: line.denied ? 0 : charge / 2,
            units: Number(line.Units),
            dos: Number(line.DOS),
            line: String(line.Line),
            adjustments: [["CO", reason, line.denied ? charge : charge / 2]] as const,
            remarks,
          },
        ],
      };
    });
  const file = file835([{ payer: "Lakeside PPO", paidOn: START + 200, number: "EFT1", claims }]);
  const learned = atOnce(
    learnInSteps({
      sheet,
      matrix: compileMatrix(cells),
      cells,
      reference,
      remittances: [readRemittance(file, "may.835")],
      asOf: START + 210,
    }),
  );
  expect(learned.unjoined).toEqual([]);
  // Lines as short as these raise findings that have nothing to do with what is asked here.
  return learned.proposals.filter(({ table }) => table !== "CheckSettings");
}

const titles = (proposals: readonly Proposal[]): string[] => proposals.map(({ title }) => title);
const accept = (cells: MatrixCells, proposals: readonly Proposal[]): MatrixCells =>
  proposals.reduce((now, { edit }) => applyEdit(now, editNow(edit, now)), cells);
const times = (n: number, made: Made): Made[] => Array.from({ length: n }, () => made);

/** J9999 has no national limit. */
const drug = (units: number): Made => ({ CPT: "J9999", Units: units });
const TOO_MANY: Pick<Made, "denied"> = { denied: ["151", "N362"] };

describe("a limit of units", () => {
  const few = times(4, drug(50));
  const many = times(4, { ...drug(200), ...TOO_MANY });

  test("is the most that was paid, where nothing in between is billed", () => {
    expect(titles(proposed([...few, ...many]))).toEqual(["J9999 at most 50 units from 9 Jan 2026"]);
  });

  test("waits where the practice bills numbers in between, of which the payer has not said anything", () => {
    const between = times(3, { ...drug(100), Payer: "Summit Mutual", answered: false });
    expect(proposed([...few, ...many, ...between])).toEqual([]);
    expect(titles(proposed([...few, ...times(2, drug(100)), ...many, ...between]))).toEqual([
      "J9999 at most 100 units from 11 Jan 2026",
    ]);
  });

  test("is the national one where the answers leave that open", () => {
    // 96415 has a national limit of 8 a day.
    const hours = (units: number): Made => ({ CPT: "96415", Units: units });
    expect(titles(proposed([...times(4, hours(6)), ...times(4, { ...hours(12), ...TOO_MANY })]))).toEqual([
      expect.stringMatching(/^96415 at most 8 units/),
    ]);
  });

  test("that was too low is raised when more is paid, in the same row, and the row is not ended as a false alarm too", () => {
    const cells = accept(emptyMatrix(), proposed([...few, ...many]));
    const later = proposed([...few, ...many, ...times(5, drug(100))], cells);
    expect(titles(later)).toEqual(["J9999 at most 100 units from 9 Jan 2026"]);
    const rules = compileMatrix(accept(cells, later)).tables.UnitLimits.rules;
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ maxUnits: 100, from: day("2026-01-09"), to: null });
  });

  test("that a payer lowers from a day on begins there, and the old row ends the day before", () => {
    const before = [...times(4, drug(100)), ...times(4, { ...drug(200), ...TOO_MANY }), ...times(6, drug(100))];
    const cells = accept(emptyMatrix(), proposed(before));
    const after = [...before, ...times(4, drug(50)), ...times(5, { ...drug(100), ...TOO_MANY })];
    const rules = compileMatrix(accept(cells, proposed(after, cells))).tables.UnitLimits.rules;
    expect(rules.map(({ maxUnits, to }) => [maxUnits, to === null])).toEqual([
      [100, false],
      [50, true],
    ]);
  });
});

describe("filing days", () => {
  const waited = (days: number): Made => ({ CPT: "96413", waited: days });
  const LATE: Pick<Made, "denied"> = { denied: ["29"] };
  const inTime = times(4, waited(20));

  test("wait while several usual numbers fit, are the one that does, and are raised when later claims are paid", () => {
    const late = times(4, { ...waited(100), ...LATE });
    expect(proposed([...inTime, ...late])).toEqual([]);
    const near = times(2, { ...waited(40), ...LATE });
    const first = proposed([...inTime, ...late, ...near]);
    expect(titles(first)).toEqual(["filing_days 30 from 9 Jan 2026"]);
  });

  test("stay at a usual number where the payer once paid a day or two later", () => {
    const late = times(6, { ...waited(50), ...LATE });
    expect(titles(proposed([...inTime, waited(44), ...late, waited(47), ...late]))).toEqual([
      expect.stringMatching(/^filing_days 45 from/),
    ]);
  });

  test("that were too few are raised in the same row when later claims are paid", () => {
    const seen = [...inTime, ...times(4, { ...waited(40), ...LATE })];
    const cells = accept(emptyMatrix(), proposed(seen));
    const longer = [...times(3, waited(35)), ...times(3, waited(37))];
    const later = proposed([...seen, ...longer, ...times(4, { ...waited(70), ...LATE })], cells);
    // Forty days were denied, thirty-seven paid: no usual number lies between.
    expect(titles(later)).toEqual(["filing_days 37 from 9 Jan 2026"]);
    expect(compileMatrix(accept(cells, later)).tables.CodingPolicy.rules).toHaveLength(1);
  });
});

describe("a pair", () => {
  let patient = 0;
  /** 96372 on the day of 96413. */
  const beside = (mods: string, denied: boolean): Made[] => {
    const own = { Patient: `Q${++patient}, B`, DOS: START + patient, Claim: `D${patient}` };
    return [
      { ...own, CPT: "96413", Line: "1" },
      { ...own, CPT: "96372", Line: "2", Mods: mods, ...(denied ? { denied: ["97", "M15"] as const } : {}) },
    ];
  };
  const many = (n: number, mods: string, denied: boolean): Made[] =>
    Array.from({ length: n }, () => beside(mods, denied)).flat();
  beforeEach(() => (patient = 0));

  test("has the indicator of the national pair until a line with a modifier is answered", () => {
    const [first] = proposed(many(4, "", true));
    expect(first?.title).toBe("96372 into 96413: indicator 1 from 6 Jan 2026");
    expect(first?.words).toContain("no line with a modifier was answered, the national pair has indicator 1");
  });

  test("one answer to a line with a modifier is more than the national table says", () => {
    const [first] = proposed([...many(4, "", true), ...many(1, "59", true)]);
    expect(first?.title).toBe("96372 into 96413: indicator 0 from 6 Jan 2026");
    expect(first?.words).toContain("0 of 1 with a modifier paid");
  });

  test("whose modifier does not help after all is put right, and back where it does", () => {
    const seen = many(4, "", true);
    const cells = accept(emptyMatrix(), proposed(seen));
    const refused = proposed([...seen, ...many(4, "59", true)], cells);
    expect(titles(refused)).toEqual([expect.stringMatching(/^96372 into 96413: indicator 0 from/)]);
    const corrected = accept(cells, refused);
    expect(compileMatrix(corrected).tables.Bundling.rules).toMatchObject([{ indicator: "0" }]);
    patient = 40;
    const paid = proposed([...seen, ...many(6, "59", false)], corrected);
    expect(paid).toMatchObject([{ title: expect.stringMatching(/^96372 into 96413: indicator 1 from/) }]);
    expect(paid[0]?.words).toMatch(/6 lines of 96372 beside 96413 with a modifier paid by Lakeside PPO/);
  });

  test("is not laid on another code of the day because the payer once paid by mistake", () => {
    const withVisit = many(3, "", true).flatMap((line) =>
      line.CPT === "96372"
        ? [line, { ...line, CPT: "99214", Line: "3", Mods: "25", denied: undefined as never }]
        : [line],
    );
    const made = withVisit.map(({ denied, ...line }) => (denied ? { ...line, denied } : line));
    expect(proposed([...made, ...many(1, "", false)])).toEqual([]);
  });
});

test("two lines, or three of one patient, are no pattern; what is paid as often as denied is none either", () => {
  const unauthorised: Made = { CPT: "J9299", Units: 240, denied: ["197"] };
  expect(proposed(times(2, unauthorised))).toEqual([]);
  expect(proposed(times(3, { ...unauthorised, Patient: "P1, A" }))).toEqual([]);
  const { denied: _, ...paid } = unauthorised;
  expect(proposed([...times(4, unauthorised), ...times(4, paid)])).toEqual([]);
  expect(titles(proposed(times(3, unauthorised)))).toEqual(["J9299: Required from 5 Jan 2026"]);
});

test("answers of a payer that the matrix does not know propose nothing, since a rule must name one", () => {
  expect(proposed(times(5, { CPT: "J9299", Payer: "Nobody Health", denied: ["197"] }))).toEqual([]);
});
