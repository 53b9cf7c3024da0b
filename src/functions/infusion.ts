import type { Knowledge } from "../checks/answers/answer";
import { answerInfusion, type InfusionLine } from "../checks/answers/infusion";
import { SETTINGS, type Setting } from "../checks/infusion/setting";
import { folded, isBlankArgument, isErrorCell, textOf, type CellValue } from "../values/cell";
import { dateArgument, requiredText } from "./arguments";
import { argumentError, noAnswer } from "./errors";
import type { Cell } from "./spread";

/** The headers of the table that INFUSION spills. */
const HEADERS = ["Code", "Units", "Modifiers", "Minutes", "Drug", "Log rows", "Reason"];

/** Who bills: an office where nothing is said. @throws `#VALUE!` */
function settingArgument(value: CellValue, name: string): Setting {
  if (isErrorCell(value)) throw argumentError(name, `the cell holds the error ${value}`);
  if (isBlankArgument(value)) return "Office";
  const setting = SETTINGS.find((one) => one.toLowerCase() === folded(textOf(value)));
  if (!setting) throw argumentError(name, `"${textOf(value)}" is neither ${SETTINGS.join(" nor ")}`);
  return setting;
}

const rowOf = ({ bill, unusable, minutes, drug, rows, reason }: InfusionLine): Cell[] => [
  bill?.code ?? (unusable ? "Not used" : "Not billed"),
  bill?.units ?? "",
  bill?.mods.join(",") ?? "",
  minutes ?? "",
  drug,
  rows.join(", "),
  reason,
];

/**
 * What INFUSION spills: the lines to bill, and then the rows of the log that are not billed or cannot be used, each with its reason.
 * @throws `#VALUE!` where an argument is wrong; `#N/A` where the matrix does not know the payer or its rows contradict each other
 */
export function infusionTable(
  knowledge: Knowledge,
  payer: CellValue,
  dos: CellValue,
  log: readonly (readonly CellValue[])[],
  setting: CellValue,
): Cell[][] {
  const answer = answerInfusion(knowledge, {
    payer: requiredText(payer, "payer"),
    dos: dateArgument(dos, "dos"),
    log,
    setting: settingArgument(setting, "setting"),
  });
  if (answer.kind === "fault") throw argumentError("log", answer.message);
  if (answer.kind === "none") throw noAnswer(answer.message);
  return [HEADERS, ...answer.lines.map(rowOf)];
}
