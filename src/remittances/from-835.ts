import type { Day } from "../values/day";
import type { Cents } from "../values/money";
import { moneyText } from "../values/money";
import { amountAt, dayAt, daysAt, elementOf, needed, quantityAt, serviceAt } from "../x12/elements";
import { readTransactionSets, refuse, X12Problem, type Segment, type TransactionSet } from "../x12/segments";
import type { Adjustment, Answer, AnswerKind, Remittance } from "./remittance";

/** What has been read of a service so far. */
interface Service {
  readonly segment: Segment;
  readonly code: string;
  readonly mods: readonly string[];
  readonly charge: Cents;
  readonly paid: Cents;
  readonly units: number | null;
  line: string;
  dos: Day | null;
  readonly adjustments: Adjustment[];
  readonly remarks: string[];
}

/** What has been read of a claim so far. */
interface Claim {
  readonly segment: Segment;
  readonly claim: string;
  readonly kind: AnswerKind;
  readonly charge: Cents;
  readonly paid: Cents;
  patient: string;
  dos: Day | null;
  received: Day | null;
  readonly adjustments: Adjustment[];
  readonly remarks: string[];
  readonly services: Service[];
}

/** What holds for a whole payment. */
interface Payment {
  readonly file: string;
  payer: string;
  paidOn: Day | null;
  number: string;
}

/**
 * Reads a remittance (X12 835, guide 005010X221): every interchange, group and set of the file. What is not as the guide wants it is refused
 * with its segment and position; amounts that do not add up are noted, since payers do send such.
 * @throws X12Problem where the file cannot be used
 */
export function readRemittance(text: string, file: string): Remittance {
  const sets = readTransactionSets(text);
  const notes: string[] = [];
  const answers = sets.flatMap((set) => answersOf(set, file, notes));
  return { file, answers, notes };
}

function answersOf(set: TransactionSet, file: string, notes: string[]): Answer[] {
  if (set.kind !== "835")
    refuse(
      set.start,
      `this is a transaction set ${set.kind || "without a kind"}; a remittance is an 835${set.kind === "837" ? ". Open an 837 as a claim file" : ""}`,
    );
  const payment: Payment = { file, payer: "", paidOn: null, number: "" };
  const claims = claimsOf(set, payment);
  if (payment.payer === "") refuse(set.start, "the set names no payer (N1*PR)");
  for (const claim of claims) {
    const note = balanceNote(claim, file);
    if (note) notes.push(note);
  }
  return claims.flatMap((claim) => claimAnswers(claim, payment));
}

function claimsOf(set: TransactionSet, payment: Payment): Claim[] {
  const claims: Claim[] = [];
  let claim: Claim | null = null;
  let service: Service | null = null;
  const [first] = set.segments;
  if (first?.id !== "BPR") refuse(first ?? set.start, "a remittance begins with BPR behind ST");
  for (const segment of set.segments) {
    switch (segment.id) {
      case "BPR":
        amountAt(segment, 2);
        if (elementOf(segment, 16) !== "") payment.paidOn = dayAt(segment, 16);
        break;
      case "TRN":
        payment.number = needed(segment, 2);
        break;
      case "N1":
        if (elementOf(segment, 1) === "PR") payment.payer = needed(segment, 2);
        break;
      case "CLP":
        claims.push((claim = claimAt(segment)));
        service = null;
        break;
      case "SVC":
        if (!claim) return refuse(segment, "a service stands before its claim (CLP)");
        claim.services.push((service = serviceFrom(segment, set)));
        break;
      case "CAS":
        if (!claim) return refuse(segment, "an adjustment stands before its claim (CLP)");
        (service ?? claim).adjustments.push(...adjustmentsAt(segment));
        break;
      case "NM1":
        if (claim && !service && elementOf(segment, 1) === "QC") claim.patient = patientAt(segment) || claim.patient;
        break;
      case "DTM":
        readDate(segment, claim, service);
        break;
      case "REF":
        if (service && elementOf(segment, 1) === "6R") service.line = needed(segment, 2);
        break;
      case "LQ":
        if (service && elementOf(segment, 1) === "HE") service.remarks.push(needed(segment, 2).toUpperCase());
        break;
      case "MOA":
        if (claim) claim.remarks.push(...remarksAt(segment, [3, 4, 5, 6, 7]));
        break;
      case "MIA":
        if (claim) claim.remarks.push(...remarksAt(segment, [5, 20, 21, 22, 23]));
        break;
    }
  }
  return claims;
}

function claimAt(segment: Segment): Claim {
  const status = needed(segment, 2);
  if (!/^\d{1,2}$/.test(status)) refuse(segment, `CLP02 is "${status}", which is no claim status`);
  needed(segment, 3);
  return {
    segment,
    claim: needed(segment, 1),
    kind: status === "22" ? "reversal" : status === "4" ? "denied" : "processed",
    charge: amountAt(segment, 3),
    paid: amountAt(segment, 4),
    patient: "",
    dos: null,
    received: null,
    adjustments: [],
    remarks: [],
    services: [],
  };
}

function serviceFrom(segment: Segment, { delimiters }: TransactionSet): Service {
  // SVC06 is what was billed where the payer changed the code: it is what the claim line says.
  const at = elementOf(segment, 6) === "" ? 1 : 6;
  const { code, mods } = serviceAt(segment, at, delimiters);
  needed(segment, 2);
  return {
    segment,
    code,
    mods,
    charge: amountAt(segment, 2),
    paid: amountAt(segment, 3),
    units: quantityAt(segment, 7) ?? quantityAt(segment, 5),
    line: "",
    dos: null,
    adjustments: [],
    remarks: [],
  };
}

function adjustmentsAt(segment: Segment): Adjustment[] {
  const group = needed(segment, 1);
  if (!["CO", "PR", "OA", "PI", "CR"].includes(group))
    refuse(segment, `CAS01 is "${group}", which is no group of adjustments`);
  const found: Adjustment[] = [];
  for (let at = 2; at < Math.max(segment.elements.length, 3); at += 3) {
    if (at > 2 && elementOf(segment, at) === "" && elementOf(segment, at + 1) === "") continue;
    const reason = needed(segment, at).toUpperCase();
    needed(segment, at + 1);
    found.push({ group, reason, amount: amountAt(segment, at + 1) });
  }
  return found;
}

function readDate(segment: Segment, claim: Claim | null, service: Service | null): void {
  const kind = elementOf(segment, 1);
  if (service && (kind === "472" || kind === "150")) service.dos = daysAt(segment, 2).from;
  else if (claim && kind === "232") claim.dos = dayAt(segment, 2);
  else if (claim && kind === "050") claim.received = dayAt(segment, 2);
}

function patientAt(segment: Segment): string {
  const name = [elementOf(segment, 3), elementOf(segment, 4)].filter((part) => part !== "").join(", ");
  return name || elementOf(segment, 9);
}

const remarksAt = (segment: Segment, places: readonly number[]): string[] =>
  places.map((at) => elementOf(segment, at).toUpperCase()).filter((remark) => remark !== "");

/** A claim balances where what was billed, less all adjustments, was paid. */
function balanceNote(claim: Claim, file: string): string | null {
  const all = [...claim.adjustments, ...claim.services.flatMap(({ adjustments }) => adjustments)];
  const left = claim.charge - all.reduce((sum, { amount }) => sum + amount, 0);
  if (left === claim.paid) return null;
  const { number, at } = claim.segment;
  return `${file}: claim ${claim.claim} (segment ${number}, at byte ${at}) does not add up: ${moneyText(claim.charge)} less its adjustments is ${moneyText(left)}, and ${moneyText(claim.paid)} was paid`;
}

function claimAnswers(claim: Claim, payment: Payment): Answer[] {
  const base = {
    payer: payment.payer,
    claim: claim.claim,
    patient: claim.patient,
    kind: claim.kind,
    paidOn: payment.paidOn,
    received: claim.received,
    payment: payment.number,
  };
  const from = ({ number, at, id }: Segment): Answer["from"] => ({
    file: payment.file,
    place: `segment ${number} (${id}, at byte ${at})`,
  });
  // An adjustment of the claim as a whole holds for each of its services; where it has none, the claim is its own answer.
  if (claim.services.length === 0)
    return [
      {
        ...base,
        line: "",
        dos: claim.dos,
        code: "",
        mods: [],
        charge: claim.charge,
        paid: claim.paid,
        units: null,
        adjustments: claim.adjustments,
        remarks: claim.remarks,
        from: from(claim.segment),
      },
    ];
  return claim.services.map((service) => ({
    ...base,
    line: service.line,
    dos: service.dos ?? claim.dos,
    code: service.code,
    mods: service.mods,
    charge: service.charge,
    paid: service.paid,
    units: service.units,
    adjustments: [...service.adjustments, ...claim.adjustments],
    remarks: [...new Set([...service.remarks, ...claim.remarks])],
    from: from(service.segment),
  }));
}

/** Whether something that was thrown is a fault of the file. */
export const isX12Problem = (fault: unknown): fault is X12Problem => fault instanceof X12Problem;
