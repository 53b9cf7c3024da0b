import { HOSPITAL_PLACES } from "../codes/data/places";
import { inFamily } from "../codes/families";
import { infusionCodeOf } from "../codes/infusion";
import { unitsOfFractions } from "../codes/radiation";
import { encountersOfPatient } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { payerTurn } from "../claims/standing";
import { drugOn } from "../matrix/matrix";
import type { Drug } from "../matrix/rules";
import { counted } from "../values/lists";
import type { PatientCheck } from "./check";
import { ask } from "./ask";
import { dayOfPatient, type EncounterContext, type PatientContext } from "./context";
import { givesDrug } from "./drugs/administration";
import { drugDays, isDrugLine } from "./drugs/drug-day";
import { leftOver } from "./drugs/wastage-modifiers";
import { recordOf, settingOf } from "./infusion/as-timed";
import { infusionDay } from "./infusion/infusion-day";
import { kindOfClass, logEntry, type LogEntry } from "./infusion/log";
import { reasonInfusion } from "./infusion/reason";
import { pairsOf } from "./pairs";
import { decidedByCourse, radiationCourses } from "./radiation/course";
import { decidedByRule, type Report } from "./report";

/** REV-01: what the record earns and nobody billed. Added hours that are missing are INF-04's. */
export const missedRevenue: PatientCheck = {
  id: "REV-01",
  name: "Missed revenue",
  family: "Missed revenue",
  scope: "patient",
  severity: "info",
  once: true,
  why: "The rules read the other way: the sheet's own record earns something that no line bills.",
  fields: ["Drug", "Start", "Stop", "Vial Units", "Fractions"],
  source: { title: "The same rules as the checks of infusions, drugs, radiation and visits", mark: "K" },
  run(context, report) {
    // A secondary claim bills what the primary payer was billed, and nothing more.
    if (context.lines.some(({ payerOrder }) => payerTurn(payerOrder) > 1)) return;
    for (const encounter of encountersOfPatient(context.lines)) {
      const day = dayOfPatient(context, encounter);
      unbilledWaste(day, report);
      unlinkedDrugs(day, report);
      if (day.institutional) continue;
      visitComplexity(day, report);
      venipuncture(day, report);
    }
    weeklyManagement(context, report);
  },
};

/** Tells a line beside which something is missing; nothing would deny. Modifiers may say why it is missing. */
function tell(
  report: Report,
  line: ClaimLine,
  message: string,
  text: string,
  decided: Pick<Parameters<Report["find"]>[0], "decidedBy"> = {},
): void {
  report.find({ lines: [line], denied: [], lacking: ["Mods"], message, fix: { text, changes: [] }, ...decided });
}

/** Vials hold more than the units, the payer pays what was discarded, and no line says it. Where JZ is required too, DRUG-03 speaks. */
function unbilledWaste(context: EncounterContext, report: Report): void {
  for (const day of drugDays(context)) {
    const [line] = day.given;
    if (
      !line ||
      day.container !== "Single" ||
      day.wasted.length > 0 ||
      day.given.some(({ mods }) => mods.includes("JZ"))
    )
      continue;
    if (day.drug?.drugClass === "Hydration" || (line.drugSource !== null && line.drugSource !== "Purchased")) continue;
    const asked = ask(context, "Wastage", line);
    if (asked.kind !== "rule" || asked.rule.jz === "Required") continue;
    if (asked.rule.jw !== "Required" && asked.rule.jw !== "Paid") continue;
    const left = leftOver(day) ?? 0;
    if (left === 0) continue;
    tell(
      report,
      line,
      `${day.code}: ${counted(left, "unit")} are left of the fewest vials, and no line with JW bills what was discarded`,
      `Add ${day.code} with JW and ${counted(left, "unit")}, if the record says that they were discarded`,
      { decidedBy: decidedByRule(asked.rule) },
    );
  }
}

/** Every administration of the day names its drug, and a drug is billed that none of them names. */
function unlinkedDrugs(context: EncounterContext, report: Report): void {
  const { lines } = context;
  const giving = lines.filter((line) => givesDrug(line) && infusionCodeOf(line.code, line.dos)?.role !== "hour");
  const named = new Set(giving.map(({ drug }) => drug));
  for (const line of lines) {
    if (!isDrugLine(context.matrix, line) || named.has(line.code) || line.mods.includes("JW")) continue;
    if (!context.institutional && HOSPITAL_PLACES.includes(line.pos)) continue;
    const drug = drugOn(context.matrix, line.code, line.dos);
    if (!drug) continue;
    if (drug.drugClass === "Hydration") unbilledHydration(context, report, line);
    else if (giving.length > 0 && !named.has("")) unbilledAdministration(context, report, line, drug);
  }
}

/** What a line adds to the day's record, and the code that it would earn there. */
function earnedBy(context: EncounterContext, entry: LogEntry): string {
  const record = recordOf(infusionDay(context));
  const { lines } = reasonInfusion([...record, entry], settingOf(context));
  return lines.find(({ rows }) => rows.includes(record.length))?.code ?? "";
}

function unbilledAdministration(context: EncounterContext, report: Report, line: ClaimLine, drug: Drug): void {
  const [only, ...more] = drug.routes;
  const route = line.route ?? (more.length === 0 && (only === "SC" || only === "IM" || only === "IV") ? only : null);
  if (route === "PO") return;
  const code =
    route === null
      ? ""
      : earnedBy(
          context,
          logEntry({
            drug: line.code,
            ...kindOfClass(drug.drugClass),
            route,
            start: line.start,
            stop: line.stop,
            minutes: line.minutes,
          }),
        );
  tell(
    report,
    line,
    `${line.code} is billed, and no administration of the day names it: a push, infusion or injection may not be billed`,
    `Look in the record how ${line.code} was given${code === "" ? "" : ` and bill it, by route and times as ${code}`}`,
  );
}

/** A fluid with times of its own that ran long enough beside nothing else. */
function unbilledHydration(context: EncounterContext, report: Report, line: ClaimLine): void {
  const day = infusionDay(context);
  if (line.minutes === null || day.timeline.hydration) return;
  const code = earnedBy(
    context,
    logEntry({ drug: line.code, kind: "hydration", start: line.start, stop: line.stop, minutes: line.minutes }),
  );
  if (code === "") return;
  tell(
    report,
    line,
    `${line.code} ran ${line.minutes} min, long enough beside nothing else, and no hydration is billed`,
    `Bill ${code}, if the record has an order and a reason for the hydration`,
  );
}

/** A visit that may carry G2211, with a payer that pays it. */
function visitComplexity(context: EncounterContext, report: Report): void {
  if (context.lines.some(({ code }) => code === "G2211")) return;
  for (const line of context.lines) {
    if (!inFamily(line.code, "complexity_base", line.dos) || line.mods.includes("25")) continue;
    // A visit that is bundled today is kept only by 25, and beside 25 the add-on is not paid.
    if (pairsOf(context).hits.some((hit) => hit.column2 === line)) continue;
    const asked = ask(context, "CodingPolicy", line, { topic: "visit_complexity_addon", code: "G2211" });
    if (asked.kind !== "rule" || asked.rule.value !== "paid") continue;
    tell(
      report,
      line,
      "G2211 is not billed beside a visit without 25, and the payer pays it",
      "Add G2211 if the practice cares for the patient's serious condition over time, as the record shows",
      { decidedBy: decidedByRule(asked.rule) },
    );
  }
}

/** A blood test of the practice's own laboratory, and nobody drew the blood. */
function venipuncture({ lines }: EncounterContext, report: Report): void {
  const drawn = lines.some(
    ({ code, dos }) =>
      inFamily(code, "venipuncture", dos) ||
      inFamily(code, "port_blood_draw", dos) ||
      code === "36416" ||
      code === "G0471",
  );
  if (drawn) return;
  const blood = lines.find(
    ({ code, dos, pos, mods }) =>
      pos === "11" && !mods.includes("90") && (inFamily(code, "blood_count", dos) || inFamily(code, "lab_panel", dos)),
  );
  if (blood)
    tell(
      report,
      blood,
      "A blood test of the practice's own laboratory is billed, and no venipuncture (36415) that day",
      "Add 36415 if the practice drew the blood from a vein",
    );
}

/** Weekly management that fractions earn, on courses of which Courses knows what was billed. */
function weeklyManagement(context: PatientContext, report: Report): void {
  for (const course of radiationCourses(context)) {
    const { row, fractions, complete, kind } = course;
    const last = course.lines[course.lines.length - 1];
    if (!last || !row || row.managementBilled === null || fractions.kind !== "known" || kind !== "Radiation") continue;
    if (last.claimType === "Institutional") continue;
    const earned = unitsOfFractions("77427", fractions.count, complete === true, last.dos) ?? 0;
    const own = course.lines.filter(({ code }) => code === "77427");
    const billed = own.reduce((sum, { units }) => sum + (units ?? 1), row.managementBilled);
    if (billed >= earned || own.some(({ units }) => units === null)) continue;
    report.find({
      lines: [last],
      denied: [],
      message: `77427: ${counted(fractions.count, "fraction")} earn ${earned}, and ${billed} ${billed === 1 ? "is" : "are"} billed to date`,
      fix: { text: `Add 77427 for ${counted(earned - billed, "unit")}, one line a week`, changes: [] },
      ...decidedByCourse(course),
    });
  }
}
