import { MATRIX_FORMAT } from "../matrix/format";
import type { TroubleTold } from "./core/trouble-told";

/** What stands around an error: nothing of it is a cell. */
export interface TroubleFacts {
  readonly build: string;
  /** Excel's version, platform and host. */
  readonly excel: string;
  readonly language: string;
  /** The place of the pane. */
  readonly tab: string;
  readonly doing: string;
  /** How many, or `?`. */
  readonly lines: string;
  readonly rules: string;
}

/** The words of the page that stands there after an error that nobody foresaw. */
export const TROUBLE = {
  title: "Something did not work as it should",
  text: "The add-in has a fault here. Look at the sheet before you go on: if something was just written, Undo takes it back.",
  report: "Report",
  privacy:
    "Nothing was sent. The report has nothing from a cell in it: no names, codes, dates or amounts. Read it, then give it to whoever looks after the add-in.",
  copy: "Copy the report",
  copied: "Copied",
  select: "The report is selected: copy it with Ctrl+C",
  goOn: "Go on",
  reload: "Reload the pane",
} as const;

/** A report that can be read and copied. */
export function reportText({ error, places, at }: TroubleTold, facts: TroubleFacts): string {
  return [
    `Payer Policy Matrix ${facts.build}, matrix format ${MATRIX_FORMAT}`,
    `Excel ${facts.excel}, language ${facts.language}`,
    `When ${new Date(at).toISOString()}`,
    `Where ${facts.tab}${facts.doing === "" ? "" : `, ${facts.doing}`}; ${facts.lines} lines checked, ${facts.rules} rules`,
    `What ${error}`,
    ...places.map((place) => `  ${place}`),
  ].join("\n");
}
