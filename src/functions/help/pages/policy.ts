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

export const policyPage: HelpPage = {
  name: "POLICY",
  question: "How does this payer want it coded?",
  about: [
    "It answers one topic of the table `CodingPolicy`: the payer's row in force on that day, else the public rule where there is one, else what `Payers` says.",
    "Excel offers the topics while you type: `consult_codes`, `filing_days`, `ndc`, `prolonged_code`, `hydration_min`, `modifier_preference`, `complex_drugs`, `white_bag_needs_drug_line`, `preferred_product`, `initial_code_order`, `visit_complexity_addon`, `cart_phases`, `radiation_codes`, `port_flush_with_visit`, `supervision_record`, `infusion_times`.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    topic: "One of the topics above, in one cell.",
    dos: DOS_PARAMETER,
    code: "A CPT or HCPCS code, where the answer depends on it: `preferred_product` always does. One cell or a column of cells.",
  },
  answers: [],
  examples: [
    {
      title: "Consultation codes",
      args: [
        matrix,
        range("A2:A4", [["MEDICARE"], ["EXAMPLE-COMMERCIAL"], ["EXAMPLE-MEDICAID"]]),
        text("consult_codes"),
        date("2026-10-14"),
      ],
      answer: spill([["not paid"], ["not paid"], ["paid"]]),
      because: "Each payer's own row answers.",
    },
    {
      title: "Days to file",
      args: [matrix, text("MEDICARE"), text("filing_days"), date("2026-10-14")],
      answer: cell("one calendar year"),
      because: "No row says another, and so the public rule holds for Medicare.",
    },
    {
      title: "Which product a payer prefers",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), text("preferred_product"), date("2026-10-14"), text("J9355")],
      answer: cell("Q5116 instead of J9355"),
      because: "The example payer wants the biosimilar before trastuzumab.",
    },
  ],
  errors: [
    { shown: "#VALUE!", when: "The topic is none. The message lists them.", whatToDo: "Write one of them." },
    UNKNOWN_PAYER,
    NO_RULE,
    CONFLICT,
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
