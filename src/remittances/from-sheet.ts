import { mapSheet, type MapSheetOptions } from "../claims/mapping/map-sheet";
import type { Field } from "../claims/fields";
import { folded, isBlank, numberOf, textOf, type CellValue, type Cells } from "../values/cell";
import { parseDay, type Day } from "../values/day";
import { splitList } from "../values/lists";
import { centsOf, type Cents } from "../values/money";
import type { Adjustment, Answer, Remittance } from "./remittance";

/** What a sheet of denials says beside the fields of a claim line. */
type AnswerField = "paid" | "reasons" | "remarks" | "denied" | "status" | "paidOn" | "received" | "payment" | "group";

/** What systems call them, folded and without punctuation. */
const HEADERS: Readonly<Record<AnswerField, readonly string[]>> = {
  paid: [
    "paid",
    "paid amount",
    "amount paid",
    "payment amount",
    "insurance paid",
    "ins paid",
    "payer paid",
    "line paid",
  ],
  reasons: [
    "carc",
    "carcs",
    "reason",
    "reason code",
    "reason codes",
    "adjustment reason",
    "adjustment reason code",
    "denial code",
    "denial codes",
    "denial reason",
    "denial reason code",
    "claim adjustment reason code",
    "adj reason",
    "adj code",
    "adjustment code",
  ],
  remarks: ["rarc", "rarcs", "remark", "remark code", "remark codes", "remarks", "remittance remark code"],
  denied: ["denied", "denied amount", "amount denied", "denial amount"],
  status: ["status", "claim status", "line status", "outcome", "denied yn"],
  paidOn: [
    "paid date",
    "payment date",
    "check date",
    "remit date",
    "remittance date",
    "posted date",
    "denial date",
    "date denied",
    "date paid",
    "era date",
    "eob date",
  ],
  received: [
    "received",
    "received date",
    "date received",
    "submitted",
    "submit date",
    "submission date",
    "date submitted",
    "billed date",
    "date billed",
  ],
  payment: ["check", "check number", "check no", "eft", "trace", "trace number", "payment number", "check eft"],
  group: ["group code", "adjustment group", "adj group", "cas group"],
};

const BY_HEADER = new Map(
  (Object.entries(HEADERS) as [AnswerField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

const headerOf = (cell: CellValue): string => folded(textOf(cell).replace(/[^A-Za-z0-9]+/g, " "));

/** The columns that tell what was answered, and the row of their headers; `null` where no row names both a service and an answer. */
function answerColumns(
  cells: Cells,
): { readonly at: number; readonly columns: ReadonlyMap<AnswerField, readonly number[]> } | null {
  for (const [at, row] of cells.slice(0, 30).entries()) {
    const columns = new Map<AnswerField, number[]>();
    row.forEach((cell, index) => {
      const field = BY_HEADER.get(headerOf(cell).replace(/ \d$/, ""));
      if (field) columns.set(field, [...(columns.get(field) ?? []), index]);
    });
    if (
      (columns.has("reasons") || columns.has("denied") || columns.has("paid")) &&
      row.filter((cell) => !isBlank(cell)).length >= 4
    )
      return { at, columns };
  }
  return null;
}

/** A sheet that cannot be read as denials, and why. */
export interface NoRemittance {
  readonly message: string;
}

/** Whether a sheet tells what was paid or denied, beside claim lines. */
export const tellsAnswers = (cells: Cells): boolean => answerColumns(cells) !== null;

/**
 * Reads a sheet of denials or payments: the columns of claim lines are mapped as those of any export (src/claims/mapping), and beside them
 * what was paid, denied and why. Rows that say nothing of either are passed over and counted.
 */
export function readDenialSheet(cells: Cells, file: string, options: MapSheetOptions = {}): Remittance | NoRemittance {
  const found = answerColumns(cells);
  if (!found)
    return {
      message: `${file}: no row of headers names what was paid or denied. Name the columns Claim or Patient, DOS, CPT, and CARC, Denied or Paid`,
    };
  const { at, columns } = found;
  const answering = new Set([...columns.values()].flat());
  const claimCells = cells.slice(at).map((row) => row.map((cell, i) => (answering.has(i) ? "" : cell)));
  const mapping = mapSheet(claimCells, options);
  const places = new Map<Field, number[]>();
  if (mapping.kind === "mapping")
    for (const { index, slot } of mapping.columns)
      if (slot) places.set(slot.field, [...(places.get(slot.field) ?? []), index]);
  const lacking = (["CPT"] as const).filter((field) => !places.has(field));
  if (lacking.length > 0 || (!places.has("Claim") && !(places.has("Patient") && places.has("DOS"))))
    return {
      message: `${file}, row ${at + 1}: the headers name what was paid or denied, and no ${lacking.length > 0 ? "CPT" : "Claim, nor Patient and DOS"}. A denial must name its line`,
    };
  const fixedPayer = mapping.kind === "mapping" ? (mapping.fixed.get("Payer") ?? "") : "";
  const answers: Answer[] = [];
  const notes: string[] = [];
  let silent = 0;
  cells.slice(at + 1).forEach((row, i) => {
    if (row.every(isBlank)) return;
    const text = (field: Field): string =>
      places
        .get(field)
        ?.map((index) => textOf(row[index]))
        .filter((part) => part !== "")
        .join(" ") ?? "";
    const cell = (field: AnswerField): CellValue =>
      columns
        .get(field)
        ?.map((index) => row[index])
        .find((value) => !isBlank(value));
    const said = (field: AnswerField): string[] =>
      columns.get(field)?.flatMap((index) => splitList(textOf(row[index]).replaceAll("/", ";"))) ?? [];
    const sheetRow = at + 2 + i;
    const code = text("CPT").toUpperCase();
    const answer = answerIn({
      charge: centsOf(row[places.get("Charge")?.[0] ?? -1]),
      paid: centsOf(cell("paid")),
      denied: cell("denied"),
      status: textOf(cell("status")),
      reasons: said("reasons"),
      group: textOf(cell("group")),
    });
    if (code === "" || !answer) {
      silent++;
      return;
    }
    answers.push({
      payer: text("Payer") || fixedPayer,
      claim: text("Claim"),
      line: text("Line"),
      patient: text("Patient"),
      dos: dayIn(row[places.get("DOS")?.[0] ?? -1]),
      code,
      mods: text("Mods")
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((mod) => mod !== ""),
      units: numberOf(row[places.get("Units")?.[0] ?? -1]),
      remarks: said("remarks").map((remark) => remark.toUpperCase()),
      paidOn: dayIn(cell("paidOn")),
      received: dayIn(cell("received")),
      payment: textOf(cell("payment")),
      from: { file, place: `row ${sheetRow}` },
      ...answer,
    });
  });
  if (silent > 0)
    notes.push(
      `${file}: ${silent} row${silent === 1 ? " says" : "s say"} neither what was paid nor why it was denied, or names no code, and ${silent === 1 ? "is" : "are"} passed over`,
    );
  return { file, answers, notes };
}

/** A date cell: a serial or a text. */
function dayIn(cell: CellValue): Day | null {
  if (typeof cell === "number") return Number.isInteger(cell) && cell > 366 && cell < 2_958_466 ? cell : null;
  return parseDay(textOf(cell));
}

interface SaidOfRow {
  readonly charge: Cents | null;
  readonly paid: Cents | null;
  readonly denied: CellValue;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly group: string;
}

/** What a row says was paid and not; `null` where it says neither. */
function answerIn({
  charge,
  paid,
  denied,
  status,
  reasons,
  group,
}: SaidOfRow): Pick<Answer, "charge" | "paid" | "kind" | "adjustments"> | null {
  const deniedAmount = centsOf(denied);
  const saysDenied = /^(y|yes|true|x|denied)$/i.test(textOf(denied)) || /den(ied|ial)|reject/i.test(status);
  if (paid === null && deniedAmount === null && !saysDenied && reasons.length === 0 && status === "") return null;
  const billed = charge ?? (deniedAmount ?? 0) + (paid ?? 0);
  const left = deniedAmount ?? Math.max(billed - (paid ?? 0), 0);
  const adjustments = reasons.map((text, i): Adjustment => ({ ...reasonOf(text, group), amount: i === 0 ? left : 0 }));
  if (adjustments.length === 0 && (saysDenied || (deniedAmount ?? 0) > 0))
    adjustments.push({ group, reason: UNSAID, amount: left });
  // A reason with a blank for what was paid is a denial: so exports of denials are written.
  return {
    charge: billed || 1,
    paid: paid ?? 0,
    kind: saysDenied ? "denied" : "processed",
    adjustments: adjustments.map((each, i) => (i === 0 ? { ...each, amount: each.amount || 1 } : each)),
  };
}

/** The reason of a denial of which the sheet says none. */
export const UNSAID = "?";

/** A reason as people write it: `CO-197`, `CO197`, `197`, `197 - no authorisation`. */
function reasonOf(text: string, group: string): Pick<Adjustment, "group" | "reason"> {
  const parts = /^(CO|PR|OA|PI|CR)?\s*[- ]?\s*([A-Z]?\d{1,3})\b/i.exec(text.trim());
  if (!parts?.[2]) return { group, reason: UNSAID };
  return { group: (parts[1] ?? group).toUpperCase(), reason: parts[2].toUpperCase().replace(/^0+(?=\d)/, "") };
}

export const isRemittance = (read: Remittance | NoRemittance): read is Remittance => "answers" in read;
