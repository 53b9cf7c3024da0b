import { readRemittance } from "../../src/remittances/from-835";
import { isDenial } from "../../src/remittances/remittance";
import { X12Problem } from "../../src/x12/segments";
import { day } from "../day";
import { file835, type WrittenClaim, type WrittenService } from "./write-835";

const dos = day("2026-02-02");
const service = (said: Partial<WrittenService> = {}): WrittenService => ({
  code: "J9299",
  charge: 50_000,
  paid: 0,
  dos,
  units: 240,
  line: "2",
  ...said,
});
const claim = (said: Partial<WrittenClaim> = {}): WrittenClaim => ({
  claim: "C1",
  status: "1",
  patient: "SMITH, ROBIN",
  received: day("2026-02-05"),
  services: [service()],
  ...said,
});
const file = (...claims: WrittenClaim[]): string =>
  file835([{ payer: "ACME HEALTH", paidOn: day("2026-03-02"), number: "EFT1", claims }]);
const answers = (...claims: WrittenClaim[]) => readRemittance(file(...claims), "a.835").answers;

test("a service with all that the payer says of it", () => {
  const [answer] = answers(
    claim({ services: [service({ mods: ["JZ"], adjustments: [["CO", "197", 50_000]], remarks: ["N54"] })] }),
  );
  expect(answer).toMatchObject({
    payer: "ACME HEALTH",
    claim: "C1",
    line: "2",
    patient: "SMITH, ROBIN",
    dos,
    code: "J9299",
    mods: ["JZ"],
    charge: 50_000,
    paid: 0,
    units: 240,
    kind: "processed",
    adjustments: [{ group: "CO", reason: "197", amount: 50_000 }],
    remarks: ["N54"],
    paidOn: day("2026-03-02"),
    received: day("2026-02-05"),
    payment: "EFT1",
  });
  expect(answer?.from.place).toMatch(/^segment \d+ \(SVC, at byte \d+\)$/);
});

test("adjustments of the claim as a whole are those of each service", () => {
  const own = answers(claim({ adjustments: [["CO", "29", 100_000]], services: [service(), service({ line: "3" })] }));
  expect(own.map(({ adjustments }) => adjustments)).toEqual([
    [{ group: "CO", reason: "29", amount: 100_000 }],
    [{ group: "CO", reason: "29", amount: 100_000 }],
  ]);
});

test("several adjustments of one CAS segment, and a claim without services", () => {
  const text = file(claim({ services: [service({ adjustments: [["CO", "45", 10_000]], paid: 20_000 })] })).replace(
    "CAS*CO*45*100",
    "CAS*CO*45*100**253*200*1",
  );
  expect(readRemittance(text, "a.835").answers[0]?.adjustments).toEqual([
    { group: "CO", reason: "45", amount: 10_000 },
    { group: "CO", reason: "253", amount: 20_000 },
  ]);
  const [whole] = answers(claim({ services: [], adjustments: [["CO", "29", 50_000]] }));
  expect(whole).toMatchObject({ code: "", claim: "C1", adjustments: [{ reason: "29" }] });
});

test("what was billed stands in SVC06 where the payer changed the code", () => {
  const text = file(claim()).replace("SVC*HC:J9299*500*0**240", "SVC*HC:J9998*500*0**1*HC:J9299:JZ*240");
  expect(readRemittance(text, "a.835").answers[0]).toMatchObject({ code: "J9299", mods: ["JZ"], units: 240 });
});

test("reversals are told, and are no denials", () => {
  const [answer] = answers(claim({ status: "22", services: [service({ charge: -50_000, paid: -30_000 })] }));
  expect(answer).toMatchObject({ kind: "reversal", charge: -50_000, paid: -30_000 });
  expect(answer && isDenial(answer)).toBe(false);
});

test("the patient's share and the contract's reduction are no denials", () => {
  const of = (reason: string, group = "CO") =>
    answers(claim({ services: [service({ adjustments: [[group, reason, 50_000]] })] }))[0];
  expect([of("1", "PR"), of("45"), of("253")].map((answer) => answer && isDenial(answer))).toEqual([
    false,
    false,
    false,
  ]);
  expect([of("197"), of("50", "PR")].map((answer) => answer && isDenial(answer))).toEqual([true, true]);
});

test("amounts that do not add up are noted with the claim's place", () => {
  const { notes } = readRemittance(
    file(claim({ services: [service({ paid: 10_000, adjustments: [["CO", "45", 10_000]] })] })),
    "a.835",
  );
  expect(notes).toEqual([
    expect.stringMatching(
      /^a\.835: claim C1 \(segment \d+, at byte \d+\) does not add up: \$500 less its adjustments is \$400, and \$100 was paid$/,
    ),
  ]);
});

test.each([
  ["an amount that is none", "SVC*HC:J9299*500*0", "SVC*HC:J9299*5OO*0", "SVC", 'SVC02 is "5OO", which is no amount'],
  ["a claim without its number", "CLP*C1*", "CLP**", "CLP", "CLP01 is blank"],
  ["a date that is none", "DTM*472*20260202", "DTM*472*20260231", "DTM", 'DTM02 is "20260231", which is no date'],
  ["a group of adjustments that is none", "CAS*CO*197", "CAS*XX*197", "CAS", 'CAS01 is "XX"'],
  ["a service without a code", "SVC*HC:J9299", "SVC*HC:", "SVC", "SVC01 names no service code"],
  ["no payer", "N1*PR*ACME HEALTH", "N1*PX*ACME HEALTH", "ST", "names no payer"],
  ["claims instead of answers", "ST*835*", "ST*837*", "ST", "Open an 837 as a claim file"],
  ["no BPR", "BPR*I", "BPX*I", "BPX", "begins with BPR"],
])("%s is refused with segment and position", (_, from, to, segment, message) => {
  const text = file(claim({ services: [service({ adjustments: [["CO", "197", 50_000]] })] })).replace(from, to);
  const read = (): unknown => readRemittance(text, "a.835");
  expect(read).toThrow(X12Problem);
  expect(read).toThrow(message);
  try {
    read();
  } catch (fault) {
    const { at } = fault as X12Problem;
    expect(text.slice(at, at + segment.length)).toBe(segment);
  }
});
