import "fake-indexeddb/auto";
import { bundledReference } from "../../src/codes/reference/bundled";
import type { Reference } from "../../src/codes/reference/reference";
import { fileOfBytes } from "../../src/files/cms/cms-file";
import { importReference } from "../../src/files/cms/import-reference";
import { closeStorage } from "../../src/storage/database";
import type { NamedSet } from "../../src/storage/reference-for";
import { saveSets } from "../../src/storage/sets";
import { dayOf } from "../../src/values/day";
import { utf8, zipOf } from "../files/archive";

// Much is read here, on machines that have other things to do.
jest.setTimeout(120_000);

const ROWS = 200_000;
const CODES = 450;
const RATIONALE = "CPT Manual or CMS manual coding instruction";
const codeAt = (n: number): string => String(10_000 + n * 7);
const [first, second] = [(i: number) => codeAt(Math.floor(i / CODES)), (i: number) => codeAt(i % CODES)];
const isDeleted = (i: number): boolean => i % 11 === 0;

/** Part of a generated table in CMS's layout: six header lines, tab separated, deleted rows among open ones. */
function partOf(from: number, to: number): string {
  const lines = [
    "CPT only copyright 2026 American Medical Association.  All rights reserved.\t\t\t\t\t\t",
    "Column1/Column2 Edits\t\t\t\t\t\t",
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t",
    "\t\t\t\t*=no data\t1=allowed\t",
    "\t\t\t\t\t9=not applicable\t",
  ];
  for (let i = from; i < to; i++) {
    lines.push(`${first(i)}\t${second(i)}\t\t20000101\t${isDeleted(i) ? "20260630" : "*"}\t${i % 2}\t${RATIONALE}`);
  }
  return lines.map((line) => `${line}\r\n`).join("");
}

const part = (n: number) => ({
  name: `ccipra-v323r0-f${n + 1}.TXT`,
  data: partOf((n * ROWS) / 4, ((n + 1) * ROWS) / 4),
});

/** What a page answers from that was just opened: nothing is in memory. */
async function openPage(): Promise<Reference> {
  await closeStorage();
  jest.resetModules();
  const { referenceFor } = await import("../../src/storage/reference-for");
  return referenceFor(named);
}
let named: NamedSet[] = [];

test("a table of 200,000 pairs imports from its archive, answers as its rows say, and is there after a reload; a truncated one changes nothing", async () => {
  const archive = zipOf([0, 1, 2, 3].map(part));
  const imported = await importReference([fileOfBytes("medicare-ncci-practitioner-ptp.zip", archive)]);
  expect(imported?.incomplete).toEqual([]);
  await saveSets(imported?.contents ?? []);
  const [pairs] = imported?.contents ?? [];
  expect(pairs?.info).toMatchObject({ edition: "2026-10", rows: ROWS });
  named = [{ set: "PTP", edition: "2026-10", hash: pairs?.info.hash ?? "" }];

  const answers = async (): Promise<void> => {
    const { ptp, addOns } = await openPage();
    expect(ptp).toMatchObject({ edition: "2026-10", rows: ROWS, origin: "medicare-ncci-practitioner-ptp.zip" });
    expect(addOns?.hash).toBe(bundledReference().addOns?.hash);
    const wrong: number[] = [];
    for (let sample = 0; sample < 10_000; sample++) {
      const i = (sample * 7919) % ROWS;
      const to = isDeleted(i) ? dayOf(2026, 6, 30) : null;
      const [period, ...more] = ptp?.periods(first(i), second(i)) ?? [];
      const isRight = period?.from === dayOf(2000, 1, 1) && period?.to === to && period.indicator === i % 2;
      if (!isRight || more.length > 0) wrong.push(i);
    }
    expect(wrong).toEqual([]);
    expect(ptp?.periods(codeAt(CODES), codeAt(0))).toEqual([]);
  };
  await answers();

  const whole = part(3);
  const files = [0, 1, 2].map((n) => fileOfBytes(part(n).name, utf8(part(n).data)));
  for (const cut of [10, RATIONALE.length + 8, 1_000_003]) {
    const truncated = fileOfBytes(whole.name, utf8(whole.data.slice(0, -cut)));
    await expect(importReference([...files, truncated])).rejects.toThrow(/^ccipra-v323r0-f4\.TXT, row \d+/);
  }
  await answers();
});
