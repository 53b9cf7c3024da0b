import { FIELD_CHOICES, type Field } from "../../../claims/fields";

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
  /** The function takes one value for all rows, and no column. */
  readonly isOne?: true;
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

const YES_NO = { kind: "words", words: ["Yes", "No"] } as const;

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
  {
    name: "INCIDENTTO",
    title: "Under whose NPI is it billed?",
    header: "Incident-to",
    about: "Under whose NPI a service of an NP, PA or CNS is billed, and why",
    asks: "rows",
    args: [
      PAYER,
      DOS,
      { name: "newPatient", label: "New patient", fields: ["New Patient"], constant: YES_NO, mayBeBlank: true },
      { name: "newProblem", label: "New problem", fields: ["New Problem"], constant: YES_NO, mayBeBlank: true },
      {
        name: "supervision",
        label: "Supervision",
        fields: ["Supervision"],
        constant: { kind: "words", words: FIELD_CHOICES.Supervision },
        mayBeBlank: true,
      },
      PLACE,
    ],
  },
  {
    name: "GENOMIC",
    title: "Is a genomic test covered?",
    header: "Genomic coverage",
    about: "Whether the payer covers the test for the diagnoses, and whether a Z-code is wanted",
    asks: "rows",
    args: [PAYER, CODE, DIAGNOSES, DOS],
  },
  {
    name: "POLICY",
    title: "What holds for a coding topic?",
    header: "Coding policy",
    about: "What holds for a topic of coding policy",
    asks: "rows",
    args: [
      PAYER,
      { name: "topic", label: "Topic", fields: [], constant: { kind: "topic" }, mayBeBlank: false, isOne: true },
      DOS,
      { ...CODE, mayBeBlank: true },
    ],
  },
  {
    name: "UNITS",
    title: "How many units does a time earn?",
    header: "Units earned",
    about: "The units that the minutes earn",
    asks: "rows",
    args: [
      PAYER,
      CODE,
      {
        name: "minutes",
        label: "Minutes",
        fields: ["Minutes"],
        constant: { kind: "text", hint: "72" },
        mayBeBlank: false,
      },
      DOS,
    ],
  },
  {
    name: "WHY",
    title: "Why: which row decided?",
    header: "Why",
    about: "Which row of the matrix decided, and what nearly did",
    asks: "rows",
    args: [
      PAYER,
      {
        name: "topic",
        label: "About",
        fields: [],
        constant: { kind: "subject" },
        mayBeBlank: false,
        isOne: true,
      },
      CODE,
      DOS,
      DIAGNOSES,
    ],
  },
];

/** Functions that are no question about the rows of a sheet, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  TABLE: "holds the matrix",
  MATRIX: "holds the matrix",
  COMPARE: "a table of its own, about one code: Ask inserts it",
  GRID: "a table of its own, on the sheet Matrix",
  FINDINGS: "a table of its own: the Check place shows it",
  INFUSION: "a table of its own, about one log: Lines to bill inserts it",
  WASTAGE: "a table of its own, about one dose: Lines to bill inserts it",
  VERSION: "nothing about claims",
};

/** The question of that name. @throws where there is none */
export function questionNamed(name: string): Question {
  const found = QUESTIONS.find((question) => question.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
}
