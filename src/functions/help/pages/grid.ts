import { corner, date, type HelpPage, matrix, text } from "../page";
import { BAD_DATE, MATRIX_PARAMETER, NO_MATRIX } from "./shared";

export const gridPage: HelpPage = {
  name: "GRID",
  question: "What do all my payers want, at one glance?",
  about: [
    "It answers with the matrix as people think of it: payers across, families of rules and coding topics down, as of a day. The sheet `Matrix` shows it; change the date above it to see another day.",
    "A cell says what holds: the answer where there is one, how many rules where there are several, `CMS NCCI` and `CMS MUE` where the national tables decide, and `none: not checked` where nobody decides.",
    "Marks stand behind the answer in words: `conflict` where two rows contradict each other, `ends soon` where a rule ends within 30 days and nothing follows, `due for review` where a row was not compared with its source for 90 days. Rows that are marked as examples are never due.",
    "With the pane open, selecting a cell shows the rules behind it.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    asOf: 'The day: a date cell, `DATE(2026,11,25)` or text `"2026-11-25"`.',
  },
  answers: [
    { answer: "Required", means: "The one answer of the family or topic on that day." },
    { answer: "Required from 1 Jan 2027", means: "Nothing holds yet; this is coming." },
    { answer: "Required: J9271 and 3 more", means: "The one rule there is, and which codes it names." },
    { answer: "3 rules", means: "Several rules say different things. Select the cell to see them." },
    { answer: "CMS NCCI + 1 rule", means: "The national pairs decide, and one row of the payer stands over them." },
    { answer: "… (national)", means: "No row says otherwise: the public rule holds." },
    { answer: "none: not checked", means: "No row speaks of this payer, and lines are not checked for it." },
  ],
  examples: [
    {
      title: "The matrix of a new workbook",
      args: [matrix, date("2026-11-25")],
      answer: corner([
        ["As of 25 Nov 2026", "Medicare Part B", "Example Commercial Plan"],
        ["Prior authorisation", "Not required", "5 rules"],
        ["Bundling", "CMS NCCI", "CMS NCCI + 1 rule"],
        ["Unit limits", "CMS MUE", "CMS MUE + 1 rule"],
        ["Incident-to", "supervising NPI, video", "own NPI, 85%"],
        ["Drug wastage", "JZ required, JW required", "JZ accepted, JW paid"],
      ]),
      because: "One answer is said; of several the number is.",
    },
    {
      title: "What held in the spring of 2023",
      args: [matrix, date("2023-04-03")],
      answer: corner([
        ["As of 3 Apr 2023", "Medicare Part B", "Example Commercial Plan"],
        ["Prior authorisation", "Not required", "5 rules"],
        ["Bundling", "CMS NCCI", "CMS NCCI; 1 rule from 1 Jan 2026"],
        ["Unit limits", "CMS MUE", "CMS MUE; 1 rule from 1 Jan 2026"],
        ["Incident-to", "supervising NPI, video", "own NPI, 85% from 1 Jan 2026"],
        [
          "Drug wastage",
          "JZ accepted, JW required; JZ required, JW required from 1 Jul 2023",
          "JZ accepted, JW paid from 1 Jan 2026",
        ],
      ]),
      because: "JZ was accepted then, and was to be required from 1 July. The example rows began later.",
    },
    {
      title: "A day to come, as text",
      args: [matrix, text("2027-06-01")],
      answer: corner([
        ["As of 1 Jun 2027", "Medicare Part B"],
        ["Prior authorisation", "Not required · due for review"],
        ["Bundling", "CMS NCCI"],
        ["Unit limits", "CMS MUE"],
        ["Incident-to", "supervising NPI, video · due for review"],
        ["Drug wastage", "JZ required, JW required · due for review"],
      ]),
      because: "By then Medicare's rows were not compared with their sources for more than 90 days.",
    },
  ],
  errors: [
    {
      shown: "#SPILL!",
      when: "A cell that the view needs is not empty.",
      whatToDo: "Empty the cells to the right and below.",
    },
    BAD_DATE,
    NO_MATRIX,
  ],
};
