import { cell, date, type HelpPage, matrix, text } from "../page";
import {
  BAD_DATE,
  BAD_DIAGNOSIS,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
} from "./shared";

export const whyPage: HelpPage = {
  name: "WHY",
  question: "Which row decided that, and what nearly did?",
  about: [
    "It gives the long form of what the other functions answer: the answer, the row that decided with whom and what it names, since when and from which source; then the rows that nearly decided, nearest first, and why they did not.",
    "Where nothing decides it says `Not checked` and why. Let the cell wrap: the text is long.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    topic:
      "What is asked, in one cell. A family: `PriorAuth`, `Bundling`, `UnitLimits`, `IncidentTo`, `Wastage`, `GenomicLCD`, `DrugCoverage`; a topic of `CodingPolicy`, such as `consult_codes`; or `code`, whether the code exists. Excel offers them while you type.",
    code: 'A CPT or HCPCS code. For `Bundling` two codes with a stroke between them: `"96413/96523"`. One cell or a column of cells.',
    dos: DOS_PARAMETER,
    diagnoses:
      "The diagnoses of the line in one cell, separated by `,` or `;`. Needed where a rule depends on the diagnosis.",
  },
  answers: [],
  examples: [
    {
      title: "Why an authorisation is needed",
      args: [matrix, text("EXAMPLE-ADVANTAGE"), text("PriorAuth"), text("J9271"), date("2026-10-14"), text("C34.11")],
      answer: cell(
        "Required. Decided by PriorAuth PA-0011 in row 12: EXAMPLE-ADVANTAGE, J9271 · C34;C43: Required, always. Source: Example - replace. Nearly decided: PriorAuth PA-0010 in row 11 (Not required), but PA-0011 is narrower; PriorAuth PA-0001 in row 2 (Not required), but it is for Kind:Medicare; PriorAuth PA-0002 in row 3 (Not required), but it is for EXAMPLE-COMMERCIAL; PriorAuth PA-0003 in row 4 (Required), but it is for EXAMPLE-COMMERCIAL; PriorAuth PA-0007 in row 8 (Not required), but it is for EXAMPLE-MEDICAID.",
      ),
      because: "The row for lung cancer and melanoma is narrower than the payer's row for everything.",
    },
    {
      title: "Why two codes are bundled",
      args: [matrix, text("MEDICARE"), text("Bundling"), text("99214/96523"), date("2026-10-14")],
      answer: cell(
        "Bundled into 99214: no modifier fixes this. Decided by a public rule: NCCI pair 99214/96523, indicator 0, edition 2024-07 (bundled). Nearly decided: Bundling BU-0001 in row 2 (not bundled), but it is for EXAMPLE-COMMERCIAL.",
      ),
      because: "No row of this payer speaks of the two codes, so the national pair holds.",
    },
    {
      title: "Why a code is not active",
      args: [matrix, text("MEDICARE"), text("code"), text("77014"), date("2026-10-14")],
      answer: cell(
        "Ended 31 Dec 2025: use 77387. Decided by CodeStatus 77014 in row 103: until 31 Dec 2025. Note: 77387 with 26.",
      ),
      because: "The table `CodeStatus` knows when codes begin and end.",
    },
  ],
  errors: [
    { shown: "#VALUE!", when: "The topic is none. The message lists them.", whatToDo: "Write one of them." },
    {
      shown: "Not checked: …",
      when: "No row decides, or the payer is not in `Payers`. The text says what nearly did.",
      whatToDo: "Add the row or the alias that it names.",
    },
    BAD_DIAGNOSIS,
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
