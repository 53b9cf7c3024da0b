import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import {
  BAD_DATE,
  BAD_DIAGNOSIS,
  CODE_PARAMETER,
  CONFLICT,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  NO_RULE,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
  UNKNOWN_PAYER,
} from "./shared";

export const authPage: HelpPage = {
  name: "AUTH",
  question: "Does this payer want a prior authorisation for this code on this date?",
  about: [
    "It answers from the table `PriorAuth`: the row in force on the date of service, for the narrowest payer, code, diagnosis and place of service that matches.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    code: CODE_PARAMETER,
    dos: DOS_PARAMETER,
    diagnoses:
      "The diagnoses of the line in one cell, separated by `,` or `;`. Needed where a rule depends on the diagnosis.",
    pos: "The place of service, such as `11`. Needed where a rule depends on it.",
  },
  answers: [
    { answer: "Required", means: "The claim needs an authorisation number." },
    { answer: "Not required", means: "A rule says that none is needed." },
    { answer: "Notification", means: "The payer wants to be told; it does not decide." },
    { answer: "Predetermination", means: "The payer offers a decision beforehand; the claim does not need it." },
  ],
  examples: [
    {
      title: "One code",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), text("J9271"), date("2026-10-14")],
      answer: cell("Required"),
      because: "The example payer of a new matrix asks for an authorisation for this drug.",
    },
    {
      title: "A column of codes in one formula",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), range("D2:D4", [["J9271"], ["99214"], ["J9299"]]), date("2026-10-14")],
      answer: spill([["Required"], ["Not required"], ["Required"]]),
      because: "Payer and date go with every row. `99214` has no row of its own: the row with Codes `*` answers.",
    },
    {
      title: "Where the diagnosis decides",
      args: [matrix, text("EXAMPLE-ADVANTAGE"), text("J9271"), date("2026-10-14"), text("C34.11; Z51.11")],
      answer: cell("Required"),
      because: "This payer's rule names lung cancer and melanoma. With another diagnosis the answer is `Not required`.",
    },
  ],
  errors: [UNKNOWN_PAYER, NO_RULE, CONFLICT, BAD_DIAGNOSIS, BAD_DATE, UNEQUAL, NO_MATRIX],
};
