import type { Proposal } from "../learning/proposal";
import type { Meeting } from "../learning/table";
import { parseDay, wordsOf } from "../values/day";
import { counted, grouped } from "../values/lists";
import { moneyText, type Cents } from "../values/money";

/** Everything that the screens of payers' answers and the record say. */
const percent = (part: number, of: number): string => (of === 0 ? "–" : `${Math.round((100 * part) / of)}%`);

export const ANSWER_WORDS = {
  bar: {
    title: "Payers’ answers",
    text: "Remittances against what was predicted; rules that they speak for",
  },
  audit: { title: "Audit a sample", text: "Draw encounters, ask what their record must hold, score the answers" },
  title: "Payers’ answers",
  lead: "Remittances (835) or exports of denials are joined to the lines of this sheet. They are read on this computer; nothing is sent or kept.",
  choose: "Choose remittances…",
  more: "More remittances…",
  forget: "Forget them",
  reading: "Reading and comparing",
  stop: "Stop",
  summary: (answered: number, denied: number, predicted: number): string =>
    `${counted(answered, "answered line")}, ${grouped(denied)} denied, ${percent(predicted, denied)} of them predicted`,
  money: (denied: Cents, predicted: Cents): string => `${moneyText(denied)} denied, ${moneyText(predicted)} predicted`,
  falseAlarms: (n: number): string =>
    counted(n, "paid line was predicted to deny", "paid lines were predicted to deny"),
  show: "What is shown",
  parts: { proposals: "Proposals", table: "By check", trend: "By month", unjoined: "Not joined" },
  noProposals: "The answers speak for no change of the matrix.",
  noTable: "No check said anything of the answered lines, and none was denied.",
  allJoined: "Every answer found its line.",
  notes: (n: number): string => counted(n, "note"),
  check: (payer: string, check: string): string => `${check} · ${payer}`,
  cells: {
    hit: "Predicted, denied",
    "false alarm": "Predicted, paid",
    hole: "Denied, not predicted",
    clean: "Clean, paid",
    other: "Denied for something else",
  } satisfies Readonly<Record<Meeting, string>>,
  brief: (hit: number, alarm: number, hole: number): string =>
    `${grouped(hit)} predicted · ${counted(alarm, "false alarm")} · ${grouped(hole)} not predicted`,
  cell: (n: number, billed: Cents): string => `${counted(n, "line")}, ${moneyText(billed)}`,
  line: (n: number): string => `line ${n}`,
  letter: "Facts for an appeal",
  letterTitle: (n: number): string => `Line ${n}: facts for an appeal`,
  letterHelp: "To copy. Nothing is sent; what only the record can say is left to whoever signs.",
  copy: "Copy",
  copied: "Copied",
  noCopy: "Select the text and press Ctrl+C",
  month: "Month",
  /** @example monthOf("2026-03") //=> "Mar 2026" */
  monthOf: (month: string): string => wordsOf(parseDay(`${month}-01`) ?? 0).replace(/^\d+ /, ""),
  denied: "Denied",
  predicted: "Predicted",
  share: "Share",
  trendLabel: "Denials and how many of them were predicted, by month of service",
  proposal: {
    brief: (kind: Proposal["kind"], payer: string, lines: number): string =>
      `${kind === "hole" ? "Missing rule" : "False alarm"} · ${counted(lines, "line")} · ${payer}`,
    lines: (n: number): string => `${counted(n, "line")} that bear it out`,
    against: (n: number): string => counted(n, "line came out otherwise", "lines came out otherwise"),
    accept: "Accept into the matrix",
    accepted: "Accepted. Undo takes it back.",
    never: "Nothing is changed before you accept it.",
    gone: "The matrix says this already, or the row was changed meanwhile. Compare again.",
  },
  more_: (n: number): string => `${grouped(n)} more`,
  record: {
    title: "What the record must hold",
    lead: "To defend this line:",
    print: "Checklist as a sheet",
    written: (sheet: string): string => `The sheet "${sheet}" was added.`,
    undone: "Undone.",
    none: "Nothing beyond the service itself.",
  },
};
