import { date, type HelpPage, matrix, spill, text } from "../page";
import { BAD_DATE, MATRIX_PARAMETER, NO_MATRIX } from "./shared";

const HEADERS = ["Payer", "Answer", "Decided by", "From", "To", "Source"];
const EXAMPLE = "Example - replace";
const BUNDLED = "Bundled into 99214: no modifier fixes this";
const NATIONAL = "NCCI pair 99214/96523, indicator 0, edition 2024-07 (bundled)";

export const comparePage: HelpPage = {
  name: "COMPARE",
  question: "How do all my payers treat this code, side by side?",
  about: [
    "It answers with a table: one row for each payer of the table `Payers`, with the answer, the row that decided and since when it holds. The answers are those of the function for that family, such as `AUTH`.",
    "Where no row decides for a payer, its answer says `Not checked` and why: that is no yes and no no.",
    "The table spills, so leave the cells to the right and below it empty. It cannot stand inside an Excel table.",
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    topic:
      "A family: `PriorAuth` (or `Authorisation`), `Bundling`, `UnitLimits` (or `Limit`), `IncidentTo`, `Wastage`, `GenomicLCD` (or `Genomic`), `DrugCoverage` (or `Coverage`); or a topic of `CodingPolicy`, such as `consult_codes`.",
    code: 'A CPT or HCPCS code, as text or number. For `Bundling` two codes with a stroke between them: `"96413/96523"`.',
    dos: 'The date of service: a date cell, `DATE(2026,10,14)` or text `"2026-10-14"`. What is in force on that day answers.',
  },
  answers: [],
  examples: [
    {
      title: "Who wants an authorisation",
      args: [matrix, text("Authorisation"), text("J9271"), date("2026-10-14")],
      answer: spill([
        HEADERS,
        ["Medicare Part B", "Not required", "PA-0001", "", "", "42 CFR 419.80 to 419.83"],
        ["Example Commercial Plan", "Required", "PA-0003", "", "", EXAMPLE],
        ["Example Medicaid Plan", "Required", "PA-0008", "", "", EXAMPLE],
        ["Example Medicare Advantage", "Not required", "PA-0010", "", "", EXAMPLE],
      ]),
      because:
        "Each payer's own row decides. The last one asks for an authorisation with some diagnoses only, and the question names none.",
    },
    {
      title: "JW and JZ",
      args: [matrix, text("Wastage"), text("J9271"), date("2026-10-14")],
      answer: spill([
        HEADERS,
        [
          "Medicare Part B",
          "JZ required from 1 Jul 2023, JW required",
          "WA-0003",
          "2023-07-01",
          "",
          "CMS JW and JZ policy FAQ; Noridian A53024",
        ],
        ["Example Commercial Plan", "JZ accepted from 1 Jan 2026, JW paid", "WA-0004", "2026-01-01", "", EXAMPLE],
        ["Example Medicaid Plan", "JZ required from 1 May 2025, JW required", "WA-0005", "2025-05-01", "", EXAMPLE],
        [
          "Example Medicare Advantage",
          "JZ required from 1 Jan 2026, JW required",
          "WA-0006",
          "2026-01-01",
          "",
          EXAMPLE,
        ],
      ]),
      because: "The drug comes in single-dose vials, so each payer's rule for waste holds.",
    },
    {
      title: "A coding topic",
      args: [matrix, text("prolonged_code"), text("99215"), date("2026-10-14")],
      answer: spill([
        HEADERS,
        ["Medicare Part B", "G2212", "CP-0002", "2021-01-01", "", "CY2021 physician fee schedule"],
        ["Example Commercial Plan", "99417", "CP-0015", "", "", EXAMPLE],
        ["Example Medicaid Plan", "99417", "CP-0027", "", "", EXAMPLE],
        ["Example Medicare Advantage", "G2212", "CP-0037", "", "", EXAMPLE],
      ]),
      because: "Payers differ on the code of prolonged office time.",
    },
    {
      title: "Two codes of one day",
      args: [matrix, text("Bundling"), text("99214/96523"), date("2026-10-14")],
      answer: spill([
        HEADERS,
        ["Medicare Part B", BUNDLED, "public rule", "", "", NATIONAL],
        ["Example Commercial Plan", "Not bundled", "BU-0001", "2026-01-01", "", EXAMPLE],
        ["Example Medicaid Plan", BUNDLED, "public rule", "", "", NATIONAL],
        ["Example Medicare Advantage", BUNDLED, "public rule", "", "", NATIONAL],
      ]),
      because:
        "The commercial example pays a port flush beside a visit: its row in `Bundling` switches the national pair off.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "The topic is no family and no topic. The message lists them.",
      whatToDo: "Write one of them.",
    },
    {
      shown: "#VALUE!",
      when: "The topic is `Bundling`, and the code is not two codes with a stroke between them.",
      whatToDo: 'Write both, such as `"96413/96523"`.',
    },
    {
      shown: "#SPILL!",
      when: "A cell that the table needs is not empty.",
      whatToDo: "Empty the cells to the right and below.",
    },
    BAD_DATE,
    NO_MATRIX,
  ],
};
