import { date, type HelpPage, matrix, spill, text } from "../page";
import { BAD_DATE, CONFLICT, MATRIX_PARAMETER, NO_MATRIX, NO_RULE, UNKNOWN_PAYER } from "./shared";

const HEADERS = ["Code", "Modifiers", "Units", "Amount", "Reason"];

export const wastagePage: HelpPage = {
  name: "WASTAGE",
  question: "How is this dose billed: which vials, how many units, JW or JZ?",
  about: [
    "It answers with the drug's line and, where something was discarded that the payer pays, the JW line. It opens whole vials with the least waste, and of those the fewest. Given rounds up to whole units, discarded rounds down.",
    "JW and JZ come from the payer's row of `Wastage` on the date of service. Multi-dose drugs and fluids carry neither.",
    "What it gives passes the checks of doses and waste. The table spills, so leave the cells to the right and below it empty.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: "Who is billed: the `Payer ID`, the name or an alias from the table `Payers`.",
    drug: "The drug: its code, or its name as the table `Drugs` has it.",
    dose: 'The dose with its unit, such as `"480 mg"` or `"0.375 g"`. A bare number is in the drug\'s dose unit.',
    dos: 'The date of service: a date cell, `DATE(2026,10,14)` or text `"2026-10-14"`.',
    vials:
      'The vials on hand, with `;` between them: `"100 mg; 40 mg x3"` is any number of 100 mg and three of 40 mg. Blank: the sizes of `Drugs`. Where `Drugs` leaves the container open, `Single` or `Multi` says it.',
  },
  answers: [
    { answer: "JZ", means: "Nothing was discarded, and the payer requires that it is said." },
    { answer: "JW", means: "The units that were discarded, on a line of their own." },
  ],
  examples: [
    {
      title: "Part of a vial is discarded",
      args: [matrix, text("MEDICARE"), text("J9355"), text("418 mg"), date("2026-10-14")],
      answer: spill([
        HEADERS,
        [
          "J9355",
          "",
          42,
          "418 mg given",
          "3 x 150 mg opened: the least waste; JZ required from 1 Jul 2023, JW required (WA-0003)",
        ],
        [
          "J9355",
          "JW",
          3,
          "32 mg left, rounded down to 30 mg",
          "what was discarded, out of the vials of the line above",
        ],
      ]),
      because: "A unit is 10 mg: 41.8 units given round up to 42, and 3.2 units left round down to 3.",
    },
    {
      title: "The vials on hand",
      args: [matrix, text("MEDICARE"), text("nivolumab"), text("480 mg"), date("2026-10-14"), text("100 mg; 40 mg x3")],
      answer: spill([
        HEADERS,
        [
          "J9299",
          "JZ",
          480,
          "480 mg given",
          "4 x 100 mg and 2 x 40 mg opened: the least waste; JZ required from 1 Jul 2023, JW required (WA-0003); nothing to discard",
        ],
      ]),
      because: "Two vials of 40 mg beside four of 100 mg leave nothing, and so JZ says it.",
    },
    {
      title: "The day before JZ was required",
      args: [matrix, text("MEDICARE"), text("J9271"), text("200 mg"), date("2023-06-30")],
      answer: spill([
        HEADERS,
        [
          "J9271",
          "",
          200,
          "200 mg given",
          "2 x 100 mg opened: the least waste; JZ accepted from 1 Jan 2023, JW required (WA-0002); nothing to discard: JZ may be added",
        ],
      ]),
      because: "From 1 Jul 2023 another row decides, and the same dose carries JZ.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "The dose or a vial cannot be read, its unit cannot be compared with the drug's, or the vials on hand do not make the dose.",
      whatToDo: 'Write amounts such as `"480 mg"` and vials such as `"100 mg; 40 mg x3"`. The message says which.',
    },
    {
      shown: "#N/A",
      when: "`Drugs` does not list the drug, or lacks its dose per unit or its vial sizes.",
      whatToDo: "Add the drug to `Drugs`, or fill in the cell that the message names.",
    },
    UNKNOWN_PAYER,
    NO_RULE,
    CONFLICT,
    BAD_DATE,
    NO_MATRIX,
  ],
};
