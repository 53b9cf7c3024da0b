import type { ClaimLine, UnusableLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import type { MatrixCells } from "../../matrix/matrix";
import type { PayerBook } from "../../matrix/payers";
import { folded, isBlank, textOf } from "../../values/cell";
import { remembered } from "../../values/remembered";
import type { DecidedBy, Finding } from "../finding";
import type { CheckId } from "../ids";

/*
 * A finding is known again in another export: by its check and its lines, wherever they stand. Lines are known by payer, patient, date of service,
 * claim, and line number or code. These texts name patients: they are never kept, only their salted hashes are (src/storage/memory.ts).
 */

/** What a finding is known by. Texts to be hashed. */
export interface FindingName {
  /** Which finding it is: the same in the next export of the same claims. */
  readonly key: string;
  /** What it speaks of: every field of its lines, its severity and the rule that decided. Another content is another matter. */
  content(): string;
  /** Which claim its first line belongs to; "" for a finding that is told once for lines of many claims. */
  readonly claim: string;
}

/** What of a sheet is known again. */
export interface SheetNames {
  /** In the order of the findings. */
  readonly findings: readonly FindingName[];
  /** Each claim of the sheet once. */
  readonly claims: readonly string[];
}

/** What the names are made of. */
export interface NamesInput {
  readonly sheet: Pick<ClaimSheet, "lines" | "unusable">;
  readonly findings: readonly Finding[];
  readonly payers: Pick<PayerBook, "find">;
  /** The tables of which a row decided. */
  readonly cells: MatrixCells;
}

/** Findings of these are told once, for lines of the whole sheet: they are known by their words. */
export const TOLD_ONCE: ReadonlySet<CheckId> = new Set(["ADM-06", "REV-01"]);

/** Columns of a row that change nothing of what it decides. */
const UPKEEP: ReadonlySet<string> = new Set(["Source", "Source Date", "Reviewed", "Note"]);

const STEP = 500;

/** Names the findings of a sheet, in steps, so that a screen stays alive. */
export function* namesInSteps(
  input: NamesInput,
): Generator<{ readonly done: number; readonly of: number }, SheetNames> {
  const { sheet, findings, payers, cells } = input;
  const of = sheet.lines.length + sheet.unusable.length + findings.length;
  let done = 0;
  const payerKeyOf = remembered((text: string) => payers.find(text)?.id ?? folded(text));
  const ruleOf = rowTexts(cells);
  const names = new Map<number, string>();
  const claims = new Map<number, string>();
  const times = new Map<string, number>();
  const contents = new Map<number, ClaimLine | UnusableLine>();
  for (const line of [...sheet.lines, ...sheet.unusable].sort((a, b) => a.index - b.index)) {
    if (++done % STEP === 0) yield { done, of };
    const claim = [payerKeyOf(line.payer), folded(line.patient), line.dos ?? "", folded(line.claim)].join("\u0000");
    const name = `${claim}\u0000${"code" in line ? line.line || line.code : "?"}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    names.set(line.index, `${name}\u0000${time}`);
    claims.set(line.index, claim);
    contents.set(line.index, line);
  }
  const lineText = remembered((index: number) => {
    const line = contents.get(index);
    return line ? contentOf(line) : "";
  }, Infinity);
  const named: FindingName[] = [];
  times.clear();
  for (const finding of findings) {
    if (++done % STEP === 0) yield { done, of };
    const { check, lines, payer, message, severity, decidedBy } = finding;
    const once = TOLD_ONCE.has(check);
    const base = once
      ? [check, payerKeyOf(payer), message].join("\u0001")
      : [check, ...lines.map((line) => names.get(line) ?? "")].join("\u0001");
    const time = (times.get(base) ?? 0) + 1;
    times.set(base, time);
    named.push({
      key: `${base}\u0001${time}`,
      content: () => [severity, ruleOf(decidedBy), ...(once ? [message] : lines.map(lineText))].join("\u0001"),
      claim: once ? "" : (claims.get(lines[0] ?? 0) ?? ""),
    });
  }
  return { findings: named, claims: [...new Set(claims.values())] };
}

const NO_NAMES = { renderingName: "", billingName: "" };

/**
 * Everything that a line says, wherever it stands. What is blank is left out, so that a column more or less in tomorrow's export changes
 * a line only where it says something; names of providers, which no check reads, are not of it.
 */
export function contentOf(line: ClaimLine | UnusableLine): string {
  const {
    index: _index,
    row: _row,
    bad,
    renderingName: _rendering,
    billingName: _billing,
    ...fields
  } = {
    ...NO_NAMES,
    ...line,
  };
  const said = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify([said, bad.map(({ field, text }) => [field, text])]);
}

/** What decided, as text: the whole row but for its upkeep, or the public rule. */
function rowTexts(cells: MatrixCells): (decided: DecidedBy) => string {
  const known = new Map<string, string>();
  return (decided) => {
    if (decided.kind === "public") return `${decided.title}\u0002${decided.from ?? ""}`;
    const key = `${decided.table}!${decided.row}`;
    let text = known.get(key);
    if (text === undefined) {
      const table = cells[decided.table];
      const row = table?.rows[decided.row - table.firstRow] ?? [];
      const said = (table?.headers ?? []).flatMap((header, at) =>
        isBlank(row[at]) || UPKEEP.has(textOf(header)) ? [] : [`${textOf(header)}=${textOf(row[at])}`],
      );
      known.set(key, (text = `${decided.table}\u0002${said.join("\u0002")}`));
    }
    return text;
  };
}
