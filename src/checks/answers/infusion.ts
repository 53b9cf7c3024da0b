import { infusionCodeOf } from "../../codes/infusion";
import { lineOf, type ClaimLine } from "../../claims/line";
import type { CellValue } from "../../values/cell";
import type { Minutes } from "../../values/clock";
import type { Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { missingPrimaries } from "../add-ons";
import type { Undecided } from "../ask";
import type { EncounterContext } from "../context";
import { administeredAs } from "../infusion/administered";
import type { Setting } from "../infusion/setting";
import { logEntry, type InfusionSetting, type LogEntry, type Reasoned, type ReasonedLine } from "../infusion/log";
import { readNurseLog, type LogRow, type UnusableRow } from "../infusion/nurse-log";
import { reasonInfusion } from "../infusion/reason";
import { pairsOf, type PairHit } from "../pairs";
import { policyOf } from "../policy";
import { contextOf, none, undecided, unknownPayer, type Answer, type Knowledge } from "./answer";

/** A nurse's log of one encounter, and who bills it to whom. */
export interface InfusionQuestion {
  readonly payer: string;
  readonly dos: Day;
  /** Rows of drug, route, start, stop and site, with or without headers. */
  readonly log: readonly (readonly CellValue[])[];
  readonly setting: Setting;
}

/** A line of the answer: something to bill, or rows of the log that are not billed and why. */
export interface InfusionLine {
  /** `null`: the rows are not billed. */
  readonly bill: { readonly code: string; readonly units: number; readonly mods: readonly string[] } | null;
  /** The log says it so that it cannot be read. */
  readonly unusable: boolean;
  readonly minutes: Minutes | null;
  readonly drug: string;
  /** Rows of the log, 1-based, its header counted. */
  readonly rows: readonly number[];
  readonly reason: string;
}

export type InfusionAnswer =
  | { readonly kind: "lines"; readonly lines: readonly InfusionLine[] }
  /** The log as a whole cannot be read. */
  | { readonly kind: "fault"; readonly message: string }
  | Extract<Answer, { kind: "none" }>;

type None = Extract<Answer, { kind: "none" }>;

/**
 * The code lines that a nurse's log earns with a payer, and for every row of the log what became of it.
 * What this gives is what the INF checks accept.
 * @example answerInfusion(knowledge, { payer: "Medicare", dos, setting: "Office", log: [["J9312", "IV", "9:00", "10:12", "port"]] })
 * //=> { kind: "lines", lines: [{ bill: { code: "96413", units: 1, mods: [] }, minutes: 72, drug: "J9312", rows: [1], reason: "72 min: … 96415 needs 91" }] }
 */
export function answerInfusion(knowledge: Knowledge, question: InfusionQuestion): InfusionAnswer {
  const { dos } = question;
  const asking = lineOf({ code: "", dos, payer: question.payer });
  const context: EncounterContext = {
    ...contextOf(knowledge, [asking]),
    institutional: question.setting === "Facility",
  };
  if (!context.payer) return none(unknownPayer(context));
  const log = readNurseLog(knowledge.matrix, question.log, dos);
  if ("fault" in log) return { kind: "fault", message: log.fault };
  const entries: LogEntry[] = [];
  const rows: LogRow[] = [];
  const notes = new Map<string, string>();
  const unusable: UnusableRow[] = [...log.unusable];
  for (const row of log.rows) {
    const given = administeredAs(context, asking, row.drug);
    if (given.kind === "unclassed") {
      const why = `Drugs does not say the Class of ${row.drug.code}: fill it in`;
      unusable.push({ row: row.row, drug: row.drug.code, why });
      continue;
    }
    if (!("hormonal" in given)) return conflict(context, asking, "complex_drugs", given);
    notes.set(row.drug.code, given.note);
    rows.push(row);
    entries.push(entryOf(row, given));
  }
  const setting = settingOf(context, asking, entries);
  if ("message" in setting) return setting;
  const reasoned = reasonInfusion(entries, setting);
  const told = (indexes: readonly number[]): number[] => indexes.flatMap((at) => rows[at]?.row ?? []);
  unusable.sort((a, b) => a.row - b.row);
  const beside = unusable.map(({ row }) => row);
  const { paid, orphans } = withPrimaries(context, reasoned.lines);
  const billed = withPairModifiers(context, paid, setting.distinct === "XS").map((line): InfusionLine => ({
    bill: { code: line.code, units: line.units, mods: line.mods },
    unusable: false,
    minutes: line.minutes,
    drug: line.drug,
    rows: told(line.rows),
    reason: [line.reason, firstNote(line, notes), doubt(context, line, beside)]
      .filter((part) => part !== "")
      .join("; "),
  }));
  const unbilled = [...reasoned.open, ...orphans].map(({ rows: at, drug, why }): InfusionLine => ({
    bill: null,
    unusable: false,
    minutes: null,
    drug,
    rows: told(at),
    reason: why,
  }));
  const unread = unusable.map(({ row, drug, why }): InfusionLine => ({
    bill: null,
    unusable: true,
    minutes: null,
    drug,
    rows: [row],
    reason: why,
  }));
  return { kind: "lines", lines: [...billed, ...unbilled, ...unread] };
}

function entryOf(
  { drug, route, start, stop, site, present, pumpHours }: LogRow,
  given: Pick<LogEntry, "kind" | "hormonal">,
): LogEntry {
  const { kind, hormonal } = given;
  const timed = pumpHours === null && start !== null && stop !== null;
  return logEntry({
    drug: drug.code,
    kind,
    hormonal,
    route,
    start: start?.clock ?? null,
    stop: timed ? stop.clock : null,
    site,
    present,
    pumpHours,
  });
}

/** By whose rules the log is read; what the log does not raise is not asked. */
function settingOf(context: EncounterContext, line: ClaimLine, entries: readonly LogEntry[]): InfusionSetting | None {
  const order = context.institutional ? null : policyOf(context, line, "initial_code_order");
  if (order && "kind" in order) return conflict(context, line, "initial_code_order", order);
  const hydration = entries.some(({ kind }) => kind === "hydration") ? policyOf(context, line, "hydration_min") : null;
  if (hydration && "kind" in hydration) return conflict(context, line, "hydration_min", hydration);
  const preferred = policyOf(context, line, "modifier_preference");
  if ("kind" in preferred) return conflict(context, line, "modifier_preference", preferred);
  const ownPump =
    !context.institutional && context.payer?.kind === "Medicare" && infusionCodeOf("G0498", line.dos) !== undefined;
  return {
    on: line.dos,
    order: order === null || order.value === "facility" ? "facility" : "office",
    institutional: context.institutional,
    distinct: preferred.value === "X" ? "XS" : "59",
    pump: ownPump ? "G0498" : "96416",
    ...(hydration ? { hydrationFrom: Number(hydration.value) } : {}),
  };
}

function conflict(context: EncounterContext, line: ClaimLine, topic: string, asked: Undecided<"CodingPolicy">): None {
  return undecided(context, `CodingPolicy (${topic})`, line, asked);
}

const firstNote = ({ drug, code }: ReasonedLine, notes: ReadonlyMap<string, string>): string =>
  ["96415", "96366", "96370"].includes(code) ? "" : (notes.get(drug) ?? "");

/** Hydration counts what ran beside nothing: a row that cannot be read may have. */
function doubt({ dos }: EncounterContext, { code }: ReasonedLine, unread: readonly number[]): string {
  if (infusionCodeOf(code, dos)?.kind !== "hydration" || unread.length === 0) return "";
  return `less, if ${unread.length === 1 ? "row" : "rows"} ${joinWords(unread.map(String), "and")} of the log ran beside it`;
}

/**
 * Add-on codes without a primary are paid by nobody (INF-13): what they would bill is left open. It may be 96368, where a push is
 * initial and two infusions ran side by side after it.
 */
function withPrimaries(
  context: EncounterContext,
  lines: readonly ReasonedLine[],
): { readonly paid: readonly ReasonedLine[]; readonly orphans: Reasoned["open"] } {
  if (context.missingSets.has("Add-on")) return { paid: lines, orphans: [] };
  const billed = new Set(lines.map(({ code }) => code));
  const paid: ReasonedLine[] = [];
  const orphans: Reasoned["open"][number][] = [];
  for (const line of lines) {
    const missing = missingPrimaries(context, { code: line.code, dos: context.dos }, billed);
    if (!missing) paid.push(line);
    else {
      const why = `${line.reason}; ${line.code} needs ${joinWords(missing, "or")} billed that day, and none is (CARC 107)`;
      orphans.push({ rows: line.rows, drug: line.drug, why });
    }
  }
  return { paid, orphans };
}

/** Lines of a pair that only a modifier keeps apart get it: a separate injection (INF-18), or what else the payer bundles. */
function withPairModifiers(
  context: EncounterContext,
  reasoned: readonly ReasonedLine[],
  prefersX: boolean,
): readonly ReasonedLine[] {
  const claim = reasoned.map(({ code, units, mods, drug }, i) =>
    lineOf({ index: i + 1, code, units, mods, drug, dos: context.dos, payer: context.payerText }),
  );
  const { hits } = pairsOf({ ...context, lines: claim });
  return reasoned.map((line, i) => {
    const own = hits.filter(({ wanted, bypass }) => wanted.line === claim[i] && bypass === null);
    const fatal = own.find(({ indicator }) => indicator === 0);
    if (fatal) return { ...line, reason: `${line.reason}; bundled into ${fatal.column1.code}: no modifier fixes this` };
    const [hit] = own;
    if (!hit) return line;
    const modifier = apartModifier(hit, prefersX);
    const others = [...new Set(own.map(({ column1, column2 }) => (column2 === claim[i] ? column1 : column2).code))];
    return {
      ...line,
      mods: [...line.mods, modifier],
      reason: `${line.reason}; ${modifier}: separate from ${joinWords(others, "and")}`,
    };
  });
}

function apartModifier({ wanted: { modifiers } }: PairHit, prefersX: boolean): string {
  const liked = prefersX ? "XU" : "59";
  return modifiers.includes(liked) ? liked : (modifiers[0] ?? liked);
}
