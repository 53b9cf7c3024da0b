// All checks over a sheet in the plainest way: lines are put together by comparing them, each check runs over each encounter or patient
// whatever its codes, with nothing kept from the check before it, and what is said is put in order at the end. It is slow and easy to
// read: what the engine says quickly is held to it.
import { CHECKS } from "../../../src/checks/catalogue";
import type { Check } from "../../../src/checks/check";
import { encounterContext, patientContext, type RunContext } from "../../../src/checks/context";
import type { CheckInput, CheckResult } from "../../../src/checks/engine";
import type { Finding, NotChecked } from "../../../src/checks/finding";
import { checkOrder } from "../../../src/checks/ids";
import { missingSetsOf } from "../../../src/checks/missing-sets";
import {
  findingOf,
  reportOfColumns,
  type FindingDraft,
  type NotCheckedDraft,
  type Report,
} from "../../../src/checks/report";
import { isInstitutional, type ClaimLine } from "../../../src/claims/line";
import { payerTurn, sendingOf } from "../../../src/claims/standing";
import { settingOf, type Matrix } from "../../../src/matrix/matrix";
import type { Payer } from "../../../src/matrix/rules";
import { folded } from "../../../src/values/cell";
import { plainMatrix } from "./matrix";
import { plainReference } from "./reference";

type Said = Pick<CheckResult, "findings" | "notChecked">;

/** What all checks say of the lines of a sheet; rows that cannot be read are left out. */
export function plainChecks(input: CheckInput): Said {
  const { sheet, reference, asOf } = input;
  const matrix = plainMatrix(input.matrix);
  const run: RunContext = {
    matrix,
    reference: plainReference(reference),
    asOf,
    has: sheet.has,
    missingSets: missingSetsOf(matrix, reference),
  };
  const told: Told = { findings: [], notChecked: [] };
  const checks = CHECKS.filter(({ needsAsOf }) => asOf !== null || !needsAsOf);
  for (const lines of encountersIn(sheet.lines, matrix))
    for (const check of checks) {
      const [first] = lines;
      const payer = matrix.payers.find(first.payer);
      const isVoid = sendingOf(first.frequency) === "void";
      if (check.scope === "patient" || (isVoid && check.id !== "ADM-03" && check.id !== "ADM-04")) continue;
      const { patient, dos } = first;
      const encounter = {
        payerText: first.payer,
        patient,
        dos,
        institutional: isInstitutional(first),
        isVoid,
        lines: [...lines],
      };
      const lost = sheet.unusable.filter((row) => folded(row.patient) === folded(patient) && row.dos === dos);
      tellBy(check, payer, first.payer, run, told, (report) =>
        check.run(encounterContext(run, encounter, payer, lost), report),
      );
    }
  for (const { lines, first } of patientsIn(sheet.lines, matrix))
    for (const check of checks) {
      if (check.scope !== "patient") continue;
      const payer = matrix.payers.find(first.payer);
      const patient = { payerText: first.payer, patient: first.patient, first: first.index, lines: [...lines] };
      tellBy(check, payer, first.payer, run, told, (report) => check.run(patientContext(run, patient, payer), report));
    }
  return { findings: findingsTold(told.findings), notChecked: notCheckedTold(told.notChecked) };
}

interface Told {
  readonly findings: Finding[];
  readonly notChecked: { readonly check: Check; readonly draft: NotCheckedDraft }[];
}

function tellBy(
  check: Check,
  payer: Payer | undefined,
  payerText: string,
  { matrix, has }: Pick<RunContext, "matrix" | "has">,
  { findings, notChecked }: Told,
  run: (report: Report) => void,
): void {
  const setting = settingOf(matrix, check.id, payer);
  if (setting === "off") return;
  const report: Report = {
    find: (draft: FindingDraft) => findings.push(findingOf(check, setting, payer?.name ?? payerText, draft)),
    notChecked: (draft) => notChecked.push({ check, draft }),
  };
  run(reportOfColumns(report, has));
}

type Lines = readonly [ClaimLine, ...ClaimLine[]];

const payerOf = ({ payer }: ClaimLine, matrix: Matrix): string => matrix.payers.find(payer)?.id ?? payer.toLowerCase();

/**
 * Lines for which all of some things are the same, in the order of their first lines. What is "" is the same as anything: such a line goes to the
 * group of its patient's line before it, else to the first that it fits.
 */
function together(lines: readonly ClaimLine[], keysOf: (line: ClaimLine) => readonly unknown[]): Lines[] {
  const groups: [ClaimLine, ...ClaimLine[]][] = [];
  const keys: (readonly unknown[])[] = [];
  const lastOf = new Map<string, number>();
  for (const line of lines) {
    const key = keysOf(line);
    const fits = (other: readonly unknown[] | undefined): boolean =>
      other?.every((part, i) => part === key[i] || part === "" || key[i] === "") === true;
    const patient = JSON.stringify(key.slice(0, PATIENT_PARTS));
    const last = lastOf.get(patient) ?? -1;
    const at = fits(keys[last]) ? last : keys.findIndex(fits);
    lastOf.set(patient, at >= 0 ? at : groups.length);
    if (at >= 0) {
      groups[at]?.push(line);
      keys[at] = (keys[at] ?? []).map((part, i) => (part === "" ? key[i] : part));
    } else {
      keys.push(key);
      groups.push([line]);
    }
  }
  return groups;
}

/** So many parts of a key tell the patient. */
const PATIENT_PARTS = 3;

const ofPatient = (line: ClaimLine, matrix: Matrix) => [
  payerOf(line, matrix),
  folded(line.patient),
  payerTurn(line.payerOrder),
];

/** Whether a replacement of the line stands among others: of its claim, or, of a claim with another number or none, of its code. */
const isReplaced = (line: ClaimLine, others: readonly ClaimLine[]): boolean =>
  sendingOf(line.frequency) === "original" &&
  others.some(
    (other) =>
      sendingOf(other.frequency) === "replacement" &&
      other.dos === line.dos &&
      ((other.claim !== "" && other.claim === line.claim) || other.code === line.code),
  );

function encountersIn(lines: readonly ClaimLine[], matrix: Matrix): Lines[] {
  const encounters = together(lines, (line) => [
    ...ofPatient(line, matrix),
    line.dos,
    line.billingNpi,
    isInstitutional(line),
    sendingOf(line.frequency) === "void",
  ]);
  const counting = encounters.flatMap((own) => together(own, (line) => [isReplaced(line, own)]));
  return counting.sort(([a], [b]) => a.index - b.index);
}

/** A patient's services in the order of their dates, with the first line of all. */
function patientsIn(
  lines: readonly ClaimLine[],
  matrix: Matrix,
): { readonly lines: ClaimLine[]; readonly first: ClaimLine }[] {
  const services = lines.filter((line) => sendingOf(line.frequency) !== "void");
  return together(services, (line) => ofPatient(line, matrix)).map((own) => ({
    first: own[0],
    lines: own.filter((line) => !isReplaced(line, own)).sort((a, b) => a.dos - b.dos || a.index - b.index),
  }));
}

const SEVERITIES = ["error", "warning", "info"];

/** One finding for one cause and for one thing to be told once, in the order of lines, severities and checks. */
function findingsTold(all: readonly Finding[]): Finding[] {
  const once = new Set<string>(CHECKS.filter((check) => check.once).map(({ id }) => id));
  const same = (a: Finding, b: Finding): boolean => once.has(a.check) && a.check === b.check && a.message === b.message;
  const told = all.flatMap((finding, i) => {
    if (all.findIndex((other) => same(other, finding)) < i && once.has(finding.check)) return [];
    const group = once.has(finding.check) ? all.filter((other) => same(other, finding)) : [finding];
    return {
      ...finding,
      lines: group.flatMap(({ lines }) => lines),
      denied: group.flatMap(({ denied }) => denied),
      amount: group.reduce((sum, { amount }) => sum + amount, 0),
    };
  });
  const silences = (finding: Finding, other: Finding): boolean =>
    CHECKS.some((check) => check.id === finding.check && check.silences?.includes(other.check)) &&
    finding.denied.includes(other.lines[0] ?? 0);
  const order = (finding: Finding): readonly number[] => [
    finding.lines[0] ?? 0,
    SEVERITIES.indexOf(finding.severity),
    checkOrder(finding.check),
  ];
  return told
    .filter((finding) => !told.some((other) => silences(other, finding)))
    .sort(
      (a, b) =>
        order(a)
          .map((n, i) => n - (order(b)[i] ?? 0))
          .find((n) => n !== 0) ?? 0,
    );
}

/** What was not checked for one reason in the same words is told together. */
function notCheckedTold(all: Told["notChecked"]): NotChecked[] {
  const keyOf = ({ check, draft }: Told["notChecked"][number]): string =>
    JSON.stringify([check.id, draft.reason, draft.because, (draft.rules ?? []).map(({ id }) => id)]);
  const told = all.flatMap((entry, i): NotChecked[] => {
    const group = all.filter((other) => keyOf(other) === keyOf(entry));
    if (group[0] !== all[i]) return [];
    const lines = [...new Set(group.flatMap(({ draft }) => draft.lines.map(({ index }) => index)))].sort(
      (a, b) => a - b,
    );
    const { check, draft } = entry;
    return [
      {
        lines,
        check: check.id,
        reason: draft.reason,
        missing: draft.missing ?? [],
        rules: (draft.rules ?? []).map(({ id }) => id),
        message: `${lines.length} line${lines.length === 1 ? "" : "s"}: ${draft.because}`,
      },
    ];
  });
  return told.sort((a, b) => checkOrder(a.check) - checkOrder(b.check));
}
