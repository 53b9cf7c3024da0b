// What the screens of the matrix are made of, without a screen.
import fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import type { RowValues } from "../../../src/matrix/edit/edit";
import { logRows } from "../../../src/matrix/edit/log";
import { matrixHealth } from "../../../src/matrix/health";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { schemaOf } from "../../../src/matrix/tables";
import { wideView } from "../../../src/matrix/wide-view";
import { conflictsOf, settled } from "../../../src/taskpane/core/conflicts";
import { momentText } from "../../../src/taskpane/core/desk-log";
import { draftKey, type Draft } from "../../../src/taskpane/core/drafts";
import { fieldInput } from "../../../src/taskpane/core/field-choices";
import { fieldsOf, newDraft, outcomeOf, valuesNow, valuesOf } from "../../../src/taskpane/core/forms";
import { historyEntries } from "../../../src/taskpane/core/log-list";
import type { FormTask, RowRef } from "../../../src/taskpane/core/matrix-place";
import { overviewMarks, overviewRows } from "../../../src/taskpane/core/overview";
import { historyGroups, historyWith } from "../../../src/taskpane/core/rule-list";
import { rowInWords } from "../../../src/taskpane/core/row-words";
import { undoneEdit } from "../../../src/taskpane/core/saved";
import { completed, lastTerm, suggestions } from "../../../src/taskpane/core/suggestions";
import { dayOf, type Day } from "../../../src/values/day";
import { claimSheet, testTables, TODAY } from "../claims";

const cells = testTables();
const matrix = compileMatrix(cells);
const drugs = matrix.tables.PriorAuth.rules.find(({ codes }) => codes.text.startsWith("J9271;"))!;
const ref: RowRef = { table: "PriorAuth", ruleId: drugs.id, row: drugs.row };
const on = (iso: string): Day => {
  const [year = 0, month = 0, date = 0] = iso.split("-").map(Number);
  return dayOf(year, month, date)!;
};

/** A form as somebody filled it in. */
function filled(form: FormTask, change: Partial<Draft> = {}, fields: Record<string, string> = {}): Draft {
  const draft = newDraft(cells, form, TODAY);
  return { ...draft, ...change, fields: { ...draft.fields, ...fields } };
}
const outcome = (form: FormTask, draft: Draft, own: MatrixCells = cells) => outcomeOf(own, form, draft, TODAY);

describe("a form", () => {
  const change: FormTask = { task: "change", ref };

  test("that nobody touched saves nothing and is not wrong", () => {
    for (const task of ["change", "correct", "end", "copy", "remove"] as const) {
      const form: FormTask = { task, ref };
      expect(outcome(form, newDraft(cells, form, TODAY))).toEqual({ edit: null, faults: [] });
    }
    const add: FormTask = { task: "add", table: "Drugs", values: {} };
    expect(outcome(add, newDraft(cells, add, TODAY))).toEqual({ edit: null, faults: [] });
  });

  test("changes from a date: the old row ends the day before, the new one has a source and review of its own", () => {
    const draft = filled(change, { day: "2026-10-01", reason: "Bulletin" }, { Requirement: "Not required" });
    const { edit } = outcome(change, draft);
    const [set, add] = edit!.changes;
    expect(set).toMatchObject({ kind: "set", ruleId: drugs.id, cells: [{ column: "To", to: on("2026-09-30") }] });
    expect(add).toMatchObject({
      kind: "add",
      values: { Requirement: "Not required", From: on("2026-10-01"), Source: "", Reviewed: TODAY },
    });
  });

  test("names each fault at its field, with the words of the field", () => {
    const faults = outcome(change, filled(change, {}, { Codes: "J9271-J9200", "Max Units": "many" })).faults;
    expect(faults.map(({ column }) => column)).toEqual(["day", "Codes", "Max Units"]);
    const end: FormTask = { task: "end", ref };
    expect(outcome(end, filled(end, { reason: "x" })).faults).toMatchObject([{ column: "day" }]);
    const correct: FormTask = { task: "correct", ref };
    expect(outcome(correct, filled(correct, {}, { Note: "x" })).faults).toMatchObject([{ column: "reason" }]);
    const copy: FormTask = { task: "copy", ref };
    expect(outcome(copy, filled(copy, { reason: "x" })).faults).toMatchObject([{ column: "payers" }]);
    expect(outcome(copy, filled(copy, { payers: ["EXAMPLE-COMMERCIAL"] })).faults).toMatchObject([
      { column: "payers" },
    ]);
  });

  test("of a row that is gone says so", () => {
    const gone: FormTask = { task: "end", ref: { ...ref, ruleId: "PA-9999" } };
    expect(outcome(gone, filled(gone, { day: "2026-12-31" })).faults).toMatchObject([{ column: "" }]);
  });

  test("holds what it reads: a row comes back from its fields unchanged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...matrix.tables.PriorAuth.rules, ...matrix.tables.IncidentTo.rules), (rule) => {
        const values: RowValues = valuesNow(cells, { table: rule.table, ruleId: rule.id, row: rule.row })!;
        expect(valuesOf(rule.table, fieldsOf(rule.table, values))).toEqual(values);
      }),
    );
  });

  test("is known by its task and row", () => {
    expect(draftKey({ task: "add", table: "Drugs", values: {} })).toBe("add Drugs");
    expect(draftKey({ task: "end", ref })).not.toBe(draftKey({ task: "correct", ref }));
    expect(draftKey({ task: "restore", ref, state: 1 })).not.toBe(draftKey({ task: "restore", ref, state: 2 }));
  });
});

describe("a row that changed while a form was open", () => {
  const correct: FormTask = { task: "correct", ref };
  const draft = filled(correct, {}, { Requirement: "Notification" });
  const now: RowValues = { ...draft.base, Requirement: "Predetermination", Note: "theirs" };
  const conflicts = conflictsOf(correct, draft, now);

  test("is told cell by cell, and whether both changed it", () => {
    expect(conflicts).toEqual([
      { column: "Requirement", was: "Required", theirs: "Predetermination", mine: "Notification", both: true },
      { column: "Note", was: "", theirs: "theirs", mine: "", both: false },
    ]);
    expect(conflictsOf(correct, draft, draft.base)).toEqual([]);
  });

  test("follows the sheet where the form did not touch it, whoever's value stands", () => {
    expect(settled(draft, conflicts, now, "mine").fields).toMatchObject({
      Requirement: "Notification",
      Note: "theirs",
    });
    const theirs = settled(draft, conflicts, now, "theirs");
    expect(theirs.fields).toMatchObject({ Requirement: "Predetermination", Note: "theirs" });
    expect(conflictsOf(correct, theirs, now)).toEqual([]);
  });

  test("a change from a date has a source of its own, whatever the old row's becomes", () => {
    const change: FormTask = { task: "change", ref };
    const open = filled(change);
    expect(conflictsOf(change, open, { ...open.base, Source: "Other", Reviewed: TODAY })).toEqual([]);
  });
});

describe("a field", () => {
  const column = (table: "CodingPolicy" | "PriorAuth" | "Payers", header: string) =>
    schemaOf(table).columns.find((each) => each.header === header)!;

  test("of a topic's value takes what the topic takes", () => {
    const value = column("CodingPolicy", "Value");
    const input = (topic: string) => fieldInput(cells, "CodingPolicy", value, { Topic: topic });
    expect(input("consult_codes")).toMatchObject({
      groups: [{ options: [{ value: "" }, { value: "paid" }, { value: "not_paid" }, { value: "crosswalk" }] }],
    });
    expect(input("filing_days").kind).toBe("number");
    expect(input("complex_drugs").kind).toBe("codes");
    expect(input("").kind).toBe("text");
  });

  test("keeps what stands in it among its choices, and says that it is none", () => {
    const input = fieldInput(cells, "PriorAuth", column("PriorAuth", "Payer"), { Payer: "GONE" });
    expect(input.kind === "choice" && input.groups.at(-1)?.options).toEqual([
      { value: "GONE", label: "GONE (not in Payers)" },
    ]);
    expect(fieldInput(cells, "Payers", column("Payers", "Payer ID"), {}).kind).toBe("text");
  });
});

describe("suggestions", () => {
  test("complete the part that is being typed", () => {
    expect(lastTerm("J9271; !j92")).toBe("j92");
    expect(completed("J9271; !j92", "J9299")).toBe("J9271; !J9299");
    expect(completed("pemb", "J9271")).toBe("J9271");
    expect(completed("J9271,", "J9299")).toBe("J9271, J9299");
  });

  test("know drugs by name, codes by their beginning, and diagnoses of the open sheet", () => {
    expect(suggestions(matrix, null, "codes", "pembroliz")[0]).toEqual({ code: "J9271", words: "pembrolizumab" });
    expect(suggestions(matrix, null, "codes", "J9271")).toEqual([]);
    expect(suggestions(matrix, null, "codes", "J9*")).toEqual([]);
    expect(suggestions(matrix, null, "codes", "J9").every(({ code }) => code.startsWith("J9"))).toBe(true);
    expect(suggestions(matrix, claimSheet(), "diagnoses", "C34.1")).toContainEqual({
      code: "C34.11",
      words: "5 lines",
    });
    expect(suggestions(matrix, claimSheet(), "codes", "8005").map(({ code }) => code)).toContain("80053");
  });
});

describe("the overview", () => {
  const view = wideView(matrix, TODAY);

  test("counts payers without an answer, and answers for one payer", () => {
    const all = overviewRows(view, null);
    expect(all.find(({ subject }) => subject.name === "GenomicLCD")?.text).toBe("2 of 4 payers none: not checked");
    const own = overviewRows(view, "EXAMPLE-COMMERCIAL");
    expect(own.find(({ subject }) => subject.name === "IncidentTo")?.text).toBe("own NPI, 85%");
    expect(own).toHaveLength(view.subjects.length);
  });

  test("counts what deserves a look", () => {
    const at = cells.PriorAuth!.headers.indexOf("Codes");
    const rows = cells.PriorAuth!.rows.map((row, i) => (i === 1 ? row.with(at, "J9271-J9200") : row));
    const items = matrixHealth(compileMatrix({ ...cells, PriorAuth: { ...cells.PriorAuth!, rows } }), { asOf: TODAY });
    expect(overviewMarks(items).errors).toBe(1);
    expect(overviewMarks([]).conflicts).toBe(0);
  });
});

describe("rules in a list", () => {
  test("stand by whom they speak of, the narrower first, each history in time order", () => {
    const change: FormTask = { task: "change", ref };
    const { edit } = outcome(change, filled(change, { day: "2027-01-01" }, { Requirement: "Not required" }));
    const next = compileMatrix(applyEdit(cells, edit!));
    const [group] = historyGroups(next, "EXAMPLE-COMMERCIAL", "PriorAuth", TODAY);
    expect(group?.title).toBe("Example Commercial Plan");
    const history = group?.histories.find(({ about }) => about === drugs.codes.text);
    expect(history?.rules.map(({ state, words }) => [state, words])).toEqual([
      ["in force", "Required"],
      ["to come", "Not required"],
    ]);
    const [first] = history!.rules;
    expect(historyWith(next, first!.rule, TODAY)?.rules).toHaveLength(2);
    expect(historyGroups(next, null, "PriorAuth", TODAY).length).toBeGreaterThan(1);
  });

  test("say what a blank means", () => {
    const words = rowInWords(matrix, "PriorAuth", valuesNow(cells, ref)!);
    expect(words).toContainEqual({ header: "Payer", text: "Example Commercial Plan (EXAMPLE-COMMERCIAL)" });
    expect(words).toContainEqual({ header: "Diagnoses", text: "every diagnosis" });
    expect(words).toContainEqual({ header: "To", text: "open" });
  });
});

describe("the history", () => {
  test("puts the cells of one change together, the newest first, and finds them by payer", () => {
    const correct: FormTask = { task: "correct", ref };
    const draft = filled(correct, { reason: "Typed wrongly" }, { Requirement: "Notification", Note: "x" });
    const { edit } = outcome(correct, draft);
    const log = [
      ...logRows(edit!, { who: "Dana", when: "2026-11-25 10:00:00" }, cells),
      ...logRows(undoneEdit(edit!), { who: "Dana", when: "2026-11-25 10:01:00" }, cells),
    ];
    const headers = cells.MatrixLog!.headers.map(String);
    const rows = log.map((row) => headers.map((header) => row[header] ?? ""));
    const entries = historyEntries({ ...cells, MatrixLog: { headers, rows, firstRow: 2 } });
    expect(entries.map(({ action, name, cells: said }) => [action, name, said])).toEqual([
      ["Undone", drugs.id, "Requirement: Notification → Required, Note: x → blank"],
      ["Corrected", drugs.id, "Requirement: Required → Notification, Note: blank → x"],
    ]);
    expect(entries.every(({ search }) => search.includes("example commercial plan"))).toBe(true);
    expect(entries[0]?.ref).toEqual(ref);
  });

  test("an edit that is taken back leaves the matrix as it was", () => {
    const change: FormTask = { task: "change", ref };
    const { edit } = outcome(change, filled(change, { day: "2027-01-01" }, { Requirement: "Not required" }));
    const there = applyEdit(cells, edit!);
    expect(compileMatrix(applyEdit(there, undoneEdit(edit!))).revision).toBe(matrix.revision);
  });

  test("has moments that sort as text", () => {
    expect(momentText(new Date(2026, 0, 5, 7, 8, 9))).toBe("2026-01-05 07:08:09");
  });
});
