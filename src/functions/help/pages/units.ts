import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import {
  BAD_DATE,
  CONFLICT,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
  UNKNOWN_PAYER,
} from "./shared";

export const unitsPage: HelpPage = {
  name: "UNITS",
  question: "How many units of this code do these minutes earn?",
  about: [
    "It knows the time rules of infusions, hydration, pushes, pumps, office visits and prolonged visits, and the payer's own minutes and codes (`hydration_min`, `prolonged_code`).",
    "The answer is a number where the minutes earn units. Where they earn none, or where it depends on another line, it says so in words, which `SUM` counts as nothing.",
    "Give the minutes of one drug at one site: bags of one drug add up before they are counted.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    code: 'A CPT or HCPCS code. A prolonged visit stands with its visit: `"G2212/99215"`. One cell or a column of cells.',
    minutes: "Minutes: `72`, `1:12`, or stop minus start of two time cells. One cell or a column of cells.",
    dos: DOS_PARAMETER,
  },
  answers: [
    { answer: "2", means: "So many units." },
    { answer: "72 min: 96415 needs 91", means: "No unit, and what the time lacks." },
    {
      answer: "1 after 96360, 2 after another service",
      means: "96361 counts otherwise behind 96360 than behind a drug.",
    },
    { answer: "Medicare Part B takes G2212, not 99417", means: "The payer has another code for it." },
  ],
  examples: [
    {
      title: "A nurse's minutes",
      args: [
        matrix,
        text("MEDICARE"),
        range("D2:D5", [["96413"], ["96415"], ["96415"], ["96365"]]),
        range("E2:E5", [[72], [72], [151], [12]]),
        date("2026-10-14"),
      ],
      answer: spill([[1], ["72 min: 96415 needs 91"], [2], ["12 min: 96365 needs 16; up to 15 it is a push"]]),
      because: "The first hour runs to minute 90. Added hours begin with minutes 91, 151 and 211.",
    },
    {
      title: "A prolonged visit",
      args: [matrix, text("MEDICARE"), text("G2212/99215"), text("84"), date("2026-10-14")],
      answer: cell(2),
      because: "With 99215 Medicare's first unit begins with minute 69, and each further one 15 minutes later.",
    },
    {
      title: "Hydration",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), text("96361"), text("1:40"), date("2026-10-14")],
      answer: cell("1 after 96360, 2 after another service"),
      because: "Behind 96360 the first hour is counted already; behind a drug it begins with the payer's minute 31.",
    },
  ],
  errors: [
    {
      shown: "#N/A",
      when: "The code has no time rule on that day, or a prolonged visit stands without its visit.",
      whatToDo: 'Look at the code; write a prolonged visit as `"G2212/99215"`.',
    },
    {
      shown: "#VALUE!",
      when: "`minutes` is empty, negative or no number of minutes.",
      whatToDo: "Past midnight add 1 to the stop before you subtract the start.",
    },
    UNKNOWN_PAYER,
    CONFLICT,
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
