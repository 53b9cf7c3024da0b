import { applyEdit } from "../../../src/matrix/edit/apply";
import { addPayerFromExample, copyToPayer } from "../../../src/matrix/edit/copies";
import { addRow, changeFrom, correct, end, removeRow } from "../../../src/matrix/edit/rules";
import { rowValues } from "../../../src/matrix/edit/table";
import { compileMatrix } from "../../../src/matrix/matrix";
import { day } from "../../day";
import { cellsOf, editOf, faultOf, practice } from "./practice";

const JANUARY = day("2027-01-01");
const notified = { Requirement: "Notification", Source: "Bulletin 7", Reviewed: day("2026-11-25") };
const change = (row: number, from = JANUARY, values: Record<string, string | number> = notified) =>
  changeFrom(practice(), "PriorAuth", row, { from, values, reason: "Bulletin 7 " });

describe("a change from a date", () => {
  test("ends the old row the day before and adds a new one with an ID of its own", () => {
    const edit = editOf(change(3));
    expect([edit.title, edit.action, edit.reason]).toEqual([
      "Change PA-0002 from 1 Jan 2027",
      "Changed from a date",
      "Bulletin 7",
    ]);
    const after = applyEdit(practice(), edit);
    expect(rowValues("PriorAuth", after, 3)).toEqual({
      ...rowValues("PriorAuth", practice(), 3),
      To: day("2026-12-31"),
    });
    expect(rowValues("PriorAuth", after, 5)).toEqual({
      ...rowValues("PriorAuth", practice(), 3),
      ...notified,
      "Rule ID": "PA-0004",
      From: JANUARY,
      To: "",
    });
  });

  test("of a row that ends: the new one ends with it, unless it says another day", () => {
    const from = day("2026-07-01");
    const ends = (to?: number) =>
      rowValues(
        "PriorAuth",
        applyEdit(practice(), editOf(change(4, from, to === undefined ? notified : { ...notified, To: to }))),
        5,
      )?.["To"];
    expect([ends(), ends(day("2026-12-31")), ends(day("2027-06-30"))]).toEqual([
      day("2026-12-31"),
      day("2026-12-31"),
      day("2027-06-30"),
    ]);
  });

  test("of a row that has ended leaves it, and the new one is open", () => {
    const edit = editOf(change(4));
    expect(edit.changes).toMatchObject([{ kind: "add", values: { "Rule ID": "PA-0004", From: JANUARY, To: "" } }]);
    expect(edit.changes.length).toBe(1);
  });

  test("of a row that has ended may say the same again", () => {
    expect(editOf(change(4, JANUARY, {})).changes.length).toBe(1);
  });

  test("gives an old row without a Rule ID one as well", () => {
    const cells = cellsOf({ PriorAuth: [{ Payer: "*", Codes: "*", Requirement: "Required" }] });
    const edit = editOf(
      changeFrom(cells, "PriorAuth", 2, { from: JANUARY, values: { Requirement: "Notification" }, reason: "" }),
    );
    expect(edit.title).toBe("Change PA-0001 from 1 Jan 2027");
    expect(applyEdit(cells, edit).PriorAuth?.rows.map((row) => row[0])).toEqual(["PA-0001", "PA-0002"]);
  });

  test.each<[string, Parameters<typeof change>, string, string]>([
    [
      "on the day it begins",
      [3, day("2026-01-01")],
      "From",
      "PA-0002 begins 1 Jan 2026: a change can begin the day after at the earliest. Choose a later day, or use Correct to change the row itself",
    ],
    ["before it begins", [3, day("2025-06-01")], "From", "PA-0002 begins 1 Jan 2026"],
    ["that changes nothing", [3, JANUARY, { Requirement: "Required" }], "", "Nothing would change from 1 Jan 2027"],
    [
      "to what is no answer",
      [3, JANUARY, { Requirement: "Maybe" }],
      "Requirement",
      'Requirement: "Maybe" is not one of: Required',
    ],
    [
      "to codes the wrong way round",
      [3, JANUARY, { Codes: "J9999-J9000" }],
      "Codes",
      "the wrong way round: write J9000-J9999",
    ],
    [
      "to a payer that is not there",
      [3, JANUARY, { Payer: "GAMMA" }],
      "Payer",
      'Payer: the payer "GAMMA" is not in Payers. Add it there, or write *',
    ],
    [
      "that ends before it begins",
      [3, JANUARY, { ...notified, To: day("2026-06-30") }],
      "To",
      "To is 30 Jun 2026, before the change begins 1 Jan 2027",
    ],
    ["that ends on no day", [3, JANUARY, { ...notified, To: "soon" }], "To", 'To: "soon" is not a date'],
    ["of a row that is not there", [9], "", "Row 9 of PriorAuth is not there any more"],
    [
      "in a column that is none",
      [3, JANUARY, { ...notified, Remark: "x" }],
      "Remark",
      'Prior authorisation knows no column "Remark"',
    ],
  ])("%s is refused", (_, args, column, message) => {
    const fault = faultOf(change(...args));
    expect(fault.column).toBe(column);
    expect(fault.message).toContain(message);
  });

  test("of a row whose dates are none is refused", () => {
    const cells = cellsOf({ PriorAuth: [{ Payer: "*", Codes: "*", Requirement: "Required", From: "last year" }] });
    expect(faultOf(changeFrom(cells, "PriorAuth", 2, { from: JANUARY, values: notified, reason: "" }))).toEqual({
      column: "From",
      message: 'From of row 2 of PriorAuth is "last year", which is not a date. Use Correct first',
    });
  });
});

describe("correcting", () => {
  test("changes cells in place; what is left out stays, and the Rule ID too", () => {
    const edit = editOf(
      correct(practice(), "PriorAuth", 3, { "Rule ID": "PA-0099", Note: "", Codes: "J9271" }, "Misread"),
    );
    expect(edit).toMatchObject({ title: "Correct PA-0002", action: "Corrected", reason: "Misread" });
    expect(edit.changes).toEqual([
      {
        kind: "set",
        table: "PriorAuth",
        row: 3,
        ruleId: "PA-0002",
        cells: [
          { column: "Note", from: "As the bulletin says", to: "" },
          { column: "Codes", from: "J9271;J9299", to: "J9271" },
        ],
      },
    ]);
  });

  test("needs a reason, and something to change", () => {
    expect(faultOf(correct(practice(), "PriorAuth", 3, { Note: "x" }, " "))).toMatchObject({ column: "Reason" });
    expect(faultOf(correct(practice(), "PriorAuth", 3, { Codes: "J9271;J9299" }, "Why")).message).toContain(
      "Nothing would change",
    );
  });

  test("one of two faults may be corrected, and no new one made", () => {
    const cells = cellsOf({ PriorAuth: [{ "Rule ID": "PA-0001", Payer: "*", Codes: "J927", Requirement: "Perhaps" }] });
    expect(editOf(correct(cells, "PriorAuth", 2, { Codes: "J9271" }, "Typing")).changes.length).toBe(1);
    expect(faultOf(correct(cells, "PriorAuth", 2, { Codes: "J928" }, "Typing"))).toEqual({
      column: "Codes",
      message: 'Codes: "J928" is not a code',
    });
  });

  test.each([
    ["Payer ID", "ACME", 'Payer ID: the Payer ID "ACME" stands in row 2 too'],
    ["Aliases", "Medicare B;mcr", '"mcr" is claimed by MEDICARE and BETA'],
  ])("%s of a payer to %s", (column, value, message) => {
    const outcome = correct(practice(), "Payers", 4, { [column]: value }, "Why");
    // A shared alias is a warning: it is told by validateRow and by health, and does not stand in the way.
    if (column === "Aliases") expect(editOf(outcome).changes.length).toBe(1);
    else expect(faultOf(outcome).message).toContain(message);
  });
});

describe("ending", () => {
  test("sets the last day", () => {
    const edit = editOf(end(practice(), "PriorAuth", 3, day("2026-12-31"), "Contract ended"));
    expect([edit.title, edit.action]).toEqual(["End PA-0002 on 31 Dec 2026", "Ended"]);
    expect(rowValues("PriorAuth", applyEdit(practice(), edit), 3)?.["To"]).toBe(day("2026-12-31"));
  });

  test.each([
    [
      3,
      "2025-12-31",
      "PA-0002 begins 1 Jan 2026, after 31 Dec 2025. Choose a later day, or use Remove if it never held",
    ],
    [4, "2026-12-31", "PA-0003 ends 31 Dec 2026 already. Choose an earlier day, or use Correct to let it run longer"],
  ])("row %i on %s is refused", (row, iso, message) => {
    expect(faultOf(end(practice(), "PriorAuth", row, day(iso), ""))).toEqual({ column: "To", message });
  });
});

describe("adding and removing", () => {
  test("a rule gets its ID; other rows have none", () => {
    const rule = editOf(
      addRow(practice(), "PriorAuth", { Payer: "ACME", Codes: "J0897", Requirement: "Required", Note: "" }),
    );
    expect(rule.title).toBe("Add PA-0004: ACME, J0897");
    expect(rule.changes).toEqual([
      {
        kind: "add",
        table: "PriorAuth",
        values: { Payer: "ACME", Codes: "J0897", Requirement: "Required", "Rule ID": "PA-0004" },
      },
    ]);
    expect(editOf(addRow(practice(), "Drugs", { Code: "J9271" })).title).toBe("Add J9271 in Drugs");
  });

  test("a row that lacks what it must say is refused, and so is one without a table", () => {
    expect(faultOf(addRow(practice(), "PriorAuth", { Payer: "ACME" }))).toEqual({
      column: "Codes",
      message: "Codes is blank",
    });
    expect(faultOf(addRow(practice(), "Payers", {})).message).toBe("Payer ID is blank");
    expect(faultOf(addRow({}, "Payers", {})).message).toContain("The table Payers is not in the matrix");
  });

  test("a row is taken out with a reason, and the edit keeps all of it", () => {
    expect(faultOf(removeRow(practice(), "PriorAuth", 3, "")).column).toBe("Reason");
    const edit = editOf(removeRow(practice(), "PriorAuth", 3, "Typed twice"));
    expect(edit.title).toBe("Remove PA-0002: ACME, J9271;J9299");
    expect(edit.changes).toMatchObject([{ kind: "remove", values: { Note: "As the bulletin says" } }]);
  });
});

describe("copies", () => {
  test("to another payer have no source of their own yet", () => {
    const edit = editOf(copyToPayer(practice(), "PriorAuth", [2, 3], "BETA", "Same network"));
    expect([edit.title, edit.action]).toEqual(["Copy PA-0001 and PA-0002 to BETA", "Copied"]);
    const after = applyEdit(practice(), edit);
    expect(compileMatrix(after).issues).toEqual([]);
    expect(rowValues("PriorAuth", after, 6)).toEqual({
      ...rowValues("PriorAuth", practice(), 3),
      "Rule ID": "PA-0005",
      Payer: "BETA",
      Source: "",
      Reviewed: "",
      Note: "Copied from PA-0002 of ACME: confirm with the payer's own source",
    });
  });

  test.each([
    [[3], "", "Payer is blank"],
    [[3], "acme", "PA-0002 is a rule of ACME already"],
    [[3], "GAMMA", 'PA-0002 cannot be copied: Payer: the payer "GAMMA" is not in Payers'],
    [[], "BETA", "No rule is chosen"],
    [[3, 40], "BETA", "Row 40 of PriorAuth is not there any more"],
  ])("of rows %j to %s are refused", (rows, payer, message) => {
    expect(faultOf(copyToPayer(practice(), "PriorAuth", rows, payer, "")).message).toContain(message);
  });

  test.each([
    [{ "Payer ID": "ACME", Name: "Acme", Kind: "Commercial" }, "Payer ID", "stands in row 2 too"],
    [{ "Payer ID": "*", Name: "All", Kind: "Commercial" }, "Payer ID", "means more than one payer"],
    [{ "Payer ID": "NEW", Name: "New" }, "Kind", "Kind is blank"],
  ])("a payer %j from an example is refused", (values, column, message) => {
    const fault = faultOf(addPayerFromExample(practice(), "BETA", values));
    expect([fault.column, fault.message.includes(message)]).toEqual([column, true]);
  });
});
