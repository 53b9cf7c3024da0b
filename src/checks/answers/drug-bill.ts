import { lineOf } from "../../claims/line";
import { doseOf } from "../../claims/cell-texts";
import type { Drug, WastageRule } from "../../matrix/rules";
import type { CellValue } from "../../values/cell";
import { textOf } from "../../values/cell";
import type { Day } from "../../values/day";
import { billDrug } from "../drugs/bill-drug";
import { unitsOfDose } from "../drugs/dose";
import { containerOf, drugRows } from "../drugs/drug-day";
import { drugNamed } from "../drugs/drug-named";
import { vialMix, vialMixOnHand, type OnHand, type VialMix } from "../drugs/vials";
import { readVials } from "../drugs/vials-said";
import { wasteWanted } from "../drugs/waste-wanted";
import type { EncounterContext } from "../context";
import { contextOf, none, undecided, unknownPayer, type Answer, type Knowledge } from "./answer";
import { datedWords, EXEMPT } from "./wastage";

/** A dose that was given, and the vials on hand; blank vials: the sizes of `Drugs`, as many as are needed. */
export interface DrugBillQuestion {
  readonly payer: string;
  /** Code or name. */
  readonly drug: string;
  readonly dose: CellValue;
  readonly dos: Day;
  readonly vials: CellValue;
}

export interface DrugBillRow {
  readonly code: string;
  readonly mods: readonly string[];
  readonly units: number;
  /** What the units are, in the drug's dose unit. */
  readonly amount: string;
  readonly reason: string;
}

export type DrugBillAnswer =
  | { readonly kind: "lines"; readonly lines: readonly DrugBillRow[] }
  /** An argument cannot be used. */
  | { readonly kind: "fault"; readonly argument: "drug" | "dose" | "vials"; readonly message: string }
  | Extract<Answer, { kind: "none" }>;

const fault = (argument: "drug" | "dose" | "vials", message: string): DrugBillAnswer => ({
  kind: "fault",
  argument,
  message,
});

/**
 * The lines that a dose is billed as: whole vials with the least waste, and the payer's JW and JZ on that day.
 * @example answerDrugBill(knowledge, { payer: "Medicare", drug: "J9355", dose: "418 mg", dos, vials: "" })
 * //=> { kind: "lines", lines: [{ code: "J9355", units: 42, … }, { code: "J9355", mods: ["JW"], units: 3, … }] }
 */
export function answerDrugBill(knowledge: Knowledge, question: DrugBillQuestion): DrugBillAnswer {
  const { matrix } = knowledge;
  const { dos } = question;
  const named = drugNamed(matrix, question.drug, dos);
  if (named.kind === "unlisted") return none(named.message);
  if (named.kind === "unclear") return fault("drug", named.message);
  const { drug } = named;
  if (drug.dosePerUnit === null) return none(`Drugs does not say the Dose per Unit of ${drug.code}: fill it in`);
  const dose = doseOf(question.dose);
  if (!dose || dose.amount <= 0)
    return fault("dose", `"${textOf(question.dose)}" is no dose: write it as 480 ${drug.doseUnit}`);
  const units = unitsOfDose(dose, drug);
  if (units === null)
    return fault(
      "dose",
      `"${textOf(question.dose)}" cannot be compared with ${drug.doseUnit}, the dose unit of ${drug.code} in Drugs`,
    );
  const said = readVials(question.vials, drug);
  if ("fault" in said) return fault("vials", said.fault);
  const line = lineOf({ code: drug.code, dos, payer: question.payer, container: said.container });
  const context = contextOf(knowledge, [line]);
  if (!context.payer) return none(unknownPayer(context));
  const container = containerOf(matrix, line);
  const wanted = wasteWanted(context, line, { drug, container });
  const given: Given = { drug, units, amount: amountOf(drug, units) };
  if (wanted.kind === "exempt") return lines(given, { vials: null, rule: null, reason: EXEMPT[wanted.why] });
  if (wanted.kind === "unlisted") return none(`Drugs does not list ${drug.code}: add it to Drugs`);
  if (wanted.asked.kind !== "rule") return undecided(context, "Wastage", line, wanted.asked);
  const { rule } = wanted.asked;
  const onHand = said.onHand.length > 0 ? said.onHand : listed(context, line.code, dos);
  if (onHand.length === 0)
    return none(
      `Drugs does not say the Vial Units of ${drug.code}: fill them in, or write the vials on hand, such as 100 ${drug.doseUnit}`,
    );
  const mix = vialMixOnHand(units, onHand);
  if (mix === "short") return fault("vials", `${stockText(drug, onHand)} do not make the dose of ${given.amount}`);
  if (mix === null) return fault("dose", `${given.amount} are too much to be a dose out of ${stockText(drug, onHand)}`);
  const opened = openedText(drug, units, mix, onHand);
  if (container !== null) return lines(given, { vials: mix, rule, reason: `${opened}; ${ruleText(rule)}` });
  const single = billDrug({ code: drug.code, units, vials: mix, wastage: rule }).lines;
  const wouldBe = single.map(({ mods, units: of }) => [...mods, of].join(" ")).join(" and ");
  const reason = `Drugs leaves open whether it is single-dose or multi-dose: write Single or Multi with the vials. Single-dose would be ${wouldBe}`;
  return lines(given, { vials: null, rule: null, reason });
}

interface Given {
  readonly drug: Drug;
  readonly units: number;
  readonly amount: string;
}

/** The rows of the answer: what was given, and what was discarded where the payer pays it. */
function lines(
  { drug, units, amount }: Given,
  {
    vials,
    rule,
    reason,
  }: { readonly vials: VialMix | null; readonly rule: WastageRule | null; readonly reason: string },
): DrugBillAnswer {
  const bill = billDrug({ code: drug.code, units, vials, wastage: rule });
  const left = vials === null ? 0 : vials.total - units;
  const paid = bill.lines.length > 1;
  return {
    kind: "lines",
    lines: bill.lines.map((line, i): DrugBillRow =>
      i === 0
        ? { ...line, amount: `${amount} given`, reason: `${reason}${givenWords(rule, bill.discarded, paid, vials)}` }
        : {
            ...line,
            amount: leftWords(drug, left, bill.discarded),
            reason: "what was discarded, out of the vials of the line above",
          },
    ),
  };
}

/** What becomes of the rest, in a coder's words. */
function givenWords(rule: WastageRule | null, discarded: number, paid: boolean, vials: VialMix | null): string {
  if (vials === null || rule === null) return "";
  if (discarded > 0 && paid) return "";
  if (discarded > 0) return `; ${discarded} discarded units are not billed`;
  return rule.jz === "Accepted" ? "; nothing to discard: JZ may be added" : "; nothing to discard";
}

function leftWords(drug: Drug, left: number, billed: number): string {
  const [all, of] = [amountOf(drug, left), amountOf(drug, billed)];
  return all === of ? `${all} discarded` : `${all} left, rounded down to ${of}`;
}

const ruleText = (rule: WastageRule): string => `${datedWords(rule)} (${rule.id})`;

/** Units as an amount of drug. @example amountOf({ dosePerUnit: 10, doseUnit: "mg" }, 41.8) //=> "418 mg" */
function amountOf({ dosePerUnit, doseUnit }: Pick<Drug, "dosePerUnit" | "doseUnit">, units: number): string {
  return `${Math.round(units * (dosePerUnit ?? 0) * 1000) / 1000} ${doseUnit}`;
}

/** The sizes that `Drugs` lists, as many vials as are needed. */
function listed({ matrix }: EncounterContext, code: string, dos: Day): OnHand[] {
  const sizes = drugRows(matrix, lineOf({ code, dos })).flatMap(({ vialUnits }) => vialUnits);
  return [...new Set(sizes)].map((size) => ({ size, count: null }));
}

function stockText(drug: Drug, onHand: readonly OnHand[]): string {
  return onHand.map(({ size, count }) => `${count === null ? "" : `${count} x `}${amountOf(drug, size)}`).join(" and ");
}

/** The vials that were opened; where others would have left less, that they were not on hand. */
function openedText(drug: Drug, units: number, mix: VialMix, onHand: readonly OnHand[]): string {
  const opened = mix.vials.map(({ size, count }) => `${count} x ${amountOf(drug, size)}`).join(" and ");
  const best = vialMix(
    units,
    onHand.map(({ size }) => size),
  );
  return best && best.total < mix.total
    ? `${opened} opened; fewer would be left of vials that are not on hand: let the record say it`
    : `${opened} opened: the least waste`;
}
