import { isVisitCode } from "../../src/codes/families";
import { readClaimsFile } from "../../src/files/claims-file";
import { readExport } from "../../src/files/export-file";
import { UnusableFile } from "../../src/files/problem";
import { day } from "../day";
import { interchange } from "../remittances/write-835";
import { BEGINNING_837, file837 } from "../remittances/write-837";

const BODY = [
  ...BEGINNING_837,
  "HL*2*1*22*0",
  "SBR*P*18*******CI",
  "NM1*IL*1*SMITH*ROBIN****MI*X1",
  "NM1*PR*2*ACME HEALTH*****PI*ACME",
  "CLM*C1*2900***11:B:1*Y*A*Y*Y",
  "REF*G1*A-77",
  "HI*ABK:C3411*ABF:Z5111",
  "NM1*82*1*ALDER*ANN****XX*1234567893",
  "LX*1",
  "SV1*HC:J9271:JZ*2500*UN*200***1",
  "DTP*472*D8*20260202",
  "REF*6R*L-1",
  "LIN**N4*00006302602",
  "CTP****8*ML",
  "LX*2",
  "SV1*HC:96413*400*UN*1*11**1:2",
  "DTP*472*RD8*20260202-20260203",
  "HL*3*1*22*1",
  "SBR*S*18*******CI",
  "NM1*IL*1*JONES*LEE****MI*X2",
  "NM1*PR*2*NORTHSTAR*****PI*NS",
  "HL*4*3*23*0",
  "PAT*19",
  "NM1*QC*1*JONES*KIM",
  "CLM*C2*220***22:B:7*Y*A*Y*Y",
  "HI*ABK:C61",
  "LX*1",
  "SV1*HC:99214*220*UN*1***1",
  "DTP*472*D8*20260204",
];
const file = (body: readonly string[] = BODY, guide?: string): string => file837(body, guide);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readClaimsFile(bytes(text), "october.837", { isVisit: isVisitCode });

test("professional claims open as a claim sheet, each service a line", async () => {
  const { lines, problems } = await read(file());
  expect(problems).toEqual([]);
  expect(lines).toHaveLength(3);
  const first = {
    payer: "ACME HEALTH",
    patient: "SMITH, ROBIN",
    dos: day("2026-02-02"),
    dosTo: null,
    code: "J9271",
    mods: ["JZ"],
    units: 200,
    charge: 250_000,
    claim: "C1",
    line: "L-1",
    auth: "A-77",
    pos: "11",
    dx: ["C3411"],
    ndc: "00006302602",
    ndcUnit: "ML",
    ndcQty: 8,
    renderingNpi: "1234567893",
    billingNpi: "1234567893",
    payerOrder: "Primary",
    state: "CA",
    frequency: "1",
  };
  expect(lines[0]).toMatchObject(first);
  expect(lines[1]).toMatchObject({
    code: "96413",
    line: "2",
    dx: ["C3411", "Z5111"],
    dosTo: day("2026-02-03"),
    ndc: "",
  });
  expect(lines[2]).toMatchObject({
    payer: "NORTHSTAR",
    patient: "JONES, KIM",
    claim: "C2",
    pos: "22",
    frequency: "7",
    payerOrder: "Secondary",
    auth: "",
    renderingNpi: "",
  });
});

test("the pane opens it as a sheet of an export", async () => {
  const [sheet] = await readExport(bytes(file()), "october.837");
  expect(sheet?.name).toBe("october");
  expect(sheet?.rows).toBe(4);
});

test.each([
  [
    "a service without SV1",
    BODY.filter((segment) => !segment.startsWith("SV1*HC:J9271")),
    "(LX, at byte",
    "no CPT (SV1)",
  ],
  ["a service without a date", BODY.filter((segment) => segment !== "DTP*472*D8*20260202"), "(LX, at byte", "no DOS"],
  ["a service before its claim", ["LX*1", ...BODY], "(LX, at byte", "before its claim"],
  ["an amount that is none", BODY.map((segment) => segment.replace("JZ*2500", "JZ*two")), "(SV1, at byte", "SV102"],
  [
    "an institutional service",
    BODY.map((segment) => segment.replace("SV1*HC:96413", "SV2*0335*HC:96413")),
    "(SV2, at byte",
    "institutional",
  ],
])("%s is refused with segment and position", async (_, body, place, message) => {
  const refused = read(file(body));
  await expect(refused).rejects.toThrow(UnusableFile);
  await expect(read(file(body))).rejects.toThrow(place);
  await expect(read(file(body))).rejects.toThrow(message);
});

test("institutional files, remittances and cut files are refused in words", async () => {
  await expect(read(file(BODY, "005010X223A2"))).rejects.toThrow("institutional claims (005010X223A2)");
  await expect(read(interchange(["ST*835*1", "BPR*I*0", "SE*3*1"], 1, "HP", "005010X221A1"))).rejects.toThrow(
    "Open an 835 as a remittance",
  );
  await expect(read(file().slice(0, 900))).rejects.toThrow(
    /october\.837: Segment \d+ \(.*, at byte \d+\): the file ends/,
  );
});
