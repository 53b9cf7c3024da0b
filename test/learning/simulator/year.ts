import { isVisitCode } from "../../../src/codes/families";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { FIELDS } from "../../../src/claims/fields";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../../src/claims/sheet";
import { editNow } from "../../../src/learning/accept";
import { judgeInSteps, type Judged } from "../../../src/learning/outcomes";
import { propose } from "../../../src/learning/propose";
import type { Proposal } from "../../../src/learning/proposal";
import { applyEdit, editConflict } from "../../../src/matrix/edit/apply";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf } from "../../../src/matrix/starter/row";
import { TABLE_NAMES } from "../../../src/matrix/tables";
import { readRemittance } from "../../../src/remittances/from-835";
import { joinAnswers, outcomesOf } from "../../../src/remittances/join";
import type { Answer } from "../../../src/remittances/remittance";
import type { CellValue } from "../../../src/values/cell";
import type { Day } from "../../../src/values/day";
import { seeded } from "../../../src/values/seeded";
import { atOnce } from "../../../src/values/steps";
import { day } from "../../day";
import { adjudicate, type Noise } from "./payers";
import { madeYear, type MadeLine } from "./practice";
import { hiddenRules, PAYERS, type HiddenRule } from "./rules";

const FIRST_DAY = day("2025-01-06");
const MONTH = 30.42;
/** Patients on treatment in a year of three oncologists, among four payers. */
const PATIENTS = 800;
const NOISE: Noise = { random: 0.02, slips: 0.02, late: 0.1 };
const reference = bundledReference();

/** A matrix without a rule: the payers are known, and what drugs and codes are. */
export function emptyMatrix(): MatrixCells {
  const { Drugs, CodeStatus } = starterTables();
  const empty = Object.fromEntries(TABLE_NAMES.map((name) => [name, tableOf(name, [])]));
  const payers = PAYERS.map(({ id, name, kind }) => ({ "Payer ID": id, Name: name, Kind: kind, Edits: "None" }));
  return {
    ...empty,
    Payers: tableOf("Payers", payers),
    ...(Drugs ? { Drugs } : {}),
    ...(CodeStatus ? { CodeStatus } : {}),
  };
}

/** A month of the made year: what the matrix of its beginning predicted of it. */
export interface MonthOfYear {
  readonly month: number;
  readonly denied: number;
  readonly predicted: number;
  readonly accepted: readonly Proposal[];
}

export interface MadeYear {
  readonly rules: readonly HiddenRule[];
  readonly months: readonly MonthOfYear[];
  readonly accepted: readonly Proposal[];
  readonly unjoined: number;
  readonly answers: number;
}

/**
 * Lives through a year: each month the remittances of that month arrive, what they speak for is proposed, and all of it is accepted.
 * What a month's denials were predicted to be is asked of the matrix as it stood when the month began.
 */
export function liveThrough(seed: number, patients = PATIENTS, noise = NOISE): MadeYear {
  const next = seeded(seed);
  const rules = hiddenRules(next, FIRST_DAY);
  const lines = madeYear(next, FIRST_DAY, patients);
  const files = adjudicate(lines, rules, noise, next);
  const sheet = sheetOf(lines);
  const last = Math.max(...files.keys());
  const answers = new Map([...files].map(([at, texts]) => [at, readAll(texts, `month-${at}`)]));
  const all = answersUntil(answers, last);
  const inTheEnd = outcomesOf(joinAnswers(sheet.lines, all));
  let cells = emptyMatrix();
  const months: MonthOfYear[] = [];
  const accepted: Proposal[] = [];
  for (let month = 0; month <= last; month++) {
    const ofMonth = inTheEnd.filter(({ line }) => Math.floor((line.dos - FIRST_DAY) / MONTH) === month);
    const asOf: Day = FIRST_DAY + Math.ceil((month + 1) * MONTH);
    const known = sheet.lines.filter(({ dos }) => dos <= asOf);
    const ends = new Set(ofMonth);
    const outcomes = outcomesOf(joinAnswers(known, answersUntil(answers, month)));
    const own: Proposal[] = [];
    const matrix = compileMatrix(cells);
    // The lines of the month are asked as they came out in the end; what is learned from is what had been answered by then.
    const both = judged({ ...sheet, lines: known }, cells, [...ofMonth, ...outcomes]);
    const counted = both.filter(({ outcome }) => outcome.kind === "denied" && ends.has(outcome));
    const held = both.filter(({ outcome }) => !ends.has(outcome));
    for (const proposal of propose({ judged: held, lines: known, reference, matrix, cells, asOf })) {
      if (editConflict(cells, proposal.edit) !== null) continue;
      cells = applyEdit(cells, editNow(proposal.edit, cells));
      own.push(proposal);
    }
    accepted.push(...own);
    if (counted.length > 0)
      months.push({
        month,
        denied: counted.length,
        predicted: counted.filter(({ predicted }) => predicted).length,
        accepted: own,
      });
  }
  return {
    rules,
    months,
    accepted,
    unjoined: joinAnswers(sheet.lines, all).unjoined.length,
    answers: all.length,
  };
}

function judged(sheet: ClaimSheet, cells: MatrixCells, outcomes: ReturnType<typeof outcomesOf>): Judged[] {
  return atOnce(judgeInSteps({ sheet, matrix: compileMatrix(cells), reference, outcomes }));
}

const readAll = (texts: readonly string[], name: string): Answer[] =>
  texts.flatMap((text, i) => readRemittance(text, `${name}-${i}.835`).answers);

const answersUntil = (answers: ReadonlyMap<number, readonly Answer[]>, month: number): Answer[] =>
  [...answers].filter(([at]) => at <= month).flatMap(([, own]) => own);

function sheetOf(lines: readonly MadeLine[]): ClaimSheet {
  const cells: CellValue[][] = [
    [...FIELDS],
    ...lines.map((line) => FIELDS.map((field): CellValue => line[field] ?? "")),
  ];
  const sheet = readClaims(cells, { name: "made year", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}
