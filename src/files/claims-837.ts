import type { Field } from "../claims/fields";
import { isoOf } from "../values/day";
import type { CellValue, Cells } from "../values/cell";
import { amountAt, componentsOf, daysAt, elementOf, needed, quantityAt, serviceAt } from "../x12/elements";
import { readTransactionSets, refuse, X12Problem, type Segment, type TransactionSet } from "../x12/segments";
import { UnusableFile } from "./problem";

/** The columns of the sheet that an 837P is opened as: the fields' own names, so that nothing has to be mapped. */
const COLUMNS = [
  "Payer",
  "Patient",
  "DOS",
  "DOS To",
  "CPT",
  "Mods",
  "Units",
  "Charge",
  "Dx",
  "Dx Pointer",
  "POS",
  "Claim",
  "Line",
  "Rendering NPI",
  "Billing NPI",
  "Referring NPI",
  "Ordering NPI",
  "Auth",
  "NDC",
  "NDC Unit",
  "NDC Qty",
  "Line Note",
  "NCT",
  "Frequency",
  "Payer Order",
  "State",
  "Claim Type",
] as const satisfies readonly Field[];
type Column = (typeof COLUMNS)[number];
type Values = { [F in Column]?: CellValue };

/** Where the reading stands: what holds for all claims below a level is kept until the next one. */
interface Reading {
  billing: Values;
  subscriber: Values;
  claim: Values | null;
  line: Values | null;
  /** Whose names and numbers come next: the billing provider's, the claim's or the line's. */
  state: string;
}

/** The order of payers as the claim's SBR01 says it. */
const ORDERS: Readonly<Record<string, string>> = { P: "Primary", S: "Secondary", T: "Tertiary" };

/**
 * Opens a file of professional claims (X12 837P, guide 005010X222) as a claim sheet: one row a service, the fields' own headers above.
 * @throws UnusableFile with segment and position where it cannot be used
 */
export function claims837(text: string, file: string): Cells {
  try {
    const rows = readTransactionSets(text).flatMap(rowsOf);
    return [[...COLUMNS], ...rows.map((values) => COLUMNS.map((column) => values[column] ?? ""))];
  } catch (fault) {
    if (fault instanceof X12Problem) throw new UnusableFile({ file, message: fault.message });
    throw fault;
  }
}

function rowsOf(set: TransactionSet): Values[] {
  if (set.kind !== "837")
    refuse(
      set.start,
      `this is a transaction set ${set.kind || "without a kind"}, and no claims (837)${set.kind === "835" ? ". Open an 835 as a remittance" : ""}`,
    );
  if (/X223|X224/.test(set.guide))
    refuse(
      set.start,
      `these are ${set.guide.includes("X223") ? "institutional" : "dental"} claims (${set.guide}); professional ones are read (005010X222)`,
    );
  const rows: Values[] = [];
  const at: Reading = { billing: {}, subscriber: {}, claim: null, line: null, state: "" };
  let opened = set.start;
  const done = (): void => {
    if (at.line && at.claim) rows.push(wholeRow({ ...at.billing, ...at.subscriber, ...at.claim, ...at.line }, opened));
    at.line = null;
  };
  for (const segment of set.segments) {
    if (["HL", "CLM", "LX"].includes(segment.id)) done();
    if (segment.id === "LX") opened = segment;
    read(segment, at, set);
  }
  done();
  return rows;
}

/** A service that says what a claim line needs. */
function wholeRow(values: Values, opened: Segment): Values {
  const lacking = (
    [
      ["CPT", "SV1"],
      ["DOS", "DTP*472"],
      ["Payer", "NM1*PR"],
      ["Patient", "NM1*IL or NM1*QC"],
    ] as const
  ).find(([field]) => (values[field] ?? "") === "");
  if (lacking) refuse(opened, `the service has no ${lacking[0]} (${lacking[1]})`);
  return values;
}

function read(segment: Segment, at: Reading, set: TransactionSet): void {
  const { id } = segment;
  if (id === "HL") level(segment, at);
  else if (id === "NM1") named(segment, at);
  else if (id === "N4" && at.state === "billing") at.billing.State = elementOf(segment, 2);
  else if (id === "SBR" && !at.claim) {
    const order = ORDERS[elementOf(segment, 1)];
    if (order) at.subscriber["Payer Order"] = order;
  } else if (id === "CLM") at.claim = claimAt(segment, set);
  else if (id === "LX") {
    if (!at.claim) refuse(segment, "a service stands before its claim (CLM)");
    at.line = { Line: needed(segment, 1) };
    at.state = "line";
  } else if (at.line) readLine(segment, at.line, set);
  else if (at.claim) readClaim(segment, at.claim, set);
}

function level(segment: Segment, at: Reading): void {
  const kind = needed(segment, 3);
  at.claim = null;
  at.state = kind === "20" ? "billing" : "subscriber";
  if (kind === "20") {
    at.billing = {};
    at.subscriber = {};
  } else if (kind === "22") at.subscriber = {};
}

/** Names: who they are is said by their first element. A name of a line holds for that line alone. */
function named(segment: Segment, at: Reading): void {
  const who = elementOf(segment, 1);
  const npi = elementOf(segment, 8) === "XX" ? elementOf(segment, 9) : "";
  const target = at.line ?? at.claim;
  const name = [elementOf(segment, 3), elementOf(segment, 4)].filter((part) => part !== "").join(", ");
  if (who === "85") at.billing["Billing NPI"] = npi;
  else if ((who === "IL" || who === "QC") && !target) at.subscriber.Patient = name || elementOf(segment, 9);
  else if (who === "PR" && !target) at.subscriber.Payer = needed(segment, 3);
  else if (who === "82" && target) target["Rendering NPI"] = npi;
  else if (who === "DN" && target) target["Referring NPI"] = npi;
  else if (who === "DK" && target) target["Ordering NPI"] = npi;
  at.state = who === "85" ? "billing" : who;
}

function claimAt(segment: Segment, { delimiters }: TransactionSet): Values {
  const [place = "", , frequency = ""] = componentsOf(segment, 5, delimiters);
  amountAt(segment, 2);
  return { Claim: needed(segment, 1), POS: place, Frequency: frequency, "Claim Type": "Professional" };
}

function readClaim(segment: Segment, claim: Values, { delimiters }: TransactionSet): void {
  if (segment.id === "HI") {
    const codes = segment.elements.slice(1).flatMap((_, i) => {
      const [qualifier = "", code = ""] = componentsOf(segment, i + 1, delimiters);
      return (qualifier === "ABK" || qualifier === "ABF") && code !== "" ? [code] : [];
    });
    if (codes.length > 0) claim.Dx = [textOfCell(claim.Dx), ...codes].filter((code) => code !== "").join(";");
  } else if (segment.id === "REF" && elementOf(segment, 1) === "G1") claim.Auth = needed(segment, 2);
  else if (segment.id === "REF" && elementOf(segment, 1) === "P4") claim.NCT = needed(segment, 2);
}

const textOfCell = (value: CellValue): string => (typeof value === "string" ? value : "");

function readLine(segment: Segment, line: Values, set: TransactionSet): void {
  const { id } = segment;
  const kind = elementOf(segment, 1);
  if (id === "SV1") {
    const { code, mods } = serviceAt(segment, 1, set.delimiters);
    const note = componentsOf(segment, 1, set.delimiters)[6] ?? "";
    line.CPT = code;
    line.Mods = mods.join(" ");
    line.Charge = amountAt(segment, 2) / 100;
    line.Units = quantityAt(segment, 4) ?? "";
    if (elementOf(segment, 5) !== "") line.POS = elementOf(segment, 5);
    line["Dx Pointer"] = componentsOf(segment, 7, set.delimiters)
      .filter((part) => part !== "")
      .join(",");
    if (note !== "") line["Line Note"] = note;
  } else if (id === "SV2") refuse(segment, "SV2 is a service of an institutional claim; professional ones are read");
  else if (id === "DTP" && kind === "472") {
    const { from, to } = daysAt(segment, 3);
    line.DOS = isoOf(from);
    if (to !== from) line["DOS To"] = isoOf(to);
  } else if (id === "REF" && kind === "6R") line.Line = needed(segment, 2);
  else if (id === "REF" && kind === "G1") line.Auth = needed(segment, 2);
  else if (id === "LIN" && elementOf(segment, 2) === "N4") line.NDC = needed(segment, 3);
  else if (id === "CTP") {
    line["NDC Qty"] = quantityAt(segment, 4) ?? "";
    line["NDC Unit"] = componentsOf(segment, 5, set.delimiters)[0] ?? "";
  } else if (id === "NTE") line["Line Note"] = elementOf(segment, 2);
}
