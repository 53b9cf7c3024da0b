import { isRemittance, readDenialSheet, UNSAID } from "../../src/remittances/from-sheet";
import { isDenial } from "../../src/remittances/remittance";
import type { Cells } from "../../src/values/cell";
import { day } from "../day";

function read(cells: Cells) {
  const found = readDenialSheet(cells, "denials.csv");
  if (!isRemittance(found)) throw new Error(found.message);
  return found;
}

test("an export of denials, under titles and with a system's own headers", () => {
  const { answers } = read([
    ["Denials October"],
    [
      "Claim Number",
      "Line No",
      "Ins",
      "Patient Name",
      "Service Date",
      "Proc",
      "Charges",
      "Denial Code",
      "Remark Code",
      "Denied Amount",
      "Check Date",
    ],
    ["C1", "2", "ACME", "Smith, Robin", "2026-02-02", "J9299", "500.00", "CO-197", "N54", "500.00", "3/2/2026"],
  ]);
  expect(answers).toEqual([
    expect.objectContaining({
      claim: "C1",
      line: "2",
      payer: "ACME",
      patient: "Smith, Robin",
      dos: day("2026-02-02"),
      code: "J9299",
      charge: 50_000,
      paid: 0,
      adjustments: [{ group: "CO", reason: "197", amount: 50_000 }],
      remarks: ["N54"],
      paidOn: day("2026-03-02"),
      from: { file: "denials.csv", place: "row 3" },
    }),
  ]);
  expect(answers.map(isDenial)).toEqual([true]);
});

test("paid lines, reasons in several notations, and denials without a reason", () => {
  const { answers } = read([
    ["Claim", "CPT", "Charge", "Paid", "CARC", "Group Code", "Status"],
    ["C1", "96413", 400, 240, "45", "CO", "Paid"],
    ["C2", "96413", 400, 0, "CO197 / CO45", "", "Denied"],
    ["C3", "96413", 400, 0, "", "", "Denied"],
    ["C4", "96413", 400, 0, "50 - not medically necessary", "co", ""],
  ]);
  expect(
    answers.map((answer) => [isDenial(answer), answer.adjustments.map(({ group, reason }) => `${group}${reason}`)]),
  ).toEqual([
    [false, ["CO45"]],
    [true, ["CO197", "CO45"]],
    [true, [UNSAID]],
    [true, ["CO50"]],
  ]);
});

test("rows that say neither are counted; a sheet that names no line is refused in words", () => {
  expect(
    read([
      ["Claim", "CPT", "Charge", "Paid", "CARC"],
      ["C1", "96413", 400, "", ""],
    ]).notes,
  ).toEqual([expect.stringContaining("1 row says neither")]);
  expect(
    readDenialSheet(
      [
        ["Claim", "Charge", "Paid", "CARC"],
        ["C1", 1, 0, "197"],
      ],
      "a.csv",
    ),
  ).toEqual({ message: expect.stringContaining("a.csv, row 1") });
  expect(readDenialSheet([["Payer", "Patient", "DOS", "CPT"]], "a.csv")).toEqual({
    message: expect.stringContaining("no row of headers names what was paid or denied"),
  });
});
