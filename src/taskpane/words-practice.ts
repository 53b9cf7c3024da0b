import type { PracticeInfo } from "../storage/practice-matrix";
import { counted, grouped, joinWords } from "../values/lists";
import { schemaOf, TABLE_NAMES } from "../matrix/tables";
import type { Day } from "../values/day";
import { momentWords } from "./words-moment";

/** Everything that is said of the practice's matrix on this computer, and of exports that are opened. */

/** What checks go by and the practice's matrix leaves out. */
const LEFT_OUT = TABLE_NAMES.filter((name) => schemaOf(name).holdsPatientData && !name.startsWith("Matrix"));

const shortRevision = (revision: string): string => `${revision.slice(0, 8)}…`;

export const PRACTICE = {
  used: {
    label: "Matrix in use",
    matrix: "Matrix:",
    when: (on: number, now: Day): string => `published ${momentWords(on, now)}`,
    practice: (revision: string, on: number, now: Day): string =>
      `Revision ${shortRevision(revision)}, published ${momentWords(on, now)} on this computer.`,
    file: "A file that you chose, for this session.",
    counts: (payers: number, rules: number): string => `${counted(payers, "payer")}, ${counted(rules, "rule")}.`,
    leftOut: `${joinWords(LEFT_OUT, "and")} stay in that workbook: what they decide is not checked here.`,
    issues: (n: number): string =>
      `${counted(n, "row")} of it cannot be used and ${n === 1 ? "decides" : "decide"} nothing. Open that workbook to correct ${n === 1 ? "it" : "them"}.`,
    none: "No matrix was published on this computer. Open the workbook that has it and its pane once, or use a file.",
    because: (why: string): string => `A matrix published on this computer could not be looked for: ${why}`,
    lastFile: (name: string): string => `Last time here: ${name}.`,
    choose: "Use another matrix file…",
    leave: "Use the published matrix",
    leaveNone: "Do without the file",
  },

  elsewhere: {
    reading: (name: string): string => `The matrix of ${name}, for reading. To change it, open that workbook.`,
    save: (name: string): string =>
      `Nothing was saved: the matrix in use stands in ${name}. Open that workbook and change it there.`,
  },

  cell: {
    newer: "Formulas in this workbook answer from an older revision.",
    useNewer: "Use the newer one",
    insert: "Insert PolicyMatrix",
    insertHelp: "A hidden cell, so that formulas in this workbook answer from this matrix.",
    there: "Formulas in this workbook answer from it: write PolicyMatrix as their first argument.",
    done: "Formulas in this workbook answer from the practice's matrix: write PolicyMatrix as their first argument.",
  },

  setup: {
    title: "Matrix for other workbooks",
    none: "None is published on this computer",
    text: ({ name }: PracticeInfo): string => name,
    lead: "A workbook without a matrix, such as an export, works with the one published on this computer. Nothing about patients is in it.",
    published: ({ revision, on, payers, rules }: PracticeInfo, now: Day): string =>
      `Revision ${shortRevision(revision)}, published ${momentWords(on, now)}: ${counted(payers, "payer")}, ${counted(rules, "rule")}.`,
    ofThis: "It comes from this workbook, and is published anew whenever the matrix changes here.",
    ofOther: (name: string): string =>
      `It comes from ${name}. This workbook has a matrix too: it takes that place when somebody changes it here, or when you publish it.`,
    stopped: "This workbook does not publish its matrix.",
    publish: "Publish this workbook's matrix",
    stop: "Do not publish from here",
    forget: "Forget it",
    forgetNow: "Forget it now",
    forgetHelp: "Workbooks without a matrix then go by the starter matrix, until it is published again.",
    failed: (why: string): string => `The matrix could not be published: ${why}`,
  },

  export: {
    button: "Open export…",
    help: "Excel, CSV, text or an 837 file. It becomes a new sheet of this workbook; the file stays as it is.",
    setup: "Open an export",
    setupText: "A file with claim lines, as a new sheet of this workbook",
    reading: "Reading the file",
    opening: "Writing the sheet",
    progress: (done: number, of: number): string =>
      of === 0 ? "Writing the sheet" : `${grouped(done)} of ${grouped(of)} parts of the sheet written`,
    choose: (file: string): string => `Which sheet of ${file}?`,
    sheet: (rows: number, columns: number): string => `${counted(rows, "row")}, ${counted(columns, "column")}`,
    cancel: "Cancel",
  },
} as const;
