// The payers: they adjudicate by hidden rules, deny at random now and then, pay late, and take some answers back.
import type { Day } from "../../../src/values/day";
import { groupBy } from "../../../src/values/lists";
import { file835, reversed, type WrittenClaim, type WrittenService } from "../../remittances/write-835";
import type { MadeLine } from "./practice";
import { PAYERS, type HiddenRule } from "./rules";

/** What a payer does beside its rules. */
export interface Noise {
  /** Share of lines denied for no reason of the rules. */
  readonly random: number;
  /** Share of lines that a rule should deny and that are paid. */
  readonly slips: number;
  /** Share of claims whose answer comes months later. */
  readonly late: number;
}

/** Reasons of random denials: some speak of checks, some of nothing that a claim line shows. */
const AT_RANDOM: readonly (readonly [string, ...string[]])[] = [
  ["197"],
  ["50"],
  ["97"],
  ["22"],
  ["27"],
  ["109"],
  ["16", "N290"],
  ["31"],
  ["252", "N706"],
  ["151", "N362"],
];

/** What a rule answers: reason and remarks. */
const ANSWERS: Readonly<Record<HiddenRule["kind"], readonly [string, ...string[]]>> = {
  auth: ["197"],
  pair: ["97", "M15"],
  jz: ["16", "N822"],
  diagnosis: ["50", "N115"],
  units: ["151", "N362"],
  filing: ["29"],
  ndc: ["16", "M119"],
  "incident-to": ["185"],
  g2211: ["97", "M15"],
};

const ORDER: readonly HiddenRule["kind"][] = [
  "filing",
  "auth",
  "diagnosis",
  "units",
  "ndc",
  "jz",
  "incident-to",
  "pair",
  "g2211",
];

/** Whether a rule denies a line. @param codes of the patient's day */
export function denies(rule: HiddenRule, line: MadeLine, codes: ReadonlySet<string>): boolean {
  const dos = Number(line.DOS);
  if ((rule.from !== null && dos < rule.from) || (rule.to !== undefined && dos > rule.to)) return false;
  const code = String(line.CPT);
  const mods = String(line.Mods ?? "");
  const isDrug = /^J/.test(code);
  switch (rule.kind) {
    case "auth":
      return code === rule.code && (line.Auth ?? "") === "";
    case "pair":
      return code === rule.column2 && codes.has(rule.column1) && !(rule.indicator === "1" && mods.includes("59"));
    case "jz":
      return code === rule.code && !mods.includes("JZ");
    case "diagnosis":
      return code === rule.code && line.category === rule.category;
    case "units":
      return code === rule.code && Number(line.Units) > rule.most;
    case "filing":
      return line.received - dos > rule.days;
    case "ndc":
      return isDrug && (line.NDC ?? "") === "";
    case "incident-to":
      return line["Performed By"] === "NP" && line["Billed As"] === "MD";
    case "g2211":
      return code === "G2211";
  }
}

/** An answer that was sent on a day. */
interface Sent {
  readonly payer: string;
  readonly paidOn: Day;
  readonly claim: WrittenClaim;
}

/** Adjudicates a year. @returns the remittance files by the month in which they came */
export function adjudicate(
  lines: readonly MadeLine[],
  rules: readonly HiddenRule[],
  noise: Noise,
  next: () => number,
): ReadonlyMap<number, readonly string[]> {
  const sent: Sent[] = [];
  for (const own of groupBy(lines, ({ Claim }) => Claim).values()) {
    const [first] = own as [MadeLine];
    const codes = new Set(own.map(({ CPT }) => String(CPT)));
    const { id, name } = PAYERS.find((payer) => payer.name === first.Payer) as (typeof PAYERS)[number];
    const ofPayer = ORDER.flatMap((kind) => rules.filter((rule) => rule.payer === id && rule.kind === kind));
    const paidOn = first.received + (next() < noise.late ? 60 + Math.floor(next() * 60) : 10 + Math.floor(next() * 18));
    let mistaken = false;
    const services = own.map((line): WrittenService => {
      const rule = ofPayer.find((each) => denies(each, line, codes)) ?? null;
      const slipped = rule !== null && next() < noise.slips;
      const atRandom = rule === null && next() < noise.random;
      mistaken ||= atRandom;
      const [reason, ...remarks] =
        rule !== null && !slipped
          ? ANSWERS[rule.kind]
          : atRandom
            ? (AT_RANDOM[Math.floor(next() * AT_RANDOM.length)] ?? ["22"])
            : ["45"];
      const charge = Math.round(Number(line.Charge) * 100);
      const denied = reason !== "45";
      const mods = String(line.Mods ?? "");
      return {
        code: String(line.CPT),
        mods: mods === "" ? [] : [mods],
        charge,
        paid: denied ? 0 : Math.round(charge * 0.6),
        units: Number(line.Units),
        dos: Number(line.DOS),
        ...(next() < 0.8 ? { line: String(line.Line) } : {}),
        adjustments: [["CO", reason, denied ? charge : charge - Math.round(charge * 0.6)]],
        remarks,
      };
    });
    const claim: WrittenClaim = {
      claim: String(first.Claim),
      status: "1",
      patient: String(first.Patient),
      received: first.received,
      services,
    };
    sent.push({ payer: name, paidOn, claim });
    // Half of the mistakes are taken back and paid a month later.
    if (mistaken && next() < 0.5) {
      sent.push({ payer: name, paidOn: paidOn + 30, claim: reversed(claim) });
      sent.push({
        payer: name,
        paidOn: paidOn + 30,
        claim: {
          ...claim,
          services: services.map((service) => (service.paid === 0 && ofRandom(service) ? paidOf(service) : service)),
        },
      });
    }
  }
  const files = new Map<number, string[]>();
  let number = 500;
  for (const [month, ofMonth] of groupBy(sent, ({ paidOn }) =>
    Math.floor((paidOn - (lines[0]?.DOS as number)) / 30.42),
  ))
    files.set(
      month,
      [...groupBy(ofMonth, ({ payer }) => payer)].map(([payer, own]) =>
        file835(
          [...groupBy(own, ({ paidOn }) => paidOn)].map(([paidOn, claims]) => ({
            payer,
            paidOn,
            number: `EFT${number++}`,
            claims: claims.map(({ claim }) => claim),
          })),
        ),
      ),
    );
  return files;
}

const ofRandom = ({ adjustments = [] }: WrittenService): boolean =>
  AT_RANDOM.some(([reason]) => adjustments[0]?.[1] === reason);
const paidOf = (service: WrittenService): WrittenService => ({
  ...service,
  paid: Math.round(service.charge * 0.6),
  adjustments: [["CO", "45", service.charge - Math.round(service.charge * 0.6)]],
  remarks: [],
});
