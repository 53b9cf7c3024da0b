import type { Severity } from "../checks/check";
import type { DamageCount } from "../claims/damage/damage-words";
import type { Difference } from "../excel/compare-plan";
import type { Blocked } from "../plans/create-matrix";
import { counted, grouped } from "../values/lists";
import type { BarsBy, Busy, CheckScope, ListedBy, RunProgress } from "./core/state";

/** Everything that the pane says, in one place: what happened, where, what to do. */

/** Differences that are named; the others are counted. */
const DIFFERENCES_NAMED = 3;

const differenceText = ({ where, expected, found }: Difference): string =>
  `${where}: expected ${expected === "" ? "nothing" : `"${expected}"`}, found ${found === "" ? "nothing" : `"${found}"`}`;

const PHASES: Readonly<Record<RunProgress["phase"], string>> = {
  reading: "rows read",
  lines: "rows taken as claim lines",
  damage: "cells looked at for damage",
  checking: "encounters and patients checked",
};

export const WORDS = {
  /** A message as a sentence of its own. */
  sentence: (text: string): string => {
    const begun = text.charAt(0).toUpperCase() + text.slice(1);
    return WORDS.ended(begun);
  },
  /** A message with its full stop. */
  ended: (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`),
  unexpected: (what: string): string =>
    `Something went wrong: ${what}. Try again; if it stays so, reopen the workbook.`,
  tabs: {
    label: "Places",
    check: "Check",
    matrix: "Matrix",
    ask: "Ask",
    setup: "Setup",
    /** A tab with the errors that wait there. */
    withErrors: (word: string, errors: number): string => (errors === 0 ? word : `${word} (${grouped(errors)})`),
  },
  later: {
    waiting: "One moment",
    failed:
      "This part of the add-in could not be loaded. Look whether this computer is online, then try again; after an update, open the pane anew.",
    again: "Try again",
  },
  severity: { error: "error", warning: "warning", info: "info" } satisfies Record<Severity, string>,
  notChecked: "not checked",
  close: "Close",
  undo: "Undo",
  build: (id: string): string => `Build ${id}`,

  start: {
    lead: "Check claim lines against what each payer requires. Nothing leaves this computer.",
    create: "Create the matrix in this workbook",
    check: "Check this sheet",
    damage: "Look for damage first",
    noMatrix: "No matrix in this workbook yet. Until then, the starter matrix is used: Medicare's public rules.",
    hasMatrix: (payers: number, rules: number): string =>
      `The matrix in this workbook: ${counted(payers, "payer")}, ${counted(rules, "rule")}.`,
    doing: {
      create: "Creating the matrix",
      "self-test": "Trying what the add-in needs of Excel",
      save: "Writing",
      undo: "Taking back",
      import: "Importing",
      export: "Opening the export",
    } satisfies Record<Busy["doing"], string>,
    steps: (done: number, of: number): string => (of === 0 ? "" : `${grouped(done)} of ${grouped(of)}`),
  },

  matrix: {
    present: "The matrix is already here. Nothing was changed.",
    created: (tables: number): string =>
      tables === 0
        ? "The cells that watch the matrix are back."
        : `${counted(tables, "table")} added, one sheet each. Rows marked "Example - replace" are examples; you can change every row.`,
    starterUsed: "This workbook has no matrix: checked with the starter matrix.",
    blocked: (blocked: Blocked): string =>
      blocked.kind === "newer format"
        ? `The matrix of this workbook has format ${blocked.format}, made by a newer version of the add-in. Update the add-in, then try again.`
        : `The name ${blocked.name} is used in this workbook for ${blocked.formula.replace(/^=/, "")}. The matrix needs it: rename or delete it (Formulas > Name Manager), then try again.`,
    issues: (n: number): string => `${counted(n, "issue")} in the matrix`,
    issuesWhy: "What cannot be used decides nothing until it is corrected.",
    missing: (tables: readonly string[]): string =>
      `The matrix lacks ${counted(tables.length, "table")}: ${tables.join(", ")}. Read as empty.`,
    addMissing: "Add what is missing",
  },

  plan: {
    stopped: "You stopped it.",
    refused: (differences: readonly Difference[]): string => {
      const named = differences.slice(0, DIFFERENCES_NAMED).map(differenceText).join("; ");
      const more = differences.length - DIFFERENCES_NAMED;
      return `Nothing was written: the workbook changed meanwhile. ${named}${more > 0 ? `; and ${counted(more, "more place")}` : ""}. Look at it, then try again.`;
    },
  },

  check: {
    button: "Check this sheet",
    again: "Check again",
    cancel: "Cancel",
    scope: { selection: "selection", patient: "one patient" } satisfies Record<CheckScope["kind"], string>,
    scopes: "Check a part of the sheet",
    scopeButtons: { selection: "Selected lines", patient: "Their patient" } satisfies Record<
      CheckScope["kind"],
      string
    >,
    scopeHelp: "The rest of their encounters and patients is compared with, and not told of.",
    nothingSelected: "No claim line is selected. Select rows of the sheet, then check them.",
    asOf: "As of",
    asOfHelp: "Filing and expiry are counted from this day.",
    checkedAt: (time: string): string => `checked ${time}`,
    lines: (n: number): string => counted(n, "line"),
    progress: ({ phase, done, of }: RunProgress): string =>
      of === 0 ? "Reading the workbook" : `${grouped(done)} of ${grouped(of)} ${PHASES[phase]}`,
    replaces: "Checking again replaces the result.",
    asColumn: "Put the checks into a column beside the lines",
    matrixSheet: (sheet: string, table: string): string =>
      `The sheet "${sheet}" holds the matrix table ${table}. Open the sheet with the claim lines, then check.`,
    stale: {
      sheet: "The sheet changed since it was checked.",
      matrix: "The matrix changed since this was checked.",
      asOf: "The as-of date changed since this was checked.",
    },
    atRisk: "at risk",
    clean: (clean: number, lines: number): string => (clean === lines ? "all clean" : `${grouped(clean)} clean`),
    tiles: "Lines by their worst finding. Choose one to see its findings alone.",
    tileWords: { error: "errors", warning: "warnings", info: "info", notChecked: "not checked" },
    barsBy: { payer: "by payer", family: "by family" } satisfies Record<BarsBy, string>,
    listedBy: "How findings are listed",
    listedByWords: {
      worst: "Worst first",
      money: "Most money",
      line: "By line",
      check: "By check",
      payer: "By payer",
      provider: "By provider",
    } satisfies Record<ListedBy, string>,
    groupChip: (key: string): string => (key === "" ? "None given" : key),
    findings: (n: number): string => counted(n, "finding"),
    write: "Write to the sheet…",
    everyCheck: "All checks",
    checkOption: (check: string, name: string, n: number): string =>
      `${check} ${name} (${grouped(n)})`.replace("  ", " "),
    checkFilter: "Check",
    search: "Search",
    list: "Findings",
    listNotChecked: "Not checked",
    nothingFound: "Nothing found: every line is clean.",
    nothingMatches: "No finding matches.",
    allChecked: "Every check could be made.",
    showAll: "Show all",
    line: (n: number): string => `line ${grouped(n)}`,
    moreLines: (n: number): string => `+${grouped(n)}`,
    lineChip: (n: number, code: string): string => `Line ${grouped(n)}${code === "" ? "" : ` · ${code}`}`,
    lineFindings: (n: number): string =>
      n === 0 ? "No finding on this line." : `${counted(n, "finding")} on this line`,
    announce: (n: number, errors: number, warnings: number, notChecked: number): string =>
      `${counted(n, "line")} checked: ${counted(errors, "line")} with errors, ${grouped(warnings)} with warnings, ${grouped(notChecked)} not checked.`,
    columns: (named: number, guessed: number): string =>
      `${counted(named, "column")} read by name${guessed === 0 ? "" : `, ${grouped(guessed)} guessed`}`,
    lookAtColumns: "Look at the columns",
    damage: ({ kinds, cells, read }: DamageCount): string =>
      cells === 0
        ? `${counted(read, "cell")} with harmless damage, read all the same.`
        : `${counted(kinds, "kind")} of damage in ${counted(cells, "cell")}.`,
    lookAtDamage: "Look at the damage",
    problems: (n: number): string => `${counted(n, "cell")} cannot be read`,
    problemsWhy: "Their lines are checked without them.",
    problemPlace: (row: number, column: string): string => (row === 0 ? column : `Row ${grouped(row)}, ${column}`),
    issuePlace: (table: string, row: number, column: string): string =>
      row === 0 ? `${table}, ${column}` : `${table}, row ${grouped(row)}, ${column}`,
    goTo: (where: string): string => `Go to ${where}`,
    more: (n: number): string => `and ${grouped(n)} more`,
  },

  explain: {
    title: "Which checks ran on this line",
    rows: "Rows of the matrix that decided",
    noRows: "None: no check of this line asked the matrix.",
    says: (says: string): string => says.split(" · ").filter(Boolean).join(" · "),
    passed: (n: number): string => `Passed: ${counted(n, "check")}`,
  },

  notCheckedList: {
    lead: "Not checked is not passed. Each reason is said once, for all its lines.",
    goToFirst: (line: number): string => `Go to line ${grouped(line)}`,
  },

  formula: {
    needsMatrix:
      "Formulas need a matrix in this workbook, or one that is published on this computer. Create it on the Check tab, or open the workbook that has it and its pane once.",
    cellFilled: (where: string, holds: string): string =>
      `${where} is not empty: it holds "${holds.slice(0, 60)}". Select an empty cell, then insert again.`,
    inserted: (where: string): string => `Inserted into ${where}.`,
  },

  selfTest: {
    done: (passed: number, failed: number, sheet: string): string =>
      failed === 0
        ? `Self-test: all ${grouped(passed)} probes passed. The sheet "${sheet}" has the details.`
        : `Self-test: ${counted(failed, "probe")} failed, ${grouped(passed)} passed. The sheet "${sheet}" says which and why.`,
  },
} as const;
