// Just enough of Excel's formulas for the tests: a formula is read when it is one call of a custom function, or one
// reference or constant, and its references are rewritten when cells move or things are renamed.

import type { CellValue } from "../model";

export type Token =
  | {
      readonly kind: "string" | "number" | "error" | "function" | "name" | "punctuation" | "space";
      readonly text: string;
    }
  /** A1 with or without a sheet. */
  | { readonly kind: "reference"; readonly text: string }
  /** `Table[…]`; `table` is empty for a reference to the table that the cell is in. */
  | { readonly kind: "structured"; readonly text: string; readonly table: string; readonly specifier: string };

/** What an argument of a call is. */
export type Operand =
  | { readonly kind: "missing" }
  | { readonly kind: "constant"; readonly value: CellValue }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "reference"; readonly address: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "structured"; readonly table: string; readonly specifier: string };

export type Formula =
  | { readonly kind: "call"; readonly name: string; readonly operands: readonly Operand[] }
  | { readonly kind: "operand"; readonly operand: Operand }
  /** A formula that this workbook cannot calculate. */
  | { readonly kind: "unknown" };

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const REFERENCE = new RegExp(
  String.raw`(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(\[!])`,
  "y",
);
const PATTERNS: readonly (readonly [Exclude<Token["kind"], "structured">, RegExp])[] = [
  ["space", /\s+/y],
  ["string", /"(?:[^"]|"")*"/y],
  ["error", /#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!)/y],
  ["reference", REFERENCE],
  ["number", /\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+/y],
  ["function", /[A-Za-z_][\w.]*(?=\()/y],
  ["name", /[\p{L}_\\][\p{L}\p{N}_.\\]*/uy],
  ["punctuation", /[^]/y],
];

/** Cuts a formula into pieces that together are its text again. */
export function tokenize(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < formula.length;) {
    const token = structuredAt(formula, at) ?? plainAt(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function plainAt(formula: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text) return { kind, text };
  }
  return { kind: "punctuation", text: formula.charAt(at) };
}

/** `Table[…]` or `[…]`: brackets nest, and `'` escapes the character after it. */
function structuredAt(formula: string, at: number): Token | null {
  const pattern = /([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[/uy;
  pattern.lastIndex = at;
  const match = pattern.exec(formula);
  if (!match) return null;
  const open = at + match[0].length - 1;
  let depth = 0;
  for (let end = open; end < formula.length; end++) {
    const character = formula.charAt(end);
    if (character === "'") end++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) {
      const text = formula.slice(at, end + 1);
      return { kind: "structured", text, table: match[1] ?? "", specifier: formula.slice(open + 1, end) };
    }
  }
  return null;
}

/**
 * Reads a formula, with its "=".
 *
 * @example parseFormula("=PAYER.ADD(1,B2)")
 *   //=> { kind: "call", name: "PAYER.ADD", operands: [{ kind: "constant", value: 1 }, { kind: "reference", … }] }
 */
export function parseFormula(formula: string): Formula {
  const tokens = tokenize(formula.slice(1)).filter((token) => token.kind !== "space");
  const [first] = tokens;
  if (first?.kind !== "function") {
    const operand = parseOperand(tokens);
    return operand && operand.kind !== "missing" ? { kind: "operand", operand } : { kind: "unknown" };
  }
  const isCall = tokens[1]?.text === "(" && tokens.at(-1)?.text === ")";
  if (!isCall) return { kind: "unknown" };
  const inside = tokens.slice(2, -1);
  if (inside.length === 0) return { kind: "call", name: first.text.toUpperCase(), operands: [] };
  const operands: Operand[] = [];
  let from = 0;
  for (let at = 0; at <= inside.length; at++) {
    const isComma = inside[at]?.kind === "punctuation" && inside[at]?.text === ",";
    if (at < inside.length && !isComma) continue;
    const operand = parseOperand(inside.slice(from, at));
    if (!operand) return { kind: "unknown" };
    operands.push(operand);
    from = at + 1;
  }
  return { kind: "call", name: first.text.toUpperCase(), operands };
}

/** One argument: nothing, or a single token (a number may have a sign). */
function parseOperand(tokens: readonly Token[]): Operand | null {
  const [first, second] = tokens;
  if (!first) return { kind: "missing" };
  if (first.text === "-" && second?.kind === "number" && tokens.length === 2) {
    return { kind: "constant", value: -Number(second.text) };
  }
  if (tokens.length > 1) return null;
  switch (first.kind) {
    case "string":
      return { kind: "constant", value: first.text.slice(1, -1).replaceAll('""', '"') };
    case "number":
      return { kind: "constant", value: Number(first.text) };
    case "error":
      return { kind: "error", error: first.text };
    case "reference":
      return { kind: "reference", address: first.text };
    case "structured":
      return { kind: "structured", table: first.table, specifier: first.specifier };
    case "name":
      if (/^(true|false)$/i.test(first.text)) return { kind: "constant", value: first.text.toUpperCase() === "TRUE" };
      return { kind: "name", name: first.text };
    default:
      return null;
  }
}

/**
 * Rewrites the references of a formula.
 *
 * @param replace the new text of a reference, structured reference or name, or null to leave it
 */
export function rewriteFormula(formula: string, replace: (token: Token) => string | null): string {
  const rewritten = tokenize(formula.slice(1)).map((token) => replace(token) ?? token.text);
  return `=${rewritten.join("")}`;
}

/** What a structured reference picks: rows by part, and columns by header (null: all). */
export interface Specifier {
  readonly part: "all" | "headers" | "body" | "totals" | "thisRow";
  readonly columns: readonly [string, string] | null;
}

const PARTS: Readonly<Record<string, Specifier["part"]>> = {
  "#all": "all",
  "#headers": "headers",
  "#data": "body",
  "#totals": "totals",
  "#this row": "thisRow",
};

/**
 * Reads what stands between the brackets of a structured reference; null where this workbook does not know it.
 *
 * @example parseSpecifier("[#This Row],[CPT]") //=> { part: "thisRow", columns: ["CPT", "CPT"] }
 * @example parseSpecifier("@CPT") //=> { part: "thisRow", columns: ["CPT", "CPT"] }
 */
export function parseSpecifier(specifier: string): Specifier | null {
  let part: Specifier["part"] = "body";
  let columns: Specifier["columns"] = null;
  for (const piece of splitPieces(specifier.trim())) {
    let item = piece.trim();
    if (item.startsWith("@")) {
      part = "thisRow";
      item = item.slice(1).trim();
      if (item === "") continue;
    }
    const span = /^\[((?:[^\]']|'.)*)\]:\[((?:[^\]']|'.)*)\]$/.exec(item);
    const plain = /^\[((?:[^\]']|'.)*)\]$/.exec(item)?.[1] ?? item;
    if (span) columns = [unescape(span[1] ?? ""), unescape(span[2] ?? "")];
    else if (plain.startsWith("#")) {
      const named = PARTS[plain.toLowerCase()];
      if (!named) return null;
      part = named;
    } else columns = [unescape(plain), unescape(plain)];
  }
  return { part, columns };
}

function unescape(header: string): string {
  return header.replace(/'(.)/g, "$1");
}

/** Splits at commas outside brackets. */
function splitPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'") at++;
    else if (character === "[") depth++;
    else if (character === "]") depth--;
    else if (character === "," && depth === 0) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}
