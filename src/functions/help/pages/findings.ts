import { corner, date, type HelpPage, matrix, range, spill } from "../page";
import { CHECK_ERRORS, HEADERS_PARAMETER, LINES_PARAMETER, AS_OF_PARAMETER } from "./check";
import { BAD_DATE, MATRIX_PARAMETER, NO_MATRIX } from "./shared";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Dx", "Charge"];
const TABLE = ["Line", "Check", "Severity", "Message", "Fix", "Decided by", "Amount"];

export const findingsPage: HelpPage = {
  name: "FINDINGS",
  question: "What is wrong with these claim lines, each finding in a row of its own?",
  about: [
    "It finds what `CHECK` finds, and shows all of it: one row for each finding, in the order of the lines, with what to change, which row or public rule decided, and the charges at risk in dollars.",
    "`Line` counts the lines that you gave, from 1; a finding of several lines names those to fix, such as `2-4`. What could not be checked stands behind the findings, with the severity `Not checked`: that is neither right nor wrong.",
    "The table spills, so leave the cells to the right and below it empty.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    headers: HEADERS_PARAMETER,
    lines: LINES_PARAMETER,
    asOf: AS_OF_PARAMETER,
  },
  answers: [
    { answer: "Error", means: "The line will be rejected or denied." },
    { answer: "Warning", means: "A likely denial, or the record has to show it." },
    { answer: "Info", means: "No risk: a unit that was not billed, or something to document." },
    { answer: "Not checked", means: "A check could not be made; the message says what it lacks." },
    { answer: "OK", means: "All checks were made, and none found anything." },
  ],
  examples: [
    {
      title: "A panel and its part",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G3", [
          ["MEDICARE", "P-104", "2026-10-14", "80053", 1, "C50.911", 30],
          ["MEDICARE", "P-104", "2026-10-14", "80048", 1, "C50.911", 45],
        ]),
        date("2026-11-23"),
      ],
      answer: spill([
        TABLE,
        [
          2,
          "LAB-01",
          "Error",
          "80048 is bundled into 80053 the same day (pair table 2024-07, indicator 0): no modifier fixes this",
          "No modifier fixes this: remove line 2",
          "NCCI pair 80053/80048, indicator 0, edition 2024-07 (bundled)",
          45,
        ],
        ["1-2", "LAB-05", "Not checked", "2 lines: the sheet does not hold the laboratory's CLIA number", "", "", ""],
        [
          "1-2",
          "ADM-07",
          "Not checked",
          "2 lines: the sheet has no column Ordering NPI",
          "Fill in Ordering NPI",
          "",
          "",
        ],
      ]),
      because:
        "The second line denies, and its charge is at risk. Two checks lack a column that these lines do not have.",
    },
    {
      title: "A code that ended",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G3", [
          ["MEDICARE", "P-104", "2026-10-14", "77014", 1, "C50.911", 90],
          ["MEDICARE", "P-104", "2026-10-14", "36415", 1, "C50.911", 9],
        ]),
        date("2026-11-23"),
      ],
      answer: corner([
        TABLE.slice(0, 5),
        [1, "ADM-01", "Error", "77014 ended 31 Dec 2025, before 14 Oct 2026: use 77387", "77014 to 77387 on line 1"],
      ]),
      because: "`Fix` says what to change, and `Decided by` which row of the matrix or which public rule says so.",
    },
    {
      title: "Nothing found",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G3", [
          ["MEDICARE", "P-104", "2026-10-14", "85025", 1, "C50.911", 12],
          ["MEDICARE", "P-104", "2026-10-14", "36415", 1, "C50.911", 9],
        ]),
        date("2026-11-23"),
      ],
      answer: spill([
        TABLE,
        ["", "", "", "No findings in 2 lines, as far as they could be checked", "", "", 0],
        [1, "LAB-05", "Not checked", "1 line: the sheet does not hold the laboratory's CLIA number", "", "", ""],
        [1, "ADM-07", "Not checked", "1 line: the sheet has no column Ordering NPI", "Fill in Ordering NPI", "", ""],
      ]),
      because: "Nothing is at risk, but that is no OK: the table names the checks that lack something.",
    },
  ],
  errors: [
    ...CHECK_ERRORS,
    {
      shown: "#SPILL!",
      when: "A cell that the table needs is not empty.",
      whatToDo: "Empty the cells to the right and below.",
    },
    BAD_DATE,
    NO_MATRIX,
  ],
};
