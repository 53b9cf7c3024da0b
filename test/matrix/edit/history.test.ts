import * as fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { addPayerFromExample, copyToPayer } from "../../../src/matrix/edit/copies";
import type { EditOutcome, MatrixEdit } from "../../../src/matrix/edit/edit";
import { historyOf, restoreEdit } from "../../../src/matrix/edit/history";
import { nextRuleIds } from "../../../src/matrix/edit/ids";
import { logRows, namesRule } from "../../../src/matrix/edit/log";
import { addRow, changeFrom, correct, end, removeRow } from "../../../src/matrix/edit/rules";
import { cellsAt, columnAt, rowsWithId, rowValues, wholeRow } from "../../../src/matrix/edit/table";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { day } from "../../day";
import { cellsOf, editOf, faultOf, practice, saved } from "./practice";

const WHO = { who: "Dana", when: "2026-11-25 14:03:22" };
const later = (minute: number) => ({ who: "Dana", when: `2026-11-25 15:${String(minute).padStart(2, "0")}:00` });

describe("rows of the log", () => {
  test("one for each cell, with old and new as text", () => {
    const edit = editOf(correct(practice(), "PriorAuth", 3, { From: day("2026-02-01"), "Max Units": 4 }, "Misread"));
    const line = { When: WHO.when, Who: "Dana", Action: "Corrected", Table: "PriorAuth", "Rule ID": "PA-0002" };
    expect(logRows(edit, WHO)).toEqual([
      { ...line, Column: "From", Old: "2026-01-01", New: "2026-02-01", Reason: "Misread" },
      { ...line, Column: "Max Units", Old: "", New: "4", Reason: "Misread" },
    ]);
  });

  test("one for a row that is added or taken out, as JSON without blanks", () => {
    const cells = practice();
    const [added] = logRows(
      editOf(
        addRow(cells, "PriorAuth", {
          Payer: "BETA",
          Codes: "J0897",
          Requirement: "Required",
          From: day("2027-01-01"),
          "Max Units": 2,
          Note: "",
        }),
      ),
      WHO,
    );
    expect(added).toMatchObject({
      "Rule ID": "PA-0004",
      Column: "",
      Old: "",
      New: '{"Payer":"BETA","Codes":"J0897","Requirement":"Required","From":"2027-01-01","Max Units":2,"Rule ID":"PA-0004"}',
    });
    const [removed] = logRows(editOf(removeRow(cells, "PriorAuth", 4, "Typed twice")), WHO);
    expect(removed).toMatchObject({
      Column: "",
      New: "",
      Old: '{"Rule ID":"PA-0003","Payer":"BETA","Codes":"J9*","Requirement":"Required","To":"2026-12-31","Source":"Bulletin 1","Reviewed":"2026-11-01"}',
    });
  });

  test("a row that one cell cannot hold has its long cells beside it, and comes back whole", () => {
    const long = { Note: "n".repeat(20_000), Source: "s".repeat(20_000) };
    const cells = applyEdit(practice(), editOf(correct(practice(), "PriorAuth", 4, long, "As a test")));
    const edit = editOf(removeRow(cells, "PriorAuth", 4, "Typed twice"));
    const rows = logRows(edit, WHO);
    expect(rows.map(({ Column, Old }) => [Column, String(Old).length > 32_000])).toEqual([
      ["Note", false],
      ["", false],
    ]);
    const after = saved(cells, edit, WHO);
    const [, before] = historyOf(after, "PriorAuth", "PA-0003");
    expect(before?.values).toMatchObject(long);
  });

  test("an import's new rows are one row of the log for each table, and name the range; what it overwrites is told", () => {
    const cells = practice();
    const ids = nextRuleIds(cells, "PriorAuth", 500);
    const edit: MatrixEdit = {
      title: "Import",
      action: "Imported",
      reason: "List of 2027",
      changes: [
        ...ids.map((id, i) => ({
          kind: "add" as const,
          table: "PriorAuth" as const,
          values: { "Rule ID": id, Payer: "BETA", Codes: `J${1000 + i}`, Requirement: "Required" },
        })),
        ...editOf(end(cells, "PriorAuth", 2, day("2026-12-31"), "")).changes,
      ],
    };
    expect(logRows(edit, WHO).map((row) => [row["Rule ID"], row["Column"], row["Old"], row["New"]])).toEqual([
      ["PA-0004 to PA-0503", "", "", "500 rows added"],
      ["PA-0001", "To", "", "2026-12-31"],
    ]);
    const after = saved(cells, edit, WHO);
    expect(historyOf(after, "PriorAuth", "PA-0100").map((state) => [state.action, state.values?.["Codes"]])).toEqual([
      ["Imported", "J1096"],
    ]);
    expect(nextRuleIds(after, "PriorAuth", 1)).toEqual(["PA-0504"]);
  });

  test("names rows of tables without Rule IDs by what they are", () => {
    const cells = practice();
    const edit = editOf(correct(cells, "Payers", 2, { "Filing Days": 120 }, "Contract"));
    expect(logRows(edit, WHO, cells)[0]).toMatchObject({ Table: "Payers", "Rule ID": "ACME", Old: "", New: "120" });
  });

  test.each([
    ["PA-0012", "pa-0012", true],
    ["PA-0012", "PA-0013", false],
    ["PA-0010 to PA-0020", "PA-0012", true],
    ["PA-0010 to PA-0020; PA-0030", "PA-0030", true],
    ["PA-0010 to PA-0020", "PA-0021", false],
    ["PA-0010 to PA-0020", "UL-0012", false],
    ["row 14", "row 14", true],
  ])("%s names %s: %s", (names, id, expected) => {
    expect(namesRule(names, id)).toBe(expected);
  });
});

describe("the history of a rule", () => {
  test("tells what it was, the newest first", () => {
    let cells = practice();
    cells = saved(cells, editOf(correct(cells, "PriorAuth", 3, { Note: "Page 2" }, "Wrong page")), later(1));
    cells = saved(
      cells,
      editOf(
        changeFrom(cells, "PriorAuth", 3, {
          from: day("2027-01-01"),
          values: { Requirement: "Notification" },
          reason: "Bulletin 7",
        }),
      ),
      later(2),
    );
    const states = historyOf(cells, "PriorAuth", "PA-0002");
    expect(states.map(({ when, action, reason, changes }) => [when, action, reason, changes])).toEqual([
      [later(2).when, "Changed from a date", "Bulletin 7", [{ column: "To", old: "", new: "2026-12-31" }]],
      [later(1).when, "Corrected", "Wrong page", [{ column: "Note", old: "As the bulletin says", new: "Page 2" }]],
      ["", "", "", []],
    ]);
    expect(states.map(({ values }) => [values?.["Note"], values?.["To"]])).toEqual([
      ["Page 2", day("2026-12-31")],
      ["Page 2", undefined],
      ["As the bulletin says", undefined],
    ]);
    expect(historyOf(cells, "PriorAuth", "PA-0004")).toMatchObject([{ action: "Changed from a date", who: "Dana" }]);
  });

  test("tells what was typed and nobody logged", () => {
    const logged = saved(practice(), editOf(correct(practice(), "PriorAuth", 3, { Note: "Page 2" }, "Why")), WHO);
    const cells = applyEdit(logged, editOf(correct(logged, "PriorAuth", 3, { Note: "Page 3" }, "Typed")));
    expect(
      historyOf(cells, "PriorAuth", "PA-0002").map(({ when, action, changes }) => [when, action, changes]),
    ).toEqual([
      ["", "Typed in the sheet", [{ column: "Note", old: "Page 2", new: "Page 3" }]],
      [WHO.when, "Corrected", [{ column: "Note", old: "As the bulletin says", new: "Page 2" }]],
      ["", "", []],
    ]);
  });

  test("does not invent what it was never told", () => {
    const logged = saved(practice(), editOf(correct(practice(), "PriorAuth", 3, { Note: "Page 2" }, "Why")), WHO);
    const cells = applyEdit(logged, editOf(removeRow(logged, "PriorAuth", 3, "Deleted in the sheet")));
    const states = historyOf(cells, "PriorAuth", "PA-0002");
    expect(states.map(({ action, isWhole, values }) => [action, isWhole, values])).toEqual([
      ["Typed in the sheet", true, null],
      ["Corrected", false, null],
    ]);
    const [, unknown] = states;
    if (!unknown) throw new Error("no state");
    expect(faultOf(restoreEdit(cells, "PriorAuth", "PA-0002", unknown)).message).toBe(
      "The history does not tell all that PA-0002 said then. Choose another state",
    );
  });

  test("reads moments that Excel made dates of, in the order of time", () => {
    const log = (when: string | number, note: string) => ({
      When: when,
      Action: "Corrected",
      Table: "PriorAuth",
      "Rule ID": "PA-0001",
      Column: "Note",
      Old: "",
      New: note,
    });
    const cells = cellsOf({
      PriorAuth: [{ "Rule ID": "PA-0001", Payer: "*", Codes: "*", Requirement: "Required", Note: "two" }],
      MatrixLog: [log("2026-11-25 10:00:00", "two"), log(day("2026-11-24") + 0.75, "one")],
    });
    const told = historyOf(cells, "PriorAuth", "PA-0001").map(({ when, values }) => [when, values?.["Note"]]);
    expect(told).toEqual([
      ["2026-11-25 10:00:00", "two"],
      // Between the two somebody emptied the cell, and nobody logged it.
      ["", undefined],
      ["2026-11-24 18:00:00", "one"],
      ["", undefined],
    ]);
  });

  test("of a rule that never was is empty", () => {
    expect(historyOf(practice(), "PriorAuth", "PA-0099")).toEqual([]);
  });
});

describe("restoring", () => {
  test("brings back a rule that was taken out, with what a practice wrote beside it", () => {
    const table = practice().PriorAuth;
    if (!table) throw new Error("no table");
    const cells: MatrixCells = {
      ...practice(),
      PriorAuth: {
        ...table,
        headers: ["Owner", ...table.headers],
        rows: table.rows.map((row, i) => [`Dana ${i}`, ...row]),
      },
    };
    const after = saved(cells, editOf(removeRow(cells, "PriorAuth", 3, "Mistake")), WHO);
    const [removed, before] = historyOf(after, "PriorAuth", "PA-0002");
    expect([removed?.action, removed?.values]).toEqual(["Removed", null]);
    if (!before) throw new Error("no state");
    const edit = editOf(restoreEdit(after, "PriorAuth", "PA-0002", before));
    expect([edit.title, edit.action]).toEqual(["Restore PA-0002 as it stood at first", "Restored"]);
    const restored = applyEdit(after, edit);
    expect(restored.PriorAuth?.rows.at(-1)).toEqual(cells.PriorAuth?.rows[1]);
  });

  test("the state that stands is nothing to restore", () => {
    const [now] = historyOf(practice(), "PriorAuth", "PA-0002");
    if (!now) throw new Error("no state");
    expect(faultOf(restoreEdit(practice(), "PriorAuth", "PA-0002", now)).message).toContain("nothing to restore");
  });

  test("refuses where two rows have the Rule ID", () => {
    const cells = practice();
    const twice = applyEdit(cells, {
      title: "",
      action: "Typed in the sheet",
      reason: "",
      changes: [{ kind: "add", table: "PriorAuth", values: rowValues("PriorAuth", cells, 3) ?? {} }],
    });
    const [state] = historyOf(cells, "PriorAuth", "PA-0002");
    if (!state) throw new Error("no state");
    expect(faultOf(restoreEdit(twice, "PriorAuth", "PA-0002", state))).toMatchObject({ column: "Rule ID" });
  });
});

/** A rule as it stands, in a form that compares; `null` where it is not there. */
function standing(cells: MatrixCells, id: string): unknown {
  const table = cells.PriorAuth;
  const [index] = table ? rowsWithId(table, id) : [];
  if (!table || index === undefined) return null;
  const row = wholeRow("PriorAuth", table, cellsAt(table, table.firstRow + index) ?? []);
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("after any edits, every earlier state of every rule can be told and restored exactly", () => {
  const date = fc.integer({ min: day("2025-01-01"), max: day("2028-01-01") });
  const text = fc.constantFrom("", "Bulletin 2", 'a "quoted" note; with, marks', "ünïcode\nline", "2027-01-01", "12");
  const values = fc.record(
    {
      Codes: fc.constantFrom("J9271", "J9*", "J9000-J9100", "*"),
      Requirement: fc.constantFrom("Required", "Not required", "Notification"),
      "Max Units": fc.constantFrom("", 1, 4),
      "Source Date": fc.oneof(fc.constant(""), date),
      Source: text,
      Note: text,
    },
    { requiredKeys: [] },
  );
  const step = fc.record({
    kind: fc.constantFrom("change", "correct", "end", "add", "remove", "copy", "import", "restore"),
    pick: fc.nat(1000),
    date,
    values,
  });
  const outcomeOf = (
    cells: MatrixCells,
    {
      kind,
      pick,
      date: on,
      values: given,
    }: { kind: string; pick: number; date: number; values: Record<string, string | number> },
  ): EditOutcome => {
    const table = cells.PriorAuth;
    if (!table) throw new Error("no table");
    const row = table.firstRow + (pick % table.rows.length);
    switch (kind) {
      case "change":
        return changeFrom(cells, "PriorAuth", row, { from: on, values: given, reason: "change" });
      case "correct":
        return correct(cells, "PriorAuth", row, given, "correct");
      case "end":
        return end(cells, "PriorAuth", row, on, "");
      case "add":
        return addRow(cells, "PriorAuth", { Payer: "ACME", Codes: "J0897", Requirement: "Required", ...given });
      case "remove":
        return removeRow(cells, "PriorAuth", row, "remove");
      case "copy":
        return copyToPayer(cells, "PriorAuth", [row], "MEDICARE", "copy");
      case "import": {
        const changes = nextRuleIds(cells, "PriorAuth", 2 + (pick % 3)).map((id) => ({
          kind: "add" as const,
          table: "PriorAuth" as const,
          values: { Payer: "BETA", Codes: "J0178", Requirement: "Required", ...given, "Rule ID": id },
        }));
        return { kind: "edit", edit: { title: "", action: "Imported", reason: "", changes } };
      }
      default: {
        const ids = (cells.MatrixLog?.rows ?? []).map((each) =>
          String(each[columnAt(cells.MatrixLog ?? table, "Rule ID") ?? 0]),
        );
        const id = ids[pick % Math.max(1, ids.length)] ?? "PA-0001";
        const states = historyOf(cells, "PriorAuth", id);
        const state = states[pick % Math.max(1, states.length)];
        return state ? restoreEdit(cells, "PriorAuth", id, state) : { kind: "fault", column: "", message: "no state" };
      }
    }
  };
  let restored = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let cells = practice();
      const seen = new Map<string, { when: string; state: unknown }[]>();
      const note = (when: string): void => {
        const ids = new Set([...(cells.PriorAuth?.rows ?? []).map((row) => String(row[0])), ...seen.keys()]);
        ids.delete("");
        for (const id of ids) {
          const known = seen.get(id);
          const state = standing(cells, id);
          if (!known) seen.set(id, [{ when, state }]);
          else if (JSON.stringify(known.at(-1)?.state) !== JSON.stringify(state)) known.push({ when, state });
        }
      };
      note("");
      steps.forEach((each, i) => {
        const outcome = outcomeOf(cells, each);
        if (outcome.kind === "fault") return;
        cells = saved(cells, outcome.edit, later(i + 1));
        note(later(i + 1).when);
      });
      for (const [id, states] of seen) {
        const told = historyOf(cells, "PriorAuth", id);
        expect(told.map((state) => state.when).reverse()).toEqual(states.map((state) => state.when));
        expect(told.every((state) => state.isWhole)).toBe(true);
        states.forEach((then, i) => {
          const state = told[told.length - 1 - i];
          if (!state) throw new Error("no state");
          const outcome = restoreEdit(cells, "PriorAuth", id, state);
          const after = outcome.kind === "edit" ? applyEdit(cells, outcome.edit) : cells;
          expect(standing(after, id)).toEqual(then.state);
          restored++;
        });
      }
    }),
    { numRuns: 150 },
  );
  expect(restored).toBeGreaterThan(500);
});

test("a payer from an example is one edit: its row, and a copy of each rule that says it is an example", () => {
  const cells = starterTables();
  const edit = editOf(
    addPayerFromExample(cells, "EXAMPLE-COMMERCIAL", {
      "Payer ID": "ACME",
      Name: "Acme Health",
      Kind: "Commercial",
      Edits: "NCCI",
    }),
  );
  expect([edit.title, edit.action]).toEqual(["Add payer ACME from EXAMPLE-COMMERCIAL", "Payer added"]);
  const after = compileMatrix(applyEdit(cells, edit));
  expect(after.issues).toEqual([]);
  const rules = Object.values(after.tables).flatMap((index) => [...index.rules]);
  const own = rules.filter((rule) => rule.payer.kind === "payer" && rule.payer.id === "ACME");
  const examples = rules.filter((rule) => rule.payer.kind === "payer" && rule.payer.id === "EXAMPLE-COMMERCIAL");
  expect(own.length).toBe(examples.length);
  expect(new Set(own.map((rule) => rule.source))).toEqual(new Set(["Example - replace"]));
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
