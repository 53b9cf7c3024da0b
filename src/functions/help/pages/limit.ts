import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import {
  BAD_DATE,
  CODE_PARAMETER,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
  UNKNOWN_PAYER,
} from "./shared";

export const limitPage: HelpPage = {
  name: "LIMIT",
  question: "How many units of this code may be billed for one patient on one day?",
  about: [
    "It answers from the table `UnitLimits` of the matrix, then from the national limits (MUE). The answer is a number, so it can be compared with the units of a line.",
    ONE_OR_MANY,
  ],
  parameters: { matrix: MATRIX_PARAMETER, payer: PAYER_PARAMETER, code: CODE_PARAMETER, dos: DOS_PARAMETER },
  answers: [],
  examples: [
    {
      title: "Units of a drug",
      args: [matrix, text("MEDICARE"), text("J9271"), date("2026-10-14")],
      answer: cell(400),
      because: "The national limit of pembrolizumab is 400 units of 1 mg a day.",
    },
    {
      title: "A column of codes",
      args: [matrix, text("MEDICARE"), range("D2:D4", [["96413"], ["96415"], ["96375"]]), date("2026-10-14")],
      answer: spill([[1], [8], [6]]),
      because: "One first hour, eight further hours and six further pushes.",
    },
    {
      title: "A limit of the payer's own",
      args: [matrix, text("Example Commercial"), text("J2506"), date("2026-10-14")],
      answer: cell(12),
      because:
        "Row `UL-0001` of `UnitLimits` answers for this payer, before any national limit. An alias names the payer.",
    },
  ],
  errors: [
    UNKNOWN_PAYER,
    {
      shown: "#N/A",
      when: "Neither the payer nor the national limits on this computer name a limit for the code.",
      whatToDo: "Add a row to `UnitLimits`, or import the quarter's file from CMS.",
    },
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
