import { groupedInSteps } from "../../claims/groups";
import { isInstitutional, type ClaimLine, type UnusableLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import { isFrequency, payerTurn, sendingOf, type Sending } from "../../claims/standing";
import type { PayerBook } from "../../matrix/payers";
import { folded } from "../../values/cell";
import type { Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { Cents } from "../../values/money";
import { atOnce, eachInSteps, groupInSteps, type Steps } from "../../values/steps";

/** What is sent to a payer as one: the lines of a sheet that belong together. */
export interface SheetClaim {
  /** The claim's id, "" where the sheet has none. */
  readonly claim: string;
  /** How its lines were put together: by the id, or by payer, patient, date of service and billing group. */
  readonly by: "id" | "encounter";
  /** The payer's name as the matrix has it, else as the sheet says it. */
  readonly payer: string;
  readonly patient: string;
  /** First and last date of service; `null` where no row of it has one that can be read. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly sending: Sending;
  /** In which turn the payer is billed. */
  readonly turn: 1 | 2 | 3;
  /** Its frequency as it is typed, where that is none of 1, 7 and 8. */
  readonly frequency: string;
  /** Positions of its rows, unusable ones among them, in sheet order. */
  readonly lines: readonly number[];
  /** Positions of rows that cannot be read as claim lines. */
  readonly unusable: readonly number[];
  /** Rows that cannot be read and may belong to this claim or to another. */
  readonly doubtful: readonly number[];
  /** The charges of its lines. */
  readonly amount: Cents;
  /** Rows whose charge is blank or cannot be read. */
  readonly withoutCharge: number;
}

type Payers = Pick<PayerBook, "find">;

/** A claim while its rows come together. */
interface Gathered {
  readonly lines: readonly ClaimLine[];
  readonly unusable: UnusableLine[];
  readonly doubtful: UnusableLine[];
}

/**
 * The claims of a sheet, in the order of their first rows. Every row belongs to exactly one.
 * - Lines with a claim id belong together by id, payer, payer order, patient and sending: one id stands for several claims where two payers
 *   are billed in turn, and where a claim is taken back and sent anew.
 * - Lines without one belong together as an encounter does (groups.ts), and by sending.
 * - A row that cannot be read belongs to the claim whose id, or else whose patient, it names and with which nothing that it says disagrees: to the
 *   nearest of several, and the others are told of it. Where there is none it is a claim of its own.
 * @example claimsOf(sheet, matrix.payers).length
 */
export function claimsOf(sheet: Pick<ClaimSheet, "lines" | "unusable">, payers: Payers): SheetClaim[] {
  return atOnce(claimsInSteps(sheet, payers));
}

/** The same in steps. */
export function* claimsInSteps(
  { lines, unusable }: Pick<ClaimSheet, "lines" | "unusable">,
  payers: Payers,
): Steps<SheetClaim[]> {
  const payerKeyOf = payerKeys(payers);
  const { encounters } = yield* groupedInSteps(
    lines.filter(({ claim }) => claim === ""),
    payerKeyOf,
  );
  const encounterOf = new Map<ClaimLine, number>();
  yield* eachInSteps(encounters.entries(), ([i, own]) => {
    for (const line of own.lines) encounterOf.set(line, i);
  });
  const byKey = yield* groupInSteps(lines, (line) => keyOf(line, payerKeyOf, encounterOf.get(line)));
  const gathered: Gathered[] = [...byKey.values()].map((own) => ({ lines: own, unusable: [], doubtful: [] }));
  yield;
  const alone = yield* withUnusable(gathered, unusable, payerKeyOf);
  const claims: SheetClaim[] = [];
  yield* eachInSteps([...gathered, ...alone], (claim) => claims.push(told(claim, payers)));
  return claims.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

function payerKeys(payers: Payers): (text: string) => string {
  const keys = new Map<string, string>();
  return (text) => {
    let key = keys.get(text);
    if (key === undefined) keys.set(text, (key = payers.find(text)?.id ?? folded(text)));
    return key;
  };
}

function keyOf(line: ClaimLine, payerKeyOf: (text: string) => string, encounter: number | undefined): string {
  const sending = sendingOf(line.frequency);
  if (encounter !== undefined) return ["encounter", encounter, sending].join("\u0000");
  return [
    "id",
    folded(line.claim),
    payerKeyOf(line.payer),
    payerTurn(line.payerOrder),
    folded(line.patient),
    sending,
    isInstitutional(line),
  ].join("\u0000");
}

/** Puts rows that cannot be read to the claims they belong to. @returns claims that have no other rows */
function* withUnusable(
  claims: readonly Gathered[],
  rows: readonly UnusableLine[],
  payerKeyOf: (text: string) => string,
): Steps<Gathered[]> {
  if (rows.length === 0) return [];
  const byId = yield* groupInSteps(claims, ({ lines }) => folded(lines[0]?.claim ?? ""));
  const byPatient = yield* groupInSteps(claims, ({ lines }) => folded(lines[0]?.patient ?? ""));
  const alone: UnusableLine[] = [];
  yield* eachInSteps(rows, (row) => {
    const named = row.claim !== "" ? byId.get(folded(row.claim)) : byPatient.get(folded(row.patient));
    const known = row.claim !== "" || row.patient !== "";
    const fitting = known ? (named ?? []).filter(({ lines }) => fits(row, lines, payerKeyOf)) : [];
    const [nearest, ...others] = [...fitting].sort((a, b) => distance(a, row) - distance(b, row));
    if (!nearest) alone.push(row);
    else nearest.unusable.push(row);
    for (const other of others) other.doubtful.push(row);
  });
  const nameOf = (row: UnusableLine): string => {
    if (row.claim === "" && row.patient === "") return `row ${row.index}`;
    return [folded(row.claim), payerKeyOf(row.payer), folded(row.patient), row.claim === "" ? row.dos : ""].join(
      "\u0000",
    );
  };
  return [...groupBy(alone, nameOf).values()].map((own) => ({ lines: [], unusable: own, doubtful: [] }));
}

/** Whether nothing that a row says disagrees with a claim. */
function fits(row: UnusableLine, lines: readonly ClaimLine[], payerKeyOf: (text: string) => string): boolean {
  const [first] = lines;
  if (!first) return false;
  if (row.patient !== "" && folded(row.patient) !== folded(first.patient)) return false;
  if (row.payer !== "" && payerKeyOf(row.payer) !== payerKeyOf(first.payer)) return false;
  return row.dos === null || row.claim !== "" || lines.some(({ dos }) => dos === row.dos);
}

const distance = ({ lines }: Gathered, { index }: UnusableLine): number =>
  lines.reduce((least, line) => Math.min(least, Math.abs(line.index - index)), Infinity);

function told({ lines, unusable, doubtful }: Gathered, payers: Payers): SheetClaim {
  const line = lines[0];
  const { claim = "", payer = "", patient = "" } = line ?? unusable[0] ?? {};
  const days = [...lines, ...unusable].flatMap(({ dos }) => dos ?? []);
  const ends = lines.flatMap(({ dos, dosTo }) => dosTo ?? dos);
  const charges = lines.flatMap(({ charge }) => charge ?? []);
  const indexes = (rows: readonly { readonly index: number }[]): number[] =>
    rows.map(({ index }) => index).sort((a, b) => a - b);
  return {
    claim,
    by: claim === "" ? "encounter" : "id",
    payer: payers.find(payer)?.name ?? payer,
    patient,
    from: days.length === 0 ? null : least(days),
    to: days.length === 0 ? null : most([...days, ...ends]),
    sending: sendingOf(line?.frequency ?? ""),
    turn: payerTurn(line?.payerOrder ?? ""),
    frequency: lines.find(({ frequency }) => !isFrequency(frequency))?.frequency ?? "",
    lines: indexes([...lines, ...unusable]),
    unusable: indexes(unusable),
    doubtful: indexes(doubtful),
    amount: charges.reduce((sum, charge) => sum + charge, 0),
    withoutCharge: lines.length - charges.length + unusable.length,
  };
}

const least = (days: readonly Day[]): Day => days.reduce((a, b) => Math.min(a, b));
const most = (days: readonly Day[]): Day => days.reduce((a, b) => Math.max(a, b));
