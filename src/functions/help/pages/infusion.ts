import { date, type HelpPage, matrix, range, spill, text } from "../page";
import { BAD_DATE, CONFLICT, MATRIX_PARAMETER, NO_MATRIX, UNKNOWN_PAYER } from "./shared";

const HEADERS = ["Code", "Units", "Modifiers", "Minutes", "Drug", "Log rows", "Reason"];
const LOG = ["Drug", "Route", "Start", "Stop", "Site"];

export const infusionPage: HelpPage = {
  name: "INFUSION",
  question: "What does this nurse's log earn, and why?",
  about: [
    "It answers with the code lines of one encounter: units, modifiers, the minutes that count, the rows of the log, and the reason. Bags of one drug add their minutes, drugs at the same time are concurrent, hydration counts only beside nothing else, and times may run over midnight.",
    "Every row of the log is there: billed, `Not billed` with the rule, or `Not used` with what cannot be read. Correct that cell, and the answer follows.",
    "What it gives passes the checks of infusions. Drug lines with JW or JZ are `WASTAGE`'s.",
    "The table spills, so leave the cells to the right and below it empty. It cannot stand inside an Excel table.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer:
      "Who is billed: the `Payer ID`, the name or an alias from the table `Payers`. Its topics of `CodingPolicy` decide: `initial_code_order`, `hydration_min`, `modifier_preference`, `complex_drugs`.",
    dos: 'The date of service: a date cell, `DATE(2026,10,14)` or text `"2026-10-14"`.',
    log: "The rows of one patient and day: drug, route, start, stop and site. With headers in any order, without them in this one. The drug by its code or its name in `Drugs`; the route as `IV`, `IV push`, `SC`, `IM`, `IT`, `PO`, or `Pump 46 h` for a pump that goes home; times as `9:05 am`, `0905` or Excel times, with or without a date. A blank site is the same access as the others.",
    setting:
      "`Office` or `Facility`; `Office` if left out. An office takes the reason for the visit as initial, unless the payer's row says another order; a facility goes by its own order.",
  },
  answers: [
    { answer: "Not billed", means: "The row is read, and the rule in Reason says why it earns no line." },
    {
      answer: "Not used",
      means: "A cell of the row is missing or cannot be read; Reason says which and what to write.",
    },
  ],
  examples: [
    {
      title: "Premedication and chemotherapy",
      args: [
        matrix,
        text("MEDICARE"),
        date("2026-10-14"),
        range("A1:E4", [
          LOG,
          ["fosaprepitant", "IV", "9:00", "9:30", "port"],
          ["dexamethasone", "IV push", "9:30", "9:35", "port"],
          ["J9045", "IV", "9:40", "10:52", "port"],
        ]),
      ],
      answer: spill([
        HEADERS,
        ["96413", 1, "", 72, "J9045", "4", "72 min: 96415 needs 91; initial: chemotherapy is the reason for the visit"],
        ["96367", 1, "", 30, "J1453", "2", "30 min: 96366 needs 91; another drug after the first: sequential"],
        ["96375", 1, "", 5, "J1100", "3", "5 min: 15 min or less is a push"],
      ]),
      because: "The order in time does not matter: the chemotherapy is initial, and what was given before it follows.",
    },
    {
      title: "Two drugs at once, and a pump that goes home",
      args: [
        matrix,
        text("MEDICARE"),
        date("2026-10-14"),
        range("A2:E5", [
          ["oxaliplatin", "IV", "10:00", "12:00", "port"],
          ["leucovorin", "IV", "10:00", "12:00", "port"],
          ["fluorouracil", "IV push", "12:05", "12:10", "port"],
          ["fluorouracil", "Pump 46 h", "12:15", "", "port"],
        ]),
        text("Office"),
      ],
      answer: spill([
        HEADERS,
        [
          "96413",
          1,
          "",
          120,
          "J9263",
          "1",
          "120 min: 16 min or more is an infusion; initial: chemotherapy is the reason for the visit",
        ],
        ["96415", 1, "", 120, "J9263", "1", "120 min: added hour at 91 min; the next needs 151"],
        ["96411", 1, "", 5, "J9190", "3", "5 min: 15 min or less is a push"],
        ["96368", 1, "", 120, "J0640", "2", "ran 120 min beside another infusion: concurrent, once an encounter"],
        [
          "G0498",
          1,
          "",
          "",
          "J9190",
          "4",
          "Medicare, the practice's own pump: start, pump and disconnect are in this code",
        ],
      ]),
      because: "Another payer than Medicare, and a facility, bill the pump with `96416`.",
    },
    {
      title: "A log with gaps",
      args: [
        matrix,
        text("EXAMPLE-COMMERCIAL"),
        date("2026-10-14"),
        range("A2:E5", [
          ["J9312", "IV", "9:00", "11:31", "port"],
          ["J1453", "IV", "8:20", "25:99", "port"],
          ["J1200", "", "8:50", "8:55", "port"],
          ["J7030", "IV", "11:40", "12:05", "port"],
        ]),
        text("Facility"),
      ],
      answer: spill([
        HEADERS,
        [
          "96413",
          1,
          "",
          151,
          "J9312",
          "1",
          "151 min: 16 min or more is an infusion; initial: highest in the facility's order",
        ],
        ["96415", 2, "", 151, "J9312", "1", "151 min: added hours at 91 and 151 min; the next needs 211"],
        ["Not billed", "", "", "", "J7030", "4", "25 minutes of hydration beside nothing else; it begins with 31"],
        ["Not used", "", "", "", "J1453", "2", 'stop "25:99" is no time: write 9:05 am or 14:30'],
        [
          "Not used",
          "",
          "",
          "",
          "J1200",
          "3",
          "no route: write IV, IV push, SC, IM, IT, PO, or Pump 46 h for a pump that goes home",
        ],
      ]),
      because: "What can be read is answered, and the rest is said with the row of the range.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "The range has no row with a drug, lacks a column, or holds more than 200 rows.",
      whatToDo: "Give the rows of one patient and day with the columns drug, route, start, stop and site.",
    },
    {
      shown: "#VALUE!",
      when: "`setting` is neither `Office` nor `Facility`.",
      whatToDo: "Write one of them, or leave it out.",
    },
    {
      shown: "#SPILL!",
      when: "A cell that the table needs is not empty.",
      whatToDo: "Empty the cells to the right and below.",
    },
    UNKNOWN_PAYER,
    CONFLICT,
    BAD_DATE,
    NO_MATRIX,
  ],
};
