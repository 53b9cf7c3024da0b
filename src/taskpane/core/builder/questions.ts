import type { Field } from "../../../claims/fields";

/** What may be given for an argument in place of a column. */
export type ConstantKind =
  | { readonly kind: "text"; readonly hint: string }
  | { readonly kind: "payer" | "date" | "subject" | "topic" }
  | { readonly kind: "words"; readonly words: readonly string[] };

/** An argument of a function as the builder asks for it. */
export interface QuestionArgument {
  /** The parameter's name in functions.json. */
  readonly name: string;
  readonly label: string;
  /** The claim fields that it is taken from: of the first that the sheet has a column for. */
  readonly fields: readonly Field[];
  readonly constant: ConstantKind;
  /** Whether it may be left out. */
  readonly mayBeBlank: boolean;
}

/** A question that is answered for every row of a sheet, and the function that answers it. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** The header of the column of answers. */
  readonly header: string;
  /** What the column says, as its header tells when it is selected. */
  readonly about: string;
  /** Asked of each row by its own cells, or of all rows with their headers at once. */
  readonly asks: "rows" | "lines";
  /** In the order of the function's parameters, without the matrix, and without the headers and lines of `lines`. */
  readonly args: readonly QuestionArgument[];
}

const PAYER: QuestionArgument = {
  name: "payer",
  label: "Payer",
  fields: ["Payer"],
  constant: { kind: "payer" },
  mayBeBlank: false,
};
const CODE: QuestionArgument = {
  name: "code",
  label: "Code",
  fields: ["CPT"],
  constant: { kind: "text", hint: "96413" },
  mayBeBlank: false,
};
const DOS: QuestionArgument = {
  name: "dos",
  label: "Date of service",
  fields: ["DOS"],
  constant: { kind: "date" },
  mayBeBlank: false,
};
const DIAGNOSES: QuestionArgument = {
  name: "diagnoses",
  label: "Diagnoses",
  fields: ["Dx"],
  constant: { kind: "text", hint: "C34.11; C78.7" },
  mayBeBlank: true,
};
const PLACE: QuestionArgument = {
  name: "pos",
  label: "POS",
  fields: ["POS"],
  constant: { kind: "text", hint: "11" },
  mayBeBlank: true,
};

/** The questions of the builder, in the order in which they are offered. */
export const QUESTIONS: readonly Question[] = [
  {
    name: "AUTH",
    title: "Is prior authorisation required?",
    header: "Authorisation",
    about: "Whether the payer wants prior authorisation",
    asks: "rows",
    args: [PAYER, CODE, DOS, DIAGNOSES, PLACE],
  },
  {
    name: "CHECK",
    title: "What does the check say of each line?",
    header: "Check",
    about: "The worst finding of each line",
    asks: "lines",
    args: [{ name: "asOf", label: "As of", fields: [], constant: { kind: "date" }, mayBeBlank: true }],
  },
  {
    name: "BUNDLED",
    title: "Is it bundled with another code?",
    header: "Bundled",
    about: "Whether the payer bundles the two codes, and which modifier keeps them apart",
    asks: "rows",
    args: [
      PAYER,
      { ...CODE, name: "code1" },
      { ...CODE, name: "code2", label: "With", fields: [], constant: { kind: "text", hint: "36593" } },
      DOS,
      {
        name: "modifiers",
        label: "Modifiers",
        fields: ["Mods"],
        constant: { kind: "text", hint: "59; 25" },
        mayBeBlank: true,
      },
    ],
  },
  {
    name: "LIMIT",
    title: "What is the unit limit?",
    header: "Unit limit",
    about: "The unit limit in force: the payer's own, else the national one",
    asks: "rows",
    args: [PAYER, CODE, DOS],
  },
  {
    name: "CODE",
    title: "Is the code valid on the day?",
    header: "Code",
    about: "Whether the code exists on the date of service, and what replaces it",
    asks: "rows",
    args: [CODE, DOS],
  },
];

/** Functions that are no question about the rows of a sheet, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  TABLE: "holds the matrix",
  MATRIX: "holds the matrix",
  COMPARE: "a table of its own, about one code: Ask inserts it",
  GRID: "a table of its own, on the sheet Matrix",
  VERSION: "nothing about claims",
};

/** The question of that name. @throws where there is none */
export function questionNamed(name: string): Question {
  const found = QUESTIONS.find((question) => question.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
}
