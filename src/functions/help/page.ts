// The shape of a help page. Pages are data and not prose, so that every example can be run as a test: what a page promises
// is what the function answers.

/** What a person sees in one cell. */
export type HelpCell = string | number;

/** One argument of an example: what a person types, and what the function is given. */
export type HelpArgument =
  | { readonly kind: "matrix" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "date"; readonly iso: string }
  | { readonly kind: "range"; readonly at: string; readonly rows: readonly (readonly HelpCell[])[] }
  | { readonly kind: "table"; readonly name: string };

/**
 * What an example answers: one cell, cells that spill or the first of them, or, where the answer holds a content hash, how it looks and a pattern
 * that it matches.
 */
export type HelpAnswer =
  | { readonly kind: "cell"; readonly value: HelpCell }
  | { readonly kind: "spill"; readonly rows: readonly (readonly HelpCell[])[] }
  | { readonly kind: "corner"; readonly rows: readonly (readonly HelpCell[])[] }
  | { readonly kind: "like"; readonly shown: string; readonly pattern: RegExp };

export interface HelpExample {
  readonly title: string;
  readonly args: readonly HelpArgument[];
  /** What the formula shows. */
  readonly answer: HelpAnswer;
  /** Functions of Excel around the call, where it stands in a formula of theirs. */
  readonly within?: Within;
  /** Why that is the answer. */
  readonly because: string;
}

/** A formula of Excel around a call: `="Checked with "&PAYER.VERSION()`. */
export interface Within {
  readonly before: string;
  readonly after: string;
  /** What it makes of the call's answer. */
  of(answer: string): string;
}

export interface HelpPage {
  /** The function without its namespace: `AUTH`. */
  readonly name: string;
  /** The question it answers, as a person would ask it. */
  readonly question: string;
  readonly about: readonly string[];
  /** What may be given for each parameter, by its name in the function's signature. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Answers that are no error, where they are a known few. */
  readonly answers: readonly { readonly answer: string; readonly means: string }[];
  readonly examples: readonly HelpExample[];
  readonly errors: readonly { readonly shown: string; readonly when: string; readonly whatToDo: string }[];
}

/** The cell `PolicyMatrix`. */
export const matrix: HelpArgument = { kind: "matrix" };

/** Text typed between quotes. */
export function text(value: string): HelpArgument {
  return { kind: "text", text: value };
}

/** A date, written with DATE() since that reads the same in every country: `date("2026-10-14")`. */
export function date(iso: string): HelpArgument {
  return { kind: "date", iso };
}

/** Cells of the sheet, shown above the formula: `range("A2:A3", [["J9271"], ["J9035"]])`. */
export function range(at: string, rows: readonly (readonly HelpCell[])[]): HelpArgument {
  return { kind: "range", at, rows };
}

/** A whole matrix table with its headers: `PriorAuth[#All]`. */
export function table(name: string): HelpArgument {
  return { kind: "table", name };
}

/** An answer in one cell. */
export function cell(value: HelpCell): HelpAnswer {
  return { kind: "cell", value };
}

/** An answer that spills. */
export function spill(rows: readonly (readonly HelpCell[])[]): HelpAnswer {
  return { kind: "spill", rows };
}

/** An answer that spills over more cells than a page shows: those of its upper left corner. */
export function corner(rows: readonly (readonly HelpCell[])[]): HelpAnswer {
  return { kind: "corner", rows };
}

/** An answer of which a part cannot be foreseen. */
export function like(shown: string, pattern: RegExp): HelpAnswer {
  return { kind: "like", shown, pattern };
}

/**
 * The formula of an example, as it is typed.
 *
 * @example formulaOf("CODE", [matrix, text("77385"), date("2026-03-02")]) //=> '=PAYER.CODE(PolicyMatrix,"77385",DATE(2026,3,2))'
 */
export function formulaOf(name: string, args: readonly HelpArgument[]): string {
  return `=PAYER.${name}(${args.map(typed).join(",")})`;
}

/** The whole formula of an example, with what stands around the call. */
export function exampleFormula(name: string, { args, within }: Pick<HelpExample, "args" | "within">): string {
  const call = formulaOf(name, args);
  return within ? `=${within.before}${call.slice(1)}${within.after}` : call;
}

function typed(argument: HelpArgument): string {
  switch (argument.kind) {
    case "matrix":
      return "PolicyMatrix";
    case "text":
      return `"${argument.text.replaceAll('"', '""')}"`;
    case "date":
      return `DATE(${argument.iso.split("-").map(Number).join(",")})`;
    case "range":
      return argument.at;
    case "table":
      return `${argument.name}[#All]`;
  }
}
