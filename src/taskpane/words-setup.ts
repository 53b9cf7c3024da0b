import type { HealthKind } from "../matrix/health";
import { counted, grouped } from "../values/lists";
import type { ChangeWords } from "./core/change-words";

/** Everything that the screens of health, comparison, import, tests, hand-over and the set-up say: what happened, where, what to do. */

const place = (table: string, row: number, column = ""): string =>
  [table, row === 0 ? "" : `row ${grouped(row)}`, column].filter(Boolean).join(", ");

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
    cell: (from: string, to: string): string =>
      `${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
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
    fixAll: (n: number): string => `Fix all ${grouped(n)} of this kind`,
    fixAllTitle: (kind: string, n: number): string => `${kind}: ${counted(n, "fix", "fixes")}`,
    waiting: (n: number): string =>
      `${counted(n, "fix touches", "fixes touch")} a row that another one changes first; ${n === 1 ? "it is" : "they are"} offered again afterwards.`,
    gone: "This item is gone: the matrix has changed.",
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

  setup: {
    title: "Setup",
  },
} as const;
