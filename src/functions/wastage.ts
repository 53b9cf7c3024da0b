import type { Knowledge } from "../checks/answers/answer";
import { answerDrugBill, type DrugBillRow } from "../checks/answers/drug-bill";
import { isErrorCell, type CellValue } from "../values/cell";
import { dateArgument, requiredText } from "./arguments";
import { argumentError, noAnswer } from "./errors";
import type { Cell } from "./spread";

/** The headers of the table that WASTAGE spills. */
const HEADERS = ["Code", "Modifiers", "Units", "Amount", "Reason"];

const rowOf = ({ code, mods, units, amount, reason }: DrugBillRow): Cell[] => [
  code,
  mods.join(","),
  units,
  amount,
  reason,
];

/**
 * What WASTAGE spills: the drug's line, and the JW line where something was discarded that the payer pays.
 * @throws `#VALUE!` where an argument is wrong or the vials do not make the dose; `#N/A` where the matrix does not decide
 */
export function wastageTable(
  knowledge: Knowledge,
  payer: CellValue,
  drug: CellValue,
  dose: CellValue,
  dos: CellValue,
  vials: CellValue,
): Cell[][] {
  if (isErrorCell(vials)) throw argumentError("vials", `the cell holds the error ${vials}`);
  requiredText(dose, "dose");
  const answer = answerDrugBill(knowledge, {
    payer: requiredText(payer, "payer"),
    drug: requiredText(drug, "drug"),
    dose,
    dos: dateArgument(dos, "dos"),
    vials,
  });
  if (answer.kind === "fault") throw argumentError(answer.argument, answer.message);
  if (answer.kind === "none") throw noAnswer(answer.message);
  return [HEADERS, ...answer.lines.map(rowOf)];
}
