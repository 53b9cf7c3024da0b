import { SETTINGS } from "../../../checks/infusion/setting";
import type { ConstantKind } from "./questions";

/** An argument of a function that answers with the lines to bill. */
export interface BillArgument {
  /** The parameter's name in functions.json. */
  readonly name: string;
  readonly label: string;
  /** What may be typed in place of cells; `null` where only cells can say it. */
  readonly constant: ConstantKind | null;
  /** A block of rows, or one cell. */
  readonly takes: "block" | "cell";
  readonly mayBeBlank: boolean;
}

/** A question that is answered by a table of its own: the lines to bill. */
export interface BillQuestion {
  readonly name: "INFUSION" | "WASTAGE";
  readonly title: string;
  /** In the order of the function's parameters, without the matrix. */
  readonly args: readonly BillArgument[];
}

const PAYER: BillArgument = {
  name: "payer",
  label: "Payer",
  constant: { kind: "payer" },
  takes: "cell",
  mayBeBlank: false,
};
const DOS: BillArgument = {
  name: "dos",
  label: "Date of service",
  constant: { kind: "date" },
  takes: "cell",
  mayBeBlank: false,
};

export const BILL_QUESTIONS: readonly BillQuestion[] = [
  {
    name: "INFUSION",
    title: "What does a nurse's log earn?",
    args: [
      PAYER,
      DOS,
      { name: "log", label: "Log", constant: null, takes: "block", mayBeBlank: false },
      {
        name: "setting",
        label: "Billed by",
        constant: { kind: "words", words: SETTINGS },
        takes: "cell",
        mayBeBlank: true,
      },
    ],
  },
  {
    name: "WASTAGE",
    title: "What does a dose bill, with JW or JZ?",
    args: [
      PAYER,
      {
        name: "drug",
        label: "Drug",
        constant: { kind: "text", hint: "J9355" },
        takes: "cell",
        mayBeBlank: false,
      },
      {
        name: "dose",
        label: "Dose",
        constant: { kind: "text", hint: "418 mg" },
        takes: "cell",
        mayBeBlank: false,
      },
      DOS,
      {
        name: "vials",
        label: "Vials on hand",
        constant: { kind: "text", hint: "100 mg; 40 mg x3" },
        takes: "cell",
        mayBeBlank: true,
      },
    ],
  },
];

/** The question of that name; the first where there is none. */
export function billQuestionNamed(name: string): BillQuestion {
  const [first] = BILL_QUESTIONS;
  const found = BILL_QUESTIONS.find((question) => question.name === name) ?? first;
  if (!found) throw new Error("no question about lines to bill");
  return found;
}
