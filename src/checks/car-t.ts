import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import { parseDay, wordsOf } from "../values/day";
import { about } from "./about";
import type { EncounterCheck, LineCheck } from "./check";
import { ruleFor } from "./ask";
import { hasFields, type EncounterContext } from "./context";
import { payerGiven } from "./given";
import { decidedByRule, type Report } from "./report";

const isPhase = (line: ClaimLine): boolean => inFamily(line.code, "cart", line.dos);
const isProduct = (line: ClaimLine): boolean => inFamily(line.code, "cart_product", line.dos);
const isInfusion = (line: ClaimLine): boolean => inFamily(line.code, "cart_infusion", line.dos);

/** CART-02: collection and preparation, which the payer bundles. */
export const preparationBundled: LineCheck = {
  id: "CART-02",
  name: "CAR-T preparation bundled",
  family: "CAR-T",
  scope: "line",
  severity: "warning",
  why: "Medicare pays collecting and preparing the cells inside the product and not apart; only the infusion is paid to the practitioner. The 2026 rule kept that and widened it to other products from the patient's own cells.",
  fields: [],
  source: { title: "CY2026 physician fee schedule final rule; AABB 2025-11-05", mark: "S", from: "2019-01-01" },
  about: about("cart_preparation"),
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "cart_preparation", line.dos)) continue;
      const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "cart_phases" });
      if (asked?.rule.value !== "bundled") continue;
      report.find({
        lines: [line],
        message: `${line.code} is not paid apart by ${context.payerName}: collecting and preparing the cells is inside the product`,
        fix: {
          text: `Remove line ${line.index}, or keep it for the record without expecting payment`,
          changes: [],
        },
        decidedBy: decidedByRule(asked.rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

/** From this day KX no longer says that the site is in the safety programme: FDA ended that programme. */
const KX_ENDS = parseDay("2025-06-26") ?? 0;

/** CART-03: KX on Medicare's CAR-T lines, while it was wanted. */
export const cartPolicyMet: LineCheck = {
  id: "CART-03",
  name: "KX on CAR-T",
  family: "CAR-T",
  scope: "line",
  severity: "warning",
  why: "Until the FDA notice of 26 Jun 2025 KX said that the infusion was in an enrolled site; since then it is no longer required. A trial's claim carries Z00.6 and its NCT number (TRIAL-01).",
  fields: [],
  source: { title: "NCD 110.24; First Coast", mark: "S", from: "2025-06-26" },
  about: about("cart_infusion", "cart_product"),
  run(context, report) {
    const lines = context.lines.filter(
      (line) => line.dos < KX_ENDS && !line.mods.includes("KX") && (isInfusion(line) || isProduct(line)),
    );
    if (!payerGiven(context, report, lines) || context.payer?.kind !== "Medicare") return;
    for (const line of lines) {
      report.find({
        lines: [line],
        lacking: ["Mods"],
        message: `${line.code} before ${wordsOf(KX_ENDS)} carries KX for an enrolled site, and this line has none`,
        fix: { text: `Add KX to line ${line.index} if the site was enrolled`, changes: [] },
      });
    }
  },
};

/** CART-04: a commercial plan authorises each phase, and the facility bills the product. */
export const cartAuthorised: EncounterCheck = {
  id: "CART-04",
  name: "CAR-T phase without authorisation or product",
  family: "CAR-T",
  scope: "encounter",
  severity: "error",
  why: "Plans authorise CAR-T case by case, each phase for itself; the facility's claim carries the product's Q-code beside the infusion.",
  fields: ["Auth"],
  source: { title: "The plan's rows in PriorAuth", mark: "K" },
  about: about("cart", "cart_product"),
  run(context, report) {
    if (context.payer?.kind === "Medicare" || context.payer?.kind === "Medicare Advantage") return;
    const lines = context.lines.filter((line) => isPhase(line) || isProduct(line));
    if (lines.length === 0) return;
    if (hasFields(context, report, lines, ["Auth"])) for (const line of lines) checkAuthorised(context, report, line);
    if (context.institutional && !lines.some(isProduct))
      for (const line of lines.filter(isInfusion)) tellProduct(report, line);
  },
};

function checkAuthorised(context: EncounterContext, report: Report, line: ClaimLine): void {
  if (line.auth !== "") return;
  const asked = ruleFor(context, report, "PriorAuth", line);
  if (asked?.rule.requirement !== "Required") return;
  report.find({
    lines: [line],
    message: `${line.code}: ${context.payerName} authorises each phase of CAR-T for itself, and this one has no number`,
    fix: {
      text: `Get the number for this phase from ${context.payerName} and put it on line ${line.index}: that of another phase does not cover it`,
      changes: [],
    },
    decidedBy: decidedByRule(asked.rule),
    nearMisses: asked.nearMisses(),
  });
}

function tellProduct(report: Report, line: ClaimLine): void {
  report.find({
    lines: [line],
    message: `${line.code} stands on the facility's claim without the product's Q-code`,
    fix: { text: "Add the product's Q-code with its revenue code, as the plan's authorisation names it", changes: [] },
  });
}
