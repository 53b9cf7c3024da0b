import { infusionTimesOn, isInfusionCode } from "../../codes/infusion";
import { hasRole } from "../../codes/modifiers";
import type { EncounterCheck } from "../check";
import { ask } from "../ask";
import type { EncounterContext } from "../context";
import type { DecidedBy, Fix } from "../finding";
import { pairDecision } from "../pair-findings";
import { pairsOf } from "../pairs";
import { ownPair } from "../payer-pairs";
import type { Report } from "../report";
import { asTimedText, initialOrder, settingOf } from "./as-timed";
import { infusionDay, type CodedLine, type InfusionDay } from "./infusion-day";

/** What an initial code becomes behind another one. */
const FOLLOWING: Readonly<Record<string, string>> = {
  "96360": "96361",
  "96365": "96367",
  "96374": "96375",
  "96409": "96411",
  "96413": "96417",
};

/**
 * Place in the order of facilities, lowest first: chemotherapy infusion, chemotherapy push, therapeutic infusion, therapeutic push, hydration.
 * Infusions under the skin come last: they never displace another.
 */
function rankOf({ says }: CodedLine): number {
  if (says.route !== "IV") return 5;
  if (says.kind === "hydration") return 4;
  return (says.kind === "chemo" ? 0 : 2) + (says.method === "infusion" ? 0 : 1);
}
const RANK_NAMES = [
  "a chemotherapy infusion",
  "a chemotherapy push",
  "a therapeutic infusion",
  "a therapeutic push",
  "hydration",
];

const initialsOf = (day: InfusionDay): CodedLine[] =>
  day.lines
    .filter(({ says }) => says.role === "initial")
    .sort((a, b) => rankOf(a) - rankOf(b) || a.line.index - b.line.index);

/** INF-01: more than one initial code in an encounter. */
export const oneInitialCode: EncounterCheck = {
  id: "INF-01",
  name: "Two initial codes",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "One encounter has one initial infusion, push or hydration code; what else was given follows it. A second one is right only at a second access site that the protocol needs, or in a second encounter of the day, and 59 or XE, XP, XS, XU says so.",
  fields: ["Start", "Stop", "Access Site"],
  source: { title: "CMS recovery audit topic 0071; IOM 100-04 chapter 12 §30.5", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const [kept, ...others] = initialsOf(day);
    if (!kept) return;
    for (const other of others) judge(context, report, day, kept, other);
  },
};

const isDistinct = (modifier: string): boolean => hasRole(modifier, "neverOnVisit");

function judge(context: EncounterContext, report: Report, day: InfusionDay, kept: CodedLine, other: CodedLine): void {
  const [a, b] = [kept.line, other.line];
  // The same line twice is ADM-02's, and a row may say that this payer keeps the two apart.
  if (a.code === b.code && (a.drug === b.drug || b.drug === "") && a.mods.join() === b.mods.join()) return;
  if (ownPair(context, a, b).kind === "apart") return;
  const hit = pairsOf(context).hits.find(({ column1: x, column2: y }) => (x === a && y === b) || (x === b && y === a));
  const modifier = hit ? hit.bypass?.modifier : [...b.mods, ...a.mods].find(isDistinct);
  const decidedBy: { decidedBy?: DecidedBy } = hit ? { decidedBy: pairDecision(hit) } : {};
  if (modifier === undefined) {
    report.find({
      lines: [b, a],
      lacking: ["Mods"],
      message: `${a.code} and ${b.code} are both initial codes: one encounter has one`,
      fix: followingFix(context, day, kept, other),
      ...decidedBy,
    });
    return;
  }
  // Under the skin is another access than a vein, whatever the lines name.
  if (modifier === "XE" || secondEncounter(day, kept, other) || kept.says.route !== other.says.route) return;
  const sites = new Set([a, b].map(({ accessSite }) => accessSite.trim().toLowerCase()).filter((site) => site !== ""));
  if (sites.size === 0)
    report.notChecked({
      lines: [b],
      reason: "field",
      missing: ["Access Site"],
      because: "two initial codes are kept apart by a modifier, and no access site is named",
    });
  if (sites.size !== 1) return;
  report.find({
    lines: [b, a],
    severity: "warning",
    message: `${a.code} and ${b.code} are both initial codes, ${modifier} keeps them apart, and only one access site is named (${a.accessSite || b.accessSite})`,
    fix: {
      text: `Look in the record for a second access that the protocol needs, or a second encounter that day. Without it: ${followingFix(context, day, kept, other).text}`,
      changes: [],
    },
    ...decidedBy,
  });
}

/** Whether the times say that the patient came twice. */
function secondEncounter(day: InfusionDay, a: CodedLine, b: CodedLine): boolean {
  const [x, y] = [day.timeline.spanOf(a), day.timeline.spanOf(b)];
  return x !== null && y !== null && Math.max(y.from - x.to, x.from - y.to) >= infusionTimesOn(a.line.dos).encounterGap;
}

function followingFix(context: EncounterContext, day: InfusionDay, kept: CodedLine, { line }: CodedLine): Fix {
  const following = FOLLOWING[line.code];
  const text = following
    ? `Keep ${kept.line.code} as initial and bill line ${line.index} as ${following}`
    : `Keep one of them as initial`;
  const preferred = ask(context, "CodingPolicy", line, { topic: "modifier_preference" });
  const modifier = preferred.kind === "rule" && preferred.rule.value === "X" ? "XS (second site) or XE" : "59";
  const timed = asTimedText(day, settingOf(context));
  return {
    text: `${text}; ${modifier} only if the protocol needed a second access or the patient came twice.${timed === "" ? "" : ` ${timed}`}`,
    changes: [],
  };
}

/** INF-02: another service than the billed one should be initial. */
export const whichIsInitial: EncounterCheck = {
  id: "INF-02",
  name: "Wrong initial code",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "warning",
  why: "An office takes the main reason for the visit as initial; a facility goes by its order: chemotherapy infusion, chemotherapy push, therapeutic infusion, therapeutic push, hydration. The order in time does not matter, and injections under the skin or into a muscle stand outside.",
  fields: ["POS"],
  source: { title: "CPT guidelines; AAPC 2023; facility education deck", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const [initial, second] = initialsOf(day).filter(({ says }) => says.route === "IV");
    if (!initial || second) return;
    const higher = day.lines
      .filter((coded) => coded.says.role !== "alone" && coded.says.route === "IV" && rankOf(coded) < rankOf(initial))
      .sort((a, b) => rankOf(a) - rankOf(b));
    const [first] = higher;
    if (!first) return;
    const order = initialOrder(context, report, initial.line);
    if (order === null) return;
    // An office may have come for the push or for the hydration; it did not come for the premedication of a chemotherapy.
    if (order === "office" && (first.says.kind !== "chemo" || initial.says.kind === "chemo")) return;
    const timed = asTimedText(day, { ...settingOf(context), order });
    report.find({
      lines: [initial.line, ...higher.map(({ line }) => line)],
      message:
        order === "office"
          ? `${initial.line.code} is billed as initial beside ${first.line.code}: chemotherapy is the main reason for the visit`
          : `${initial.line.code} is billed as initial beside ${first.line.code}: in a facility ${RANK_NAMES[rankOf(first)] ?? ""} goes before ${RANK_NAMES[rankOf(initial)] ?? ""}`,
      fix: {
        text: `Bill the service of line ${first.line.index} as initial and line ${initial.line.index} as ${FOLLOWING[initial.line.code] ?? "what follows"}.${timed === "" ? "" : ` ${timed}`}`,
        changes: [],
      },
    });
  },
};
