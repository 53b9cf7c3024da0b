import type { MatrixDiff, RowDiffKind } from "../matrix/diff";
import type { HealthKind } from "../matrix/health";
import { schemaOf, TABLE_NAMES } from "../matrix/tables";
import { wordsOf, type Day } from "../values/day";
import { counted, grouped, joinWords } from "../values/lists";
import type { CompareSide, DifferenceCell } from "./core/compare";
import type { TestCounts } from "./core/matrix-test-run";

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const PATIENT_TABLES = TABLE_NAMES.filter((name) => schemaOf(name).holdsPatientData);

/** What the screens of health, comparison, imported lists, tests and hand-over say: what happened, where, what to do. */
export const UPKEEP = {
  health: {
    title: "Health of the matrix",
    fine: "Nothing to mend: the matrix has no issue.",
    counts: (errors: number, warnings: number, infos: number): string =>
      [counted(errors, "error"), counted(warnings, "warning"), `${grouped(infos)} to look at`].join(" · "),
    tabs: { items: "Items", rules: "Unused rules", lines: "Lines without a rule" },
    show: "Show",
    kind: "Kind",
    payer: "Payer",
    allKinds: (n: number): string => `All kinds (${grouped(n)})`,
    allPayers: "All payers",
    option: (text: string, n: number): string => `${text} (${grouped(n)})`,
    list: "Items",
    nothing: "No item is of this kind and payer.",
    showAll: "Show all",
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
    noFix: "Nothing is safe to change without you: look at it, then change it.",
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
    screen: "Compare and snapshots",
    lead: "A snapshot keeps the whole matrix on a hidden sheet, without the tables that can hold patient data.",
    take: "Take a snapshot",
    taking: "Working",
    taken: (name: string): string => `Kept as "${name}", on a hidden sheet of this workbook.`,
    file: "Compare with a file…",
    snapshots: "Snapshots, and what changed since",
    none: "No snapshot yet. One is taken before every import, and whenever you ask for it.",
    back: "Bring the matrix back to this",
    backTitle: (name: string): string => `Bring the matrix back to ${name}`,
    over: "Take over what the file says",
    overTitle: (name: string): string => `Take over ${name}`,
    ifSaved: (kind: CompareSide["kind"]): string =>
      kind === "snapshot" ? "If the matrix is brought back to this:" : "If what the file says is taken over:",
    saving: "Saving",
    remove: "Delete the snapshot",
    removeNow: "Delete it now",
    deleted: (name: string): string => `"${name}" is deleted.`,
    title: (kind: CompareSide["kind"], name: string): string =>
      kind === "snapshot" ? `Since ${lowerFirst(name)}` : `In ${name}`,
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

  list: {
    title: "Import a payer's code list",
    lead: "Codes that a payer publishes become dated rules, compared with those that are there.",
    paste: "Paste the list",
    pasteHint: "Code\tAuthorisation\nJ9271\tRequired",
    pasteHelp: "With its headers, from a sheet, a page or a PDF.",
    usePasted: "Use what is pasted",
    file: "Choose a file…",
    selected: "The selected cells",
    taking: "Reading the list",
    chosen: (name: string, rows: number): string => `${name}: ${counted(rows, "row")}`,
    other: "Another list",
    sheet: "Sheet",
    empty: "Nothing stands there. Choose another sheet or another list.",
    payer: "Payer",
    choosePayer: "Choose a payer",
    wider: "Several payers",
    table: "Into",
    from: "From",
    fromHelp: "Blank: always",
    source: "Source",
    sourceHint: "Bulletin, page or link",
    means: "What rows want that do not say it",
    listSays: "The list says it in a column",
    wantsRequirement: "No column of the list says what is wanted. Choose what its codes mean.",
    columns: "Columns of the list",
    passedOver: "not used",
    confidence: { sure: "sure", likely: "likely", none: "not used", chosen: "chosen" },
    reading: "Reading the list",
    progress: (done: number, of: number): string => `${grouped(done)} of ${counted(of, "row")}`,
    result: "What the list comes to",
    nothing: "The list says nothing that can be used.",
    row: (row: number): string => `row ${grouped(row)}`,
    cell: (row: number, column: string): string => `Row ${grouped(row)}, ${column}`,
    pair: (before: string, now: string): string => `${now} (now: ${before})`,
    partly: (codes: string): string => `The rule names other codes too, and stays: ${codes}`,
    parts: {
      unusable: (n: number): string => `${grouped(n)} cannot be used`,
      fresh: (n: number): string => `${grouped(n)} new`,
      changed: (n: number): string => `${grouped(n)} changed`,
      notListed: (n: number): string => `${grouped(n)} not on the list`,
      warned: (n: number): string => `${grouped(n)} to look at`,
      same: (n: number): string => `${grouped(n)} same`,
    },
    readings: "How the list's words are read",
    wordRead: (column: string, said: string, readAs: string, rows: number): string =>
      `${column}: "${said}" is ${readAs} (${counted(rows, "row")})`,
    unknownCodes: (codes: readonly string[]): string =>
      `${counted(codes.length, "code is", "codes are")} not in CodeStatus, so nobody says whether ${codes.length === 1 ? "it exists" : "they exist"}: ${codes.slice(0, 12).join(", ")}${codes.length > 12 ? " …" : ""}.`,
    endThem: (n: number, lastDay: Day): string =>
      `End ${counted(n, "rule")} whose codes are not on the list, on ${wordsOf(lastDay)}`,
    endNeedsFrom: "Rules that are not on the list stay. Give the list's first day to end them the day before.",
    review: (n: number): string => `Mark ${counted(n, "rule")} that the list confirms as reviewed today`,
    saving: "Saving the list",
    accept: (n: number): string => `Import ${counted(n, "row")}`,
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
} as const;
