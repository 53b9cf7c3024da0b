import { counted, grouped } from "../values/lists";

/** What the screens about fixes say. */
export const FIX_WORDS = {
  what: (line: number, header: string): string => `line ${grouped(line)}, ${header}`,
  apply: "Apply",
  looking: "Looking at the cells",
  notOffered: (why: string): string => `Not offered here: ${why}.`,
  allOfKind: (n: number): string => `Fix all of this kind (${grouped(n)})…`,
  bar: (n: number): string => `${counted(n, "finding")} can be fixed here.`,
  open: (n: number): string => `Fix all safe (${grouped(n)})…`,
  openHelp: "What the checks decide without the record. You see old and new before anything is written.",
  title: "Safe fixes",
  subtitle: (sheet: string, n: number): string => `${sheet} · ${counted(n, "finding")}`,
  lead: "What the checks decide without the record. Every old value is compared before it is written over; Undo takes all of it back.",
  kinds: "What to fix",
  kind: (check: string, name: string): string => `${check} ${name}`,
  applyAll: (n: number): string => `Fix ${counted(n, "finding")}`,
  preview: "Old and new",
  where: (row: number, what: string): string =>
    what === "Line" ? `Row ${grouped(row)}` : `Row ${grouped(row)}, ${what}`,
  blank: "blank",
  removed: "row emptied",
  change: (old: string, to: string): string => `${old} to ${to}`,
  more: (n: number): string => `and ${grouped(n)} more`,
  unfixed: (n: number): string => `${counted(n, "finding")} cannot be fixed here`,
  waiting: (n: number): string =>
    `${counted(n, "fix touches a line", "fixes touch lines")} that another one changes first. What is still needed is offered again afterwards.`,
  filtered: "The sheet is filtered. Rows that are hidden are fixed too.",
  none: "Nothing is left that can be fixed without the record.",
  backToList: "Back to the findings",
  done: (n: number, left: number): string =>
    `${counted(n, "finding")} fixed. ${left === 0 ? "Nothing is left." : `${counted(left, "finding")} left.`}`,
  undone: (n: number): string => `${counted(n, "fix", "fixes")} taken back.`,
  list: (n: number): string => `List what was fixed (${grouped(n)})`,
  listTitle: "List what was fixed",
  listed: (sheet: string): string => `The sheet ${sheet} has what was fixed.`,
};
