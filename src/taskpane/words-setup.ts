import type { HealthKind } from "../matrix/health";
import { schemaOf, TABLE_NAMES } from "../matrix/tables";
import { counted, grouped, joinWords } from "../values/lists";
import type { ImportProgress } from "../files/cms/progress";
import type { SetSummary, SummaryChange } from "../matrix/import/summary";
import type { MatrixDiff, RowDiffKind } from "../matrix/diff";
import type { ChangeWords } from "./core/change-words";
import type { TestCounts } from "./core/matrix-test-run";
import type { CompareSide, DifferenceCell } from "./core/compare";

/** Everything that the screens of health, comparison, import, tests, hand-over and the set-up say: what happened, where, what to do. */

const place = (table: string, row: number, column = ""): string =>
  [table, row === 0 ? "" : `row ${grouped(row)}`, column].filter(Boolean).join(", ");

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${grouped(Math.max(1, Math.round(bytes / 1000)))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Kinds of changes of a national table, of more than one. */
const CHANGES: Readonly<Record<SummaryChange, string>> = {
  "new pair": "new pairs",
  "pair ended": "pairs ended",
  "indicator changed": "indicators changed",
  "new limit": "new limits",
  "limit changed": "limits changed",
  "limit gone": "limits gone",
  "new add-on": "new add-ons",
  "primaries changed": "add-ons with other primaries",
  "add-on gone": "add-ons gone",
  "new NDC": "new NDCs",
  "NDC moved": "NDCs moved",
  "NDC gone": "NDCs gone",
};

const PATIENT_TABLES = TABLE_NAMES.filter((name) => schemaOf(name).holdsPatientData);

export const SETUP = {
  place,
  back: "Back",
  cancel: "Cancel",
  goTo: "Go to it",
  goToPlace: (table: string, row: number, column: string): string => `Go to ${place(table, row, column)}`,
  more: (n: number): string => `and ${grouped(n)} more`,
  needsMatrix: "This workbook has no matrix yet. Create it on the Check tab; every row can be changed later.",
  createMatrix: "Create the matrix",

  changes: {
    label: "What changes",
    blank: "blank",
    row: ({ kind, table, name, row }: ChangeWords): string => {
      const where = row === 0 ? "" : `, row ${grouped(row)}`;
      const what = `${table}${name === "" ? "" : ` ${name}`}${where}`;
      return kind === "add" ? `New in ${what}` : kind === "remove" ? `Taken out: ${what}` : what;
    },
    cell: (from: string, to: string): string => `${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
  },

  health: {
    title: "Health of the matrix",
    fine: "Nothing to mend: the matrix has no issue.",
    counts: (errors: number, warnings: number, infos: number): string =>
      [counted(errors, "error"), counted(warnings, "warning"), `${grouped(infos)} to look at`].join(" · "),
    tabs: { items: "Items", rules: "Rules without lines", lines: "Lines without a rule" },
    show: "Show",
    kind: "Kind",
    payer: "Payer",
    allKinds: (n: number): string => `All kinds (${grouped(n)})`,
    allPayers: "All payers",
    option: (text: string, n: number): string => `${text} (${grouped(n)})`,
    list: "Items",
    nothing: "No item is of this kind and payer.",
    showAll: "Show all",
    position: (at: number, of: number): string => `${grouped(at)} of ${grouped(of)}`,
    next: "Next item",
    previous: "Previous item",
    fix: "Fix",
    fixAll: (n: number): string => `All ${grouped(n)} of this kind…`,
    fixThem: (n: number): string => `Fix all ${grouped(n)}`,
    onlyThis: "Only this one",
    fixAllTitle: (kind: string, n: number): string => `${kind}: ${counted(n, "fix", "fixes")}`,
    waiting: (n: number): string =>
      `${counted(n, "fix touches", "fixes touch")} a row that another one changes first; ${n === 1 ? "it is" : "they are"} offered again afterwards.`,
    reviewed: "I compared it today",
    reviewedTitle: (rule: string): string => `${rule} reviewed`,
    openRule: "Open the rule",
    noFix: "No fix is safe without you: look at the row, then change it.",
    kinds: {
      unusable: "Cannot be used",
      "missing-table": "Missing table",
      "to-before-from": "To before From",
      "alias-twice": "Alias of two payers",
      "duplicate-id": "Rule ID twice",
      overlap: "Contradicts another row",
      duplicate: "Said twice",
      gap: "Gap in the dates",
      shadowed: "Never decides",
      "unknown-code": "Unknown code",
      "ended-code": "Ended code",
      "payer-without-rules": "Payer without rules",
      "no-default": "No row for all other codes",
      "ends-soon": "Ends soon",
      "no-source": "No source",
      "not-reviewed": "Due for review",
      example: "Example",
    } satisfies Record<HealthKind, string>,
  },

  usage: {
    unchecked:
      "Open the sheet with the claim lines and check it: then this shows what its lines have to do with the rules.",
    rules: (n: number, of: number, sheet: string): string =>
      n === 0
        ? `Every rule decided a line of "${sheet}".`
        : `${grouped(n)} of ${counted(of, "rule")} decided no line of "${sheet}". That is no fault: other sheets may need them.`,
    lines: (sheet: string): string =>
      `Of these lines of "${sheet}" no rule says anything, so they are not checked for it.`,
    covered: (sheet: string): string => `A rule decided every line of "${sheet}" that needs one.`,
    group: (family: string, payer: string, code: string, lines: readonly number[]): string =>
      `${family}: no rule of ${payer} decides ${code} on ${counted(lines.length, "line")} (${lines.slice(0, 6).map(grouped).join(", ")}${lines.length > 6 ? " …" : ""}).`,
    count: (n: number): string => counted(n, "line"),
    add: "Add a rule",
  },

  tests: {
    title: "Tests of the matrix",
    counts: ({ passed, failed, unreadable }: TestCounts): string =>
      [
        failed > 0 ? `${grouped(failed)} failed` : "",
        unreadable > 0 ? `${grouped(unreadable)} cannot be read` : "",
        `${grouped(passed)} passed`,
      ]
        .filter(Boolean)
        .join(" · "),
    outcomes: { passed: "passed", failed: "failed", unreadable: "cannot be read" },
    now: (outcome: string): string => `Now: ${outcome}`,
    none: "No tests yet. A test keeps example lines with what must be found, so that an edit which breaks it is seen before it is saved. Open a finding in Check and keep it as a test, or add one here.",
    add: "Add a test",
    run: "Run again",
    running: "Running the tests",
    edit: "Change",
    remove: "Remove",
    removeNow: "Remove it now",
    removeReason: "Removed on the screen of the tests",
    addTitle: "Add a test",
    editTitle: (name: string): string => `Change ${name}`,
    name: "Test",
    nameHint: "Keytruda wants an authorisation",
    noPayer: "Choose a payer",
    lines: "Example lines",
    linesHint: "DOS 2026-10-14; CPT J9271; Units 200; Dx C34.11; Auth",
    linesHelp: "One claim line in each line; a header and its value, parted by ;",
    expect: "What must be found",
    expectHint: "AUTH-01 on line 1; not EM-02",
    expectHelp: "Check ids, parted by ; also not EM-02, not checked AUTH-01, none",
    reason: "Why it changes",
    save: "Save",
    found: "Found instead",
    nothingFound: "Nothing was found.",
    kept: (name: string, named: readonly string[]): string =>
      `Kept as the test "${name}".${named.length === 0 ? "" : ` It keeps ${joinWords(named, "and")}, without which the finding would be another.`}`,
    keptAlready: (where: string): string => `This finding is a test already: ${where}.`,
    keepNeedsMatrix:
      "Tests are kept with the matrix, and this workbook has none yet. Create it on the Check tab, then keep the finding.",
  },

  compare: {
    title: (kind: CompareSide["kind"], name: string): string =>
      kind === "snapshot" ? `Since the snapshot "${name}"` : `In ${name}`,
    counts: ({ rows, counts }: MatrixDiff): string =>
      rows.length === 0
        ? "The two mean the same."
        : (["added", "changed", "ended", "removed"] as const)
            .filter((kind) => counts[kind] > 0)
            .map((kind) => `${grouped(counts[kind])} ${kind}`)
            .join(" · "),
    missing: (tables: readonly string[]): string =>
      `Not compared, since it has no table of that name: ${tables.join(", ")}.`,
    all: (n: number): string => `All ${grouped(n)}`,
    kinds: { added: "Added", changed: "Changed", ended: "Ended", removed: "Removed" } satisfies Record<
      RowDiffKind,
      string
    >,
    kindCount: (kind: RowDiffKind, n: number): string => `${grouped(n)} ${kind}`,
    noPayer: "No payer",
    list: "Differences",
    upkeep: "decides as before",
    cell: ({ column, from, to }: DifferenceCell): string =>
      from === "" || to === "" ? `${column} ${to || from}` : `${column}: ${from} → ${to}`,
    value: ({ from, to }: DifferenceCell, changed: boolean): string =>
      changed ? `${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}` : to || from,
  },

  handOver: {
    title: "Hand-over",
    asOf: (day: string): string => `As of ${day}`,
    lead: "What each payer wants, dated and with its sources, for somebody without the add-in.",
    payers: "Payers",
    sheets: (n: number): string => (n === 1 ? "Make a sheet" : `Make ${grouped(n)} sheets`),
    planTitle: (n: number): string => `Make ${counted(n, "hand-over sheet")}`,
    making: "Making the sheets",
    made: (sheets: readonly string[]): string =>
      `${counted(sheets.length, "sheet")} made: ${sheets.slice(0, 4).join(", ")}${sheets.length > 4 ? " …" : ""}. Print them, or save them as PDF.`,
    open: "Open as a new workbook",
    download: "Download .xlsx",
    downloadHelp: "Where nothing is downloaded, as in some versions of Excel, open it as a new workbook and save that.",
    leftOut: `Left out, because they can hold patient data: ${joinWords(PATIENT_TABLES, "and")}.`,
  },

  reference: {
    lead: "CMS's tables answer what no payer's rule says: pairs, unit limits, add-on codes, NDCs.",
    inUse: "In use in this workbook",
    stored: "Kept on this computer",
    noneStored: "None yet: the tables that are built in cover the codes that the checks name.",
    name: (kind: string, edition: string): string => `${kind} ${edition}`,
    rows: (n: number): string => counted(n, "row"),
    bundled: "built in",
    storedAs: (origin: string, bytes: number, at: number): string =>
      `${origin} · ${sizeText(bytes)} · saved ${new Date(at).toLocaleDateString()}`,
    remove: "Remove",
    removeNow: "Remove it",
    removeLabel: (name: string): string => `Remove ${name} from this computer`,
    removeNamed:
      "This workbook goes by it: what it decides is then not checked here, until the files are imported again.",
    choose: "Import CMS files…",
    chooseHelp: "Text, CSV, Excel or the zip as CMS ships it; several at once.",
    progress: ({ phase, rows, file }: ImportProgress): string =>
      phase === "packing"
        ? `${counted(rows, "row")} read; putting the pairs together`
        : `${counted(rows, "row")} read${file === "" ? "" : ` · ${file}`}`,
    readingLabel: "Reading the files",
    read: "Read from the files",
    table: ({ kind, edition, rows }: SetSummary): string => `${kind} ${edition}: ${counted(rows, "row")}`,
    against: ({ against, same }: SetSummary): string =>
      same
        ? "the very table that is in use"
        : against === null
          ? "there is no edition before it to compare with"
          : `against ${against}`,
    noNews: "Nothing is new for the codes of this practice.",
    change: (what: SummaryChange, n: number): string => `${grouped(n)} ${n === 1 ? what : CHANGES[what]}`,
    uncompared: (codes: readonly string[]): string =>
      `${counted(codes.length, "code")} of this practice ${codes.length === 1 ? "was" : "were"} not in the edition before, so nothing can be said of what is new for ${codes.length === 1 ? "it" : "them"}: ${codes.slice(0, 12).join(", ")}${codes.length > 12 ? " …" : ""}.`,
    accept: "Use these tables",
    discard: "Discard",
    saving: "Keeping the tables",
    nothing: "None of the files holds a table of CMS's, so there is nothing to use.",
    stays: "The tables that are in use stay in use until you accept.",
    keptOnly: "Kept on this computer.",
  },

  setup: {
    lead: "National tables, updates, and what stays where.",
    sections: "Setup",
    reference: "Reference sets",
    referenceText: "CMS's tables: pairs, unit limits, add-on codes, NDCs",
    crosswalk: "Drugs from the ASP crosswalk",
    crosswalkText: "NDCs, names and units of your drugs, from CMS's file",
    update: "Quarterly update",
    updateText: "New CMS editions, ended codes, and the rules that name them",
    name: "Your name in the history",
    nameHint: "Pat Rivera",
    nameHelp: "Stands beside every change that you save. It is kept on this computer.",
    privacy: "What stays where",
    privacyLines: [
      "The matrix, its history and its tests are tables of this workbook. Whoever has the workbook has them.",
      "Reference sets that you import, and your name, are kept on this computer. Another computer asks for the same files once.",
      `Patient data stands only in your sheets: the claims, and the tables ${joinWords(PATIENT_TABLES, "and")}. Snapshots, comparisons and hand-overs leave these tables out.`,
      "The add-in sends nothing anywhere: it makes no calls over the network, and its page forbids them.",
    ],
    about: "About",
    format: (mine: number, workbook: string): string =>
      workbook === ""
        ? `Reads matrices of format ${mine}`
        : `Matrix of format ${workbook}; this version writes format ${mine}`,
    selfTest: "Run the self-test",
    selfTestHelp: "Tries what the add-in needs of Excel, and writes what it found to a sheet.",
  },
} as const;
