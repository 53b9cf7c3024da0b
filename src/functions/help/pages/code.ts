import { cell, date, type HelpPage, matrix, range, spill, text } from "../page";
import { BAD_DATE, CODE_PARAMETER, DOS_PARAMETER, MATRIX_PARAMETER, NO_MATRIX, ONE_OR_MANY, UNEQUAL } from "./shared";

export const codePage: HelpPage = {
  name: "CODE",
  question: "Did this code exist on this date, and what replaced it?",
  about: ["It answers from the table `CodeStatus` of the matrix, which a practice can extend.", ONE_OR_MANY],
  parameters: { matrix: MATRIX_PARAMETER, code: CODE_PARAMETER, dos: DOS_PARAMETER },
  answers: [
    { answer: "Active", means: "The code could be billed on that day." },
    { answer: "Ended …: use …", means: "The last day of the code, and what is billed instead, where something is." },
    { answer: "Begins …", means: "The first day on which the code can be billed." },
    { answer: "Never existed: use …", means: "A code that printed guides name by mistake, and the right one." },
  ],
  examples: [
    {
      title: "A code of last year",
      args: [matrix, text("77385"), date("2026-03-02")],
      answer: cell("Ended 31 Dec 2025: use 77407 or 77412"),
      because: "The code was deleted with the radiation codes of 2026.",
    },
    {
      title: "The same code while it existed",
      args: [matrix, text("77385"), date("2025-11-03")],
      answer: cell("Active"),
      because: "The date of service decides, not the day on which you ask.",
    },
    {
      title: "A column of codes",
      args: [matrix, range("D2:D3", [["77402"], ["77014"]]), date("2026-03-02")],
      answer: spill([["Active"], ["Ended 31 Dec 2025: use 77387"]]),
      because: "One formula answers the whole column, each row for itself.",
    },
  ],
  errors: [
    {
      shown: "#N/A",
      when: "The code is not in `CodeStatus`: nothing is known of its dates.",
      whatToDo: "Add a row with the code and the first and last day on which it could be billed.",
    },
    {
      shown: "#VALUE!",
      when: "The text cannot be a code: five characters, such as `99213` or `J9271`.",
      whatToDo: "Look for a lost zero or a modifier in the same cell.",
    },
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
