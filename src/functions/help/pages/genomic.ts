import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import {
  BAD_DATE,
  BAD_DIAGNOSIS,
  CONFLICT,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
  UNKNOWN_PAYER,
} from "./shared";

export const genomicPage: HelpPage = {
  name: "GENOMIC",
  question: "Is this genomic test covered for these diagnoses, and does it need its Z-code?",
  about: [
    "It answers from the table `GenomicLCD`: for Medicare the article of the contractor (`MAC`) that the payer's row names, for others the payer's own row.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    code: "The CPT or HCPCS code of the test. One cell or a column of cells.",
    diagnoses:
      "The diagnoses of the line in one cell, separated by `,` or `;`. An empty cell asks for which it is covered. One cell or a column of cells.",
    dos: DOS_PARAMETER,
  },
  answers: [
    { answer: "Covered", means: "A diagnosis of the line is on the list." },
    { answer: "Covered, Z-code required", means: "It is, and the test's DEX Z-code must stand on the claim." },
    { answer: "Not covered: …", means: "Which diagnoses are not on the list, or are excluded." },
    { answer: "Covered for …", means: "No diagnosis was given: the beginning of the list." },
  ],
  examples: [
    {
      title: "A panel for lung cancer",
      args: [matrix, text("MEDICARE"), text("81455"), text("C34.11"), date("2026-10-14")],
      answer: cell("Covered, Z-code required (A57901)"),
      because: "The article of Noridian JE lists the diagnosis, and MolDX wants the Z-code.",
    },
    {
      title: "A column of diagnoses",
      args: [
        matrix,
        text("MEDICARE"),
        text("81455"),
        range("E2:E3", [["C34.11; Z85.118"], ["Z12.11"]]),
        date("2026-10-14"),
      ],
      answer: spill([
        ["Covered, Z-code required (A57901)"],
        ["Not covered: Z12.11 is not on the list, Z-code required (A57901)"],
      ]),
      because: "One diagnosis on the list is enough. A screening is not on it.",
    },
    {
      title: "For what is it covered?",
      args: [matrix, text("EXAMPLE-COMMERCIAL"), text("81455"), text(""), date("2026-10-14")],
      answer: cell("Covered for C00-C80 (Example)"),
      because: "Without a diagnosis the answer is the list itself.",
    },
  ],
  errors: [
    UNKNOWN_PAYER,
    {
      shown: "#N/A",
      when: "No row of `GenomicLCD` decides, or the contractor is not known. The message says what nearly did.",
      whatToDo: "Add the article's row, or the contractor in the column `MAC` of `Payers`.",
    },
    BAD_DIAGNOSIS,
    CONFLICT,
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
