// What a payer answers to claims of the sample, as 835 files: it wants JZ on J9271, denies one drug that it had authorised, and later takes that back.
import { day } from "../day";
import { file835, reversed, type WrittenClaim, type WrittenService } from "../remittances/write-835";
import { BEGINNING_837, file837 } from "../remittances/write-837";
import { valueIn, type Rows } from "./biller-export";
import type { Workbench } from "./support";

export const PAYER = "Example Commercial Plan";
/** The drug that the payer denies without JZ, and the one that it denies although its authorisation is on the claim. */
export const WITHOUT_JZ = "J9271";
export const AUTHORISED = "J9299";
/** The first payment is of services until this day, the second of all after it. */
const UNTIL = day("2026-10-28");

/** The sample's claim lines, with their headers. */
export async function sampleClaims(bench: Workbench): Promise<Rows> {
  const cells = await bench.handle.evaluate((workbench) => workbench.values("Claims!A1:AM700"));
  return cells.map((row) => row.map((cell) => cell ?? ""));
}

/** Positions of the payer's lines of a code, counted from the headers. */
export const answersAt = (sample: Rows, code: string): number[] =>
  sample.flatMap((row, i) =>
    valueIn(sample, row, "CPT") === code && valueIn(sample, row, "Payer") === PAYER ? [i] : [],
  );

/** The two payments of a payer to the lines of the sample. */
export function paymentsOf(sample: Rows): { readonly first: string; readonly second: string } {
  const lines = sample.slice(1).filter((row) => valueIn(sample, row, "Payer") === PAYER && isAnswered(sample, row));
  const claims = [...new Set(lines.map((row) => String(valueIn(sample, row, "Claim"))))];
  const made = claims.map((claim) => {
    const own = lines.filter((row) => valueIn(sample, row, "Claim") === claim);
    return { dos: Number(valueIn(sample, own[0] ?? [], "DOS")), claim: claimOf(sample, claim, own) };
  });
  const [before, after] = [made.filter(({ dos }) => dos <= UNTIL), made.filter(({ dos }) => dos > UNTIL)];
  const mistaken = before.find(({ claim }) => claim.services.some(isMistake))?.claim;
  if (!mistaken) throw new Error("The sample has no authorised line to be denied by mistake.");
  const pay = (paidOn: string, number: string, answered: readonly WrittenClaim[]): string =>
    file835([{ payer: PAYER.toUpperCase(), paidOn: day(paidOn), number, claims: answered }]);
  return {
    first: pay(
      "2026-11-06",
      "EFT-3301",
      before.map(({ claim }) => claim),
    ),
    second: pay("2026-11-20", "EFT-3377", [reversed(mistaken), righted(mistaken), ...after.map(({ claim }) => claim)]),
  };
}

const isAnswered = (sample: Rows, row: Rows[number]): boolean =>
  valueIn(sample, row, "CPT") !== "" &&
  Number(valueIn(sample, row, "DOS")) > 0 &&
  Number(valueIn(sample, row, "Charge")) > 0;

function claimOf(sample: Rows, claim: string, own: Rows): WrittenClaim {
  const [first = []] = own;
  const dos = Number(valueIn(sample, first, "DOS"));
  return {
    claim,
    status: "1",
    patient: String(valueIn(sample, first, "Patient")),
    received: dos + 4,
    services: own.map((row) => serviceOf(sample, row)),
  };
}

/** What a service is denied for; `null` where it is paid. */
function denialOf(code: string, mods: string, auth: string, dos: number): readonly [string, ...string[]] | null {
  if (code === WITHOUT_JZ && auth === "") return ["197"];
  if (code === WITHOUT_JZ && !mods.includes("JZ")) return ["16", "N822"];
  return code === AUTHORISED && auth !== "" && dos <= day("2026-10-12") ? ["197"] : null;
}

function serviceOf(sample: Rows, row: Rows[number]): WrittenService {
  const at = (field: string): string => String(valueIn(sample, row, field));
  const charge = Math.round(Number(at("Charge")) * 100);
  const dos = Number(at("DOS"));
  const denial = denialOf(at("CPT"), at("Mods"), at("Auth"), dos);
  const [reason, ...remarks] = denial ?? ["45"];
  const paid = denial ? 0 : Math.round(charge * 0.6);
  return {
    code: at("CPT"),
    mods: at("Mods")
      .split(/[\s,;]+/)
      .filter((mod) => mod !== ""),
    charge,
    paid,
    units: Number(at("Units")) || 1,
    dos,
    line: at("Line"),
    adjustments: [["CO", reason, charge - paid]],
    remarks,
  };
}

const isMistake = ({ code, paid }: WrittenService): boolean => code === AUTHORISED && paid === 0;

const righted = (claim: WrittenClaim): WrittenClaim => ({
  ...claim,
  services: claim.services.map((service) => {
    if (!isMistake(service)) return service;
    const paid = Math.round(service.charge * 0.6);
    return { ...service, paid, adjustments: [["CO", "45", service.charge - paid]] as const, remarks: [] };
  }),
});

/** Opens remittances in the pane's screen of payers' answers. */
export async function openRemittance(bench: Workbench, name: string, content: string): Promise<void> {
  await bench
    .pane()
    .getByLabel(/remittances…$/)
    .first()
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
}

/** Claims of an 837P file: a drug with and without its authorisation, each with its infusion. */
const CLAIMS_837 = [
  { claim: "E-1", auth: "A-71004", dos: "2026-10-06" },
  { claim: "E-2", auth: "", dos: "2026-10-07" },
] as const;
const DRUG_CHARGE = 12_400;

/** The same as a file, as a practice system sends it. */
export function claims837(): string {
  const claims = CLAIMS_837.flatMap(({ claim, auth, dos }, i) => [
    `HL*${i + 2}*1*22*0`,
    "SBR*P*18*******CI",
    `NM1*IL*1*PATIENT*${i === 0 ? "ONE" : "TWO"}****MI*X${i + 1}`,
    "NM1*PR*2*EXAMPLE COMMERCIAL PLAN*****PI*EXCOM",
    `CLM*${claim}*${DRUG_CHARGE + 310}***11:B:1*Y*A*Y*Y`,
    ...(auth === "" ? [] : [`REF*G1*${auth}`]),
    "HI*ABK:C3411",
    "NM1*82*1*ALDER*ANN****XX*1888001017",
    "LX*1",
    `SV1*HC:J9271*${DRUG_CHARGE}*UN*200***1`,
    `DTP*472*D8*${dos.replaceAll("-", "")}`,
    "REF*6R*1",
    "LX*2",
    "SV1*HC:96413*310*UN*1***1",
    `DTP*472*D8*${dos.replaceAll("-", "")}`,
    "REF*6R*2",
  ]);
  return file837([...BEGINNING_837, ...claims]);
}

/** The payer's answer: both drugs are denied for want of an authorisation, of which one had its number. */
export const answersTo837 = (): string =>
  file835([
    {
      payer: PAYER.toUpperCase(),
      paidOn: day("2026-11-12"),
      number: "EFT-3350",
      claims: CLAIMS_837.map(({ claim, dos }) => ({
        claim,
        status: "1",
        patient: "NOBODY, N",
        services: [
          {
            code: "J9271",
            charge: DRUG_CHARGE * 100,
            paid: 0,
            units: 200,
            dos: day(dos),
            line: "1",
            adjustments: [["CO", "197", DRUG_CHARGE * 100]] as const,
          },
          {
            code: "96413",
            charge: 31_000,
            paid: 20_000,
            dos: day(dos),
            line: "2",
            adjustments: [["CO", "45", 11_000]] as const,
          },
        ],
      })),
    },
  ]);
