import { isoOf, type Day } from "../../src/values/day";

/** A service as a payer answers it. */
export interface WrittenService {
  readonly code: string;
  readonly mods?: readonly string[];
  readonly charge: number;
  readonly paid: number;
  readonly units?: number;
  readonly line?: string;
  readonly dos: Day;
  /** Group, reason, amount in cents. */
  readonly adjustments?: readonly (readonly [string, string, number])[];
  readonly remarks?: readonly string[];
}

export interface WrittenClaim {
  readonly claim: string;
  /** 1 processed as primary, 4 denied, 22 reversal. */
  readonly status: string;
  readonly patient: string;
  readonly received?: Day;
  readonly services: readonly WrittenService[];
  /** Adjustments of the claim as a whole. */
  readonly adjustments?: readonly (readonly [string, string, number])[];
}

export interface WrittenPayment {
  readonly payer: string;
  readonly paidOn: Day;
  readonly number: string;
  readonly claims: readonly WrittenClaim[];
}

/** The claim as a payer takes its answer back: everything once more, with the other sign. */
export const reversed = (claim: WrittenClaim): WrittenClaim => ({
  ...claim,
  status: "22",
  services: claim.services.map((service) => ({
    ...service,
    charge: -service.charge,
    paid: -service.paid,
    adjustments: (service.adjustments ?? []).map(([group, reason, amount]) => [group, reason, -amount] as const),
  })),
});

const money = (cents: number): string => (cents / 100).toFixed(2).replace(/\.00$/, "");
const date = (day: Day): string => isoOf(day).replaceAll("-", "");

/** An ISA segment, whose elements have fixed widths. */
export function isa(control: string, { element = "*", component = ":", segment = "~" } = {}): string {
  const fixed = [
    "ISA",
    "00",
    " ".repeat(10),
    "00",
    " ".repeat(10),
    "ZZ",
    "PAYER".padEnd(15),
    "ZZ",
    "PRACTICE".padEnd(15),
    "260105",
    "1200",
    "^",
    "00501",
    control.padStart(9, "0"),
    "0",
    "P",
    component,
  ];
  return fixed.join(element) + segment;
}

/** The segments of one set. Counts are right. */
export function set835(payment: WrittenPayment, control: string): string[] {
  const paid = payment.claims.flatMap(({ services }) => services).reduce((sum, service) => sum + service.paid, 0);
  const body = [
    `BPR*I*${money(paid)}*C*ACH*CCP*01*111000025*DA*123456*1512345678**01*111000025*DA*654321*${date(payment.paidOn)}`,
    `TRN*1*${payment.number}*1512345678`,
    `DTM*405*${date(payment.paidOn)}`,
    `N1*PR*${payment.payer}`,
    "N3*1 PAYER WAY",
    "N4*OAKLAND*CA*94612",
    "N1*PE*BAY ONCOLOGY*XX*1234567893",
    "LX*1",
    ...payment.claims.flatMap(claimSegments),
  ];
  return [`ST*835*${control}`, ...body, `SE*${body.length + 2}*${control}`];
}

function claimSegments({ claim, status, patient, received, services, adjustments = [] }: WrittenClaim): string[] {
  const charge = services.reduce((sum, service) => sum + service.charge, 0);
  const paid = services.reduce((sum, service) => sum + service.paid, 0);
  const [last = "", first = ""] = patient.split(", ");
  return [
    `CLP*${claim}*${status}*${money(charge)}*${money(paid)}**12*PCN${claim}*11*1`,
    ...adjustments.map(cas),
    `NM1*QC*1*${last}*${first}****MI*X1`,
    ...(received === undefined ? [] : [`DTM*050*${date(received)}`]),
    ...services.flatMap((service) => [
      `SVC*HC:${[service.code, ...(service.mods ?? [])].join(":")}*${money(service.charge)}*${money(service.paid)}**${service.units ?? 1}`,
      `DTM*472*${date(service.dos)}`,
      ...(service.adjustments ?? []).map(cas),
      ...(service.line === undefined ? [] : [`REF*6R*${service.line}`]),
      ...(service.remarks ?? []).map((remark) => `LQ*HE*${remark}`),
    ]),
  ];
}

const cas = ([group, reason, amount]: readonly [string, string, number]): string =>
  `CAS*${group}*${reason}*${money(amount)}`;

/** A whole file: one interchange, one group, a set for each payment. */
export function file835(payments: readonly WrittenPayment[], control = "1"): string {
  const sets = payments.flatMap((payment, i) => set835(payment, String(1001 + i)));
  return interchange(sets, payments.length, "HP", "005010X221A1", control);
}

/** Sets between their envelopes. */
export function interchange(
  sets: readonly string[],
  count: number,
  group: string,
  guide: string,
  control = "1",
): string {
  const segments = [
    `GS*${group}*PAYER*PRACTICE*20260105*1200*1*X*${guide}`,
    ...sets,
    `GE*${count}*1`,
    `IEA*1*${control.padStart(9, "0")}`,
  ];
  return isa(control) + segments.map((segment) => `${segment}~\n`).join("");
}
