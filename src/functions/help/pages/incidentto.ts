import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import {
  BAD_DATE,
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

export const incidentToPage: HelpPage = {
  name: "INCIDENTTO",
  question: "Under whose NPI is this service of an NP, PA or CNS billed?",
  about: [
    "It answers from the table `IncidentTo`: whether the payer knows incident-to at all, and what it asks of the patient, the problem, the supervision and the place.",
    "What you leave out becomes a condition of the answer: nothing is assumed.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    dos: DOS_PARAMETER,
    newPatient: "Whether the patient is new: `Yes` or `No`. One cell or a column of cells.",
    newProblem: "Whether the problem is new: `Yes` or `No`. One cell or a column of cells.",
    supervision:
      "How a physician supervised: `In suite`, `Video` (live, with sound), `Audio` or `None`. One cell or a column of cells.",
    pos: "The place of service, such as `11`.",
  },
  answers: [
    { answer: "Bill under supervising NPI", means: "Incident-to holds: the supervising physician bills." },
    { answer: "Bill under supervising NPI, if …", means: "It holds where the record shows what follows." },
    {
      answer: "Bill under own NPI (85%): …",
      means: "Incident-to does not hold, and why; the rate where a rule says it.",
    },
  ],
  examples: [
    {
      title: "Everything is known",
      args: [matrix, text("MEDICARE"), date("2026-10-14"), text("No"), text("No"), text("Video"), text("11")],
      answer: cell("Bill under supervising NPI"),
      because: "Medicare accepts live audio and video since 2026, and neither the patient nor the problem is new.",
    },
    {
      title: "A column of services",
      args: [
        matrix,
        text("MEDICARE"),
        date("2026-10-14"),
        range("D2:D4", [["No"], ["Yes"], ["No"]]),
        text("No"),
        range("E2:E4", [["In suite"], ["In suite"], ["Audio"]]),
        text("11"),
      ],
      answer: spill([
        ["Bill under supervising NPI"],
        ["Bill under own NPI (85%): the patient is new"],
        ["Bill under own NPI (85%): supervision was audio"],
      ]),
      because: "Whether the patient is new and how somebody supervised stand in columns; the rest goes with every row.",
    },
    {
      title: "Nothing is said",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), date("2026-10-14")],
      answer: cell("Bill under own NPI (85%): this payer has no incident-to"),
      because: "The example payer has no incident-to, so nothing more needs to be known.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "`newPatient` or `newProblem` is neither Yes nor No, or `supervision` is none of the four words. The message names the argument.",
      whatToDo: "Write one of them, or leave the cell empty.",
    },
    UNKNOWN_PAYER,
    NO_RULE,
    CONFLICT,
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
