import type { ImportProgress } from "../files/cms/progress";
import type { SetSummary, SummaryChange } from "../matrix/import/summary";
import { schemaOf, TABLE_NAMES } from "../matrix/tables";
import type { EditionState } from "../matrix/update/quarter";
import type { CodeEvent } from "../matrix/update/steps";
import { wordsOf, type Day } from "../values/day";
import { counted, grouped, joinWords } from "../values/lists";
import type { ChangeWords } from "./core/change-words";
import { dayWords } from "./words-moment";
import { UPKEEP } from "./words-upkeep";

/** Everything that the set-up says, and what it shares with the screens of the matrix's upkeep: what happened, where, what to do. */

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
  ...UPKEEP,
  place,
  cancel: "Cancel",
  goTo: "Go to it",
  more: (n: number): string => `and ${grouped(n)} more`,
  needsMatrix: "This workbook has no matrix yet. Create it on the Check tab; every row can be changed later.",
  createMatrix: "Create the matrix",

  changes: {
    label: "What changes",
    row: ({ kind, table, name, row }: ChangeWords): string => {
      const where = row === 0 ? "" : `, row ${grouped(row)}`;
      const what = `${table}${name === "" ? "" : ` ${name}`}${where}`;
      return kind === "add" ? `New in ${what}` : kind === "remove" ? `Taken out: ${what}` : what;
    },
    cell: (from: string, to: string): string => `${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
  },

  crosswalk: {
    lead: "NDCs, names and units of drugs, from CMS's ASP crosswalk.",
    choose: "Choose the crosswalk…",
    help: "What is blank in Drugs is filled. What you wrote stays, and where the crosswalk says otherwise you are told.",
    noCrosswalk:
      "holds no crosswalk of NDCs. CMS ships it as the ASP NDC-HCPCS crosswalk: a table with a column of NDCs and one of HCPCS codes",
    result: "What the crosswalk comes to",
    counts: (file: string, completed: number, added: number): string =>
      `${file}: completes ${counted(completed, "drug")}, and lists ${grouped(added)} that Drugs does not have.`,
    withNew: (n: number): string => `Also add the ${counted(n, "drug")} that Drugs does not have`,
    differences: (n: number): string => `${counted(n, "place")} where you wrote something else`,
    problems: (n: number): string => `${counted(n, "row")} cannot be used`,
    place: (row: number, column: string, code: string): string =>
      [code, column, row === 0 ? "" : `row ${grouped(row)}`].filter(Boolean).join(", ").concat(":"),
    accept: (n: number): string => (n === 0 ? "Nothing to save" : `Save ${counted(n, "drug")}`),
  },

  update: {
    title: "Quarterly update",
    asOf: (day: Day): string => `As of ${wordsOf(day)}, with what is announced for the quarter after`,
    editions: "1  Editions of CMS's tables",
    states: { current: "current", older: "older", unknown: "edition not known", missing: "missing" } satisfies Record<
      EditionState["state"],
      string
    >,
    hints: (n: number): string => `${counted(n, "code")} that a new edition does not hold`,
    codes: "2  Codes that end or begin",
    noCodes: "None of your rules names a code that ends, begins or gets another meaning near this day.",
    event: ({ code, kind, day, replacement }: CodeEvent): string => {
      const instead = replacement.length > 0 ? `, replaced by ${joinWords(replacement, "or")}` : "";
      if (kind === "ends") return `${code} ends ${wordsOf(day)}${instead}`;
      return kind === "begins" ? `${code} begins ${wordsOf(day)}` : `${code} gets another meaning ${wordsOf(day)}`;
    },
    named: (rules: readonly string[]): string =>
      `Named by ${rules.slice(0, 6).join(", ")}${rules.length > 6 ? ` and ${grouped(rules.length - 6)} more` : ""}`,
    rules: "3  Rules that name an ended code",
    noRules: "No rule names a code that ends.",
    byHand: "These want a decision of yours:",
    accept: (n: number): string => `Save ${counted(n, "change")}`,
  },

  upgrade: {
    lacks: (adds: readonly string[]): string =>
      `The matrix is not whole: an older version made it, or its making was cut off. To add: ${joinWords(adds, "and")}. What is there stays.`,
    table: (name: string): string => `the table ${name}`,
    column: (table: string, column: string): string => `the column ${column} of ${table}`,
    sheet: (name: string): string => `the sheet ${name}`,
    format: "the number of the format",
    cells: "what formulas need to see an edit",
    button: "Bring it up to date",
    saving: "Bringing it up to date",
    done: "The workbook is up to date.",
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
      `${origin} · ${sizeText(bytes)} · saved ${dayWords(at)}`,
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
    columns: "Columns of the open sheet",
    columnsText: "Which column of an export holds which field",
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
      "Which column of an export holds which field is kept in its workbook and on this computer, known by a hash of the headers. What the add-in wrote beside your lines is known again by hashes, in the workbook. Nothing of a cell can be read from them.",
      "The matrix is published on this computer, so that an export that opens as a workbook of its own is checked by it.",
      `Patient data stands only in your sheets: the claims, the list for the batch, and the tables ${joinWords(PATIENT_TABLES, "and")}. Snapshots, comparisons, hand-overs and the published matrix leave these tables out.`,
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
