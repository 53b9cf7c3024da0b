import type { RuleState, WideMark } from "../matrix/wide-view";
import { wordsOf, type Day } from "../values/day";
import { counted, grouped } from "../values/lists";
import { moneyText, type Cents } from "../values/money";

/** Everything that the screens of the matrix and of its edits say: what happened, where, what to do. */

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ");
const some = (n: number, text: string): string => (n === 0 ? "" : text);

export const MATRIX_WORDS = {
  overview: {
    none: "No matrix in this workbook yet.",
    noneHelp: "You can change every row later.",
    create: "Create it",
    starter: "These are the rules of the starter matrix, for reading: this workbook has no matrix yet.",
    asOf: "As of",
    payer: "Payer",
    allPayers: "All",
    conflicts: (n: number): string => counted(n, "conflict"),
    endSoon: (n: number): string => `${grouped(n)} end${n === 1 ? "s" : ""} soon`,
    toReview: (n: number): string => `${grouped(n)} to review`,
    unusable: (n: number): string => `${grouped(n)} cannot be used`,
    fine: "No conflict, nothing due.",
    markWords: { conflict: "conflict", "ends soon": "ends soon", "due for review": "to review" } satisfies Record<
      WideMark,
      string
    >,
    marks: "What deserves a look",
    add: "Add rule",
    importList: "Import list",
    health: (n: number): string => (n === 0 ? "Health" : `Health (${grouped(n)})`),
    more: "More",
    moreLabel: "More about the matrix",
    compare: "Compare and snapshots",
    tests: "Tests",
    history: "History",
    handOver: "Hand-over",
    families: "Families of rules",
    topics: "Coding topics",
    rules: (n: number): string => (n === 0 ? "" : counted(n, "rule")),
    payersWithout: (without: number, of: number): string => {
      if (of === 0) return "no payer in the matrix";
      if (without === 0) return of === 1 ? "the payer has an answer" : `all ${grouped(of)} payers have an answer`;
      return without === of ? "none: not checked" : `${grouped(without)} of ${counted(of, "payer")} none: not checked`;
    },
    typed: (cells: number, rows: number): string => {
      const what = [some(cells, counted(cells, "cell")), some(rows, counted(rows, "row"))]
        .filter(Boolean)
        .join(" and ");
      return `${what} typed in the sheet ${cells + rows === 1 ? "is" : "are"} not in the history yet.`;
    },
    look: "Look at it",
    undoLast: (title: string): string => `Undo: ${title}`,
  },

  scope: {
    mac: (mac: string): string => `Medicare of ${mac}`,
    kind: (kind: string): string => `Every ${kind} payer`,
    all: "All payers",
  },

  rules: {
    list: "Rules",
    of: (payer: string): string => payer,
    allPayers: "All payers",
    none: "No rule here: what it would decide is not checked.",
    noneOfPayer: (payer: string): string => `No rule for ${payer} here: what it would decide is not checked.`,
    search: "Search",
    nothing: "No rule matches.",
    showAll: "Show all",
    add: "Add rule",
    more: (n: number): string => `Show ${grouped(n)} more`,
    state: { "in force": "in force", "to come": "to come", ended: "ended" } satisfies Record<RuleState, string>,
    marks: {
      overlap: "conflict",
      "ends-soon": "ends soon",
      "not-reviewed": "to review",
      "no-source": "no source",
    } as Readonly<Record<string, string>>,
  },

  rule: {
    gone: "This row is not in the matrix any more.",
    /** "" for a row that is there no more. */
    row: (table: string, row: number): string => (row === 0 ? "" : `${table}, row ${grouped(row)}`),
    unusable: "This row cannot be used until it is corrected.",
    blank: "blank",
    everyDiagnosis: "every diagnosis",
    everyPlace: "every place",
    everyCode: "every code",
    always: "always",
    open: "open",
    newRow: "no Rule ID yet",
    change: "Change from a date",
    correct: "Correct",
    end: "End",
    copy: "Copy to payer…",
    reviewed: "Mark reviewed today",
    remove: "Remove",
    show: "Show in sheet",
    actions: "What to do with this rule",
    reviewedReason: "Compared with its source",
    inTime: "In time order",
    usage: (lines: number, sheet: string): string =>
      lines === 0 ? `Decided no line of ${sheet}.` : `Decided ${counted(lines, "line")} of ${sheet}`,
    line: (line: number): string => `Line ${grouped(line)}`,
    goToLine: (line: number): string => `Select line ${grouped(line)} in the sheet`,
    moreLines: (n: number): string => `and ${grouped(n)} more`,
    cells: "What the row says",
    history: "History",
    noHistory: "Nothing was changed with the add-in yet.",
    restore: "Restore",
    restoreLabel: (what: string): string => `Restore: ${what}`,
    firstState: "As it stood at first",
    never: "never",
    whole: "The row:",
    noState: "Not in the matrix then",
    by: (who: string): string => (who.startsWith("(") ? "" : `by ${who}`),
    cellChange: (column: string, from: string, to: string): string =>
      `${column}: ${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
    moreChanges: (n: number): string => `and ${counted(n, "more cell")}`,
    partly: "The history does not tell the whole row.",
  },

  form: {
    titles: {
      change: (name: string): string => `Change ${name} from a date`,
      correct: (name: string): string => `Correct ${name}`,
      end: (name: string): string => `End ${name}`,
      copy: (name: string): string => `Copy ${name} to payers`,
      remove: (name: string): string => `Remove ${name}`,
      restore: (name: string): string => `Restore ${name}`,
      add: (table: string): string => `Add to ${table}`,
      payer: "Add a payer",
    },
    kind: "What to add",
    kinds: { rules: "Rules", facts: "Facts" },
    newPayer: "Payer",
    firstDay: "In force from",
    lastDay: "Last day in force",
    endsBefore: (day: Day): string => `The row of today ends ${wordsOf(day - 1)} and stays in the history.`,
    endedBefore: "The old row has ended before that day and stays as it is.",
    needsFirstDay: "Say from which day on the change holds, such as the day that the bulletin names.",
    needsLastDay: "Say on which day the rule holds last.",
    reason: "Reason",
    reasonNeeded: "Reason (needed)",
    reasonHint: "Why, in your words",
    was: (text: string): string => `was: ${text}`,
    payers: "Copy to",
    payersHelp:
      "Each gets a row of its own, with dates and answers; the source is left out, because it is the other payer's.",
    needsPayer: "Choose the payers to copy to.",
    copyTitle: (rule: string, payers: string): string => `Copy ${rule} to ${payers}`,
    example: "Begin with the rules of",
    noExample: "No example: an empty payer",
    exampleHelp: "Its rows are copied and keep “Example - replace” as their source until you write your payer's own.",
    blankChoice: "(blank)",
    notInPayers: (text: string): string => `${text} (not in Payers)`,
    notAChoice: (text: string): string => `${text} (not a choice)`,
    scopes: { payers: "Payers", kinds: "Every payer of a kind", macs: "Medicare contractors", all: "All payers (*)" },
    suggestions: "Suggestions",
    save: "Save",
    remove: "Remove",
    discard: "Discard",
    kept: "This form was begun earlier.",
    gone: "This row is not in the matrix any more. Somebody removed it from the sheet.",
    noRule: "Only rules have dates. Use Correct.",
    noState: "The history has no such state any more.",
    faults: (n: number): string => `${counted(n, "field")} to look at.`,
    missing: (n: number): string => `${counted(n, "field")} to fill in.`,
    required: "needed",
    starter: "The starter matrix is for reading. Create the matrix in this workbook, then change it.",
    untouched: "Nothing is changed yet.",
    restoreTo: "The row will say:",
    restoreRemoves: "The row was not in the matrix then: it will be taken out.",
    ends: "The row ends then and stays in the history; nothing follows it.",
    removes: "The row is taken out of the sheet; the history keeps it. A rule that held for a time is better ended.",
    who: "Your name",
    whoHint: "For the history; kept on this computer",
  },

  preview: {
    label: "What changes if you save",
    counting: "Looking at the open claim lines",
    atLeast: (n: number): string => `Counting: at least ${counted(n, "open line")} change${n === 1 ? "s" : ""}`,
    unchecked: "Which claim lines change is known once a sheet was checked.",
    check: "Check the open sheet",
    none: "No open claim line changes.",
    stale: "The sheet was edited since it was checked.",
    lines: (n: number): string => `${counted(n, "open line")} change${n === 1 ? "s" : ""}: `,
    linesOf: (n: number, payer: string): string =>
      payer === ""
        ? MATRIX_WORDS.preview.lines(n)
        : `${counted(n, "open line")} of ${payer} change${n === 1 ? "s" : ""}: `,
    parts: (found: number, gone: number, notChecked: number, checked: number): string =>
      listed([
        some(found, `${grouped(found)} newly found`),
        some(gone, `${grouped(gone)} no longer found`),
        some(notChecked, `${grouped(notChecked)} newly not checked`),
        some(checked, `${grouped(checked)} no longer not checked`),
      ]),
    money: (before: Cents, after: Cents): string => {
      if (before === after) return "";
      return after > before ? `${moneyText(after - before)} more at risk` : `${moneyText(before - after)} less at risk`;
    },
    newlyFound: (n: number): string => `Newly found (${grouped(n)})`,
    noLongerFound: (n: number): string => `No longer found (${grouped(n)})`,
    newlyNotChecked: (n: number): string => `Newly not checked (${grouped(n)})`,
    newlyChecked: (n: number): string => `No longer not checked (${grouped(n)})`,
    issues: (n: number): string => `${counted(n, "new issue")} of the matrix`,
    tests: (n: number): string => `${counted(n, "test")} of the matrix would fail`,
    more: (n: number): string => `Show ${grouped(n)} more`,
    show: "Details",
  },

  conflict: {
    title: "The row was changed in the sheet meanwhile.",
    both: (column: string): string => column,
    was: (text: string): string => `was ${text === "" ? "blank" : text}`,
    theirs: (text: string): string => `in the sheet now: ${text === "" ? "blank" : text}`,
    mine: (text: string): string => `in this form: ${text === "" ? "blank" : text}`,
    followed: "this form did not change it, and follows the sheet",
    takeTheirs: "Take theirs",
    keepMine: "Keep mine",
    first: "The row was changed in the sheet meanwhile: say above whose value stands.",
    keepHelp: "Saving then writes your value over theirs.",
    go: "Go on",
  },

  saved: {
    saved: "Saved.",
    undone: (title: string): string => `Taken back: ${title}.`,
    lines: (found: number, gone: number, notChecked: number, first: string): string => {
      const parts = listed([
        some(found, `${counted(found, "line")} newly found${first === "" ? "" : ` (${first})`}`),
        some(gone, `${grouped(gone)} no longer found`),
        some(notChecked, `${grouped(notChecked)} newly not checked`),
      ]);
      return parts === "" ? "" : ` ${parts}.`;
    },
    undo: "Undo",
    saving: "Saving",
    doing: {
      save: "Saving",
      undo: "Taking it back",
      create: "Creating the matrix",
      import: "Importing",
      export: "Opening the export",
    },
    nothingToUndo: "There is nothing to take back.",
    starter: "This workbook has no matrix yet. Create it, then change it.",
    recorded: (changes: number): string => `Recorded: ${counted(changes, "change")} in the history.`,
  },

  typed: {
    title: "Typed in the sheet",
    lead: "What was typed straight into the matrix counts at once. Record it, so that the history tells who changed what, and why.",
    nothing: "Everything that was typed is in the history.",
    changes: "What was typed",
    added: (table: string, row: string): string => `New row in ${table}${row === "" ? "" : `: ${row}`}`,
    removed: (table: string, row: string): string => `Row taken out of ${table}${row === "" ? "" : `: ${row}`}`,
    set: (table: string, row: string): string => `${table} ${row}`.trim(),
    cell: (column: string, from: string, to: string): string => MATRIX_WORDS.rule.cellChange(column, from, to),
    record: "Record in the history",
    fillsIds: "Rules without a Rule ID get one.",
    unusable: "Cells that cannot be used",
  },

  history: {
    title: "History",
    none: "Nothing was changed with the add-in yet.",
    noTable: "The table MatrixLog is missing, so nothing is recorded.",
    filter: "Search",
    hint: "Rule, payer, words",
    list: "Changes, newest first",
    nothing: "No change matches.",
    action: (action: string, rule: string): string => (rule === "" ? action : `${rule} · ${action}`),
    wholeRow: (table: string): string => `the whole row of ${table}`,
    noRule: (table: string, name: string): string =>
      `${name || "This row"} of ${table} has no screen of its own: look at it in the sheet.`,
  },
} as const;
