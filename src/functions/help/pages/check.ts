import { date, type HelpPage, matrix, range, spill } from "../page";
import { BAD_DATE, MATRIX_PARAMETER, NO_MATRIX } from "./shared";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Dx", "Auth"];

export const HEADERS_PARAMETER =
  "The row with the column names, such as `A1:T1` or `Claims[#Headers]`. Payer, Patient, DOS and CPT are needed; the order is free.";
export const LINES_PARAMETER = "The claim lines below those headers, as many columns wide: `A2:T400` or `Claims`.";
export const AS_OF_PARAMETER =
  "The day on which you ask, such as `TODAY()`. Without it, filing limits and authorisations about to end are not checked.";

/** What CHECK and FINDINGS say of lines that they cannot read. */
export const CHECK_ERRORS: HelpPage["errors"] = [
  {
    shown: "#VALUE!",
    when: "The headers lack Payer, Patient, DOS or CPT. The message names the missing ones.",
    whatToDo: "Give the row with the column names as second argument.",
  },
  {
    shown: "#VALUE!",
    when: "Headers and lines are not equally wide.",
    whatToDo: "Let both begin and end in the same columns.",
  },
];

export const checkPage: HelpPage = {
  name: "CHECK",
  question: "What is wrong with these claim lines?",
  about: [
    "It answers one status per line: the worst finding first, and how many more there are behind it. The pane's Check explains each of them, with the rule that decided and the fix.",
    "Lines that are given together are checked together: the lines of one patient and date form an encounter. Give whole encounters. A line on its own cannot be checked for what depends on its neighbours, and says so.",
    "Hints without risk, such as a unit that was not billed, stand in the pane only.",
    "Not checked is not passed: it says what is missing, a field of the line or a rule of the matrix.",
    "Excel on the web passes at most 5 MB to a function. Beyond some 25,000 lines of 20 columns let the pane's Check write the statuses.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    headers: HEADERS_PARAMETER,
    lines: LINES_PARAMETER,
    asOf: AS_OF_PARAMETER,
  },
  answers: [
    { answer: "OK", means: "All checks were made, and none found anything." },
    { answer: "Error: …", means: "The line will be rejected or denied." },
    { answer: "Warning: …", means: "A likely denial, or the record has to show it." },
    { answer: "Not checked: …", means: "A check could not be made; the text says what it lacks." },
  ],
  examples: [
    {
      title: "Two lines of one encounter",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G3", [
          ["MEDICARE", "P-104", "2026-10-14", "80053", 1, "C50.911", ""],
          ["MEDICARE", "P-104", "2026-10-14", "80048", 1, "C50.911", ""],
        ]),
        date("2026-11-23"),
      ],
      answer: spill([
        ["Not checked: LAB-05: the sheet does not hold the laboratory's CLIA number (+1 more)"],
        ["Error: 80048 is bundled into 80053 the same day (pair table 2024-07, indicator 0): no modifier fixes this"],
      ]),
      because:
        "The smaller panel is part of the larger one, and no modifier changes that. The line that will be denied carries the finding. Nothing speaks against the other, but what these columns do not hold could not be checked.",
    },
    {
      title: "Too late",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G2", [["MEDICARE", "P-104", "2024-10-14", "80053", 1, "C50.911", ""]]),
        date("2026-11-23"),
      ],
      answer: spill([
        [
          "Error: 23 Nov 2026 is 770 days after 14 Oct 2024; Medicare Part B takes claims until 14 Oct 2025 (one calendar year)",
        ],
      ]),
      because: "The last argument is the day on which you ask; `TODAY()` keeps it current.",
    },
    {
      title: "A blank row, and a cell with an error",
      args: [
        matrix,
        range("A1:G1", [HEADERS]),
        range("A2:G5", [
          ["EXAMPLE-COMMERCIAL", "P-104", "2026-10-14", "85025", 1, "C34.11", ""],
          ["EXAMPLE-COMMERCIAL", "P-104", "2026-10-14", "36415", 1, "C34.11", ""],
          ["", "", "", "", "", "", ""],
          ["EXAMPLE-COMMERCIAL", "P-104", "#N/A", "80053", 1, "C34.11", ""],
        ]),
        date("2026-11-23"),
      ],
      answer: spill([
        ["Not checked: LAB-05: the sheet does not hold the laboratory's CLIA number (+2 more)"],
        ["OK"],
        [""],
        ["Error: DOS holds the error #N/A. Correct the cell's formula, or type the value"],
      ]),
      because: "A blank row stays blank, and a cell that cannot be read spoils its own line alone.",
    },
  ],
  errors: [
    ...CHECK_ERRORS,
    {
      shown: "Not checked: needs the encounter",
      when: "One line was given, and a check looks at its neighbours.",
      whatToDo: "Give all lines of that patient and date, best the whole sheet, in one formula beside it.",
    },
    {
      shown: "Not checked: …",
      when: "A cell of the line cannot be read, such as a date as text or `#N/A`. Other lines are still checked.",
      whatToDo: "Correct the cell that the text names.",
    },
    BAD_DATE,
    NO_MATRIX,
  ],
};
